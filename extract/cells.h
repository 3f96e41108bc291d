/* cells: the text of a table's row cut into its cells, and what one cell is. The form of the source (Markdown,
 * HTML, text with wide gaps) ends here: outline_text() has put a bar or a tab between cells. */
#ifndef EXTRACT_CELLS_H
#define EXTRACT_CELLS_H

#include "extract/figure.h"

enum { CELLS_MAX = 256 };

enum cell_class {
	CELL_EMPTY,
	CELL_NIL, /* - or —: nothing, not zero */
	CELL_NUMBER,
	CELL_YEAR,
	CELL_WORDS,
};

bool cells_have_bars(const struct text *t);
/* Splits the text of a row into its cells, blanks around them left out. Returns how many; the rest
 * of a row of more is no table. */
size_t cells_split(const struct text *t, struct span cells[CELLS_MAX]);
/* The number that is all the cell has: 1,234  △56.7  (1,234)  1,234*. Its unit is not set. */
bool cell_number(const struct text *t, struct span cell, struct figure *f);
/* The year that is all the cell has, below or beside a header that says so: 110, 2021. As a date. */
bool cell_year(const struct text *t, struct span cell, struct figure *f);
/* figures: those of the text */
enum cell_class cell_classify(const struct text *t, const struct figures *figures, struct span cell);
/* the end of 01 of 01一般行政, of 3 of "3 關稅": an account or a running number in front of a label */
uint32_t cell_code_end(const struct text *t, struct span cell);
/* the cell is a <th> of HTML */
bool cell_is_head(const struct text *t, struct span cell, struct slice source);
/* colspan, rowspan of the HTML cell; 1 when it says nothing, or nothing usable */
uint32_t cell_attribute(const struct text *t, struct span cell, struct slice source, const char *name);

#endif
