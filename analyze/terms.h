/* terms: the figures of a relation side by side in words: A+B, （A-B）÷C, 101 或 102 件. */
#ifndef ANALYZE_TERMS_H
#define ANALYZE_TERMS_H

#include "analyze/judge.h"
#include "core/buffer.h"

/* RAW: as written, for formulas; SPACED: 42 件; NAMED: 聯席會議 12 案 */
enum manner { RAW, SPACED, NAMED };

/* the figure that lends unit and manner of writing: the target, else the first term */
const struct operand *terms_model(const struct scope *s, const struct finding *f);
/* the same, but one that writes 億 and 萬 when any member does */
const struct operand *terms_money_model(const struct scope *s, const struct finding *f);
/* the target and its first term stand in one row of a table */
bool terms_in_one_row(const struct scope *s, const struct relation *r);

/* what tells the figure from the others of its relation, and a blank; nothing when it has no short name */
void terms_name(struct buffer *b, const struct scope *s, const struct relation *r, const struct operand *o);
void terms_operand(struct buffer *b, const struct scope *s, const struct relation *r, size_t i, enum manner how);
void terms_add(struct buffer *b, const struct scope *s, const struct relation *r, const char *plus, const char *minus,
               enum manner how);
/* (1,250件 − 1,000件) ÷ 1,250件 */
void terms_quotient(struct buffer *b, const struct scope *s, const struct relation *r, enum manner how);
/* what the finding takes for the whole numbers: 101 件, or 6 或 7 件 */
void terms_whole_numbers(struct buffer *b, const struct scope *s, const struct finding *f, bool spaced);

#endif
