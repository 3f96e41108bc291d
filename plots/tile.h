/* tile: figures side by side as tiles.gp draws them. */
#ifndef PLOTS_TILE_H
#define PLOTS_TILE_H

#include "plots/kinds.h"
#include "plots/number.h"

enum { MAX_TILES = 4 };

struct tile {
	const struct fact *fact; /* NULL: derived */
	struct slice label, value, unit, detail, written;
};

struct group {
	struct tile tiles[MAX_TILES];
	size_t n;
	const struct check *check; /* NULL: none */
	struct slice note;
};

struct tile tile_of(struct arena *mem, const struct book *b, const struct fact *f);
/* money in its scale: exact when three decimals show it, else to two */
struct slice tile_amount(struct arena *mem, struct decimal value, struct scale scale);
/* adds the chart, unless a label names nothing or a number is too wide */
void tiles_draw(struct draft *d, const struct group *g);

#endif
