/* arithmetic: one relation worked out in integers (reconciliation.md 1.2): what the other figures
 * give, by how much the reported one differs, and whether rounding explains it. */
#ifndef ANALYZE_ARITHMETIC_H
#define ANALYZE_ARITHMETIC_H

#include "analyze/relation.h"

struct result {
	bool usable; /* false: out of range, or a member is approximate */
	bool approximate;
	bool holds;       /* exactly: no difference, or the part does not exceed */
	bool meets[3];    /* the intervals meet, by enum rounding HALF, TRUNC, CEIL */
	bool pointlike;   /* all members exact: no rounding at all */
	bool rounded;     /* the target is what rounding made of a quotient */
	bool by_notation; /* only 餘, 以上, ranges make them meet */
	bool apart;       /* expected and reported differ by more than a factor of 2 */
	struct decimal expected, reported, difference; /* difference = reported - expected */
	struct decimal tolerance; /* largest difference that rounding half explains */
	struct decimal low, high; /* implied: the whole numbers that fit, from .. to */
	int bits;                 /* -log2 of the chance of an accidental agreement, whole */
};

void arithmetic(const struct scope *s, const struct relation *r, struct result *result);
/* -log2 of the chance of an accidental agreement: w / (2.3 T), T the target, w the width of the agreement,
 * both in units of the last place */
int result_accident_bits(int128 target, int128 width);
/* by more than a factor of 2, or not both positive */
bool result_differs_widely(int128 a, int128 b);
/* the relation holds, or rounding explains the difference */
bool result_holds(const struct result *result, enum rounding mode);
/* The value that `operand`, a member of r, must have for r to hold; of several the one in the middle. */
bool arithmetic_needed(const struct scope *s, const struct relation *r, const struct result *result,
                       size_t operand, struct decimal *needed);
/* More than one value of `operand` makes r hold: a figure whose rounded quotient is given. */
bool arithmetic_is_loose(const struct relation *r, size_t operand);
/* r would hold if `operand` were `value` */
bool arithmetic_holds_with(const struct scope *s, const struct relation *r, size_t operand, struct decimal value);

#endif
