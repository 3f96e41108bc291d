/* plain: charts for a terminal: bars in eighths of a column, labels aligned by the columns their characters take,
 * source and badge below. */
#ifndef PLOTS_PLAIN_H
#define PLOTS_PLAIN_H

#include "core/output.h"
#include "plots/spec.h"

void plain_write(struct output *o, const struct charts *charts);

#endif
