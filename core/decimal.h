/* decimal: exact numbers. value = coef * 10^exp, where exp is the place of the last digit written
 * (598.5 萬 is 5985 * 10^3), so 10^exp is the quantum. No operation rounds; what does not fit
 * returns false. */
#ifndef CORE_DECIMAL_H
#define CORE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/slice.h"

/* gcc's -Wpedantic refuses the bare word */
__extension__ typedef __int128 int128;

struct decimal {
	int64_t coef;
	int exp;
};

enum { DECIMAL_TEXT = 64, DECIMAL_EXP_MAX = 36 };

/* "-1234.50": a plain decimal and nothing else */
bool decimal_parse(struct slice text, struct decimal *d);
/* plain decimal with the digits as written (1.50 stays 1.50), no exponent; returns the length */
size_t decimal_print(struct decimal d, char out[DECIMAL_TEXT]);
/* d as an integer number of 10^exp units; false when it is not whole or too large */
bool decimal_units(struct decimal d, int exp, int128 *units);
/* the decimal of an integer number of 10^exp units; false when it does not fit */
bool decimal_of_units(int128 units, int exp, struct decimal *d);
bool decimal_add(struct decimal a, struct decimal b, struct decimal *sum);
bool decimal_mul(struct decimal a, struct decimal b, struct decimal *product);
/* -1, 0, 1 by value: 1.50 equals 1.5 */
int decimal_cmp(struct decimal a, struct decimal b);
/* d without trailing zeros behind the decimal point */
struct decimal decimal_trim(struct decimal d);

static inline struct decimal decimal_int(int64_t value)
{
	return (struct decimal){value, 0};
}

#endif
