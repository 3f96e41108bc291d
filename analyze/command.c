#include "analyze/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "analyze/accept.h"
#include "analyze/level.h"
#include "analyze/listing.h"
#include "analyze/reconcile.h"
#include "core/message.h"
#include "core/options.h"

enum { DAY_SECONDS = 86400 };

/* states of a Nagios plugin, its exit codes */
enum nagios { NAGIOS_OK, NAGIOS_WARNING, NAGIOS_CRITICAL, NAGIOS_UNKNOWN };

enum form { FORM_AUTO, FORM_CSV, FORM_TABLE, FORM_ACCEPT };

struct settings {
	const char *path; /* NULL: stdout */
	enum form form;
	enum fail_on fail_on;
	struct terms terms;
	struct archive archive;
	struct rules rules;
	bool unreadable; /* an earlier document */
	bool summary, nagios;
	const char *accept; /* NULL: none */
	enum nagios state;
};

enum { OUTPUT, CSV, TABLE, FAIL_ON, ROUNDING, RULES, PREVIOUS, ACCEPT, TO_ACCEPT, SUMMARY, NAGIOS, HELP };

static const struct option_spec specs[] = {
        [OUTPUT] = {"output", 'o', "FILE", "write to FILE"},
        [CSV] = {"csv", 0, NULL, "write checks.csv (the default when stdout is no terminal)"},
        [TABLE] = {"table", 0, NULL, "write a table for reading (the default on a terminal)"},
        [FAIL_ON] = {"fail-on", 0, "LEVEL",
                     "exit 1 on error (default), warn, rounding, unverifiable"},
        [ROUNDING] = {"rounding", 0, "MODE", "auto (default), half, trunc, ceil"},
        [RULES] = {"rules", 0, "FILE", "relations or totals that an officer has declared, CSV; may be repeated"},
        [PREVIOUS] = {"previous", 0, "FACTS", "facts of earlier documents, to check what is said of their time; may be repeated"},
        [ACCEPT] = {"accept", 0, "FILE", "findings that an officer has judged: CSV with type, doc, formula, reason, until"},
        [TO_ACCEPT] = {"to-accept", 0, NULL, "write what fails as rows for --accept, to be given reasons"},
        [SUMMARY] = {"summary", 0, NULL, "write verdicts counted by type instead of the checks"},
        [NAGIOS] = {"nagios", 0, NULL, "write one line for Nagios and exit 0, 1, 2 or 3"},
        [HELP] = {"help", 'h', NULL, "print this help"},
};

enum { SPECS = sizeof specs / sizeof specs[0] };

static bool read_option(struct settings *set, int option, const char *value)
{
	switch (option) {
	case OUTPUT:
		set->path = value;
		return true;
	case CSV:
		set->form = FORM_CSV;
		return true;
	case TABLE:
		set->form = FORM_TABLE;
		return true;
	case FAIL_ON:
		return level_read(&set->fail_on, value);
	case ROUNDING:
		return level_read_rounding(&set->terms.rounding, value);
	case RULES:
		/* the good ones are checked even if others are not */
		set->terms.rules = &set->rules;
		rules_read(&set->rules, value);
		return true;
	case PREVIOUS:
		set->terms.archive = &set->archive;
		set->unreadable = !archive_read(&set->archive, value) || set->unreadable;
		return true;
	case ACCEPT:
		set->accept = value;
		return true;
	case TO_ACCEPT:
		set->form = FORM_ACCEPT;
		return true;
	case SUMMARY:
		set->summary = true;
		return true;
	case NAGIOS:
		set->nagios = true;
		return true;
	default:
		return false;
	}
}

static void show_help(void)
{
	options_help(
	        "check [OPTION]... [FACTS...]",
	        "Reconciles the figures of facts.csv (stdin without operand) and writes checks.",
	        specs, SPECS);
}

static bool to_terminal(const struct settings *set)
{
	return (set->path == NULL || slice_is(slice_of(set->path), "-")) && isatty(STDOUT_FILENO);
}

static bool use_colour(const struct settings *set)
{
	const char *no_color = getenv("NO_COLOR");

	return to_terminal(set) && (no_color == NULL || no_color[0] == '\0');
}

/* what one document after the other is checked with */
struct checking {
	const struct settings *set;
	const struct accepts *accepts;
	struct output *o;
	bool begun; /* a document has been written */
	struct tally tally;
};

