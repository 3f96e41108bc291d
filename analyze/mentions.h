/* mentions: figures of running text that tell of a cell of a table: 歲出84.5億元 of 8,452,961 under 千元, and the
 * difference of two cells (較112年底減少1,032人). */
#ifndef ANALYZE_MENTIONS_H
#define ANALYZE_MENTIONS_H

#include "analyze/relation.h"

/* The operands of the scope are those of running text and of cells (scope_open_all). */
void propose_mentions(const struct scope *s, struct relations *list);

#endif
