#include "run_tables.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "analyze/series.h"
#include "core/json.h"
#include "core/message.h"
#include "core/output.h"
#include "core/tree.h"
#include "plots/clean.h"

enum { TABLES = 4, PIECE = 64 * 1024 };

/* a table of the run; its first `keys` columns name a row */
struct resource {
	const struct table *table;
	size_t keys;
	const char *title;
	struct output *out;
	struct sha256 sha256;
	int64_t bytes;
	char digest[SHA256_TEXT];
};

static bool resource_open(struct resource *r, const char *folder)
{
	char path[PATH_MAX];

	path_print(path, "%s/%s.csv", folder, r->table->name);
	sha256_start(&r->sha256);
	r->out = output_open(path);
	return r->out != NULL;
}

static void resource_add(struct resource *r, struct slice bytes)
{
	sha256_add(&r->sha256, bytes);
	r->bytes += (int64_t)bytes.n;
	output_add(r->out, bytes);
}

static bool resource_close(struct resource *r)
{
	sha256_end(&r->sha256, r->digest);
	return output_close(r->out);
}

/* what `memory` has collected, which is then given back */
static size_t resource_take(struct resource *r, struct output *memory)
{
	size_t n = output_bytes_of(memory).n;

	resource_add(r, output_bytes_of(memory));
	output_abandon(memory);
	return n;
}

static size_t write_header(struct resource *r)
{
	struct output *header = output_memory();

	table_write_header(r->table, header);
	return resource_take(r, header);
}

/* ---- all documents in one table ---------------------------------------------------------------- */

static bool copy_rest(struct resource *r, int fd, const char *path)
{
	char piece[PIECE];
	ssize_t n;

	while ((n = read(fd, piece, sizeof piece)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			message_error(EXIT_IO, path, 0, "cannot read: %s", strerror(errno));
			return false;
		}
		resource_add(r, (struct slice){piece, (size_t)n});
	}
	return true;
}

