/* 前揭98,400臺, 通報24件: a figure that takes up one told before in its reach. That it differs is told only where a
 * word says that it is the same (前開, 上述), and by a slip. */
#include <stdlib.h>

#include "analyze/reach.h"
#include "analyze/relation.h"
#include "core/memory.h"

enum { LEAST = 20, SURE = 100, DIGITS = 3 };

static bool takes_up(const struct scope *s, size_t i)
{
	static const char *const words[] = {"前開", "前揭", "前述", "上開", "上述", "前項", NULL};

	return slice_ends_any(scope_gap(s, i), words);
}

/* not round: 85 is no accident twice where 200 may be */
static bool is_telling(const struct operand *o, int64_t least)
{
	int64_t digits = o->value.coef;

	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	return digits >= least;
}

static bool is_of_one_thing(const struct scope *s, size_t i, size_t earlier)
{
	return is_telling(&s->v[i], SURE) || (text_shares_word(s->v[i].fact->subject, s->v[earlier].fact->subject) &&
	                                      slice_eq(s->v[i].fact->role, s->v[earlier].fact->role));
}

static bool is_echo(const struct scope *s, size_t i, size_t earlier)
{
	const struct operand *o = &s->v[i], *e = &s->v[earlier];

	return decimal_cmp(o->value, e->value) == 0 && slice_eq(o->fact->qualifier, e->fact->qualifier);
}

static void propose(struct relations *list, size_t i, size_t earlier, enum firmness firmness)
{
	struct relation r = relation_new(list, RELATION_REPEAT, RANK_WEAK);

	r.source = SOURCE_CUE;
	r.target = (long)i;
	r.firmness = firmness;
	r.telling = DIGITS;
	relation_term(&r, earlier, 1);
	relation_propose(list, &r);
}

static bool can_echo(const struct scope *s, size_t i)
{
	return operand_is_amount(&s->v[i]) && s->v[i].role != ROLE_PREVIOUS && s->v[i].role != ROLE_AVERAGE &&
	       !operand_is_change(&s->v[i]);
}

/* the figures of the unit in front of the sentence */
static bool propose_near(const struct scope *s, struct relations *list, size_t i)
{
	bool named = takes_up(s, i);
	struct reached earlier = reach_amounts(s, i, i);
	size_t k = 0;

	if (!named && !is_telling(&s->v[i], LEAST))
		return false;
	while (k < earlier.n && !(is_echo(s, i, earlier.v[k]) && (named || is_of_one_thing(s, i, earlier.v[k]))))
		k++;
	if (k < earlier.n && (named || earlier.by[k] != REACH_SENTENCE))
		propose(list, i, earlier.v[k], CONFIRM);
	else if (named && earlier.n > 0)
		propose(list, i, earlier.v[0], IF_SLIP);
	return k < earlier.n;
}

static int by_value_and_place(const void *a, const void *b, void *scope)
{
	const struct scope *s = scope;
	const size_t *x = a, *y = b;
	int order = decimal_cmp(s->v[*x].value, s->v[*y].value);

	order = order ? order : slice_cmp(s->v[*x].fact->unit, s->v[*y].fact->unit);
	return order ? order : (*x > *y) - (*x < *y);
}

/* Farther away in the document the words must agree too. */
static void propose_far(const struct scope *s, struct relations *list, size_t *v, size_t n)
{
	if (n > 0)
		qsort_r(v, n, sizeof *v, by_value_and_place, (void *)s);
	for (size_t i = 1; i < n; i++)
		if (operand_same_unit(&s->v[v[i - 1]], &s->v[v[i]]) && is_echo(s, v[i], v[i - 1]) &&
		    !scope_same_sentence(s, v[i - 1], v[i]) &&
		    text_shares_word(s->v[v[i]].fact->subject, s->v[v[i - 1]].fact->subject))
			propose(list, v[i], v[i - 1], CONFIRM);
}

void propose_echoes(const struct scope *s, struct relations *list)
{
	size_t *far = xcalloc(s->n + 1, sizeof *far), n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (can_echo(s, i) && (i == 0 || !propose_near(s, list, i)) && is_telling(&s->v[i], LEAST))
			far[n++] = i;
	propose_far(s, list, far, n);
	free(far);
}
