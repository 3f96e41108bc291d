/* progress: how much of a total is done. A total that a relation splits into what is done and what is
 * left, or a rate of completion with both its figures. Those of one document share a chart. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/number.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	MAX_GAUGES = 5,  /* in one chart */
	MAX_BLOCKS = 40, /* up to here progress.gp draws a block for each */
	LEAST_TOTAL = 4, /* smaller ones need no picture */
	BAR_WIDTH = 1410, /* px, as in progress.gp */
};

struct gauge {
	const struct fact *done, *total, *rest, *rate; /* rest, rate: NULL when not stated */
	const struct check *check;
};

static const struct fact *place(const struct gauge *g)
{
	return g->total->start < g->done->start ? g->total : g->done;
}

/* words for what is done and for what is not: the second decide */
static bool says_done(const struct fact *f)
{
	static const char *const done[] = {"完成", "完工", "竣工", "結案", "辦結", "已結", "解除", "交付", "達成",
	                                   "核結", "撥付", "動支", "執行", "啟用", "改善", "修復", "接種", "繳納",
	                                   NULL};
	static const char *const open[] = {"未",   "待",   "持續", "預定", "預計", "尚",
	                                   "進行", "辦理中", "賸餘", "餘",  "逾期", NULL};

	if (slice_has_any(f->subject, open) || slice_has_any(f->cue, open))
		return false;
	return slice_has_any(f->subject, done) || slice_has_any(f->cue, done);
}

static bool is_rate_of_completion(const struct fact *f)
{
	static const char *const rates[] = {"完成率", "執行率", "達成率", "結案率", "辦結率", "到位率", "竣工率",
	                                    "進度",   "接種率", "改善率", "動支率", "支用率", NULL};

	return slice_is(f->unit, "%") && (slice_has_any(f->subject, rates) || slice_has_any(f->cue, rates));
}

static bool fits(const struct gauge *g)
{
	struct decimal done, total;

	return fact_value(g->done, &done) && fact_value(g->total, &total) && slice_eq(g->done->unit, g->total->unit) &&
	       done.coef >= 0 && decimal_cmp(done, total) <= 0 && decimal_cmp(total, decimal_int(LEAST_TOTAL)) >= 0;
}

/* total = done + left */
static bool split_gauge(const struct relation *r, struct gauge *g)
{
	struct sum sum;
	bool found = false;

	if (!sum_of(r, &sum))
		return false;
	if (sum.n == 2 && says_done(sum.parts[0]) != says_done(sum.parts[1])) {
		size_t done = says_done(sum.parts[0]) ? 0 : 1;

		*g = (struct gauge){sum.parts[done], sum.total, sum.parts[1 - done], NULL, r->check};
		found = fits(g);
	}
	sum_free(&sum);
	return found;
}

/* done / total = rate */
static bool rate_gauge(const struct relation *r, struct gauge *g)
{
	if (!slice_is(r->check->type, "ratio") || !check_holds(r->check) || r->n != 3 ||
	    !is_rate_of_completion(r->members[2]))
		return false;
	*g = (struct gauge){r->members[0], r->members[1], NULL, r->members[2], r->check};
	return fits(g);
}

static struct slice percent(struct arena *mem, const struct gauge *g)
{
	struct decimal done, total, p;

	if (g->rate)
		return wording_written(mem, g->rate);
	if (!fact_value(g->done, &done) || !fact_value(g->total, &total) || !number_percent(done, total, 2, &p))
		return (struct slice){"", 0};
	return number_percent_text(mem, decimal_trim(p));
}

static bool in_blocks(const struct gauge *g)
{
	struct decimal total;

	return slice_is(g->total->kind, "count") && fact_value(g->total, &total) && total.exp >= 0 &&
	       decimal_cmp(total, decimal_int(MAX_BLOCKS)) <= 0;
}

static struct slice plain(struct arena *mem, const struct fact *f)
{
	struct decimal value = {0, 0};

	fact_value(f, &value);
	return number_plain(mem, value, (struct scale){0, {"", 0}});
}

/* an amount without a name is the budget of its office */
static struct slice gauge_label(struct arena *mem, const struct book *b, const struct gauge *g)
{
	struct slice label = wording_subject(mem, b, g->total), office = clean_text(mem, g->total->office);