/* the rows of a document's own table, without its header of `header` bytes */
static bool append(struct resource *r, const char *folder, struct slice id, size_t header)
{
	char name[DOCUMENT_FOLDER], path[PATH_MAX];
	bool ok;
	int fd;

	document_folder(id, name);
	path_print(path, "%s/%s/%s.csv", folder, name, r->table->name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || lseek(fd, (off_t)header, SEEK_SET) < 0) {
		message_error(EXIT_IO, path, 0, "cannot open: %s", strerror(errno));
		ok = false;
	} else {
		ok = copy_rest(r, fd, path);
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool join(struct resource *r, const char *folder, const struct outcome *outcomes, size_t n)
{
	bool ok = resource_open(r, folder);
	size_t header;

	if (!ok)
		return false;
	header = write_header(r);
	for (size_t i = 0; i < n && ok; i++)
		if (outcomes[i].state == OUTCOME_DONE)
			ok = append(r, folder, outcomes[i].row.doc, header);
	return resource_close(r) && ok;
}

static bool write_summary(struct resource *r, const char *folder, const struct outcome *outcomes, size_t n)
{
	struct output *rows;

	if (!resource_open(r, folder))
		return false;
	write_header(r);
	rows = output_memory();
	for (size_t i = 0; i < n; i++)
		if (outcomes[i].state != OUTCOME_SKIPPED)
			table_write_row(r->table, &outcomes[i].row, rows);
	resource_take(r, rows);
	return resource_close(r);
}

static bool collect_series(struct series *s, const struct metrics *m, const char *folder, const struct outcome *outcomes,
                           size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char name[DOCUMENT_FOLDER], path[PATH_MAX];
		struct facts facts = {0};
		bool good;

		if (outcomes[i].state != OUTCOME_DONE)
			continue;
		document_folder(outcomes[i].row.doc, name);
		path_print(path, "%s/%s/facts.csv", folder, name);
		good = facts_read(&facts, path);
		series_add(s, m, facts.v, facts.n);
		facts_free(&facts);
		if (!good)
			return false;
	}
	series_settle(s);
	return true;
}

static bool write_series(struct resource *r, const char *folder, const struct outcome *outcomes, size_t n,
                         const char *catalog)
{
	struct metrics metrics = {0};
	struct series series = {0};
	struct output *rows;
	bool ok = metrics_read(&metrics, catalog) && collect_series(&series, &metrics, folder, outcomes, n) &&
	          resource_open(r, folder);

	if (ok) {
		write_header(r);
		rows = output_memory();
		for (size_t i = 0; i < series.n; i++)
			table_write_row(r->table, &series.v[i].row, rows);
		resource_take(r, rows);
		ok = resource_close(r);
	}
	series_free(&series);
	metrics_free(&metrics);
	return ok;
}

/* ---- metadata ---------------------------------------------------------------------------------- */

static struct output *open_file(const char *folder, const char *name)
{
	char path[PATH_MAX];

	path_print(path, "%s/%s", folder, name);
	return output_open(path);
}

/* "name":"text" */
static void member(struct output *o, const char *name, const char *text)
{
	json_string(o, slice_of(name));
	output_char(o, ':');
	json_string(o, slice_of(text));
}

static void key_names(struct output *o, const struct resource *r)
{
	output_text(o, "\"primaryKey\":[");
	for (size_t i = 0; i < r->keys; i++) {
		output_text(o, i ? "," : "");
		json_string(o, slice_of(r->table->columns[i].name));
	}
	output_char(o, ']');
}

static const char *type_name(const struct column *c)
{
	return c->type == COLUMN_NUMBER ? "integer" : "string";
}

static void package_field(struct output *o, const struct column *c)
{
	output_text(o, "        {");
	member(o, "name", c->name);
	output_char(o, ',');
	member(o, "title", c->title);
	output_char(o, ',');
	member(o, "type", type_name(c));
	output_char(o, ',');
	member(o, "description", c->meaning);
	output_char(o, '}');
}

static void package_resource(struct output *o, const struct resource *r)
{
	const struct table *t = r->table;

	output_printf(o,
	              "    {\"name\":\"%s\",\"type\":\"table\",\"path\":\"%s.csv\",\"title\":\"%s\",\n"
	              "     \"scheme\":\"file\",\"format\":\"csv\",\"mediatype\":\"text/csv\","
	              "\"encoding\":\"utf-8\",\n     \"bytes\":%lld,\"hash\":\"sha256:%s\",\n"
	              "     \"schema\":{\"$schema\":\"https://datapackage.org/profiles/2.0/tableschema.json\",\n"
	              "      \"missingValues\":[\"\"],",
	              t->name, t->name, r->title, (long long)r->bytes, r->digest);
	key_names(o, r);
	output_text(o, ",\n      \"fields\":[\n");
	for (size_t i = 0; i < t->n; i++) {
		package_field(o, &t->columns[i]);
		output_text(o, i + 1 < t->n ? ",\n" : "]}}");
	}
}

static bool write_package(const char *folder, const struct resource *resources)
{
	struct output *o = open_file(folder, "datapackage.json");

	if (o == NULL)
		return false;
	output_text(o, "{\"$schema\":\"https://datapackage.org/profiles/2.0/datapackage.json\",\n"
	               " \"name\":\"heshu\",\"title\":\"報告數字與勾稽結果\",\n"
	               " \"description\":\"made by heshu " HESHU_VERSION "\",\n \"resources\":[\n");
	for (size_t i = 0; i < TABLES; i++) {
		package_resource(o, &resources[i]);
		output_text(o, i + 1 < TABLES ? ",\n" : "]}\n");
	}
	return output_close(o);
}

/* the header carries the name, so that is a title too */
static void web_column(struct output *o, const struct column *c)
{
	output_text(o, "    {");
	member(o, "name", c->name);
	output_text(o, ",\"titles\":{");
	member(o, "und", c->name);
	output_char(o, ',');
	member(o, "zh-Hant", c->title);
	output_text(o, "},");
	member(o, "datatype", type_name(c));
	output_char(o, ',');
	member(o, "dc:description", c->meaning);
	output_char(o, '}');
}

static bool write_web_metadata(const char *folder, const struct resource *r)
{
	const struct table *t = r->table;
	char name[DOCUMENT_FOLDER];
	struct output *o;

	snprintf(name, sizeof name, "%s.csv-metadata.json", t->name);
	o = open_file(folder, name);
	if (o == NULL)
		return false;
	output_printf(o,
	              "{\"@context\":[\"http://www.w3.org/ns/csvw\",{\"@language\":\"zh-Hant\"}],\n"
	              " \"url\":\"%s.csv\",\"dc:title\":\"%s\",\n"
	              " \"dialect\":{\"encoding\":\"utf-8\",\"lineTerminators\":[\"\\n\"],\"header\":true},\n"
	              " \"tableSchema\":{",
	              t->name, r->title);
	key_names(o, r);
	output_text(o, ",\n  \"columns\":[\n");
	for (size_t i = 0; i < t->n; i++) {
		web_column(o, &t->columns[i]);
		output_text(o, i + 1 < t->n ? ",\n" : "]}}\n");
	}
	return output_close(o);
}

/* ---- the page ---------------------------------------------------------------------------------- */

/* Contrast of every text colour on its ground is at least 5.6 : 1. */
static const char page_head[] =
        "<!DOCTYPE html>\n<html lang=\"zh-Hant-TW\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>數字勾稽總表</title>\n<style>\n"
        "body{margin:0;color:#1a1a1a;background:#fff;font:18px/1.65 'Noto Sans CJK TC','Noto Sans TC',"
        "'PingFang TC','Microsoft JhengHei',sans-serif}\n"
        "main{max-width:1120px;margin:0 auto;padding:0 24px 40px}\n"
        "h1{font-size:34px;line-height:1.3;margin:36px 0 4px;border-top:6px solid #12436d;padding-top:14px}\n"
        "p{margin:6px 0 18px}a{color:#12436d}a:focus{outline:3px solid #f46a25;outline-offset:2px}\n"
        ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:16px}\n"
        "caption{text-align:left;font-weight:700;padding:4px 0}\n"
        "th,td{border-bottom:1px solid #b1b4b6;padding:6px 10px 6px 0;text-align:left;vertical-align:top;"
        "overflow-wrap:anywhere}\n"
        "thead th{white-space:nowrap}td.n,thead th+th{text-align:right;font-variant-numeric:tabular-nums}\n"
        "tr.fail td,tr.fail th{background:#fbe9f1}tr.lost td,tr.lost th{background:#fff6e5}\n"
        "tfoot td,tfoot th{font-weight:700;border-top:2px solid #505a5f}\n"
        "footer{color:#505a5f;font-size:15px;margin-top:32px}\n"
        "</style>\n</head>\n<body>\n<main>\n<h1>數字勾稽總表</h1>\n";

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

