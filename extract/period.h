/* period: the time that a quantity describes: named in its clause or sentence, by a word (本月, 去年同期),
 * or taken over from the headings above it. */
#ifndef EXTRACT_PERIOD_H
#define EXTRACT_PERIOD_H

#include "extract/attribute.h"
#include "extract/report.h"

/* from = to with one date; resolution DATE_NONE: unknown. The block is loaded. */
struct date_span {
	struct date from, to;
};

/* the time of figure i; a: of the block. A change is of the time of what has changed, not of what it is compared with. */
struct date_span period_of(const struct report *r, uint32_t b, size_t i, const struct attributes *a);
/* Gives the dates of the block that name a month or a quarter alone the year of the table's caption, or that of the
 * headings above where it is not to come. */
void period_take_years(struct report *r, uint32_t b);
/* the same for one date */
void period_take_year(const struct report *r, uint32_t b, struct figure *g);
/* the period that a heading gives to what stands below it; kept in its note */
void period_of_heading(struct report *r, uint32_t b);

#endif
