#include "tests/mutate/plant.h"

#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/decimal.h"

enum { WIDE_LEAD = 0x90, CENTIBILLION = 1000000 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void plant_one(struct copies *c, enum operator operator, size_t fact, size_t start, size_t end, struct slice with)
{
	struct edit e = {start, end, with};

	plan_copy(c, operator, (long)fact, NO_FACT, &e, 1);
}

/* ---- digits -------------------------------------------------------------------------------------- */

/* another digit, by place and value; never a leading zero */
static void plant_other_digit(struct copies *c, size_t fact, size_t i, bool leading)
{
	const char *p = c->bytes.p;
	char other = (char)('0' + (p[i] - '0' + 1 + (int)(i * 7 % 9)) % 10);

	if (leading && other == '0')
		other = p[i] == '1' ? '2' : '1';
	plant_one(c, OPERATOR_M1, fact, i, i + 1, (struct slice){&other, 1});
}

static bool plant_swapped(struct copies *c, size_t fact, size_t i, size_t end)
{
	const char *p = c->bytes.p;
	char pair[2];

	if (i + 1 >= end || !is_digit(p[i + 1]) || p[i] == p[i + 1] || p[i + 1] == '0')
		return false;
	pair[0] = p[i + 1];
	pair[1] = p[i];
	plant_one(c, OPERATOR_M2, fact, i, i + 2, (struct slice){pair, 2});
	return true;
}

void plant_digits(struct copies *c, const struct facts *facts, size_t fact)
{
	const struct fact *f = &facts->v[fact];
	const char *p = c->bytes.p;
	size_t first = (size_t)f->start, end = (size_t)f->end;
	bool swapped = false, dropped = slice_has(f->raw, SLICE(","));

	for (size_t i = first; i < end; i++) {
		bool leading = i == first || !is_digit(p[i - 1]);
		char twice[2] = {p[i], p[i]};

		if (!is_digit(p[i]))
			continue;
		plant_other_digit(c, fact, i, leading);
		swapped = swapped || plant_swapped(c, fact, i, end);
		if (dropped || leading)
			continue;
		plant_one(c, OPERATOR_M3, fact, i, i + 1, SLICE(""));
		plant_one(c, OPERATOR_M4, fact, i, i + 1, (struct slice){twice, 2});
		dropped = true;
	}
}

/* ---- words --------------------------------------------------------------------------------------- */

struct swap {
	const char *from, *to;
};

/* the first of the words that stands in [start, end) */
static bool swap_in(struct copies *c, enum operator operator, size_t fact, size_t start, size_t end,
                    const struct swap *swaps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct slice text = {c->bytes.p + start, end - start}, from = slice_of(swaps[i].from);
		size_t at = slice_find(text, from);

		if (at < text.n) {
			plant_one(c, operator, fact, start + at, start + at + from.n, slice_of(swaps[i].to));
			return true;
		}
	}
	return false;
}

/* 45.0% as 450% */
static void plant_point(struct copies *c, size_t fact, const struct fact *f)
{
	size_t point = slice_find(f->raw, SLICE("."));
	const char *p = f->raw.p + point;
	char moved[2];

	if (point + 1 >= f->raw.n || !is_digit(p[1]))
		return;
	moved[0] = p[1];
	moved[1] = '.';
	plant_one(c, OPERATOR_M10, fact, (size_t)f->start + point, (size_t)f->start + point + 2,
	          (struct slice){moved, point + 2 < f->raw.n && is_digit(p[2]) ? 2 : 1});
}

/* 各減少4家及91人: the word speaks of the next figure too */
static bool shares_its_word(const struct facts *facts, size_t fact)
{
	const struct fact *f = &facts->v[fact], *next = fact + 1 < facts->n ? f + 1 : NULL;

	return next != NULL && next->clause == f->clause && slice_eq(next->role, f->role);
}

void plant_words(struct copies *c, const struct facts *facts, size_t fact)
{
	static const struct swap scales[] = {{"億", "萬"}, {"萬", "億"}, {"千", "萬"}, {"個百分點", "%"}, {"%", "個百分點"}};
	static const struct swap turns[] = {{"增加", "減少"}, {"減少", "增加"}, {"成長", "下降"}, {"提高", "降低"}, {"下降", "上升"}};
	const struct fact *f = &facts->v[fact];
	size_t before = 0;

	/* 1億8,000萬 has no other scale that is a number */
	if (!slice_has(f->raw, SLICE("億")) || !slice_has(f->raw, SLICE("萬")))
		swap_in(c, OPERATOR_M5, fact, (size_t)f->start, (size_t)f->end, scales, sizeof scales / sizeof scales[0]);
	plant_point(c, fact, f);
	for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++)
		before = strlen(turns[i].from) > before ? strlen(turns[i].from) : before;
	if ((slice_is(f->role, "increase") || slice_is(f->role, "decrease")) && (size_t)f->start > before && !shares_its_word(facts, fact))
		swap_in(c, OPERATOR_M6, fact, (size_t)f->start - before, (size_t)f->start, turns, sizeof turns / sizeof turns[0]);
}

