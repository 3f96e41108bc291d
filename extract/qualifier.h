/* qualifier: what stands around a number and says how it is meant: sign, currency and words in front (約, 逾, 至少), words
 * behind (以上, 餘, 前), and those further away (截至, 不得超過). */
#ifndef EXTRACT_QUALIFIER_H
#define EXTRACT_QUALIFIER_H

#include "extract/figure.h"

/* what belongs to the expression in front of its number */
struct front {
	size_t start; /* of the expression */
	enum qualifier qualifier;
	const char *currency; /* ISO 4217, or NULL */
	bool negative;
};

/* Compiles the word lists; called once. */
void qualifiers_start(void);
/* what stands in front of the number at i, behind `low` */
struct front front_read(const struct text *t, size_t low, size_t i);
/* The qualifier of the figure between its front and what stands behind and around it. */
enum qualifier qualifier_of(const struct text *t, size_t low, const struct front *front, const struct figure *f);
/* The qualifier that words around the expression give from outside (以上, 前, 截至 ...); EXACT if none. */
enum qualifier qualifier_around(const struct text *t, size_t low, const struct figure *f);

#endif
