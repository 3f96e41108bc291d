#include "run_document.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyze/reconcile.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/output.h"
#include "core/tree.h"
#include "core/utf8.h"
#include "plots/draw.h"

/* ---- the earlier run ------------------------------------------------------------------------- */

static void on_previous(void *context, const void *row)
{
	struct previous *p = context;

	p->v = xgrow(p->v, &p->cap, p->n + 1, sizeof *p->v);
	p->v[p->n++] = *(const struct summary *)row;
}

static int by_id(const void *x, const void *y)
{
	return slice_cmp(((const struct summary *)x)->doc, ((const struct summary *)y)->doc);
}

void previous_read(struct previous *p, const char *folder)
{
	char path[PATH_MAX];
	struct input in = {0};

	path_print(p->folder, "%s", folder);
	path_print(path, "%s/summary.csv", folder);
	if (access(path, R_OK) != 0)
		return;
	/* it only saves work: when it is damaged, everything is done again */
	if (!input_read(&in, path, 0) ||
	    !table_read(&summary_table, in.bytes, in.name, &p->mem, on_previous, p))
		exit_take();
	input_free(&in);
	if (p->n)
		qsort(p->v, p->n, sizeof *p->v, by_id);
}

void previous_free(struct previous *p)
{
	free(p->v);
	arena_free(&p->mem);
	*p = (struct previous){0};
}

static const struct summary *previous_find(const struct previous *p, struct slice id, struct slice key)
{
	struct summary wanted = {.doc = id};
	const struct summary *found = p->n ? bsearch(&wanted, p->v, p->n, sizeof *p->v, by_id) : NULL;

	return found != NULL && slice_eq(found->key, key) ? found : NULL;
}

/* ---- names and keys -------------------------------------------------------------------------- */

static bool is_taken(struct slice id)
{
	static const char *const own[] = {"facts.csv", "checks.csv", "series.csv", "summary.csv",
	                                  "index.html", "datapackage.json"};

	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		if (slice_is(id, own[i]))
			return true;
	return slice_ends(id, SLICE(".csv-metadata.json"));
}

static bool is_unfit(char c)
{
	return c == '/' || (unsigned char)c < 0x20 || c == 0x7f;
}

void document_folder(struct slice id, char out[DOCUMENT_FOLDER])
{
	enum { LONGEST = 200, SHOWN = 8 };
	struct slice cut = utf8_cut(id, LONGEST);
	bool same = cut.n == id.n && id.n > 0 && !is_taken(id);
	struct sha256 s;
	char digest[SHA256_TEXT];

	for (size_t i = 0; i < cut.n; i++) {
		bool bad = is_unfit(cut.p[i]) || (i == 0 && cut.p[i] == '.');

		out[i] = cut.p[i];
		if (bad)
			out[i] = '_';
		same = same && !bad;
	}
	out[cut.n] = '\0';
	if (same)
		return;
	/* two ids must not become one name */
	sha256_start(&s);
	sha256_add(&s, id);
	sha256_end(&s, digest);
	snprintf(out + cut.n, DOCUMENT_FOLDER - cut.n, "~%.*s", SHOWN, digest);
}

static void fingerprint(const struct document_job *job, const struct document *d, struct outcome *o)
{
	struct sha256 s;

	sha256_start(&s);
	sha256_add(&s, document_source(d));
	sha256_end(&s, o->sha256);
	s = job->seed;
	sha256_add(&s, slice_of(o->sha256));
	sha256_end(&s, o->key);
}

/* ---- the tables ------------------------------------------------------------------------------ */

struct tables {
	struct output *facts, *rejects;
	struct facts list;
	struct rejects unread;
	struct summary *row;
};

static bool is_figure(struct slice kind)
{
	return !slice_is(kind, "heading") && !slice_is(kind, "items") && !slice_is(kind, "names");
}

static void on_fact(void *context, const struct fact *row)
{
	struct tables *t = context;

	facts_add(&t->list, row);
	table_write_row(&facts_table, row, t->facts);
	t->row->facts += is_figure(row->kind);
}

static void on_reject(void *context, const struct reject *row)
{
	struct tables *t = context;

	table_write_row(&rejects_table, row, t->rejects);
	if (!slice_is(row->reason, "unread"))
		return;
	rejects_add(&t->unread, row);
	t->row->unread++;
}

