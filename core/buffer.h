/* buffer: bytes that grow. Owned by the caller: buffer_free() when done. */
#ifndef CORE_BUFFER_H
#define CORE_BUFFER_H

#include <stdint.h>

#include "core/slice.h"

struct buffer {
	char *p;
	size_t n;
	size_t cap;
};

/* A zeroed struct is a valid empty buffer. */
void buffer_add(struct buffer *b, struct slice s);
void buffer_text(struct buffer *b, const char *text);
void buffer_int(struct buffer *b, int64_t value);
void buffer_printf(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Writes value in decimal to p, which has room for INT_TEXT bytes whatever the value; returns the end. */
enum { INT_TEXT = 20 };
char *put_int(char *p, int64_t value);
void buffer_free(struct buffer *b);

static inline void buffer_clear(struct buffer *b)
{
	b->n = 0;
}

static inline void buffer_char(struct buffer *b, char c)
{
	if (b->n < b->cap)
		b->p[b->n++] = c;
	else
		buffer_add(b, (struct slice){&c, 1});
}

static inline struct slice buffer_slice(const struct buffer *b)
{
	return (struct slice){b->p, b->n};
}

#endif
