/* wraps: labels of layout text that go on over two lines, the numbers beside the first or the second of them. */
#ifndef EXTRACT_WRAPS_H
#define EXTRACT_WRAPS_H

#include "extract/draft.h"

/* what a line of words alone between the rows of a table is of */
enum wrap {
	WRAP_NONE,  /* a line of its own: the heading of the rows below it */
	WRAP_ABOVE, /* the end of the label of the row above */
	WRAP_BELOW, /* the beginning of that of the row below */
};

/* where the longest label of the n rows of the table ends, in columns of a terminal */
uint32_t wraps_width(const struct maker *m, uint32_t n);
/* What row i of them is, their width given. */
enum wrap wraps_find(const struct maker *m, uint32_t n, uint32_t i, uint32_t width);
/* The line s, between two rows of layout text, may be half a label: short, in one piece, no sentence. */
bool wraps_may_be(struct slice s);

#endif
