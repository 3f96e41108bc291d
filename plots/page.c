#include "plots/page.h"

#include <stdlib.h>

#include "plots/clean.h"
#include "plots/source.h"
#include "plots/wording.h"

/* Contrast of every text colour on its ground is at least 5.6 : 1. */
static const char style[] =
        ":root{--ink:#1a1a1a;--soft:#505a5f;--rule:#b1b4b6;--blue:#12436d;--bad:#801650}\n"
        "*{box-sizing:border-box}\n"
        "body{margin:0;color:var(--ink);background:#fff;font:18px/1.65 'Noto Sans CJK TC','Noto "
        "Sans TC',"
        "'PingFang TC','Microsoft JhengHei',sans-serif}\n"
        "main,header,footer{max-width:1120px;margin:0 auto;padding:0 24px}\n"
        ".skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:#fff;padding:"
        "8px}\n"
        "a{color:#12436d}a:focus{outline:3px solid #f46a25;outline-offset:2px}\n"
        "h1{font-size:34px;line-height:1.3;margin:36px 0 4px;border-top:6px solid var(--blue);"
        "padding-top:14px}\n"
        "h2{font-size:25px;line-height:1.4;margin:44px 0 10px}\n"
        ".lead{font-size:20px;margin:6px 0 18px}\n"
        ".tally{display:flex;flex-wrap:wrap;gap:14px;margin:0 0 20px;padding:0}\n"
        ".tally div{flex:1 1 130px;background:#f3f5f7;border-top:5px solid "
        "var(--blue);padding:10px 16px}\n"
        ".tally dt{color:var(--soft);font-size:16px}.tally "
        "dd{margin:0;font-size:34px;font-weight:700;"
        "line-height:1.25}\n"
        ".tally .fail{border-top-color:var(--bad)}.tally .fail dd{color:var(--bad)}\n"
        ".findings{list-style:none;margin:0;padding:0}\n"
        ".findings li{border-left:6px solid #b3440e;background:#fff6e5;padding:10px 16px;margin:0 "
        "0 10px}\n"
        ".findings .fail{border-left-color:var(--bad);background:#fbe9f1}\n"
        ".tag{font-weight:700;margin-right:.5em;white-space:nowrap}\n"
        "section.chart{margin:44px 0 0}figure{margin:14px 0 0}figure "
        "svg{display:block;width:100%;height:auto;border:1px solid "
        "#dde1e4}\n"
        "figcaption{color:var(--soft);font-size:16px;margin-top:6px}\n"
        ".shown{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
        "table{border-collapse:collapse;width:100%;margin:12px 0;font-size:16px}\n"
        "caption{text-align:left;font-weight:700;padding:4px 0}\n"
        "th,td{border-bottom:1px solid var(--rule);padding:6px 10px 6px 0;text-align:left;"
        "vertical-align:top}\n"
        "td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
        "details{margin:10px 0}summary{cursor:pointer;color:#12436d}\n"
        ".behind{margin:6px 0;padding-left:1.2em;font-size:16px}\n"
        ".source{font-size:15px;line-height:1.7;overflow-wrap:anywhere}\n"
        ".source p{margin:0;padding-left:4.2em;text-indent:-4.2em;min-height:1.7em}\n"
        ".source "
        "p>a{display:inline-block;width:3.4em;margin-right:.8em;text-indent:0;text-align:right;"
        "color:var(--soft);text-decoration:none}\n"
        ".source p:target{background:#fff3c4}\n"
        "mark{background:#dcebf7;color:inherit;padding:0 "
        "1px}mark.bad{background:#fbe9f1;outline:2px "
        "solid var(--bad)}\n"
        "footer{color:var(--soft);font-size:15px;margin:48px auto 40px}\n"
        "@page{size:13.333in 7.5in;margin:.45in}@page doc{size:A4;margin:18mm}\n"
        "@media "
        "print{body{font-size:12pt}main,header,footer{max-width:none;padding:0}.skip,nav{display:"
        "none}section.chart{break-before:page}section.chart svg{max-height:6.1in}"
        "section.text{page:doc;break-before:page}"
        ".source{font-size:9pt}tr,li,figure{break-inside:avoid}a{color:inherit;text-decoration:"
        "none}}\n";

