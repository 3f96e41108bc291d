/* chars: what a character can be in a report: digit, numeral, Han, punctuation. */
#ifndef EXTRACT_CHARS_H
#define EXTRACT_CHARS_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

enum char_class {
	CHAR_DIGIT = 1 << 0,    /* 0-9 */
	CHAR_NUMERAL = 1 << 1,  /* 零〇○一..九兩廿卅, formal 壹..玖 */
	CHAR_SMALL = 1 << 2,    /* 十百千拾佰仟 */
	CHAR_BIG = 1 << 3,      /* 萬億兆 */
	CHAR_LATIN = 1 << 4,    /* A-Z a-z */
	CHAR_HAN = 1 << 5,      /* an ideograph, numerals included */
	CHAR_SPACE = 1 << 6,    /* blank; a tab stands for a wide gap */
	CHAR_STOP = 1 << 7,     /* 。！？； ends a sentence */
	CHAR_COMMA = 1 << 8,    /* ，： ends a clause */
	CHAR_OPEN = 1 << 9,     /* （「『《〈【［ */
	CHAR_CLOSE = 1 << 10,   /* the same, closing */
	CHAR_PAUSE = 1 << 11,   /* 、 */
	CHAR_BRACKET = 1 << 12, /* （ ） 【 】 〔 〕: they bound a clause */
	CHAR_DASH = 1 << 13,    /* - – — ~ ～ */
	CHAR_ODD = 1 << 14,     /* not taken over into a text as it is written: blanks, markup, what is folded */
	CHAR_FIRST = 1 << 15,   /* may be the first character of a figure: digits, numerals, 第 附 半 過 萬 */
	/* what makes a try worth its while; nearly all figures pass by */
	CHAR_DATED = 1 << 16,   /* behind the first number of a date or time */
	CHAR_RATED = 1 << 17,   /* behind the first number of a fraction or proportion */
	CHAR_BARS = 1 << 18,    /* in front of digits that may be no figure (excludes.def) */
	CHAR_BARRED = 1 << 19,  /* behind them */
	CHAR_WHEN = 1 << 20,    /* begins a word like 本月 */
	CHAR_COMING = 1 << 21,  /* begins a word like 預計 */
	CHAR_LISTS = 1 << 22,   /* opens a list, or begins a word like 包括 */
	CHAR_GOES_ON = 1 << 23, /* behind a number, begins no noun that it counts */
};

extern uint32_t char_table[0x10000];

/* fills the table; called once before any document */
void chars_start(void);

static inline unsigned char_class(char32_t c)
{
	return c < 0x10000 ? char_table[c] : (c < 0x40000 ? CHAR_HAN : 0);
}

static inline bool char_is(char32_t c, unsigned classes)
{
	return (char_class(c) & classes) != 0;
}

/* c is one of the characters of list */
static inline bool is_any(char32_t c, const char32_t *list)
{
	for (; c && *list; list++)
		if (*list == c)
			return true;
	return false;
}

/* of a numeral; of a scale */
int numeral_value(char32_t c);
int scale_value(char32_t c);

/* 0-9 for a digit or numeral, 20 and 30 for 廿 卅, -1 else */
static inline int numeral_digit(char32_t c)
{
	if (c - U'0' <= 9)
		return (int)(c - U'0');
	return char_is(c, CHAR_NUMERAL) ? numeral_value(c) : -1;
}

/* exponent of ten of 十百千萬億兆 and their formal writings, -1 else */
static inline int numeral_scale(char32_t c)
{
	return char_is(c, CHAR_SMALL | CHAR_BIG) ? scale_value(c) : -1;
}

/* full-width ASCII to ASCII where numbers need it; half-width brackets and clause marks to full
 * width, so that every grammar sees one form. Never ， . : between digits: text.c looks at those. */
char32_t char_fold(char32_t c);

#endif
