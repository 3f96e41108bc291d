/* interval: the values a written figure may stand for, and their sums, in integers only.
 * Bounds are counted in half-units: 2 * value / 10^exp, so that +-u/2 is whole. All intervals of
 * one relation share one exponent, which the caller keeps. */
#ifndef ANALYZE_INTERVAL_H
#define ANALYZE_INTERVAL_H

#include <stdbool.h>

#include "core/decimal.h"

struct bound {
	int128 half;
	bool open;    /* half itself is not inside */
	bool endless; /* no bound at all */
};

struct interval {
	struct bound low, high;
};

struct interval interval_point(int128 half);
struct interval interval_negate(struct interval a);
/* False on overflow. A bound of the sum is closed only if both summands' bounds are. */
bool interval_add(struct interval a, struct interval b, struct interval *sum);
/* False on overflow; factor > 0. */
bool interval_scale(struct interval a, int128 factor, struct interval *product);
bool interval_has(struct interval a, int128 half);
/* some value of the interval is not below zero */
bool interval_reaches_up(struct interval a);

#endif
