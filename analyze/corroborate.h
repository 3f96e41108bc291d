/* corroborate: relations that fail and that no cue makes certain. One of them proves nothing; two that one slip of
 * the pen in one figure repairs together do, and so does one whose figures another relation ties that holds. */
#ifndef ANALYZE_CORROBORATE_H
#define ANALYZE_CORROBORATE_H

#include "analyze/judge.h"

/* Marks in accused[] (zeroed, one for each) the doubted findings that are wrong after all. held: what holds. */
void corroborate(const struct scope *s, const struct findings *doubted, const struct findings *held, bool *accused);

#endif
