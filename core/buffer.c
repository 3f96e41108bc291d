#include "core/buffer.h"

#include <endian.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"

static void reserve(struct buffer *b, size_t more)
{
	if (b->n + more > b->cap)
		b->p = xgrow(b->p, &b->cap, b->n + more, 1);
}

void buffer_add(struct buffer *b, struct slice s)
{
	if (s.n == 0)
		return;
	reserve(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void buffer_text(struct buffer *b, const char *text)
{
	buffer_add(b, slice_of(text));
}

/* The eight digits of a value below 100,000,000, one a byte, the first in the lowest: every step parts each number in
 * the word in two halves, by a multiplication and a shift that divide such small numbers exactly. */
static inline uint64_t eight_digits(uint32_t value)
{
	uint64_t fours = value / 10000 | (uint64_t)(value % 10000) << 32;
	uint64_t upper = (fours * 5243 >> 19) & 0x0000007f0000007fu;
	uint64_t twos = upper | (fours - 100 * upper) << 16;
	uint64_t tens = (twos * 103 >> 10) & 0x000f000f000f000fu;

	return tens | (twos - 10 * tens) << 8;
}

/* the digits from the one in byte `first` on; what is written behind them is room */
static inline char *put_digits(char *p, uint64_t digits, unsigned first)
{
	uint64_t word = htole64((digits | 0x3030303030303030u) >> 8 * first);

	memcpy(p, &word, sizeof word);
	return p + sizeof word - first;
}

char *put_int(char *p, int64_t value)
{
	enum { EIGHT_DIGITS = 100000000, LAST_DIGIT = 56 };
	uint64_t large = value < 0 ? 0u - (uint64_t)value : (uint64_t)value, digits;

	if (value < 0)
		*p++ = '-';
	if (large >= EIGHT_DIGITS)
		return put_digits(put_int(p, (int64_t)(large / EIGHT_DIGITS)), eight_digits((uint32_t)(large % EIGHT_DIGITS)), 0);
	digits = eight_digits((uint32_t)large);
	/* the last digit is written even when it is 0 */
	return put_digits(p, digits, (unsigned)__builtin_ctzll(digits | (uint64_t)1 << LAST_DIGIT) / 8);
}

void buffer_int(struct buffer *b, int64_t value)
{
	reserve(b, INT_TEXT);
	b->n = (size_t)(put_int(b->p + b->n, value) - b->p);
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n <= 0)
		return;
	reserve(b, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(b->p + b->n, (size_t)n + 1, format, args);
	va_end(args);
	b->n += (size_t)n;
}

void buffer_free(struct buffer *b)
{
	free(b->p);
	*b = (struct buffer){NULL, 0, 0};
}
