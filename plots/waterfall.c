/* waterfall: original amount, signed changes, revised amount. Drawn with a magnifying panel when
 * the smallest change would be a sliver on an axis from 0. */
#include <stdlib.h>

#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/number.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	MAX_DELTAS = 6,    /* with the two totals at most 8 columns */
	ZOOM_DELTAS = 4,   /* beside the overview there is room for 6 */
	ZOOM_BELOW = 2,    /* percent of the taller total */
	ZOOM_FLOOR = 40,   /* percent: a zoom that shows nearly the whole column is none */
	PANEL_PX = 574,    /* height of the zoom panel in waterfall.gp */
	HEAD_PX = 150,     /* room for a value and two lines above the highest level */
	FOOT_PX = 86,      /* room for the zigzag below the lowest */
	PANEL_ZOOM = 1030, /* widths of the panel */
	PANEL_PLAIN = 1640,
	PANEL_NOTE = 340,   /* of it the annotation of a rise */
	ANNOTATED_RISE = 2, /* changes */
	PERCENT_PLACES = 6,
};

struct step {
	const struct fact *fact; /* NULL: several joined */
	struct slice label;
	int128 change; /* in units of 10^exp */
	size_t joined;
};

struct bridge {
	const struct relation *relation;
	const struct fact *original, *revised;
	struct step steps[MAX_DELTAS];
	size_t n, most; /* steps, and how many columns there are for them */
	int exp;
	int128 start, end, low, high; /* levels */
	bool zoom;
	bool wide; /* the columns have room for the changes as written */
	struct scale scale;
};

/* +1, -1, or 0 when the figure is no change */
static int direction(const struct fact *f)
{
	static const struct {
		const char *role;
		int sign;
	} roles[] = {{"cut", -1}, {"decrease", -1}, {"added", 1}, {"increase", 1}};

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (slice_is(f->role, roles[i].role))
			return roles[i].sign;
	return 0;
}

static bool is_original(const struct fact *f)
{
	return slice_is(f->role, "original") || slice_is(f->role, "previous");
}

static int128 magnitude(int128 x)
{
	return x < 0 ? -x : x;
}

static struct slice step_label(struct arena *mem, const struct book *b, const struct fact *f)
{
	struct slice subject = wording_subject(mem, b, f), cue = clean_text(mem, f->cue);

	/* 共計減列 sums up what stands before it: the nearest noun is not its own */
	if (slice_starts(cue, SLICE("共計")) || slice_starts(cue, SLICE("合計")))
		return cue;
	if (slice_has(subject, cue))
		return subject;
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(subject), SLICE_ARGS(cue));
}

/* More steps than columns: the smallest are joined into the last one. */
static void add_step(struct arena *mem, struct bridge *br, struct step step)
{
	size_t least = 0;
	struct step *last = &br->steps[br->most - 1];

	if (br->n < br->most) {
		br->steps[br->n++] = step;
		return;
	}
	if (last->joined == 0) {
		last->joined = 1;
		last->fact = NULL;
	}
	for (size_t i = 1; i + 1 < br->most; i++)
		if (magnitude(br->steps[i].change) < magnitude(br->steps[least].change))
			least = i;
	if (magnitude(br->steps[least].change) < magnitude(step.change)) {
		struct step out = br->steps[least];

		for (size_t i = least; i + 2 < br->most; i++)
			br->steps[i] = br->steps[i + 1];
		br->steps[br->most - 2] = step;
		step = out;
	}
	last->change += step.change;
	last->joined++;
	last->label = arena_printf(mem, "其他%zu項", last->joined);
}

/* the finest place of all members, so that their values are whole units of it */
static bool find_unit(struct bridge *br)
{
	const struct relation *r = br->relation;
	struct decimal value;

	br->exp = 36;
	for (size_t i = 0; i < r->n; i++) {
		if (!fact_value(r->members[i], &value) ||
		    !slice_eq(r->members[i]->unit, r->members[0]->unit))
			return false;
		if (value.exp < br->exp)
			br->exp = value.exp;
	}
	return r->n >= 3;
}

