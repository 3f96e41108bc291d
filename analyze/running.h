/* running: running figures (累計605人次) against those of the earlier reports of the same office: they do not fall, and
 * what the earlier one said and the figure of the time since make the present one. */
#ifndef ANALYZE_RUNNING_H
#define ANALYZE_RUNNING_H

#include "analyze/archive.h"
#include "analyze/relation.h"

/* Proposes relations with figures of the archive, which are appended to the scope. */
void propose_running(struct scope *s, const struct archive *a, struct relations *list);

#endif
