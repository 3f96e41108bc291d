/* judge: the verdict on every relation, one reading per group, weaker repetitions dropped
 * (reconciliation.md 1.3, 2.4, 2.6), and the figures that are suspect where relations fail. */
#ifndef ANALYZE_JUDGE_H
#define ANALYZE_JUDGE_H

#include "analyze/arithmetic.h"
#include "analyze/slip.h"

enum verdict {
	VERDICT_PASS,
	VERDICT_WITHIN_ROUNDING,
	VERDICT_FAIL,
	VERDICT_NOTE,
	VERDICT_UNVERIFIABLE,
	VERDICT_COUNT,
};

enum reason { REASON_NONE, REASON_APPROXIMATE, REASON_AMBIGUOUS_SCOPE };

struct finding {
	struct relation relation;
	struct result result;
	enum verdict verdict;
	enum reason reason;
	enum rounding mode; /* of within_rounding */
	bool warn;          /* severity warn, not error */
	size_t suspects[MEMBERS_MAX];
	size_t suspects_n;
	bool repaired; /* the one suspect repairs `repairs` relations by `slip` to `needed` */
	enum slip slip;
	struct decimal needed;
	size_t repairs;
};

struct findings {
	struct finding *v; /* owned; in the order of the reported figures */
	size_t n, cap;
};

void judge(const struct scope *s, const struct relations *list, enum rounding rounding,
           struct findings *out);
void findings_free(struct findings *f);
/* names in checks.csv and words in Traditional Chinese, static texts */
const char *verdict_name(enum verdict v);
const char *verdict_title(enum verdict v);
const char *reason_name(enum reason r);

#endif