static bool units_of(const struct bridge *br, const struct fact *f, int128 *units)
{
	struct decimal value;

	return fact_value(f, &value) && decimal_units(value, br->exp, units);
}

static bool read_bridge(struct arena *mem, const struct book *b, const struct relation *r,
                        size_t most, struct bridge *br)
{
	*br = (struct bridge){.relation = r, .most = most};
	if (!find_unit(br))
		return false;
	for (size_t i = 0; i < r->n; i++) {
		const struct fact *f = r->members[i];
		int sign = direction(f);
		int128 units;

		if (!units_of(br, f, &units))
			return false;
		if (sign != 0)
			add_step(mem, br, (struct step){f, step_label(mem, b, f), sign * units, 0});
		else if (is_original(f) && br->original == NULL)
			br->original = f;
		else if (br->revised == NULL)
			br->revised = f;
		else
			return false;
	}
	return br->original && br->revised && br->n > 0 && units_of(br, br->original, &br->start) &&
	       units_of(br, br->revised, &br->end) && br->start > 0 && br->end > 0;
}

/* Levels along the bridge. False when the changes do not lead from one total to the other. */
static bool walk(struct bridge *br)
{
	int128 level = br->start;

	br->low = br->high = level;
	for (size_t i = 0; i < br->n; i++) {
		level += br->steps[i].change;
		if (level < br->low)
			br->low = level;
		if (level > br->high)
			br->high = level;
	}
	return level == br->end && br->low >= 0;
}

static void decide_zoom(struct bridge *br)
{
	int128 least = magnitude(br->steps[0].change);
	int128 tallest = br->start > br->end ? br->start : br->end;

	for (size_t i = 1; i < br->n; i++)
		if (magnitude(br->steps[i].change) < least)
			least = magnitude(br->steps[i].change);
	br->zoom = least * 100 < tallest * ZOOM_BELOW && br->low * 100 > br->high * ZOOM_FLOOR;
}

static struct slice plain(struct arena *mem, const struct bridge *br, int128 units)
{
	struct decimal d = {0, 0};

	decimal_of_units(units, br->exp, &d);
	return number_plain(mem, d, br->scale);
}

static struct decimal amount(const struct bridge *br, int128 units)
{
	struct decimal d = {0, 0};

	decimal_of_units(units, br->exp, &d);
	return d;
}

static void set_range(struct arena *mem, struct spec *s, const struct bridge *br)
{
	int128 span = br->high - br->low;
	int middle = PANEL_PX - HEAD_PX - FOOT_PX;

	if (!br->zoom) {
		s->chart.vmin = SLICE("0");
		s->chart.vmax = plain(mem, br, br->high * PANEL_PX / (PANEL_PX - HEAD_PX));
		return;
	}
	s->chart.vmin = plain(mem, br, br->low - span * FOOT_PX / middle);
	s->chart.vmax = plain(mem, br, br->high + span * HEAD_PX / middle);
}

static bool rises(const struct bridge *br)
{
	for (size_t i = 0; i < br->n; i++)
		if (br->steps[i].change > 0)
			return true;
	return false;
}

/* A rise is annotated beside its columns: many of them leave no room. */
static bool is_annotated(const struct bridge *br)
{
	return !br->zoom || !rises(br) || br->n <= ANNOTATED_RISE;
}

/* px between two columns */
static int pitch(const struct bridge *br)
{
	int room = br->zoom ? PANEL_ZOOM : PANEL_PLAIN;

	if (br->zoom && rises(br) && is_annotated(br))
		room -= PANEL_NOTE;
	/* the axis runs from 0.38 to columns + 0.86 */
	return room * 100 / ((int)(br->n + 2) * 100 + 48);
}

