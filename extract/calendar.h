/* calendar: dates, periods and times of day in every writing of facts.md 3 and 4. ROC years become
 * Gregorian here; a year that is not written stays 0 for resolve.h. */
#ifndef EXTRACT_CALENDAR_H
#define EXTRACT_CALENDAR_H

#include "extract/figure.h"

/* Compiles the word lists; called once. */
void calendar_start(void);
/* Reads the date, period or time whose number (or 第) begins at i; its prefixes (民國, 今年, 上午) are
 * looked for behind `low`. before: the figure read last, or NULL (a list hands down month and year). */
bool calendar_read(const struct text *t, size_t low, size_t i, const struct figure *before,
                   struct figure *f);

#endif
