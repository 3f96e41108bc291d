/* scope: the facts of one document, arranged for the templates: its quantities in the order of the
 * text and the edges along which relations may be proposed (reconciliation.md 2.1): same clause,
 * same sentence, list parent and children, next sibling. Cells of tables are not among the
 * quantities. */
#ifndef ANALYZE_SCOPE_H
#define ANALYZE_SCOPE_H

#include <stdbool.h>
#include <stddef.h>

#include "analyze/operand.h"

/* operands [first, end) */
struct span {
	size_t first, end;
};

struct scope {
	const struct fact *rows;
	size_t rows_n;
	struct operand *v;      /* owned */
	struct span *sentences; /* owned; of each operand */
	size_t n, cap;
	bool rounding_note; /* the document says that sums may differ by rounding */
};

/* rows must outlive the scope */
void scope_open(struct scope *s, const struct fact *rows, size_t n);
/* the cells of its tables instead; both */
void scope_open_cells(struct scope *s, const struct fact *rows, size_t n);
void scope_open_all(struct scope *s, const struct fact *rows, size_t n);
void scope_close(struct scope *s);

/* Appends a figure of another document, a sentence of its own; returns its place. */
size_t scope_append(struct scope *s, const struct operand *o);

bool scope_same_sentence(const struct scope *s, size_t a, size_t b);
struct span scope_sentence(const struct scope *s, size_t i);
/* The clause's text in front of operand i, after the operand before it in the same clause. */
struct slice scope_gap(const struct scope *s, size_t i);
/* The clause's text behind operand i, up to the next operand in the same clause. */
struct slice scope_tail(const struct scope *s, size_t i);
/* A figure that can be a summand: no share, change, average, limit, rank; not approximate. */
bool scope_is_plain(const struct scope *s, size_t i);
bool cue_is_bracket(struct slice cue);
/* a total with a cue word, not one that only a bracket or a colon with parts makes a total */
bool scope_is_total(const struct scope *s, size_t i);
/* in a bracket behind another figure */
bool scope_is_bracketed(const struct scope *s, size_t i);
/* a 其中/含/包括 part */
bool scope_is_included(const struct scope *s, size_t i);
/* The words in front of it set it against another figure (較上月, 目標): hardly a summand. */
bool scope_is_compared(const struct scope *s, size_t i);
/* 2隊各10萬元; 2人、每人10萬元: the count right in front that multiplies operand i, or -1 */
long scope_multiplier(const struct scope *s, size_t i);
/* 每場 of 12場次: operand i is so much for each of what operand `count` counts */
bool scope_is_per(const struct scope *s, size_t i, size_t count);
/* 、 or 及 stands before what it counts: it goes on with the list before it. */
bool scope_continues_list(const struct scope *s, size_t i);
/* The unit counts list entries (案 項 場 大 ...), not persons, money or time. */
bool scope_counts_entries(const struct scope *s, size_t i);
/* The first operand that starts at or behind a byte offset. */
size_t scope_at(const struct scope *s, int64_t start);

/* section paths: 一/（三）/1 */
bool section_within(struct slice parent, struct slice section); /* strictly deeper */
struct slice section_parent(struct slice section);
/* the path of the direct child of parent that section is or lies in */
struct slice section_child(struct slice parent, struct slice section);

/* The two texts share two neighbouring CJK characters, common words apart. */
bool text_shares_word(struct slice a, struct slice b);

#endif
