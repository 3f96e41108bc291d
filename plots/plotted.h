/* plotted: what the charts of tracks have in common: the reader's table, the figures, title, subtitle,
 * note and source. */
#ifndef PLOTS_PLOTTED_H
#define PLOTS_PLOTTED_H

#include "plots/kinds.h"
#include "plots/track.h"

/* What the last point is compared with: the first one of years, else the one before. */
const struct point *plotted_base(const struct track *t);
/* adds its points to the reader's table (by period when alone, else the last with its change) and its
 * figures and relation to the chart */
void plotted_points(struct arena *mem, struct spec *s, const struct track *t, bool alone);
/* 11月資安事件通報53件，較10月減少47.52% */
struct slice plotted_title(struct arena *mem, const struct track *t);
/* subtitle, note, source and badge of a chart of n tracks with the same periods */
void plotted_words(struct arena *mem, const struct book *b, struct spec *s, const struct track *v, size_t n,
                   struct slice unit);

void timeseries_draw(struct draft *d, const struct track *t);
/* tracks of one unit and the same periods, 2 to many; whole: their total, NULL when unknown */
void multiples_draw(struct draft *d, const struct track *v, size_t n);
/* tracks of any unit, at least two points each */
void indicators_draw(struct draft *d, const struct track *v, size_t n);
/* How many of n went up and down: 5項增加、1項減少; 增加 when all did. */
struct slice plotted_counts(struct arena *mem, size_t n, size_t up, size_t down);

#endif
