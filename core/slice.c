#include "core/slice.h"

enum { SHORT_NEEDLE = 32 };

int slice_cmp(struct slice a, struct slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order != 0)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

bool slice_starts(struct slice s, struct slice prefix)
{
	return prefix.n == 0 || (s.n >= prefix.n && memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool slice_ends(struct slice s, struct slice suffix)
{
	return suffix.n == 0 ||
	       (s.n >= suffix.n && memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* By its last byte, the most telling one of a Chinese character: memmem() takes longer to get ready than most of
 * our searches last. */
static size_t find_short(struct slice s, struct slice needle)
{
	size_t last = needle.n - 1, at = last;

	while (at < s.n) {
		const char *hit = memchr(s.p + at, needle.p[last], s.n - at);

		if (hit == NULL)
			break;
		at = (size_t)(hit - s.p);
		if (memcmp(hit - last, needle.p, last) == 0)
			return at - last;
		at++;
	}
	return s.n;
}

size_t slice_find(struct slice s, struct slice needle)
{
	if (s.n == 0 || needle.n == 0)
		return 0;
	if (needle.n > SHORT_NEEDLE) {
		const char *hit = memmem(s.p, s.n, needle.p, needle.n);

		return hit ? (size_t)(hit - s.p) : s.n;
	}
	return find_short(s, needle);
}

bool slice_has(struct slice s, struct slice needle)
{
	return needle.n == 0 || slice_find(s, needle) < s.n;
}

bool slice_is_any(struct slice s, const char *const *words)
{
	for (; *words; words++)
		if (slice_is(s, *words))
			return true;
	return false;
}

bool slice_starts_any(struct slice s, const char *const *words)
{
	for (; *words; words++)
		if (slice_starts(s, slice_of(*words)))
			return true;
	return false;
}

bool slice_ends_any(struct slice s, const char *const *words)
{
	for (; *words; words++)
		if (slice_ends(s, slice_of(*words)))
			return true;
	return false;
}

/* the third byte, the most telling one of a Chinese character, or the first of a shorter word */
static unsigned char telling_byte(const char *word)
{
	return (unsigned char)(word[0] && word[1] && word[2] ? word[2] : word[0]);
}

/* Most words are ruled out by a byte that the text does not have. */
bool slice_has_any(struct slice s, const char *const *words)
{
	bool seen[256] = {false};

	for (size_t i = 0; i < s.n; i++)
		seen[(unsigned char)s.p[i]] = true;
	for (; *words; words++)
		if ((seen[telling_byte(*words)] || !**words) && slice_has(s, slice_of(*words)))
			return true;
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct slice slice_trim(struct slice s)
{
	while (s.n && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool slice_split(struct slice *rest, char sep, struct slice *part)
{
	const char *hit;

	if (rest->p == NULL)
		return false;
	hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
	if (hit == NULL) {
		*part = *rest;
		*rest = (struct slice){NULL, 0};
		return true;
	}
	*part = (struct slice){rest->p, (size_t)(hit - rest->p)};
	*rest = (struct slice){hit + 1, rest->n - part->n - 1};
	return true;
}
