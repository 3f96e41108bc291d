/* attribute: what the words around a figure make it: role and cue, what a share or change refers to, and
 * the thing measured. Everything is a span of the block's text or another figure of the block. */
#ifndef EXTRACT_ATTRIBUTE_H
#define EXTRACT_ATTRIBUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "extract/clauses.h"
#include "extract/figure.h"

enum role {
#define ROLE(id, name) ROLE_##id,
#include "extract/roles.def"
#undef ROLE
};

/* where a subject comes from */
enum subject_source {
	SUBJECT_TEXT,    /* the span `subject` */
	SUBJECT_HEADING, /* the heading that the block stands under */
};

struct attribute {
	enum role role;
	struct span cue, basis, subject; /* characters; empty: none */
	struct span of;    /* printed before the subject, which is not whole without it: 列管案件[完成] */
	struct span per;   /* printed between both, of an average: 汰換設備[平均每件]費用 */
	struct span topic; /* what figures behind it take over when they have no subject of their own */
	enum subject_source source;
	bool bare; /* the topic is a verb or a measure that does not name its thing */
	size_t clause; /* index into the clauses of the block */
};

struct attributes {
	struct attribute *v;
	size_t cap;
};

const char *role_name(enum role role);
/* an increase or a decrease */
bool attribute_is_change(const struct attribute *x);
/* what a share is taken of: 占全市[15,000戶]之33.3% */
bool attribute_is_denominator(const struct text *t, const struct attribute *x);
void attributes_start(void);
/* Fills a->v[i] for every figure of the block. Uses the heap; attributes_free() when done. */
void attributes_read(const struct text *t, const struct figures *f, const struct clauses *c,
                     struct attributes *a);
void attributes_free(struct attributes *a);

#endif
