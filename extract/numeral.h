/* numeral: one number in any writing: 1,234.5  160億2,594萬  3百萬  2兆534億  十餘萬  一百二十  四十七點五二
 * 二○八八億  二、○八八億 (、 as separator)  7萬3,650. Values are exact. */
#ifndef EXTRACT_NUMERAL_H
#define EXTRACT_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "core/decimal.h"
#include "extract/text.h"

struct numeral {
	size_t start, end;     /* characters [start, end) of the text */
	struct decimal value;  /* its exponent is the place of the last digit written: the quantum */
	struct decimal first;  /* the first number written, without the scales behind it */
	int scale;             /* power of ten behind a single number (3百萬: 6), 0: none or several */
	unsigned segments;     /* numbers written: 160億2,594萬 has 2 */
	bool scaled;           /* has 十百千萬億兆 */
	bool big;              /* has 萬億兆 */
	bool ascii;            /* begins with 0-9 */
	bool decimal;          /* has a decimal point */
	bool separated;        /* has a thousands separator */
	bool over;             /* 餘, 多 or 幾 inside or behind */
};

/* Reads the number that begins at i. False when there is none, or none that fits 64 bits. */
bool numeral_read(const struct text *t, size_t i, struct numeral *n);
/* Two neighbouring digits that bound a number: 五六百 (500 to 600), 十七八, 兩三, 三、四百. Both are read with
 * what stands around the digits; ends are those of the whole writing. */
bool numeral_pair(const struct text *t, size_t i, struct numeral *low, struct numeral *high);
/* what joins two numbers to a range, 至, 到 or a dash, blanks around the dash or not: its end, or i */
size_t numeral_to(const struct text *t, size_t i);

enum { SMALL_DIGITS = 4 };

/* numeral_small() where no ASCII digit stands at i */
size_t numeral_small_han(const struct text *t, size_t i, int *value);

/* Plain digits or numerals without separators, decimals or 萬億兆, as dates and ordinals use them:
 * 12, 十二, 一一二, 二十五. Value at most 9999. Returns the end, or i when there is none. */
static inline size_t numeral_small(const struct text *t, size_t i, int *value)
{
	size_t j = i;

	*value = 0;
	if (!text_is(t, i, CHAR_DIGIT))
		return text_is(t, i, CHAR_NUMERAL | CHAR_SMALL) ? numeral_small_han(t, i, value) : i;
	for (; text_is(t, j, CHAR_DIGIT); j++) {
		if (j - i == SMALL_DIGITS)
			return i;
		*value = *value * 10 + (int)(t->cp[j] - U'0');
	}
	return j;
}

#endif
