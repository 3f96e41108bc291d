/* slice: a view of bytes that somebody else owns (a document, an arena, a literal).
 * Never NUL terminated; p may be NULL only when n is 0. */
#ifndef CORE_SLICE_H
#define CORE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *p;
	size_t n;
};

/* a string literal as a slice */
#define SLICE(literal) ((struct slice){(literal), sizeof(literal) - 1})
/* printf arguments for "%.*s" */
#define SLICE_ARGS(s) (int)(s).n, (s).n ? (s).p : ""

static inline struct slice slice_of(const char *text)
{
	return (struct slice){text, text ? strlen(text) : 0};
}

static inline bool slice_eq(struct slice a, struct slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool slice_is(struct slice a, const char *text)
{
	return slice_eq(a, slice_of(text));
}

/* byte order; a prefix stands before the longer slice */
int slice_cmp(struct slice a, struct slice b);
bool slice_starts(struct slice s, struct slice prefix);
bool slice_ends(struct slice s, struct slice suffix);
/* offset of the first occurrence of needle in s, or s.n */
size_t slice_find(struct slice s, struct slice needle);
bool slice_has(struct slice s, struct slice needle);
/* One of the words of the list (NULL at its end) is all of s, begins s, ends s, stands in s. */
bool slice_is_any(struct slice s, const char *const *words);
bool slice_starts_any(struct slice s, const char *const *words);
bool slice_ends_any(struct slice s, const char *const *words);
bool slice_has_any(struct slice s, const char *const *words);
/* s without blanks, tabs, CR and LF at both ends */
struct slice slice_trim(struct slice s);
/* The part of *rest before the next sep; *rest moves behind it. False when *rest was used up. */
bool slice_split(struct slice *rest, char sep, struct slice *part);

#endif
