#include "core/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/message.h"

enum { LONG_BASE = 1000 };

void options_start(struct options *o, const struct option_spec *specs, size_t n, int argc,
                   char **argv)
{
	*o = (struct options){specs, n, argc, argv, NULL};
	optind = 0; /* glibc: forget an earlier scan */
	opterr = 0;
}

static int index_of(const struct options *o, int code)
{
	if (code >= LONG_BASE)
		return code - LONG_BASE;
	for (size_t i = 0; i < o->n; i++)
		if (o->specs[i].letter && o->specs[i].letter == code)
			return (int)i;
	return OPTIONS_BAD;
}

static void report(const struct options *o, int code)
{
	const char *word = o->argv[optind > 0 ? optind - 1 : 0];
	char letter[] = {'-', (char)optopt, '\0'};

	/* in -zv the scan has not left the word yet */
	if (optopt > 0 && optopt < LONG_BASE && code == '?')
		word = letter;
	message_error(EXIT_USAGE, NULL, 0, "%s: %s: try 'heshu %s --help'",
	              code == ':' ? "option needs an argument" : "unknown option",
	              message_quote(slice_of(word), 80), o->argv[0]);
}

int options_next(struct options *o)
{
	struct option *longs = xcalloc(o->n + 1, sizeof *longs);
	char *shorts = xmalloc(o->n * 2 + 2), *s = shorts;
	int code;

	*s++ = ':';
	for (size_t i = 0; i < o->n; i++) {
		const struct option_spec *spec = &o->specs[i];

		longs[i] = (struct option){spec->name, spec->argument ? required_argument : no_argument, NULL,
		                           LONG_BASE + (int)i};
		if (spec->letter)
			*s++ = spec->letter;
		if (spec->letter && spec->argument)
			*s++ = ':';
	}
	*s = '\0';
	code = getopt_long(o->argc, o->argv, shorts, longs, NULL);
	free(longs);
	free(shorts);
	o->value = optarg;
	if (code == -1)
		return OPTIONS_END;
	if (code == '?' || code == ':') {
		report(o, code);
		return OPTIONS_BAD;
	}
	return index_of(o, code);
}

char **options_operands(const struct options *o, int *n)
{
	*n = o->argc - optind;
	return o->argv + optind;
}

void options_help(const char *usage, const char *about, const struct option_spec *specs, size_t n)
{
	printf("usage: heshu %s\n\n%s\n\n", usage, about);
	for (size_t i = 0; i < n; i++) {
		char left[64];
		int used = snprintf(left, sizeof left, "  %c%c%s --%s", specs[i].letter ? '-' : ' ',
		                    specs[i].letter ? specs[i].letter : ' ', specs[i].letter ? "," : " ",
		                    specs[i].name);

		if (specs[i].argument && used > 0 && (size_t)used < sizeof left)
			snprintf(left + used, sizeof left - (size_t)used, "=%s", specs[i].argument);
		printf("%-28s %s\n", left, specs[i].help);
	}
}
