/* layout: the columns of a table of layout text, which are where its numbers end. */
#ifndef EXTRACT_LAYOUT_H
#define EXTRACT_LAYOUT_H

#include "extract/draft.h"

/* Gives the cells of n drafted rows their columns; false when there are none. Other forms have theirs already. */
bool layout_align(struct maker *m, uint32_t n);

#endif
