/* reach: the figures in front of one that it can be tied to without being set beside them: of its sentence, of the
 * sentences before in its paragraph, of the text that leads over to its list, of the item before (reconciliation.md
 * 2.1). */
#ifndef ANALYZE_REACH_H
#define ANALYZE_REACH_H

#include "analyze/scope.h"

enum reach { REACH_SENTENCE, REACH_BLOCK, REACH_LEAD, REACH_SIBLING, REACH_NONE };

enum { REACHED_MAX = 12 };

/* nearest first */
struct reached {
	size_t v[REACHED_MAX];
	enum reach by[REACHED_MAX];
	size_t n;
};

/* how operand `to`, in front of `from`, is reached */
enum reach reach_between(const struct scope *s, size_t from, size_t to);
/* The amounts of the unit of `like`, or one like it (人, 人次), in front of `end` that can stand for a whole: no change, average or limit. */
struct reached reach_amounts(const struct scope *s, size_t like, size_t end);
/* The counts in front that `average` (每場) is so much for each of. */
struct reached reach_counts(const struct scope *s, size_t average);

#endif
