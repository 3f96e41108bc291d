/* verdict: what the checks say about each figure, and which checks name it. */
#ifndef PLOTS_VERDICT_H
#define PLOTS_VERDICT_H

#include "plots/book.h"

enum verdict {
#define VERDICT(id, name, class, title) VERDICT_##id,
#include "plots/verdicts.def"
#undef VERDICT
	VERDICTS
};

/* UNVERIFIABLE for a word that is none of ours */
enum verdict verdict_of(const struct check *c);
const char *verdict_word(enum verdict v);
const char *verdict_class(enum verdict v);

/* Verdict and checks by the figure's place in book->facts. */
struct verdicts {
	const struct book *book;
	enum verdict *of;
	size_t *first; /* the checks of figure i: among[first[i]] to among[first[i + 1] - 1] */
	const struct relation **among;
};

/* A figure has the worst verdict of its checks. A failure counts against the figures it suspects; the
 * others in it are UNVERIFIABLE unless another check says more. The book must outlive the result. */
void verdicts_open(struct verdicts *v, const struct book *book);
void verdicts_close(struct verdicts *v);

#endif
