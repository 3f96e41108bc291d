/* ranking: bars by size as rank_bar draws them, what is left or joined last. */
#ifndef PLOTS_RANKING_H
#define PLOTS_RANKING_H

#include "plots/number.h"
#include "plots/spec.h"

enum { MAX_BARS = 8 };

struct bar {
	const struct fact *fact; /* NULL: derived */
	struct slice label, detail, value_label, count_label;
	struct slice written; /* in the reader's table */
	struct decimal value;
};

struct ranking {
	struct bar bars[MAX_BARS];
	size_t n;
	bool has_rest; /* the last bar is what is left or joined */
	struct scale scale;
};

/* adds the bars to the rows, the reader's table and the figures of the chart */
void ranking_add(struct arena *mem, struct spec *s, const struct ranking *k);

#endif