struct tally {
	size_t figures, relations, pass, rounding, fail, note, unverifiable;
};

static struct tally count(const struct page *p)
{
	struct tally t = {.relations = p->checks->n};

	for (size_t i = 0; i < p->facts->n; i++) {
		struct slice kind = p->facts->v[i].kind;

		t.figures += !slice_is(kind, "heading") && !slice_is(kind, "items") &&
		             !slice_is(kind, "names");
	}
	for (size_t i = 0; i < p->checks->n; i++) {
		struct slice verdict = p->checks->v[i].verdict;

		t.pass += slice_is(verdict, "pass");
		t.rounding += slice_is(verdict, "within_rounding");
		t.fail += slice_is(verdict, "fail");
		t.note += slice_is(verdict, "note");
		t.unverifiable += slice_is(verdict, "unverifiable");
	}
	return t;
}

static struct slice document(const struct page *p)
{
	if (p->source_name.n)
		return p->source_name;
	if (p->facts->n)
		return p->facts->v[0].doc;
	return p->checks->n ? p->checks->v[0].doc : SLICE("");
}

static void text(struct output *o, struct slice s)
{
	struct arena mem = {0};

	clean_markup(o, clean_text(&mem, s));
	arena_free(&mem);
}

/* 第224行, a link when the document's text is on the page */
static void line_link(struct output *o, const struct page *p, struct slice doc, int64_t line)
{
	bool linked = p->source.p != NULL && slice_eq(doc, p->source_name);

	if (linked)
		output_printf(o, "<a href=\"#L%lld\">", (long long)line);
	output_printf(o, "第%lld行", (long long)line);
	output_text(o, linked ? "</a>" : "");
}

static void line_links(struct output *o, const struct page *p, const struct check *c)
{
	struct slice rest = c->lines, part;
	struct decimal line;
	size_t n = 0;

	while (slice_split(&rest, ';', &part)) {
		if (!decimal_parse(part, &line) || line.exp)
			continue;
		output_text(o, n++ ? "、" : "");
		line_link(o, p, c->doc, line.coef);
	}
	if (n == 0 && c->line > 0)
		line_link(o, p, c->doc, c->line);
}

static void head(struct output *o, const struct page *p)
{
	output_text(
	        o,
	        "<!DOCTYPE html>\n<html lang=\"zh-Hant-TW\">\n<head>\n<meta charset=\"utf-8\">\n"
	        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
	        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	        "<title>數字簡報：");
	text(o, document(p));
	output_text(o, "</title>\n<style>\n");
	output_text(o, style);
	output_text(
	        o,
	        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">跳到主要內容</a>\n");
}

static void cell(struct output *o, const char *class, const char *name, size_t n)
{
	output_printf(o, "<div%s><dt>%s</dt><dd>%zu</dd></div>\n", class, name, n);
}

static void first_screen(struct output *o, const struct page *p, const struct tally *t)
{
	output_text(o, "<header>\n<h1>數字簡報：");
	text(o, document(p));
	output_printf(o, "</h1>\n<p class=\"lead\">全文讀出%zu個數字，勾稽%zu項關係，", t->figures,
	              t->relations);
	if (t->fail)
		output_printf(o, "<strong>%zu項不符</strong>", t->fail);
	else
		output_text(o, t->relations ? "未發現不符" : "未找到可勾稽之關係");
	if (t->note)
		output_printf(o, "，%zu項提醒請人工判斷", t->note);
	output_printf(o, "；繪圖%zu張。</p>\n<dl class=\"tally\">\n", p->charts->n);
	cell(o, " class=\"fail\"", "不符", t->fail);
	cell(o, "", "提醒", t->note);
	cell(o, "", "尾差", t->rounding);
	cell(o, "", "相符", t->pass);
	cell(o, "", "無法驗證", t->unverifiable);
	output_text(o, "</dl>\n</header>\n");
}

