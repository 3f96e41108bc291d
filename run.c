#include "run.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/datadir.h"
#include "core/decimal.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/options.h"
#include "core/output.h"
#include "core/tree.h"
#include "run_document.h"
#include "run_index.h"
#include "run_series.h"
#include "run_store.h"
#include "run_tables.h"

enum { OUTPUT, ARCHIVE, RULES, ACCEPT, FAIL_ON, ROUNDING, JOBS, CHARTS, CATALOG, DATE, MAX_BYTES, VERBOSE, HELP };

static const struct option_spec specs[] = {
        [OUTPUT] = {"output", 'o', "DIR", "where runs are kept; DIR/current is the newest"},
        [ARCHIVE] = {"archive", 0, "DIR", "an earlier run: check what is said of other documents' times; may be repeated"},
        [RULES] = {"rules", 0, "FILE", "relations that an officer has declared; may be repeated"},
        [ACCEPT] = {"accept", 0, "FILE", "findings that an officer has judged: CSV with type, doc, formula, reason, until"},
        [FAIL_ON] = {"fail-on", 0, "LEVEL", "exit 1 on error (default), warn, rounding, unverifiable"},
        [ROUNDING] = {"rounding", 0, "MODE", "auto (default), half, trunc, ceil"},
        [JOBS] = {"jobs", 0, "N", "work on N documents at a time (default 1, at most 256)"},
        [CHARTS] = {"charts", 0, "WHICH", "none, svg or all (svg and png, the default)"},
        [CATALOG] = {"catalog", 0, "DIR", "folder with metrics.csv"},
        [DATE] = {"date", 0, "YYYY-MM-DD", "the date to which dates without a year refer"},
        [MAX_BYTES] = {"max-bytes", 0, "N", "largest document read (default 268435456)"},
        [VERBOSE] = {"verbose", 'v', NULL, "tell what is skipped and what is taken over"},
        [HELP] = {"help", 'h', NULL, "print this help"},
};

enum { SPECS = sizeof specs / sizeof specs[0], JOBS_MAX = 256, DAY_SECONDS = 86400 };

struct request {
	const char *output, *catalog;
	int64_t jobs, max_bytes;
	enum charts_wanted charts;
	struct extract_options extract;
	enum fail_on fail_on;
	enum rounding rounding;
	struct archive archive;
	const char **archives; /* folders of earlier runs */
	size_t archives_n, archives_cap;
	struct rules rules;
	struct sha256 ruled; /* the bytes of their files */
	struct accepts accepts;
	bool has_rules, help;
};

/* ---- options ----------------------------------------------------------------------------------- */

static const char *const charts_words[] = {[CHARTS_NONE] = "none", [CHARTS_SVG] = "svg", [CHARTS_ALL] = "all"};

static bool bad_value(int option, const char *value, const char *wanted)
{
	message_error(EXIT_USAGE, NULL, 0, "--%s: '%s' is not %s", specs[option].name,
	              message_quote(slice_of(value), 60), wanted);
	return false;
}

static bool set_charts(struct request *q, const char *value)
{
	for (int i = 0; i <= CHARTS_ALL; i++)
		if (strcmp(value, charts_words[i]) == 0) {
			q->charts = (enum charts_wanted)i;
			return true;
		}
	return bad_value(CHARTS, value, "none, svg or all");
}

static bool set_number(int64_t *number, int option, const char *value, int64_t most)
{
	struct decimal d;

	if (!decimal_parse(slice_of(value), &d) || d.exp != 0 || d.coef <= 0 || d.coef > most)
		return bad_value(option, value, "a number in its range");
	*number = d.coef;
	return true;
}

/* the facts of a run: DIR/current of an output folder, or the folder of a run itself */
static bool read_archive(struct request *q, const char *folder)
{
	char path[PATH_MAX];
	bool there;

	path_print(path, "%s/current/facts.csv", folder);
	if (access(path, F_OK) != 0)
		path_print(path, "%s/facts.csv", folder);
	there = access(path, F_OK) == 0;
	/* the first night of a cron job */
	if (!there && (access(folder, X_OK) == 0 || strcmp(folder, q->output) == 0)) {
		message(MESSAGE_INFO, folder, 0, "no earlier run yet");
		return true;
	}
	return archive_read(&q->archive, path);
}

