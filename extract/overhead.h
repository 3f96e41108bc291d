/* overhead: which header cells of layout text stand over which columns. A header is centred over the columns that
 * it is for, or set over the end of one; its own words may take two lines. */
#ifndef EXTRACT_OVERHEAD_H
#define EXTRACT_OVERHEAD_H

#include "extract/draft.h"

enum { HEADS_MAX = 12, NO_HEAD = 0xffff };

/* the header rows of one table, from the top */
struct overhead {
	uint32_t rows[HEADS_MAX], rows_n;
	uint16_t *cell[HEADS_MAX]; /* by column: the cell of that row over it, or NO_HEAD */
};

/* Finds the cells of the header rows among n rows of layout text. What it needs is in the arena of the grids. */
void overhead_find(struct maker *m, uint32_t n, struct overhead *o);
/* The cell of header row h and that of the row below it stand over the same columns: they are one header. */
bool overhead_wraps(const struct maker *m, const struct overhead *o, uint32_t h, uint32_t c);

#endif