/* ---- neutral ------------------------------------------------------------------------------------- */

static void plant_wide(struct copies *c, size_t fact, const struct fact *f)
{
	struct buffer wide = {0};

	for (size_t i = 0; i < f->raw.n; i++) {
		if (is_digit(f->raw.p[i]))
			buffer_printf(&wide, "\xef\xbc%c", WIDE_LEAD + f->raw.p[i] - '0');
		else if (f->raw.p[i] == ',')
			buffer_text(&wide, "，");
		else
			buffer_char(&wide, f->raw.p[i]);
	}
	plant_one(c, OPERATOR_N1, fact, (size_t)f->start, (size_t)f->end, buffer_slice(&wide));
	buffer_free(&wide);
}

void plant_neutral(struct copies *c, const struct facts *facts, size_t fact)
{
	const struct fact *f = &facts->v[fact];
	const char *hit = memchr(c->bytes.p + f->end, '\n', c->bytes.n - (size_t)f->end);
	size_t end = hit ? (size_t)(hit - c->bytes.p) : c->bytes.n;

	plant_wide(c, fact, f);
	if (f->table.n > 0)
		return;
	plant_one(c, OPERATOR_N3, fact, end, end, SLICE("\n\n                    17\n"));
	if (end >= 3 && memcmp(c->bytes.p + end - 3, "。", 3) == 0)
		plant_one(c, OPERATOR_N4, fact, end, end, SLICE("另檢附公文37份及照片128張備查。"));
	if (slice_is(f->qualifier, "exact"))
		plant_one(c, OPERATOR_N6, fact, (size_t)f->start, (size_t)f->start, SLICE("約"));
}

/* a line "- words" whose words do not begin with a number */
static bool is_bullet(struct slice line)
{
	return slice_starts(line, SLICE("- ")) && line.n > 5 && (unsigned char)line.p[2] >= 0xe0 && slice_find(line, SLICE("、")) > 5;
}

void plant_reordered(struct copies *c)
{
	struct slice rest = c->bytes, line, before = {NULL, 0};

	while (rest.n && slice_split(&rest, '\n', &line)) {
		if (before.n && is_bullet(before) && is_bullet(line)) {
			size_t first = (size_t)(before.p - c->bytes.p), second = (size_t)(line.p - c->bytes.p);
			struct edit edits[] = {{first, first + before.n, line}, {second, second + line.n, before}};

			plan_copy(c, OPERATOR_N2, NO_FACT, NO_FACT, edits, 2);
		}
		before = line;
	}
}

/* ---- relations ----------------------------------------------------------------------------------- */

static void plant_pair(struct copies *c, enum operator operator, const struct facts *facts, size_t a, size_t b,
                       struct slice with_a, struct slice with_b)
{
	const struct fact *f = &facts->v[a], *g = &facts->v[b];
	struct edit edits[] = {{(size_t)f->start, (size_t)f->end, with_a}, {(size_t)g->start, (size_t)g->end, with_b}};

	if (g->start < f->start) {
		struct edit first = edits[1];

		edits[1] = edits[0];
		edits[0] = first;
	}
	plan_copy(c, operator, (long)a, (long)b, edits, 2);
}

void plant_exchange(struct copies *c, const struct facts *facts, const struct gold_relation *r)
{
	const struct fact *f, *g;

	if (r->target < 0 || r->n == 0 || r->v[0].fact < 0)
		return;
	f = &facts->v[r->target];
	g = &facts->v[r->v[0].fact];
	if (f->sentence == g->sentence && slice_eq(f->unit, g->unit) && !slice_eq(f->value, g->value))
		plant_pair(c, OPERATOR_M7, facts, (size_t)r->target, (size_t)r->v[0].fact, g->raw, f->raw);
}

static struct slice line_of(struct slice bytes, int64_t number)
{
	struct slice line = {NULL, 0};

	while (number-- > 0 && slice_split(&bytes, '\n', &line))
		;
	return line;
}

