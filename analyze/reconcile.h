/* reconcile: facts in, checks out: which figures of a document agree with each other. Facts of
 * several documents are handled document by document (rows of one document stand together). */
#ifndef ANALYZE_RECONCILE_H
#define ANALYZE_RECONCILE_H

#include "analyze/archive.h"
#include "analyze/rules.h"
#include "core/tables.h"

/* how to reconcile */
struct terms {
	enum rounding rounding;
	const struct archive *archive; /* facts of earlier documents, or NULL */
	const struct rules *rules;     /* declared relations, or NULL */
};

/* Appends the checks; facts stay the caller's. */
void reconcile(const struct facts *facts, const struct terms *terms, struct checks *checks);

#endif
