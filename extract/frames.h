/* frames: the tables of a page of HTML that only place its parts on the screen: they hold other tables, headings or
 * a single column. */
#ifndef EXTRACT_FRAMES_H
#define EXTRACT_FRAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/slice.h"

struct frames {
	bool *v; /* owned; one a table, in the order in which they open */
	size_t n, cap;
};

/* A zeroed struct is empty. */
void frames_find(struct frames *f, struct slice source);
void frames_free(struct frames *f);

#endif
