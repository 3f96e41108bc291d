/* accept: findings that an officer has judged: a failing check that the file names is a note from then on, with the
 * officer's reason. */
#ifndef ANALYZE_ACCEPT_H
#define ANALYZE_ACCEPT_H

#include <stdbool.h>

#include "core/tables.h"

/* Zeroed is empty. */
struct accepts {
	struct accept *v; /* owned */
	size_t n, cap;
	struct arena mem;
};

/* Reads a file; faults, a bad date in `until` among them, are reported (78) and give false. */
bool accepts_read(struct accepts *list, const char *path);
void accepts_free(struct accepts *list);
/* Marks the rows [first, end of checks) that the list names. today: days since 1970-01-01. */
void accepts_apply(const struct accepts *list, int64_t today, struct checks *checks);

#endif
