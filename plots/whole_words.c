/* What a part_whole says: its title from the largest part, the equations behind it. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/layout.h"
#include "plots/typeset.h"
#include "plots/whole.h"
#include "plots/wording.h"

enum { NOTE_WIDTH = 1000 /* px: longer equations say no more than that they hold */ };

/* 聯席會議12案、黨團協商7案 */
static struct slice both(struct arena *mem, const struct book *b, const struct sum *sum)
{
	return arena_printf(mem, "%.*s%.*s、%.*s%.*s",
	                    SLICE_ARGS(sum_label(mem, b, sum, 0)),
	                    SLICE_ARGS(wording_amount(mem, sum->parts[0])),
	                    SLICE_ARGS(sum_label(mem, b, sum, 1)),
	                    SLICE_ARGS(wording_amount(mem, sum->parts[1])));
}

/* 科技發展類占34件; 前瞻計畫、一般科技計畫各占17件 */
static struct slice leader(struct arena *mem, const struct book *b, const struct sum *sum)
{
	size_t *order = xcalloc(sum->n, sizeof *order), equal = 1;
	struct slice first, second, raw;
	struct decimal most, value;

	sum_order(sum, order);
	fact_value(sum->parts[order[0]], &most);
	while (equal < sum->n && fact_value(sum->parts[order[equal]], &value) &&
	       decimal_cmp(value, most) == 0)
		equal++;
	first = sum_label(mem, b, sum, order[0]);
	second = sum_label(mem, b, sum, order[1]);
	raw = wording_amount(mem, sum->parts[order[0]]);
	free(order);
	if (equal > 2)
		return equal == sum->n ? arena_printf(mem, "%zu項各%.*s", equal, SLICE_ARGS(raw))
		                       : arena_printf(mem, "%.*s等%zu項各占%.*s", SLICE_ARGS(first), equal, SLICE_ARGS(raw));
	if (equal == 2)
		return arena_printf(mem, "%.*s、%.*s各占%.*s", SLICE_ARGS(first),
		                    SLICE_ARGS(second), SLICE_ARGS(raw));
	return arena_printf(mem, "%.*s占%.*s", SLICE_ARGS(first), SLICE_ARGS(raw));
}

static const struct fact *largest(const struct sum *sum)
{
	const struct fact *found = sum->parts[0];
	struct decimal most, value;

	fact_value(found, &most);
	for (size_t i = 1; i < sum->n; i++)
		if (fact_value(sum->parts[i], &value) && decimal_cmp(value, most) > 0) {
			most = value;
			found = sum->parts[i];
		}
	return found;
}

/* where the names find no room: 100萬元中最大一項占62.00%, 100萬元中2項各占50.00% */
static struct slice unnamed_leader(struct arena *mem, const struct whole *w, struct slice raw)
{
	const struct sum *sum = w->rows[0].sum;
	const struct fact *most = largest(sum);
	struct slice share = whole_share(mem, w, most);
	struct decimal value, top;
	size_t equal = 0;

	fact_value(most, &top);
	for (size_t i = 0; i < sum->n; i++)
		equal += fact_value(sum->parts[i], &value) && decimal_cmp(value, top) == 0;
	if (equal > 1)
		return arena_printf(mem, "%.*s中%zu項各%.*s", SLICE_ARGS(raw), equal, SLICE_ARGS(share));
	return arena_printf(mem, "%.*s中最大一項%.*s", SLICE_ARGS(raw), SLICE_ARGS(share));
}

static void set_title(struct arena *mem, const struct book *b, struct spec *s,
                      const struct whole *w)
{
	struct slice labels[MAX_PARTS], subject, raw = wording_amount(mem, w->total);
	struct slice one = leader(mem, b, w->rows[0].sum), all = one, candidates[4];

	for (size_t i = 0; i < w->rows[0].n; i++)
		labels[i] = w->rows[0].segments[i].label;
	subject = wording_total_name(mem, w->total, labels, w->rows[0].n);
	if (w->n > 1)
		all = arena_printf(mem, "%.*s，%.*s", SLICE_ARGS(one),
		                   SLICE_ARGS(leader(mem, b, w->rows[1].sum)));
	else if (w->rows[0].sum->n == 2)
		all = both(mem, b, w->rows[0].sum);
	candidates[0] = arena_printf(mem, "%.*s%.*s：%.*s", SLICE_ARGS(subject), SLICE_ARGS(raw),
	                             SLICE_ARGS(all));
	candidates[1] = arena_printf(mem, "%.*s%.*s：%.*s", SLICE_ARGS(subject), SLICE_ARGS(raw),
	                             SLICE_ARGS(one));
	candidates[2] = arena_printf(mem, "%.*s中%.*s", SLICE_ARGS(raw), SLICE_ARGS(one));
	candidates[3] = unnamed_leader(mem, w, raw);
	s->chart.title = wording_title(mem, candidates + (subject.n ? 0 : 2), subject.n ? 4 : 2);
}