enum { SHOWN = sizeof shown / sizeof shown[0] };

static int64_t number(const struct summary *row, size_t column)
{
	return *(const int64_t *)(const void *)((const char *)row + shown[column].offset);
}

/* documents of the run, those that could not be read, and the sums of their numbers */
struct totals {
	int64_t documents, lost, incomplete, number[SHOWN];
};

static bool is_incomplete(const struct outcome *o)
{
	return o->state == OUTCOME_DONE && o->row.key.n == 0;
}

static struct totals add_up(const struct outcome *outcomes, size_t n)
{
	struct totals t = {0};

	for (size_t i = 0; i < n; i++) {
		t.documents += outcomes[i].state != OUTCOME_SKIPPED;
		t.lost += outcomes[i].state == OUTCOME_UNREADABLE;
		t.incomplete += is_incomplete(&outcomes[i]);
		for (size_t c = 0; c < SHOWN && outcomes[i].state == OUTCOME_DONE; c++)
			t.number[c] += number(&outcomes[i].row, c) > 0 ? number(&outcomes[i].row, c) : 0;
	}
	return t;
}

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

static void document_name(struct output *o, const struct outcome *outcome, bool with_pages)
{
	char folder[DOCUMENT_FOLDER];
	struct arena mem = {0};
	bool linked = outcome->state == OUTCOME_DONE;

	document_folder(outcome->row.doc, folder);
	if (linked) {
		output_text(o, "<a href=\"");
		link_path(o, folder);
		output_text(o, with_pages ? "/briefing.html\">" : "/checks.csv\">");
	}
	clean_markup(o, clean_text(&mem, outcome->row.doc));
	output_text(o, linked ? "</a>" : "");
	output_text(o, is_incomplete(outcome) ? "（圖表未完成）" : "");
	arena_free(&mem);
}

static void number_cell(struct output *o, int64_t value)
{
	output_text(o, "<td class=\"n\">");
	if (value >= 0)
		output_int(o, value);
	output_text(o, "</td>");
}

static void document_row(struct output *o, const struct outcome *outcome, bool with_pages)
{
	bool lost = outcome->state == OUTCOME_UNREADABLE;

	output_printf(o, "<tr%s><th scope=\"row\">",
	              lost ? " class=\"lost\"" : outcome->row.fail > 0 ? " class=\"fail\"" : "");
	document_name(o, outcome, with_pages);
	output_text(o, "</th>");
	if (lost)
		output_printf(o, "<td colspan=\"%d\">無法讀取</td>", SHOWN);
	for (size_t c = 0; c < SHOWN && !lost; c++)
		number_cell(o, number(&outcome->row, c));
	output_text(o, "</tr>\n");
}

enum rank { RANK_FAIL, RANK_LOST, RANK_REST, RANKS };

