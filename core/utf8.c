#include "core/utf8.h"

#include <stdint.h>

static int is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

size_t utf8_decode(const char *text, size_t n, char32_t *c)
{
	const unsigned char *p = (const unsigned char *)text;

	if (n == 0)
		return 0;
	if (p[0] < 0x80) {
		*c = p[0];
		return 1;
	}
	if (p[0] >= 0xc2 && p[0] <= 0xdf && n >= 2 && is_tail(p[1])) {
		*c = (char32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
		return 2;
	}
	if ((p[0] & 0xf0) == 0xe0 && n >= 3 && is_tail(p[1]) && is_tail(p[2])) {
		*c = (char32_t)(p[0] & 0x0f) << 12 | (char32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
		return *c >= 0x800 && (*c < 0xd800 || *c > 0xdfff) ? 3 : 0;
	}
	if (p[0] >= 0xf0 && p[0] <= 0xf4 && n >= 4 && is_tail(p[1]) && is_tail(p[2]) && is_tail(p[3])) {
		*c = (char32_t)(p[0] & 0x07) << 18 | (char32_t)(p[1] & 0x3f) << 12 |
		     (char32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
		return *c >= 0x10000 && *c <= 0x10ffff ? 4 : 0;
	}
	return 0;
}

size_t utf8_encode(char32_t c, char out[UTF8_MAX])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* eight ASCII bytes at a time: markup and digits come in runs */
static size_t skip_ascii(const char *p, size_t n)
{
	size_t i = 0;
	uint64_t word;

	while (i + sizeof word <= n) {
		memcpy(&word, p + i, sizeof word);
		if (word & 0x8080808080808080u)
			break;
		i += sizeof word;
	}
	while (i < n && (unsigned char)p[i] < 0x80)
		i++;
	return i;
}

/* three-byte characters with lead bytes E1 to EC: no overlong form or surrogate can begin so */
static size_t skip_han(const unsigned char *p, size_t n)
{
	size_t i = 0;

	while (i + 3 <= n && p[i] >= 0xe1 && p[i] <= 0xec && is_tail(p[i + 1]) && is_tail(p[i + 2]))
		i += 3;
	return i;
}

size_t utf8_check(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n) {
		char32_t c;
		size_t length;

		if ((unsigned char)p[i] < 0x80) {
			i += skip_ascii(p + i, n - i);
			continue;
		}
		i += skip_han((const unsigned char *)p + i, n - i);
		if (i == n || (unsigned char)p[i] < 0x80)
			continue;
		length = utf8_decode(p + i, n - i, &c);
		if (length == 0)
			return i;
		i += length;
	}
	return n;
}

int utf8_columns(char32_t c)
{
	return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0x303e) ||
			       (c >= 0x3041 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
			       (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) ||
			       (c >= 0xff00 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) ||
			       (c >= 0x20000 && c <= 0x3fffd)
		       ? 2
		       : 1;
}

size_t slice_columns(struct slice s)
{
	size_t i = 0, columns = 0;

	while (i < s.n) {
		char32_t c;
		size_t length = utf8_decode(s.p + i, s.n - i, &c);

		columns += length ? (size_t)utf8_columns(c) : 1;
		i += length ? length : 1;
	}
	return columns;
}

struct slice utf8_cut(struct slice s, size_t limit)
{
	if (s.n <= limit)
		return s;
	while (limit > 0 && is_tail((unsigned char)s.p[limit]))
		limit--;
	return (struct slice){s.p, limit};
}
