/* timeseries: one measure over its periods on an axis from 0. Points that a relation implies are hollow,
 * periods nobody reports leave a gap, few points are joined by a dashed line. */
#include <stdlib.h>

#include "plots/badge.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/plotted.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	FEW = 6,          /* below: every point has its value */
	PLOT_WIDTH = 1210, /* px, as in timeseries.gp */
	ASIDE = 390,      /* px right of the last point */
	TICK_WIDTH = 84,
	MOST_MISSING = 60,
	STEPS = 5,
	PLOT_HEIGHT = 570, /* px, as there */
	HEADROOM = 118,    /* percent */
	LABEL_ROOM = 72,   /* px that a label below its point needs */
	LABEL_CLEAR = 22,  /* px between a point and the label above it */
};

struct axis {
	struct scale scale;
	struct decimal step, low, high; /* of the values; low: 0 unless one is below */
	struct decimal floor, top;      /* ends of the axis */
};

/* the smallest of 1, 2, 5 times a power of ten that needs at most STEPS steps up to `most` */
static struct decimal nice_step(struct decimal most)
{
	static const int leads[] = {1, 2, 5};

	for (int exp = -6; exp < 30; exp++)
		for (int i = 0; i < 3; i++)
			if (decimal_cmp((struct decimal){(int64_t)leads[i] * STEPS, exp}, most) >= 0)
				return (struct decimal){leads[i], exp};
	return most;
}

/* px above the lower end of the axis */
static int px_of(const struct axis *a, struct decimal value)
{
	struct decimal span, above, px = {0, 0};
	bool exact;

	if (decimal_add(a->top, number_negative(a->floor), &span) && span.coef > 0 &&
	    decimal_add(value, number_negative(a->floor), &above) && decimal_mul(above, decimal_int(PLOT_HEIGHT), &above))
		number_quotient(above, span, 0, &px, &exact);
	return (int)px.coef;
}

/* headroom for the values above the points */
static void set_top(struct axis *a)
{
	struct decimal most = a->high.coef > 0 || a->floor.coef < 0 ? a->high : a->step, span;

	a->top = most;
	if (decimal_add(most, number_negative(a->floor), &span) &&
	    decimal_mul(span, (struct decimal){HEADROOM, -2}, &span))
		decimal_add(a->floor, span, &a->top);
}

/* from 0, or from below the lowest value with room for its label */
static void set_ends(struct axis *a)
{
	a->floor = (struct decimal){0, 0};
	for (int i = 0; i < 3 * STEPS && a->low.coef < 0 && decimal_cmp(a->floor, a->low) > 0; i++)
		decimal_add(a->floor, number_negative(a->step), &a->floor);
	set_top(a);
	if (a->low.coef < 0 && px_of(a, a->low) < LABEL_ROOM) {
		decimal_add(a->floor, number_negative(a->step), &a->floor);
		set_top(a);
	}
}

static struct axis find_axis(struct arena *mem, const struct track *t)
{
	struct axis a = {.scale = track_scale(mem, t)};
	struct decimal most = {0, 0};

	for (size_t i = 0; i < t->n; i++) {
		if (decimal_cmp(t->v[i].value, a.high) > 0)
			a.high = t->v[i].value;
		if (decimal_cmp(t->v[i].value, a.low) < 0)
			a.low = t->v[i].value;
	}
	most = decimal_cmp(number_magnitude(a.low), a.high) > 0 ? number_magnitude(a.low) : a.high;
	a.step = nice_step(most);
	set_ends(&a);
	return a;
}

static struct slice plain(struct arena *mem, struct decimal d, struct scale scale)
{
	return number_plain(mem, d, scale);
}

static void add_row(struct spec *s, const char *kind, struct slice seq, struct slice tick, struct slice year,
                    struct slice value, struct slice label, const char *status, struct slice side)
{
	spec_add_row(s, (struct spec_row){{slice_of(kind), seq, tick, year, value, label, slice_of(status), side}});
}

