#include "extract/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/decimal.h"
#include "core/message.h"
#include "core/options.h"
#include "core/output.h"
#include "extract/batch.h"
#include "extract/extract.h"

enum { OUTPUT, STAGE, FORMAT, DOC_ID, DATE, CATALOG, REJECTS, EXPLAIN, NO_HEADER, MAX_BYTES, VERBOSE, HELP };

static const struct option_spec specs[] = {
	[OUTPUT] = {"output", 'o', "FILE", "write there instead of stdout; appears when complete"},
	[STAGE] = {"stage", 0, "STAGE", "blocks, figures or facts (default)"},
	[FORMAT] = {"format", 0, "FORMAT", "csv (default) or jsonl"},
	[DOC_ID] = {"doc-id", 0, "ID", "document id of a single input"},
	[DATE] = {"date", 0, "YYYY-MM-DD", "the document's date, to which dates without a year refer"},
	[CATALOG] = {"catalog", 0, "DIR", "folder with metrics.csv"},
	[REJECTS] = {"rejects", 0, "FILE", "write the digits that are no facts, with the reason"},
	[EXPLAIN] = {"explain", 0, NULL, "tell on stderr how each date was completed"},
	[NO_HEADER] = {"no-header", 0, NULL, "leave the header row out"},
	[MAX_BYTES] = {"max-bytes", 0, "N", "largest document read (default 268435456)"},
	[VERBOSE] = {"verbose", 'v', NULL, "tell what is skipped"},
	[HELP] = {"help", 'h', NULL, "print this help"},
};

enum { SPECS = sizeof specs / sizeof specs[0] };

enum stage { STAGE_FACTS, STAGE_FIGURES, STAGE_BLOCKS };

struct request {
	const char *output, *rejects, *doc_id, *catalog;
	enum stage stage;
	bool json, no_header, help;
	size_t max_bytes;
	struct extract_options options;
};

static bool bad_value(const char *option, const char *value, const char *wanted)
{
	message_error(EXIT_USAGE, NULL, 0, "--%s: '%s' is not %s", option, message_quote(slice_of(value), 60), wanted);
	return false;
}

static bool set_stage(struct request *q, const char *value)
{
	if (strcmp(value, "facts") == 0)
		q->stage = STAGE_FACTS;
	else if (strcmp(value, "figures") == 0)
		q->stage = STAGE_FIGURES;
	else if (strcmp(value, "blocks") == 0)
		q->stage = STAGE_BLOCKS;
	else
		return bad_value("stage", value, "blocks, figures or facts");
	return true;
}

static bool set_size(struct request *q, const char *value)
{
	struct decimal d;

	if (!decimal_parse(slice_of(value), &d) || d.exp != 0 || d.coef <= 0)
		return bad_value("max-bytes", value, "a number of bytes");
	q->max_bytes = (size_t)d.coef;
	return true;
}

static bool set_option(struct request *q, int option, const char *value)
{
	switch (option) {
	case OUTPUT:
		q->output = value;
		return true;
	case STAGE:
		return set_stage(q, value);
	case FORMAT:
		q->json = strcmp(value, "jsonl") == 0;
		return q->json || strcmp(value, "csv") == 0 || bad_value("format", value, "csv or jsonl");
	case DOC_ID:
		q->doc_id = value;
		return true;
	case DATE:
		return (date_parse(slice_of(value), &q->options.date) && q->options.date.resolution == DATE_DAY) ||
		       bad_value("date", value, "a date YYYY-MM-DD");
	case CATALOG:
		q->catalog = value;
		return true;
	case REJECTS:
		q->rejects = value;
		return true;
	case EXPLAIN:
		return q->options.explain = true;
	case NO_HEADER:
		return q->no_header = true;
	case MAX_BYTES:
		return set_size(q, value);
	case VERBOSE:
		message_verbose(true);
		return true;
	case HELP:
		return q->help = true;
	default:
		return false;
	}
}

struct sinks {
	const struct request *request;
	struct output *out, *rejects;
};

static void on_fact(void *context, const struct fact *row)
{
	const struct sinks *s = context;

	if (s->request->json)
		table_write_json(&facts_table, row, s->out);
	else
		fact_write(row, s->out);
}

static void on_block(void *context, const struct block_row *row)
{
	const struct sinks *s = context;

	if (s->request->json)
		table_write_json(&blocks_table, row, s->out);
	else
		table_write_row(&blocks_table, row, s->out);
}

static void on_reject(void *context, const struct reject *row)
{
	table_write_row(&rejects_table, row, ((struct sinks *)context)->rejects);
}

static void extract_all(struct request *q, struct batch *batch, struct sinks *s)
{
	struct extract_sink sink = {.fact = on_fact,
	                            .reject = s->rejects ? on_reject : NULL,
	                            .block = q->stage == STAGE_BLOCKS ? on_block : NULL,
	                            .context = s};
	struct extractor *x = extractor_new();
	struct document d;

	while (!output_failed(s->out) && batch_next(batch, &d)) {
		extract_document(x, &d, &q->options, &sink);
		document_close(&d);
	}
	extractor_free(x);
}

static void open_and_extract(struct request *q, char *const *operands, int n)
{
	static char *const standard_input[] = {"-"};
	struct sinks s = {q, NULL, NULL};
	struct batch batch;

	s.out = output_open(q->output);
	if (s.out == NULL)
		return;
	if (q->rejects != NULL && (s.rejects = output_open(q->rejects)) == NULL) {
		output_abandon(s.out);
		return;
	}
	if (!q->no_header && !q->json)
		table_write_header(q->stage == STAGE_BLOCKS ? &blocks_table : &facts_table, s.out);
	if (s.rejects != NULL)
		table_write_header(&rejects_table, s.rejects);
	batch_start(&batch, n ? operands : standard_input, n ? n : 1, q->doc_id, q->max_bytes);
	extract_all(q, &batch, &s);
	batch_free(&batch);
	output_close(s.out);
	if (s.rejects != NULL)
		output_close(s.rejects);
}

static void parse_and_run(int argc, char **argv)
{
	struct request q = {.max_bytes = DEFAULT_MAX_BYTES};
	struct options o;
	char **operands;
	int option, n;

	options_start(&o, specs, SPECS, argc, argv);
	while ((option = options_next(&o)) >= 0)
		if (!set_option(&q, option, o.value))
			return;
	if (option == OPTIONS_BAD)
		return;
	if (q.help) {
		options_help("extract [OPTION]... [FILE|DIR]...",
		             "Reads reports (UTF-8 text, Markdown; stdin without operands) and writes every figure as a row.",
		             specs, SPECS);
		return;
	}
	operands = options_operands(&o, &n);
	q.options.catalog = catalog_open(q.catalog);
	if (q.options.catalog == NULL)
		return;
	q.options.figures_only = q.stage == STAGE_FIGURES;
	open_and_extract(&q, operands, n);
	catalog_close(q.options.catalog);
}

int extract_extract(int argc, char **argv)
{
	parse_and_run(argc, argv);
	return exit_status();
}
