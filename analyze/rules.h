/* rules: the files of `check --rules`: rules.csv with relations of an officer's, or a reference table of totals
 * (totals.csv) that a report is validated against; the header row tells which. */
#ifndef ANALYZE_RULES_H
#define ANALYZE_RULES_H

#include "analyze/rule.h"
#include "core/arena.h"

/* Zeroed is empty. */
struct rules {
	struct rule *v; /* owned */
	size_t n, cap;
	size_t faults; /* rows that are no rule */
	struct arena mem;
};

/* Adds the rules of a file. Faults are reported with line, column and character (78) and give false; the good
 * rules of the file are there all the same. `path` must outlive the rules. */
bool rules_read(struct rules *rules, const char *path);
/* Warns of each rule and reference total that was applied to no figure: absence is no agreement. */
void rules_tell_unmet(const struct rules *rules);
void rules_free(struct rules *rules);

#endif
