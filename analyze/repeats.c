#include "analyze/repeats.h"

#include <stdlib.h>

#include "core/memory.h"

/* LONG, LONG_DIGITS: of a figure that is no accident */
enum { LONG = 1000, LONG_DIGITS = 5 };

static bool is_telling(const struct operand *o)
{
	return o->fact->table.n == 0 && o->exactness != EXACTNESS_APPROXIMATE && o->value.coef >= LONG &&
	       o->quantity != QUANTITY_OTHER && decimal_cmp(o->upper, o->value) == 0;
}

/* what one figure is of: the texts and the role that tell it from others */
static int by_thing(const struct operand *a, const struct operand *b)
{
	const struct fact *f = a->fact, *g = b->fact;
	int order = slice_cmp(f->subject, g->subject);

	order = order ? order : slice_cmp(f->unit, g->unit);
	order = order ? order : slice_cmp(f->role, g->role);
	order = order ? order : slice_cmp(f->office, g->office);
	return order ? order : slice_cmp(f->period, g->period);
}

static int by_thing_and_place(const void *a, const void *b, void *scope)
{
	const struct scope *s = scope;
	const size_t *x = a, *y = b;
	int order = by_thing(&s->v[*x], &s->v[*y]);

	return order ? order : (*x > *y) - (*x < *y);
}

/* digits enough, zeros at the end apart, that two figures of one thing do not agree by accident */
static bool is_long(const struct operand *o)
{
	int64_t digits = o->value.coef;

	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	return is_telling(o) && o->fact->subject.n > 0 && o->quantity != QUANTITY_PERCENT && !operand_is_change(o) &&
	       digits >= LONG;
}

/* 陳情12,345件 in the summary and again in the section: of two figures of one thing and time the later repeats the
 * earlier; one slip of the pen apart they contradict each other. */
void propose_repeats(const struct scope *s, struct relations *list)
{
	size_t *v = xcalloc(s->n + 1, sizeof *v), n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (is_long(&s->v[i]))
			v[n++] = i;
	if (n > 0)
		qsort_r(v, n, sizeof *v, by_thing_and_place, (void *)s);
	for (size_t i = 1; i < n; i++) {
		struct relation r = relation_new(list, RELATION_REPEAT, RANK_SIBLING);

		if (by_thing(&s->v[v[i - 1]], &s->v[v[i]]) != 0 || scope_same_sentence(s, v[i - 1], v[i]))
			continue;
		r.target = (long)v[i];
		r.firmness = IF_SLIP;
		r.telling = LONG_DIGITS;
		relation_term(&r, v[i - 1], 1);
		relation_propose(list, &r);
	}
	free(v);
}
