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

char *put_int(char *p, int64_t value)
{
	uint64_t rest = value < 0 ? 0u - (uint64_t)value : (uint64_t)value;
	size_t n = 1;

	if (value < 0)
		*p++ = '-';
	for (uint64_t power = 10; n < 20 && rest >= power; n++)
		power = n < 19 ? power * 10 : UINT64_MAX;
	/* two digits a division: offsets are the commonest numbers we write */
	for (size_t i = n; i >= 2; rest /= 100) {
		i -= 2;
		memcpy(p + i, pairs + 2 * (rest % 100), 2);
		if (i == 1)
			p[0] = (char)('0' + rest / 100);
	}
	if (n == 1)
		p[0] = (char)('0' + rest);
	return p + n;
}

void buffer_int(struct buffer *b, int64_t value)
{
	char digits[24];

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
