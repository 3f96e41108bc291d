/* conserve: what must hold between a document, its facts and its rejects:
 *   bytes[start:end] == raw for every fact and reject, lines counted by LF, facts in the order of start,
 *   then longer first, and every run of digits in a fact, a reject or an outline mark.
 *     conserve DOCUMENT FACTS.csv REJECTS.csv */
#include <stdio.h>
#include <stdlib.h>

#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/tables.h"

struct covering {
	struct slice source;
	bool *covered;
	int64_t *line; /* of each byte */
	size_t faults;
	int64_t last_start, last_end;
};

static void fault(struct covering *c, const char *what, int64_t line, struct slice raw)
{
	if (c->faults++ < 10)
		printf("conserve: line %lld: %s: %s\n", (long long)line, what, message_quote(raw, 60));
}

static void cover(struct covering *c, int64_t line, int64_t start, int64_t end, struct slice raw)
{
	if (start < 0 || end < start || (size_t)end > c->source.n ||
	    !slice_eq(raw, (struct slice){c->source.p + start, (size_t)(end - start)})) {
		fault(c, "bytes[start:end] is not raw", line, raw);
		return;
	}
	if (end > start && c->line[start] != line)
		fault(c, "wrong line", line, raw);
	for (int64_t i = start; i < end; i++)
		c->covered[i] = true;
}

static void on_reject(void *context, const void *row)
{
	const struct reject *r = row;

	cover(context, r->line, r->start, r->end, r->raw);
}

static void read_facts(struct covering *c, const struct facts *facts)
{
	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *f = &facts->v[i];
		bool structure = slice_is(f->kind, "heading") || slice_is(f->kind, "names");

		if (f->start < c->last_start || (f->start == c->last_start && f->end > c->last_end))
			fault(c, "out of order", f->line, f->raw);
		c->last_start = f->start;
		c->last_end = f->end;
		if (structure) {
			if (!slice_eq(f->raw, (struct slice){c->source.p + f->start, (size_t)(f->end - f->start)}))
				fault(c, "bytes[start:end] is not raw", f->line, f->raw);
		} else {
			cover(c, f->line, f->start, f->end, f->raw);
		}
	}
}

/* an outline mark stands at the start of its line, behind #, bullets and blanks: 1、 (12) 3. （4） 第5項 */
static bool is_mark(const struct covering *c, size_t start, size_t end)
{
	size_t i = start;

	if (end - start > 3 * 3)
		return false;
	while (i > 0 && c->source.p[i - 1] != '\n') {
		unsigned char b = (unsigned char)c->source.p[--i];

		/* ASCII signs, full-width brackets and blanks, bullets, 第 */
		if ((b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z'))
			return false;
	}
	return true;
}

static size_t digit_at(const struct covering *c, size_t i)
{
	const unsigned char *p = (const unsigned char *)c->source.p + i;

	if (p[0] >= '0' && p[0] <= '9')
		return 1;
	if (i + 2 < c->source.n && p[0] == 0xef && p[1] == 0xbc && p[2] >= 0x90 && p[2] <= 0x99)
		return 3;
	return 0;
}

static void check_digits(struct covering *c)
{
	for (size_t i = 0; i < c->source.n;) {
		size_t start = i, length;
		bool lost = false;

		while (i < c->source.n && (length = digit_at(c, i)) > 0) {
			lost = lost || !c->covered[i];
			i += length;
		}
		if (i == start)
			i++;
		else if (lost && !is_mark(c, start, i))
			fault(c, "digits lost", c->line[start], (struct slice){c->source.p + start, i - start});
	}
}

int main(int argc, char **argv)
{
	struct covering c = {.last_start = -1};
	struct facts facts = {0};
	struct input doc, rejects;
	struct arena mem = {0};
	int64_t line = 1;

	if (argc != 4 || !input_read(&doc, argv[1], 0) || !facts_read(&facts, argv[2]) ||
	    !input_read(&rejects, argv[3], 0))
		return EXIT_USAGE;
	c.source = doc.bytes;
	c.covered = xcalloc(doc.bytes.n + 1, sizeof *c.covered);
	c.line = xcalloc(doc.bytes.n + 1, sizeof *c.line);
	for (size_t i = 0; i < doc.bytes.n; i++) {
		c.line[i] = line;
		line += doc.bytes.p[i] == '\n';
	}
	read_facts(&c, &facts);
	if (!table_read(&rejects_table, rejects.bytes, argv[3], &mem, on_reject, &c))
		return exit_status();
	check_digits(&c);
	free(c.covered);
	free(c.line);
	arena_free(&mem);
	facts_free(&facts);
	input_free(&doc);
	input_free(&rejects);
	return c.faults ? EXIT_FINDING : 0;
}
