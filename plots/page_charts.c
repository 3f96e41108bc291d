/* the charts, each with its figures, its checks and the way to the report's text */
#include "plots/clean.h"
#include "plots/page_parts.h"
#include "plots/wording.h"

static void item_row(struct output *o, const struct view *v, const struct spec_item *item)
{
	output_text(o, "<tr><th scope=\"row\">");
	clean_markup(o, item->label);
	output_text(o, "</th><td class=\"n\">");
	clean_markup(o, item->value);
	output_text(o, "</td><td>");
	clean_markup(o, item->detail);
	output_printf(o, "</td><td class=\"s\">%s</td><td class=\"s\">", item->fact || item->origin.n ? "原文" : "推算");
	if (item->fact)
		put_verdict(o, v->verdicts.of[number_of_figure(v, item->fact) - 1]);
	output_text(o, "</td><td class=\"s\">");
	clean_markup(o, item->origin);
	if (item->fact)
		put_line(o, v, item->fact->doc, item->fact->line);
	output_text(o, "</td></tr>\n");
}

static void data_table(struct output *o, const struct view *v, const struct spec *s)
{
	output_text(o, "<details>\n<summary>資料表</summary>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" "
	               "aria-label=\"資料表：");
	clean_markup(o, s->chart.title);
	output_text(o, "\">\n<table>\n<caption>");
	clean_markup(o, s->chart.title);
	output_text(o, "</caption>\n<thead><tr><th scope=\"col\">項目</th><th scope=\"col\" class=\"n\">數值</th>"
	               "<th scope=\"col\">說明</th><th scope=\"col\">性質</th><th scope=\"col\">核對</th>"
	               "<th scope=\"col\">出處</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < s->n_items; i++)
		item_row(o, v, &s->items[i]);
	output_text(o, "</tbody>\n</table>\n</div>\n</details>\n");
}

static void behind(struct output *o, const struct view *v, const struct spec *s)
{
	if (s->n_checks == 0) {
		output_printf(o, "<p class=\"behind\">%s</p>\n",
		              s->kind == KIND_scorecard ? "各項勾稽見<a href=\"#checks\">勾稽明細</a>。"
		                                        : "無勾稽關係可資核對，數字逕引原文。");
		return;
	}
	output_text(o, "<ul class=\"behind\">\n");
	for (size_t i = 0; i < s->n_checks; i++) {
		const struct check *c = s->checks[i];

		output_text(o, "<li>");
		put_verdict(o, verdict_of(c));
		clean_markup(o, wording_message(v->mem, c));
		output_text(o, "（");
		put_check(o, v, c);
		output_text(o, "，");
		put_lines(o, v, c);
		output_text(o, "）</li>\n");
	}
	output_text(o, "</ul>\n");
}

/* the places of the figures; source and note too when no picture shows them */
static void caption(struct output *o, const struct view *v, const struct spec *s, bool drawn)
{
	int64_t last = -1;

	if (drawn && s->n_figures == 0)
		return;
	output_text(o, "<figcaption>");
	if (!drawn) {
		clean_markup(o, s->chart.source);
		output_text(o, "。");
		clean_markup(o, s->chart.note);
	}
	output_text(o, s->n_figures ? "原文：" : "");
	for (size_t i = 0; i < s->n_figures; i++) {
		if (s->figures[i]->line == last)
			continue;
		output_text(o, last < 0 ? "" : "、");
		last = s->figures[i]->line;
		put_line(o, v, s->figures[i]->doc, last);
	}
	output_text(o, "</figcaption>\n");
}

/* The picture scrolls in its frame where the window is too narrow for its text. */
static void picture(struct output *o, const struct spec *s, struct slice svg)
{
	if (svg.n == 0) {
		output_text(o, "<p>");
		clean_markup(o, s->chart.subtitle);
		output_text(o, "（未繪圖：缺繪圖程式）</p>\n");
		return;
	}
	output_text(o, "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"圖：");
	clean_markup(o, s->chart.title);
	output_text(o, "\">\n");
	output_add(o, svg);
	output_text(o, "</div>\n");
}

static void chart(struct output *o, const struct view *v, size_t i)
{
	const struct spec *s = &v->page->charts->v[i];
	struct slice id = s->chart.chart_id, svg = buffer_slice(&v->page->pictures[i]);

	output_printf(o, "<article class=\"chart\" aria-labelledby=\"%.*s\">\n<h3 id=\"%.*s\"", SLICE_ARGS(id),
	              SLICE_ARGS(id));
	/* the picture shows its own title */
	output_text(o, svg.n ? " class=\"shown\">" : ">");
	clean_markup(o, s->chart.title);
	output_text(o, "</h3>\n<figure>\n");
	picture(o, s, svg);
	caption(o, v, s, svg.n > 0);
	output_text(o, "</figure>\n");
	behind(o, v, s);
	data_table(o, v, s);
	output_text(o, "</article>\n");
}

static void refused(struct output *o, const struct view *v)
{
	const struct charts *charts = v->page->charts;

	if (charts->n_refusals == 0)
		return;
	output_text(o, "<section class=\"doc\" aria-labelledby=\"refused\">\n<h2 id=\"refused\">未繪製之圖</h2>\n"
	               "<p>數字不符或不足以核對者，不以圖呈現。</p>\n<ul class=\"behind\">\n");
	for (size_t i = 0; i < charts->n_refusals; i++) {
		const struct refusal *r = &charts->refusals[i];

		output_text(o, "<li>");
		put_verdict(o, verdict_of(r->check));
		clean_markup(o, wording_message(v->mem, r->check));
		output_text(o, "（");
		put_check(o, v, r->check);
		output_text(o, "，");
		put_lines(o, v, r->check);
		output_text(o, "）：");
		clean_markup(o, r->reason);
		output_text(o, "</li>\n");
	}
	output_text(o, "</ul>\n</section>\n");
}

void page_charts(struct output *o, const struct view *v)
{
	const struct charts *charts = v->page->charts;

	if (charts->n > 0)
		output_text(o, "<h2 id=\"charts\">圖表</h2>\n");
	for (size_t i = 0; i < charts->n; i++)
		chart(o, v, i);
	refused(o, v);
}
