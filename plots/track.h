/* track: one measure over periods, from the cells of a table, from a relation that tells an earlier
 * figure, or from series.csv. */
#ifndef PLOTS_TRACK_H
#define PLOTS_TRACK_H

#include "plots/book.h"
#include "plots/number.h"
#include "plots/period.h"
#include "plots/series.h"

enum point_status { POINT_REPORTED, POINT_IMPLIED, POINT_MISSING };

struct point {
	struct period period;
	struct decimal value;
	enum point_status status;
	const struct fact *fact;            /* NULL: not a figure of these facts */
	const struct series_row *row;       /* NULL: not from series.csv */
};

struct track {
	struct slice label;     /* what is counted; clean */
	struct slice unit;      /* as in facts.csv */
	struct slice stem;      /* of a table: the label of the other axis without its time */
	struct slice table;     /* of a table: its number, else empty */
	struct slice group;     /* of a table: the header level above the label; clean, may be empty */
	bool cumulative;        /* from the beginning of the year, not of one period */
	const struct check *check; /* a relation that told the earlier figure; NULL: none */
	struct point *v;        /* by time, alike and apart */
	size_t n, cap;
	size_t left_out; /* points of another unit, length or publication */
};

struct tracks {
	struct track *v;
	size_t n, cap;
};

/* the cells of the tables: time in columns and time in rows; tracks of one table follow each other */
void tracks_of_tables(struct arena *mem, const struct book *b, struct tracks *list);
/* an earlier figure that a relation tells or implies: two points */
void tracks_of_changes(struct arena *mem, const struct book *b, struct tracks *list);
/* measures of series.csv to which a document of the book contributes */
void tracks_of_series(struct arena *mem, const struct book *b, const struct series *series, struct tracks *list);
void tracks_free(struct tracks *list);

void track_add(struct track *t, struct point p);
void tracks_add(struct tracks *list, struct track *t);
/* Sorts the points and keeps those that are alike and apart: the length that most have, the newer when
 * two tell of one period. False when fewer than `least` are left. */
bool track_settle(struct track *t, size_t least);
/* Is every value the same? */
bool track_is_flat(const struct track *t);
/* same number of points, each of the same period */
bool track_same_periods(const struct track *a, const struct track *b);
struct scale track_scale(struct arena *mem, const struct track *t);
/* a value with its unit: 1.82億元, 53件, 17.46% */
struct slice track_value(struct arena *mem, const struct track *t, struct decimal value);
/* +21.8%, −12件, +3.2個百分點; empty when nothing can be said */
struct slice track_change(struct arena *mem, const struct track *t, struct decimal from, struct decimal to);
/* its period in words, with the year: 113年3月 */
struct slice track_period(struct arena *mem, const struct point *p);

#endif
