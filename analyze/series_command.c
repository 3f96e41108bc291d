#include <stdlib.h>

#include "analyze/command.h"
#include "analyze/series.h"
#include "core/message.h"
#include "core/options.h"

enum { OUTPUT, CATALOG, HELP };

static const struct option_spec specs[] = {
        [OUTPUT] = {"output", 'o', "FILE", "write to FILE"},
        [CATALOG] = {"catalog", 0, "DIR", "take metrics.csv from DIR"},
        [HELP] = {"help", 'h', NULL, "print this help"},
};

enum { SPECS = sizeof specs / sizeof specs[0] };

/* what the documents are read into */
struct reading {
	struct series series;
	struct metrics metrics;
};

static void on_document(void *context, const struct facts *facts)
{
	struct reading *r = context;

	series_add(&r->series, &r->metrics, facts->v, facts->n);
}

static void write_series(const char *path, struct series *s)
{
	struct output *o = output_open(path);

	if (o == NULL)
		return;
	series_settle(s);
	table_write_header(&series_table, o);
	for (size_t i = 0; i < s->n; i++)
		table_write_row(&series_table, &s->v[i].row, o);
	output_close(o);
}

int analyze_series(int argc, char **argv)
{
	static char standard_input[] = "-";
	char *none[] = {standard_input}, **paths;
	const char *path = NULL, *folder = NULL;
	struct reading reading = {0};
	struct options options;
	int option, n;

	options_start(&options, specs, SPECS, argc, argv);
	while ((option = options_next(&options)) != OPTIONS_END) {
		if (option == HELP)
			options_help("series [OPTION]... [FACTS...]",
			             "Follows the metrics of the catalogue through the facts of many documents (stdin without\n"
			             "operand) and writes series.csv.",
			             specs, SPECS);
		if (option == HELP || option == OPTIONS_BAD)
			return exit_status();
		*(option == OUTPUT ? &path : &folder) = options.value;
	}
	paths = options_operands(&options, &n);
	if (metrics_read(&reading.metrics, folder)) {
		for (int i = 0; i < (n ? n : 1); i++)
			facts_each((n ? paths : none)[i], on_document, &reading);
		write_series(path, &reading.series);
		series_tell_foreign(&reading.series);
	}
	series_free(&reading.series);
	metrics_free(&reading.metrics);
	return exit_status();
}
