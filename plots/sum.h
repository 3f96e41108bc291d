/* sum: a relation read as total = parts, so that it can be drawn as parts of a whole. */
#ifndef PLOTS_SUM_H
#define PLOTS_SUM_H

#include "plots/book.h"

/* exactly, of one unit, no part negative, total > 0 */
struct sum {
	const struct check *check;
	const struct fact *total;
	const struct fact **parts; /* in the order of the document */
	size_t n;
};

/* is this a relation between a whole and its parts? */
bool sum_is_stated(const struct check *c);
/* The sum that a relation that holds states. False, and nothing to free, when it states none or
 * its figures do not add up exactly. sum_free() otherwise. */
bool sum_of(const struct relation *r, struct sum *sum);
void sum_free(struct sum *sum);
/* What part i is called beside the total: 凍結 of 提交書面報告, not 提交書面報告凍結. */
struct slice sum_label(struct arena *mem, const struct book *b, const struct sum *sum, size_t i);
/* Does the total consist of its parts, and has every part a label of its own, none that the others or a sentence
 * left over? 歲出 = 歲入 + 差短 is a balance. */
bool sum_is_composition(struct arena *mem, const struct book *b, const struct sum *sum);
/* the places of the parts by falling value; equal ones stay in order */
void sum_order(const struct sum *sum, size_t *order);

#endif
