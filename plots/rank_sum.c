/* The many parts of a sum as ranked bars, the smallest ones joined. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/ranking.h"
#include "plots/wording.h"

enum {
	LEAST_PARTS = 3,
	MOST_PARTS = 60, /* what the joined ones hide would be most of more */
	REST_LIMIT = 2,  /* times the largest bar */
	MOST_PLACES = 2,
};

static struct decimal largest_part(const struct sum *sum)
{
	struct decimal most = {0, 0}, value;

	for (size_t i = 0; i < sum->n; i++)
		if (fact_value(sum->parts[i], &value) && decimal_cmp(value, most) > 0)
			most = value;
	return most;
}

/* equal parts have no rank */
static bool is_uniform(const struct sum *sum)
{
	struct decimal most = largest_part(sum), value;

	for (size_t i = 0; i < sum->n; i++)
		if (!fact_value(sum->parts[i], &value) || decimal_cmp(value, most) != 0)
			return false;
	return true;
}

/* the decimals that the parts need in this scale, at most two */
static int places_of(const struct sum *sum, struct scale scale)
{
	int places = 0;

	for (size_t i = 0; i < sum->n; i++) {
		struct decimal part;

		if (!fact_value(sum->parts[i], &part))
			continue;
		part = decimal_trim((struct decimal){part.coef, part.exp - scale.exp});
		if (-part.exp > places)
			places = -part.exp < MOST_PLACES ? -part.exp : MOST_PLACES;
	}
	return places;
}

static struct slice value_label(struct arena *mem, const struct sum *sum, struct decimal value, struct scale scale)
{
	return scale.exp == 0 ? number_label(mem, value, scale)
	                      : number_column(mem, value, sum->total->unit, scale, places_of(sum, scale));
}

static void rank_parts(struct arena *mem, const struct book *b, const struct sum *sum,
                       struct ranking *k)
{
	size_t *order = xcalloc(sum->n, sizeof *order);
	size_t shown = sum->n <= MAX_BARS ? sum->n : MAX_BARS - 1;
	struct decimal total, left, value, percent;

	sum_order(sum, order);
	fact_value(sum->total, &total);
	left = total;
	for (size_t i = 0; i <= shown && i < sum->n; i++) {
		struct bar *bar = &k->bars[k->n++];

		if (i < shown) {
			const struct fact *f = sum->parts[order[i]];

			fact_value(f, &value);
			decimal_add(left, number_negative(value), &left);
			*bar = (struct bar){
			        .fact = f,
			        .label = sum_label(mem, b, sum, order[i]),
			        .written = wording_written(mem, f),
			        .value = value};
		} else {
			*bar = (struct bar){.label = arena_printf(mem, "其他%zu項", sum->n - shown),
			                    .value = left};
			k->has_rest = true;
		}
		bar->value_label = value_label(mem, sum, bar->value, k->scale);
		if (bar->written.n == 0)
			bar->written = number_exact(mem, bar->value, sum->total->unit);
		if (number_percent(bar->value, total, 2, &percent))
			bar->count_label = number_percent_text(mem, percent);
	}
	free(order);
}

/* A rest that is much more than the largest bar would make slivers of them all: it is told, not drawn. Returns
 * the words, empty when it is drawn. */
static struct slice leave_rest(struct arena *mem, struct ranking *k)
{
	const struct bar *rest = &k->bars[k->n - 1];
	struct decimal limit;

	if (!k->has_rest || !decimal_mul(k->bars[0].value, decimal_int(REST_LIMIT), &limit) ||
	    decimal_cmp(rest->value, limit) <= 0)
		return (struct slice){"", 0};
	k->has_rest = false;
	k->n--;
	return arena_printf(mem, "%.*s共%.*s（%.*s）未繪。", SLICE_ARGS(rest->label), SLICE_ARGS(rest->written),
	                    SLICE_ARGS(rest->count_label));
}

/* how many bars are as long as the longest */
static size_t count_largest(const struct ranking *k)
{
	size_t n = 1;

	while (n < k->n && decimal_cmp(k->bars[n].value, k->bars[0].value) == 0)
		n++;
	return n;
}

