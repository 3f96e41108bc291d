/* clauses: the sentences and clauses of a text. A sentence ends at 。！？；; a clause also at ，：, and a
 * bracket opens and closes one. Marks inside a figure, such as 今（112）年,
 * or inside 「」 end nothing. */
#ifndef EXTRACT_CLAUSES_H
#define EXTRACT_CLAUSES_H

#include <stddef.h>
#include <stdint.h>

#include "extract/figure.h"

struct clause {
	uint32_t start, end; /* characters, without the mark that ends it */
	uint32_t sentence;   /* 0, 1, 2 ... within the text */
	char32_t open;       /* the mark before it: （ (for any bracket) ： ， or 0 */
	uint32_t depth;      /* of brackets */
};

struct clauses {
	struct clause *v;
	size_t n, cap;
	uint32_t sentences;
};

/* Replaces the contents of c. */
void clauses_read(const struct text *t, const struct figures *f, struct clauses *c);
void clauses_free(struct clauses *c);
/* index of the clause that character i stands in; `from` is a clause at or before it */
size_t clause_at(const struct clauses *c, size_t from, size_t i);

#endif
