/* multiples: one measure of several categories over the same periods, a small chart each, all on one
 * scale. All places are px of the canvas. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/plotted.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	MAX_PANELS = 8,
	TOP = 206,
	BOTTOM = 936,
	GAP = 56, /* between panels */
	HEAD = 176, /* label, value and change above the plot */
	FOOT = 44,  /* first and last period below it */
	INSET = 12, /* of the points from the panel's edges */
	LABEL_Y = 24,
	VALUE_Y = 126,
	FEW_POINTS = 7, /* up to here every point has a marker */
};

struct panels {
	const struct track **v;
	size_t n;
	int columns, width, height; /* px of one panel */
	struct decimal high;        /* of all */
};

static struct slice number(struct arena *mem, int value)
{
	return arena_printf(mem, "%d", value);
}

static void add(struct arena *mem, struct spec *s, size_t panel, const char *kind, int x, int y, struct slice label,
                struct slice value, const char *status)
{
	spec_add_row(s, (struct spec_row){{arena_printf(mem, "%zu", panel + 1), slice_of(kind), number(mem, x),
	                                   number(mem, y), label, value, slice_of(status)}});
}

static void lay_out(struct panels *p)
{
	int rows;

	p->columns = p->n <= 3 ? (int)p->n : p->n == 4 ? 2 : p->n <= 6 ? 3 : 4;
	rows = ((int)p->n + p->columns - 1) / p->columns;
	p->width = (CANVAS_RIGHT - CANVAS_LEFT - GAP * (p->columns - 1)) / p->columns;
	p->height = (BOTTOM - TOP - (rows - 1) * GAP / 2) / rows;
}

static int y_of(const struct panels *p, int bottom, struct decimal value)
{
	int room = p->height - HEAD - FOOT;
	struct decimal scaled, px;
	bool exact;

	if (p->high.coef <= 0 || !decimal_mul(value, decimal_int(room), &scaled) ||
	    !number_quotient(scaled, p->high, 0, &px, &exact))
		return bottom;
	return bottom - (int)px.coef;
}

/* by time and not by number, so that a gap is as wide as it is long */
static int x_of(const struct panels *p, const struct track *t, size_t i)
{
	int64_t from = t->v[0].period.first, span = t->v[t->n - 1].period.first - from;

	return INSET + (int)((t->v[i].period.first - from) * (p->width - 2 * INSET) / (span ? span : 1));
}

static void add_points(struct arena *mem, struct spec *s, const struct panels *p, size_t i, int left, int bottom)
{
	const struct track *t = p->v[i];

	for (size_t k = 0; k < t->n; k++) {
		const struct point *q = &t->v[k];
		bool marked = t->n <= FEW_POINTS || k + 1 == t->n;

		if (k && period_between(&t->v[k - 1].period, &q->period) > 0)
			spec_add_row(s, (struct spec_row){{arena_printf(mem, "%zu", i + 1), SLICE("point"), SLICE("NaN"),
			                                   SLICE("NaN"), SLICE(""), SLICE(""), SLICE("missing")}});
		add(mem, s, i, "point", left + x_of(p, t, k), y_of(p, bottom, q->value), track_period(mem, q),
		    number_text(mem, q->value),
		    !marked                             ? "passed"
		    : q->status == POINT_IMPLIED ? "derived"
		                                        : "reported");
	}
}

static void add_panel(struct arena *mem, struct spec *s, const struct panels *p, size_t i)
{
	const struct track *t = p->v[i];
	const struct point *base = plotted_base(t), *last = &t->v[t->n - 1];
	int left = CANVAS_LEFT + (int)(i % (size_t)p->columns) * (p->width + GAP);
	int top = TOP + (int)(i / (size_t)p->columns) * (p->height + GAP / 2), bottom = top + p->height - FOOT;
	struct slice value = track_value(mem, t, last->value), change = track_change(mem, t, base->value, last->value);
	int room = p->width - typeset_width(value, BOLD, SIZE_LABEL) - 24;

	add(mem, s, i, "label", left, top + LABEL_Y, typeset_wrap(mem, t->label, BOLD, SIZE_SMALL, p->width, 2), SLICE(""),
	    "");
	add(mem, s, i, "value", left, top + VALUE_Y, value, SLICE(""), "");
	if (typeset_width(change, REGULAR, SIZE_SMALL) <= room)
		add(mem, s, i, "change", left + p->width, top + VALUE_Y, change, SLICE(""), "");
	add(mem, s, i, "base", left, bottom, number(mem, p->width), SLICE(""), "");
	add_points(mem, s, p, i, left, bottom);
	add(mem, s, i, "first", left, bottom + 26, track_period(mem, &t->v[0]), SLICE(""), "");
	add(mem, s, i, "end", left + p->width, bottom + 26, track_period(mem, last), SLICE(""), "");
}

static int by_last(const void *x, const void *y)
{
	const struct track *a = *(const struct track *const *)x, *b = *(const struct track *const *)y;
	int c = decimal_cmp(b->v[b->n - 1].value, a->v[a->n - 1].value);

	return c ? c : (a > b) - (a < b);
}

