/* A change stated with what it is a change of. With both ends: 本月230件，較上月200件增加30件; 由去年1,250件
 * 降至1,000件，減少250件: the earlier figure and the change give the present one. As a percentage: …增加30件，
 * 增幅15%; 由1,250件降至1,000件，減少20%: the change by the earlier figure. */
#include "analyze/run.h"

/* a percentage with 約, or whose base is worked out, accuses only by a slip in so many digits */
enum { SLIP_DIGITS = 3 };

/* 百分點 are what one percentage has more than another */
static bool is_of_kind(const struct operand *o, const struct operand *change)
{
	return operand_same_unit(o, change) || (slice_is(change->fact->unit, "pp") && operand_is_rate(o));
}

/* an amount, a percentage or a number of days that can rise and fall */
static bool is_level(const struct operand *o)
{
	return operand_is_amount(o) || (o->exactness != EXACTNESS_APPROXIMATE && o->value.coef > 0 &&
	                                decimal_cmp(o->upper, o->value) == 0 &&
	                                (o->quantity == QUANTITY_PERCENT || slice_is(o->fact->kind, "duration")));
}

static int sign_of(const struct operand *change)
{
	return change->role == ROLE_INCREASE ? 1 : -1;
}

/* The earlier figure: the nearest of its kind in front of `change` with that role, or the one that the change
 * says it is a change of (較5月底累計950萬元增加82萬元); another change of the unit uses it up. */
static long earlier_figure(const struct scope *s, size_t change)
{
	for (size_t i = change; i > 0 && scope_same_sentence(s, i - 1, change); i--) {
		const struct operand *o = &s->v[i - 1];

		if (!is_of_kind(o, &s->v[change]))
			continue;
		if (is_level(o) && (o->role == ROLE_PREVIOUS || slice_has(s->v[change].fact->basis, o->fact->raw)))
			return (long)i - 1;
		if (operand_is_change(o))
			break;
	}
	return NO_TARGET;
}

/* What a figure can have become: no bracket, no change, nothing with another part to play. */
static bool is_outcome(const struct scope *s, size_t i)
{
	const struct operand *o = &s->v[i];

	if (scope_is_bracketed(s, i))
		return false;
	if (scope_is_plain(s, i) || (o->role == ROLE_REVISED && operand_is_amount(o)))
		return true;
	return is_level(o) && (o->role == ROLE_CUMULATIVE || (!operand_is_amount(o) && (o->role == ROLE_NONE ||
	                       o->role == ROLE_LEVEL || o->role == ROLE_RATE || o->role == ROLE_SHARE)));
}

struct present {
	long at;
	size_t n; /* figures that it might be */
};

/* What the change has led to: 增至230件 between the two, else the figure in front of the comparison. A row
 * of parts (甲100件、乙130件，較上月200件…) leaves open which is meant. */
static struct present present_figure(const struct scope *s, size_t earlier, size_t change)
{
	struct present p = {NO_TARGET, 0};

	for (size_t i = earlier + 1; i < change; i++)
		if (s->v[i].role == ROLE_LEVEL && operand_same_unit(&s->v[i], &s->v[earlier]) && is_level(&s->v[i]))
			return (struct present){(long)i, 1};
	for (size_t i = earlier; i > 0 && scope_same_sentence(s, i - 1, earlier); i--) {
		size_t j = i - 1;

		if (!operand_same_unit(&s->v[j], &s->v[earlier]) || !is_outcome(s, j))
			continue;
		if (p.n == 0)
			p.at = (long)j;
		p.n++;
	}
	return p;
}

static void propose_amount(const struct scope *s, struct relations *list, size_t change)
{
	struct relation r = relation_new(list, RELATION_CHANGE, RANK_CLAUSE);
	long earlier = earlier_figure(s, change);
	struct present present;

	if (earlier < 0)
		return;
	present = present_figure(s, (size_t)earlier, change);
	if (present.at < 0)
		return;
	r.target = present.at;
	r.firmness = present.n == 1 ? FIRM : CONFIRM;
	relation_term(&r, (size_t)earlier, 1);
	relation_term(&r, change, sign_of(&s->v[change]));
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
	long earlier = earlier_figure(s, change);

	r.target = (long)rate;
	r.firmness = s->v[rate].exactness == EXACTNESS_RATE ? FIRM : IF_SLIP;
	r.telling = SLIP_DIGITS;
	relation_term(&r, change, 1);
	relation_divide(&r);
	if (earlier >= 0) {
		relation_term(&r, (size_t)earlier, 1);
	} else {
		struct present present = present_figure(s, change, change);

		if (present.n != 1)
			return;
		r.firmness = IF_SLIP;
		relation_term(&r, (size_t)present.at, 1);
		relation_term(&r, change, -sign_of(&s->v[change]));
	}
	relation_propose(list, &r);
}

/* 由1,250件降至1,000件，減少20%; 230件，較上月200件增加15% */
static void propose_rate_of_ends(const struct scope *s, struct relations *list, size_t rate)
{
	struct relation r = relation_new(list, RELATION_RATIO, RANK_CLAUSE);
	size_t before = rate - 1, last = s->v[before].role == ROLE_LEVEL && before > 0 ? before - 1 : before;
	struct present present;

	if (s->v[last].role != ROLE_PREVIOUS || !scope_same_sentence(s, last, rate) || !is_level(&s->v[last]))
		return;
	present = present_figure(s, last, rate);
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
		if (is_level(o) && !operand_is_rate(o))
			propose_amount(s, list, i);
		else if (operand_is_rate(o) && scope_same_sentence(s, i - 1, i) && is_level(before) && !operand_is_rate(before) &&
		         before->role == o->role && !is_compared_anew(s, i))
			propose_rate_of_amount(s, list, i);
		else if (operand_is_rate(o))
			propose_rate_of_ends(s, list, i);
	}
}