static struct slice column_label(struct arena *mem, const struct bridge *br, struct slice text)
{
	return typeset_wrap(mem, text, REGULAR, SIZE_SMALL, pitch(br) - 24, 2);
}

static int width_of(struct arena *mem, const struct fact *f)
{
	enum { VALUE = 130 }; /* the bold value above it is about as wide as this */
	int width = f ? typeset_width(clean_figure(mem, f->raw), REGULAR, SIZE_SMALL) : 0;

	return width > VALUE ? width : VALUE;
}

/* Amounts as written stand over their columns when no two neighbours can touch, whatever their
 * height, and the outer ones stay on the panel. */
static bool has_room(struct arena *mem, const struct bridge *br)
{
	int room = 2 * (pitch(br) - 8), left = width_of(mem, br->original), right;

	for (size_t i = 0; i < br->n; i++) {
		right = width_of(mem, br->steps[i].fact);
		if (left + right > room)
			return false;
		left = right;
	}
	right = width_of(mem, br->revised);
	return left + right <= room && right * 10 <= pitch(br) * 14 &&
	       width_of(mem, br->original) * 10 <= pitch(br) * 12;
}

/* the amount as written, when the columns have room for it; Chinese numerals are no help beside digits */
static struct slice written(struct arena *mem, const struct bridge *br, const struct fact *f)
{
	struct slice raw = f ? clean_figure(mem, f->raw) : SLICE("");

	return br->wide && wording_has_digit(raw) ? raw : SLICE("");
}

static void add_total(struct arena *mem, struct spec *s, const struct bridge *br,
                      const struct fact *f, struct slice label, int128 units)
{
	struct slice seq = arena_printf(mem, "%zu", s->n_rows + 1), value = plain(mem, br, units);

	spec_add_row(s, (struct spec_row){{seq, SLICE("total"), column_label(mem, br, label), value,
	                                   SLICE("0"), value,
	                                   number_label(mem, amount(br, units), br->scale),
	                                   written(mem, br, f), SLICE("total")}});
	spec_add_item(s, spec_item(label, clean_figure(mem, f->raw), SLICE(""), f));
	spec_add_figure(s, f);
}

static struct slice share_of_start(struct arena *mem, const struct bridge *br, int128 units)
{
	struct decimal percent = {0, 0};

	/* two decimals, more where they would read 0.00 */
	for (int places = 2; percent.coef == 0 && places <= PERCENT_PLACES; places++)
		if (!number_percent(amount(br, units), amount(br, br->start), places, &percent))
			return (struct slice){"", 0};
	return number_percent_text(mem, percent);
}

static void add_delta(struct arena *mem, struct spec *s, const struct bridge *br,
                      const struct step *step, int128 level)
{
	struct slice seq = arena_printf(mem, "%zu", s->n_rows + 1),
	             raw = written(mem, br, step->fact);
	struct slice percent = arena_printf(mem, "%s%.*s", step->change > 0 ? "+" : "",
	                                    SLICE_ARGS(share_of_start(mem, br, step->change)));
	struct decimal change = amount(br, step->change);
	struct slice label = number_label(mem, change, br->scale);
	struct slice value = step->fact ? clean_figure(mem, step->fact->raw)
	                                : arena_printf(mem, "%.*s%.*s", SLICE_ARGS(label),
	                                               SLICE_ARGS(br->scale.name));

	if (step->change > 0)
		label = arena_printf(mem, "+%.*s", SLICE_ARGS(label));
	spec_add_row(s, (struct spec_row){{seq, SLICE("delta"), column_label(mem, br, step->label),
	                                   plain(mem, br, step->change), plain(mem, br, level),
	                                   plain(mem, br, level + step->change), label,
	                                   arena_printf(mem, "%.*s%s%.*s", SLICE_ARGS(raw),
	                                                raw.n ? "\n" : "", SLICE_ARGS(percent)),
	                                   step->change < 0 ? SLICE("down") : SLICE("up")}});
	spec_add_item(s, spec_item(step->label, value,
	                                    arena_printf(mem, "占原列數%.*s", SLICE_ARGS(percent)),
	                                    step->fact));
}

