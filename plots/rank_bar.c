/* rank_bar: shares of one base by size; what is left of the base comes last and hatched. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/ranking.h"
#include "plots/wording.h"

enum { LEAST_SHARES = 3 };

struct shares {
	const struct fact **v;
	size_t n, cap;
	const struct check *check; /* NULL: nothing but their sum speaks for them */
	const struct fact *base;   /* the count they are shares of; NULL: unknown */
};

static bool is_share(const struct fact *f)
{
	struct decimal value;

	return slice_is(f->kind, "percent") && slice_is(f->unit, "%") && fact_value(f, &value) &&
	       value.coef > 0 &&
	       (f->role.n == 0 || slice_is(f->role, "share") || slice_is(f->role, "rank") ||
	        slice_is(f->role, "part"));
}

static void take_shares(struct shares *s, const struct relation *r)
{
	for (size_t i = 0; i < r->n; i++) {
		bool known = false;

		if (!is_share(r->members[i]))
			continue;
		for (size_t k = 0; k < s->n; k++)
			known = known || s->v[k] == r->members[i];
		if (known)
			continue;
		s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof *s->v);
		s->v[s->n++] = r->members[i];
	}
}

static int by_value(const void *x, const void *y)
{
	const struct fact *a = *(const struct fact *const *)x, *b = *(const struct fact *const *)y;
	struct decimal u, v;
	int c = 0;

	if (fact_value(a, &u) && fact_value(b, &v))
		c = decimal_cmp(v, u);
	return c ? c : (a->start > b->start) - (a->start < b->start);
}

/* 100 less the shares; false when they are more than rounding explains: half a unit of the last
 * place for each */
static bool what_is_left(const struct shares *s, struct decimal *left)
{
	struct decimal value, over = {5 * (int64_t)s->n, -1};

	*left = decimal_int(100);
	for (size_t i = 0; i < s->n; i++)
		if (!fact_value(s->v[i], &value) ||
		    !decimal_add(*left, number_negative(value), left))
			return false;
	return decimal_cmp(number_negative(*left), over) <= 0;
}

/* the total that stands before the shares in the same block */
static const struct fact *find_base(const struct book *b, const struct shares *s)
{
	const struct fact *found = NULL, *first = s->v[0];
	struct decimal value;

	for (size_t i = 1; i < s->n; i++)
		if (s->v[i]->start < first->start)
			first = s->v[i];
	for (size_t i = 0; i < b->facts->n; i++) {
		const struct fact *f = &b->facts->v[i];

		if (!slice_eq(f->doc, first->doc) || f->block != first->block ||
		    f->start >= first->start)
			continue;
		if (slice_is(f->kind, "count") && slice_is(f->role, "total") && f->table.n == 0 &&
		    fact_value(f, &value) && value.coef > 0)
			found = f;
	}
	return found;
}

/* The base's share of this many percent as a count to the place that the written percentage can
 * bear: half a unit of 49% of 61,687 is 308, so hundreds. */
static bool derived_count(const struct shares *s, struct decimal percent, size_t parts,
                          struct decimal *count, struct decimal *error)
{
	struct decimal base, product;
	int place = 0;

	if (s->base == NULL || !fact_value(s->base, &base) ||
	    !decimal_mul(base, (struct decimal){percent.coef, percent.exp - 2}, &product) ||
	    !decimal_mul(base, (struct decimal){5 * (int64_t)parts, percent.exp - 3}, error))
		return false;
	while (decimal_cmp((struct decimal){1, place + 1}, *error) <= 0)
		place++;
	return number_round(product, place, count) && count->coef > 0;
}

static struct slice count_text(struct arena *mem, const struct shares *s, struct decimal percent,
                               size_t parts)
{
	struct decimal count, error;

	if (!derived_count(s, percent, parts, &count, &error))
		return (struct slice){"", 0};
	return arena_printf(mem, "約%.*s%.*s", SLICE_ARGS(number_text(mem, count)),
	                    SLICE_ARGS(clean_text(mem, s->base->unit)));
}

static void rank_shares(struct arena *mem, const struct book *b, const struct shares *s,
                        struct decimal left, struct ranking *k)
{
	static const char *const ranks[] = {"", "一", "二", "三", "四", "五", "六", "七"};

