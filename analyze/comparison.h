/* comparison: what a sentence says of a change: the figure before it, the change, the figure after it. */
#ifndef ANALYZE_COMPARISON_H
#define ANALYZE_COMPARISON_H

#include "analyze/scope.h"

struct present {
	long at;
	size_t n; /* figures that it might be */
};

/* an amount, a percentage or a number of days that can rise and fall */
bool comparison_is_level(const struct operand *o);
/* +1, -1 */
int comparison_sign(const struct operand *change);
/* The earlier figure: the nearest of its kind in front of `change` with that role, or the one that the change
 * says it is a change of (較5月底累計950萬元增加82萬元); another change of the unit uses it up. */
long comparison_earlier(const struct scope *s, size_t change);
/* What the change has led to: 增至230件 between the two, else the figure in front of the comparison. A row
 * of parts (甲100件、乙130件，較上月200件…) leaves open which is meant. */
struct present comparison_present(const struct scope *s, size_t earlier, size_t change);
/* The figure that `i`, a change or an earlier figure, is set against: of the sentence, and no other it might be;
 * else NO_TARGET. */
long comparison_set_against(const struct scope *s, size_t i);

#endif