static struct slice total_label(struct arena *mem, const struct fact *f, const char *otherwise)
{
	struct slice cue = clean_text(mem, f->cue);

	if (slice_ends(cue, SLICE("為")))
		cue.n -= sizeof "為" - 1;
	return cue.n ? arena_printf(mem, "%.*s數", SLICE_ARGS(cue)) : slice_of(otherwise);
}

/* the verb all changes share, else 淨減 or 淨增 */
static struct slice verb_of(struct arena *mem, const struct bridge *br)
{
	static const char *const totals[] = {"共計", "合計"};
	struct slice verb = {"", 0};

	for (size_t i = 0; i < br->n; i++) {
		const struct fact *f = br->steps[i].fact;
		struct slice cue = f != NULL ? f->cue : (struct slice){"", 0};

		if (cue.n == 0 || (verb.n && !slice_eq(verb, cue)))
			return br->end < br->start ? SLICE("淨減") : SLICE("淨增");
		verb = cue;
	}
	for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
		size_t n = slice_of(totals[i]).n;

		if (slice_starts(verb, slice_of(totals[i])) && verb.n > n)
			verb = (struct slice){verb.p + n, verb.n - n};
	}
	return clean_text(mem, verb);
}

/* The annotation of a fall stands right of the last change, at the height of the first: is that one
 * or its label in the way? */
static bool is_crowded(const struct bridge *br, struct slice annotation)
{
	enum { CLEAR_BELOW = 25 }; /* percent of the span */
	/* from the bar's edge, 0.3 columns behind its middle, to 0.64 behind the last column's */
	int room = pitch(br) * 134 / 100 - 24;
	int128 top = br->end - br->steps[br->n - 1].change;

	return br->zoom && !rises(br) &&
	       (top - br->low) * 100 > (br->high - br->low) * CLEAR_BELOW &&
	       typeset_width(annotation, BOLD, SIZE_LABEL) > room;
}

static void set_title(struct arena *mem, const struct book *b, struct spec *s,
                      const struct bridge *br)
{
	struct decimal net = amount(br, br->end - br->start);
	struct slice verb = verb_of(mem, br), size, rate, revised, end;
	struct slice topic = wording_topic(mem, b, br->original), candidates[4];

	rate = share_of_start(mem, br, magnitude(br->end - br->start));
	size = number_label(mem, number_magnitude(net), br->scale);
	end = number_label(mem, amount(br, br->end), br->scale);
	revised = arena_printf(mem, "%.*s%.*s，%.*s%.*s%.*s", SLICE_ARGS(verb), SLICE_ARGS(rate),
	                       SLICE_ARGS(br->revised->cue.n ? br->revised->cue : SLICE("為")),
	                       SLICE_ARGS(end), SLICE_ARGS(br->scale.name));
	if (topic.n == 0)
		topic = wording_subject(mem, b, br->original);
	candidates[0] = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(topic), SLICE_ARGS(revised));
	/* 特別預算案刪減 reads as well without its 案 */
	if (slice_ends(topic, SLICE("案")))
		topic.n -= sizeof "案" - 1;
	candidates[1] = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(topic), SLICE_ARGS(revised));
	candidates[2] = arena_printf(mem, "%.*s%.*s%.*s", SLICE_ARGS(topic), SLICE_ARGS(verb),
	                             SLICE_ARGS(rate));
	candidates[3] = revised;
	s->chart.title = wording_title(mem, candidates, 4);
	s->chart.annot1 =
	        arena_printf(mem, "%s%.*s%.*s%.*s\n%s%.*s", br->n > 1 ? "合計" : "",
	                     SLICE_ARGS(verb), SLICE_ARGS(size), SLICE_ARGS(br->scale.name),
	                     br->end < br->start ? "−" : "+", SLICE_ARGS(rate));
	if (!is_annotated(br) || is_crowded(br, s->chart.annot1))
		s->chart.annot1.n = 0;
	/* one panel has its annotation on the line of the caption */
	if (!br->zoom)
		s->chart.annot1 =
		        arena_printf(mem, "%s%.*s%.*s%.*s（%s%.*s）", br->n > 1 ? "合計" : "",
		                     SLICE_ARGS(verb), SLICE_ARGS(size), SLICE_ARGS(br->scale.name),
		                     br->end < br->start ? "−" : "+", SLICE_ARGS(rate));
}

