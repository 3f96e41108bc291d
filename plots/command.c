#include "plots/command.h"

#include <string.h>

#include "core/input.h"
#include "core/message.h"
#include "core/options.h"
#include "plots/book.h"
#include "plots/choose.h"
#include "plots/draw.h"
#include "plots/plain.h"

enum {
	OPTION_OUTPUT,
	OPTION_FORMAT,
	OPTION_ONLY,
	OPTION_PLAIN,
	OPTION_SOURCE,
	OPTION_FACTS,
	OPTION_CHECKS,
	OPTION_REJECTS,
	OPTION_SERIES,
	OPTION_VERBOSE,
	OPTION_HELP
};

static const struct option_spec specs[] = {
        [OPTION_OUTPUT] = {"output", 'o', "DIR",
                           "folder for charts.csv, charts/ and briefing.html"},
        [OPTION_FORMAT] = {"format", 0, "LIST", "what to write, of svg, png, pdf, odp (svg,png)"},
        [OPTION_ONLY] = {"only", 0, "KIND", "draw only charts of this kind"},
        [OPTION_PLAIN] = {"plain", 0, NULL, "print the charts for a terminal; -o is not needed then"},
        [OPTION_SOURCE] = {"source", 0, "DOCUMENT", "the report itself, shown with numbered lines"},
        [OPTION_FACTS] = {"facts", 0, "FILE", "facts.csv ('-': stdin)"},
        [OPTION_CHECKS] = {"checks", 0, "FILE", "checks.csv ('-': stdin)"},
        [OPTION_REJECTS] = {"rejects", 0, "FILE", "rejects.csv: the page lists the digits that were not read"},
        [OPTION_SERIES] = {"series", 0, "FILE", "series.csv: measures over many documents"},
        [OPTION_VERBOSE] = {"verbose", 'v', NULL, "tell what is skipped"},
        [OPTION_HELP] = {"help", 'h', NULL, "print this help"},
};

struct request {
	struct plot_options options;
	const char *facts, *checks, *rejects, *source, *series;
	bool plain, help;
};

static bool usage(const char *text, const char *detail)
{
	message_error(EXIT_USAGE, NULL, 0, "%s%s%s: try 'heshu plot --help'", text,
	              detail ? ": " : "", detail ? message_quote(slice_of(detail), 80) : "");
	return false;
}

static bool set_formats(struct plot_options *o, const char *list)
{
	struct slice rest = slice_of(list), part;

	o->svg = o->png = o->pdf = o->odp = false;
	while (slice_split(&rest, ',', &part)) {
		if (slice_is(part, "svg"))
			o->svg = true;
		else if (slice_is(part, "png"))
			o->png = true;
		else if (slice_is(part, "pdf"))
			o->pdf = true;
		else if (slice_is(part, "odp"))
			o->odp = true;
		else
			return usage("unknown format", list);
	}
	return o->svg || o->png || o->pdf || o->odp || usage("no format", NULL);
}

static bool set_option(struct request *r, int option, const char *value)
{
	switch (option) {
	case OPTION_OUTPUT:
		r->options.folder = value;
		return true;
	case OPTION_FORMAT:
		return set_formats(&r->options, value);
	case OPTION_ONLY:
		r->options.only = kind_of(slice_of(value));
		return r->options.only != KINDS || usage("unknown chart kind", value);
	case OPTION_PLAIN:
		r->plain = true;
		return true;
	case OPTION_SOURCE:
		r->source = value;
		return true;
	case OPTION_FACTS:
		r->facts = value;
		return true;
	case OPTION_CHECKS:
		r->checks = value;
		return true;
	case OPTION_REJECTS:
		r->rejects = value;
		return true;
	case OPTION_SERIES:
		r->series = value;
		return true;
	case OPTION_VERBOSE:
		message_verbose(true);
		return true;
	case OPTION_HELP:
		r->help = true;
		return true;
	default:
		return false;
	}
}

static bool read_request(struct request *r, int argc, char **argv)
{
	struct options o;
	int option, operands;
	char **rest;

	*r = (struct request){.options = {.svg = true, .png = true, .only = KINDS}};
	options_start(&o, specs, sizeof specs / sizeof *specs, argc, argv);
	while ((option = options_next(&o)) != OPTIONS_END)
		if (!set_option(r, option, o.value))
			return false;
	if (r->help)
		return true;
	rest = options_operands(&o, &operands);
	if (operands > 0)
		return usage("plot takes no operands", rest[0]);
	if ((r->options.folder == NULL && !r->plain) || r->facts == NULL || r->checks == NULL)
		return usage("-o or --plain, --facts and --checks are needed", NULL);
	if (strcmp(r->facts, "-") == 0 && strcmp(r->checks, "-") == 0)
		return usage("only one table can come from stdin", NULL);
	return true;
}

static struct slice base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slice_of(slash ? slash + 1 : path);
}

static void print_plain(const struct request *r, const struct facts *facts, const struct checks *checks)
{
	struct output *o = output_open(NULL);
	struct charts charts = {0};

	if (o == NULL)
		return;
	choose_charts(facts, checks, &r->options.series, r->options.only, false, &charts);
	plain_write(o, &charts);
	charts_free(&charts);
	output_close(o);
}

static bool belong_together(const struct request *r, const struct facts *facts, const struct checks *checks)
{
	struct book book;
	bool ok;

	book_open(&book, facts, checks);
	ok = book_matches(&book, r->checks);
	book_close(&book);
	return ok;
}

static void draw(const struct request *r, const struct facts *facts, const struct checks *checks)
{
	if (r->options.folder != NULL)
		plots_draw(facts, checks, &r->options);
	if (r->plain)
		print_plain(r, facts, checks);
}

static void plot(struct request *r)
{
	struct facts facts = {0};
	struct checks checks = {0};
	struct rejects rejects = {0};
	struct input source = {0};
	bool ok = true;

	if (r->source) {
		ok = input_read(&source, r->source, 0);
		r->options.source = source.bytes;
		r->options.source_name = base_name(r->source);
	}
	if (r->rejects)
		r->options.rejects = &rejects;
	if (ok && r->series)
		ok = series_rows_read(&r->options.series, r->series);
	if (ok && facts_read(&facts, r->facts) && checks_read(&checks, r->checks) &&
	    (r->rejects == NULL || rejects_read(&rejects, r->rejects)) && belong_together(r, &facts, &checks))
		draw(r, &facts, &checks);
	facts_free(&facts);
	checks_free(&checks);
	rejects_free(&rejects);
	series_rows_free(&r->options.series);
	if (r->source)
		input_free(&source);
}

int plots_plot(int argc, char **argv)
{
	struct request r;

	if (!read_request(&r, argc, argv))
		return exit_status();
	if (r.help)
		options_help("plot -o DIR [--format svg,png] [--only KIND] [--plain] [--source DOCUMENT] "
		             "[--rejects FILE] --facts FILE --checks FILE [--series FILE]",
		             "Draws the charts that the facts and checks of a report allow, and a "
		             "briefing page.",
		             specs, sizeof specs / sizeof *specs);
	else
		plot(&r);
	return exit_status();
}
