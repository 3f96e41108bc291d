/* quantity: money, counts, percentages, ratios, measures and durations: a number with what stands
 * around it (sign, currency, qualifier in front; unit behind), and ranges of two. */
#ifndef EXTRACT_QUANTITY_H
#define EXTRACT_QUANTITY_H

#include "extract/figure.h"

/* Reads the quantity whose number begins at i; prefixes are looked for behind `low`. */
bool quantity_read(const struct text *t, size_t low, size_t i, struct figure *f);

#endif
