/* suspect: which figures a person should look at first. Failing relations that share figures form
 * one group; the figure common to all of them whose change repairs all is the suspect, the more so
 * if one slip of the pen explains it and no satisfied relation vouches for it. */
#ifndef ANALYZE_SUSPECT_H
#define ANALYZE_SUSPECT_H

#include "analyze/judge.h"

/* Fills suspects, repaired, slip, needed and repairs of the failing findings. */
void suspect(const struct scope *s, struct findings *f);

#endif