static struct output *open_table(const char *folder, const struct table *t)
{
	char path[PATH_MAX];
	struct output *o;

	path_print(path, "%s/%s.csv", folder, t->name);
	o = output_open(path);
	if (o != NULL)
		table_write_header(t, o);
	return o;
}

static bool close_table(struct output *o)
{
	return o != NULL && output_close(o);
}

static bool extract_facts(const struct document_job *job, const struct document *d, const char *folder,
                          struct tables *t)
{
	struct extract_sink sink = {.fact = on_fact, .reject = on_reject, .context = t};
	bool ok;

	t->facts = open_table(folder, &facts_table);
	t->rejects = open_table(folder, &rejects_table);
	if (t->facts != NULL && t->rejects != NULL)
		extract_document(job->extractor, d, job->extract, &sink);
	ok = close_table(t->facts);
	return close_table(t->rejects) && ok;
}

static void count_verdict(struct summary *row, const struct check *c)
{
	int64_t *const counts[LEVELS + 1] = {[FAIL_ON_ERROR] = &row->fail,
	                                     [FAIL_ON_WARN] = &row->note,
	                                     [FAIL_ON_ROUNDING] = &row->within_rounding,
	                                     [FAIL_ON_UNVERIFIABLE] = &row->unverifiable,
	                                     [LEVELS] = &row->pass};

	++*counts[level_of(c)];
}

static bool write_checks(const char *folder, const struct checks *checks, struct summary *row)
{
	char path[PATH_MAX];
	struct output *o;

	row->checks = (int64_t)checks->n;
	for (size_t i = 0; i < checks->n; i++)
		count_verdict(row, &checks->v[i]);
	path_print(path, "%s/checks.csv", folder);
	o = output_open(path);
	if (o == NULL)
		return false;
	table_write_header(&checks_table, o);
	for (size_t i = 0; i < checks->n; i++)
		table_write_row(&checks_table, &checks->v[i], o);
	return output_close(o);
}

static void on_chart(void *context, const void *row)
{
	(void)row;
	++*(int64_t *)context;
}

static int64_t count_charts(const char *folder)
{
	char path[PATH_MAX];
	struct input in;
	struct arena mem = {0};
	int64_t n = 0;

	path_print(path, "%s/charts.csv", folder);
	if (input_read(&in, path, 0))
		table_read(&charts_table, in.bytes, in.name, &mem, on_chart, &n);
	input_free(&in);
	arena_free(&mem);
	return n;
}

static bool draw(const struct document_job *job, const struct document *d, const char *folder,
                 const struct tables *t, const struct checks *checks)
{
	struct plot_options options = {.folder = folder,
	                               .svg = true,
	                               .png = job->charts == CHARTS_ALL,
	                               .only = KINDS,
	                               .source = document_source(d),
	                               .source_name = d->id,
	                               .rejects = &t->unread};
	bool ok = plots_draw(&t->list, checks, &options);

	t->row->charts = count_charts(folder);
	return ok;
}

/* extract -> check -> plot into a folder that is there; false when anything is missing */
static bool compute(const struct document_job *job, const struct document *d, const char *folder,
                    struct summary *row)
{
	struct tables t = {.row = row};
	struct checks checks = {0};
	bool ok = extract_facts(job, d, folder, &t);

	if (ok) {
		reconcile(&t.list, &job->terms, &checks);
		accepts_apply(job->accepts, &checks);
		ok = write_checks(folder, &checks, row);
	}
	if (ok && job->charts != CHARTS_NONE)
		ok = draw(job, d, folder, &t, &checks);
	checks_free(&checks);
	facts_free(&t.list);
	rejects_free(&t.unread);
	return ok;
}

static bool take_over(const struct document_job *job, const char *name, const char *folder, struct outcome *o)
{
	const struct summary *found = previous_find(job->previous, o->row.doc, slice_of(o->key));
	struct slice id = o->row.doc;
	char from[PATH_MAX];

	path_print(from, "%s/%s", job->previous->folder, name);
	if (found == NULL || !tree_link(from, folder))
		return false;
	message(MESSAGE_INFO, NULL, 0, "%s: unchanged, taken over", message_quote(id, 200));
	o->row = *found;
	o->row.doc = id;
	return true;
}