/* 甲區最多，占40.08%; 甲區等2項並列最多，各占20.00% */
static struct slice leader(struct arena *mem, const struct ranking *k)
{
	size_t equal = count_largest(k);
	const struct bar *first = &k->bars[0];

	if (equal > 1)
		return arena_printf(mem, "%.*s等%zu項並列最多，各占%.*s", SLICE_ARGS(first->label), equal,
		                    SLICE_ARGS(first->count_label));
	return arena_printf(mem, "%.*s最多，占%.*s", SLICE_ARGS(first->label), SLICE_ARGS(first->count_label));
}

static void words_of_sum(struct arena *mem, const struct book *b, struct spec *chart,
                         const struct sum *sum, const struct ranking *k)
{
	struct slice labels[MAX_BARS], subject, raw = wording_written(mem, sum->total);
	struct slice currency = number_currency(sum->total->unit), candidates[4], lead = leader(mem, k);
	struct slice total = wording_amount(mem, sum->total);
	struct decimal value;
	struct slice unit =
	        arena_printf(mem, "%.*s%.*s", SLICE_ARGS(currency), SLICE_ARGS(k->scale.name));

	for (size_t i = 0; i < k->n; i++)
		labels[i] = k->bars[i].label;
	subject = wording_total_name(mem, sum->total, labels, k->n);
	/* a cell's unit is its column's */
	if (sum->total->row.n && fact_value(sum->total, &value))
		raw = number_written(mem, value, sum->total->unit);
	candidates[0] = arena_printf(mem, "%.*s%.*s：%.*s", SLICE_ARGS(subject), SLICE_ARGS(total), SLICE_ARGS(lead));
	candidates[1] = arena_printf(mem, "%.*s中%.*s", SLICE_ARGS(total), SLICE_ARGS(lead));
	candidates[2] = lead;
	candidates[3] = arena_printf(mem, "%.*s中最大一項占%.*s", SLICE_ARGS(total),
	                             SLICE_ARGS(k->bars[0].count_label));
	chart->chart.title = subject.n ? wording_title(mem, candidates, 4) : wording_title(mem, candidates + 1, 3);
	chart->chart.unit = unit;
	chart->chart.period = sum->total->period;
	chart->chart.subtitle =
	        wording_subtitle(mem, wording_scope(mem, b, sum->total, chart->chart.title),
	                         wording_period(mem, sum->total->period), unit);
	chart->chart.caption1 = unit;
	chart->chart.caption2 = SLICE("占總數");
	chart->chart.note = arena_printf(
	        mem, "%zu項合計%.*s；占比由本圖計算，四捨五入至小數2位，合計或非恰為100%%。%s",
	        sum->n, SLICE_ARGS(raw), sum->total->unit.n ? "" : "報告未載單位。");
	chart->chart.badge = SLICE("verified");
	chart->chart.badge_text = SLICE("已核對：加總相符");
}

void rank_bar_of_sum(struct draft *d, const struct sum *sum)
{
	struct arena *mem = &d->charts->mem;
	struct spec chart = {.kind = KIND_rank_bar};
	struct ranking k = {0};
	struct slice left;

	if (sum->n < LEAST_PARTS || sum->n > MOST_PARTS || is_uniform(sum) || !sum_is_composition(mem, d->book, sum))
		return;
	k.scale = number_scale(mem, sum->total->unit, largest_part(sum));
	rank_parts(mem, d->book, sum, &k);
	left = leave_rest(mem, &k);
	words_of_sum(mem, d->book, &chart, sum, &k);
	chart.chart.note = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(left), SLICE_ARGS(chart.chart.note));
	ranking_add(mem, &chart, &k);
	for (size_t i = 0; i < sum->n; i++)
		spec_add_figure(&chart, sum->parts[i]);
	spec_add_figure(&chart, sum->total);
	spec_add_check(&chart, sum->check);
	draft_take(d, &chart);
}
