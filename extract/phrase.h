/* phrase: the noun phrases of a stretch of text. There is no dictionary of nouns: a closed lexicon of function
 * words, adverbs and verbs (lexicon.def) cuts the stretch into tokens, and what is left between them are nouns.
 *
 *     本會 | 於 | 北區 | 已 | 受理 | 民眾電話 | 計     the last chunk: 受理民眾電話
 *     離島航班 | 因 | 風浪 | 取消 | 共              取消, of the thing 離島航班
 *
 * A chunk is a run of nouns and verbs; prepositions and adverbs part chunks; small words (之, 及, 計) are part of
 * one inside and fall off at its ends. */
#ifndef EXTRACT_PHRASE_H
#define EXTRACT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "extract/text.h"

struct phrase {
	bool agent;   /* nothing but who reports: 本局 */
	struct span span;  /* empty: there is none */
	struct span thing; /* what a chunk of verbs is told of, where it stands in the same stretch; or empty */
	bool noun;        /* has a noun, not verbs alone */
	bool bare;        /* verbs or measures alone, that do not name their thing: 核定, 金額 */
	bool verb_begins; /* begins with a verb: 補助5G基地臺 */
	bool does;        /* begins with a verb that names nothing: 受理申請案 */
	bool verb_ends;   /* what it is done to stands elsewhere: 本會召開 */
	bool measure_ends; /* ends with a measure: 申請件數 */
	bool touches;     /* nothing stands between it and the end it was asked from */
};

/* a name has two characters or more */
static inline bool phrase_is_named(struct phrase p)
{
	return p.span.end >= p.span.start + 2;
}

/* Compiles the lexicon; called once. */
void phrases_start(void);
/* The last chunk of [low, high): what a figure at high is told of. */
struct phrase phrase_last(const struct text *t, size_t low, size_t high);
/* The first thing of [low, high) that no preposition opens, without its measure and the verbs around it; `does` says
 * that one stood in front: 推動[改善工程]. */
struct phrase phrase_first(const struct text *t, size_t low, size_t high);
/* The thing counted by a figure that ends at low: 53件[資安事件]. Empty when a verb or a small word follows.
 * A deed alone (第2次評估) is no noun. */
struct phrase phrase_counted(const struct text *t, size_t low, size_t high);
/* What is told in [low, high) behind a date: everything but the small words at both ends. */
struct phrase phrase_told(const struct text *t, size_t low, size_t high);
/* The clause [low, high) is an aside that opens with a preposition: 經參酌決算編列 */
bool phrase_is_aside(const struct text *t, size_t low, size_t high);
/* true when [low, high) has no verb */
bool phrase_is_place(const struct text *t, size_t low, size_t high);
/* true when [low, high) has no noun and no verb */
bool phrase_is_empty(const struct text *t, size_t low, size_t high);

#endif