	for (size_t i = 0; i < s->n; i++) {
		struct bar *bar = &k->bars[k->n++];

		*bar = (struct bar){.fact = s->v[i],
		                    .label = wording_subject(mem, b, s->v[i]),
		                    .value_label = clean_figure(mem, s->v[i]->raw)};
		fact_value(s->v[i], &bar->value);
		bar->written = bar->value_label;
		bar->count_label = count_text(mem, s, bar->value, 1);
	}
	if (left.coef <= 0)
		return;
	k->has_rest = true;
	k->bars[k->n] = (struct bar){.label = SLICE("其他（報告未列名）"),
	                             .value = left,
	                             .value_label = number_percent_text(mem, left)};
	k->bars[k->n].detail = arena_printf(mem, "由100%%減前%s項推得", ranks[s->n]);
	k->bars[k->n].written = k->bars[k->n].value_label;
	k->bars[k->n].count_label = count_text(mem, s, left, s->n);
	k->n++;
}

static void note_shares(struct arena *mem, struct spec *chart, const struct shares *s, bool rest)
{
	struct decimal count, one, percent;
	struct slice raw, unit, each = {"", 0};

	fact_value(s->v[0], &percent);
	if (s->base != NULL && derived_count(s, percent, 1, &count, &one)) {
		raw = clean_figure(mem, s->base->raw);
		unit = clean_text(mem, s->base->unit);
		number_round(one, 0, &one);
		each = arena_printf(
		        mem, "件數以%.*s為母數推算，報告未明言占比之母數；四捨五入誤差±%.*s%.*s。",
		        SLICE_ARGS(raw), SLICE_ARGS(number_text(mem, one)), SLICE_ARGS(unit));
	}
	chart->chart.note = arena_printf(mem, "%.*s%s", SLICE_ARGS(each),
	                                 rest ? "「其他」為推算，非報告原文。" : "");
}

static void badge_shares(struct spec *chart, const struct shares *s, bool derived)
{
	chart->chart.badge = s->check == NULL ? SLICE("unverified")
	                     : derived        ? SLICE("partial")
	                                      : SLICE("verified");
	chart->chart.badge_text = s->check == NULL ? SLICE("占比未經勾稽")
	                          : s->base        ? SLICE("占比已核對・件數推算")
	                          : derived        ? SLICE("占比已核對・其他推算")
	                                           : SLICE("占比已核對");
}

static void words_of_shares(struct arena *mem, const struct book *b, struct spec *chart,
                            const struct shares *s)
{
	const struct fact *top = s->v[0];
	struct slice what = wording_tidy(mem, top->basis), label = wording_subject(mem, b, top);
	struct slice raw = clean_figure(mem, top->raw), unit = SLICE("%"), candidates[2];

	if (what.n == 0)
		what = s->base ? wording_total_name(mem, s->base, &label, 1) : (struct slice){"", 0};
	candidates[0] = arena_printf(mem, "%.*s以%.*s最多（%.*s）", SLICE_ARGS(what),
	                             SLICE_ARGS(label), SLICE_ARGS(raw));
	candidates[1] = arena_printf(mem, "%.*s最多（%.*s）", SLICE_ARGS(label), SLICE_ARGS(raw));
	chart->chart.title = what.n ? wording_title(mem, candidates, 2) : wording_title(mem, candidates + 1, 1);
	chart->chart.unit = SLICE("%");
	chart->chart.period = top->period;
	if (s->base)
		unit = arena_printf(mem, "%%（總數%.*s）",
		                    SLICE_ARGS(clean_figure(mem, s->base->raw)));
	chart->chart.subtitle =
	        wording_subtitle(mem, wording_scope(mem, b, top, chart->chart.title),
	                         wording_period(mem, top->period), unit);
	chart->chart.caption1 = SLICE("占比");
	if (s->base)
		chart->chart.caption2 = SLICE("推算件數");
}

