/* level: the words of --fail-on and --rounding, and what makes the exit code 1. */
#ifndef ANALYZE_LEVEL_H
#define ANALYZE_LEVEL_H

#include <stdbool.h>
#include <stddef.h>

#include "analyze/operand.h"
#include "core/tables.h"

/* what counts as a finding, each with all before it: failures; notes, failures of rules that only warn among them;
 * differences by rounding; what cannot be told */
enum fail_on { FAIL_ON_ERROR, FAIL_ON_WARN, FAIL_ON_ROUNDING, FAIL_ON_UNVERIFIABLE, LEVELS };

/* An unknown word is reported (64) and gives false. */
bool level_read(enum fail_on *level, const char *word);
bool level_read_rounding(enum rounding *mode, const char *word);
/* whether there are findings, so many of each level */
bool level_is_reached(enum fail_on level, const size_t count[LEVELS]);
/* the level at which a check counts; LEVELS: at none, it holds */
enum fail_on level_of(const struct check *c);

#endif
