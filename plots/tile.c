#include "plots/tile.h"

#include "plots/clean.h"
#include "plots/layout.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	TILE_GAP = 40, /* geometry of tiles.gp */
	TILE_MARGIN = 36,
	MAX_LABEL = 900, /* px, over two lines */
};

/* px inside one of n tiles, and the size of its number */
static int room(size_t n)
{
	return (CANVAS_RIGHT - CANVAS_LEFT - TILE_GAP * ((int)n - 1)) / (int)n - 2 * TILE_MARGIN;
}

static int number_size(size_t n)
{
	return n <= 2 ? 170 : n == 3 ? 130 : 100;
}

static struct slice sign_of(const struct fact *f)
{
	if (slice_is(f->role, "decrease"))
		return SLICE("−");
	return slice_is(f->role, "increase") ? SLICE("+") : SLICE("");
}

struct slice tile_amount(struct arena *mem, struct decimal value, struct scale scale)
{
	struct decimal scaled = decimal_trim((struct decimal){value.coef, value.exp - scale.exp});

	return scaled.exp >= -3 ? number_text(mem, scaled) : number_label(mem, value, scale);
}

struct tile tile_of(struct arena *mem, const struct book *b, const struct fact *f)
{
	struct tile t = {.fact = f,
	                 .label = wording_subject(mem, b, f),
	                 .written = clean_figure(mem, f->raw)};
	struct decimal value;
	struct scale scale;

	fact_value(f, &value);
	scale = number_scale(mem, f->unit, value);
	t.value = slice_is(f->kind, "money") ? tile_amount(mem, value, scale) : number_text(mem, value);
	t.value = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(sign_of(f)), SLICE_ARGS(t.value));
	t.unit = clean_text(mem, scale.name);
	t.detail = arena_printf(mem, "原文「%.*s」", SLICE_ARGS(t.written));
	return t;
}

/* 金額 stands beside the count that it is the amount of */
static bool is_label(struct slice label)
{
	return wording_is_name(label) || slice_is(label, "金額");
}

static bool fits(const struct group *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (!is_label(g->tiles[i].label) || typeset_width(g->tiles[i].label, BOLD, SIZE_LABEL) > MAX_LABEL ||
		    typeset_width(g->tiles[i].value, BOLD, number_size(g->n)) > room(g->n))
			return false;
	return true;
}

static void add_tiles(struct arena *mem, struct spec *s, const struct group *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct tile *t = &g->tiles[i];
		struct slice label = typeset_wrap(mem, t->label, BOLD, SIZE_LABEL, room(g->n), 2);
		struct slice detail =
		        typeset_wrap(mem, t->detail, REGULAR, SIZE_SMALL, room(g->n), 2);

		spec_add_row(s, (struct spec_row){{arena_printf(mem, "%zu", i + 1), t->value,
		                                   t->unit, label, detail,
		                                   t->fact ? SLICE("lead") : SLICE("derived")}});
		spec_add_item(s, spec_item(t->label, t->written,
		                                    t->fact ? SLICE("") : t->detail, t->fact));
		if (t->fact)
			spec_add_figure(s, t->fact);
	}
}

static void set_badge(struct arena *mem, struct spec *s, const struct group *g)
{
	size_t derived = 0;

	for (size_t i = 0; i < g->n; i++)
		derived += g->tiles[i].fact == NULL;
	s->chart.badge = g->check || derived ? SLICE("partial") : SLICE("unverified");
	if (derived)
		s->chart.badge_text =
		        arena_printf(mem, "%zu項原文・%zu項推算", g->n - derived, derived);
	else
		s->chart.badge_text = g->check ? SLICE("已核對") : SLICE("原文引用・未經勾稽");
	if (g->check && !derived)
		s->chart.badge = SLICE("verified");
}

static struct slice units(struct arena *mem, const struct group *g)
{
	struct slice text = {"", 0};

	for (size_t i = 0; i < g->n; i++) {
		const struct fact *f = g->tiles[i].fact;
		struct slice unit = g->tiles[i].unit, money = SLICE("");

		if (f == NULL)
			continue;
		/* amounts of one currency may be scaled differently */
		if (slice_is(f->kind, "money")) {
			unit = number_scale(mem, f->unit, decimal_int(0)).name;
			money = number_currency(f->unit);
		}
		unit = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(money), SLICE_ARGS(unit));
		if (unit.n && !slice_has(text, unit))
			text = arena_printf(mem, "%.*s%s%.*s", SLICE_ARGS(text), text.n ? "、" : "",
			                    SLICE_ARGS(unit));
	}
	return text;
}

static struct slice phrase(struct arena *mem, const struct tile *t)
{
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(t->label), SLICE_ARGS(t->written));
}

void tiles_draw(struct draft *d, const struct group *g)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_tiles};
	const struct fact *first = g->tiles[0].fact;
	struct slice candidates[2];

	if (!fits(g) || first == NULL)
		return;
	add_tiles(mem, &s, g);
	candidates[0] = arena_printf(mem, "%.*s，%.*s", SLICE_ARGS(phrase(mem, &g->tiles[0])),
	                             SLICE_ARGS(phrase(mem, &g->tiles[1])));
	candidates[1] = phrase(mem, &g->tiles[0]);
	s.chart.title = wording_title(mem, candidates, 2);
	s.chart.unit = units(mem, g);
	s.chart.period = first->period;
	s.chart.subtitle = wording_subtitle(mem, wording_scope(mem, d->book, first, s.chart.title),
	                                    wording_period(mem, first->period), s.chart.unit);
	s.chart.note = g->note;
	if (g->check)
		spec_add_check(&s, g->check);
	set_badge(mem, &s, g);
	draft_take(d, &s);
}
