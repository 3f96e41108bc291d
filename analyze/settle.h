/* settle: which of the values that documents give for one metric, category and period counts. The outcome depends on the
 * points alone, not on the order in which documents were read or how often they were settled on the way. */
#ifndef ANALYZE_SETTLE_H
#define ANALYZE_SETTLE_H

#include "analyze/thing.h"
#include "core/tables.h"

/* a reported value goes before one that was worked out */
enum worth { WORTH_REPORTED, WORTH_DERIVED, WORTH_IMPLIED };

/* one value of one document */
struct point {
	struct series_row row; /* the status is told by settle() */
	struct decimal value;
	int64_t day;         /* last day of the period */
	int64_t document;    /* when the document was made */
	struct slice author; /* and by whom (thing.h) */
	enum stage stage;
	enum worth worth;
};

/* Drops the points that settle() cannot need, however many others follow, and returns how many are left: at most two of
 * an author and stage for each metric, category and period. */
size_t settle_thin(struct point *v, size_t n);

/* Leaves the point that counts of each metric, category and period, in that order, with its status; returns how many.
 * Texts that it makes are in the arena. */
size_t settle(struct point *v, size_t n, struct arena *mem);

#endif
