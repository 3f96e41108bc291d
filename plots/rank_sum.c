/* The many parts of a sum as ranked bars, the smallest ones joined. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/ranking.h"
#include "plots/wording.h"

enum { LEAST_PARTS = 3, MOST_PARTS = 60 }; /* what the joined ones hide would be most of more */

/* an amount as its column shows it: whole where all are */
static struct slice value_label(struct arena *mem, const struct sum *sum, struct decimal value, struct scale scale)
{
	struct decimal part;
	bool whole = true;

	for (size_t i = 0; i < sum->n && whole; i++)
		whole = fact_value(sum->parts[i], &part) &&
		        decimal_trim((struct decimal){part.coef, part.exp - scale.exp}).exp >= 0;
	return whole || scale.exp == 0 ? number_label(mem, value, scale)
	                               : number_column(mem, value, sum->total->unit, scale);
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
			k->has_rest = true;
			*bar = (struct bar){.label = arena_printf(mem, "其他%zu項", sum->n - shown),
			                    .value = left};
		}
		bar->value_label = value_label(mem, sum, bar->value, k->scale);
		if (bar->written.n == 0)
			bar->written = number_exact(mem, bar->value, sum->total->unit);
		if (number_percent(bar->value, total, 2, &percent))
			bar->count_label = number_percent_text(mem, percent);
	}
	free(order);
}

static void words_of_sum(struct arena *mem, const struct book *b, struct spec *chart,
                         const struct sum *sum, const struct ranking *k)
{
	struct slice subject = wording_subject(mem, b, sum->total),
	             raw = sum->total->row.n ? wording_written(mem, sum->total)
	                                     : clean_figure(mem, sum->total->raw);
	struct slice currency = number_currency(sum->total->unit), candidates[4];
	struct slice total = wording_amount(mem, sum->total);
	struct slice unit =
	        arena_printf(mem, "%.*s%.*s", SLICE_ARGS(currency), SLICE_ARGS(k->scale.name));

	candidates[0] = arena_printf(mem, "%.*s%.*s：%.*s最多，占%.*s", SLICE_ARGS(subject),
	                             SLICE_ARGS(total), SLICE_ARGS(k->bars[0].label),
	                             SLICE_ARGS(k->bars[0].count_label));
	candidates[1] =
	        arena_printf(mem, "%.*s中%.*s最多，占%.*s", SLICE_ARGS(total),
	                     SLICE_ARGS(k->bars[0].label), SLICE_ARGS(k->bars[0].count_label));
	candidates[2] = arena_printf(mem, "%.*s最多，占%.*s", SLICE_ARGS(k->bars[0].label),
	                             SLICE_ARGS(k->bars[0].count_label));
	candidates[3] = arena_printf(mem, "%.*s中最大一項占%.*s", SLICE_ARGS(total),
	                             SLICE_ARGS(k->bars[0].count_label));
	chart->chart.title = wording_title(mem, candidates, 4);
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
	struct decimal total;

	if (sum->n < LEAST_PARTS || sum->n > MOST_PARTS || !sum_is_composition(mem, d->book, sum))
		return;
	fact_value(sum->total, &total);
	k.scale = number_scale(mem, sum->total->unit, total);
	rank_parts(mem, d->book, sum, &k);
	words_of_sum(mem, d->book, &chart, sum, &k);
	ranking_add(mem, &chart, &k);
	for (size_t i = 0; i < sum->n; i++)
		spec_add_figure(&chart, sum->parts[i]);
	spec_add_figure(&chart, sum->total);
	spec_add_check(&chart, sum->check);
	draft_take(d, &chart);
}