/* the steps from the floor up to the highest value */
static void add_ticks(struct arena *mem, struct spec *s, const struct axis *a)
{
	struct decimal at = a->floor;

	s->chart.vmin = plain(mem, a->floor, a->scale);
	s->chart.vmax = plain(mem, a->top, a->scale);
	for (int i = 0; i < 3 * STEPS && decimal_cmp(at, a->high) <= 0; i++) {
		add_row(s, "tick", SLICE("0"), SLICE(""), SLICE(""), plain(mem, at, a->scale),
		        number_label(mem, at, a->scale), "", SLICE(""));
		if (!decimal_add(at, a->step, &at))
			return;
	}
}

/* counts carry their unit, amounts leave it to the axis */
static struct slice point_label(struct arena *mem, const struct track *t, const struct axis *a, struct decimal value)
{
	struct slice digits = a->scale.exp ? number_label(mem, value, a->scale) : number_text(mem, value);
	bool money = number_currency(t->unit).n > 0;

	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(digits),
	                    SLICE_ARGS(money ? SLICE("") : clean_text(mem, a->scale.name)));
}

static size_t extreme(const struct track *t, int sign)
{
	size_t best = 0;

	for (size_t i = 1; i < t->n; i++)
		if (decimal_cmp(t->v[i].value, t->v[best].value) * sign > 0)
			best = i;
	return best;
}

/* periods that nobody reports between the points before i and at i; two points are a comparison, not a
 * course, and stand side by side */
static int missing_before(const struct track *t, size_t i)
{
	int gap = i && t->n > 2 ? period_between(&t->v[i - 1].period, &t->v[i].period) : 0;

	return gap > 0 && gap <= MOST_MISSING ? gap : 0;
}

struct axis_x {
	size_t periods; /* with the missing ones */
	size_t stride;  /* every so manieth has a tick */
};

static struct axis_x find_axis_x(const struct track *t)
{
	struct axis_x x = {t->n, 1};

	for (size_t i = 1; i < t->n; i++)
		x.periods += (size_t)missing_before(t, i);
	while (x.periods / x.stride * TICK_WIDTH > PLOT_WIDTH)
		x.stride++;
	return x;
}

/* seq counts from 1; the last period always has its tick, its neighbours then not */
static bool has_tick(const struct axis_x *x, size_t seq)
{
	size_t left = x->periods - seq;

	return left == 0 || (left >= x->stride && (seq - 1) % x->stride == 0);
}

static void add_period(struct arena *mem, struct spec *s, const struct axis_x *x, size_t seq, const struct period *p,
                       int *year, struct slice value, struct slice label, const char *status, struct slice side)
{
	struct slice tick = SLICE(""), when = SLICE("");

	if (has_tick(x, seq)) {
		tick = period_tick(mem, p);
		if (p->from.year != *year)
			when = period_year(mem, p);
		*year = p->from.year;
	}
	add_row(s, "point", arena_printf(mem, "%zu", seq), tick, when, value, label, status, side);
}

/* px between two periods, as in timeseries.gp */
static int pitch_of(size_t periods)
{
	int steps = (int)periods - 1;

	return steps <= 0 ? PLOT_WIDTH : PLOT_WIDTH * 100 / (steps * 100 + (periods <= 3 ? 36 : steps * 6));
}

struct place {
	const struct track *track;
	const struct axis *axis;
	int pitch;
};

/* Does the line from point i to its neighbour j run through a label of this width above i? */
static bool is_cut(const struct place *p, size_t i, size_t j, int width)
{
	int rise = px_of(p->axis, p->track->v[j].value) - px_of(p->axis, p->track->v[i].value);

	return rise * (width / 2) / p->pitch > LABEL_CLEAR;
}

/* Where the label of point i stands: above it (1), below (-1), above and left (l) or right (r) of it. */
static struct slice side_of(const struct place *p, size_t i, struct slice label)
{
	const struct track *t = p->track;
	int width = typeset_width(label, BOLD, SIZE_LABEL);
	bool room = px_of(p->axis, t->v[i].value) >= LABEL_ROOM, left, right;

