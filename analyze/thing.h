/* thing: what a figure measures and when, so that it can be found again in another document. */
#ifndef ANALYZE_THING_H
#define ANALYZE_THING_H

#include "analyze/operand.h"
#include "core/date.h"

/* The subject without the verb of its role: 歲入 of 歲入原列. */
struct slice thing_name(const struct fact *f);
/* the same of a name that somebody wrote */
struct slice thing_bare(struct slice name);
/* a figure that stands for itself: no part, change, earlier figure, limit or share of a change */
bool thing_is_reported(const struct operand *o);
/* One of the two plays the part of the other: what is original, revised or cumulative stays so; the rest is alike. */
bool thing_same_part(const struct operand *a, const struct operand *b);

/* what a figure of a budget tells */
enum stage {
	STAGE_UNTOLD,
	STAGE_BUDGET, /* what was planned */
	STAGE_FINAL,  /* what came out */
};

enum stage thing_stage(const struct fact *f);
/* One is of the budget (預算數), the other of what came out (決算數), as far as their words tell. */
bool thing_stages_differ(const struct fact *a, const struct fact *b);

/* Who made a document, as far as its first heading tells: how that begins, without numbers and words of time (資通安全 of
 * 112年3月資通安全月報); empty without a heading. In the arena. */
struct slice thing_author(struct arena *mem, const struct fact *rows, size_t n);

/* Neither name begins with the other; of a document without a heading nothing is known. */
bool thing_authors_differ(struct slice a, struct slice b);

/* The single date that a period is; false for intervals and none. */
bool thing_date(struct slice period, struct date *d);

/* The time that f, an earlier figure or a change, speaks of: its own period where that lies before the one of the
 * present figure, else what its basis says. */
bool thing_earlier(const struct fact *f, const struct fact *present, struct date *then);

/* The periods (2012, 2012-03-31, 2012-01-01/2012-03-31) have a day in common. */
bool thing_overlap(struct slice a, struct slice b);

/* When a document was made: the date that most of its quantities describe, of equals the latest; 0 without. Days
 * since 1970-01-01 of its last day. */
int64_t thing_document_day(const struct fact *rows, size_t n);

#endif
