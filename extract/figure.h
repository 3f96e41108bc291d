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
	int16_t year;
	int8_t half, quarter, month, day;
	int8_t year_offset;    /* with year 0: 去年 -1, 今年 0, 明年 1 to the document's year */
	bool relative : 1;     /* year_offset holds */
	bool year_written : 1; /* with the expression, not taken over from a list */
	bool fiscal : 1;       /* 年度 */
	bool current : 1;      /* 今（112）年: names the document's year */
};

/* a month, a quarter or a half, with or without its year */
static inline bool moment_is_part(const struct moment *m)
{
	return m->month || m->quarter || m->half;
}

struct figure {
	struct decimal value;        /* exponent: the last place written */
	struct decimal upper;
	const char *unit;            /* canonical name, or NULL: the characters below */
	uint32_t start, end;         /* characters [start, end) of the text: raw */
	uint32_t number;             /* first character of the number itself, behind prefixes */
	uint32_t unit_start, unit_end;
	int32_t denominator;         /* of a ratio without finite decimal, else 0 */
	struct moment from, to;      /* date; period: both */
	int16_t minute, minute_to;   /* time of day; minute_to -1: none */
	enum fact_kind kind : 8;
	enum qualifier qualifier : 8;
	unsigned segments : 8;       /* numbers written in a compound amount */
	bool has_upper : 1;
	bool scaled : 1, decimal : 1, over : 1;
	bool future : 1; /* a date in a clause about what is to come */
	bool tabled : 1; /* a bare number of a table; its unit and scale are its column's */
};

/* Says what has been read and where it stands, and that it has been read: true. */
static inline bool figure_found(struct figure *f, enum fact_kind kind, size_t start, size_t end)
{
	f->kind = kind;
	f->start = (uint32_t)start;
	f->end = (uint32_t)end;
	return true;
}

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
