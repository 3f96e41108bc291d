/* footing: the rows that a total row adds up, found as one foots a ledger: from the total upwards through what no
 * total has taken yet, as far as the columns agree. */
#ifndef ANALYZE_FOOTING_H
#define ANALYZE_FOOTING_H

#include "analyze/ledger.h"

/* rows from the top that no total has taken yet; totals that have been found are among them */
struct footing {
	size_t *open; /* owned; rows */
	size_t n;
};

void footing_start(struct footing *f, const struct ledger *l);
void footing_free(struct footing *f);
/* Takes the next row, which is no total. */
void footing_add(struct footing *f, size_t row);
/* How many of the open rows, from the last one back, the total row adds up in the most columns; 0: none agree. */
size_t footing_find(const struct footing *f, const struct scope *s, const struct ledger *l, size_t total);
/* The total has taken n rows, and is open itself. */
void footing_take(struct footing *f, size_t total, size_t n);

#endif