static enum rank rank_of(const struct outcome *o)
{
	if (o->state == OUTCOME_UNREADABLE)
		return RANK_LOST;
	return o->row.fail > 0 ? RANK_FAIL : RANK_REST;
}

static void index_table(struct output *o, const struct outcome *outcomes, size_t n, const struct totals *t,
                        bool with_pages)
{
	output_text(o, "<div class=\"wide\">\n<table>\n<caption>各文件勾稽結果（有不符者在前）</caption>\n"
	               "<thead><tr><th scope=\"col\">文件</th>");
	for (size_t c = 0; c < SHOWN; c++)
		output_printf(o, "<th scope=\"col\">%s</th>", shown[c].title);
	output_text(o, "</tr></thead>\n<tbody>\n");
	for (int rank = 0; rank < RANKS; rank++)
		for (size_t i = 0; i < n; i++)
			if (outcomes[i].state != OUTCOME_SKIPPED && (int)rank_of(&outcomes[i]) == rank)
				document_row(o, &outcomes[i], with_pages);
	output_text(o, "</tbody>\n<tfoot><tr><th scope=\"row\">合計</th>");
	for (size_t c = 0; c < SHOWN; c++)
		number_cell(o, t->number[c]);
	output_text(o, "</tr></tfoot>\n</table>\n</div>\n");
}

static void index_lead(struct output *o, const struct totals *t)
{
	enum { FACTS, CHECKS, FAIL, NOTE };

	output_printf(o, "<p>本次處理%lld份文件", (long long)t->documents);
	if (t->lost)
		output_printf(o, "，其中<strong>%lld份無法讀取</strong>", (long long)t->lost);
	output_printf(o, "；讀出%lld個數字，勾稽%lld項關係，", (long long)t->number[FACTS],
	              (long long)t->number[CHECKS]);
	if (t->number[FAIL])
		output_printf(o, "<strong>%lld項不符</strong>", (long long)t->number[FAIL]);
	else
		output_text(o, t->number[CHECKS] ? "未發現不符" : "未找到可勾稽之關係");
	if (t->number[NOTE])
		output_printf(o, "，%lld項提醒請人工判斷", (long long)t->number[NOTE]);
	output_text(o, "。</p>\n");
	if (t->incomplete)
		output_printf(o, "<p>%lld份文件之圖表未完成，原因見執行時之訊息。</p>\n",
		              (long long)t->incomplete);
}

static bool write_index(const char *folder, const struct outcome *outcomes, size_t n, bool with_pages)
{
	struct totals t = add_up(outcomes, n);
	struct output *o = open_file(folder, "index.html");

	if (o == NULL)
		return false;
	output_text(o, page_head);
	index_lead(o, &t);
	index_table(o, outcomes, n, &t, with_pages);
	output_text(o,
	            "<p>全部資料：<a href=\"summary.csv\">summary.csv</a>（各文件）、"
	            "<a href=\"checks.csv\">checks.csv</a>（勾稽）、<a href=\"facts.csv\">facts.csv</a>（數字）、"
	            "<a href=\"series.csv\">series.csv</a>（指標歷年數）；"
	            "欄位說明：<a href=\"datapackage.json\">datapackage.json</a>。</p>\n"
	            "<footer><p>「相符」指報告內數字彼此一致，非指報告內容屬實；「無法驗證」指報告未列足夠項目；"
	            "「未讀」為未能辨識之數字串。本頁由 heshu " HESHU_VERSION
	            " 自動產生。</p></footer>\n</main>\n</body>\n</html>\n");
	return output_close(o);
}

bool tables_write(const char *folder, const struct outcome *outcomes, size_t n, const char *catalog,
                  bool with_pages)
{
	struct resource resources[TABLES] = {
	        {.table = &facts_table, .keys = 2, .title = "數字"},
	        {.table = &checks_table, .keys = 2, .title = "勾稽結果"},
	        {.table = &series_table, .keys = 4, .title = "指標歷年數"},
	        {.table = &summary_table, .keys = 1, .title = "各文件摘要"},
	};
	bool ok = join(&resources[0], folder, outcomes, n) && join(&resources[1], folder, outcomes, n) &&
	          write_series(&resources[2], folder, outcomes, n, catalog) &&
	          write_summary(&resources[3], folder, outcomes, n) && write_package(folder, resources);

	for (size_t i = 0; i < TABLES && ok; i++)
		ok = write_web_metadata(folder, &resources[i]);
	return ok && write_index(folder, outcomes, n, with_pages);
}