static bool read_archives(struct request *q)
{
	for (size_t i = 0; i < q->archives_n; i++)
		if (!read_archive(q, q->archives[i]))
			return false;
	return true;
}

static bool add_rules(struct request *q, const char *path)
{
	struct input in;
	bool good = input_read(&in, path, 0);

	if (!q->has_rules)
		sha256_start(&q->ruled);
	q->has_rules = true;
	if (good)
		sha256_add(&q->ruled, in.bytes);
	input_free(&in);
	if (!good)
		exit_raise(EXIT_CONFIG);
	/* the good ones are checked even if others are not */
	if (good)
		rules_read(&q->rules, path);
	return good;
}

static bool set_option(struct request *q, int option, const char *value)
{
	struct date *date = &q->extract.date;

	switch (option) {
	case OUTPUT:
		q->output = value;
		return true;
	case ARCHIVE:
		q->archives = xgrow(q->archives, &q->archives_cap, q->archives_n + 1, sizeof *q->archives);
		q->archives[q->archives_n++] = value;
		return true;
	case RULES:
		return add_rules(q, value);
	case ACCEPT:
		return accepts_read(&q->accepts, value, (int64_t)(time(NULL) / DAY_SECONDS));
	case FAIL_ON:
		return level_read(&q->fail_on, value);
	case ROUNDING:
		return level_read_rounding(&q->rounding, value);
	case JOBS:
		return set_number(&q->jobs, JOBS, value, JOBS_MAX);
	case CHARTS:
		return set_charts(q, value);
	case CATALOG:
		q->catalog = value;
		return true;
	case DATE:
		return (date_parse(slice_of(value), date) && date->resolution == DATE_DAY) ||
		       bad_value(DATE, value, "a date YYYY-MM-DD");
	case MAX_BYTES:
		return set_number(&q->max_bytes, MAX_BYTES, value, INT64_MAX);
	case VERBOSE:
		message_verbose(true);
		return true;
	case HELP:
		return q->help = true;
	default:
		return false;
	}
}

static bool usage(enum exit_code code, const char *text)
{
	message_error(code, NULL, 0, "%s: try 'heshu run --help'", text);
	return false;
}

static bool read_request(struct request *q, struct options *o, int argc, char **argv)
{
	int option, n;

	options_start(o, specs, SPECS, argc, argv);
	while ((option = options_next(o)) != OPTIONS_END)
		if (!set_option(q, option, o->value))
			return false;
	options_operands(o, &n);
	if (!q->help && (q->output == NULL || q->output[0] == '\0'))
		return usage(EXIT_USAGE, "-o is needed");
	if (!q->help && n == 0)
		return usage(EXIT_NO_INPUT, "no document given");
	return q->help || read_archives(q);
}

/* where a folder is or will be: its nearest ancestor that exists, and the rest as given */
static void place_of(const char *path, char out[PATH_MAX])
{
	char part[PATH_MAX], place[PATH_MAX];
	size_t n = strlen(path);

	path_print(part, "%s", path);
	while (n > 0 && realpath(part, place) == NULL) {
		while (n > 0 && part[n - 1] == '/')
			n--;
		while (n > 0 && part[n - 1] != '/')
			n--;
		part[n] = '\0';
	}
	if (n == 0 && realpath(".", place) == NULL)
		path_print(place, ".");
	path_print(out, "%s/%s", place, path + n);
}

/* Runs would be read as documents. Folders that begin with a dot are not walked. */
static bool output_is_apart(const char *output, char *const *operands, int n)
{
	char out[PATH_MAX], in[PATH_MAX];

	place_of(output, out);
	for (int i = 0; i < n; i++) {
		size_t length = realpath(operands[i], in) != NULL ? strlen(in) : PATH_MAX;

		/* the root ends with the slash that others lack */
		length -= length == 1;
		if (length >= strlen(out) || strncmp(in, out, length) != 0 || out[length] != '/' ||
		    strstr(out + length, "/.") != NULL)
			continue;
		message_error(EXIT_USAGE, operands[i], 0,
		              "is to be read and contains the output folder '%s': choose another one",
		              message_quote(slice_of(output), 200));
		return false;
	}
	return true;
}

