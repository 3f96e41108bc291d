/* level: the words of --fail-on and --rounding, and what makes the exit code 1. */
#ifndef ANALYZE_LEVEL_H
#define ANALYZE_LEVEL_H

#include <stddef.h>

#include "analyze/judge.h"

/* what counts as a finding, each with all before it: failures, notes, differences by rounding, what cannot be told */
enum fail_on { FAIL_ON_ERROR, FAIL_ON_WARN, FAIL_ON_ROUNDING, FAIL_ON_UNVERIFIABLE };

/* An unknown word is reported (64) and gives false. */
bool level_read(enum fail_on *level, const char *word);
bool level_read_rounding(enum rounding *mode, const char *word);
/* whether checks with these verdicts, so many of each, hold something that counts */
bool level_is_reached(enum fail_on level, const size_t count[VERDICT_COUNT]);

/* The verdict that a check counts and is shown as: the failure of a rule that only warns is a note. */
enum verdict level_verdict(const struct check *c);

#endif
