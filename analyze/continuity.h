/* continuity: what a document says of an earlier time against what the earlier documents reported of it: 較上年度預算數
 * 2兆534億元 is what the earlier report called 改列數; 53件，較上月減少47.52% asks for 101 there. */
#ifndef ANALYZE_CONTINUITY_H
#define ANALYZE_CONTINUITY_H

#include "analyze/archive.h"
#include "analyze/relation.h"

/* Proposes relations with figures of the archive, which are appended to the scope. */
void propose_continuity(struct scope *s, const struct archive *a, struct relations *list);

#endif
