#include "plots/bridge.h"

#include "plots/clean.h"
#include "plots/wording.h"

enum {
	ZOOM_BELOW = 2,    /* percent of the taller total */
	ZOOM_FLOOR = 80,   /* percent: a zoom that shows nearly the whole column is none */
	PANEL_ZOOM = 1030, /* px: widths of the panel in waterfall.gp */
	PANEL_PLAIN = 1640,
	PANEL_NOTE = 340,   /* of it the annotation of a rise */
	ANNOTATED_RISE = 2, /* changes */
	PERCENT_PLACES = 4,
	LEAST_CHANGE = 20000, /* 0.005 % of the original amount */
};

int128 bridge_magnitude(int128 x)
{
	return x < 0 ? -x : x;
}

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
		if (bridge_magnitude(br->steps[i].change) < bridge_magnitude(br->steps[least].change))
			least = i;
	if (bridge_magnitude(br->steps[least].change) < bridge_magnitude(step.change)) {
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

bool bridge_read(struct arena *mem, const struct book *b, const struct relation *r,
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
bool bridge_walk(struct bridge *br)
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

void bridge_decide_zoom(struct bridge *br)
{
	int128 least = bridge_magnitude(br->steps[0].change);
	int128 tallest = br->start > br->end ? br->start : br->end;

	for (size_t i = 1; i < br->n; i++)
		if (bridge_magnitude(br->steps[i].change) < least)
			least = bridge_magnitude(br->steps[i].change);
	br->zoom = least * 100 < tallest * ZOOM_BELOW && br->low * 100 > br->high * ZOOM_FLOOR;
}

struct decimal bridge_amount(const struct bridge *br, int128 units)
{
	struct decimal d = {0, 0};

	decimal_of_units(units, br->exp, &d);
	return d;
}

bool bridge_rises(const struct bridge *br)
{
	for (size_t i = 0; i < br->n; i++)
		if (br->steps[i].change > 0)
			return true;
	return false;
}

/* A rise is annotated beside its columns: many of them leave no room. */
bool bridge_is_annotated(const struct bridge *br)
{
	return !br->zoom || !bridge_rises(br) || br->n <= ANNOTATED_RISE;
}

/* px between two columns */
int bridge_pitch(const struct bridge *br)
{
	int room = br->zoom ? PANEL_ZOOM : PANEL_PLAIN;

	if (br->zoom && bridge_rises(br) && bridge_is_annotated(br))
		room -= PANEL_NOTE;
	/* the axis runs from 0.38 to columns + 0.86 */
	return room * 100 / ((int)(br->n + 2) * 100 + 48);
}

bool bridge_is_negligible(const struct bridge *br)
{
	return bridge_magnitude(br->end - br->start) * LEAST_CHANGE < br->start;
}

struct slice bridge_share(struct arena *mem, const struct bridge *br, int128 units)
{
	struct decimal percent = {0, 0};

	/* two decimals, more where they would read 0.00 */
	for (int places = 2; percent.coef == 0 && places <= PERCENT_PLACES; places++)
		if (!number_percent(bridge_amount(br, units), bridge_amount(br, br->start), places, &percent))
			return (struct slice){"", 0};
	return percent.coef == 0 && units != 0 ? SLICE("不足0.0001%") : number_percent_text(mem, percent);
}
