/* rule: relations that an officer declares (reconciliation.md 1.3), read from CSV and parsed:
 *     expr      = ref cmp side .                cmp  = "==" | "<=" | ">=" .
 *     side      = sum [ "/" sum ] .             sum  = [ "-" ] term { ( "+" | "-" ) term } , or that in ( ) .
 *     term      = ref [ "*" ref ] .             ref  = name | number | call .
 *     call      = ( "this" | "sum" | "prev" ) "(" name [ "," unit ] ")" .
 * A name is a metric or a role (revised), a subject, a row or column of a table, or the word that gives a role
 * (改列); quotes are needed where it holds a sign or a blank.
 * sum() takes all figures of that name, prev() what the newest earlier document reported. */
#ifndef ANALYZE_RULE_H
#define ANALYZE_RULE_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/decimal.h"
#include "core/slice.h"

enum take { TAKE_ONE, TAKE_ALL, TAKE_EARLIER, TAKE_NUMBER };

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

struct rule {
	struct slice name, label;
	bool warn, exact;
	enum rule_field field; /* that must hold the text `where` */
	struct slice where;
	enum rule_relation relation;
	struct reference target;
	struct rule_term terms[RULE_TERMS];
	size_t n, divisor; /* as in relation.h */
};

/* Zeroed is empty. */
struct rules {
	struct rule *v; /* owned */
	size_t n, cap;
	struct arena mem;
};

/* Adds the rules of a file. Faults are reported with line, column and character (78) and give false; the good
 * rules of the file are there all the same. */
bool rules_read(struct rules *rules, const char *path);
void rules_free(struct rules *rules);

#endif
