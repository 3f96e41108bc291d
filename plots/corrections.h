/* corrections: what the authors of a report are to look at. Failing checks that suspect one and the same figure are
 * one correction. */
#ifndef PLOTS_CORRECTIONS_H
#define PLOTS_CORRECTIONS_H

#include "plots/book.h"

struct correction {
	const struct fact *figure; /* the one to look at; NULL when the check names none */
	const struct relation **checks;
	size_t n, cap;
	const struct relation *best; /* of the checks: the one that an accident explains least */
};

struct corrections {
	struct correction *v;
	size_t n, cap;
};

/* In the order of the checks. The book must outlive the result. */
void corrections_open(struct corrections *list, const struct book *book);
void corrections_close(struct corrections *list);

/* Where to look and what is wrong, in one sentence for a reader who has no report at hand. */
struct slice correction_finding(struct arena *mem, const struct book *book, const struct correction *c);
/* What to write instead, as far as the checks tell; else that both places are to be compared. */
struct slice correction_advice(struct arena *mem, const struct correction *c);

#endif
