/* reconcile: facts in, checks out: which figures of a document agree with each other. Facts of
 * several documents are handled document by document (rows of one document stand together). */
#ifndef ANALYZE_RECONCILE_H
#define ANALYZE_RECONCILE_H

#include "analyze/operand.h"
#include "core/tables.h"

/* Appends the checks; facts stay the caller's. Rounding mode auto. */
void reconcile(const struct facts *facts, struct checks *checks);
void reconcile_rounding(const struct facts *facts, enum rounding rounding, struct checks *checks);

#endif
