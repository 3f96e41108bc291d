/* 核定9處，4處已完成，餘5處: whole - parts = rest, inside a sentence. */
#include "analyze/run.h"

enum { WHOLES_MAX = 3, WHOLE_DIGITS = 1, SKIPPED_DIGITS = 2 };

static bool is_whole(const struct scope *s, size_t i, size_t rest)
{
	return operand_same_unit(&s->v[i], &s->v[rest]) && scope_is_plain(s, i) &&
	       !scope_is_bracketed(s, i) && !scope_is_included(s, i);
}

static long first_whole(const struct scope *s, size_t first, size_t rest)
{
	for (size_t i = first; i < rest; i++)
		if (is_whole(s, i, rest))
			return (long)i;
	return NO_TARGET;
}

static long largest_whole(const struct scope *s, size_t first, size_t rest)
{
	long best = NO_TARGET;

	for (size_t i = first; i < rest; i++)
		if (is_whole(s, i, rest) &&
		    (best < 0 || decimal_cmp(s->v[i].value, s->v[best].value) > 0))
			best = (long)i;
	return best;
}

/* parts: with 其中 figures (58案，其中通過36案，撤回14案，餘8案), without, and all in brackets too
 */
static void propose_whole(const struct scope *s, struct relations *list, struct relation *r,
                          size_t whole)
{
	size_t rest = (size_t)r->target;
	struct run readings[] = {run_read_open(s, rest, whole + 1, rest),
	                         run_read(s, rest, whole + 1, rest),
	                         run_read_parts(s, rest, whole + 1, rest)};
	static const char *const names[] = {"", "without_included", "with_brackets"};
	enum firmness natural = r->firmness;
	bool first = natural != CONFIRM;

	for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
		const struct run *run = &readings[i];

		if (run->n == 0 || run->overflow)
			continue;
		r->n = 0;
		/* a mismatch counts for the natural reading alone */
		r->firmness = first && run->even && !run->compared ? natural : CONFIRM;
		if (names[i][0] || !r->alt[0])
			r->alt = first ? "" : names[i];
		first = false;
		relation_term(r, whole, 1);
		for (size_t k = 0; k < run->n; k++)
			relation_term(r, run->v[k], -1);
		relation_propose(list, r);
	}
}

/* 30項，分別為甲10項、乙12項及丙8項，已完成20項，餘10項: parts that 分別為 names and that make up the whole leave
 * nothing to subtract; what follows divides the whole anew. */
static bool has_closed_parts(const struct scope *s, size_t whole, size_t rest)
{
	struct decimal sum = decimal_int(0);

	for (size_t i = whole + 1; i < rest; i++)
		if (s->v[i].role == ROLE_PART && slice_starts(s->v[i].fact->cue, SLICE("分別")) &&
		    operand_same_unit(&s->v[i], &s->v[whole]) && !decimal_add(sum, s->v[i].value, &sum))
			return false;
	return decimal_cmp(sum, s->v[whole].value) == 0;
}

/* 竊盜18件、其他5件，餘3件: the first of a list is no whole */
static bool opens_list(const struct scope *s, size_t whole, size_t rest)
{
	return whole + 1 < rest && s->v[whole].role != ROLE_TOTAL &&
	       s->v[whole].fact->clause == s->v[whole + 1].fact->clause && scope_continues_list(s, whole + 1);
}

static void propose_remainder(const struct scope *s, struct relations *list, size_t rest)
{
	struct relation r = relation_new(list, RELATION_REMAINDER, RANK_CLAUSE);
	struct span sentence = scope_sentence(s, rest);
	long natural = first_whole(s, sentence.first, rest);
	size_t others = 0;
	bool skipped;

	if (natural < 0)
		return;
	r.target = (long)rest;
	/* a clause without figures stands between: 扣除取消案件，尚有11,428件 */
	skipped = s->v[rest].fact->clause - s->v[rest - 1].fact->clause > 1;
	/* a first figure that is not the largest is the whole only if it lost its size by a slip */
	r.firmness = natural == largest_whole(s, sentence.first, rest) && !skipped ? FIRM : IF_SLIP;
	if (has_closed_parts(s, (size_t)natural, rest) || opens_list(s, (size_t)natural, rest))
		r.firmness = CONFIRM;
	r.telling = skipped ? SKIPPED_DIGITS : WHOLE_DIGITS;
	propose_whole(s, list, &r, (size_t)natural);
	for (size_t i = rest; i > sentence.first && others < WHOLES_MAX; i--) {
		if ((long)i - 1 == natural || !is_whole(s, i - 1, rest))
			continue;
		r.firmness = CONFIRM;
		r.alt = "other_whole";
		propose_whole(s, list, &r, i - 1);
		others++;
	}
}

void propose_remainders(const struct scope *s, struct relations *list)
{
	static const char *const balances[] = {"餘額", "餘絀", "賸餘", "剩餘", NULL};

	for (size_t i = 1; i < s->n; i++)
		if (s->v[i].role == ROLE_REMAINDER && s->v[i].exactness != EXACTNESS_APPROXIMATE &&
		    !slice_has_any(scope_gap(s, i), balances))
			propose_remainder(s, list, i);
}

/* the figure that is left, behind a deduction: the next of the unit */
static long net_amount(const struct scope *s, size_t deducted)
{
	static const char *const results[] = {"餘", "淨", "實", "後", "為", NULL};

	for (size_t i = deducted + 1; i < s->n && scope_same_sentence(s, i, deducted); i++)
		if (operand_same_unit(&s->v[i], &s->v[deducted]))
			return slice_has_any(scope_gap(s, i), results) ? (long)i : NO_TARGET;
	return NO_TARGET;
}

/* 收入1,200萬元，扣除支出850萬元後，結餘350萬元 */
void propose_deductions(const struct scope *s, struct relations *list)
{
	static const char *const deducts[] = {"扣除", "減除", "扣減", "減去", NULL};

	for (size_t i = 1; i + 1 < s->n; i++) {
		struct relation r = relation_new(list, RELATION_REMAINDER, RANK_CLAUSE);

		if (!slice_has_any(scope_gap(s, i), deducts) || !is_whole(s, i - 1, i) ||
		    !scope_same_sentence(s, i - 1, i) || !scope_is_plain(s, i))
			continue;
		r.target = net_amount(s, i);
		if (r.target < 0)
			continue;
		r.firmness = scope_is_compared(s, i - 1) ? CONFIRM : FIRM;
		relation_term(&r, i - 1, 1);
		relation_term(&r, i, -1);
		relation_propose(list, &r);
	}
}
