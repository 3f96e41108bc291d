/* scene: what stands around a figure: the phrases in front of it, behind it and in the clauses near it. Every look is
 * bounded, so that endless lists stay linear. */
#ifndef EXTRACT_SCENE_H
#define EXTRACT_SCENE_H

#include "extract/attribute.h"
#include "extract/phrase.h"

/* NEIGHBOURS: so many figures in front are asked */
enum { NEIGHBOURS = 32 };

struct scene {
	const struct text *t;
	const struct figures *f;
	const struct clauses *c;
	struct attributes *a;
	size_t i; /* the figure in question: */
	const struct figure *g;
	const struct clause *k;
	struct attribute *x;
};

/* Compiles the word lists; called once. */
void scenes_start(void);
struct scene scene_of(const struct text *t, const struct figures *f, const struct clauses *c, struct attributes *a,
                      size_t i);
/* a date, a period or a time */
bool figure_is_point(const struct figure *g);
/* an amount, a percentage, a ratio or a measure */
bool figure_is_amount(const struct figure *g);
/* both count or measure in the same unit */
bool figure_same_unit(const struct figure *a, const struct figure *b);
/* a cut, an addition or a freeze */
bool attribute_is_decision(const struct attribute *x);

/* figure j stands in the same sentence */
bool scene_has(const struct scene *s, size_t j);
/* the cue stands in the figure's own text, in front of it */
bool scene_has_cue(const struct scene *s);
/* where the text behind figure i ends: at the next one or with the clause */
size_t scene_end(const struct scene *s, size_t i);

/* the last chunk before `high` in clause k; dates and ordinals are passed over */
struct phrase scene_last(const struct scene *s, const struct clause *k, size_t high);
/* what stands in front of the figure and its cue */
struct phrase scene_before(const struct scene *s);
/* the noun behind a count or an ordinal: 53件[資安事件] */
struct phrase scene_counted(const struct scene *s);
/* what is told behind: 12月1日[舉辦會議] */
struct phrase scene_told(const struct scene *s);
/* what stands behind a copula: 餘19家為[衛生所] */
struct phrase scene_complement(const struct scene *s);
/* the phrase before the bracket or colon that opens the clause */
struct phrase scene_before_clause(const struct scene *s);
/* the thing in front of the date that stands right before the figure's own words */
struct phrase scene_before_date(const struct scene *s);
/* what the block is about: a short text before its first colon */
struct phrase scene_label(const struct scene *s);
/* the thing that an earlier clause of the sentence ends in */
struct phrase scene_topic(const struct scene *s);
/* What verbs and measures alone (own) are told of: the thing that their clause begins with, else the sentence. */
struct phrase scene_theme(const struct scene *s, struct span own);
/* the same of the sentence in front of the figure's in its block */
struct phrase scene_theme_before(const struct scene *s);
/* 以[住宅竊盜]居多，計53件: what the clause right in front puts above the others */
struct phrase scene_superlative(const struct scene *s);
/* a thing told alone in the clause right in front: [已完成調查者]，共有72件 */
struct phrase scene_clause_before(const struct scene *s);

#endif
