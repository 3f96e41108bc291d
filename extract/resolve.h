/* resolve: the year (and month) that a date leaves out, by the rules of facts.md 5. */
#ifndef EXTRACT_RESOLVE_H
#define EXTRACT_RESOLVE_H

#include <stdbool.h>

#include "core/date.h"
#include "extract/figure.h"

/* how a date got what it does not write; named in --explain */
enum resolution {
	RESOLVED_WRITTEN,  /* everything is written, or handed down by a list */
	RESOLVED_SENTENCE, /* the year of the date before it in the sentence */
	RESOLVED_RELATIVE, /* 今年, 去年: from the document's year */
	RESOLVED_BEFORE,   /* the nearest before the document's date */
	RESOLVED_AFTER,    /* the nearest after it: 預計, 預定, 前 */
	RESOLVED_NOT,      /* the document has no date */
};

/* The date of a moment; anchor: the document's date (resolution DATE_NONE when unknown); future: it
 * stands in a clause about what is to come. Where the year cannot be known it stays 0. */
struct date resolve_moment(const struct moment *m, struct date anchor, bool future, enum resolution *how);
/* The end of a period (of a date: the date). One that leaves out its year takes the first after its beginning. */
struct date resolve_end(const struct figure *g, struct date anchor);
const char *resolution_name(enum resolution how);
/* Hands the year of a date with month on to later dates of the same sentence that have none.
 * The figures that stand in a clause about what is to come are marked as such. */
void resolve_sentences(const struct text *t, struct figures *f);
/* The clause around the characters [start, end) speaks of what is to come. */
bool is_future(const struct text *t, size_t start, size_t end, const struct figure *f);
/* ISO text; a year that stays unknown gives --12-07. Returns the length. */
size_t resolve_print(struct date d, char out[DATE_TEXT]);

#endif
