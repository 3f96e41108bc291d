/* heshu: figures of Traditional-Chinese government reports, checked and drawn. One subcommand a stage. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "analyze/command.h"
#include "core/message.h"
#include "extract/command.h"
#include "extract/pattern.h"
#include "plots/command.h"
#include "run.h"

static const struct {
	const char *name;
	int (*command)(int argc, char **argv);
	const char *about;
} stages[] = {
	{"extract", extract_extract, "documents -> facts"},
	{"check", analyze_check, "facts -> checks: do the figures add up"},
	{"series", analyze_series, "facts of many documents -> metrics over time"},
	{"plot", plots_plot, "facts and checks -> charts and the briefing page"},
	{"catalog", extract_catalog, "the metric catalogue: check it, suggest rows for it"},
	{"run", run_run, "everything, for cron"},
};

static void print_help(void)
{
	puts("usage: heshu STAGE [OPTION]... [OPERAND]...\n\n"
	     "Reads government reports, pulls out every figure with its meaning, checks that the\n"
	     "figures add up and draws the charts for the briefing.\n");
	for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++)
		printf("  %-8s  %s\n", stages[i].name, stages[i].about);
	puts("\n'heshu STAGE --help' tells the options; 'heshu --version' the version.");
}

/* an unwritten help text or table must not look like success */
static void close_stdout(void)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		message_error(EXIT_IO, "standard output", 0, "cannot write");
}

static void run(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";

	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
		print_help();
		return;
	}
	if (strcmp(name, "--version") == 0) {
		printf("heshu %s (%s)\n", HESHU_VERSION, pattern_version());
		return;
	}
	for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++)
		if (strcmp(name, stages[i].name) == 0) {
			stages[i].command(argc - 1, argv + 1);
			return;
		}
	if (argc < 2)
		message_error(EXIT_USAGE, NULL, 0, "no stage given: try 'heshu --help'");
	else
		message_error(EXIT_USAGE, NULL, 0, "no such stage: '%s': try 'heshu --help'",
		              message_quote(slice_of(name), 40));
}

int main(int argc, char **argv)
{
	/* a broken pipe is an I/O error with its message and exit code, not a death by signal */
	signal(SIGPIPE, SIG_IGN);
	run(argc, argv);
	close_stdout();
	return exit_status();
}
