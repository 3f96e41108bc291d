/* rule: a relation that an officer declares (reconciliation.md 1.3), and its grammar:
 *     expr      = ref cmp side .                cmp  = "==" | "<=" | ">=" .
 *     side      = sum [ "/" sum ] .             sum  = [ "-" ] term { ( "+" | "-" ) term } , or that in ( ) .
 *                 of several terms in ( ) where it is divided or divides; no division behind "<=" and ">="
 *     term      = ref [ "*" ref ] .             ref  = name | number | call .
 *     call      = ( "this" | "sum" | "count" | "prev" ) "(" name [ "," unit ] ")" .
 * A name is a metric or a role (revised), a subject, a row or column of a table, or the word that gives a role
 * (改列); quotes are needed where it holds a sign or a blank.
 * sum() takes all figures of that name, count() says how many they are, prev() what the newest earlier document
 * reported. */
#ifndef ANALYZE_RULE_H
#define ANALYZE_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/decimal.h"
#include "core/slice.h"

enum take { TAKE_ONE, TAKE_ALL, TAKE_COUNT, TAKE_EARLIER, TAKE_NUMBER };

struct reference {
	enum take take;
	struct slice name, unit; /* unit empty: any */
	struct decimal value;    /* of TAKE_NUMBER */
};

struct rule_term {
	int sign;
	bool product; /* a times b */
	struct reference a, b;
};

enum { RULE_TERMS = 16 };

enum rule_relation { RULE_EQUAL, RULE_AT_MOST, RULE_AT_LEAST };

enum rule_field { RULE_ANYWHERE, RULE_DOC, RULE_OFFICE, RULE_SECTION };

/* how far a rule came in the documents, for the officer who wonders why it says nothing */
enum rule_reach { RULE_UNNAMED, RULE_NAMED, RULE_OF_UNIT, RULE_PLACED, RULE_APPLIED };

enum { LIKE_MAX = 64 };

struct rule_use {
	enum rule_reach reach;
	const struct reference *missing; /* of RULE_PLACED: what was not found beside the figure */
	bool elsewhere;                  /* of that: figures of its name stand too far off to choose one */
	char like[LIKE_MAX];             /* a name of the document that is like the one looked for, or "" */
};

struct rule {
	struct slice name, label;
	bool warn, exact;
	enum rule_field field; /* that must hold the text `where` */
	struct slice where;
	enum rule_relation relation;
	struct reference target;
	struct rule_term terms[RULE_TERMS];
	size_t n, divisor; /* as in relation.h */
	bool total;        /* a reference total */
	struct rule_use *use;
	const char *file;  /* where it stands, as named on the command line */
	int64_t line;
};

/* what was expected, and at which byte of the text */
struct rule_fault {
	const char *what;
	size_t at;
};

/* Read one field of a rule into it; names point into the text. False: *fault tells why. */
bool rule_parse_expression(struct slice text, struct rule *rule, struct rule_fault *fault);
bool rule_parse_condition(struct slice text, struct rule *rule, struct rule_fault *fault);

#endif
