/* directions: a word tells which of two figures is the larger: what fell is below where it began. */
#ifndef ANALYZE_DIRECTIONS_H
#define ANALYZE_DIRECTIONS_H

#include "analyze/relation.h"

void propose_directions(const struct scope *s, struct relations *list);
/* The word (降至, 增為, 高於) that sets figure i against the one before it, or an empty text. */
struct slice direction_word(const struct scope *s, size_t i);

#endif
