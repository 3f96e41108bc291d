/* Which chart a track gets: three and more periods a line, several categories of one measure small
 * multiples, many measures of two periods a table. */
#include <stdlib.h>

#include "plots/kinds.h"
#include "plots/plotted.h"
#include "plots/wording.h"

enum {
	LEAST_PERIODS = 3,    /* of a line */
	LEAST_INDICATORS = 3, /* rows of a table */
	MOST_PERIODS = 120,   /* of a chart: more are no finding */
	LARGE_COUNT = 100,
	LARGE_AMOUNT = 1000, /* two such courses are alike by chance no more */
};

static bool is_shown(const struct draft *d, const struct track *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].fact && draft_used(d, &t->v[i].fact, 1))
			return true;
	return false;
}

static const struct fact *any_fact(const struct track *t)
{
	for (size_t i = t->n; i-- > 0;)
		if (t->v[i].fact)
			return t->v[i].fact;
	return NULL;
}

/* The total of a table is called by what the table measures. */
static void name_total(struct arena *mem, const struct book *b, struct track *t)
{
	const struct fact *f = any_fact(t);
	struct slice topic = wording_topic(mem, b, f);

	if (!wording_is_total(t->label))
		return;
	if (wording_is_name(t->group))
		t->label = t->group;
	else if (wording_is_name(t->stem) && !wording_is_total(t->stem))
		t->label = arena_printf(mem, "%.*s合計", SLICE_ARGS(t->stem));
	else
		t->label = topic.n ? topic : SLICE("各項合計");
}

/* ---- tables ---------------------------------------------------------------------------------- */

static bool belong(const struct track *a, const struct track *b)
{
	const struct fact *f = any_fact(a), *g = any_fact(b);

	/* a table of two periods has room for several groups, a row of small charts has not */
	return slice_eq(f->doc, g->doc) && slice_eq(a->table, b->table) && slice_eq(a->unit, b->unit) &&
	       slice_eq(a->stem, b->stem) && a->cumulative == b->cumulative &&
	       (a->n < LEAST_PERIODS || slice_eq(a->group, b->group)) && track_same_periods(a, b);
}

/* shares beside the amounts they are the shares of move with them */
static bool is_drawable(const struct draft *d, const struct track *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].fact && slice_is(t->v[i].fact->role, "share"))
			return false;
	return t->n <= MOST_PERIODS && !is_shown(d, t);
}

/* v: tracks of one table, unit and time; totals moved behind the members, whose number is returned. When relations
 * add others up to each of them, none is the total of these. */
static size_t part_totals(const struct book *b, struct track *v, size_t n)
{
	size_t members = 0, plain = 0;

	for (size_t i = 0; i < n; i++)
		plain += !wording_is_total(v[i].label) && !book_is_total(b, any_fact(&v[i]));
	for (size_t i = 0; i < n; i++)
		if (!wording_is_total(v[i].label) && (plain < 2 || !book_is_total(b, any_fact(&v[i])))) {
			struct track t = v[i];

			for (size_t k = i; k > members; k--)
				v[k] = v[k - 1];
			v[members++] = t;
		}
	return members;
}

static bool same_course(const struct track *a, const struct track *b)
{
	if (a->n != b->n || decimal_cmp(a->v[0].value, decimal_int(LARGE_AMOUNT)) < 0)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (decimal_cmp(a->v[i].value, b->v[i].value) != 0)
			return false;
	return true;
}

/* The only row of a group repeats it: such ones are moved behind the rest, whose number is returned. */
static size_t part_repeats(struct track *v, size_t n)
{
	size_t kept = n > 0;

	for (size_t i = 1; i < n; i++)
		if (!same_course(&v[kept - 1], &v[i])) {
			struct track t = v[i];

			v[i] = v[kept];
			v[kept++] = t;
		}
	return kept;
}

static bool is_negative(const struct track *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < v[i].n; k++)
			if (v[i].v[k].value.coef < 0)
				return true;
	return false;
}

/* what never changes is no finding */
static bool are_flat(const struct track *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!track_is_flat(&v[i]))
			return false;
	return true;
}

/* 案件（受理）: a name that says little without the header above it */
static void add_group_name(struct arena *mem, struct track *t)
{
	if (t->group.n && !slice_has(t->label, t->group) && !slice_has(t->group, t->label))
		t->label = arena_printf(mem, "%.*s（%.*s）", SLICE_ARGS(t->group), SLICE_ARGS(t->label));
}

/* members of one name bear that of their group too */
static void tell_apart(struct arena *mem, struct track *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct slice label = v[i].label;
		bool twice = false;

		for (size_t k = i + 1; k < n; k++)
			if (slice_eq(v[k].label, label)) {
				add_group_name(mem, &v[k]);
				twice = true;
			}
		if (twice)
			add_group_name(mem, &v[i]);
	}
}

