/* heshu catalog: what a budget officer needs to edit the metric catalogue: is the file good, and what could be
 * added to it. */
#include <stdio.h>
#include <stdlib.h>

#include "core/buffer.h"
#include "core/csv.h"
#include "core/datadir.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/options.h"
#include "core/tables.h"
#include "extract/catalog.h"
#include "extract/command.h"

/* SEEN: times that a subject without a metric must stand in the facts to be worth a row */
enum { SEEN = 3 };

enum { OUTPUT, HELP };

static const struct option_spec specs[] = {
	[OUTPUT] = {"output", 'o', "FILE", "write to FILE"},
	[HELP] = {"help", 'h', NULL, "print this help"},
};

enum { SPECS = sizeof specs / sizeof specs[0] };

/* ---- check -------------------------------------------------------------------------------------- */

/* the headings of a document that are open, by the depth of their section */
enum { DEPTHS = 8 };

struct outline_path {
	struct slice title[DEPTHS];
	struct buffer text;
};

static size_t depth_of(struct slice section)
{
	size_t depth = section.n > 0;

	for (size_t i = 0; i < section.n; i++)
		depth += section.p[i] == '/';
	return depth < DEPTHS ? depth : DEPTHS - 1;
}

static void enter_heading(struct outline_path *p, const struct fact *heading)
{
	size_t depth = depth_of(heading->section);

	p->title[depth] = heading->raw;
	while (++depth < DEPTHS)
		p->title[depth] = SLICE("");
}

/* as extract gives it to the catalogue */
static struct slice headings_of(struct outline_path *p, const struct fact *f)
{
	buffer_clear(&p->text);
	buffer_add(&p->text, f->section);
	for (size_t depth = depth_of(f->section) + 1; depth-- > 0;)
		if (p->title[depth].n > 0)
			buffer_printf(&p->text, " / %.*s", SLICE_ARGS(p->title[depth]));
	return buffer_slice(&p->text);
}

static void on_document(void *context, const struct facts *facts)
{
	struct outline_path path = {.text = {0}};

	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *f = &facts->v[i];

		if (slice_is(f->kind, "heading"))
			enter_heading(&path, f);
		else
			catalog_count(context, f, headings_of(&path, f));
	}
	buffer_free(&path.text);
}

static void write_uses(const char *path, const char *folder, const struct catalog *c)
{
	struct output *o = output_open(path);
	char file[PATH_MAX];

	if (o == NULL || !metrics_path(folder, file))
		return;
	output_text(o, "line,metric,figures,taken_above\n");
	for (size_t i = 0; i < catalog_size(c); i++) {
		struct catalog_use use = catalog_use(c, i);

		output_printf(o, "%lld", (long long)use.line);
		csv_field(o, use.metric, false);
		output_printf(o, ",%zu,%zu\n", use.taken, use.lost);
		if (use.taken == 0 && use.lost > 0)
			message(MESSAGE_WARNING, file, use.line,
			        "'%s' is never used: rows above took what it matches (figures: %zu), line %lld first; a row for special cases goes above",
			        message_quote(use.metric, 60), use.lost, (long long)use.by);
	}
	output_close(o);
}

/* folder NULL: the catalogue of the program */
static void check(const char *path, const char *folder, char **facts, int n)
{
	struct catalog *c = catalog_open(folder);

	if (c == NULL)
		return;
	for (int i = 0; i < n; i++)
		facts_each(facts[i], on_document, c);
	if (n > 0)
		write_uses(path, folder, c);
	else
		printf("%zu metrics, no fault\n", catalog_size(c));
	catalog_close(c);
}

/* ---- suggest ------------------------------------------------------------------------------------ */

/* facts of one kind, unit, role and subject */
struct candidate {
	const struct fact *fact;
	size_t seen;
};

static bool is_quantity(const struct fact *f)
{
	static const char *const kinds[] = {"money", "count", "percent", "measure", NULL};
	/* changes and parts are told of another figure */
	static const char *const others[] = {"increase", "decrease", "previous", "part", "limit", NULL};

	return slice_is_any(f->kind, kinds) && !slice_is_any(f->role, others) && f->metric.n == 0 && f->subject.n > 0;
}