	if (t->n >= FEW)
		return room && i == extreme(t, -1) ? SLICE("-1") : SLICE("1");
	left = i > 0 && is_cut(p, i, i - 1, width);
	right = i + 1 < t->n && is_cut(p, i, i + 1, width);
	if (!left && !right)
		return SLICE("1");
	/* beside the point it reaches twice as far */
	if (right && i > 0 && !is_cut(p, i, i - 1, 2 * width))
		return SLICE("l");
	if (left && !right && (i + 1 == t->n || !is_cut(p, i, i + 1, 2 * width)))
		return SLICE("r");
	return room ? SLICE("-1") : right && i > 0 ? SLICE("l") : left ? SLICE("r") : SLICE("1");
}

static void add_points(struct arena *mem, struct spec *s, const struct track *t, const struct axis *a)
{
	struct axis_x x = find_axis_x(t);
	struct place place = {t, a, pitch_of(x.periods)};
	size_t seq = 0, most = extreme(t, 1), least = extreme(t, -1);
	int year = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct point *p = &t->v[i];
		bool last = i + 1 == t->n, told = !last && (t->n < FEW || i == most || i == least);
		struct slice label = told ? point_label(mem, t, a, p->value) : SLICE("");

		for (int k = 1; k <= missing_before(t, i); k++) {
			struct period missing = period_shift(&t->v[i - 1].period, k);

			add_period(mem, s, &x, ++seq, &missing, &year, SLICE("NaN"), SLICE(""), "missing", SLICE(""));
		}
		add_period(mem, s, &x, ++seq, &p->period, &year, plain(mem, p->value, a->scale), label,
		           p->status == POINT_IMPLIED ? "derived" : "reported", side_of(&place, i, label));
	}
}

/* the value of the last point stands right of it, as large as there is room */
static void add_last(struct arena *mem, struct spec *s, const struct track *t, const struct axis *a)
{
	static const int sizes[] = {SIZE_TITLE, SIZE_VALUE, SIZE_LABEL};
	const struct point *p = &t->v[t->n - 1];
	struct slice text = track_value(mem, t, p->value);
	int size = 0;

	if (s->n_rows == 0)
		return;
	while (size < 2 && typeset_width(text, BOLD, sizes[size]) > ASIDE)
		size++;
	add_row(s, "last", s->rows[s->n_rows - 1].cell[1], SLICE(""), SLICE(""), plain(mem, p->value, a->scale), text, "",
	        arena_printf(mem, "%d", sizes[size]));
}

static void set_change(struct arena *mem, struct spec *s, const struct track *t)
{
	const struct point *from = plotted_base(t), *to = &t->v[t->n - 1];
	struct slice change = track_change(mem, t, from->value, to->value), both;
	struct decimal amount;

	if (change.n == 0)
		return;
	s->chart.annot2 = arena_printf(mem, "較%.*s", SLICE_ARGS(track_period(mem, from)));
	s->chart.annot1 = change;
	if (!slice_ends(change, SLICE("%")) || !decimal_add(to->value, number_negative(from->value), &amount))
		return;
	both = arena_printf(mem, "%.*s（%s%.*s）", SLICE_ARGS(change), amount.coef > 0 ? "+" : "",
	                    SLICE_ARGS(track_value(mem, t, amount)));
	if (typeset_width(both, BOLD, SIZE_LABEL) <= ASIDE)
		s->chart.annot1 = both;
}

void timeseries_draw(struct draft *d, const struct track *t)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_timeseries};
	struct axis a = find_axis(mem, t);
	struct slice unit = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(number_currency(t->unit)),
	                                 SLICE_ARGS(clean_text(mem, a.scale.name)));

	add_ticks(mem, &s, &a);
	add_points(mem, &s, t, &a);
	add_last(mem, &s, t, &a);
	set_change(mem, &s, t);
	s.chart.ylab = unit.n ? arena_printf(mem, "%.*s（縱軸自0起）", SLICE_ARGS(unit)) : SLICE("縱軸自0起");
	plotted_points(mem, &s, t, true);
	plotted_words(mem, d->book, &s, t, 1, unit);
	s.chart.title = plotted_title(mem, t);
	draft_take(d, &s);
}
