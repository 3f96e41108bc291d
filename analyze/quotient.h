/* quotient: a percentage, an average or a multiple worked out from the figures it is made of: the terms of
 * the relation in front of `divisor` by those from there on. Integers only (reconciliation.md 1.2). */
#ifndef ANALYZE_QUOTIENT_H
#define ANALYZE_QUOTIENT_H

#include "analyze/arithmetic.h"

/* result->usable stays false when the figures are out of range or make no positive quotient. */
void quotient(const struct scope *s, const struct relation *r, struct result *result);
/* The value of `operand`, a term of r, that gives the reported quotient most exactly, at the operand's last
 * written place. */
bool quotient_needed(const struct scope *s, const struct relation *r, size_t operand, struct decimal *needed);

/* The whole numbers that the count and its rate leave open (relation.h, implied). Stays unusable when more than
 * two fit, or when more than half of all rates would: then it proves nothing. */
void quotient_implied(const struct scope *s, const struct relation *r, struct result *result);

#endif
