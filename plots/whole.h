/* whole: one total and the ways in which checked relations split it, as part_whole draws them: a row for
 * each way, a part that is itself split as its parts under a bracket. */
#ifndef PLOTS_WHOLE_H
#define PLOTS_WHOLE_H

#include "plots/number.h"
#include "plots/spec.h"
#include "plots/sum.h"

enum {
	MAX_ROWS = 3,
	MAX_PARTS = 5,     /* in one row: the palette has five fills that may stand side by side */
	MAX_BLOCKS = 60,   /* up to here part_whole.gp draws one block a case */
};

struct segment {
	const struct fact *fact;
	struct slice label, value;
	struct decimal from, to;
	bool grouped; /* under a bracket */
};

struct row {
	const struct sum *sum;
	struct segment segments[MAX_PARTS];
	size_t n;
	struct segment brackets[MAX_PARTS];
	const struct sum *inner[MAX_PARTS]; /* the sum under each bracket */
	size_t n_brackets;
};

struct whole {
	const struct fact *total;
	struct row rows[MAX_ROWS];
	size_t n;
	struct scale scale;
};

/* a part's share of the whole: 占34.01%; empty when it cannot be told */
struct slice whole_share(struct arena *mem, const struct whole *w, const struct fact *f);
/* a block for each case: a count that is small enough */
bool whole_is_in_blocks(const struct whole *w);
/* the role whose colour (theme.gp) a part of a row has: neighbours can be told apart by eyes that see no red
 * or no green */
const char *whole_fill(size_t row, size_t part);
/* Adds row r to the rows of the chart; false when its labels find no place. */
bool whole_add_row(struct arena *mem, struct spec *s, const struct whole *w, size_t r);
/* title, subtitle, note and badge */
void whole_set_words(struct arena *mem, const struct book *b, struct spec *s, const struct whole *w);

#endif
