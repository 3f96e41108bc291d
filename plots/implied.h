/* implied: the figure before a change, worked out from the one after it and the rate of change. */
#ifndef PLOTS_IMPLIED_H
#define PLOTS_IMPLIED_H

#include "core/tables.h"
#include "core/decimal.h"

/* The only whole number that gives the rate as written with this count; false when several or none do.
 * rate: a percentage with the role increase or decrease. */
bool implied_base(const struct fact *level, const struct fact *rate, struct decimal *base);

#endif
