/* the whole of it in rows: every check, every figure, every run of digits that was not read */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/number.h"
#include "plots/page_parts.h"
#include "plots/wording.h"

/* ---- checks, by verdict and type ------------------------------------------------------------------ */

static const struct {
	const char *name, *title;
} types[] = {
#define RELATION(id, name, title) {name, title},
#include "core/relations.def"
#undef RELATION
};

enum { TYPES = sizeof types / sizeof *types };

/* TYPES: a type that this version does not know */
static size_t type_of(const struct check *c)
{
	size_t t = 0;

	while (t < TYPES && !slice_is(c->type, types[t].name))
		t++;
	return t;
}

static void check_row(struct output *o, const struct view *v, const struct relation *r)
{
	const struct check *c = r->check;

	output_printf(o, "<tr id=\"C%zu\"><th scope=\"row\" class=\"n\">%lld</th><td>", number_of_check(v, c),
	              (long long)c->check);
	clean_markup(o, wording_message(v->mem, c));
	output_text(o, "</td><td>");
	put_lines(o, v, c);
	output_text(o, "</td><td>");
	for (size_t i = 0, n = 0; i < r->n; i++) {
		if (!is_figure(r->members[i]))
			continue;
		output_printf(o, "%s<a href=\"#F%zu\">", n++ ? "、" : "", number_of_figure(v, r->members[i]));
		clean_markup(o, clean_figure(v->mem, r->members[i]->raw));
		output_text(o, "</a>");
	}
	output_text(o, "</td></tr>\n");
}

/* a check and its place on the page */
struct placed {
	const struct relation *relation;
	enum verdict verdict;
	size_t type;
};

static int by_verdict_and_type(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;

	if (a->verdict != b->verdict)
		return a->verdict < b->verdict ? -1 : 1;
	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;
	return (a->relation > b->relation) - (a->relation < b->relation);
}

static struct placed *place_checks(const struct view *v)
{
	struct placed *list = xcalloc(v->book.n + 1, sizeof *list);

	for (size_t i = 0; i < v->book.n; i++) {
		const struct relation *r = &v->book.relations[i];

		list[i] = (struct placed){r, verdict_of(r->check), type_of(r->check)};
	}
	qsort(list, v->book.n, sizeof *list, by_verdict_and_type);
	return list;
}

static void verdict_head(struct output *o, const struct view *v, enum verdict verdict)
{
	output_printf(o,
	              "<h3 id=\"V-%s\">%s（%zu項）</h3>\n<div class=\"wide checks\" tabindex=\"0\" role=\"group\" "
	              "aria-labelledby=\"V-%s\">\n<table>\n<thead><tr><th scope=\"col\" class=\"n\">序號</th>"
	              "<th scope=\"col\">說明</th><th scope=\"col\">出處</th><th scope=\"col\">相關數字</th></tr></thead>\n",
	              verdict_class(verdict), verdict_word(verdict), v->checks[verdict], verdict_class(verdict));
}

void page_checks(struct output *o, const struct view *v)
{
	struct placed *list;

	if (v->book.n == 0)
		return;
	list = place_checks(v);
	output_text(o, "<section class=\"doc\" aria-labelledby=\"checks\">\n<h2 id=\"checks\">勾稽明細</h2>\n");
	for (size_t i = 0; i < v->book.n; i++) {
		bool new_verdict = i == 0 || list[i].verdict != list[i - 1].verdict;
		bool new_type = new_verdict || list[i].type != list[i - 1].type;

		if (i > 0 && new_type)
			output_text(o, new_verdict ? "</tbody>\n</table>\n</div>\n" : "</tbody>\n");
		if (new_verdict)
			verdict_head(o, v, list[i].verdict);
		if (new_type)
			output_printf(o, "<tbody class=\"kind\"><tr><th scope=\"rowgroup\" colspan=\"4\">%s</th></tr>\n",
			              list[i].type < TYPES ? types[list[i].type].title : "其他");
		check_row(o, v, list[i].relation);
	}
	output_text(o, "</tbody>\n</table>\n</div>\n</section>\n");
	free(list);
}

/* ---- figures --------------------------------------------------------------------------------------- */