static int by_row(const void *a, const void *b)
{
	const struct fact *x = ((const struct candidate *)a)->fact, *y = ((const struct candidate *)b)->fact;
	int order = slice_cmp(x->subject, y->subject);

	order = order ? order : slice_cmp(x->kind, y->kind);
	order = order ? order : slice_cmp(x->unit, y->unit);
	return order ? order : slice_cmp(x->role, y->role);
}

static int by_seen(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	return x->seen != y->seen ? (x->seen < y->seen) - (x->seen > y->seen) : by_row(a, b);
}

/* a pattern that finds the text and nothing else */
static struct slice literal_pattern(struct arena *mem, struct slice text)
{
	struct buffer b = {0};
	struct slice pattern;

	buffer_char(&b, '^');
	for (size_t i = 0; i < text.n; i++) {
		if (strchr("\\^$.[]|()?*+{}", text.p[i]) != NULL)
			buffer_char(&b, '\\');
		buffer_char(&b, text.p[i]);
	}
	buffer_char(&b, '$');
	pattern = arena_copy(mem, buffer_slice(&b));
	buffer_free(&b);
	return pattern;
}

static void write_candidate(struct output *o, struct arena *mem, const struct candidate *c, size_t number)
{
	struct metric_row row = {.metric = arena_printf(mem, "new_%zu", number),
	                         .label_zh = c->fact->subject,
	                         .label_en = arena_printf(mem, "seen %zu times", c->seen),
	                         .kind = c->fact->kind,
	                         .unit = c->fact->unit,
	                         .role = c->fact->role,
	                         .subject = literal_pattern(mem, c->fact->subject)};

	table_write_row(&metrics_table, &row, o);
	arena_reset(mem);
}

/* Gathers the facts into v, equal ones into one; returns how many. */
static size_t gather(const struct facts *facts, struct candidate *v)
{
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < facts->n; i++)
		if (is_quantity(&facts->v[i]))
			v[n++] = (struct candidate){&facts->v[i], 1};
	if (n > 0)
		qsort(v, n, sizeof *v, by_row);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && by_row(&v[kept - 1], &v[i]) == 0)
			v[kept - 1].seen++;
		else
			v[kept++] = v[i];
	}
	if (kept > 0)
		qsort(v, kept, sizeof *v, by_seen);
	return kept;
}

static void suggest(const char *path, const struct facts *facts)
{
	struct candidate *v = xcalloc(facts->n + 1, sizeof *v);
	size_t n = gather(facts, v);
	struct output *o = output_open(path);
	struct arena mem = {0};

	if (o != NULL) {
		table_write_header(&metrics_table, o);
		for (size_t i = 0; i < n && v[i].seen >= SEEN; i++)
			write_candidate(o, &mem, &v[i], i + 1);
		output_close(o);
	}
	arena_free(&mem);
	free(v);
}

static void suggest_from(const char *path, char **paths, int n)
{
	struct facts facts = {0};
	bool good = true;

	for (int i = 0; i < n; i++)
		good = facts_read(&facts, paths[i]) && good;
	if (n == 0)
		good = facts_read(&facts, "-");
	if (good)
		suggest(path, &facts);
	facts_free(&facts);
}

int extract_catalog(int argc, char **argv)
{
	const char *path = NULL;
	struct options options;
	char **words;
	int option, n;

	options_start(&options, specs, SPECS, argc, argv);
	while ((option = options_next(&options)) != OPTIONS_END) {
		if (option == HELP)
			options_help("catalog check [DIR [FACTS...]] | suggest [OPTION]... [FACTS...]",
			             "check: is metrics.csv (of DIR, else the one of the program) without fault, and how many figures\n"
			             "of the facts does each row take; suggest: rows for what the facts have often and no metric\n"
			             "names (stdin without operand).",
			             specs, SPECS);
		if (option == HELP || option == OPTIONS_BAD)
			return exit_status();
		path = options.value;
	}
	words = options_operands(&options, &n);
	if (n >= 1 && slice_is(slice_of(words[0]), "check"))
		check(path, n >= 2 ? words[1] : NULL, words + 2, n - 2);
	else if (n >= 1 && slice_is(slice_of(words[0]), "suggest"))
		suggest_from(path, words + 1, n - 1);
	else
		message_error(EXIT_USAGE, NULL, 0, "catalog: say check [DIR [FACTS...]] or suggest [FACTS...]: try 'heshu catalog --help'");
	return exit_status();
}
