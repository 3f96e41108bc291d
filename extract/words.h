/* words: closed word lists compiled into tries, forward for words that begin at a place, backward for
 * words that end before it. Values are the caller's (an index into its table). */
#ifndef EXTRACT_WORDS_H
#define EXTRACT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "extract/text.h"

struct trie_node;

struct words {
	struct trie_node *v;
	size_t n, cap;
	uint32_t *slots; /* hash of (node, character) -> child */
	size_t mask;
	bool backward;
};

enum { NO_WORD = -1 };

/* A zeroed struct with `backward` set as wanted is an empty list. A word added twice keeps its first
 * value. */
void words_add(struct words *w, const char32_t *word, int value);
void words_free(struct words *w);
/* Value of the longest word that begins at i (forward) or ends before i and starts at or behind `low`
 * (backward), NO_WORD when there is none; *length is its length. */
int words_longest(const struct words *w, const struct text *t, size_t low, size_t i, size_t *length);

#endif