	if (wording_is_name(label))
		return label;
	if (slice_is(g->total->kind, "money"))
		return arena_printf(mem, "%.*s預算", SLICE_ARGS(office));
	return (struct slice){"", 0};
}

static struct slice done_label(struct arena *mem, const struct book *b, const struct gauge *g)
{
	struct slice label = wording_subject(mem, b, g->done);

	if (says_done(g->done) && wording_is_name(label))
		return label;
	return slice_is(g->done->kind, "money") ? SLICE("已執行") : SLICE("已完成");
}

/* 已完成建置4處，尚餘5處 */
static struct slice detail(struct arena *mem, const struct book *b, const struct gauge *g)
{
	struct slice text = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(done_label(mem, b, g)),
	                                 SLICE_ARGS(wording_amount(mem, g->done)));

	text = arena_printf(mem, "%.*s，總數%.*s", SLICE_ARGS(text), SLICE_ARGS(wording_amount(mem, g->total)));
	if (g->rest)
		text = arena_printf(mem, "%.*s，其餘%.*s", SLICE_ARGS(text), SLICE_ARGS(wording_amount(mem, g->rest)));
	return typeset_line(mem, text, REGULAR, SIZE_SMALL, BAR_WIDTH);
}

static struct slice value_label(struct arena *mem, const struct gauge *g)
{
	struct decimal done, total;

	if (!in_blocks(g) || !fact_value(g->done, &done) || !fact_value(g->total, &total))
		return percent(mem, g);
	return arena_printf(mem, "%.*s／%.*s%.*s", SLICE_ARGS(number_text(mem, done)), SLICE_ARGS(number_text(mem, total)),
	                    SLICE_ARGS(clean_text(mem, g->total->unit)));
}

static void add_gauge(struct arena *mem, const struct book *b, struct spec *s, const struct gauge *g)
{
	struct decimal done, total;
	bool all = fact_value(g->done, &done) && fact_value(g->total, &total) && decimal_cmp(done, total) == 0;
	struct slice label = gauge_label(mem, b, g);
	const struct fact *const figures[] = {g->total, g->done, g->rest, g->rate};

	spec_add_row(s, (struct spec_row){{arena_printf(mem, "%zu", s->n_rows + 1),
	                                   typeset_line(mem, label, BOLD, SIZE_LABEL, BAR_WIDTH), plain(mem, g->done),
	                                   plain(mem, g->total), value_label(mem, g), detail(mem, b, g),
	                                   all ? SLICE("lead") : SLICE("up")}});
	spec_add_item(s, spec_item(label, wording_amount(mem, g->total), SLICE("總數"), g->total));
	spec_add_item(s, spec_item(done_label(mem, b, g), wording_amount(mem, g->done),
	                                    arena_printf(mem, "占%.*s", SLICE_ARGS(percent(mem, g))), g->done));
	if (g->rest)
		spec_add_item(s, spec_item(SLICE("其餘"), wording_amount(mem, g->rest), SLICE(""), g->rest));
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		if (figures[i])
			spec_add_figure(s, figures[i]);
	spec_add_check(s, g->check);
}

static void title_of_one(struct arena *mem, const struct book *b, struct spec *s, const struct gauge *g)
{
	struct slice what = gauge_label(mem, b, g), total = wording_amount(mem, g->total);
	struct slice done = wording_amount(mem, g->done), candidates[3];

	candidates[0] = arena_printf(mem, "%.*s%.*s中%.*s%.*s（%.*s）", SLICE_ARGS(what), SLICE_ARGS(total),
	                             SLICE_ARGS(done_label(mem, b, g)), SLICE_ARGS(done), SLICE_ARGS(percent(mem, g)));
	candidates[1] = arena_printf(mem, "%.*s%.*s中已完成%.*s（%.*s）", SLICE_ARGS(what), SLICE_ARGS(total),
	                             SLICE_ARGS(done), SLICE_ARGS(percent(mem, g)));
	candidates[2] = arena_printf(mem, "%.*s中已完成%.*s（%.*s）", SLICE_ARGS(total), SLICE_ARGS(done),
	                             SLICE_ARGS(percent(mem, g)));
	s->chart.title = wording_title(mem, candidates, 3);
}