/* the row of checks that counts the items of the fact's list */
static const struct check *count_of(const struct checks *checks, const struct fact *f)
{
	for (size_t i = 0; i < checks->n; i++)
		if (slice_is(checks->v[i].type, "list_count") && checks->v[i].line == f->line)
			return &checks->v[i];
	return NULL;
}

void plant_missing_item(struct copies *c, const struct checks *checks, const struct facts *facts,
                        const struct gold_relation *r)
{
	const struct check *k = r->listed > 2 ? count_of(checks, &facts->v[r->target]) : NULL;
	struct slice lines = k ? k->lines : (struct slice){NULL, 0}, one, item = {NULL, 0};
	struct decimal last;
	size_t start;

	while (lines.n && slice_split(&lines, ';', &one))
		if (decimal_parse(one, &last) && last.coef > k->line)
			item = line_of(c->bytes, last.coef);
	if (item.n == 0)
		return;
	start = (size_t)(item.p - c->bytes.p);
	plant_one(c, OPERATOR_M8, (size_t)r->target, start, start + item.n, SLICE(""));
}

/* relations of the inventory that the figure stands in */
static size_t count_relations(const struct gold *gold, long fact)
{
	size_t n = 0;

	for (size_t i = 0; i < gold->n; i++)
		n += !gold->v[i].trap && fact >= 0 && gold_has(&gold->v[i], (size_t)fact);
	return n;
}

/* 24件 as 25件, when all of it but the last digit stays */
static bool raised(const struct fact *f, char room[], size_t size, struct slice *with)
{
	for (size_t i = f->raw.n; i > 0; i--) {
		if (!is_digit(f->raw.p[i - 1]))
			continue;
		if (f->raw.p[i - 1] == '9' || f->raw.n > size)
			return false;
		memcpy(room, f->raw.p, f->raw.n);
		room[i - 1]++;
		*with = (struct slice){room, f->raw.n};
		return true;
	}
	return false;
}

void plant_raised(struct copies *c, const struct facts *facts, const struct gold *gold, const struct gold_relation *r)
{
	char a[64], b[64];
	struct slice with_a, with_b;

	if (!slice_is(r->type, "sum") || count_relations(gold, r->target) != 1)
		return;
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].sign == '+' && count_relations(gold, r->v[i].fact) == 1 &&
		    slice_eq(facts->v[r->target].quantum, facts->v[r->v[i].fact].quantum) &&
		    raised(&facts->v[r->target], a, sizeof a, &with_a) && raised(&facts->v[r->v[i].fact], b, sizeof b, &with_b)) {
			plant_pair(c, OPERATOR_N5, facts, (size_t)r->target, (size_t)r->v[i].fact, with_a, with_b);
			return;
		}
}

/* 2,976萬元 as 0.30億元 */
static bool rounded(const struct fact *f, struct buffer *b)
{
	struct decimal value;
	int128 units;

	if (!slice_is(f->unit, "TWD") || !decimal_parse(f->value, &value) || !decimal_units(value, 0, &units) || units < CENTIBILLION)
		return false;
	units = (units + CENTIBILLION / 2) / CENTIBILLION;
	buffer_printf(b, "%d.%02d億元", (int)(units / 100), (int)(units % 100));
	return true;
}

static int by_start(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

void plant_rounded(struct copies *c, const struct facts *facts, const struct gold_relation *r)
{
	struct buffer texts[EDITS_MAX] = {{NULL, 0, 0}};
	struct edit edits[EDITS_MAX];
	size_t n = 0;
	bool good = slice_is(r->type, "sum") && r->target >= 0 && r->n + 2 <= EDITS_MAX;

	for (size_t i = 0; good && i <= r->n; i++) {
		long fact = i < r->n ? r->v[i].fact : r->target;

		good = fact >= 0 && rounded(&facts->v[fact], &texts[n]);
		if (good)
			edits[n] = (struct edit){(size_t)facts->v[fact].start, (size_t)facts->v[fact].end, buffer_slice(&texts[n])};
		n++;
	}
	if (good) {
		qsort(edits, n, sizeof *edits, by_start);
		edits[n++] = (struct edit){c->bytes.n, c->bytes.n, SLICE("\n註：上列3項金額因四捨五入，細數與總數容有差異。\n")};
		plan_copy(c, OPERATOR_N7, NO_FACT, NO_FACT, edits, n);
	}
	for (size_t i = 0; i < EDITS_MAX; i++)
		buffer_free(&texts[i]);
}
