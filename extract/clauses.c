#include "extract/clauses.h"

#include <stdlib.h>

#include "core/memory.h"

enum { QUOTATION_MAX = 60, MARKS = CHAR_STOP | CHAR_COMMA | CHAR_BRACKET | CHAR_OPEN };

void clauses_free(struct clauses *c)
{
	free(c->v);
	*c = (struct clauses){0};
}

static void close_clause(struct clauses *c, struct clause *open, uint32_t end)
{
	open->end = end;
	c->v = xgrow(c->v, &c->cap, c->n + 1, sizeof *c->v);
	c->v[c->n++] = *open;
}

/* The end of the quotation that opens at i: its marks end no clause of ours. Or i when it is not closed
 * nearby. */
static uint32_t quotation_end(const struct text *t, uint32_t i)
{
	char32_t close = t->cp[i] == U'「' ? U'」' : t->cp[i] == U'『' ? U'』' : U'》';

	for (uint32_t j = i + 1; j < t->n && j < i + QUOTATION_MAX; j++)
		if (t->cp[j] == close)
			return j;
	return i;
}

void clauses_read(const struct text *t, const struct figures *f, struct clauses *c)
{
	struct clause open = {0, 0, 0, 0, 0};
	size_t next = 0;

	c->n = 0;
	for (uint32_t i = 0; (i = (uint32_t)text_find(t, i, t->n, MARKS)) < t->n; i++) {
		char32_t ch = t->cp[i];

		while (next < f->n && f->v[next].end <= i)
			next++;
		if (next < f->n && i >= f->v[next].start)
			continue;
		if (ch == U'「' || ch == U'『' || ch == U'《') {
			i = quotation_end(t, i);
			continue;
		}
		if (!char_is(ch, CHAR_STOP | CHAR_COMMA | CHAR_BRACKET))
			continue;
		close_clause(c, &open, i);
		if (char_is(ch, CHAR_OPEN))
			open.depth++;
		else if (char_is(ch, CHAR_CLOSE) && open.depth)
			open.depth--;
		/* a ； inside a bracket does not end the sentence around it */
		open.sentence += char_is(ch, CHAR_STOP) && open.depth == 0;
		open.start = i + 1;
		open.open = char_is(ch, CHAR_OPEN) ? U'（' : ch;
	}
	close_clause(c, &open, (uint32_t)t->n);
	c->sentences = open.sentence + 1;
}

size_t clause_at(const struct clauses *c, size_t from, size_t i)
{
	while (from + 1 < c->n && c->v[from + 1].start <= i)
		from++;
	return from;
}
