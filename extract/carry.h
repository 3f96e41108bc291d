/* carry: what a figure takes over as its subject: a phrase, or what figures, clauses and labels in front have told. */
#ifndef EXTRACT_CARRY_H
#define EXTRACT_CARRY_H

#include "extract/scene.h"

/* Each sets the subject of the figure in question, or returns false and leaves it. */
bool carry_phrase(struct scene *s, struct phrase p);
/* all of the subject of figure j, but for the word of a budget */
bool carry_figure(struct scene *s, size_t j);
/* the subject of the figure in front that this one is told of; beyond: in the block, else in the sentence */
bool carry_over(struct scene *s, bool beyond);
/* 計畫期程 ends in 期程 */
bool span_ends_in(const struct text *t, struct span whole, struct span end);
/* Verbs and measures alone, that are of the thing told before: 列管30件，[列管]完成20件. */
bool carry_bare(struct scene *s, struct phrase p);
/* With nothing of its own: from the clause, the figures or the label in front; else the heading. */
void carry_inherit(struct scene *s);

#endif
