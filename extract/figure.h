/* figure: one numeric expression of a text, read but not yet placed: no subject, no role, and a date may
 * still lack its year. figures_read() finds them all, and the digits that are no figures with the reason. */
#ifndef EXTRACT_FIGURE_H
#define EXTRACT_FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/date.h"
#include "core/decimal.h"
#include "extract/text.h"
#include "extract/unit.h"

enum qualifier {
#define QUALIFIER(id, name) QUALIFIER_##id,
#include "extract/qualifiers.def"
#undef QUALIFIER
};

/* a point in time as written; what is absent is 0 */
struct moment {
	int year, half, quarter, month, day;
	bool year_written; /* with the expression, not taken over from a list */
	bool fiscal;       /* 年度 */
	int year_offset;   /* with year 0: 去年 -1, 今年 0, 明年 1 to the document's year */
	bool relative;     /* year_offset holds */
};

struct figure {
	enum fact_kind kind;
	enum qualifier qualifier;
	uint32_t start, end;     /* characters [start, end) of the text: raw */
	uint32_t number;         /* first character of the number itself, behind prefixes */
	struct decimal value;    /* exponent: the last place written */
	struct decimal upper;
	bool has_upper;
	int64_t denominator;     /* of a ratio without finite decimal, else 0 */
	const char *unit;        /* canonical name, or NULL: the characters below */
	uint32_t unit_start, unit_end;
	struct moment from, to;  /* date; period: both */
	int minute, minute_to;   /* time of day; minute_to -1: none */
	unsigned segments;       /* numbers written in a compound amount */
	bool scaled, decimal, over, han;
};

/* digits that are no figure; reason is a static text */
struct excluded {
	uint32_t start, end;
	const char *reason;
};

struct figures {
	struct figure *v;
	size_t n, cap;
	struct excluded *out;
	size_t n_out, out_cap;
};

const char *qualifier_name(enum qualifier q);
/* Compiles the word lists and patterns; called once. */
void figures_start(void);
/* Replaces the contents of f by those of t, both lists in the order of the text, without overlap. */
void figures_read(const struct text *t, struct figures *f);
void figures_free(struct figures *f);

#endif
