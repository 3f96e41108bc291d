#include "run_index.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/output.h"
#include "core/tree.h"
#include "plots/clean.h"
#include "plots/page_frame.h"
#include "plots/verdict.h"
#include "run_series.h"

/* the numbers of a row in the order of the page's columns */
static const struct {
	const char *title;
	size_t offset;
} shown[] = {
        {"數字", offsetof(struct summary, facts)},
        {"勾稽", offsetof(struct summary, checks)},
        {"不符", offsetof(struct summary, fail)},
        {"提醒", offsetof(struct summary, note)},
        {"尾差", offsetof(struct summary, within_rounding)},
        {"相符", offsetof(struct summary, pass)},
        {"無法驗證", offsetof(struct summary, unverifiable)},
        {"未讀", offsetof(struct summary, unread)},
        {"圖表", offsetof(struct summary, charts)},
};

enum { FACTS, CHECKS, FAIL, NOTE, ROUNDING, PASS, UNVERIFIABLE, SHOWN = sizeof shown / sizeof shown[0] };

static int64_t number(const struct summary *row, size_t column)
{
	return *(const int64_t *)(const void *)((const char *)row + shown[column].offset);
}

/* documents of the run, those that could not be read, those with failures, and the sums of their numbers */
struct totals {
	int64_t documents, lost, wrong, incomplete, number[SHOWN];
};

static bool is_incomplete(const struct outcome *o)
{
	return o->state == OUTCOME_DONE && o->row.key.n == 0;
}

static struct totals add_up(const struct outcome *outcomes, size_t n)
{
	struct totals t = {0};

	for (size_t i = 0; i < n; i++) {
		bool done = outcomes[i].state == OUTCOME_DONE;

		t.documents += outcomes[i].state != OUTCOME_SKIPPED;
		t.lost += outcomes[i].state == OUTCOME_UNREADABLE;
		t.wrong += done && outcomes[i].row.fail > 0;
		t.incomplete += is_incomplete(&outcomes[i]);
		for (size_t c = 0; c < SHOWN && done; c++)
			t.number[c] += number(&outcomes[i].row, c) > 0 ? number(&outcomes[i].row, c) : 0;
	}
	return t;
}

/* ---- one document ------------------------------------------------------------------------------- */

/* RFC 3986: everything but the unreserved characters */
static void link_path(struct output *o, const char *name)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

	for (; *name; name++)
		if (memchr(plain, *name, sizeof plain - 1))
			output_char(o, *name);
		else
			output_printf(o, "%%%02X", (unsigned char)*name);
}

/* a link to a file of the document's folder; name: clean text */
static void document_link(struct output *o, const struct outcome *outcome, const char *file, struct slice name)
{
	char folder[DOCUMENT_FOLDER];

	document_folder(outcome->row.doc, folder);
	output_text(o, "<a href=\"");
	link_path(o, folder);
	output_printf(o, "/%s\">", file);
	clean_markup(o, name);
	output_text(o, "</a>");
}

static void verdict_cell(struct output *o, const struct summary *row)
{
	enum verdict v = row->fail > 0              ? VERDICT_FAIL
	                 : row->note > 0            ? VERDICT_NOTE
	                 : row->within_rounding > 0 ? VERDICT_ROUNDING
	                 : row->pass > 0            ? VERDICT_PASS
	                                            : VERDICT_UNCHECKED;

	output_printf(o, "<td class=\"s\"><span class=\"tag %s\">%s</span></td>", verdict_class(v),
	              v == VERDICT_PASS ? "未發現不符" : verdict_word(v));
}

static void number_cell(struct output *o, int64_t value)
{
	output_text(o, "<td class=\"n\">");
	if (value >= 0)
		page_count(o, value);
	output_text(o, "</td>");
}

static void lost_row(struct output *o, struct slice name)
{
	output_text(o, "<tr class=\"lost\"><th scope=\"row\">");
	clean_markup(o, name);
	output_printf(o, "</th><td colspan=\"%d\">無法讀取</td></tr>\n", SHOWN + 2);
}

static void document_row(struct output *o, const struct outcome *outcome, bool with_pages)
{
	struct arena mem = {0};
	struct slice name = clean_text(&mem, outcome->row.doc);

	if (outcome->state == OUTCOME_UNREADABLE) {
		lost_row(o, name);
		arena_free(&mem);
		return;
	}
	output_printf(o, "<tr%s><th scope=\"row\">", outcome->row.fail > 0 ? " class=\"fail\"" : "");
	document_link(o, outcome, with_pages ? "briefing.html" : "checks.csv", name);
	output_printf(o, "%s</th>", is_incomplete(outcome) ? "（圖表未完成）" : "");
	verdict_cell(o, &outcome->row);
	for (size_t c = 0; c < SHOWN; c++)
		number_cell(o, number(&outcome->row, c));
	output_text(o, "<td class=\"s\">");
	document_link(o, outcome, "facts.csv", SLICE("數字"));
	document_link(o, outcome, "checks.csv", SLICE("勾稽"));
	document_link(o, outcome, "rejects.csv", SLICE("未列數字"));
	output_text(o, "</td></tr>\n");
	arena_free(&mem);
}

/* ---- all documents, the worst first ---------------------------------------------------------------- */

/* those with failures by their number, then what could not be read, then those to be judged */
static int by_badness(const void *x, const void *y)
{
	const struct outcome *a = *(const struct outcome *const *)x, *b = *(const struct outcome *const *)y;
	bool lost_a = a->state == OUTCOME_UNREADABLE, lost_b = b->state == OUTCOME_UNREADABLE;
	int64_t fail_a = lost_a ? 0 : a->row.fail, fail_b = lost_b ? 0 : b->row.fail;

	if (fail_a != fail_b)
		return fail_a > fail_b ? -1 : 1;
	if (lost_a != lost_b)
		return lost_a ? -1 : 1;
	if (a->row.note != b->row.note)
		return a->row.note > b->row.note ? -1 : 1;
	return (a > b) - (a < b);
}