/* Do the amounts that these are the shares of stand in a chart already? */
static bool is_told(const struct draft *d, const struct shares *s)
{
	const struct facts *facts = d->book->facts;
	size_t told = 0;

	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < facts->n; k++)
			if (d->used[k] && facts->v[k].line == s->v[i]->line &&
			    slice_eq(facts->v[k].subject, s->v[i]->subject) &&
			    slice_eq(facts->v[k].doc, s->v[i]->doc)) {
				told++;
				break;
			}
	return told == s->n;
}

/* 中間60%, 中間20%: labels that do not tell the shares apart are not their names */
static bool is_labelled(const struct ranking *k)
{
	for (size_t i = 0; i < k->n; i++) {
		if (!wording_is_part(k->bars[i].label))
			return false;
		for (size_t j = 0; j < i; j++)
			if (slice_eq(k->bars[i].label, k->bars[j].label))
				return false;
	}
	return true;
}

static void draw_shares(struct draft *d, struct shares *s)
{
	struct arena *mem = &d->charts->mem;
	struct spec chart = {.kind = KIND_rank_bar};
	struct ranking k = {.scale = {0, {"%", 1}}};
	struct decimal left;

	if (s->n < LEAST_SHARES || s->n >= MAX_BARS || draft_used(d, s->v, s->n) || is_told(d, s))
		return;
	if (!what_is_left(s, &left)) {
		if (s->check)
			charts_refuse(d->charts, s->check,
			              "各百分比合計逾100%，非同一母數之占比，不繪長條圖。");
		return;
	}
	qsort(s->v, s->n, sizeof *s->v, by_value);
	s->base = find_base(d->book, s);
	rank_shares(mem, d->book, s, left, &k);
	if (!is_labelled(&k))
		return;
	words_of_shares(mem, d->book, &chart, s);
	ranking_add(mem, &chart, &k);
	if (s->base)
		spec_add_figure(&chart, s->base);
	if (s->check)
		spec_add_check(&chart, s->check);
	note_shares(mem, &chart, s, k.has_rest);
	badge_shares(&chart, s, k.has_rest || s->base);
	draft_take(d, &chart);
}

static bool same_block(const struct fact *a, const struct fact *b)
{
	return a->block == b->block && slice_eq(a->doc, b->doc);
}

/* the shares of first's block that name the same base, or none as it does */
static struct shares shares_with(const struct facts *facts, size_t first)
{
	struct shares s = {0};

	for (size_t k = first; k < facts->n && same_block(&facts->v[k], &facts->v[first]); k++) {
		const struct fact *f = &facts->v[k];

		if (is_share(f) && slice_is(f->role, "share") &&
		    slice_eq(f->basis, facts->v[first].basis)) {
			s.v = xgrow(s.v, &s.cap, s.n + 1, sizeof *s.v);
			s.v[s.n++] = f;
		}
	}
	return s;
}

static bool falls(const struct shares *s)
{
	struct decimal a, b;

	for (size_t i = 1; i < s->n; i++)
		if (!fact_value(s->v[i - 1], &a) || !fact_value(s->v[i], &b) ||
		    decimal_cmp(a, b) < 0)
			return false;
	return true;
}

/* Shares that no relation joins: they name one base, or they name none, fall in order and follow a
 * total in their block. */
static void find_unchecked(struct draft *d)
{
	const struct facts *facts = d->book->facts;

	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *first = &facts->v[i];
		struct shares s;

		if (!is_share(first) || !slice_is(first->role, "share") || first->table.n ||
		    draft_used(d, &first, 1))
			continue;
		s = shares_with(facts, i);
		if (first->basis.n || (falls(&s) && find_base(d->book, &s)))
			draw_shares(d, &s);
		free(s.v);
	}
}

void rank_bar_find(struct draft *d)
{
	static const char *const types[] = {"share_total", "rank"};

	for (size_t t = 0; t < sizeof types / sizeof *types; t++)
		for (size_t i = 0; i < d->book->n; i++) {
			const struct relation *r = &d->book->relations[i];
			struct shares s = {.check = r->check};

			if (!slice_is(r->check->type, types[t]))
				continue;
			if (check_fails(r->check))
				charts_refuse(d->charts, r->check,
				              "百分比順序或合計不符，不繪長條圖。");
			if (!check_holds(r->check))
				continue;
			take_shares(&s, r);
			draw_shares(d, &s);
			free(s.v);
		}
	find_unchecked(d);
}
