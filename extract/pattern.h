/* pattern: PCRE2 over code points, compiled once with JIT, matched with limits. The 32-bit library is
 * used because the text of a block is an array of code points already; its values are scalar values by
 * construction, so no match pays for a UTF check. */
#ifndef EXTRACT_PATTERN_H
#define EXTRACT_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>

#include "core/slice.h"

struct pattern;

struct pattern_match {
	size_t start, end;
	const char32_t *mark; /* NUL terminated name of the (*MARK) passed, or NULL */
};

enum pattern_flags { PATTERN_ANCHORED = 1 };

/* Compiles UTF-8 `source`. On failure returns NULL and sets *error (a static text) and *offset. */
struct pattern *pattern_compile(struct slice source, unsigned flags, const char **error,
                                size_t *offset);
void pattern_free(struct pattern *p);
/* Matches in subject[0, n) from `at` on (look-behind may see what stands before). */
bool pattern_find(struct pattern *p, const char32_t *subject, size_t n, size_t at,
                  struct pattern_match *m);
/* false: subject[0, n) lacks a character that every match has */
bool pattern_may_match(const struct pattern *p, const char32_t *subject, size_t n);
/* "PCRE2 10.42, JIT" for --version */
const char *pattern_version(void);
/* UTF-8 to code points; returns their number. out has room for s.n of them. */
size_t code_points(struct slice s, char32_t *out);

#endif
