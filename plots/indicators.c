/* indicators: a table of measures of two and more periods, each with its course. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/badge.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/plotted.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	MAX_ROWS = 8,
	LABEL_WIDTH = 470, /* px of the columns in table.gp */
	PREVIOUS_WIDTH = 270,
	VALUE_WIDTH = 320,
	CHANGE_WIDTH = 340,
	SIZE_CELL = 34,
	ROWS_HEIGHT = 674,
	TWO_LINES = 92, /* px of a row that two small lines of label need */
};

static bool same_times(const struct track *const *v, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (v[i]->v[v[i]->n - 1].period.first != v[0]->v[v[0]->n - 1].period.first ||
		    plotted_base(v[i])->period.first != plotted_base(v[0])->period.first ||
		    v[i]->v[0].period.months != v[0]->v[0].period.months)
			return false;
	return true;
}

static void add_head(struct arena *mem, struct spec *s, const struct track *const *v, size_t n)
{
	struct slice before = SLICE("前期"), now = SLICE("本期");

	if (same_times(v, n)) {
		before = track_period(mem, plotted_base(v[0]));
		now = track_period(mem, &v[0]->v[v[0]->n - 1]);
	}
	spec_add_row(s, (struct spec_row){{SLICE("0"), SLICE("head"), SLICE("0"), SLICE("0"), SLICE("項目"), SLICE(""),
	                                   before, now, arena_printf(mem, "增減（較%.*s）", SLICE_ARGS(before)),
	                                   SLICE("")}});
}

/* y: of the largest of its row */
static void add_course(struct arena *mem, struct spec *s, const struct track *t, struct slice row)
{
	struct decimal most = {0, 0};
	bool exact;

	for (size_t i = 0; i < t->n; i++)
		if (decimal_cmp(t->v[i].value, most) > 0)
			most = t->v[i].value;
	for (size_t i = 0; i < t->n; i++) {
		struct decimal x = {0, 0}, y = {0, 0};

		number_quotient(decimal_int((int64_t)i), decimal_int((int64_t)t->n - 1), 4, &x, &exact);
		if (most.coef > 0)
			number_quotient(t->v[i].value, most, 4, &y, &exact);
		spec_add_row(s, (struct spec_row){{row, SLICE("pt"), number_plain(mem, x, (struct scale){0, {"", 0}}),
		                                   number_plain(mem, y, (struct scale){0, {"", 0}}), SLICE(""), SLICE(""),
		                                   SLICE(""), SLICE(""), SLICE(""),
		                                   t->v[i].status == POINT_IMPLIED ? SLICE("derived")
		                                                                   : SLICE("reported")}});
	}
}

static bool is_drawn(const struct track *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].value.coef < 0)
			return false;
	return true;
}

/* px; `low`: two small lines would fill the row */
static int label_size(struct slice label, bool low)
{
	if (typeset_width(label, BOLD, SIZE_CELL) <= LABEL_WIDTH)
		return SIZE_CELL;
	return low && typeset_width(label, BOLD, SIZE_SMALL) > LABEL_WIDTH ? SIZE_FOOT : SIZE_SMALL;
}

static void add_row(struct arena *mem, struct spec *s, const struct track *t, bool dated, size_t i, size_t n)
{
	const struct point *base = plotted_base(t), *last = &t->v[t->n - 1];
	struct slice row = arena_printf(mem, "%zu", i + 1), detail = {"", 0};
	int size = label_size(t->label, !dated && n * TWO_LINES > ROWS_HEIGHT);

	if (dated)
		detail = typeset_line(mem,
		                      arena_printf(mem, "%.*s，前期%.*s", SLICE_ARGS(track_period(mem, last)),
		                                   SLICE_ARGS(track_period(mem, base))),
		                      REGULAR, SIZE_FOOT, LABEL_WIDTH);
	spec_add_row(s, (struct spec_row){{row, SLICE("row"), arena_printf(mem, "%d", size), SLICE("0"),
	                                   dated ? typeset_line(mem, t->label, BOLD, size, LABEL_WIDTH)
	                                         : typeset_wrap(mem, t->label, BOLD, size, LABEL_WIDTH, 2),
	                                   detail,
	                                   typeset_line(mem, track_value(mem, t, base->value), REGULAR, SIZE_CELL,
	                                                PREVIOUS_WIDTH),
	                                   typeset_line(mem, track_value(mem, t, last->value), BOLD, SIZE_LABEL,
	                                                VALUE_WIDTH),
	                                   typeset_line(mem, track_change(mem, t, base->value, last->value), REGULAR,
	                                                SIZE_CELL, CHANGE_WIDTH),
	                                   is_drawn(t) ? SLICE("course") : SLICE("plain")}});
	if (is_drawn(t))
		add_course(mem, s, t, row);
}

