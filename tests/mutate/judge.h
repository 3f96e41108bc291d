/* judge: what heshu said of a document and of all its copies, counted */
#ifndef MUTATE_JUDGE_H
#define MUTATE_JUDGE_H

#include "tests/mutate/plan.h"

/* in per mille, what at least is asked for */
struct floors {
	long found;   /* relations of the inventory that the checker finds */
	long caught;  /* of the errors that break a relation of the inventory */
	long located; /* of those caught: the changed figure is the first suspect */
};

struct clean {
	const struct facts *facts;
	const struct checks *checks;
	const struct gold *gold;
};

/* Prints the figures; false when they are below the floors, or anything is told that is not wrong. With
 * HESHU_MISSES in the environment what was missed is listed. */
bool judge(const struct clean *clean, const struct facts *facts, const struct checks *checks, struct slice plan,
           const struct floors *floors);

#endif
