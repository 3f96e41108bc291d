#include "extract/words.h"

#include <stdlib.h>

#include "core/memory.h"

struct trie_node {
	uint32_t parent;
	char32_t c;
	int value;
	uint64_t next; /* a bit for each character that goes on, by its low bits: most others are told apart at once */
};

static uint64_t bit_of(char32_t c)
{
	return (uint64_t)1 << c % 64;
}

static inline size_t slot_of(const struct words *w, uint32_t parent, char32_t c)
{
	size_t h = (parent * 0x9e3779b1u) ^ (c * 0x85ebca6bu);

	h ^= h >> 15;
	for (h &= w->mask; w->slots[h]; h = (h + 1) & w->mask) {
		const struct trie_node *node = &w->v[w->slots[h]];

		if (node->parent == parent && node->c == c)
			break;
	}
	return h;
}

static void rehash(struct words *w)
{
	size_t size = 64;

	while (size < w->cap * 4)
		size *= 2;
	free(w->slots);
	w->slots = xcalloc(size, sizeof *w->slots);
	w->mask = size - 1;
	for (size_t i = 1; i < w->n; i++)
		w->slots[slot_of(w, w->v[i].parent, w->v[i].c)] = (uint32_t)i;
}

static void reserve(struct words *w)
{
	size_t cap = w->cap;

	w->v = xgrow(w->v, &w->cap, w->n + 2, sizeof *w->v);
	if (w->n == 0)
		w->v[w->n++] = (struct trie_node){0, 0, NO_WORD, 0};
	if (cap != w->cap)
		rehash(w);
}

void words_add(struct words *w, const char32_t *word, int value)
{
	uint32_t node = 0;
	size_t n = 0;

	while (word[n])
		n++;
	if (n) {
		char32_t c = word[w->backward ? n - 1 : 0];

		w->first[c / 64 % (FIRST_BITS / 64)] |= bit_of(c);
	}
	for (size_t k = 0; k < n; k++) {
		char32_t c = word[w->backward ? n - 1 - k : k];
		size_t slot;

		reserve(w);
		slot = slot_of(w, node, c);
		if (w->slots[slot] == 0) {
			w->slots[slot] = (uint32_t)w->n;
			w->v[node].next |= bit_of(c);
			w->v[w->n++] = (struct trie_node){node, c, NO_WORD, 0};
		}
		node = w->slots[slot];
	}
	if (n && w->v[node].value == NO_WORD)
		w->v[node].value = value;
}

int words_search(const struct words *w, const struct text *t, size_t low, size_t i, size_t *length)
{
	uint32_t node = 0;
	int value = NO_WORD;
	size_t most = w->backward ? i - low : t->n - (i < t->n ? i : t->n);

	*length = 0;
	for (size_t k = 0; k < most; k++) {
		char32_t c = t->cp[w->backward ? i - 1 - k : i + k];

		if (!(w->v[node].next & bit_of(c)) || (node = w->slots[slot_of(w, node, c)]) == 0)
			break;
		if (w->v[node].value != NO_WORD) {
			value = w->v[node].value;
			*length = k + 1;
		}
	}
	return value;
}
