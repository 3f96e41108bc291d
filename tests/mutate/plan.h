/* plan: the copies of a document, one changed figure (or two, or a neutral change) each, and the list that says
 * what was done to which: file, operator, fact, second fact, edits, what was written. Tab separated. */
#ifndef MUTATE_PLAN_H
#define MUTATE_PLAN_H

#include "tests/mutate/gold.h"

enum operator {
#define OPERATOR(id, meaning) OPERATOR_##id,
#include "tests/mutate/operators.def"
#undef OPERATOR
	OPERATORS
};

enum { EDITS_MAX = 8 };

/* bytes [start, end) give way to `with` */
struct edit {
	size_t start, end;
	struct slice with;
};

struct copies {
	struct slice bytes; /* of the clean document */
	const char *folder;
	long written;
	bool failed;
};

const char *operator_name(enum operator operator);
/* it changes nothing that a relation says */
bool operator_is_neutral(struct slice name);
/* Writes a copy with the edits, in the order of the text, and its line of the plan. second: NO_FACT or the other
 * figure that is changed. */
void plan_copy(struct copies *c, enum operator operator, long fact, long second, const struct edit *edits, size_t n);

/* a line of the plan, read back */
struct planned {
	struct slice file, operator, what;
	long fact, second;
	size_t edits;
	int64_t at[EDITS_MAX], longer[EDITS_MAX]; /* where bytes were changed, and by how much the text grew */
};

bool plan_read(struct slice line, struct planned *p);
/* where the byte of the clean document stands in the copy */
int64_t plan_moved(const struct planned *p, int64_t start);

#endif
