/* pages: tables that a page break has cut in two or more. */
#ifndef EXTRACT_PAGES_H
#define EXTRACT_PAGES_H

#include "extract/grid.h"

/* blocks between the halves of a table */
enum { PAGE_BLOCKS = 8 };

/* Table b goes on with table a, whose header it repeats: 續 is written between them, the same titles stand in front of
 * both, or nothing stands between them, a has no total yet and its rows do not come again. */
bool pages_join(const struct document *d, const struct outline *o, const struct table_grid *a,
                const struct table_grid *b);

#endif
