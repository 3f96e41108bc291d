/* repeats: a figure that running text tells twice. */
#ifndef ANALYZE_REPEATS_H
#define ANALYZE_REPEATS_H

#include "analyze/relation.h"

void propose_repeats(const struct scope *s, struct relations *list);

#endif
