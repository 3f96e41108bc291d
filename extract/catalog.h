/* catalog: the metric catalogue, a CSV file that a budget officer edits. The first row whose fields all
 * match gives a fact its metric id. Columns:
 *     metric,label_zh,label_en,kind,unit,role,subject,basis,office,section,context,category,aggregation,chart
 * kind, unit, role: equal to the fact's where not empty; subject, basis, office, section, context: PCRE2
 * patterns, found anywhere in the fact's field; of a cell the context is its row and column. */
#ifndef EXTRACT_CATALOG_H
#define EXTRACT_CATALOG_H

#include <stdbool.h>

#include "core/tables.h"

struct catalog;

/* what a row did with the facts counted */
struct catalog_use {
	struct slice metric;
	int64_t line;
	size_t taken; /* facts that it names */
	size_t lost;  /* facts that match it too, which rows above took */
	int64_t by;   /* line of the row that took the first of them */
};

/* folder, or the file in it, NULL: the catalogue that comes with the program (none is no error). Faults are reported with
 * row and column, exit code 78, and give NULL. */
struct catalog *catalog_open(const char *folder);
/* number of metrics */
size_t catalog_size(const struct catalog *c);
void catalog_close(struct catalog *c);
/* whether a row has a pattern for sections: then the headings above a fact are asked for */
bool catalog_asks_headings(const struct catalog *c);
/* Id of the first metric that matches, empty when none does. headings: those above the fact, "三 / 基地臺數 / 概況", what
 * section patterns are matched with beside the path. */
struct slice catalog_match(struct catalog *c, const struct fact *fact, struct slice headings);
/* Matches the fact against every row, for catalog_use(), row 0 to catalog_size() - 1. */
void catalog_count(struct catalog *c, const struct fact *fact, struct slice headings);
struct catalog_use catalog_use(const struct catalog *c, size_t row);

#endif
