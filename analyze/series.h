/* series: what many documents report of each metric, over time. Documents may come in any order; the newest wins. */
#ifndef ANALYZE_SERIES_H
#define ANALYZE_SERIES_H

#include "analyze/settle.h"

/* the rows of catalog/metrics.csv */
struct metrics {
	struct metric_row *v;
	size_t n, cap;
	struct arena mem;
};

/* Reads the catalogue in `folder`, NULL: the one of the program. Faults are reported (78) and give false. */
bool metrics_read(struct metrics *m, const char *folder);
void metrics_free(struct metrics *m);

/* Zeroed is empty. Memory follows the points kept, not the documents read. */
struct series {
	struct point *v; /* texts are in the arena */
	size_t n, cap, thinned;
	size_t foreign;       /* figures with a metric that the catalogue does not know */
	struct slice unknown; /* the first of those; owned by mem_unknown */
	struct arena mem, mem_unknown;
};

/* Takes in the facts of one document. */
void series_add(struct series *s, const struct metrics *m, const struct fact *rows, size_t n);
/* Behind the last document: settles what they disagree about; then v is in the order of metric, category and period. */
void series_settle(struct series *s);
/* Warns of figures whose metric is not in the catalogue. */
void series_tell_foreign(const struct series *s);
void series_free(struct series *s);

#endif
