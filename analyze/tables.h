/* tables: the relations of table cells. */
#ifndef ANALYZE_TABLES_H
#define ANALYZE_TABLES_H

#include "analyze/relation.h"

/* Proposes for every table of the scope, whose operands are cells (scope_open_cells). */
void propose_tables(const struct scope *s, struct relations *list);

#endif