static void documents(struct output *o, const struct outcome *outcomes, size_t n, bool with_pages)
{
	const struct outcome **sorted = xcalloc(n + 1, sizeof *sorted);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (outcomes[i].state != OUTCOME_SKIPPED)
			sorted[kept++] = &outcomes[i];
	if (kept)
		qsort(sorted, kept, sizeof *sorted, by_badness);
	for (size_t i = 0; i < kept; i++)
		document_row(o, sorted[i], with_pages);
	free(sorted);
}

static void table(struct output *o, const struct outcome *outcomes, size_t n, const struct totals *t, bool with_pages)
{
	output_text(o, "<section aria-labelledby=\"documents\">\n<h2 id=\"documents\">各文件</h2>\n"
	               "<div class=\"wide runs\" tabindex=\"0\" role=\"group\" aria-label=\"各文件勾稽結果\">\n<table>\n"
	               "<caption>各文件勾稽結果（不符多者在前）</caption>\n"
	               "<thead><tr><th scope=\"col\">文件</th><th scope=\"col\">結果</th>");
	for (size_t c = 0; c < SHOWN; c++)
		output_printf(o, "<th scope=\"col\" class=\"n\">%s</th>", shown[c].title);
	output_text(o, "<th scope=\"col\">資料（CSV）</th></tr></thead>\n<tbody>\n");
	documents(o, outcomes, n, with_pages);
	output_text(o, "</tbody>\n<tfoot><tr><th scope=\"row\">合計</th><td></td>");
	for (size_t c = 0; c < SHOWN; c++)
		number_cell(o, t->number[c]);
	output_text(o, "<td></td></tr></tfoot>\n</table>\n</div>\n</section>\n");
}

/* ---- the page ---------------------------------------------------------------------------------------- */

/* BEFORE<b>1,803</b>AFTER */
static void counted(struct output *o, const char *before, int64_t n, const char *after)
{
	output_printf(o, "%s<b>", before);
	page_count(o, n);
	output_printf(o, "</b>%s", after);
}

static void lead(struct output *o, const struct totals *t)
{
	counted(o, "<p class=\"lead\">本次處理", t->documents, "份文件");
	if (t->lost)
		output_printf(o, "，其中<b>%lld份無法讀取</b>", (long long)t->lost);
	counted(o, "；讀出", t->number[FACTS], "個數字");
	counted(o, "，勾稽", t->number[CHECKS], "項關係：");
	if (t->number[FAIL])
		output_printf(o, "<b class=\"fail\">%lld份文件有%lld項不符</b>", (long long)t->wrong,
		              (long long)t->number[FAIL]);
	else
		output_text(o, t->number[CHECKS] ? "<b>未發現不符</b>" : "<b>未找到可勾稽之關係</b>");
	if (t->number[NOTE])
		output_printf(o, "，%lld項提醒請人工判斷", (long long)t->number[NOTE]);
	output_text(o, "。</p>\n");
	if (t->incomplete)
		output_printf(o, "<p>%lld份文件之圖表未完成，原因見執行時之訊息。</p>\n", (long long)t->incomplete);
}

static void tally(struct output *o, const struct totals *t)
{
	static const int columns[] = {FAIL, NOTE, ROUNDING, PASS, UNVERIFIABLE};

	output_text(o, "<dl class=\"tally\">\n");
	for (int v = 0; v < VERDICT_UNCHECKED; v++) {
		int64_t n = t->number[columns[v]];

		output_printf(o, "<div class=\"%s%s\"><dt>%s</dt><dd>", verdict_class((enum verdict)v),
		              n ? "" : " zero", verdict_word((enum verdict)v));
		page_count(o, n);
		output_text(o, "項</dd></div>\n");
	}
	output_text(o, "</dl>\n");
}

static void tables(struct output *o)
{
	output_text(o, "<section aria-labelledby=\"tables\">\n<h2 id=\"tables\">全部資料</h2>\n<ul>\n"
	               "<li><a href=\"summary.csv\">summary.csv</a>　各文件摘要</li>\n"
	               "<li><a href=\"checks.csv\">checks.csv</a>　勾稽結果</li>\n"
	               "<li><a href=\"facts.csv\">facts.csv</a>　數字</li>\n"
	               "<li><a href=\"series.csv\">series.csv</a>　指標歷年數</li>\n"
	               "<li><a href=\"datapackage.json\">datapackage.json</a>　欄位說明</li>\n</ul>\n</section>\n");
}

bool index_write(const char *folder, const struct outcome *outcomes, size_t n, bool with_pages)
{
	struct totals t = add_up(outcomes, n);
	char path[PATH_MAX];
	struct output *o;

	path_print(path, "%s/index.html", folder);
	o = output_open(path);
	if (o == NULL)
		return false;
	page_begin(o, SLICE("數字勾稽總表"));
	output_text(o, "<header>\n<h1>數字勾稽總表</h1>\n");
	lead(o, &t);
	tally(o, &t);
	output_text(o, "</header>\n<main id=\"main\">\n");
	table(o, outcomes, n, &t, with_pages);
	run_series_show(o, folder);
	tables(o);
	output_text(o, "</main>\n");
	page_end(o, "「相符」指報告內數字彼此一致，非指報告內容屬實；「無法驗證」指報告未列足夠項目；"
	            "「未讀」為未能辨識之數字串。");
	return output_close(o);
}
