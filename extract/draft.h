/* draft: a table while it is made: its rows are loaded one by one, what the later steps (layout.h, headings.h)
 * need of them is kept. Shared by the makers of grid.h only. */
#ifndef EXTRACT_DRAFT_H
#define EXTRACT_DRAFT_H

#include "extract/cells.h"
#include "extract/grid.h"

/* what is known of a row while the table is made */
struct draft {
	uint16_t *class;
	struct place *places; /* of layout text, else NULL */
	bool html;
	bool heads; /* all its cells are <th> */
};

/* Where a cell stands in its line, counted in characters and in columns of a terminal: producers align by one
 * or the other. */
enum { BY_CHARACTER, BY_WIDTH, METRICS };

struct place {
	uint32_t start[METRICS], end[METRICS];
};

/* the extent of a column: of the numbers that end at about the same place */
struct extent {
	uint32_t low, high, right; /* right: the first of their ends */
	uint32_t rows;             /* that have a cell there */
	bool sure;                 /* nothing of uncertain width stands in front of its end */
};

struct maker {
	struct grids *g; /* its arena holds all that is kept */
	const struct document *d;
	const struct outline *o;
	struct text *text;       /* of the loaded row, as are figures and cells */
	struct figures *figures;
	struct table_grid *table;
	struct draft *drafts; /* one a row of the table */
	struct extent *extents; /* of the columns of numbers of layout text; NULL for other forms */
	struct extent fronts[LABELS_MAX]; /* of its columns of labels */
	int metric, front_metric; /* in which they are counted */
	struct span cells[CELLS_MAX];
	uint32_t below[CELLS_MAX]; /* rows that a cell of an earlier row still covers, by column */
};

/* Reads the text, the figures and the cells of block b; returns how many cells. */
size_t draft_load(struct maker *m, uint32_t b);
/* Drafts row i of the table: classes, columns, places. */
void draft_row(struct maker *m, uint32_t i);

#endif
