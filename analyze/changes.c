/* A change stated with what it is a change of. With both ends: 本月230件，較上月200件增加30件; 由去年1,250件
 * 降至1,000件，減少250件: the earlier figure and the change give the present one. As a percentage: …增加30件，
 * 增幅15%; 由1,250件降至1,000件，減少20%: the change by the earlier figure. */
#include "analyze/comparison.h"
#include "analyze/relation.h"

/* a percentage with 約, or whose base is worked out, accuses only by a slip in so many digits */
enum { SLIP_DIGITS = 3 };

static void propose_amount(const struct scope *s, struct relations *list, size_t change)
{
	struct relation r = relation_new(list, RELATION_CHANGE, RANK_CLAUSE);
	long earlier = comparison_earlier(s, change);
	struct present present;

	if (earlier < 0)
		return;
	present = comparison_present(s, (size_t)earlier, change);
	if (present.at < 0)
		return;
	r.target = present.at;
	r.firmness = present.n == 1 ? FIRM : CONFIRM;
	relation_term(&r, (size_t)earlier, 1);
	relation_term(&r, change, comparison_sign(&s->v[change]));
	relation_propose(list, &r);
}

/* 月減26件，年減38%; 較上月增加30件，較去年同期增加15%: two comparisons */
static bool is_compared_anew(const struct scope *s, size_t rate)
{
	static const char *const words[] = {"較", "比", "同期", "去年", "上年", "上月", "年增", "年減", "月增", "月減", "季增", "季減", NULL};

	return slice_has_any(scope_gap(s, rate), words);
}

/* 較上月200件增加30件，增幅15%; 較上月增加30件，增幅15%: the amount of the change stands right in front */
static void propose_rate_of_amount(const struct scope *s, struct relations *list, size_t rate)
{
	struct relation r = relation_new(list, RELATION_RATIO, RANK_CLAUSE);
	size_t change = rate - 1;
	long earlier = comparison_earlier(s, change);

	r.target = (long)rate;
	r.firmness = s->v[rate].exactness == EXACTNESS_RATE ? FIRM : IF_SLIP;
	r.telling = SLIP_DIGITS;
	relation_term(&r, change, 1);
	relation_divide(&r);
	if (earlier >= 0) {
		relation_term(&r, (size_t)earlier, 1);
	} else {
		struct present present = comparison_present(s, change, change);

		if (present.n != 1)
			return;
		r.firmness = IF_SLIP;
		relation_term(&r, (size_t)present.at, 1);
		relation_term(&r, change, -comparison_sign(&s->v[change]));
	}
	relation_propose(list, &r);
}

/* 由1,250件降至1,000件，減少20%; 230件，較上月200件增加15% */
static void propose_rate_of_ends(const struct scope *s, struct relations *list, size_t rate)
{
	struct relation r = relation_new(list, RELATION_RATIO, RANK_CLAUSE);
	size_t before = rate - 1, last = s->v[before].role == ROLE_LEVEL && before > 0 ? before - 1 : before;
	struct present present;

	if (s->v[last].role != ROLE_PREVIOUS || !scope_same_sentence(s, last, rate) || !comparison_is_level(&s->v[last]))
		return;
	present = comparison_present(s, last, rate);
	if (present.at < 0)
		return;
	r.target = (long)rate;
	r.firmness = present.n > 1 ? CONFIRM : s->v[rate].exactness == EXACTNESS_RATE ? FIRM : IF_SLIP;
	r.telling = SLIP_DIGITS;
	relation_term(&r, s->v[rate].role == ROLE_INCREASE ? (size_t)present.at : last, 1);
	relation_term(&r, s->v[rate].role == ROLE_INCREASE ? last : (size_t)present.at, -1);
	relation_divide(&r);
	relation_term(&r, last, 1);
	relation_propose(list, &r);
}

void propose_changes(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		const struct operand *o = &s->v[i], *before = &s->v[i - 1];

		if (!operand_is_change(o))
			continue;
		if (comparison_is_level(o) && !operand_is_rate(o))
			propose_amount(s, list, i);
		else if (operand_is_rate(o) && scope_same_sentence(s, i - 1, i) && comparison_is_level(before) && !operand_is_rate(before) &&
		         before->role == o->role && !is_compared_anew(s, i))
			propose_rate_of_amount(s, list, i);
		else if (operand_is_rate(o))
			propose_rate_of_ends(s, list, i);
	}
}
