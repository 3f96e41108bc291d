/* run: a contiguous row of summands of one unit, and whether other quantities stand between them
 * evenly (A 5案、10萬元，B 7案、20萬元) or in part only (then the row is not whole). */
#ifndef ANALYZE_RUN_H
#define ANALYZE_RUN_H

#include "analyze/relation.h"

struct run {
	size_t v[TERMS_MAX];
	size_t n;
	bool overflow; /* there were more */
	bool even;
	bool compared; /* a summand is set against something or stands inside a phrase: hardly one
	                */
};

/* The summands of the unit of `like` in operands [first, end), in order. Shares, brackets and 其中
 * parts are passed over. */
struct run run_read(const struct scope *s, size_t like, size_t first, size_t end);
/* the same with 其中 figures, but not those of 含 and 包括 */
struct run run_read_open(const struct scope *s, size_t like, size_t first, size_t end);
/* the same for the parts of one bracket or of one 分別為/其中 list: operands of role part */
struct run run_read_parts(const struct scope *s, size_t like, size_t first, size_t end);
/* target = sum of v[from..], each times its multiplier if it has one */
void run_terms(const struct scope *s, const struct run *run, size_t from, struct relation *r);

#endif
