/* clock: times of day and their ranges: 下午2時30分, 09:30, 8至17時, 22:00~6:00. Minutes since midnight. */
#ifndef EXTRACT_CLOCK_H
#define EXTRACT_CLOCK_H

#include "extract/moment.h"

/* Compiles the word lists; called once. */
void clock_start(void);
/* Reads the time or the range of times whose number is n; 上午 is looked for behind `low`. */
bool clock_read(const struct text *t, size_t low, const struct number *n, struct figure *f);

#endif
