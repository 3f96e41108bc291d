#include "plots/track.h"

#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"

void track_add(struct track *t, struct point p)
{
	t->v = xgrow(t->v, &t->cap, t->n + 1, sizeof *t->v);
	t->v[t->n++] = p;
}

void tracks_add(struct tracks *list, struct track *t)
{
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *t;
	*t = (struct track){0};
}

void tracks_free(struct tracks *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->v[i].v);
	free(list->v);
	*list = (struct tracks){0};
}

static int by_time(const void *x, const void *y)
{
	const struct point *a = x, *b = y;

	if (a->period.first != b->period.first)
		return a->period.first < b->period.first ? -1 : 1;
	return (a->period.last > b->period.last) - (a->period.last < b->period.last);
}

/* how many points are alike the one at i: a table with annual and monthly rows has two lengths */
static size_t kin(const struct track *t, size_t i)
{
	size_t n = 0;

	for (size_t k = 0; k < t->n; k++)
		n += period_alike(&t->v[i].period, &t->v[k].period);
	return n;
}

bool track_settle(struct track *t, size_t least)
{
	size_t best = 0, kept = 0;
	struct period length;

	if (t->n < least)
		return false;
	qsort(t->v, t->n, sizeof *t->v, by_time);
	for (size_t i = 1; i < t->n && i < 64; i++)
		if (kin(t, i) > kin(t, best))
			best = i;
	length = t->v[best].period;
	for (size_t i = 0; i < t->n; i++) {
		bool alike = period_alike(&t->v[i].period, &length);

		if (alike && kept > 0 && t->v[kept - 1].period.first == t->v[i].period.first &&
		    decimal_cmp(t->v[kept - 1].value, t->v[i].value) != 0)
			return false;
		if (!alike || (kept > 0 && period_between(&t->v[kept - 1].period, &t->v[i].period) < 0))
			t->left_out++;
		else
			t->v[kept++] = t->v[i];
	}
	t->n = kept;
	return t->n >= least;
}

bool track_is_flat(const struct track *t)
{
	for (size_t i = 1; i < t->n; i++)
		if (decimal_cmp(t->v[i].value, t->v[0].value) != 0)
			return false;
	return true;
}

bool track_same_periods(const struct track *a, const struct track *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].period.first != b->v[i].period.first || a->v[i].period.last != b->v[i].period.last)
			return false;
	return true;
}

struct scale track_scale(struct arena *mem, const struct track *t)
{
	struct decimal largest = {0, 0};

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].status != POINT_MISSING && decimal_cmp(number_magnitude(t->v[i].value), largest) > 0)
			largest = number_magnitude(t->v[i].value);
	return number_scale(mem, t->unit, largest);
}

struct slice track_value(struct arena *mem, const struct track *t, struct decimal value)
{
	struct scale scale = number_scale(mem, t->unit, value);
	struct slice digits = scale.exp ? number_label(mem, value, scale) : number_text(mem, value);

	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(digits), SLICE_ARGS(clean_text(mem, scale.name)));
}

struct slice track_change(struct arena *mem, const struct track *t, struct decimal from, struct decimal to)
{
	struct decimal change, percent;
	const char *sign;

	if (!decimal_add(to, number_negative(from), &change))
		return (struct slice){"", 0};
	if (change.coef == 0)
		return SLICE("不變");
	sign = change.coef > 0 ? "+" : "";
	if (slice_is(t->unit, "%"))
		return arena_printf(mem, "%s%.*s個百分點", sign, SLICE_ARGS(number_text(mem, change)));
	/* from a profit to a loss there is no percentage */
	if (from.coef <= 0 || to.coef < 0 || !number_percent(change, from, 2, &percent))
		return arena_printf(mem, "%s%.*s", sign, SLICE_ARGS(track_value(mem, t, change)));
	return arena_printf(mem, "%s%.*s", sign, SLICE_ARGS(number_percent_text(mem, percent)));
}

struct slice track_period(struct arena *mem, const struct point *p)
{
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(period_year(mem, &p->period)),
	                    SLICE_ARGS(period_tick(mem, &p->period)));
}
