/* series: what many documents report of each metric, over time. Documents may come in any order; the newest wins. */
#ifndef ANALYZE_SERIES_H
#define ANALYZE_SERIES_H

#include "analyze/thing.h"
#include "core/tables.h"

/* the rows of catalog/metrics.csv */
struct metrics {
	struct metric_row *v;
	size_t n, cap;
	struct arena mem;
};

/* Reads the catalogue in `folder`, NULL: the one of the program. Faults are reported (78) and give false. */
bool metrics_read(struct metrics *m, const char *folder);
void metrics_free(struct metrics *m);

/* one value of one document */
struct point {
	struct series_row row; /* texts belong to the arena of the series */
	struct decimal value;
	int64_t day;      /* last day of the period */
	int64_t document; /* when the document was made */
	int64_t order;    /* of the documents as given */
	int worth;        /* a reported value goes before one that was worked out */
};

/* Zeroed is empty. Memory follows the points kept, not the documents read. */
struct series {
	struct point *v;
	size_t n, cap, settled;
	int64_t documents;
	size_t foreign;       /* figures with a metric that the catalogue does not know */
	struct slice unknown; /* the first of those; owned by mem_unknown */
	struct arena mem, mem_unknown;
};

/* Takes in the facts of one document. */
void series_add(struct series *s, const struct metrics *m, const struct fact *rows, size_t n);
/* Settles what the documents disagree about; then v is in the order of metric, category and period. */
void series_settle(struct series *s);
/* Warns of figures whose metric is not in the catalogue. */
void series_tell_foreign(const struct series *s);
void series_free(struct series *s);

#endif
