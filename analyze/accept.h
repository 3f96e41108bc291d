/* accept: findings that an officer has judged: a failing check that the file names is a note from then on, with the
 * officer's reason. */
#ifndef ANALYZE_ACCEPT_H
#define ANALYZE_ACCEPT_H

#include <stdbool.h>

#include "core/tables.h"

/* Zeroed is empty. */
struct accepts {
	struct accept *v; /* owned */
	bool *met;        /* one an entry: it named a finding */
	size_t n, cap;
	struct arena mem;
};

/* Reads a file; faults, a bad date in `until` or no reason among them, are reported (78) and give false. Entries that
 * have expired are told and left out. today: days since 1970-01-01; `until` is YYYY-MM-DD, or what a spreadsheet makes
 * of it, 2027/1/31 or 116/1/31. */
bool accepts_read(struct accepts *list, const char *path, int64_t today);
void accepts_free(struct accepts *list);
/* Turns the failures that the list names into notes. Formulas are compared without blanks, a minus is a minus. */
void accepts_apply(const struct accepts *list, struct checks *checks);
/* Warns of the entries that named no finding. */
void accepts_tell_unmet(const struct accepts *list, const char *path);

#endif
