/* repeats: a figure of running text that a table has too. */
#ifndef ANALYZE_REPEATS_H
#define ANALYZE_REPEATS_H

#include "analyze/relation.h"

/* The operands of the scope are those of running text and of cells (scope_open_all). */
void propose_repeats(const struct scope *s, struct relations *list);

#endif