/* relative change times 10^4 for the order; the sign is lost */
static int64_t movement(const struct track *t)
{
	struct decimal change, rate;
	bool exact;

	if (!decimal_add(t->v[t->n - 1].value, number_negative(plotted_base(t)->value), &change) ||
	    !number_quotient(number_magnitude(change), plotted_base(t)->value, 4, &rate, &exact))
		return 0;
	return rate.coef;
}

static struct slice title(struct arena *mem, const struct track *v, size_t n)
{
	size_t up = 0, down = 0;
	const struct track *lead = v;
	struct slice change, counts, candidates[3];
	const char *way;
	struct slice what = wording_is_name(v->stem) ? v->stem : SLICE("指標");

	for (size_t i = 0; i < n; i++) {
		int c = decimal_cmp(v[i].v[v[i].n - 1].value, plotted_base(&v[i])->value);

		up += c > 0;
		down += c < 0;
		if (movement(&v[i]) > movement(lead))
			lead = &v[i];
	}
	change = track_change(mem, lead, plotted_base(lead)->value, lead->v[lead->n - 1].value);
	counts = arena_printf(mem, "%zu項%.*s%s%.*s", n, SLICE_ARGS(what), up == n || down == n ? "均" : "中",
	                      SLICE_ARGS(plotted_counts(mem, n, up, down)));
	way = decimal_cmp(lead->v[lead->n - 1].value, plotted_base(lead)->value) < 0 ? "減幅" : "增幅";
	if (movement(lead) == 0)
		return counts;
	candidates[0] = arena_printf(mem, "%.*s，%.*s%s最大（%.*s）", SLICE_ARGS(counts), SLICE_ARGS(lead->label), way,
	                             SLICE_ARGS(change));
	candidates[1] = arena_printf(mem, "%.*s，%.*s%s最大", SLICE_ARGS(counts), SLICE_ARGS(lead->label), way);
	candidates[2] = counts;
	return wording_title(mem, candidates, 3);
}

/* what moved most comes first when not all fit */
static int by_movement(const void *x, const void *y)
{
	const struct track *a = *(const struct track *const *)x, *b = *(const struct track *const *)y;
	int64_t m = movement(a), n = movement(b);

	return m != n ? (m < n) - (m > n) : (a > b) - (a < b);
}

static int by_place(const void *x, const void *y)
{
	const struct track *a = *(const struct track *const *)x, *b = *(const struct track *const *)y;

	return (a > b) - (a < b);
}

void indicators_draw(struct draft *d, const struct track *v, size_t n)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_table};
	const struct track **order = xcalloc(n, sizeof *order);
	size_t shown = n < MAX_ROWS ? n : MAX_ROWS;
	bool dated;

	for (size_t i = 0; i < n; i++)
		order[i] = &v[i];
	qsort(order, n, sizeof *order, n > shown ? by_movement : by_place);
	dated = !same_times(order, shown);
	add_head(mem, &s, order, shown);
	for (size_t i = 0; i < shown; i++) {
		add_row(mem, &s, order[i], dated, i, shown);
		plotted_points(mem, &s, order[i], false);
	}
	plotted_words(mem, d->book, &s, v, n, (struct slice){"", 0});
	s.chart.note = arena_printf(mem, "%.*s走勢線各列自0起，尺度不同。", SLICE_ARGS(s.chart.note));
	if (n > shown)
		s.chart.note = arena_printf(mem, "%.*s列變動幅度最大之%zu項，另%zu項未列。", SLICE_ARGS(s.chart.note), shown,
		                            n - shown);
	s.chart.title = title(mem, v, n);
	free(order);
	draft_take(d, &s);
}
