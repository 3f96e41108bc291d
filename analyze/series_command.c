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

static bool add_file(struct series *s, const struct metrics *m, const char *path)
{
	struct facts facts = {0};
	bool good = facts_read(&facts, path);

	for (size_t first = 0, end; good && first < facts.n; first = end) {
		end = first + 1;
		while (end < facts.n && slice_eq(facts.v[end].doc, facts.v[first].doc))
			end++;
		series_add(s, m, facts.v + first, end - first);
	}
	facts_free(&facts);
	return good;
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
	struct metrics metrics = {0};
	struct series series = {0};
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
	if (metrics_read(&metrics, folder)) {
		for (int i = 0; i < (n ? n : 1); i++)
			add_file(&series, &metrics, (n ? paths : none)[i]);
		write_series(path, &series);
	}
	series_free(&series);
	metrics_free(&metrics);
	return exit_status();
}
