/* A rate alone beside an exact count: 53件，較上月減少47.52% came from 101 and no other number; 11.32% of 53 are
 * 6. If no whole number fits, the rate or the count is wrong (reconciliation.md 1.2, share and growth). */
#include "analyze/run.h"

static bool is_rate(const struct operand *o)
{
	return o->quantity == QUANTITY_PERCENT && slice_is(o->fact->unit, "%") &&
	       o->exactness == EXACTNESS_RATE && o->value.coef > 0;
}

static bool is_exact_count(const struct operand *o)
{
	return o->quantity == QUANTITY_COUNT && operand_is_exact(o) && o->value.coef > 0 && o->value.exp == 0 &&
	       (o->role == ROLE_NONE || o->role == ROLE_TOTAL || o->role == ROLE_LEVEL || o->role == ROLE_CUMULATIVE);
}

static void propose(struct relations *list, size_t rate, size_t count, enum implied implied)
{
	struct relation r = relation_new(list, RELATION_IMPLIED, RANK_SENTENCE);

	r.target = (long)rate;
	r.firmness = FIRM;
	r.implied = implied;
	relation_term(&r, count, 1);
	relation_propose(list, &r);
}

/* 53件，較上個月減少47.52%: the comparison begins right behind the count */
static bool follows_directly(const struct scope *s, size_t rate)
{
	static const char *const opens[] = {"較", "比", "年增", "年減", "月增", "月減", NULL};
	struct slice gap = scope_gap(s, rate);

	return slice_starts_any(gap, opens);
}

static void propose_base(const struct scope *s, struct relations *list, size_t rate)
{
	if (is_exact_count(&s->v[rate - 1]) && scope_same_sentence(s, rate - 1, rate) && follows_directly(s, rate) &&
	    s->v[rate].fact->clause - s->v[rate - 1].fact->clause <= 1)
		propose(list, rate, rate - 1,
		        s->v[rate].role == ROLE_INCREASE ? IMPLIED_LOWER_BASE : IMPLIED_HIGHER_BASE);
}

/* 殭屍網路事件下降71.43%，占通報事件11.32%: the same thing has changed whose share is told: 6 came from 21 */
static void propose_chain(const struct scope *s, struct relations *list, size_t share, size_t whole)
{
	struct relation r = relation_new(list, RELATION_IMPLIED, RANK_SENTENCE);
	size_t change = share - 1;

	if (change <= whole || !is_rate(&s->v[change]) || !operand_is_change(&s->v[change]) ||
	    s->v[share].fact->clause - s->v[change].fact->clause != 1 ||
	    !slice_eq(s->v[share].fact->subject, s->v[change].fact->subject))
		return;
	r.target = (long)change;
	r.firmness = FIRM;
	r.implied = s->v[change].role == ROLE_INCREASE ? IMPLIED_LOWER_BASE : IMPLIED_HIGHER_BASE;
	relation_term(&r, whole, 1);
	relation_term(&r, share, 1);
	relation_propose(list, &r);
}

/* 通報53件，…占通報事件11.32%: the only count of the sentence is of what the share is taken of, and no part
 * stands beside the share */
static void propose_part(const struct scope *s, struct relations *list, size_t rate)
{
	static const char *const amounts[] = {"金額", "預算", "經費", "款", "數額", "費用", NULL};
	long whole = NO_TARGET;

	for (size_t i = rate; i > 0 && scope_same_sentence(s, i - 1, rate); i--) {
		const struct operand *o = &s->v[i - 1];

		if (o->quantity != QUANTITY_COUNT)
			continue;
		if (whole >= 0 || o->fact->clause == s->v[rate].fact->clause)
			return;
		whole = (long)i - 1;
	}
	/* 228件採購，…占預算金額90.87%: a share of money */
	if (slice_has_any(s->v[rate].fact->basis, amounts))
		return;
	/* 查證6件，占公共建設計畫3%: nothing but 占 in between, and the count in front is the part */
	if (whole >= 0 && s->v[rate].fact->clause - s->v[whole].fact->clause <= 1 && slice_starts(scope_gap(s, rate), SLICE("占")))
		return;
	if (whole >= 0 && is_exact_count(&s->v[whole]) &&
	    text_shares_word(s->v[rate].fact->basis, s->v[whole].fact->subject))
		propose(list, rate, (size_t)whole, IMPLIED_PART);
	else
		return;
	propose_chain(s, list, rate, (size_t)whole);
}

void propose_implied(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		if (!is_rate(&s->v[i]))
			continue;
		if (operand_is_change(&s->v[i]))
			propose_base(s, list, i);
		else if (s->v[i].role == ROLE_SHARE && s->v[i].fact->basis.n > 0)
			propose_part(s, list, i);
	}
}
