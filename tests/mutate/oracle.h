/* oracle: does a relation of the inventory hold with the figures as they are now? Computed here a second time,
 * apart from the checker: sums to half a unit of what is not exact, quotients to half a unit of the rate. */
#ifndef MUTATE_ORACLE_H
#define MUTATE_ORACLE_H

#include "tests/mutate/gold.h"

/* the figure that stands now where fact i of the clean document stood, or NULL */
typedef const struct fact *figure_now(void *context, size_t i);

/* False too when a figure can no longer be read. */
bool oracle_holds(const struct gold_relation *r, figure_now *now, void *context);

#endif