/* ---- keys -------------------------------------------------------------------------------------- */

static void add_line(struct sha256 *s, const char *name, const char *value)
{
	sha256_add(s, slice_of(name));
	sha256_add(s, SLICE("="));
	sha256_add(s, slice_of(value));
	sha256_add(s, SLICE("\n"));
}

/* the entries that hold today */
static void add_accepts(struct sha256 *seed, const struct accepts *list)
{
	struct sha256 s;
	char digest[SHA256_TEXT];

	sha256_start(&s);
	for (size_t i = 0; i < list->n; i++) {
		sha256_add(&s, list->v[i].type);
		sha256_add(&s, list->v[i].doc);
		sha256_add(&s, list->v[i].formula);
		sha256_add(&s, list->v[i].reason);
	}
	sha256_end(&s, digest);
	add_line(seed, "accept", list->n > 0 ? digest : "");
}

/* what the documents are compared with */
static void add_archive(struct sha256 *seed, const struct request *q)
{
	struct sha256 s;
	char digest[SHA256_TEXT] = "";

	sha256_start(&s);
	for (size_t i = 0; i < q->archive.n; i++) {
		const struct record *r = &q->archive.v[i];
		struct output *row = output_memory();

		fact_write(r->operand.fact, row);
		output_printf(row, "%lld\n", (long long)r->document);
		sha256_add(&s, output_bytes_of(row));
		output_abandon(row);
	}
	if (q->archives_n > 0)
		sha256_end(&s, digest);
	add_line(seed, "archive", digest);
}

/* the catalogue's bytes as catalog_open() finds them; it has reported what is wrong with them */
static void add_catalog(struct sha256 *seed, const char *folder)
{
	char path[PATH_MAX], digest[SHA256_TEXT] = "";
	struct sha256 s;
	struct input in = {0};

	if (metrics_path(folder, path) && input_read(&in, path, 0)) {
		sha256_start(&s);
		sha256_add(&s, in.bytes);
		sha256_end(&s, digest);
	}
	input_free(&in);
	add_line(seed, "catalog", digest);
}

/* version and options: all but the document that its tables and pictures depend on */
static void start_seed(struct sha256 *seed, const struct request *q)
{
	char date[DATE_TEXT] = "", rules[SHA256_TEXT] = "";
	struct sha256 ruled = q->ruled;

	if (q->has_rules)
		sha256_end(&ruled, rules);
	if (q->extract.date.resolution != DATE_NONE)
		date_print(q->extract.date, date);
	sha256_start(seed);
	add_line(seed, "heshu", HESHU_VERSION);
	add_line(seed, "charts", charts_words[q->charts]);
	add_line(seed, "date", date);
	add_accepts(seed, &q->accepts);
	add_line(seed, "rounding", rounding_name(q->rounding));
	add_archive(seed, q);
	add_line(seed, "rules", rules);
	add_catalog(seed, q->catalog);
}

/* A document of which something is missing (no gnuplot), or that was not read (no sha256), must not look like a
 * whole one. */
static void run_key(const struct sha256 *seed, const struct outcome *outcomes, size_t n, char key[RUN_KEY + 1])
{
	struct sha256 s = *seed;
	char digest[SHA256_TEXT];

	for (size_t i = 0; i < n; i++) {
		const struct outcome *o = &outcomes[i];

		if (o->state == OUTCOME_SKIPPED)
			continue;
		sha256_add(&s, o->row.doc);
		sha256_add(&s, SLICE("\0"));
		sha256_add(&s, slice_of(o->sha256));
		sha256_add(&s, o->state == OUTCOME_DONE && o->row.key.n == 0 ? SLICE("incomplete\n") : SLICE("\n"));
	}
	sha256_end(&s, digest);
	snprintf(key, RUN_KEY + 1, "%.*s", RUN_KEY, digest);
}

/* ---- workers ----------------------------------------------------------------------------------- */

/* what the workers share: each writes the outcomes of its own documents */
struct board {
	atomic_bool stop; /* the disk is full */
	struct outcome outcomes[];
};