/* x~2 is the id of the second input x and may be the name of a third */
static bool make_own_folder(const char *folder, const struct document *d)
{
	if (mkdir(folder, 0777) == 0)
		return true;
	if (errno != EEXIST)
		return make_folders(folder);
	message_error(EXIT_DATA, d->path, 0, "another document has the id '%s' too: rename one",
	              message_quote(d->id, 200));
	return false;
}

static bool is_finding(const struct summary *row, enum fail_on level)
{
	const size_t count[LEVELS] = {[FAIL_ON_ERROR] = (size_t)row->fail,
	                              [FAIL_ON_WARN] = (size_t)row->note,
	                              [FAIL_ON_ROUNDING] = (size_t)row->within_rounding,
	                              [FAIL_ON_UNVERIFIABLE] = (size_t)row->unverifiable};

	return level_is_reached(level, count);
}

static enum outcome_state work(const struct document_job *job, const struct document *d, struct outcome *o)
{
	char name[DOCUMENT_FOLDER], folder[PATH_MAX];

	document_folder(d->id, name);
	path_print(folder, "%s/%s", job->building, name);
	fingerprint(job, d, o);
	if (!take_over(job, name, folder, o)) {
		if (!make_own_folder(folder, d)) {
			o->key[0] = '\0';
			return exit_status() == EXIT_DATA ? OUTCOME_UNREADABLE : OUTCOME_DONE;
		}
		o->row = (struct summary){.doc = d->id, .charts = job->charts == CHARTS_NONE ? -1 : 0};
		if (!compute(job, d, folder, &o->row))
			o->key[0] = '\0';
	}
	o->row.key = slice_of(o->key);
	if (is_finding(&o->row, job->fail_on))
		exit_raise(EXIT_FINDING);
	return OUTCOME_DONE;
}

void outcome_start(struct outcome *o, enum outcome_state state, struct slice id)
{
	*o = (struct outcome){.state = state,
	                      .row = {.doc = id,
	                              .key = {"", 0},
	                              .facts = -1,
	                              .checks = -1,
	                              .pass = -1,
	                              .within_rounding = -1,
	                              .fail = -1,
	                              .note = -1,
	                              .unverifiable = -1,
	                              .unread = -1,
	                              .charts = -1}};
}

void document_facts_path(const char *building, struct slice id, char out[PATH_MAX])
{
	char name[DOCUMENT_FOLDER];

	document_folder(id, name);
	path_print(out, "%s/.facts-%s", building, name);
}

static void write_fact(void *context, const struct fact *row)
{
	fact_write(row, context);
}

static enum outcome_state read_facts(const struct document_job *job, const struct document *d, struct outcome *o)
{
	struct extract_sink sink = {.fact = write_fact};
	struct output *facts;
	char path[PATH_MAX];

	document_facts_path(job->building, o->row.doc, path);
	facts = output_open(path);
	if (facts == NULL)
		return OUTCOME_DONE;
	table_write_header(&facts_table, facts);
	sink.context = facts;
	extract_document(job->extractor, d, job->extract, &sink);
	output_close(facts);
	return OUTCOME_DONE;
}

/* Opens document i and has it done. */
static bool with_document(const struct document_job *job, size_t i, struct outcome *o,
                          enum outcome_state (*act)(const struct document_job *job, const struct document *d,
                                                    struct outcome *o))
{
	struct batch one = *job->batch;
	struct document d = {0};
	int earlier = exit_take();

	outcome_start(o, OUTCOME_STARTED, slice_of(one.ids[i]));
	/* the batch with this document alone */
	one.next = i;
	one.paths.n = i + 1;
	if (batch_next(&one, &d)) {
		o->state = act(job, &d, o);
		document_close(&d);
	} else {
		/* what it did not even open is no report */
		o->state = d.path == NULL ? OUTCOME_SKIPPED : OUTCOME_UNREADABLE;
	}
	o->code = exit_take();
	exit_raise((enum exit_code)earlier);
	return o->state != OUTCOME_DONE || (o->code != EXIT_CREATE && o->code != EXIT_IO);
}

bool document_read(const struct document_job *job, size_t i, struct outcome *o)
{
	return with_document(job, i, o, read_facts);
}

bool document_run(const struct document_job *job, size_t i, struct outcome *o)
{
	return with_document(job, i, o, work);
}
