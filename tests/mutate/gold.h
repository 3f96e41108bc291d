/* gold: the inventory of a document's relations, made by hand from its text. Tab separated, with a header:
 *     type  target  members  class  note
 * A figure is LINE:RAW, with #2 behind it for the second of that raw on the line; a line break in raw is \n.
 * members: with + - * or / in front, ; between; * multiplies the one before it, from / on is the denominator;
 * or =N for a count of what is listed. Target 100% is no figure. class: equality or inequality.
 * type TRAP: no relation may join its figures. */
#ifndef MUTATE_GOLD_H
#define MUTATE_GOLD_H

#include "core/tables.h"

enum { GOLD_MEMBERS_MAX = 24, NO_FACT = -1 };

struct gold_member {
	long fact; /* index, NO_FACT when extraction has not read it */
	char sign; /* + - * / */
};

struct gold_relation {
	struct slice type, text; /* text: the row, for messages */
	long target;             /* NO_FACT for 100% */
	struct gold_member v[GOLD_MEMBERS_MAX];
	size_t n;
	int64_t listed; /* the count that is right; 0 when nothing is listed */
	bool equality, trap;
	bool unread; /* a figure was not read */
};

struct gold {
	struct gold_relation *v; /* owned; trap rows too */
	size_t n, cap;
	bool by_hand; /* an inventory, not what the checker found */
	struct arena mem;
};

/* Faults in the file are reported and give false. */
bool gold_read(struct gold *gold, const char *path, const struct facts *facts);
/* the equations that hold in checks instead of an inventory */
void gold_from_checks(struct gold *gold, const struct checks *checks, const struct facts *facts);
void gold_free(struct gold *gold);
/* the first equality that the fact takes part in, or NULL */
const struct gold_relation *gold_of(const struct gold *gold, size_t fact);
bool gold_has(const struct gold_relation *r, size_t fact);
/* number of doc#number in a list of ids with ; between, and its place; 0 at the end */
int64_t gold_next_id(struct slice *list);

#endif