static void set_words(struct arena *mem, const struct book *b, struct spec *s,
                      const struct bridge *br)
{
	struct slice verb = verb_of(mem, br), currency = number_currency(br->original->unit);
	struct slice unit =
	        arena_printf(mem, "%.*s%.*s", SLICE_ARGS(currency), SLICE_ARGS(br->scale.name));

	set_title(mem, b, s, br);
	s->chart.unit = unit;
	s->chart.period = br->original->period;
	s->chart.subtitle =
	        wording_subtitle(mem, wording_scope(mem, b, br->original, s->chart.title),
	                         wording_period(mem, br->original->period), unit);
	s->chart.caption1 = br->zoom ? SLICE("全貌（縱軸自0起）") : SLICE("縱軸自0起");
	if (br->zoom)
		s->chart.caption2 = arena_printf(
		        mem, "放大圖：%.*s部分（縱軸非自0起，總額柱以折線截斷）", SLICE_ARGS(verb));
	s->chart.note = SLICE("百分比為占原列數之比率，由本圖計算。");
	s->chart.badge = SLICE("verified");
	s->chart.badge_text = SLICE("已核對：加總相符");
}

static void draw(struct draft *d, struct bridge *br)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_waterfall};
	int128 level = br->start;

	br->scale = number_scale(mem, br->original->unit,
	                         amount(br, br->start > br->end ? br->start : br->end));
	br->wide = has_room(mem, br);
	set_range(mem, &s, br);
	add_total(mem, &s, br, br->original, total_label(mem, br->original, "原列數"), br->start);
	for (size_t i = 0; i < br->n; i++) {
		add_delta(mem, &s, br, &br->steps[i], level);
		level += br->steps[i].change;
	}
	for (size_t i = 0; i < br->relation->n; i++)
		spec_add_figure(&s, br->relation->members[i]);
	add_total(mem, &s, br, br->revised, total_label(mem, br->revised, "調整後"), br->end);
	set_words(mem, d->book, &s, br);
	spec_add_check(&s, br->relation->check);
	draft_take(d, &s);
}

/* the zoom is decided by the changes as stated, before the smallest are joined for it */
static void draw_bridge(struct draft *d, struct bridge *br)
{
	const struct relation *r = br->relation;

	decide_zoom(br);
	if (br->zoom && br->n > ZOOM_DELTAS) {
		if (!read_bridge(&d->charts->mem, d->book, r, ZOOM_DELTAS, br) || !walk(br))
			return;
		br->zoom = true;
	}
	draw(d, br);
}

void waterfall_find(struct draft *d)
{
	for (size_t i = 0; i < d->book->n; i++) {
		const struct relation *r = &d->book->relations[i];
		struct bridge br;

		if (!slice_is(r->check->type, "balance"))
			continue;
		if (check_fails(r->check))
			charts_refuse(d->charts, r->check,
			              "原列數、增減數與改列數加總不符，不繪增減圖。");
		if (!check_holds(r->check) || draft_used(d, r->members, r->n))
			continue;
		if (!read_bridge(&d->charts->mem, d->book, r, MAX_DELTAS, &br))
			continue;
		if (walk(&br))
			draw_bridge(d, &br);
		else
			charts_refuse(d->charts, r->check,
			              "各數須經捨入方能相符，柱高無法相接，不繪增減圖。");
	}
}
