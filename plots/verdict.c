#include "plots/verdict.h"

#include <stdlib.h>

#include "core/memory.h"

static const struct {
	const char *name, *class, *title;
} words[] = {
#define VERDICT(id, name, class, title) {name, class, title},
#include "plots/verdicts.def"
#undef VERDICT
};

enum verdict verdict_of(const struct check *c)
{
	if (check_only_warns(c))
		return VERDICT_NOTE;
	for (int v = 0; v < VERDICT_UNCHECKED; v++)
		if (slice_is(c->verdict, words[v].name))
			return (enum verdict)v;
	return VERDICT_UNVERIFIABLE;
}

const char *verdict_word(enum verdict v)
{
	return words[v].title;
}

const char *verdict_class(enum verdict v)
{
	return words[v].class;
}

static bool is_suspected(const struct relation *r, const struct fact *f)
{
	for (size_t i = 0; i < r->n_suspects; i++)
		if (r->suspects[i] == f)
			return true;
	return r->n_suspects == 0;
}

/* what one check says about one of its figures */
static enum verdict said(const struct relation *r, const struct fact *f)
{
	enum verdict v = verdict_of(r->check);

	return v == VERDICT_FAIL && !is_suspected(r, f) ? VERDICT_UNVERIFIABLE : v;
}

/* counts in `first` become places; what stands before a figure's place belongs to those before it */
static size_t add_up(size_t *first, size_t n)
{
	size_t sum = 0;

	for (size_t i = 0; i <= n; i++) {
		size_t count = first[i];

		first[i] = sum;
		sum += count;
	}
	return sum;
}

void verdicts_open(struct verdicts *v, const struct book *book)
{
	size_t n = book->facts->n, *next;

	*v = (struct verdicts){book, xcalloc(n + 1, sizeof *v->of), xcalloc(n + 1, sizeof *v->first), NULL};
	for (size_t i = 0; i < n; i++)
		v->of[i] = VERDICT_UNCHECKED;
	for (size_t r = 0; r < book->n; r++)
		for (size_t k = 0; k < book->relations[r].n; k++)
			v->first[book->relations[r].members[k] - book->facts->v]++;
	v->among = xcalloc(add_up(v->first, n) + 1, sizeof *v->among);
	next = xcalloc(n + 1, sizeof *next);
	for (size_t r = 0; r < book->n; r++)
		for (size_t k = 0; k < book->relations[r].n; k++) {
			const struct relation *relation = &book->relations[r];
			size_t i = (size_t)(relation->members[k] - book->facts->v);
			enum verdict verdict = said(relation, relation->members[k]);

			v->among[v->first[i] + next[i]++] = relation;
			if (verdict < v->of[i])
				v->of[i] = verdict;
		}
	free(next);
}

void verdicts_close(struct verdicts *v)
{
	free(v->of);
	free(v->first);
	free(v->among);
}
