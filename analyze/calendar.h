/* calendar: what dates say about themselves: the weekday in a bracket, a year in two eras, the writing of
 * 今(112)年. They are facts without an amount, so their checks need no relation. */
#ifndef ANALYZE_CALENDAR_H
#define ANALYZE_CALENDAR_H

#include "analyze/scope.h"
#include "core/tables.h"

/* Appends the checks of one document; `check` numbers are left to the caller. */
void calendar_check(const struct scope *s, struct arena *mem, struct checks *checks);

#endif
