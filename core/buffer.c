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

/* the two digits that end before `end`; where they begin */
static inline char *put_pair(char *end, uint32_t value)
{
	memcpy(end - 2, pairs + 2 * (size_t)value, 2);
	return end - 2;
}

char *put_int(char *p, int64_t value)
{
	uint64_t large = value < 0 ? 0u - (uint64_t)value : (uint64_t)value;
	char text[2 * INT_TEXT + 1], *end = text + INT_TEXT, *first = end;
	uint32_t rest;

	/* two digits a division, in 32 bits as soon as they hold it: offsets are the commonest numbers we write */
	for (; large > UINT32_MAX; large /= 100)
		first = put_pair(first, (uint32_t)(large % 100));
	for (rest = (uint32_t)large; rest >= 100; rest /= 100)
		first = put_pair(first, rest % 100);
	first = put_pair(first, rest);
	first += rest < 10;
	if (value < 0)
		*--first = '-';
	/* a copy of fixed length is two moves; what stands behind the number is room */
	memcpy(p, first, INT_TEXT);
	return p + (end - first);
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
