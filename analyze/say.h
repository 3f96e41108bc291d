/* say: findings in words: the formula with the figures as written, and the line for a budget officer
 * (reconciliation.md 4). Texts live in the arena. */
#ifndef ANALYZE_SAY_H
#define ANALYZE_SAY_H

#include "analyze/judge.h"

struct slice say_formula(struct arena *mem, const struct scope *s, const struct finding *f);
struct slice say_message(struct arena *mem, const struct scope *s, const struct finding *f);
/* 43件→42件, or empty when no single slip is the likely one */
struct slice say_suggestion(struct arena *mem, const struct scope *s, const struct finding *f);
/* a value in the unit of a figure, written as that is: 3,600萬元 */
struct slice say_amount(struct arena *mem, struct decimal value, const struct operand *like);
/* The difference is far from what rounding usually does (reconciliation.md 1.3). */
bool say_is_soft(const struct finding *f);

#endif
