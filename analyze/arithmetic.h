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
	bool by_notation; /* only 餘, 以上, ranges make them meet */
	bool apart;       /* expected and reported differ by more than a factor of 2 */
	struct decimal expected, reported, difference; /* difference = reported - expected */
	struct decimal tolerance; /* largest difference that rounding half explains */
	int bits;                 /* -log2 of the chance of an accidental agreement, whole */
};

void arithmetic(const struct scope *s, const struct relation *r, struct result *result);
/* The value that `operand`, a member of r, must have for r to hold exactly. */
bool arithmetic_needed(const struct scope *s, const struct relation *r, const struct result *result,
                       size_t operand, struct decimal *needed);

#endif
