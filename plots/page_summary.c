/* the first screen: how many figures, how many relations, what does not add up, the figures to know */
#include "plots/clean.h"
#include "plots/page_frame.h"
#include "plots/page_parts.h"
#include "plots/wording.h"

enum { SHOWN_WRONG = 5, SHOWN_KEYS = 6, TITLE_BYTES = 150 };

static struct slice document(const struct view *v)
{
	if (v->page->source_name.n)
		return v->page->source_name;
	if (v->book.facts->n)
		return v->book.facts->v[0].doc;
	return v->page->checks->n ? v->page->checks->v[0].doc : SLICE("");
}

/* fit for a title: not too long, no markup, no sentence */
static bool is_title(struct slice s)
{
	static const char *const never[] = {"](", "//", "：", "。", NULL};

	return s.n > 0 && s.n <= TITLE_BYTES && !slice_has_any(s, never);
}

/* the first line that is not blank, without the marks of a heading */
static struct slice first_line(struct arena *mem, struct slice source)
{
	struct slice line;

	while (slice_split(&source, '\n', &line)) {
		line = clean_text(mem, line);
		while (line.n > 0 && (line.p[0] == '#' || line.p[0] == ' '))
			line = (struct slice){line.p + 1, line.n - 1};
		if (line.n > 0)
			return line;
	}
	return (struct slice){"", 0};
}

static struct slice without_extension(struct slice name)
{
	size_t n = name.n;

	while (n > 1 && name.p[n - 1] != '.')
		n--;
	return n > 1 ? (struct slice){name.p, n - 1} : name;
}

struct slice page_title(const struct view *v)
{
	struct slice title = wording_document(v->mem, &v->book, document(v));

	/* what the outline calls the title may hold a colon */
	if (title.n > 0 && title.n <= TITLE_BYTES && !slice_has(title, SLICE("//")))
		return title;
	title = first_line(v->mem, v->page->source);
	title = is_title(title) ? title : without_extension(document(v));
	return title.n ? title : SLICE("未命名文件");
}

static void title(struct output *o, const struct view *v)
{
	struct slice name = document(v);

	output_text(o, "<h1>");
	put_text(o, page_title(v));
	output_text(o, "</h1>\n<p class=\"of\">數字簡報｜文件 ");
	put_text(o, name);
	if (v->page->source.p != NULL)
		output_printf(o, "，全文%zu行", v->lines);
	output_text(o, "</p>\n");
}

static void lead(struct output *o, const struct view *v)
{
	output_text(o, "<p class=\"lead\">全文讀出<b>");
	page_count(o, (int64_t)v->n_figures);
	output_text(o, "</b>個數字，勾稽<b>");
	page_count(o, (int64_t)v->page->checks->n);
	output_text(o, "</b>項關係：");
	if (v->corrections.n)
		output_printf(o, "<b class=\"fail\">%zu項不符，%zu處待更正</b>", v->checks[VERDICT_FAIL],
		              v->corrections.n);
	else
		output_text(o, v->page->checks->n ? "<b>未發現不符</b>" : "<b>未找到可勾稽之關係</b>");
	if (v->checks[VERDICT_NOTE])
		output_printf(o, "，%zu項提醒請人工判斷", v->checks[VERDICT_NOTE]);
	output_text(o, "。</p>\n");
}

static void tally(struct output *o, const struct view *v)
{
	static const char *const meaning[] = {"數字彼此矛盾", "請人工判斷", "差在捨入", "數字彼此一致", "缺少項目"};

	output_text(o, "<dl class=\"tally\">\n");
	for (int i = 0; i < VERDICT_UNCHECKED; i++) {
		size_t n = v->checks[i];
		const char *class = verdict_class((enum verdict)i);

		output_printf(o, "<div class=\"%s%s\"><dt>%s<span>（%s）</span></dt><dd>", class, n ? "" : " zero",
		              verdict_word((enum verdict)i), meaning[i]);
		if (n)
			output_printf(o, "<a href=\"#V-%s\">%zu項</a>", class, n);
		else
			output_text(o, "0項");
		output_text(o, "</dd></div>\n");
	}
	output_text(o, "</dl>\n");
}

/* every figure by its verdict, as a bar; its key is that of the report's text */
static void share(struct output *o, const struct view *v)
{
	if (v->n_figures == 0)
		return;
	output_text(o, "<div class=\"share\" aria-hidden=\"true\">");
	for (int i = 0; i < VERDICTS; i++)
		if (v->figures[i])
			output_printf(o, "<span class=\"%s\" style=\"flex:%zu\"></span>",
			              verdict_class((enum verdict)i), v->figures[i]);
	output_printf(o, "</div>\n<ul class=\"key\">\n<li>%zu個數字中：</li>\n", v->n_figures);
	for (int i = 0; i < VERDICTS; i++)
		if (v->figures[i])
			output_printf(o, "<li><span class=\"f %s\">%s</span> %zu個</li>\n",
			              verdict_class((enum verdict)i), verdict_word((enum verdict)i),
			              v->figures[i]);
	output_text(o, "</ul>\n");
}

static void correction(struct output *o, const struct view *v, const struct correction *c)
{
	const struct check *check = c->best->check;

	output_text(o, "<li>");
	clean_markup(o, correction_finding(v->mem, &v->book, c));
	output_text(o, "（");
	put_line(o, v, check->doc, c->figure != NULL ? c->figure->line : check->line);
	output_text(o, "）</li>\n");
}

