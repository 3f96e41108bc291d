#include "core/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { STEP = 16 };

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

#ifdef __SSE2__
/* ASCII and characters of three bytes, which no overlong form or surrogate can begin (E1 to EF without ED), sixteen
 * bytes at a time: every lead byte has its two tail bytes, and there are no others. */
static size_t skip_common(const char *p, size_t n)
{
	size_t i = 0;

	while (i + 16 <= n) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		__m128i from_e1 = _mm_sub_epi8(bytes, _mm_set1_epi8((char)0xe1));
		__m128i is_lead = _mm_cmpeq_epi8(_mm_min_epu8(from_e1, _mm_set1_epi8(0x0e)), from_e1);
		__m128i is_tail = _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)0xc0));
		__m128i is_ed = _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xed));
		unsigned over = (unsigned)_mm_movemask_epi8(bytes), tails = (unsigned)_mm_movemask_epi8(is_tail);
		unsigned leads = (unsigned)_mm_movemask_epi8(_mm_andnot_si128(is_ed, is_lead));

		if ((leads | tails) != over || ((leads << 1 | leads << 2) & 0xffff) != tails)
			break;
		/* a character that goes on behind the sixteen is left for the next turn */
		i += 16 - (leads >> 15 ? 1 : leads >> 14 ? 2 : 0);
	}
	return i;
}
#else
static size_t skip_common(const char *p, size_t n)
{
	(void)p;
	(void)n;
	return 0;
}
#endif

size_t utf8_check(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n) {
		char32_t c;
		size_t length;

		i += skip_common(p + i, n - i);
		/* a few characters one by one before the next try */
		for (size_t stop = i + STEP < n ? i + STEP : n; i < stop; i += length) {
			length = utf8_decode(p + i, n - i, &c);
			if (length == 0)
				return i;
		}
	}
	return n;
}

static bool within(char32_t c, const char32_t (*ranges)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= ranges[i][0] && c <= ranges[i][1])
			return true;
	return false;
}

int utf8_columns(char32_t c)
{
	/* combining marks, zero-width and direction marks, variation selectors */
	static const char32_t none[][2] = {{0x300, 0x36f},   {0x200b, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x2064},
	                                   {0x20d0, 0x20f0}, {0x302a, 0x302d}, {0x3099, 0x309a}, {0xfe00, 0xfe0f},
	                                   {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}, {0xe0100, 0xe01ef}};
	static const char32_t wide[][2] = {{0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},
	                                   {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},
	                                   {0xff00, 0xff60},   {0xffe0, 0xffe6},   {0x1f300, 0x1f64f},
	                                   {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};

	if (c < none[0][0])
		return 1;
	if (within(c, none, sizeof none / sizeof *none))
		return 0;
	return within(c, wide, sizeof wide / sizeof *wide) ? 2 : 1;
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
