#include "plots/importance.h"

#include <stdlib.h>

#include "core/memory.h"

enum { MAX_CHARTS = 14, MAX_OF_KIND = 6 };

/* what a kind tells by itself: the result of the checks always, a finding before a picture */
static int of_kind(const struct spec *s)
{
	if (s->finding)
		return 50;
	switch (s->kind) {
	case KIND_scorecard:
		return 100;
	case KIND_waterfall:
	case KIND_timeseries:
	case KIND_multiples:
	case KIND_table:
		return 8;
	case KIND_progress:
		return 7;
	case KIND_part_whole:
	case KIND_rank_bar:
		return 5;
	default:
		return 0;
	}
}

/* the largest amount of money of a document, by which its amounts are judged */
static struct decimal largest_amount(const struct book *b, struct slice doc)
{
	struct decimal most = {0, 0}, value;

	for (size_t i = 0; i < b->facts->n; i++) {
		const struct fact *f = &b->facts->v[i];

		if (slice_is(f->kind, "money") && slice_eq(f->doc, doc) && fact_value(f, &value) &&
		    decimal_cmp(value, most) > 0)
			most = value;
	}
	return most;
}

/* money counts, more of it counts more: a tenth and a hundredth of the largest amount */
static int of_money(const struct spec *s, struct decimal largest)
{
	struct decimal value, most = {0, 0};

	for (size_t i = 0; i < s->n_figures; i++)
		if (slice_is(s->figures[i]->kind, "money") && fact_value(s->figures[i], &value) &&
		    decimal_cmp(value, most) > 0)
			most = value;
	if (most.coef == 0)
		return 0;
	return 3 + (decimal_cmp((struct decimal){most.coef, most.exp + 1}, largest) >= 0) +
	       (decimal_cmp((struct decimal){most.coef, most.exp + 2}, largest) >= 0);
}

static int of_figures(const struct spec *s)
{
	enum { FULL = 8 };

	return (int)(s->n_figures < FULL ? s->n_figures : FULL) / 2;
}

static int of_badge(const struct spec *s)
{
	return slice_is(s->chart.badge, "verified") ? 4 : slice_is(s->chart.badge, "partial") ? 1 : -3;
}

static int weigh(const struct spec *s, struct decimal largest)
{
	int headline = s->n_figures > 0 && section_depth(s->figures[0]->section) <= 2;

	return of_kind(s) + of_money(s, largest) + of_figures(s) + of_badge(s) + headline;
}

/* amounts and the shares that they are of their total */
static bool same_labels(const struct spec *a, const struct spec *b)
{
	for (size_t i = 0; i < a->n_items; i++)
		if (!slice_eq(a->items[i].label, b->items[i].label))
			return false;
	return true;
}

/* does every amount of b stand in a too? the same total split once more, or a part of its splits */
static bool covers(const struct spec *a, const struct spec *b)
{
	for (size_t i = 0; i < b->n_figures; i++) {
		bool found = false;

		for (size_t k = 0; k < a->n_figures && !found; k++)
			found = slice_eq(a->figures[k]->value, b->figures[i]->value) &&
			        slice_eq(a->figures[k]->unit, b->figures[i]->unit);
		if (!found)
			return false;
	}
	return true;
}

/* one finding, or three figures in the same order: labels may differ from place to place */
static bool says_the_same(const struct spec *a, const struct spec *b)
{
	enum { TELLING = 3 };

	if (a->kind != b->kind || !slice_eq(a->doc, b->doc))
		return false;
	if (slice_eq(a->chart.title, b->chart.title) && slice_eq(a->chart.period, b->chart.period))
		return true;
	if (a->kind == KIND_part_whole && b->n_figures >= TELLING && covers(a, b))
		return true;
	if (a->n_items != b->n_items || a->n_items < TELLING)
		return false;
	if (slice_is(a->chart.unit, "%") != slice_is(b->chart.unit, "%"))
		return same_labels(a, b);
	for (size_t i = 0; i < a->n_items; i++)
		if (!slice_eq(a->items[i].value, b->items[i].value))
			return false;
	return true;
}

