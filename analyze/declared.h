/* declared: binds the rules of rule.h to the figures of a document. Where one figure is meant, the nearest is taken:
 * in the same row or column of a table, else in the same sentence, paragraph, section, else the only one there is. */
#ifndef ANALYZE_DECLARED_H
#define ANALYZE_DECLARED_H

#include "analyze/archive.h"
#include "analyze/relation.h"
#include "analyze/rules.h"

/* Proposes a relation for each figure that the left side of a rule names. Figures of the archive (may be NULL) and
 * numbers of the rules are appended to the scope; rules must outlive the checks. A rule whose figures are not all
 * there is no relation in this document. */
void propose_declared(struct scope *s, const struct rules *rules, const struct archive *a, struct relations *list);

#endif
