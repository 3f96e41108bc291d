#include "plots/page.h"

#include "plots/clean.h"
#include "plots/page_frame.h"
#include "plots/page_parts.h"

static void contents(struct output *o, const struct view *v)
{
	const struct charts *charts = v->page->charts;

	output_text(o, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">目次</h2>\n<ul>\n"
	               "<li><a href=\"#corrections\">待更正</a></li>\n");
	if (charts->n)
		output_printf(o, "<li><a href=\"#charts\">圖表（%zu張）</a></li>\n", charts->n);
	if (v->page->checks->n)
		output_printf(o, "<li><a href=\"#checks\">勾稽明細（%zu項）</a></li>\n", v->page->checks->n);
	if (v->page->source.p != NULL)
		output_text(o, "<li><a href=\"#source\">報告原文</a></li>\n");
	if (v->n_figures)
		output_printf(o, "<li><a href=\"#figures\">數字明細（%zu個）</a></li>\n", v->n_figures);
	output_text(o, "</ul>\n");
	for (size_t i = 0; i < charts->n; i++) {
		const struct chart *c = &charts->v[i].chart;

		output_printf(o, "%s<li><a href=\"#%.*s\">", i ? "" : "<ol>\n", SLICE_ARGS(c->chart_id));
		clean_markup(o, c->title);
		output_text(o, "</a></li>\n");
	}
	output_text(o, charts->n ? "</ol>\n</nav>\n" : "</nav>\n");
}

void page_write(struct output *o, const struct page *page)
{
	struct view v;

	view_open(&v, page);
	page_begin(o, arena_printf(v.mem, "數字簡報：%.*s", SLICE_ARGS(page_title(&v))));
	page_summary(o, &v);
	contents(o, &v);
	output_text(o, "<main id=\"main\">\n");
	page_corrections(o, &v);
	page_charts(o, &v);
	page_checks(o, &v);
	page_source(o, &v);
	page_figures(o, &v);
	page_unread(o, &v);
	output_text(o, "</main>\n");
	page_end(o, "「相符」指報告內數字彼此一致，非指報告內容屬實；「無法驗證」指報告未列足夠項目；「未核對」指未與其他"
	            "數字形成關係。");
	view_close(&v);
}
