/* covering: what must hold between a document, its facts and its rejects:
 *   bytes[start:end] == raw for every fact and reject, lines counted by LF, facts in the order of start,
 *   then longer first, and every run of digits in a fact, a reject or an outline mark.
 * covering_open(), then cover_fact() and cover() for each row, then check_digits(); faults says how many. */
#ifndef TESTS_COVERING_H
#define TESTS_COVERING_H

#include <stdio.h>
#include <stdlib.h>

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

static inline void fault(struct covering *c, const char *what, int64_t line, struct slice raw)
{
	if (c->faults++ < 10)
		printf("conserve: line %lld: %s: %s\n", (long long)line, what, message_quote(raw, 60));
}

static inline void cover(struct covering *c, int64_t line, int64_t start, int64_t end, struct slice raw)
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

static inline void cover_fact(struct covering *c, const struct fact *f)
{
	bool structure = slice_is(f->kind, "heading") || slice_is(f->kind, "names");

	if (f->start < c->last_start || (f->start == c->last_start && f->end > c->last_end))
		fault(c, "out of order", f->line, f->raw);
	c->last_start = f->start;
	c->last_end = f->end;
	if (!structure)
		cover(c, f->line, f->start, f->end, f->raw);
	else if (!slice_eq(f->raw, (struct slice){c->source.p + f->start, (size_t)(f->end - f->start)}))
		fault(c, "bytes[start:end] is not raw", f->line, f->raw);
}

/* an outline mark stands at the start of its line, or behind a tag, behind #, bullets and blanks:
 * 1、 (12) 3. （4） 第5項 */
static inline bool is_mark(const struct covering *c, size_t start, size_t end)
{
	size_t i = start;

	if (end - start > 3 * 3)
		return false;
	while (i > 0 && c->source.p[i - 1] != '\n' && c->source.p[i - 1] != '>') {
		unsigned char b = (unsigned char)c->source.p[--i];

		/* ASCII signs, full-width brackets and blanks, bullets, 第 */
		if ((b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z'))
			return false;
	}
	return true;
}

static inline size_t digit_at(const struct covering *c, size_t i)
{
	const unsigned char *p = (const unsigned char *)c->source.p + i;

	if (p[0] >= '0' && p[0] <= '9')
		return 1;
	if (i + 2 < c->source.n && p[0] == 0xef && p[1] == 0xbc && p[2] >= 0x90 && p[2] <= 0x99)
		return 3;
	return 0;
}

static inline void check_digits(struct covering *c)
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

static inline void covering_open(struct covering *c, struct slice source)
{
	int64_t line = 1;

	*c = (struct covering){.source = source, .last_start = -1};
	c->covered = xcalloc(source.n + 1, sizeof *c->covered);
	c->line = xcalloc(source.n + 1, sizeof *c->line);
	for (size_t i = 0; i < source.n; i++) {
		c->line[i] = line;
		line += source.p[i] == '\n';
	}
}

static inline void covering_close(struct covering *c)
{
	free(c->covered);
	free(c->line);
}

#endif
