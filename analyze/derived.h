/* derived: columns of a table worked out from two others: differences, means, rates and growth, and budgets as they
 * stand after what was added to them (原預算數 + 預算增減數). */
#ifndef ANALYZE_DERIVED_H
#define ANALYZE_DERIVED_H

#include "analyze/ledger.h"
#include "analyze/relation.h"

/* Says whether column `target` was found to be one. */
bool propose_derived_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target);
/* The column is what the ones right in front of it come to, a budget and its adjustments. */
void propose_revised_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target);
/* The column is the mean of all those in front of it, totals left out. */
void propose_mean_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target);

#endif