/* what a person is to judge, as far as failures leave room for it */
static void notes(struct output *o, const struct view *v)
{
	size_t n = v->corrections.n;

	for (size_t i = 0; i < v->page->checks->n && n < SHOWN_WRONG; i++) {
		const struct check *c = &v->page->checks->v[i];

		if (verdict_of(c) != VERDICT_NOTE)
			continue;
		n++;
		output_text(o, "<li class=\"note\">提醒：");
		clean_markup(o, wording_message(v->mem, c));
		output_text(o, "（");
		put_lines(o, v, c);
		output_text(o, "）</li>\n");
	}
}

static void wrong(struct output *o, const struct view *v)
{
	const struct corrections *list = &v->corrections;
	size_t total = list->n + v->checks[VERDICT_NOTE];

	output_text(o, "<section aria-labelledby=\"wrong\">\n<h2 id=\"wrong\">不相符之處</h2>\n<ul class=\"wrong\">\n");
	if (list->n == 0)
		output_text(o, v->page->checks->n
		                       ? "<li class=\"fine\">已勾稽之關係未發現不符。未列入勾稽之數字未經核對。</li>\n"
		                       : "<li class=\"fine\">報告未列可互相勾稽之數字，全部數字均未經核對。</li>\n");
	for (size_t i = 0; i < list->n && i < SHOWN_WRONG; i++)
		correction(o, v, &list->v[i]);
	notes(o, v);
	output_text(o, "</ul>\n");
	if (total > SHOWN_WRONG)
		output_printf(o, "<p>另有%zu處，見<a href=\"#corrections\">待更正</a>。</p>\n", total - SHOWN_WRONG);
	output_text(o, "</section>\n");
}

/* What a relation is about: the amount in the end, or the whole of the parts. */
static const struct fact *main_figure(const struct relation *r)
{
	static const char *const ends[] = {"balance", "change", NULL};
	const struct fact *found = r->target;
	struct decimal most, value;

	if (found == NULL || slice_is_any(r->check->type, ends) || !fact_value(found, &most))
		return found;
	for (size_t i = 0; i < r->n; i++)
		if (slice_eq(r->members[i]->unit, found->unit) && fact_value(r->members[i], &value) &&
		    decimal_cmp(value, most) > 0) {
			found = r->members[i];
			most = value;
		}
	return found;
}

/* the main figure of the first relation behind a chart that holds; NULL when there is none */
static const struct fact *key_figure(const struct view *v, const struct spec *s)
{
	for (size_t i = 0; i < s->n_checks; i++)
		if (check_holds(s->checks[i]))
			return main_figure(&v->book.relations[number_of_check(v, s->checks[i]) - 1]);
	return NULL;
}

static bool is_among(const struct slice *texts, size_t n, struct slice text)
{
	for (size_t i = 0; i < n; i++)
		if (slice_eq(texts[i], text))
			return true;
	return false;
}

/* A figure that the report gives no name is told by its chart's title, and so are the end of a bridge and a rate. */
static void key(struct output *o, const struct view *v, const struct fact *f, const struct spec *s)
{
	struct slice name = wording_subject(v->mem, &v->book, f), period = wording_period(v->mem, f->period);
	/* a title that leaves the name out of a total knows better: it is that of a part */
	bool whole = s->kind == KIND_part_whole || s->kind == KIND_rank_bar;
	bool told = whole ? slice_starts(s->chart.title, name) : slice_has(s->chart.title, name);
	bool named = told && wording_is_name(name) && !wording_is_total(name) && s->kind != KIND_waterfall &&
	             !slice_is(f->unit, "%");

	output_text(o, "<li><b>");
	clean_markup(o, wording_amount(v->mem, f));
	output_text(o, "</b>");
	put_verdict(o, v->verdicts.of[number_of_figure(v, f) - 1]);
	output_printf(o, "<a href=\"#%.*s\">", SLICE_ARGS(s->chart.chart_id));
	clean_markup(o, named ? name : s->chart.title);
	output_text(o, "</a>");
	if (named && period.n > 0 && !slice_has(name, period)) {
		output_text(o, "<span>（");
		clean_markup(o, period);
		output_text(o, "）</span>");
	}
	output_text(o, "</li>\n");
}

static size_t keys(struct output *o, const struct view *v)
{
	const struct charts *charts = v->page->charts;
	struct slice shown[SHOWN_KEYS];
	size_t n = 0;

	for (size_t i = 0; i < charts->n && n < SHOWN_KEYS; i++) {
		const struct fact *f = key_figure(v, &charts->v[i]);

		/* a figure told again is no other key figure */
		if (f == NULL || is_among(shown, n, wording_amount(v->mem, f)))
			continue;
		if (n == 0)
			output_text(o, "<section aria-labelledby=\"keys\">\n<h2 id=\"keys\">重點數字</h2>\n"
			               "<ul class=\"keys\">\n");
		shown[n++] = wording_amount(v->mem, f);
		key(o, v, f, &charts->v[i]);
	}
	if (n)
		output_text(o, "</ul>\n</section>\n");
	return n;
}

void page_summary(struct output *o, const struct view *v)
{
	struct output *panel = output_memory();
	bool two = keys(panel, v) > 0;

	output_text(o, "<header>\n");
	title(o, v);
	lead(o, v);
	tally(o, v);
	share(o, v);
	output_printf(o, "<div class=\"first%s\">\n", two ? "" : " one");
	wrong(o, v);
	output_add(o, output_bytes_of(panel));
	output_text(o, "</div>\n</header>\n");
	output_abandon(panel);
}
