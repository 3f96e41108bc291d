/* utf8: decoding, strict checking (no overlong forms, surrogates or values above U+10FFFF), and the
 * columns a character takes on a terminal. */
#ifndef CORE_UTF8_H
#define CORE_UTF8_H

#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "core/slice.h"

enum { UTF8_MAX = 4 };

/* The character at p, at most n bytes: its length, or 0 when the bytes are not UTF-8. */
size_t utf8_decode(const char *p, size_t n, char32_t *c);
/* Length of a character by its first byte, in text that has been checked. */
static inline uint32_t utf8_length(char first)
{
	static const uint8_t lengths[16] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4};

	return lengths[(unsigned char)first >> 4];
}

/* The same of text that has been checked: its length. */
static inline size_t utf8_next(const char *text, char32_t *c)
{
	const unsigned char *p = (const unsigned char *)text;

	if (p[0] < 0x80) {
		*c = p[0];
		return 1;
	}
	if (p[0] < 0xe0) {
		*c = (char32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
		return 2;
	}
	if (p[0] < 0xf0) {
		*c = (char32_t)(p[0] & 0x0f) << 12 | (char32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
		return 3;
	}
	*c = (char32_t)(p[0] & 0x07) << 18 | (char32_t)(p[1] & 0x3f) << 12 | (char32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
	return 4;
}
/* Writes c; returns its length (1 to 4). c must be a scalar value. */
size_t utf8_encode(char32_t c, char out[UTF8_MAX]);
/* Offset of the first byte that is not UTF-8, or n. */
size_t utf8_check(const char *p, size_t n);
/* Columns on a terminal: 2 for East Asian wide and full-width characters and pictographs, 0 for combining and
 * invisible marks, else 1. */
int utf8_columns(char32_t c);
size_t slice_columns(struct slice s);
/* The longest prefix of s of at most `limit` bytes that ends between characters. */
struct slice utf8_cut(struct slice s, size_t limit);

#endif