/* the same rows of one table for another period */
static bool same_rows(const struct spec *a, const struct spec *b)
{
	if (a->kind != b->kind || a->n_figures != b->n_figures || a->n_figures == 0 || !slice_eq(a->doc, b->doc))
		return false;
	for (size_t i = 0; i < a->n_figures; i++) {
		const struct fact *f = a->figures[i], *g = b->figures[i];

		if (f->table.n == 0 || f->row.n == 0 || !slice_eq(f->table, g->table) || !slice_eq(f->row, g->row) ||
		    !slice_eq(f->unit, g->unit) || slice_eq(f->period, g->period))
			return false;
	}
	return true;
}

/* The ranking of last year says little beside that of this year: what changed has its own table. */
static bool is_outdated(const struct charts *charts, size_t i)
{
	const struct spec *s = &charts->v[i];

	if (s->kind != KIND_rank_bar && s->kind != KIND_part_whole)
		return false;
	for (size_t k = 0; k < charts->n; k++)
		if (same_rows(&charts->v[k], s) && slice_cmp(charts->v[k].chart.period, s->chart.period) > 0)
			return true;
	return false;
}

static void drop_outdated(struct charts *charts)
{
	bool *outdated = xcalloc(charts->n + 1, sizeof *outdated);
	size_t kept = 0;

	for (size_t i = 0; i < charts->n; i++)
		outdated[i] = is_outdated(charts, i);
	for (size_t i = 0; i < charts->n; i++)
		if (outdated[i])
			spec_free(&charts->v[i]);
		else
			charts->v[kept++] = charts->v[i];
	charts->n = kept;
	free(outdated);
}

static void drop_repeats(struct charts *charts)
{
	size_t kept = 0;

	for (size_t i = 0; i < charts->n; i++) {
		bool known = false;

		for (size_t k = 0; k < kept && !known; k++)
			known = says_the_same(&charts->v[k], &charts->v[i]);
		if (known)
			spec_free(&charts->v[i]);
		else
			charts->v[kept++] = charts->v[i];
	}
	charts->n = kept;
}

struct rank {
	int weight;
	size_t place;
};

static int by_weight(const void *x, const void *y)
{
	const struct rank *a = x, *b = y;

	return a->weight != b->weight ? (a->weight < b->weight) - (a->weight > b->weight)
	                              : (a->place > b->place) - (a->place < b->place);
}

/* charts [from, to) are of one document; keep: by place */
static void choose_of_document(const struct book *b, const struct charts *charts, size_t from, size_t to, bool *keep)
{
	struct decimal largest = largest_amount(b, charts->v[from].doc);
	struct rank *ranks = xcalloc(to - from, sizeof *ranks);
	size_t of_kind_kept[KINDS] = {0}, kept = 0;

	for (size_t i = from; i < to; i++)
		ranks[i - from] = (struct rank){weigh(&charts->v[i], largest), i};
	qsort(ranks, to - from, sizeof *ranks, by_weight);
	for (size_t i = 0; i < to - from && kept < MAX_CHARTS; i++) {
		enum chart_kind kind = charts->v[ranks[i].place].kind;

		if (of_kind_kept[kind] >= MAX_OF_KIND)
			continue;
		of_kind_kept[kind]++;
		keep[ranks[i].place] = true;
		kept++;
	}
	free(ranks);
}

void importance_keep(const struct book *b, struct charts *charts)
{
	bool *keep;
	size_t kept = 0, from = 0;

	drop_outdated(charts);
	drop_repeats(charts);
	keep = xcalloc(charts->n + 1, sizeof *keep);
	for (size_t i = 1; i <= charts->n; i++)
		if (i == charts->n || !slice_eq(charts->v[i].doc, charts->v[from].doc)) {
			choose_of_document(b, charts, from, i, keep);
			from = i;
		}
	for (size_t i = 0; i < charts->n; i++)
		if (keep[i])
			charts->v[kept++] = charts->v[i];
		else
			spec_free(&charts->v[i]);
	charts->n = kept;
	free(keep);
}