static void finding(struct output *o, const struct page *p, const struct check *c)
{
	struct arena mem = {0};

	output_printf(o, "<li%s><span class=\"tag\">%s</span>",
	              check_fails(c) ? " class=\"fail\"" : "", wording_verdict(c));
	clean_markup(o, wording_message(&mem, c));
	output_text(o, "（");
	line_links(o, p, c);
	output_text(o, "）");
	if (c->suggestion.n) {
		output_text(o, "<br>建議：");
		text(o, c->suggestion);
	}
	output_text(o, "</li>\n");
	arena_free(&mem);
}

static void findings(struct output *o, const struct page *p, const struct tally *t)
{
	static const char *const verdicts[] = {"fail", "note"};

	output_text(
	        o, "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">待處理事項</h2>\n");
	if (t->fail + t->note == 0)
		output_text(o, "<p>無。</p>\n");
	else
		output_text(o, "<ul class=\"findings\">\n");
	for (size_t v = 0; v < 2; v++)
		for (size_t i = 0; i < p->checks->n; i++)
			if (slice_is(p->checks->v[i].verdict, verdicts[v]))
				finding(o, p, &p->checks->v[i]);
	output_text(o, t->fail + t->note ? "</ul>\n</section>\n" : "</section>\n");
}

static void contents(struct output *o, const struct page *p)
{
	if (p->charts->n == 0)
		return;
	output_text(o, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">圖表</h2>\n<ol>\n");
	for (size_t i = 0; i < p->charts->n; i++) {
		const struct chart *c = &p->charts->v[i].chart;

		output_printf(o, "<li><a href=\"#%.*s\">", SLICE_ARGS(c->chart_id));
		clean_markup(o, c->title);
		output_text(o, "</a></li>\n");
	}
	output_text(o, "</ol>\n</nav>\n");
}

static void item_row(struct output *o, const struct page *p, const struct spec_item *item)
{
	output_text(o, "<tr><th scope=\"row\">");
	clean_markup(o, item->label);
	output_text(o, "</th><td class=\"n\">");
	clean_markup(o, item->value);
	output_text(o, "</td><td>");
	clean_markup(o, item->detail);
	output_printf(o, "</td><td>%s</td><td>", item->fact ? "原文" : "推算");
	if (item->fact)
		line_link(o, p, item->fact->doc, item->fact->line);
	output_text(o, "</td></tr>\n");
}

static void data_table(struct output *o, const struct page *p, const struct spec *s)
{
	output_text(o, "<table>\n<caption>");
	clean_markup(o, s->chart.title);
	output_text(
	        o,
	        "：資料表</caption>\n<thead><tr><th scope=\"col\">項目</th><th "
	        "scope=\"col\">數值</th>"
	        "<th scope=\"col\">說明</th><th scope=\"col\">性質</th><th scope=\"col\">出處</th>"
	        "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < s->n_items; i++)
		item_row(o, p, &s->items[i]);
	output_text(o, "</tbody>\n</table>\n");
}

static void behind(struct output *o, const struct page *p, const struct spec *s)
{
	struct arena mem = {0};

	if (s->n_checks == 0) {
		output_text(o, "<p>無勾稽關係可資核對，數字逕引原文。</p>\n");
		return;
	}
	output_text(o, "<ul class=\"behind\">\n");
	for (size_t i = 0; i < s->n_checks; i++) {
		output_printf(o, "<li><span class=\"tag\">%s</span>",
		              wording_verdict(s->checks[i]));
		clean_markup(o, wording_message(&mem, s->checks[i]));
		output_text(o, "（");
		line_links(o, p, s->checks[i]);
		output_text(o, "）</li>\n");
	}
	output_text(o, "</ul>\n");
	arena_free(&mem);
}

/* the places of the figures; source and note too when no picture shows them */
static void caption(struct output *o, const struct page *p, const struct spec *s, bool drawn)
{
	int64_t last = -1;

	output_text(o, "<figcaption>");
	if (!drawn) {
		clean_markup(o, s->chart.source);
		output_text(o, "。");
		clean_markup(o, s->chart.note);
	}
	output_text(o, "原文：");
	for (size_t i = 0; i < s->n_figures; i++) {
		if (s->figures[i]->line == last)
			continue;
		output_text(o, last < 0 ? "" : "、");
		last = s->figures[i]->line;
		line_link(o, p, s->figures[i]->doc, last);
	}
	output_text(o, "</figcaption>\n");
}

static void chart(struct output *o, const struct page *p, size_t i)
{
	const struct spec *s = &p->charts->v[i];
	struct slice id = s->chart.chart_id, picture = buffer_slice(&p->pictures[i]);

	output_printf(o, "<section class=\"chart\" aria-labelledby=\"%.*s\">\n<h2 id=\"%.*s\"",
	              SLICE_ARGS(id), SLICE_ARGS(id));
	/* the picture shows its own title */
	output_text(o, picture.n ? " class=\"shown\">" : ">");
	clean_markup(o, s->chart.title);
	output_text(o, "</h2>\n<figure>\n");
	output_add(o, picture);
	if (picture.n == 0) {
		output_text(o, "<p>");
		clean_markup(o, s->chart.subtitle);
		output_text(o, "（未繪圖：缺繪圖程式）</p>\n");
	}
	caption(o, p, s, picture.n > 0);
	output_text(o, "</figure>\n");
	behind(o, p, s);
	output_text(o, "<details>\n<summary>資料表</summary>\n");
	data_table(o, p, s);
	output_text(o, "</details>\n</section>\n");
}

static void refused(struct output *o, const struct page *p)
{
	struct arena mem = {0};

	if (p->charts->n_refusals == 0)
		return;
	output_text(o, "<section aria-labelledby=\"refused\">\n<h2 "
	               "id=\"refused\">未繪製之圖</h2>\n<ul>\n");
	for (size_t i = 0; i < p->charts->n_refusals; i++) {
		const struct refusal *r = &p->charts->refusals[i];

		output_text(o, "<li>");
		clean_markup(o, wording_message(&mem, r->check));
		output_text(o, "（");
		line_links(o, p, r->check);
		output_text(o, "）：");
		clean_markup(o, r->reason);
		output_text(o, "</li>\n");
	}
	output_text(o, "</ul>\n</section>\n");
	arena_free(&mem);
}

static void all_checks(struct output *o, const struct page *p)
{
	struct arena mem = {0};

	output_text(o, "<section class=\"text\" aria-labelledby=\"checks\">\n<h2 "
	               "id=\"checks\">全部勾稽</h2>\n"
	               "<details>\n");
	output_printf(
	        o,
	        "<summary>%zu項關係</summary>\n<table>\n<caption>全部勾稽關係</caption>\n<thead>"
	        "<tr><th scope=\"col\">序號</th><th scope=\"col\">結果</th><th scope=\"col\">說明"
	        "</th><th scope=\"col\">出處</th></tr></thead>\n<tbody>\n",
	        p->checks->n);
	for (size_t i = 0; i < p->checks->n; i++) {
		const struct check *c = &p->checks->v[i];

		output_printf(o, "<tr><th scope=\"row\">%lld</th><td>%s</td><td>",
		              (long long)c->check, wording_verdict(c));
		clean_markup(o, wording_message(&mem, c));
		output_text(o, "</td><td>");
		line_links(o, p, c);
		output_text(o, "</td></tr>\n");
	}
	output_text(o, "</tbody>\n</table>\n</details>\n</section>\n");
	arena_free(&mem);
}

void page_write(struct output *o, const struct page *page)
{
	struct tally t = count(page);

	head(o, page);
	first_screen(o, page, &t);
	output_text(o, "<main id=\"main\">\n");
	findings(o, page, &t);
	contents(o, page);
	for (size_t i = 0; i < page->charts->n; i++)
		chart(o, page, i);
	refused(o, page);
	if (page->checks->n)
		all_checks(o, page);
	if (page->source.p != NULL) {
		output_text(o, "<section class=\"text\" aria-labelledby=\"source\">\n"
		               "<h2 id=\"source\">報告原文（逐行編號，數字加底色）</h2>\n");
		source_write(o, page->source, page->source_name, page->facts, page->checks);
		output_text(o, "</section>\n");
	}
	output_text(
	        o,
	        "</"
	        "main>\n<footer>\n<p>「相符」指報告內數字彼此一致，非指報告內容屬實；「無法驗證」指"
	        "報告未列足夠項目。本頁由 heshu " HESHU_VERSION
	        " 自動產生。</p>\n</footer>\n</body>\n"
	        "</html>\n");
}
