/* tabular: what a cell's place in its table makes of the fact: table, row, column, subject, role, period. */
#ifndef EXTRACT_TABULAR_H
#define EXTRACT_TABULAR_H

#include "core/tables.h"
#include "extract/cells.h"
#include "extract/report.h"

/* the cells of the row that is being made into facts; table NULL: the block is no row of a table */
struct tabular {
	const struct table_grid *table;
	int64_t number; /* of the table in the document, from 1 */
	uint32_t block;
	struct span cells[CELLS_MAX];
	size_t n;
};

/* Block b is loaded. */
void tabular_open(struct tabular *t, const struct report *r, uint32_t b);
/* The cell that figure f stands in, with its column; NULL: none, the figure is one of running text. */
const struct span *tabular_cell(const struct tabular *t, const struct figure *f, uint32_t *column);
/* Writes table, row, column, subject, role and cue over what running text would make of them; negative: the
 * sign of the number. Text of numbers comes from mem. */
void tabular_fact(const struct tabular *t, uint32_t column, bool negative, struct arena *mem, struct fact *row);
/* What the headers say of the time; false: nothing. */
bool tabular_when(const struct tabular *t, uint32_t column, struct figure *when);
/* how many years before the time of the report the column says its figures are */
int tabular_years_back(const struct tabular *t, uint32_t column);
/* the year of the figures of the column that the caption of the table names, or 0 */
int tabular_year(const struct tabular *t, uint32_t column);

#endif
