#include "core/buffer.h"

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

void buffer_char(struct buffer *b, char c)
{
	buffer_add(b, (struct slice){&c, 1});
}

void buffer_text(struct buffer *b, const char *text)
{
	buffer_add(b, slice_of(text));
}

static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                            "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                            "8081828384858687888990919293949596979899";

/* how many decimal digits: by the number of its bits, one too few where it is not below that power of ten */
static inline size_t digits_of(uint32_t value)
{
	static const uint32_t powers[] = {0, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};
	size_t bits = 32 - (size_t)__builtin_clz(value | 1), digits = bits * 1233 >> 12;

	return digits + (value >= powers[digits]);
}

/* two digits a division, backwards from where they end; *first is the place of the first digit */
static inline char *put_digits(char *first, uint32_t value)
{
	char *end = first + digits_of(value), *at = end;

	for (; value >= 100; value /= 100)
		memcpy(at -= 2, pairs + 2 * (size_t)(value % 100), 2);
	if (value >= 10)
		memcpy(first, pairs + 2 * (size_t)value, 2);
	else
		*first = (char)('0' + value);
	return end;
}

/* exactly nine digits */
static char *put_nine(char *p, uint32_t value)
{
	for (int i = 9; i-- > 0; value /= 10)
		p[i] = (char)('0' + value % 10);
	return p + 9;
}

char *put_int(char *p, int64_t value)
{
	enum { NINE_DIGITS = 1000000000 };
	uint64_t large = value < 0 ? 0u - (uint64_t)value : (uint64_t)value;

	if (value < 0)
		*p++ = '-';
	if (large <= UINT32_MAX)
		return put_digits(p, (uint32_t)large);
	return put_nine(put_int(p, (int64_t)(large / NINE_DIGITS)), (uint32_t)(large % NINE_DIGITS));
}

void buffer_int(struct buffer *b, int64_t value)
{
	char digits[INT_TEXT];

	buffer_add(b, (struct slice){digits, (size_t)(put_int(digits, value) - digits)});
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
