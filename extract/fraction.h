/* fraction: two numbers that make one: 百分之四十七點五二, 三分之一, 1/2, 2.2：1. */
#ifndef EXTRACT_FRACTION_H
#define EXTRACT_FRACTION_H

#include "extract/figure.h"
#include "extract/numeral.h"

/* Reads the fraction whose first number begins at i: value, kind and unit of f, and n where one number gives the value.
 * Returns its end, or i when there is none. */
size_t fraction_read(const struct text *t, size_t i, struct figure *f, struct numeral *n);

#endif
