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

bool tables_write(const char *folder, const struct outcome *outcomes, size_t n, const char *catalog)
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
	return ok;
}
