/* flows: columns of a table that go on from another cell of it: 期初+新收-終結=期末, 累計 from the row before, growth
 * and change against the row before, and columns that the ones beside them add up to without a word that says so. */
#ifndef ANALYZE_FLOWS_H
#define ANALYZE_FLOWS_H

#include "analyze/ledger.h"
#include "analyze/relation.h"

/* Each returns whether column `target` was found to be one. */
bool propose_balance_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target);
bool propose_cumulative_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target);
bool propose_change_of_rows(const struct scope *s, struct relations *list, const struct ledger *l, size_t target);
bool propose_remainder_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target);
bool propose_added_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target);

#endif
