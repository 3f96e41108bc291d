#include "extract/clauses.h"

#include <stdlib.h>

#include "core/memory.h"

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

void clauses_read(const struct text *t, const struct figures *f, struct clauses *c)
{
	struct clause open = {0, 0, 0, 0, 0};
	size_t next = 0;

	c->n = 0;
	for (uint32_t i = 0; i < t->n; i++) {
		char32_t ch = t->cp[i];

		while (next < f->n && f->v[next].end <= i)
			next++;
		if (next < f->n && i >= f->v[next].start)
			continue;
		if (!char_is(ch, CHAR_STOP | CHAR_COMMA | CHAR_BRACKET))
			continue;
		close_clause(c, &open, i);
		if (ch == U'（')
			open.depth++;
		else if (ch == U'）' && open.depth)
			open.depth--;
		/* a ； inside a bracket does not end the sentence around it */
		open.sentence += char_is(ch, CHAR_STOP) && open.depth == 0;
		open.start = i + 1;
		open.open = ch;
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
