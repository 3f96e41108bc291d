/* waterfall: original amount, signed changes, revised amount. Drawn with a magnifying panel when
 * the smallest change would be a sliver on an axis from 0. */
#include "plots/bridge.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	PANEL_PX = 574, /* height of the zoom panel in waterfall.gp */
	HEAD_PX = 150,  /* room for a value and two lines above the highest level */
	FOOT_PX = 86,   /* room for the zigzag below the lowest */
};

static struct slice plain(struct arena *mem, const struct bridge *br, int128 units)
{
	struct decimal d = {0, 0};

	decimal_of_units(units, br->exp, &d);
	return number_plain(mem, d, br->scale);
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

static struct slice column_label(struct arena *mem, const struct bridge *br, struct slice text)
{
	return typeset_wrap(mem, text, REGULAR, SIZE_SMALL, bridge_pitch(br) - 24, 2);
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
	int room = 2 * (bridge_pitch(br) - 8), left = width_of(mem, br->original), right;

	for (size_t i = 0; i < br->n; i++) {
		right = width_of(mem, br->steps[i].fact);
		if (left + right > room)
			return false;
		left = right;
	}
	right = width_of(mem, br->revised);
	return left + right <= room && right * 10 <= bridge_pitch(br) * 14 &&
	       width_of(mem, br->original) * 10 <= bridge_pitch(br) * 12;
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
	                                   number_label(mem, bridge_amount(br, units), br->scale),
	                                   written(mem, br, f), SLICE("total")}});
	spec_add_item(s, spec_item(label, clean_figure(mem, f->raw), SLICE(""), f));
	spec_add_figure(s, f);
}

static void add_delta(struct arena *mem, struct spec *s, const struct bridge *br,
                      const struct step *step, int128 level)
{
	struct slice seq = arena_printf(mem, "%zu", s->n_rows + 1),
	             raw = written(mem, br, step->fact);
	struct slice percent = arena_printf(mem, "%s%.*s", step->change > 0 ? "+" : "",
	                                    SLICE_ARGS(bridge_share(mem, br, step->change)));
	struct decimal change = bridge_amount(br, step->change);
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

static void draw(struct draft *d, struct bridge *br)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_waterfall};
	int128 level = br->start;

	br->scale = number_scale(mem, br->original->unit,
	                         bridge_amount(br, br->start > br->end ? br->start : br->end));
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
	bridge_set_words(mem, d->book, &s, br);
	spec_add_check(&s, br->relation->check);
	draft_take(d, &s);
}

/* the zoom is decided by the changes as stated, before the smallest are joined for it */
static void draw_bridge(struct draft *d, struct bridge *br)
{
	const struct relation *r = br->relation;

	bridge_decide_zoom(br);
	if (br->zoom && br->n > ZOOM_DELTAS) {
		if (!bridge_read(&d->charts->mem, d->book, r, ZOOM_DELTAS, br) || !bridge_walk(br))
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
		if (!bridge_read(&d->charts->mem, d->book, r, MAX_DELTAS, &br))
			continue;
		if (bridge_walk(&br) && bridge_is_negligible(&br))
			charts_refuse(d->charts, r->check, "增減淨額不足原列數之0.005%，不繪增減圖。");
		else if (bridge_walk(&br))
			draw_bridge(d, &br);
		else
			charts_refuse(d->charts, r->check,
			              "各數須經捨入方能相符，柱高無法相接，不繪增減圖。");
	}
}
