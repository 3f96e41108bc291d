/* importance: which charts a briefing keeps when there are more than a reader looks at. */
#ifndef PLOTS_IMPORTANCE_H
#define PLOTS_IMPORTANCE_H

#include "plots/spec.h"

/* Drops charts that say what an earlier one says, then the least important until at most MAX_CHARTS of a
 * document and MAX_OF_KIND of a kind are left; those stay in order. */
void importance_keep(const struct book *b, struct charts *charts);

#endif
