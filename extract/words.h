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

enum { FIRST_BITS = 4096 };

struct words {
	struct trie_node *v;
	size_t n, cap;
	uint32_t *slots; /* hash of (node, character) -> child */
	size_t mask;
	bool backward;
	uint64_t first[FIRST_BITS / 64]; /* the low bits of the characters that words begin (backward: end) with */
};

enum { NO_WORD = -1 };

/* A zeroed struct with `backward` set as wanted is an empty list. A word added twice keeps its first
 * value. */
void words_add(struct words *w, const char32_t *word, int value);
/* words_longest() where the first character begins a word */
int words_search(const struct words *w, const struct text *t, size_t low, size_t i, size_t *length);

/* Value of the longest word that begins at i (forward) or ends before i and starts at or behind `low`
 * (backward), NO_WORD when there is none; *length is its length. A character that begins no word costs one
 * load. */
static inline int words_longest(const struct words *w, const struct text *t, size_t low, size_t i, size_t *length)
{
	char32_t c = w->backward ? (i > low ? t->cp[i - 1] : 0) : text_char(t, i);

	*length = 0;
	return w->first[c / 64 % (FIRST_BITS / 64)] >> c % 64 & 1 ? words_search(w, t, low, i, length) : NO_WORD;
}

#endif
