/* A change stated with what it is a change of. With both ends: 本月230件，較上月200件增加30件; 由去年1,250件
 * 降至1,000件，減少250件: the earlier figure and the change give the present one. As a percentage: …增加30件，
 * 增幅15%; 由1,250件降至1,000件，減少20%: the change by the earlier figure. */
#include "analyze/comparison.h"
#include "analyze/relation.h"
#include "analyze/thing.h"

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
	relation_term(&r, change, s->v[rate].value.coef < 0 ? -1 : 1);
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

/* both ends of the change give its rate */
static void propose_ends(struct relations *list, size_t rate, size_t high, size_t low, size_t earlier, enum firmness firmness)
{
	struct relation r = relation_new(list, RELATION_RATIO, RANK_CLAUSE);

	r.target = (long)rate;
	r.firmness = firmness;
	r.telling = SLIP_DIGITS;
	relation_term(&r, high, 1);
	relation_term(&r, low, -1);
	relation_divide(&r);
	relation_term(&r, earlier, 1);
	relation_propose(list, &r);
}

/* 減少20%; （-20%） is the later end by the earlier one too */
static void propose_rate_of(const struct scope *s, struct relations *list, size_t rate, size_t earlier, struct present present, enum firmness firmness)
{
	size_t now = (size_t)present.at;

	if (s->v[rate].role == ROLE_INCREASE || s->v[rate].value.coef < 0)
		propose_ends(list, rate, now, earlier, earlier, firmness);
	else
		propose_ends(list, rate, earlier, now, earlier, firmness);
}

/* 由1,250件降至1,000件，減少20%; 230件，較上月200件增加15% */
static void propose_rate_of_ends(const struct scope *s, struct relations *list, size_t rate)
{
	size_t before = rate - 1, last = s->v[before].role == ROLE_LEVEL && before > 0 ? before - 1 : before;
	struct present present;

	if (s->v[last].role != ROLE_PREVIOUS || !scope_same_sentence(s, last, rate) || !comparison_is_level(&s->v[last]))
		return;
	present = comparison_present(s, last, rate);
	if (present.at >= 0)
		propose_rate_of(s, list, rate, last, present,
		                present.n > 1 ? CONFIRM : s->v[rate].exactness == EXACTNESS_RATE ? FIRM : IF_SLIP);
}

/* 230件，較上月200件增加30件（15%）: what bears the amount out may be borne out by the ends too; vouches for them */
static void propose_rate_beside_amount(const struct scope *s, struct relations *list, size_t rate)
{
	long earlier = comparison_earlier(s, rate - 1);
	struct present present;

	if (earlier < 0)
		return;
	present = comparison_present(s, (size_t)earlier, rate - 1);
	if (present.at >= 0)
		propose_rate_of(s, list, rate, (size_t)earlier, present, CONFIRM);
}

/* the nearest figure in front of i that may be an end of a change, of the unit of `like` where there is one */
static long end_before(const struct scope *s, size_t i, const struct operand *like)
{
	for (; i > 0 && scope_same_sentence(s, i - 1, i); i--) {
		const struct operand *o = &s->v[i - 1];

		if (operand_is_change(o) || !operand_is_amount(o) || (like && !operand_same_unit(o, like)))
			continue;
		return scope_is_plain(s, i - 1) && !scope_is_bracketed(s, i - 1) && o->fact->period.n > 0 ? (long)i - 1 : NO_TARGET;
	}
	return NO_TARGET;
}

/* 101年440萬人次、102年550萬人次（成長25%）: two figures of one unit and of two times, one after the other */
static void propose_rate_of_times(const struct scope *s, struct relations *list, size_t rate)
{
	struct present present = {end_before(s, rate, NULL), 1};
	long earlier = present.at > 0 ? end_before(s, (size_t)present.at, &s->v[present.at]) : NO_TARGET;

	if (earlier >= 0 && !thing_overlap(s->v[earlier].fact->period, s->v[present.at].fact->period))
		propose_rate_of(s, list, rate, (size_t)earlier, present, CONFIRM);
}

/* （-20%） is a rate with its sign */
static bool is_rate_of_change(const struct operand *o)
{
	return operand_is_rate(o) || (o->quantity == QUANTITY_PERCENT && o->exactness == EXACTNESS_RATE && o->value.coef < 0 &&
	                              o->role == ROLE_DECREASE && slice_is(o->fact->unit, "%"));
}

void propose_changes(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		const struct operand *o = &s->v[i], *before = &s->v[i - 1];

		if (!operand_is_change(o))
			continue;
		if (comparison_is_level(o) && !is_rate_of_change(o))
			propose_amount(s, list, i);
		else if (is_rate_of_change(o) && scope_same_sentence(s, i - 1, i) && comparison_is_level(before) && !operand_is_rate(before) &&
		         before->role == o->role && !is_compared_anew(s, i)) {
			propose_rate_of_amount(s, list, i);
			propose_rate_beside_amount(s, list, i);
		} else if (is_rate_of_change(o)) {
			propose_rate_of_ends(s, list, i);
		}
		if (is_rate_of_change(o))
			propose_rate_of_times(s, list, i);
	}
}
