/* listing: checks for a reader: CSV, a table aligned for wide characters, a summary per type. */
#ifndef ANALYZE_LISTING_H
#define ANALYZE_LISTING_H

#include <stdbool.h>

#include "analyze/judge.h"
#include "analyze/level.h"
#include "core/output.h"
#include "core/tables.h"

enum {
	TYPES = 0
#define RELATION(id, name, title) +1
#include "core/relations.def"
#undef RELATION
};

/* verdicts, those of rules that only warn as notes, by type of relation */
struct tally {
	size_t count[TYPES][VERDICT_COUNT];
	size_t rule_errors; /* rules that could not be read */
};

void tally_add(struct tally *t, const struct checks *checks);
size_t tally_verdict(const struct tally *t, enum verdict v);
bool tally_reaches(const struct tally *t, enum fail_on level);

/* The rows of one input; header: the first of the run. */
void listing_csv(struct output *o, const struct checks *checks, bool header);
/* what fails, as rows of accept.csv without reasons */
void listing_failures(struct output *o, const struct checks *checks, bool header);
void listing_table(struct output *o, const struct checks *checks, bool colour);
/* closing line of the table: how many of each verdict */
void listing_totals(struct output *o, const struct tally *t);
/* type,items,pass,within_rounding,fail,note,unverifiable,rule_error; as a table: aligned */
void listing_summary(struct output *o, const struct tally *t, bool table);

#endif