/* amounts in the unit of the chart, counts as they are */
static struct slice term(struct arena *mem, const struct whole *w, struct decimal value)
{
	return number_text(mem, decimal_trim((struct decimal){value.coef, value.exp - w->scale.exp}));
}

/* 8＋34＝42 */
static struct slice equation(struct arena *mem, const struct whole *w, const struct sum *sum)
{
	struct slice text = {"", 0};
	struct decimal value;

	for (size_t i = 0; i < sum->n; i++) {
		fact_value(sum->parts[i], &value);
		text = arena_printf(mem, "%.*s%s%.*s", SLICE_ARGS(text), i ? "＋" : "",
		                    SLICE_ARGS(term(mem, w, value)));
	}
	fact_value(sum->total, &value);
	return arena_printf(mem, "%.*s＝%.*s", SLICE_ARGS(text),
	                    SLICE_ARGS(term(mem, w, value)));
}

bool whole_is_in_blocks(const struct whole *w)
{
	struct decimal total;

	fact_value(w->total, &total);
	return w->scale.exp == 0 && total.exp == 0 &&
	       decimal_cmp(total, decimal_int(MAX_BLOCKS)) <= 0;
}

static void set_note(struct arena *mem, struct spec *s, const struct whole *w)
{
	struct slice text = {"", 0}, raw = wording_written(mem, w->total);
	static const char *const rows[] = {"", "", "兩列", "三列"};
	struct slice unit = w->scale.exp ? arena_printf(mem, "（%.*s）", SLICE_ARGS(w->scale.name)) : SLICE("");
	bool first = true;

	for (size_t r = 0; r < w->n; r++)
		for (size_t i = 0; i <= w->rows[r].n_brackets; i++) {
			const struct sum *sum = i ? w->rows[r].inner[i - 1] : w->rows[r].sum;

			text = arena_printf(mem, "%.*s%s%.*s", SLICE_ARGS(text), first ? "" : "、",
			                    SLICE_ARGS(equation(mem, w, sum)));
			first = false;
		}
	if (typeset_width(text, REGULAR, SIZE_FOOT) > NOTE_WIDTH)
		text = SLICE("各部分加總皆等於總數");
	else
		text = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(text), SLICE_ARGS(unit));
	s->chart.note = w->n > 1 ? arena_printf(mem, "%s為同一批%.*s的不同分法：%.*s。", rows[w->n],
	                                        SLICE_ARGS(raw), SLICE_ARGS(text))
	                         : arena_printf(mem, "%.*s。%s", SLICE_ARGS(text), w->total->unit.n ? "" : "報告未載單位。");
	s->chart.badge = SLICE("verified");
	s->chart.badge_text = s->n_checks > 1
	                              ? arena_printf(mem, "已核對：%zu項加總相符", s->n_checks)
	                              : SLICE("已核對：加總相符");
}

void whole_set_words(struct arena *mem, const struct book *b, struct spec *s,
                      const struct whole *w)
{
	struct slice unit =
	        arena_printf(mem, "%.*s%.*s", SLICE_ARGS(number_currency(w->total->unit)),
	                     SLICE_ARGS(w->scale.name));

	set_title(mem, b, s, w);
	s->chart.unit = unit;
	s->chart.period = w->total->period;
	if (whole_is_in_blocks(w))
		unit = arena_printf(mem, "%.*s（每格1%.*s）", SLICE_ARGS(unit), SLICE_ARGS(unit));
	s->chart.subtitle = wording_subtitle(mem, wording_scope(mem, b, w->total, s->chart.title),
	                                     wording_period(mem, w->total->period), unit);
	set_note(mem, s, w);
}