/* the least finished of several */
static void title_of_many(struct arena *mem, const struct book *b, struct spec *s, const struct gauge *v, size_t n)
{
	struct decimal least = {101, 0}, done, total, p; /* above every share */
	const struct gauge *last = v;
	struct slice counts, candidates[2];
	size_t all = 0;

	for (size_t i = 0; i < n; i++) {
		if (!fact_value(v[i].done, &done) || !fact_value(v[i].total, &total) || !number_percent(done, total, 4, &p))
			continue;
		all += decimal_cmp(done, total) == 0;
		if (decimal_cmp(p, least) < 0) {
			last = &v[i];
			least = p;
		}
	}
	counts = all ? arena_printf(mem, "%zu項中%zu項全數完成", n, all) : arena_printf(mem, "%zu項均未全數完成", n);
	candidates[0] = arena_printf(mem, "%.*s，%.*s%.*s最低", SLICE_ARGS(counts), SLICE_ARGS(gauge_label(mem, b, last)),
	                             SLICE_ARGS(percent(mem, last)));
	candidates[1] = arena_printf(mem, "%.*s，最低者%.*s", SLICE_ARGS(counts), SLICE_ARGS(percent(mem, last)));
	s->chart.title = wording_title(mem, candidates, 2);
}

static void set_words(struct arena *mem, const struct book *b, struct spec *s, const struct gauge *v, size_t n)
{
	const struct fact *first = place(v);
	struct slice currency = number_currency(first->unit), unit = number_scale(mem, first->unit, decimal_int(0)).name;
	bool stated = true;

	/* the bars of amounts name the scale of each */
	if (currency.n)
		unit = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(currency), SLICE_ARGS(unit));
	for (size_t i = 0; i < n; i++) {
		stated = stated && v[i].rate != NULL;
		if (!slice_eq(v[i].total->unit, first->unit))
			unit = SLICE("如各列");
	}
	if (n == 1)
		title_of_one(mem, b, s, v);
	else
		title_of_many(mem, b, s, v, n);
	s->chart.unit = unit;
	s->chart.period = first->period;
	s->chart.subtitle = wording_subtitle(mem, wording_scope(mem, b, first, s->chart.title),
	                                     wording_period(mem, first->period),
	                                     arena_printf(mem, "%.*s%s", SLICE_ARGS(unit), "（實心＝已完成，空心＝未完成）"));
	s->chart.note = stated ? SLICE("比率為報告所列，並經核對。") : SLICE("比率由本圖計算，四捨五入至小數2位。");
	s->chart.badge = SLICE("verified");
	s->chart.badge_text = n == 1 ? SLICE("已核對：與總數相符") : arena_printf(mem, "已核對：%zu項相符", n);
}

static void draw(struct draft *d, const struct gauge *v, size_t n)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_progress};

	for (size_t i = 0; i < n; i++)
		add_gauge(mem, d->book, &s, &v[i]);
	set_words(mem, d->book, &s, v, n);
	draft_take(d, &s);
}

static bool is_known(const struct gauge *v, size_t n, const struct gauge *g)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].total == g->total || v[i].done == g->done)
			return true;
	return false;
}


void progress_find(struct draft *d)
{
	struct gauge v[MAX_GAUGES];
	size_t n = 0;

	for (size_t i = 0; i < d->book->n; i++) {
		struct gauge g;
		const struct fact *figures[2];

		if (!split_gauge(&d->book->relations[i], &g) && !rate_gauge(&d->book->relations[i], &g))
			continue;
		figures[0] = g.total;
		figures[1] = g.done;
		if (draft_used(d, figures, 2) || is_known(v, n, &g) || g.total->table.n ||
		    gauge_label(&d->charts->mem, d->book, &g).n == 0)
			continue;
		if (n == MAX_GAUGES || (n > 0 && !slice_eq(v->total->doc, g.total->doc))) {
			draw(d, v, n);
			n = 0;
		}
		v[n++] = g;
	}
	if (n)
		draw(d, v, n);
}
