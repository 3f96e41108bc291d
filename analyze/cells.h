/* cells: the cells of a document's tables in the order of their values, to look figures of running text up in. */
#ifndef ANALYZE_CELLS_H
#define ANALYZE_CELLS_H

#include "analyze/scope.h"

struct cells {
	const struct scope *s;
	size_t *v; /* owned; operands, by value without sign */
	size_t n;
};

void cells_open(struct cells *c, const struct scope *s);
void cells_close(struct cells *c);
/* The cells, places in v, that `text` may be the rounded writing of if its value were `value`. */
struct span cells_near(const struct cells *c, const struct operand *text, struct decimal value);
/* -log2 of the chance that some cell has the value of `text`, from how many are of its size; below 0 when more than
 * one is expected. */
int cells_bits(const struct cells *c, const struct operand *text);

/* the figure in units of its last written place; 0 when that is too large */
int64_t figure_units(const struct operand *o);

#endif