/* exact value and unit; dates and ratios as facts.csv has them */
static void value(struct output *o, const struct view *v, const struct fact *f)
{
	struct decimal d;

	if (fact_value(f, &d)) {
		/* the scale of nothing is the plain unit: 元 for TWD */
		clean_markup(o, number_text(v->mem, d));
		put_text(o, number_scale(v->mem, f->unit, decimal_int(0)).name);
		return;
	}
	put_text(o, f->value);
	if (f->upper.n) {
		output_text(o, "～");
		put_text(o, f->upper);
	}
	put_text(o, f->unit);
}

static void checks_of_figure(struct output *o, const struct view *v, size_t i)
{
	const struct verdicts *all = &v->verdicts;

	put_verdict(o, all->of[i]);
	for (size_t k = all->first[i]; k < all->first[i + 1]; k++) {
		output_text(o, k > all->first[i] ? "、" : "");
		put_check(o, v, all->among[k]->check);
	}
}

static void figure_row(struct output *o, const struct view *v, size_t i)
{
	const struct fact *f = &v->book.facts->v[i];
	bool linked = is_in_source(v, f);

	output_printf(o, "<tr id=\"F%zu\"><td class=\"s\">", i + 1);
	put_line(o, v, f->doc, f->line);
	output_text(o, "</td><th scope=\"row\">");
	if (linked)
		output_printf(o, "<a href=\"#f%zu\">", i + 1);
	clean_markup(o, clean_figure(v->mem, f->raw));
	output_printf(o, "%s</th><td class=\"n\">", linked ? "</a>" : "");
	value(o, v, f);
	output_text(o, "</td><td>");
	put_text(o, f->subject);
	output_text(o, "</td><td class=\"s\">");
	clean_markup(o, wording_period(v->mem, f->period));
	output_text(o, "</td><td>");
	checks_of_figure(o, v, i);
	output_text(o, "</td></tr>\n");
}

void page_figures(struct output *o, const struct view *v)
{
	if (v->n_figures == 0)
		return;
	output_printf(o,
	              "<section class=\"doc\" aria-labelledby=\"figures\">\n<h2 id=\"figures\">數字明細</h2>\n"
	              "<div class=\"wide figures\" tabindex=\"0\" role=\"group\" aria-label=\"數字明細表\">\n<table>\n"
	              "<caption>報告中的%zu個數字，依出現順序</caption>\n"
	              "<thead><tr><th scope=\"col\">出處</th><th scope=\"col\">原文</th>"
	              "<th scope=\"col\" class=\"n\">值</th><th scope=\"col\">標的</th><th scope=\"col\">期間</th>"
	              "<th scope=\"col\">核對</th></tr></thead>\n<tbody>\n",
	              v->n_figures);
	for (size_t i = 0; i < v->book.facts->n; i++)
		if (is_figure(&v->book.facts->v[i]))
			figure_row(o, v, i);
	output_text(o, "</tbody>\n</table>\n</div>\n</section>\n");
}

/* ---- digits that were not read ---------------------------------------------------------------------- */

void page_unread(struct output *o, const struct view *v)
{
	const struct rejects *list = v->page->rejects;
	size_t n = 0;

	for (size_t i = 0; list != NULL && i < list->n; i++)
		n += slice_is(list->v[i].reason, "unread");
	if (n == 0)
		return;
	output_printf(o,
	              "<section class=\"doc\" aria-labelledby=\"unread\">\n<h2 id=\"unread\">未辨識之數字</h2>\n"
	              "<p>下列%zu處含有數字而未能辨識其意義，未納入勾稽，請人工核對。</p>\n<table>\n"
	              "<caption>未辨識之數字</caption>\n<thead><tr><th scope=\"col\">出處</th>"
	              "<th scope=\"col\">原文</th></tr></thead>\n<tbody>\n",
	              n);
	for (size_t i = 0; i < list->n; i++) {
		if (!slice_is(list->v[i].reason, "unread"))
			continue;
		output_text(o, "<tr><th scope=\"row\">");
		put_line(o, v, list->v[i].doc, list->v[i].line);
		output_text(o, "</th><td>");
		put_text(o, list->v[i].raw);
		output_text(o, "</td></tr>\n");
	}
	output_text(o, "</tbody>\n</table>\n</section>\n");
}
