/* A change stated with both ends: 本月230件，較上月200件增加30件; 由去年1,250件降至1,000件，減少250件:
 * the earlier figure and the change give the present one. */
#include "analyze/run.h"

static bool is_amount(const struct operand *o)
{
	return (o->quantity == QUANTITY_COUNT || o->quantity == QUANTITY_MONEY ||
	        o->quantity == QUANTITY_MEASURE) &&
	       o->exactness != EXACTNESS_APPROXIMATE && o->value.coef > 0 &&
	       decimal_cmp(o->upper, o->value) == 0;
}

/* the earlier figure: the nearest in front with that role; another change of the unit uses it up */
static long earlier_figure(const struct scope *s, size_t change)
{
	for (size_t i = change; i > 0 && scope_same_sentence(s, i - 1, change); i--) {
		const struct operand *o = &s->v[i - 1];

		if (!operand_same_unit(o, &s->v[change]))
			continue;
		if (o->role == ROLE_PREVIOUS && is_amount(o))
			return (long)i - 1;
		if (o->role == ROLE_INCREASE || o->role == ROLE_DECREASE)
			break;
	}
	return NO_TARGET;
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
		if (s->v[i].role == ROLE_LEVEL && operand_same_unit(&s->v[i], &s->v[change]) && is_amount(&s->v[i]))
			return (struct present){(long)i, 1};
	for (size_t i = earlier; i > 0 && scope_same_sentence(s, i - 1, earlier); i--) {
		size_t j = i - 1;

		if (!operand_same_unit(&s->v[j], &s->v[change]) || !scope_is_plain(s, j) || scope_is_bracketed(s, j))
			continue;
		if (p.n == 0)
			p.at = (long)j;
		p.n++;
	}
	return p;
}

void propose_changes(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		struct relation r = relation_new(list, RELATION_CHANGE, RANK_CLAUSE);
		long earlier = NO_TARGET;
		struct present present;

		if ((s->v[i].role == ROLE_INCREASE || s->v[i].role == ROLE_DECREASE) && is_amount(&s->v[i]))
			earlier = earlier_figure(s, i);
		if (earlier < 0)
			continue;
		present = present_figure(s, (size_t)earlier, i);
		if (present.at < 0)
			continue;
		r.target = present.at;
		r.firmness = present.n == 1 ? FIRM : CONFIRM;
		relation_term(&r, (size_t)earlier, 1);
		relation_term(&r, i, s->v[i].role == ROLE_INCREASE ? 1 : -1);
		relation_propose(list, &r);
	}
}
