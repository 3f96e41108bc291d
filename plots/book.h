/* book: facts and checks read together: which figures a check names, which heading a figure stands
 * under, whether a failing check touches it. Holds views; the facts and checks must outlive it. */
#ifndef PLOTS_BOOK_H
#define PLOTS_BOOK_H

#include <stdbool.h>

#include "core/decimal.h"
#include "core/tables.h"

/* one check with the figures it names */
struct relation {
	const struct check *check;
	const struct fact **members; /* as listed, each once */
	size_t n;
	const struct fact *target; /* the reported figure; NULL when no member stands for it */
	const struct fact **suspects; /* of a failure: the figures whose change repairs it; may be none */
	size_t n_suspects;
};

struct book {
	const struct facts *facts;
	const struct fact **by_id;  /* sorted by document and number */
	struct relation *relations; /* one for each check, in their order */
	size_t n;
	bool *held; /* by place in facts: a relation that holds names it */
	bool *totals; /* by place in facts: a sum that holds leads to it */
};

/* A check that names a figure which is not in the facts keeps the members that are. */
void book_open(struct book *b, const struct facts *facts, const struct checks *checks);
void book_close(struct book *b);

/* Were the checks made of these facts? If not, one error (EXIT_DATA) says so; `checks`: the name of their file. */
bool book_matches(const struct book *b, const char *checks);

/* NULL when it is not among the facts */
const struct fact *book_find(const struct book *b, struct slice doc, int64_t number);
/* is any figure of this document in the book? */
bool book_has(const struct book *b, struct slice doc);
/* does a relation that holds name it? */
bool book_holds(const struct book *b, const struct fact *f);
/* do others add up to it, as a relation that holds says? */
bool book_is_total(const struct book *b, const struct fact *f);
/* the exact value of a figure that is a point; false for ranges, fractions, dates */
bool fact_value(const struct fact *f, struct decimal *value);
bool fact_is_quantity(const struct fact *f);

/* The nearest heading at or above the figure's section, at most `depth` components deep (0: any);
 * NULL when there is none. */
const struct fact *book_heading(const struct book *b, const struct fact *f, size_t depth);
/* components of a section path */
size_t section_depth(struct slice section);
/* its first n components */
struct slice section_head(struct slice section, size_t n);

bool check_holds(const struct check *c); /* pass or within_rounding */
bool check_fails(const struct check *c);

#endif
