#include "analyze/repeats.h"

#include <stdlib.h>

#include "analyze/thing.h"
#include "core/memory.h"

/* LONG, LONG_DIGITS: of a figure that is no accident; MIDDLE, SHORT: of one that needs words in common;
 * BACK: figures of one value that are looked through */
enum { LONG = 1000, LONG_DIGITS = 5, MIDDLE = 100, SHORT = 10, BACK = 8 };

static bool is_telling(const struct operand *o)
{
	return o->exactness != EXACTNESS_APPROXIMATE && o->value.coef >= LONG &&
	       o->quantity != QUANTITY_OTHER && decimal_cmp(o->upper, o->value) == 0;
}

/* from the end to the front: what a name ends in stands beside it */
static int by_end(struct slice a, struct slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	for (size_t i = 1; i <= n; i++)
		if (a.p[a.n - i] != b.p[b.n - i])
			return (unsigned char)a.p[a.n - i] < (unsigned char)b.p[b.n - i] ? -1 : 1;
	return (a.n > b.n) - (a.n < b.n);
}

/* what one figure is of: the texts and the role that tell it from others */
static int by_thing(const struct operand *a, const struct operand *b)
{
	const struct fact *f = a->fact, *g = b->fact;
	int order = slice_cmp(f->unit, g->unit);

	order = order ? order : slice_cmp(f->role, g->role);
	order = order ? order : slice_cmp(f->office, g->office);
	order = order ? order : slice_cmp(f->period, g->period);
	return order ? order : by_end(f->subject, g->subject);
}

/* 實支 and 防護經費實支: the later has left out of what it is */
static bool is_one_thing(const struct operand *a, const struct operand *b)
{
	const struct fact *f = a->fact, *g = b->fact;

	return slice_eq(f->unit, g->unit) && slice_eq(f->role, g->role) && slice_eq(f->office, g->office) &&
	       slice_eq(f->period, g->period) && (slice_ends(f->subject, g->subject) || slice_ends(g->subject, f->subject));
}

static int by_thing_and_place(const void *a, const void *b, void *scope)
{
	const struct scope *s = scope;
	const size_t *x = a, *y = b;
	int order = by_thing(&s->v[*x], &s->v[*y]);

	return order ? order : (*x > *y) - (*x < *y);
}

/* its digits without the zeros at the end: 300 is no rarer than 3 */
static int64_t telling_digits(const struct operand *o)
{
	int64_t digits = o->value.coef;

	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	return digits;
}

/* digits enough that two figures of one thing do not agree by accident */
static bool is_long(const struct operand *o)
{
	return is_telling(o) && o->fact->subject.n > 0 && o->quantity != QUANTITY_PERCENT && !operand_is_change(o) &&
	       telling_digits(o) >= LONG;
}

static void propose(struct relations *list, size_t later, size_t earlier, enum firmness firmness)
{
	struct relation r = relation_new(list, RELATION_REPEAT, firmness == CONFIRM ? RANK_WEAK : RANK_SIBLING);

	r.target = (long)later;
	r.firmness = firmness;
	r.telling = LONG_DIGITS;
	relation_term(&r, earlier, 1);
	relation_propose(list, &r);
}

/* 陳情12,345件 in the summary and again in the section: of two figures of one thing and time the later repeats the
 * earlier; one slip of the pen apart they contradict each other. */
static void propose_long(const struct scope *s, struct relations *list, size_t *v)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (is_long(&s->v[i]))
			v[n++] = i;
	if (n > 0)
		qsort_r(v, n, sizeof *v, by_thing_and_place, (void *)s);
	for (size_t i = 1; i < n; i++)
		if (is_one_thing(&s->v[v[i - 1]], &s->v[v[i]]) && !scope_same_sentence(s, v[i - 1], v[i]))
			propose(list, v[i], v[i - 1], IF_SLIP);
}

static bool can_repeat(const struct operand *o)
{
	return o->quantity != QUANTITY_OTHER && o->exactness != EXACTNESS_APPROXIMATE &&
	       o->value.coef > 0 && o->fact->unit.n > 0 && o->fact->subject.n > 0 && decimal_cmp(o->upper, o->value) == 0;
}

static int by_figure(const struct operand *a, const struct operand *b)
{
	int order = slice_cmp(a->fact->unit, b->fact->unit);

	return order ? order : decimal_cmp(a->value, b->value);
}

static int by_figure_and_place(const void *a, const void *b, void *scope)
{
	const struct scope *s = scope;
	const size_t *x = a, *y = b;
	int order = by_figure(&s->v[*x], &s->v[*y]);

	return order ? order : (*x > *y) - (*x < *y);
}

static bool share_time(const struct fact *f, const struct fact *g)
{
	return f->period.n == 0 || g->period.n == 0 || thing_overlap(f->period, g->period);
}

/* The fewer digits agree, the more the words must: 1,767人 needs none, 98,400臺 in a total neither, 42.67% one near it, 97件
 * one of the name; 2項 agree by accident. */
static bool agree_enough(const struct operand *a, const struct operand *b)
{
	const struct fact *f = a->fact, *g = b->fact;
	int64_t digits = telling_digits(a);
	bool counted = a->quantity != QUANTITY_PERCENT;

	if (digits < SHORT)
		return false;
	if (text_shares_word(f->subject, g->subject) || (counted && digits >= LONG))
		return true;
	return digits >= MIDDLE && ((counted && (a->role == ROLE_TOTAL || b->role == ROLE_TOTAL)) || text_shares_word(f->context, g->context));
}

static bool is_told_again(const struct operand *a, const struct operand *b)
{
	return operand_is_change(a) == operand_is_change(b) && slice_eq(a->fact->qualifier, b->fact->qualifier) &&
	       share_time(a->fact, b->fact) && agree_enough(a, b);
}

/* What agrees is told, a difference is not: that two figures are of one thing their agreement itself says. */
static void propose_equal(const struct scope *s, struct relations *list, size_t *v)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (can_repeat(&s->v[i]))
			v[n++] = i;
	if (n > 0)
		qsort_r(v, n, sizeof *v, by_figure_and_place, (void *)s);
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j > 0 && i - j < BACK && by_figure(&s->v[v[j - 1]], &s->v[v[i]]) == 0; j--)
			if (!scope_same_sentence(s, v[j - 1], v[i]) && is_told_again(&s->v[v[j - 1]], &s->v[v[i]])) {
				propose(list, v[i], v[j - 1], CONFIRM);
				break;
			}
}

void propose_repeats(const struct scope *s, struct relations *list)
{
	size_t *v = xcalloc(s->n + 1, sizeof *v);

	propose_long(s, list, v);
	propose_equal(s, list, v);
	free(v);
}
