/* hierarchy: rows of a table that are the sums of the rows right below them, as budgets are printed: 款, 項, 目
 * without a word that says so. */
#ifndef ANALYZE_HIERARCHY_H
#define ANALYZE_HIERARCHY_H

#include "analyze/ledger.h"
#include "analyze/relation.h"

/* Counts below such a row the rows that it adds up. */
void propose_hierarchy(const struct scope *s, struct relations *list, struct ledger *l);

#endif
