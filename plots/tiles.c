/* tiles: two to four figures of one sentence that belong together but cannot share an axis, because
 * their units differ or one is many times the other. */
#include "plots/clean.h"
#include "plots/tile.h"
#include "plots/wording.h"

enum {
	SAME_AXIS = 20,    /* figures of one unit up to this ratio belong on an axis, not on tiles */
	MAX_UNCHECKED = 3, /* tiles without a relation behind them, a document */
	LEAST_COUNT = 2,
};

struct sentence {
	const struct fact *v[MAX_TILES];
	size_t n;
	bool fit; /* every quantity in it can stand on a tile */
};

static bool is_plain(const struct fact *f)
{
	static const char *const roles[] = {"", "total", "cumulative", "frozen", "level", "part"};
	struct decimal value;

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (slice_is(f->role, roles[i]))
			return slice_is(f->qualifier, "exact") && fact_value(f, &value) &&
			       value.coef > 0 &&
			       (slice_is(f->kind, "money") || slice_is(f->kind, "count"));
	return false;
}

static struct sentence sentence_at(const struct facts *facts, size_t at, size_t *end)
{
	const struct fact *first = &facts->v[at];
	struct sentence s = {.fit = first->table.n == 0};
	size_t i = at;

	for (; i < facts->n && slice_eq(facts->v[i].doc, first->doc) &&
	       facts->v[i].sentence == first->sentence;
	     i++) {
		const struct fact *f = &facts->v[i];

		if (!fact_is_quantity(f))
			continue;
		if (s.n == MAX_TILES || !is_plain(f) || f->table.n)
			s.fit = false;
		else
			s.v[s.n++] = f;
	}
	*end = i;
	return s;
}

/* figures of one unit must lie too far apart for one axis */
static bool need_no_axis(const struct sentence *s)
{
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < i; k++) {
			struct decimal a, b, larger;

			if (!slice_eq(s->v[i]->unit, s->v[k]->unit))
				continue;
			fact_value(s->v[i], &a);
			fact_value(s->v[k], &b);
			larger = decimal_cmp(a, b) > 0 ? a : b;
			if (!decimal_mul(decimal_cmp(a, b) > 0 ? b : a, decimal_int(SAME_AXIS), &b) ||
			    decimal_cmp(larger, b) <= 0)
				return false;
		}
	return true;
}

/* 分享至通傳事業情資 and 分享至N-ISAC情資: do all labels share a word of two glyphs with the first? */
static bool share_a_word(const struct sentence *s)
{
	enum { TWO_GLYPHS = 6 };
	struct slice first = s->v[0]->subject;

	for (size_t i = 1; i < s->n; i++) {
		bool found = false;

		for (size_t at = 0; at + TWO_GLYPHS <= first.n && !found; at++)
			found = ((unsigned char)first.p[at] & 0xc0) == 0xc0 &&
			        slice_has(s->v[i]->subject, (struct slice){first.p + at, TWO_GLYPHS});
		if (!found || slice_eq(first, s->v[i]->subject))
			return false;
	}
	return true;
}

static bool has_small_count(const struct sentence *s)
{
	struct decimal value;

	for (size_t i = 0; i < s->n; i++)
		if (slice_is(s->v[i]->kind, "count") && fact_value(s->v[i], &value) &&
		    decimal_cmp(value, decimal_int(LEAST_COUNT)) < 0)
			return true;
	return false;
}

static bool is_of_kind(const struct sentence *s, const char *kind)
{
	for (size_t i = 0; i < s->n; i++)
		if (!slice_is(s->v[i]->kind, kind))
			return false;
	return true;
}

/* Do they belong on tiles? A count and the amount of the same thing, or totals of like things. */
static bool belong(const struct sentence *s)
{
	if (!s->fit || s->n < 2 || !need_no_axis(s) || has_small_count(s))
		return false;
	if (is_of_kind(s, "count"))
		return share_a_word(s);
	return slice_is(s->v[0]->kind, "count") && slice_is(s->v[1]->kind, "money") && s->n == 2;
}

