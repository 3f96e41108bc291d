#include "plots/source.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "plots/book.h"
#include "plots/clean.h"

struct mark {
	size_t start, end;
	bool bad;
};

static bool is_there(const struct fact *f, struct slice source, struct slice name)
{
	return slice_eq(f->doc, name) && f->start >= 0 && f->end > f->start &&
	       (size_t)f->end <= source.n && !slice_is(f->kind, "heading") &&
	       !slice_is(f->kind, "items") && !slice_is(f->kind, "names") &&
	       slice_eq(f->raw, (struct slice){source.p + f->start, (size_t)(f->end - f->start)});
}

static int in_text(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

/* Marks in order, one inside another left out. */
static size_t collect(struct mark *marks, struct slice source, struct slice name,
                      const struct facts *facts, const bool *bad)
{
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < facts->n; i++)
		if (is_there(&facts->v[i], source, name))
			marks[n++] = (struct mark){(size_t)facts->v[i].start,
			                           (size_t)facts->v[i].end, bad[i]};
	if (n)
		qsort(marks, n, sizeof *marks, in_text);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && marks[i].start < marks[kept - 1].end) {
			marks[kept - 1].bad = marks[kept - 1].bad || marks[i].bad;
			continue;
		}
		marks[kept++] = marks[i];
	}
	return kept;
}

static void add_text(struct output *o, struct slice text)
{
	for (size_t i = 0, n; i < text.n; i += n) {
		char32_t c;

		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n == 0) {
			n = 1;
			output_text(o, "\xef\xbf\xbd");
		} else if (c == '\t') {
			output_char(o, ' ');
		} else if (!clean_drops(c)) {
			clean_markup(o, (struct slice){text.p + i, n});
		}
	}
}

/* one line, bytes [start, end); *next: the first mark that may lie in it */
static void add_line(struct output *o, struct slice source, size_t start, size_t end,
                     const struct mark *marks, size_t n, size_t *next)
{
	size_t at = start;

	while (*next < n && marks[*next].start < end) {
		const struct mark *m = &marks[*next];
		size_t from = m->start > at ? m->start : at, to = m->end < end ? m->end : end;

		add_text(o, (struct slice){source.p + at, from - at});
		output_text(o, m->bad ? "<mark class=\"bad\">" : "<mark>");
		add_text(o, (struct slice){source.p + from, to - from});
		output_text(o, "</mark>");
		at = to;
		/* a figure over a line's end goes on in the next line */
		if (m->end > end)
			break;
		++*next;
	}
	add_text(o, (struct slice){source.p + at, end - at});
}

void source_write(struct output *o, struct slice source, struct slice name,
                  const struct facts *facts, const struct checks *checks)
{
	struct mark *marks = xcalloc(facts->n + 1, sizeof *marks);
	bool *bad = xcalloc(facts->n + 1, sizeof *bad);
	struct book book;
	size_t n, next = 0, line = 1;

	book_open(&book, facts, checks);
	for (size_t i = 0; i < book.n; i++)
		for (size_t k = 0; check_fails(book.relations[i].check) && k < book.relations[i].n;
		     k++)
			bad[book.relations[i].members[k] - facts->v] = true;
	book_close(&book);
	n = collect(marks, source, name, facts, bad);
	output_text(o, "<div class=\"source\">\n");
	for (size_t at = 0; at < source.n; line++) {
		struct slice rest = {source.p + at, source.n - at};
		size_t end = at + slice_find(rest, SLICE("\n"));

		output_printf(o, "<p id=\"L%zu\"><a href=\"#L%zu\">%zu</a> ", line, line, line);
		add_line(o, source, at, end, marks, n, &next);
		output_text(o, "</p>\n");
		at = end + 1;
	}
	output_text(o, "</div>\n");
	free(marks);
	free(bad);
}
