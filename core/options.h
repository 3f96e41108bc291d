/* options: GNU style options declared in a table, from which parsing and --help follow. */
#ifndef CORE_OPTIONS_H
#define CORE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct option_spec {
	const char *name;     /* long name; the letter, when there is one, is the short form */
	char letter;          /* 0: none */
	const char *argument; /* its name in the help; NULL: takes none */
	const char *help;
};

struct options {
	const struct option_spec *specs;
	size_t n;
	int argc;
	char **argv;
	const char *value; /* argument of the option returned last */
};

enum { OPTIONS_END = -1, OPTIONS_BAD = -2 };

/* argv[0] is the subcommand's name. Options and operands may be mixed. */
void options_start(struct options *o, const struct option_spec *specs, size_t n, int argc,
                   char **argv);
/* Index into specs of the next option, OPTIONS_END, or OPTIONS_BAD after a message (exit code 64). */
int options_next(struct options *o);
/* after OPTIONS_END: the operands */
char **options_operands(const struct options *o, int *n);
/* prints "usage: heshu USAGE", the description and the options to stdout */
void options_help(const char *usage, const char *about, const struct option_spec *specs, size_t n);

#endif