/* Money for each of a count, when a relation says that they belong together or the division leaves
 * a round amount: 2億6,130萬元 for 201臺 is 130萬元 each. */
static void add_average(struct arena *mem, const struct sentence *s, struct group *g)
{
	enum { ROUND_DIGITS = 1000 };
	struct decimal count, money, average;
	struct scale scale;
	bool exact;

	if (s->n != 2 || !slice_is(s->v[0]->kind, "count") || !slice_is(s->v[1]->kind, "money") ||
	    !fact_value(s->v[0], &count) || !fact_value(s->v[1], &money) || count.coef < 2 ||
	    !number_quotient(money, count, 0, &average, &exact) || !exact)
		return;
	while (average.coef && average.coef % 10 == 0)
		average = (struct decimal){average.coef / 10, average.exp + 1};
	if (average.coef >= ROUND_DIGITS && !g->check)
		return;
	scale = number_scale(mem, s->v[1]->unit, average);
	g->tiles[2] = (struct tile){.value = tile_amount(mem, average, scale),
	                            .unit = scale.name,
	                            .detail = SLICE("推算值，非報告原文")};
	g->tiles[2].label =
	        arena_printf(mem, "平均每%.*s%.*s", SLICE_ARGS(clean_text(mem, s->v[0]->unit)),
	                     SLICE_ARGS(g->tiles[1].label));
	g->tiles[2].written = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(g->tiles[2].value),
	                                   SLICE_ARGS(scale.name));
	g->note = arena_printf(mem, "%.*s為本圖計算：%.*s÷%.*s，恰可整除。",
	                       SLICE_ARGS(g->tiles[2].label), SLICE_ARGS(g->tiles[1].written),
	                       SLICE_ARGS(g->tiles[0].written));
	g->n = 3;
}

static const struct check *relation_between(const struct book *b, const struct sentence *s)
{
	for (size_t i = 0; i < b->n; i++) {
		size_t shared = 0;

		if (!check_holds(b->relations[i].check))
			continue;
		for (size_t k = 0; k < s->n; k++)
			for (size_t m = 0; m < b->relations[i].n; m++)
				shared += b->relations[i].members[m] == s->v[k];
		if (shared >= 2)
			return b->relations[i].check;
	}
	return NULL;
}

static void draw_sentence(struct draft *d, const struct sentence *s, size_t *unchecked)
{
	struct arena *mem = &d->charts->mem;
	struct group g = {.check = relation_between(d->book, s)};
	bool far_apart = slice_eq(s->v[0]->unit, s->v[1]->unit);

	for (size_t i = 0; i < s->n; i++)
		g.tiles[g.n++] = tile_of(mem, d->book, s->v[i]);
	/* 凍結7案，計10億1,170萬元: the amount of what was just counted */
	if (slice_is(s->v[1]->kind, "money") && slice_eq(g.tiles[0].label, g.tiles[1].label))
		g.tiles[1].label = SLICE("金額");
	if (far_apart)
		g.note = SLICE(
		        "各數大小懸殊，同軸作圖時小者不可見，故以數字並列；對象不同，不宜相加。");
	add_average(mem, s, &g);
	/* an amount of something else, and nothing that ties it to the count */
	if (g.check == NULL && g.n == 2 && !far_apart && !slice_is(g.tiles[1].label, "金額"))
		return;
	if (g.check == NULL && ++*unchecked > MAX_UNCHECKED)
		return;
	tiles_draw(d, &g);
}

void tiles_find(struct draft *d)
{
	const struct facts *facts = d->book->facts;
	size_t unchecked = 0, end;

	for (size_t i = 0; i < facts->n; i = end) {
		struct sentence s = sentence_at(facts, i, &end);

		if (belong(&s) && !draft_used(d, s.v, s.n))
			draw_sentence(d, &s, &unchecked);
	}
}