struct crew {
	struct document_job *job;
	struct board *board;
	bool (*act)(const struct document_job *job, size_t i, struct outcome *o);
	size_t n, jobs;
	pid_t pids[JOBS_MAX];
};

/* Memory comes back to what it was after each document; what one costs, the next may use again. */
_Noreturn static void be_worker(const struct crew *crew, size_t first)
{
	struct document_job job = *crew->job;

	/* a run that was killed must not work on */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	job.extractor = extractor_new();
	for (size_t i = first; i < crew->n && !atomic_load(&crew->board->stop); i += crew->jobs)
		if (!crew->act(&job, i, &crew->board->outcomes[i]))
			atomic_store(&crew->board->stop, true);
	extractor_free(job.extractor);
	exit(EXIT_DONE);
}

static void start_worker(struct crew *crew, size_t w, size_t first)
{
	if (first >= crew->n)
		return;
	crew->pids[w] = fork();
	if (crew->pids[w] == 0)
		be_worker(crew, first);
	if (crew->pids[w] > 0)
		return;
	message_error(EXIT_MEMORY, NULL, 0, "cannot start a worker: %s", strerror(errno));
	atomic_store(&crew->board->stop, true);
}

/* A worker that died takes one document with it; another one does the rest of its share. */
static void replace_worker(struct crew *crew, size_t w, int status)
{
	enum exit_code code = WIFEXITED(status) ? (enum exit_code)WEXITSTATUS(status) : EXIT_BUG;
	char name[DOCUMENT_FOLDER], folder[PATH_MAX];
	size_t i = w;

	while (i < crew->n && crew->board->outcomes[i].state != OUTCOME_STARTED)
		i += crew->jobs;
	if (i >= crew->n) {
		message_error(EXIT_BUG, NULL, 0, "a worker ended with status %d", status);
		atomic_store(&crew->board->stop, true);
		return;
	}
	message_error(code, crew->job->batch->paths.v[i], 0, "this document ended the program: it is left out");
	outcome_start(&crew->board->outcomes[i], OUTCOME_UNREADABLE, slice_of(crew->job->batch->ids[i]));
	document_folder(crew->board->outcomes[i].row.doc, name);
	path_print(folder, "%s/%s", crew->job->building, name);
	tree_remove(folder);
	start_worker(crew, w, i + crew->jobs);
}

static void wait_for_workers(struct crew *crew)
{
	int status;
	pid_t pid;

	while ((pid = wait(&status)) > 0 || errno == EINTR)
		for (size_t w = 0; w < crew->jobs; w++)
			if (pid > 0 && crew->pids[w] == pid && status != 0)
				replace_worker(crew, w, status);
}

/* All documents; false when nothing may be published. */
static bool work(struct crew *crew)
{
	/* lines of several workers must not run into each other */
	setvbuf(stderr, NULL, _IOLBF, 0);
	for (size_t w = 0; w < crew->jobs && !atomic_load(&crew->board->stop); w++)
		start_worker(crew, w, w);
	wait_for_workers(crew);
	for (size_t i = 0; i < crew->n; i++)
		exit_raise((enum exit_code)crew->board->outcomes[i].code);
	return !atomic_load(&crew->board->stop);
}

/* The documents of the batch are compared with each other too, whether or not an earlier run had them: their facts
 * are read before any is checked. What is wrong with a document is told when it is its turn. */
static void gather_batch(struct archive *a, struct crew *crew)
{
	int earlier = exit_take();

	crew->act = document_read;
	message_mute(true);
	work(crew);
	archive_drop(a, (const char *const *)crew->job->batch->ids, crew->n);
	for (size_t i = 0; i < crew->n; i++) {
		char path[PATH_MAX];

		document_facts_path(crew->job->building, slice_of(crew->job->batch->ids[i]), path);
		if (access(path, R_OK) == 0)
			archive_read(a, path);
		unlink(path);
	}
	message_mute(false);
	exit_take();
	exit_raise((enum exit_code)earlier);
	memset(crew->board->outcomes, 0, crew->n * sizeof crew->board->outcomes[0]);
	atomic_store(&crew->board->stop, false);
}

/* ---- the run ----------------------------------------------------------------------------------- */