/* What is counted up only rises: where it has come to is the finding. v: by falling value. */
static struct slice title_of_sums(struct arena *mem, const struct track *const *v, size_t n)
{
	const struct point *a = &v[0]->v[v[0]->n - 1], *b = &v[1]->v[v[1]->n - 1];
	struct slice until = track_period(mem, a), candidates[2];

	candidates[0] = arena_printf(mem, "截至%.*s%.*s%.*s、%.*s%.*s", SLICE_ARGS(until), SLICE_ARGS(v[0]->label),
	                             SLICE_ARGS(track_value(mem, v[0], a->value)), SLICE_ARGS(v[1]->label),
	                             SLICE_ARGS(track_value(mem, v[1], b->value)));
	candidates[1] = arena_printf(mem, "截至%.*s%.*s%.*s，%zu項中最高", SLICE_ARGS(until), SLICE_ARGS(v[0]->label),
	                             SLICE_ARGS(track_value(mem, v[0], a->value)), n);
	return wording_title(mem, candidates + (n > 2), n > 2 ? 1 : 2);
}

/* 6項中5項增加、1項減少（較111年），甲增加最多 */
static struct slice title(struct arena *mem, const struct track *v, size_t n)
{
	size_t up = 0, down = 0;
	struct decimal most = {0, 0}, change;
	const struct track *lead = &v[0];
	struct slice before = track_period(mem, plotted_base(v)), candidates[3], counts;
	struct slice stem = wording_is_name(v->group)  ? v->group
	                    : wording_is_name(v->stem) ? v->stem
	                                               : SLICE("");

	for (size_t i = 0; i < n; i++) {
		if (!decimal_add(v[i].v[v[i].n - 1].value, number_negative(plotted_base(&v[i])->value), &change))
			continue;
		up += change.coef > 0;
		down += change.coef < 0;
		if (decimal_cmp(number_magnitude(change), number_magnitude(most)) > 0) {
			most = change;
			lead = &v[i];
		}
	}
	counts = plotted_counts(mem, n, up, down);
	if (up == n || down == n || up + down == 0)
		counts = arena_printf(mem, "%zu項均較%.*s%.*s", n, SLICE_ARGS(before), SLICE_ARGS(counts));
	else
		counts = arena_printf(mem, "%zu項中%.*s（較%.*s）", n, SLICE_ARGS(counts), SLICE_ARGS(before));
	if (most.coef == 0)
		return counts;
	candidates[0] = arena_printf(mem, "%.*s%.*s，%.*s%s最多（%s%.*s）", SLICE_ARGS(stem), SLICE_ARGS(counts),
	                             SLICE_ARGS(lead->label), most.coef < 0 ? "減少" : "增加", most.coef < 0 ? "" : "+",
	                             SLICE_ARGS(track_value(mem, lead, most)));
	candidates[1] = arena_printf(mem, "%.*s，%.*s%s最多", SLICE_ARGS(counts), SLICE_ARGS(lead->label),
	                             most.coef < 0 ? "減少" : "增加");
	candidates[2] = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(stem), SLICE_ARGS(counts));
	return wording_title(mem, candidates, 3);
}

static void set_high(struct panels *p)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->v[i]->n; k++)
			if (decimal_cmp(p->v[i]->v[k].value, p->high) > 0)
				p->high = p->v[i]->v[k].value;
}

void multiples_draw(struct draft *d, const struct track *v, size_t n)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_multiples};
	struct panels p = {xcalloc(n, sizeof *p.v), n, 0, 0, 0, {0, 0}};
	struct slice unit;

	if (p.n == 0) {
		free(p.v);
		return;
	}
	for (size_t i = 0; i < n; i++)
		p.v[i] = &v[i];
	qsort(p.v, n, sizeof *p.v, by_last);
	if (p.n > MAX_PANELS)
		p.n = MAX_PANELS;
	lay_out(&p);
	set_high(&p);
	unit = number_scale(mem, v->unit, p.high).name;
	for (size_t i = 0; i < p.n; i++) {
		add_panel(mem, &s, &p, i);
		plotted_points(mem, &s, p.v[i], false);
	}
	plotted_words(mem, d->book, &s, v, n,
	              unit.n ? arena_printf(mem, "%.*s%.*s（各圖同一縱軸，自0起）", SLICE_ARGS(number_currency(v->unit)),
	                                    SLICE_ARGS(unit))
	                     : unit);
	if (unit.n == 0)
		s.chart.note = arena_printf(mem, "各圖同一縱軸，自0起；報告未載單位。%.*s", SLICE_ARGS(s.chart.note));
	s.chart.unit = clean_text(mem, unit);
	if (n > p.n)
		s.chart.note = arena_printf(mem, "%.*s依末期數值列前%zu項，另%zu項未繪。", SLICE_ARGS(s.chart.note), p.n,
		                            n - p.n);
	s.chart.title = v->cumulative && n > 1 ? title_of_sums(mem, p.v, n) : title(mem, v, n);
	free(p.v);
	draft_take(d, &s);
}
