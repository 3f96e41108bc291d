/* ledger: the cells of one table as operands, by row and column, in the order in which they stand. */
#ifndef ANALYZE_LEDGER_H
#define ANALYZE_LEDGER_H

#include "analyze/scope.h"

/* COLUMNS_MAX: what stands further right is left out */
enum { NO_CELL = -1, COLUMNS_MAX = 128 };

struct line {
	const struct fact *fact; /* some fact of the row or column */
	struct slice name;       /* its label */
	bool total, part;        /* 合計; 其中 */
	size_t below;            /* so many rows below it are its parts, and theirs, which it adds up (hierarchy.h) */
};

struct ledger {
	struct line *rows, *columns; /* owned */
	size_t rows_n, columns_n;
	long *cells; /* owned; operands, row by row; NO_CELL where there is no number */
	bool turned; /* rows are columns and columns rows */
};

/* Reads the operands of one table. False: too large for a table of a report, and nothing to free. */
bool ledger_read(struct ledger *l, const struct scope *s, struct span span);
/* Makes the rows columns and the columns rows. */
void ledger_turn(struct ledger *l);
void ledger_free(struct ledger *l);
long ledger_cell(const struct ledger *l, size_t row, size_t column);
/* a cell of the column, or NULL */
const struct operand *ledger_sample(const struct ledger *l, const struct scope *s, size_t column);
/* 都市發展區 / of 都市發展區 / 面積 */
struct slice ledger_group(struct slice label);

#endif
