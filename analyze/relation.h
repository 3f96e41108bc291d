/* relation: what templates propose: figures of a document tied by a cue or by structure. A template
 * may propose several readings of one place (a group), the most natural first; the judge keeps one.
 */
#ifndef ANALYZE_RELATION_H
#define ANALYZE_RELATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analyze/scope.h"

enum relation_type {
#define RELATION(id, name, title) RELATION_##id,
#include "core/relations.def"
#undef RELATION
};

enum relation_source { SOURCE_CUE, SOURCE_STRUCTURE, SOURCE_TABLE, SOURCE_PREVIOUS, SOURCE_RULE };

/* the whole number that a rate and a count leave open */
enum implied {
	NOT_IMPLIED,
	IMPLIED_PART,        /* the share of the count */
	IMPLIED_LOWER_BASE,  /* the count before it grew */
	IMPLIED_HIGHER_BASE, /* the count before it fell */
};

/* what a mismatch means */
enum firmness {
	FIRM, /* a failure, unless the figures are so far apart that they hardly belong together */
	IF_SLIP, /* a failure only when one slip of the pen in a figure of `telling` digits explains
	            it */
	CONFIRM, /* no relation */
};

/* order of precedence (reconciliation.md 2.6): the lower number wins */
enum rank { RANK_CLAUSE, RANK_BRACKET, RANK_SENTENCE, RANK_LIST, RANK_SIBLING, RANK_WEAK };

/* MEMBERS_MAX: terms, their factors and the target */
enum { TERMS_MAX = 64, NO_TARGET = -1, MEMBERS_MAX = 2 * TERMS_MAX + 1 };

/* sign * operand, or sign * operand * factor (2隊各10萬元); narrow, for relations are copied */
struct term {
	uint32_t operand;
	int32_t factor; /* operand, or NO_TARGET */
	int8_t sign;    /* +1, -1 */
};

/* target = sum of the terms (SUBSET, RANK: at most; SHARE_TOTAL: 100 = sum of terms; RATIO and AVERAGE: the
 * terms up to `divisor` by those from there on), or, with `listed` true, target within [lower, upper]
 * entries really listed. */
struct relation {
	enum relation_type type;
	enum relation_source source;
	enum firmness firmness;
	enum rank rank;
	size_t telling; /* digits that make a slip no accident */
	size_t group;
	long target; /* operand, or NO_TARGET */
	struct term terms[TERMS_MAX];
	size_t n;
	size_t divisor; /* first term of the denominator; 0: none; n: the terms are divided by their number */
	const char *alt; /* the reading, empty for the first */
	enum implied implied; /* the target is the rate of a count, or of the share of a count (two terms) */
	bool listed;
	bool natural;     /* the reading that comes to mind first: with another one that the same slip repairs it accuses */
	bool adjusted;    /* one in the last place of its rate is no fault: shares are adjusted so that all make 100 % */
	bool exact;       /* its figures are read as they stand: where they were rounded, others of the table say so */
	bool bound;       /* the target is at most the sum; SUBSET and RANK always are */
	bool warn;        /* a failure is a warning whatever its figures are */
	struct slice rule; /* label of a declared rule */
	bool outnumbered; /* more entries than the count are a failure whatever the firmness */
	int64_t lower, best, upper; /* upper -1: open */
	const struct fact *dates;   /* the dates that are counted, dates_n rows one after the other, or NULL */
	size_t dates_n;
	struct slice list;          /* names: the list; items: first mark .. last mark */
	struct slice list_lines;    /* lines of its entries, ; between */
};

struct relations {
	struct relation *v; /* owned */
	size_t n, cap, groups;
	struct arena mem;
};

/* A fresh relation of a new group; relation_reading() puts one into the group of the last. */
struct relation relation_new(struct relations *list, enum relation_type type, enum rank rank);
void relation_term(struct relation *r, size_t operand, int sign);
void relation_product(struct relation *r, size_t operand, size_t factor, int sign);
/* What follows is the denominator. */
void relation_divide(struct relation *r);
/* Nothing follows: the terms are divided by their number. */
bool relation_is_mean(const struct relation *r);
/* Copies r into the list; relations without a term or with too many are dropped. */
void relation_propose(struct relations *list, const struct relation *r);
/* Empties the list, whose memory serves the next. */
void relations_clear(struct relations *list);
void relations_free(struct relations *list);
const char *relation_name(enum relation_type type);
const char *relation_title(enum relation_type type);
/* the target is at most the sum of the terms */
bool relation_is_bound(const struct relation *r);
bool relation_has(const struct relation *r, size_t operand);
/* Its operands, each once, the target last; returns how many. */
size_t relation_members(const struct relation *r, size_t members[MEMBERS_MAX]);
/* the figure that is reported: the target, or the first term where there is none or where the target is of an earlier report */
size_t relation_reported(const struct relation *r);

/* The families of templates. Each reads the scope and proposes. */
void propose_bracket_sums(const struct scope *s, struct relations *list);
void propose_totals(const struct scope *s, struct relations *list);
void propose_breakdowns(const struct scope *s, struct relations *list);
void propose_announced_sums(const struct scope *s, struct relations *list);
void propose_following_parts(const struct scope *s, struct relations *list);
void propose_remainders(const struct scope *s, struct relations *list);
void propose_deductions(const struct scope *s, struct relations *list);
void propose_included(const struct scope *s, struct relations *list);
void propose_portions(const struct scope *s, struct relations *list);
void propose_budgets(const struct scope *s, struct relations *list);
void propose_formulas(const struct scope *s, struct relations *list);
void propose_implied(const struct scope *s, struct relations *list);
void propose_dates(const struct scope *s, struct relations *list);
void propose_changes(const struct scope *s, struct relations *list);
void propose_ratios(const struct scope *s, struct relations *list);
void propose_rates(const struct scope *s, struct relations *list);
void propose_readings(const struct scope *s, struct relations *list);
void propose_partitions(const struct scope *s, struct relations *list);
void propose_rests(const struct scope *s, struct relations *list);
void propose_perunit(const struct scope *s, struct relations *list);
void propose_echoes(const struct scope *s, struct relations *list);
void propose_shifts(const struct scope *s, struct relations *list);
void propose_multiples(const struct scope *s, struct relations *list);
void propose_balances(const struct scope *s, struct relations *list);
void propose_statuses(const struct scope *s, struct relations *list);
void propose_ranks(const struct scope *s, struct relations *list);
void propose_list_sums(const struct scope *s, struct relations *list);
void propose_list_counts(const struct scope *s, struct relations *list);
void propose_name_counts(const struct scope *s, struct relations *list);
void propose_offices(const struct scope *s, struct relations *list);
void propose_shares(const struct scope *s, struct relations *list);

#endif
