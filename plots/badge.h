/* badge: how far relations stand behind the figures of a chart. */
#ifndef PLOTS_BADGE_H
#define PLOTS_BADGE_H

#include "plots/spec.h"

/* Sets badge and words: all figures reconciled, some, none; implied: points worked out by us. */
void badge_by_relations(struct arena *mem, const struct book *b, struct spec *s, size_t implied);

#endif