static void draw_table(struct draft *d, struct track *v, size_t n)
{
	struct arena *mem = &d->charts->mem;
	size_t members = part_totals(d->book, v, n);

	tell_apart(mem, v, members);

	for (size_t i = members; i < n && i < members + 1; i++)
		if (v[i].n >= LEAST_PERIODS && !track_is_flat(&v[i])) {
			name_total(mem, d->book, &v[i]);
			timeseries_draw(d, &v[i]);
		}
	members = part_repeats(v, members);
	if (are_flat(v, members))
		return;
	if (members >= 2 && v[0].n >= LEAST_PERIODS && !is_negative(v, members))
		multiples_draw(d, v, members);
	else if (members >= LEAST_INDICATORS && v[0].n == 2)
		indicators_draw(d, v, members);
	else if (members == 1 && v[0].n >= LEAST_PERIODS) {
		add_group_name(mem, &v[0]);
		timeseries_draw(d, v);
	}
}

static void draw_tables(struct draft *d, struct tracks *list)
{
	for (size_t i = 0, n; i < list->n; i += n) {
		size_t kept = 0;

		for (n = 0; i + n < list->n && slice_eq(list->v[i + n].table, list->v[i].table) &&
		            slice_eq(any_fact(&list->v[i + n])->doc, any_fact(&list->v[i])->doc);
		     n++)
			;
		/* groups of the table, each gathered at the front of what is left */
		for (size_t from = i; from < i + n; from += kept) {
			kept = 0;
			for (size_t k = from; k < i + n; k++)
				if (belong(&list->v[from], &list->v[k])) {
					struct track t = list->v[k];

					list->v[k] = list->v[from + kept];
					list->v[from + kept++] = t;
				}
			if (is_drawable(d, &list->v[from]))
				draw_table(d, &list->v[from], kept);
		}
	}
}

/* ---- changes and series -------------------------------------------------------------------------- */

/* told twice, perhaps under another name */
static bool same_change(const struct track *a, const struct track *b)
{
	return slice_eq(a->label, b->label) ||
	       (slice_eq(a->unit, b->unit) && decimal_cmp(a->v[0].value, b->v[0].value) == 0 &&
	        decimal_cmp(a->v[1].value, b->v[1].value) == 0);
}

/* Two points alone are worth a chart when one is implied, or for money, rates and large counts. */
static bool is_worth_drawing(const struct track *t)
{
	if (track_is_flat(t))
		return false;
	return t->v[0].status == POINT_IMPLIED || slice_is(t->unit, "%") || number_currency(t->unit).n ||
	       decimal_cmp(t->v[1].value, decimal_int(LARGE_COUNT)) >= 0;
}

/* measures whose last figure is told once, those of one document together */
static void draw_changes(struct draft *d, struct tracks *list)
{
	size_t n = 0, from = 0;

	for (size_t i = 0; i < list->n; i++) {
		bool known = is_shown(d, &list->v[i]);

		for (size_t k = 0; k < n && !known; k++)
			known = same_change(&list->v[k], &list->v[i]);
		if (!known) {
			struct track t = list->v[n];

			list->v[n++] = list->v[i];
			list->v[i] = t;
		}
	}
	for (size_t i = 1; i <= n; i++) {
		if (i < n && slice_eq(any_fact(&list->v[i])->doc, any_fact(&list->v[from])->doc))
			continue;
		if (i - from >= LEAST_INDICATORS && !are_flat(&list->v[from], i - from))
			indicators_draw(d, &list->v[from], i - from);
		else
			for (size_t k = from; k < i; k++)
				if (is_worth_drawing(&list->v[k]))
					timeseries_draw(d, &list->v[k]);
		from = i;
	}
}

static void draw_series(struct draft *d, struct tracks *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].n >= LEAST_PERIODS && list->v[i].n <= MOST_PERIODS && wording_is_name(list->v[i].label) &&
		    !track_is_flat(&list->v[i]) && any_fact(&list->v[i]) && !is_shown(d, &list->v[i]))
			timeseries_draw(d, &list->v[i]);
}

void series_find(struct draft *d)
{
	struct tracks list = {0};

	tracks_of_series(&d->charts->mem, d->book, d->series, &list);
	draw_series(d, &list);
	tracks_free(&list);
}

void tracks_find(struct draft *d)
{
	struct arena *mem = &d->charts->mem;
	struct tracks list = {0};

	series_find(d);
	tracks_of_tables(mem, d->book, &list);
	draw_tables(d, &list);
	tracks_free(&list);
	tracks_of_changes(mem, d->book, &list);
	draw_changes(d, &list);
	tracks_free(&list);
}