static void check_document(void *context, const struct facts *facts)
{
	struct checking *c = context;
	const struct settings *set = c->set;
	struct checks checks = {0};

	reconcile(facts, &set->terms, &checks);
	accepts_apply(c->accepts, &checks);
	tally_add(&c->tally, &checks);
	if (set->summary || set->nagios)
		;
	else if (set->form == FORM_CSV)
		listing_csv(c->o, &checks, !c->begun);
	else if (set->form == FORM_ACCEPT)
		listing_failures(c->o, &checks, !c->begun);
	else
		listing_table(c->o, &checks, use_colour(set));
	c->begun = true;
	checks_free(&checks);
}

/* a table without rows has its header all the same */
static void check_nothing(struct checking *c)
{
	const struct facts none = {0};

	if (!c->begun)
		check_document(c, &none);
}

/* CRITICAL: a failure, whatever else went wrong; UNKNOWN: an input could not be read; WARNING: something for a person
 * to judge */
static enum nagios nagios_state(const struct tally *t)
{
	if (tally_verdict(t, VERDICT_FAIL) > 0)
		return NAGIOS_CRITICAL;
	if (exit_status() > EXIT_FINDING)
		return NAGIOS_UNKNOWN;
	return tally_verdict(t, VERDICT_NOTE) > 0 ? NAGIOS_WARNING : NAGIOS_OK;
}

static void write_nagios(struct output *o, const struct tally *t)
{
	static const char *const names[] = {"OK", "WARNING", "CRITICAL", "UNKNOWN"};
	size_t pass = tally_verdict(t, VERDICT_PASS), rounding = tally_verdict(t, VERDICT_WITHIN_ROUNDING),
	       fail = tally_verdict(t, VERDICT_FAIL), notes = tally_verdict(t, VERDICT_NOTE),
	       open = tally_verdict(t, VERDICT_UNVERIFIABLE);

	output_printf(o, "HESHU %s - %zu relations, %zu fail", names[nagios_state(t)], pass + rounding + fail + notes + open,
	              fail);
	if (message_first()[0] != '\0')
		output_printf(o, "; %s", message_first());
	output_printf(o, " | pass=%zu rounding=%zu fail=%zu note=%zu unverifiable=%zu\n", pass, rounding, fail, notes, open);
}

static int64_t today(void)
{
	return (int64_t)(time(NULL) / DAY_SECONDS);
}

static void check_all(struct settings *set, char **paths, int n)
{
	static char standard_input[] = "-";
	struct accepts accepts = {0};
	struct checking c = {.set = set, .accepts = &accepts};
	char *none[] = {standard_input};

	if (!set->unreadable && (set->accept == NULL || accepts_read(&accepts, set->accept, today())))
		c.o = output_open(set->path);
	if (c.o == NULL) {
		accepts_free(&accepts);
		return;
	}
	if (set->form == FORM_AUTO)
		set->form = to_terminal(set) ? FORM_TABLE : FORM_CSV;
	for (int i = 0; i < (n ? n : 1); i++)
		facts_each((n ? paths : none)[i], check_document, &c);
	check_nothing(&c);
	accepts_tell_unmet(&accepts, set->accept);
	accepts_free(&accepts);
	rules_tell_unmet(&set->rules);
	c.tally.rule_errors = set->rules.faults;
	if (set->nagios)
		write_nagios(c.o, &c.tally);
	else if (set->summary)
		listing_summary(c.o, &c.tally, set->form == FORM_TABLE);
	else if (set->form == FORM_TABLE)
		listing_totals(c.o, &c.tally);
	if (output_close(c.o) && tally_reaches(&c.tally, set->fail_on))
		exit_raise(EXIT_FINDING);
	set->state = nagios_state(&c.tally);
}

static void settings_free(struct settings *set)
{
	archive_free(&set->archive);
	rules_free(&set->rules);
}

int analyze_check(int argc, char **argv)
{
	struct settings set = {.form = FORM_AUTO, .terms.rounding = ROUNDING_AUTO, .state = NAGIOS_UNKNOWN};
	struct options options;
	char **paths;
	int option, n;

	options_start(&options, specs, SPECS, argc, argv);
	while ((option = options_next(&options)) != OPTIONS_END) {
		if (option == HELP) {
			show_help();
			return exit_status();
		}
		if (option == OPTIONS_BAD || !read_option(&set, option, options.value)) {
			settings_free(&set);
			return exit_status();
		}
	}
	paths = options_operands(&options, &n);
	archive_sort(&set.archive);
	check_all(&set, paths, n);
	settings_free(&set);
	if (set.nagios)
		exit_replace((int)set.state);
	return exit_status();
}
