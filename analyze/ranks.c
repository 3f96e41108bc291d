/* 以竊盜620件最多，詐欺380件次之，傷害250件再次之: in the order of the words no figure is above the one before. */
#include "analyze/relation.h"

static bool is_first(const struct scope *s, size_t i)
{
	static const char *const words[] = {"最多", "最高", "最大", "居首", "居冠", "為首", "首位",
	                                    "居第一", "居第1", "列第一", "名第一", NULL};

	/* 最高50萬元 is a limit */
	static const char *const limits[] = {"最多", "最高", "最大", NULL};
	struct slice gap = scope_gap(s, i);

	return (slice_has_any(gap, words) && !slice_ends_any(gap, limits)) || slice_starts_any(scope_tail(s, i), words);
}

static bool is_next(const struct scope *s, size_t i)
{
	static const char *const words[] = {"次之", "其次", "居次", "再次", "居第二", "居第三", "居第2", "居第3",
	                                    "列第二", "列第三", "名第二", "名第三", NULL};

	return slice_has_any(scope_gap(s, i), words) || slice_has_any(scope_tail(s, i), words);
}

/* a number or a share that is ranked, not one that tells of a change */
static bool is_ranked(const struct operand *o)
{
	return (operand_is_amount(o) || operand_is_rate(o)) && !operand_is_change(o) && !slice_is(o->fact->qualifier, "about") &&
	       o->role != ROLE_PREVIOUS && o->role != ROLE_AVERAGE && o->role != ROLE_TOTAL;
}

/* the next figure of the unit in the sentence, if a word ranks it */
static long follower(const struct scope *s, size_t leader)
{
	for (size_t i = leader + 1; i < s->n && scope_same_sentence(s, i, leader); i++)
		if (operand_same_unit(&s->v[i], &s->v[leader]) && is_ranked(&s->v[i]))
			return is_next(s, i) ? (long)i : NO_TARGET;
	return NO_TARGET;
}

void propose_ranks(const struct scope *s, struct relations *list)
{
	for (size_t i = 0; i < s->n; i++) {
		long leader = (long)i, next;

		if (!is_ranked(&s->v[i]) || !is_first(s, i))
			continue;
		while ((next = follower(s, (size_t)leader)) >= 0) {
			struct relation r = relation_new(list, RELATION_RANK, RANK_CLAUSE);

			r.target = next;
			r.firmness = FIRM;
			relation_term(&r, (size_t)leader, 1);
			relation_propose(list, &r);
			leader = next;
		}
	}
}