static void publish(const struct request *q, struct store *store, const struct crew *crew)
{
	const struct outcome *outcomes = crew->board->outcomes;
	size_t done = 0, whole = 0;
	char key[RUN_KEY + 1];

	for (size_t i = 0; i < crew->n; i++) {
		done += outcomes[i].state != OUTCOME_SKIPPED;
		whole += outcomes[i].state == OUTCOME_UNREADABLE || outcomes[i].row.key.n > 0;
	}
	if (done == 0) {
		usage(EXIT_NO_INPUT, "no document found");
		return;
	}
	run_key(&crew->job->seed, outcomes, crew->n, key);
	/* charts that are missing are told; the rest is published */
	if (tables_write(store->building, outcomes, crew->n, q->catalog) &&
	    (q->charts == CHARTS_NONE || run_series_draw(store->building, q->charts) || exit_status() == EXIT_MISSING) &&
	    index_write(store->building, outcomes, crew->n, q->charts != CHARTS_NONE) &&
	    store_publish(store, key, whole < done))
		message(MESSAGE_INFO, NULL, 0, "%zu documents: %s/runs/%s", done, q->output, key);
}

static struct board *make_board(size_t n)
{
	struct board *board = mmap(NULL, sizeof *board + n * sizeof board->outcomes[0], PROT_READ | PROT_WRITE,
	                           MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (board == MAP_FAILED)
		message_fatal(EXIT_MEMORY, "out of memory");
	return board;
}

static void run_batch(struct request *q, struct store *store, struct batch *batch)
{
	struct previous previous = {0};
	struct document_job job = {.batch = batch,
	                           .extract = &q->extract,
	                           .charts = q->charts,
	                           .fail_on = q->fail_on,
	                           .terms = {.rounding = q->rounding,
	                                     .archive = q->archives_n > 0 ? &q->archive : NULL,
	                                     .rules = q->has_rules ? &q->rules : NULL},
	                           .accepts = &q->accepts,
	                           .building = store->building,
	                           .previous = &previous};
	struct crew crew = {.job = &job, .n = batch->paths.n, .jobs = (size_t)q->jobs};
	char current[PATH_MAX];

	crew.board = make_board(crew.n);
	if (q->archives_n > 0)
		gather_batch(&q->archive, &crew);
	archive_sort(&q->archive);
	crew.act = document_run;
	start_seed(&job.seed, q);
	path_print(current, "%s/current", q->output);
	previous_read(&previous, current);
	if (work(&crew))
		publish(q, store, &crew);
	munmap(crew.board, sizeof *crew.board + crew.n * sizeof crew.board->outcomes[0]);
	previous_free(&previous);
}

static void run(struct request *q, char *const *operands, int n)
{
	struct store store = {.lock = -1};
	struct batch batch;

	q->extract.catalog = catalog_open(q->catalog);
	if (q->extract.catalog == NULL)
		return;
	/* the run is synced as a whole before it gets its name */
	output_sync(false);
	if (output_is_apart(q->output, operands, n) && store_open(&store, q->output)) {
		batch_start(&batch, operands, n, NULL, (size_t)q->max_bytes);
		run_batch(q, &store, &batch);
		batch_free(&batch);
	}
	store_close(&store);
	catalog_close(q->extract.catalog);
}

static void request_free(struct request *q)
{
	archive_free(&q->archive);
	free(q->archives);
	rules_free(&q->rules);
	accepts_free(&q->accepts);
}

int run_run(int argc, char **argv)
{
	struct request q = {.jobs = 1, .max_bytes = DEFAULT_MAX_BYTES, .charts = CHARTS_ALL, .rounding = ROUNDING_AUTO};
	struct options o;
	char **operands;
	int n;

	if (!read_request(&q, &o, argc, argv)) {
		request_free(&q);
		return exit_status();
	}
	if (q.help) {
		options_help("run -o DIR [OPTION]... FILE|DIR...",
		             "Extracts, checks and draws every report and publishes all of it at once in DIR/current.",
		             specs, SPECS);
	} else {
		operands = options_operands(&o, &n);
		run(&q, operands, n);
	}
	request_free(&q);
	return exit_status();
}
