/* text: the readable text of a block as code points, each with its place in the source.
 *
 * Full-width digits and letters are ASCII here, brackets and clause marks are full width, **bold**
 * marks, tags and the blanks that PDF export puts between Han and digits are gone, wrapped lines are
 * joined; a run of two or more blanks is one tab. The source bytes are never touched: at[] leads back
 * to them, so bytes[start:end] of a fact is what is written in the document. */
#ifndef EXTRACT_TEXT_H
#define EXTRACT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "core/buffer.h"
#include "core/slice.h"
#include "extract/chars.h"

struct span {
	uint32_t start, end; /* half open */
};

struct text {
	struct slice source; /* the whole document */
	char32_t *cp;
	uint32_t *at; /* source offset of each character; at[n] is the end */
	size_t n, cap;
	struct span *markup; /* source spans of tags left out, in order */
	size_t markups, markup_cap;
	size_t unsettled; /* the first character that text_finish() must look at, or n */
	/* 2k: character k is written otherwise than it reads, 2k - 1: the source does not go on from k - 1 to k */
	uint32_t *seams;
	size_t n_seams, seams_cap;
	bool broken; /* may have seams */
};

void text_free(struct text *t);
/* Starts an empty text over the document. */
void text_clear(struct text *t, struct slice source);
/* Makes room for `more` characters. */
void text_reserve(struct text *t, size_t more);
/* Appends the line source[start, end), joined to what is there. */
void text_add_line(struct text *t, uint32_t start, uint32_t end);
/* Folds what needs its neighbours (separators between digits, blanks); call after the last line. */
void text_finish(struct text *t);

/* the character at i, or 0 outside */
static inline char32_t text_char(const struct text *t, size_t i)
{
	return i < t->n ? t->cp[i] : 0;
}

static inline bool text_is(const struct text *t, size_t i, unsigned classes)
{
	return i < t->n && char_is(t->cp[i], classes);
}

/* index of the first character of [i, end) in one of the classes, else end */
static inline size_t text_find(const struct text *t, size_t i, size_t end, unsigned classes)
{
	const char32_t *cp = t->cp;

	while (i < end && !char_is(cp[i], classes))
		i++;
	return i;
}

bool text_has_rest(const struct text *t, size_t i, const char32_t *rest);

/* true when the characters from i on are word; most tries end at its first character */
static inline bool text_has(const struct text *t, size_t i, const char32_t *word)
{
	return i < t->n && t->cp[i] == word[0] && text_has_rest(t, i + 1, word + 1);
}

/* the span without the bracket at its end: 執行率(F=E/A) gives 執行率; as it is where nothing else would be left */
struct span text_without_bracket(const struct text *t, struct span span);
/* length of word when it stands directly before i (and not before `low`), else 0 */
size_t text_before(const struct text *t, size_t low, size_t i, const char32_t *word);
/* source offsets of the characters [i, j) */
uint32_t text_start(const struct text *t, size_t i);
uint32_t text_end(const struct text *t, size_t j);
/* The source writing of [i, j) where it stands there in one piece: false when line breaks, markup or blanks have
 * to be left out, which text_copy() does. */
bool text_view(const struct text *t, size_t i, size_t j, struct slice *view);
/* appends the source writing of [i, j) to b, without line breaks and dropped blanks */
void text_copy(const struct text *t, size_t i, size_t j, struct buffer *b);

#endif
