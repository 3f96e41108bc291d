/* kinds: one function a chart kind. Each looks through the relations (and figures) of a book, adds
 * the charts it finds to the draft and refuses relations that must not be drawn. They are called in
 * the order of the catalogue (charts.md 4.1): a figure that a chart shows is not shown again. */
#ifndef PLOTS_KINDS_H
#define PLOTS_KINDS_H

#include "plots/series.h"
#include "plots/spec.h"
#include "plots/sum.h"

struct draft {
	const struct book *book;
	const struct series *series; /* of many documents; may be empty */
	struct charts *charts;
	bool *used; /* by place in book->facts */
};

void scorecard_find(struct draft *d);
void waterfall_find(struct draft *d);
void progress_find(struct draft *d);
/* measures over periods: timeseries, multiples and the indicator table */
void tracks_find(struct draft *d);
/* those of series.csv alone */
void series_find(struct draft *d);
void part_whole_find(struct draft *d);
void rank_bar_find(struct draft *d);
void findings_find(struct draft *d);
void tiles_find(struct draft *d);

/* is any of the figures shown already? */
bool draft_used(const struct draft *d, const struct fact *const *figures, size_t n);
/* adds the chart and marks its figures */
void draft_take(struct draft *d, struct spec *s);

/* A sum of many parts as ranked bars, the smallest ones joined. */
void rank_bar_of_sum(struct draft *d, const struct sum *sum);

#endif
