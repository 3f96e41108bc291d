#include "plots/choose.h"

#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/importance.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum { BADGE_PADDING = 42 };

bool draft_used(const struct draft *d, const struct fact *const *figures, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (d->used[figures[i] - d->book->facts->v])
			return true;
	return false;
}

void draft_take(struct draft *d, struct spec *s)
{
	for (size_t i = 0; i < s->n_figures; i++)
		d->used[s->figures[i] - d->book->facts->v] = true;
	if (s->doc.n == 0 && s->n_figures) {
		s->doc = s->figures[0]->doc;
		s->start = s->figures[0]->start;
	}
	charts_add(d->charts, s);
}

static bool has_figure(const struct spec *s, const struct fact *f)
{
	for (size_t i = 0; i < s->n_figures; i++)
		if (s->figures[i] == f)
			return true;
	return false;
}

/* Every relation among the drawn figures stands behind the chart, and every failing one that
 * touches any of them takes its badge away. */
static void gather_checks(const struct book *b, struct spec *s)
{
	size_t failing = 0;

	for (size_t i = 0; i < b->n; i++) {
		const struct relation *r = &b->relations[i];
		size_t shown = 0;

		for (size_t k = 0; k < r->n; k++)
			shown += has_figure(s, r->members[k]);
		if (shown > 0 && (shown == r->n || check_fails(r->check)))
			spec_add_check(s, r->check);
		failing += shown > 0 && check_fails(r->check);
	}
	if (failing && !s->finding && s->kind != KIND_scorecard) {
		s->chart.badge = SLICE("unverified");
		s->chart.badge_text = SLICE("所涉數字另有勾稽不符");
	}
}

static struct slice join_figures(struct arena *mem, const struct spec *s)
{
	struct slice text = {"", 0};

	for (size_t i = 0; i < s->n_figures; i++)
		text = arena_printf(mem, "%.*s%s%.*s#%lld", SLICE_ARGS(text), i ? ";" : "",
		                    SLICE_ARGS(s->figures[i]->doc), (long long)s->figures[i]->fact);
	return text;
}

static struct slice join_checks(struct arena *mem, const struct spec *s)
{
	struct slice text = {"", 0};

	for (size_t i = 0; i < s->n_checks; i++)
		text = arena_printf(mem, "%.*s%s%lld", SLICE_ARGS(text), i ? ";" : "",
		                    (long long)s->checks[i]->check);
	return text;
}

/* the finding, then every figure of the chart, for readers who do not see it */
static struct slice alternative(struct arena *mem, const struct spec *s)
{
	struct slice text =
	        arena_printf(mem, "%s：%.*s。", kind_title(s->kind), SLICE_ARGS(s->chart.title));

	for (size_t i = 0; i < s->n_items; i++)
		text = arena_printf(mem, "%.*s%s%.*s%.*s", SLICE_ARGS(text), i ? "、" : "",
		                    SLICE_ARGS(s->items[i].label), SLICE_ARGS(s->items[i].value));
	return arena_printf(mem, "%.*s。", SLICE_ARGS(text));
}

static int by_place(const void *x, const void *y)
{
	const struct fact *a = *(const struct fact *const *)x, *b = *(const struct fact *const *)y;

	int doc = slice_cmp(a->doc, b->doc);

	return doc ? doc : (a->start > b->start) - (a->start < b->start);
}

static void finish(struct arena *mem, const struct book *b, struct spec *s)
{
	struct chart *c = &s->chart;

	if (s->n_figures) {
		qsort(s->figures, s->n_figures, sizeof *s->figures, by_place);
		s->start = s->figures[0]->start;
	}
	gather_checks(b, s);
	c->kind = slice_of(kind_name(s->kind));
	if (c->source.n == 0)
		c->source = wording_source(mem, b, s);
	c->badge_w =
	        arena_printf(mem, "%d",
	                     typeset_width(c->badge_text, BOLD, SIZE_FOOT) +
	                             typeset_width(SLICE("！ "), BOLD, SIZE_FOOT) + BADGE_PADDING);
	c->fact_ids = join_figures(mem, s);
	c->check_ids = join_checks(mem, s);
	c->alt = alternative(mem, s);
}

static int in_text(const void *x, const void *y)
{
	const struct spec *a = x, *b = y;
	int c = slice_cmp(a->doc, b->doc);

	if (c == 0)
		c = (a->start > b->start) - (a->start < b->start);
	return c ? c : (int)a->kind - (int)b->kind;
}

static void keep_kind(struct charts *charts, enum chart_kind only)
{
	size_t kept = 0;

	for (size_t i = 0; i < charts->n; i++)
		if (charts->v[i].kind == only)
			charts->v[kept++] = charts->v[i];
		else
			spec_free(&charts->v[i]);
	charts->n = kept;
}

static void number_charts(struct charts *charts)
{
	size_t count[KINDS] = {0};

	for (size_t i = 0; i < charts->n; i++) {
		struct spec *s = &charts->v[i];

		s->chart.order = (int64_t)i + 1;
		s->chart.chart_id =
		        arena_printf(&charts->mem, "%s-%zu", kind_name(s->kind), ++count[s->kind]);
	}
}

static void find(struct draft *d)
{
	scorecard_find(d);
	findings_find(d);
	waterfall_find(d);
	progress_find(d);
	tracks_find(d);
	part_whole_find(d);
	rank_bar_find(d);
	tiles_find(d);
}

void choose_charts(const struct facts *facts, const struct checks *checks, const struct series *series,
                   enum chart_kind only, bool series_alone, struct charts *charts)
{
	struct book book;
	struct draft d = {&book, series, charts, xcalloc(facts->n + 1, sizeof *d.used)};

	*charts = (struct charts){0};
	book_open(&book, facts, checks);
	if (series_alone)
		series_find(&d);
	else
		find(&d);
	for (size_t i = 0; i < charts->n; i++)
		finish(&charts->mem, &book, &charts->v[i]);
	if (charts->n)
		qsort(charts->v, charts->n, sizeof *charts->v, in_text);
	if (only != KINDS)
		keep_kind(charts, only);
	importance_keep(&book, charts);
	number_charts(charts);
	book_close(&book);
	free(d.used);
}
