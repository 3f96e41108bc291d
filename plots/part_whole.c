/* part_whole: one total and the ways in which checked relations split it, a row for each way. A
 * part that is itself split is drawn as its parts under a bracket. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/kinds.h"
#include "plots/period.h"
#include "plots/whole.h"
#include "plots/wording.h"

enum { LEAST_TOTAL = 4, LEAST_PERIODS = 3 }; /* smaller wholes need no picture; that many are a series */

struct sums {
	struct sum *v;
	size_t n;
};

static struct sums all_sums(const struct book *b)
{
	struct sums list = {xcalloc(b->n + 1, sizeof *list.v), 0};

	for (size_t i = 0; i < b->n; i++)
		if (sum_of(&b->relations[i], &list.v[list.n]))
			list.n++;
	return list;
}

static const struct sum *split_of(const struct sums *list, const struct fact *f)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].total == f)
			return &list->v[i];
	return NULL;
}

static bool is_part(const struct sums *list, const struct fact *f)
{
	for (size_t i = 0; i < list->n; i++)
		for (size_t k = 0; k < list->v[i].n; k++)
			if (list->v[i].parts[k] == f)
				return true;
	return false;
}

static void add_segment(struct arena *mem, const struct book *b, struct row *row,
                        const struct sum *sum, size_t part, struct decimal *at, bool grouped)
{
	const struct fact *f = sum->parts[part];
	struct segment *s = &row->segments[row->n];
	struct decimal value;

	fact_value(f, &value);
	*s = (struct segment){.fact = f, .from = *at, .grouped = grouped};
	s->label = sum_label(mem, b, sum, part);
	s->value = wording_written(mem, f);
	decimal_add(*at, value, &s->to);
	*at = s->to;
	row->n++;
}

/* parts that are split themselves are expanded as long as the row has room */
static size_t expanded(const struct sums *list, const struct sum *sum)
{
	size_t n = 0;

	for (size_t i = 0; i < sum->n; i++) {
		const struct sum *inner = split_of(list, sum->parts[i]);

		n += inner ? inner->n : 1;
	}
	return n;
}

static bool build_row(struct arena *mem, const struct book *b, const struct sums *list,
                      const struct sum *sum, struct row *row)
{
	bool expand = expanded(list, sum) <= MAX_PARTS;
	struct decimal at = {0, 0};

	*row = (struct row){.sum = sum};
	if (sum->n > MAX_PARTS || !sum_is_composition(mem, b, sum))
		return false;
	for (size_t i = 0; i < sum->n && expand; i++) {
		const struct sum *inner = split_of(list, sum->parts[i]);

		expand = inner == NULL || sum_is_composition(mem, b, inner);
	}
	for (size_t i = 0; i < sum->n; i++) {
		const struct sum *inner = expand ? split_of(list, sum->parts[i]) : NULL;
		struct decimal from = at;

		if (inner == NULL) {
			add_segment(mem, b, row, sum, i, &at, false);
			continue;
		}
		for (size_t k = 0; k < inner->n; k++)
			add_segment(mem, b, row, inner, k, &at, true);
		row->inner[row->n_brackets] = inner;
		row->brackets[row->n_brackets++] =
		        (struct segment){sum->parts[i],
		                         sum_label(mem, b, sum, i),
		                         wording_written(mem, sum->parts[i]),
		                         from,
		                         at,
		                         true};
	}
	return true;
}

static void add_items(struct arena *mem, const struct book *b, struct spec *s,
                      const struct whole *w, const struct sum *sum)
{
	for (size_t i = 0; i < sum->n; i++) {
		spec_add_item(s, spec_item(sum_label(mem, b, sum, i),
		                                    wording_written(mem, sum->parts[i]),
		                                    whole_share(mem, w, sum->parts[i]), sum->parts[i]));
		spec_add_figure(s, sum->parts[i]);
	}
	spec_add_check(s, sum->check);
}

