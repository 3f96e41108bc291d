/* headings: what the header rows of a table say of its columns, and the cells in front of its rows. */
#ifndef EXTRACT_HEADINGS_H
#define EXTRACT_HEADINGS_H

#include "extract/draft.h"

/* Reads the headers and the labels of n rows whose kinds are known. Columns may hold what the table says that
 * this one goes on with. */
void headings_read(struct maker *m, uint32_t n);
/* Reads the table's unit: 單位：新臺幣千元 in the caption, in a header, or in one of the short lines in front of
 * the table. */
void headings_unit(struct maker *m, uint32_t n);
/* Reads the year of the table's caption. */
void headings_year(struct maker *m, uint32_t n);
/* The table has a total: its other rows are parts of that, those that head others totals of their own. */
void headings_parts(struct table_grid *table);

#endif
