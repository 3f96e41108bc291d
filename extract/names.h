/* names: lists in running text that stand for a count: A、B及C等3家; 2家，分別為A及B; 四項（A、B、C、D）.
 * How many there are is an interval: 及 may join two items or stand inside one (reconciliation.md 1.1). */
#ifndef EXTRACT_NAMES_H
#define EXTRACT_NAMES_H

#include <stdbool.h>

#include "extract/figure.h"

struct name_list {
	uint32_t start, end;  /* characters of the list */
	int best, low, high;  /* high -1: open, there may be more */
	struct span cue;      /* what ties it to the count */
};

/* The list that belongs to figure i, before it or behind it; false when there is none. */
bool names_read(const struct text *t, const struct figures *f,
                size_t i, struct name_list *list);

#endif
