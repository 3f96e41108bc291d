/* bridge: a relation of the type balance read as original amount, signed changes and revised amount, as
 * waterfall draws it. */
#ifndef PLOTS_BRIDGE_H
#define PLOTS_BRIDGE_H

#include "plots/number.h"
#include "plots/spec.h"

enum {
	MAX_DELTAS = 6,  /* with the two totals at most 8 columns */
	ZOOM_DELTAS = 4, /* beside the overview there is room for 6 */
};

struct step {
	const struct fact *fact; /* NULL: several joined */
	struct slice label;
	int128 change; /* in units of 10^exp */
	size_t joined;
};

struct bridge {
	const struct relation *relation;
	const struct fact *original, *revised;
	struct step steps[MAX_DELTAS];
	size_t n, most; /* steps, and how many columns there are for them */
	int exp;
	int128 start, end, low, high; /* levels */
	bool zoom;
	bool wide; /* the columns have room for the changes as written */
	struct scale scale;
};

/* The bridge of at most `most` steps, the smallest joined. False when the relation has no such shape. */
bool bridge_read(struct arena *mem, const struct book *b, const struct relation *r, size_t most, struct bridge *br);
/* Levels along the bridge. False when the changes do not lead from one total to the other. */
bool bridge_walk(struct bridge *br);
/* is the smallest change a sliver on an axis from 0? */
void bridge_decide_zoom(struct bridge *br);
struct decimal bridge_amount(const struct bridge *br, int128 units);
int128 bridge_magnitude(int128 x);
/* is any change upwards? */
bool bridge_rises(const struct bridge *br);
/* Is the whole change too small to be told in percent, or the amounts in the scale of the chart? */
bool bridge_is_negligible(const struct bridge *br);
/* a change in percent of the original amount */
struct slice bridge_share(struct arena *mem, const struct bridge *br, int128 units);
/* px between two columns of the picture */
int bridge_pitch(const struct bridge *br);
/* does the sum of the changes find room beside the columns? */
bool bridge_is_annotated(const struct bridge *br);
/* title, subtitle, captions, note and badge */
void bridge_set_words(struct arena *mem, const struct book *b, struct spec *s, const struct bridge *br);

#endif