static bool draw(struct draft *d, const struct whole *w)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_part_whole};

	spec_add_figure(&s, w->total);
	spec_add_item(&s, spec_item(wording_subject(mem, d->book, w->total),
	                                     wording_written(mem, w->total), SLICE("總數"),
	                                     w->total));
	for (size_t r = 0; r < w->n; r++) {
		if (!whole_add_row(mem, &s, w, r)) {
			spec_free(&s);
			return false;
		}
		add_items(mem, d->book, &s, w, w->rows[r].sum);
		for (size_t i = 0; i < w->rows[r].n_brackets; i++)
			add_items(mem, d->book, &s, w, w->rows[r].inner[i]);
	}
	whole_set_words(mem, d->book, &s, w);
	draft_take(d, &s);
	return true;
}

static bool is_worth_drawing(const struct fact *total)
{
	struct decimal value;

	return fact_value(total, &value) && decimal_cmp(value, decimal_int(LEAST_TOTAL)) >= 0 &&
	       !slice_is(total->unit, "%");
}

/* parts that are the periods of one measure are a series and no composition */
static bool is_series(struct arena *mem, const struct sum *sum)
{
	bool in_columns = sum->parts[0]->line == sum->total->line;
	struct slice first, stem;

	if (sum->n < LEAST_PERIODS || sum->parts[0]->table.n == 0)
		return false;
	first = in_columns ? sum->parts[0]->column : sum->parts[0]->row;
	stem = period_stem(mem, first);
	for (size_t i = 1; i < sum->n; i++)
		if (!slice_eq(stem, period_stem(mem, in_columns ? sum->parts[i]->column : sum->parts[i]->row)))
			return false;
	return stem.n < first.n && !slice_eq(sum->parts[0]->period, sum->parts[1]->period);
}

/* Of the totals of one row of a table one column is drawn: the newest, else the one that sums up the others,
 * else the first. */
static bool is_better(const struct fact *a, const struct fact *b)
{
	int newer = slice_cmp(a->period, b->period);
	bool sums_up = wording_is_total(label_last_level(a->column)), other = wording_is_total(label_last_level(b->column));

	if (newer != 0)
		return newer > 0;
	return sums_up != other ? sums_up : a->start < b->start;
}

static bool is_outdone(const struct sums *list, const struct fact *total)
{
	for (size_t i = 0; i < list->n && total->table.n; i++) {
		const struct fact *other = list->v[i].total;

		if (other != total && other->line == total->line && other->row.n && slice_eq(other->row, total->row) &&
		    slice_eq(other->table, total->table) && slice_eq(other->unit, total->unit) &&
		    slice_eq(other->doc, total->doc) && is_better(other, total))
			return true;
	}
	return false;
}

/* every split of one total: rows of one picture when all fit, else ranked bars */
static void draw_total(struct draft *d, const struct sums *list, const struct fact *total)
{
	struct arena *mem = &d->charts->mem;
	struct whole w = {.total = total};
	struct decimal value;

	fact_value(total, &value);
	w.scale = number_scale(mem, total->unit, value);
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].total == total && w.n < MAX_ROWS &&
		    !is_series(mem, &list->v[i]) && build_row(mem, d->book, list, &list->v[i], &w.rows[w.n]))
			w.n++;
	if (w.n > 0 && draw(d, &w))
		return;
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].total == total && !is_series(mem, &list->v[i]))
			rank_bar_of_sum(d, &list->v[i]);
}

static void refuse_failing(struct draft *d)
{
	for (size_t i = 0; i < d->book->n; i++) {
		const struct check *c = d->book->relations[i].check;

		if (check_fails(c) && sum_is_stated(c))
			charts_refuse(d->charts, c, "各部分加總與總數不符，不繪組成圖。");
	}
}

void part_whole_find(struct draft *d)
{
	struct sums list = all_sums(d->book);

	for (size_t i = 0; i < list.n; i++) {
		const struct fact *total = list.v[i].total;

		if (split_of(&list, total) == &list.v[i] && !is_part(&list, total) &&
		    is_worth_drawing(total) && !draft_used(d, &total, 1) &&
		    !is_outdone(&list, total))
			draw_total(d, &list, total);
	}
	for (size_t i = 0; i < list.n; i++)
		sum_free(&list.v[i]);
	free(list.v);
	refuse_failing(d);
}
