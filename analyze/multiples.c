/* 3萬6,000公噸，為去年同期2萬4,000公噸之1.5倍: the multiple of the figure right in front. 較去年增加1.5倍 is said of
 * 2.5 times as much and of 1.5 times: either reading holds (reconciliation.md 1.1). */
#include "analyze/relation.h"

static bool is_multiple(const struct operand *o)
{
	return slice_is(o->fact->unit, "倍") && o->value.coef > 0 && decimal_cmp(o->upper, o->value) == 0;
}

/* what is so many times the figure `base`: the nearest of its unit in front that is no other base */
static long figure_before(const struct scope *s, size_t base)
{
	for (size_t i = base; i > 0 && scope_same_sentence(s, i - 1, base); i--)
		if (operand_same_unit(&s->v[i - 1], &s->v[base]) && s->v[i - 1].role != ROLE_PREVIOUS)
			return operand_is_amount(&s->v[i - 1]) && !scope_is_bracketed(s, i - 1) ? (long)i - 1 : NO_TARGET;
	return NO_TARGET;
}

static void propose(const struct scope *s, struct relations *list, size_t multiple, size_t figure, size_t base)
{
	struct relation r = relation_new(list, RELATION_RATIO, RANK_CLAUSE);

	r.target = (long)multiple;
	r.firmness = s->v[multiple].exactness == EXACTNESS_APPROXIMATE ? CONFIRM : FIRM;
	relation_term(&r, figure, 1);
	if (s->v[multiple].role == ROLE_INCREASE) {
		struct relation same = r;

		relation_divide(&same);
		relation_term(&same, base, 1);
		same.alt = "multiple";
		relation_propose(list, &same);
		relation_term(&r, base, -1);
	}
	relation_divide(&r);
	relation_term(&r, base, 1);
	relation_propose(list, &r);
}

void propose_multiples(const struct scope *s, struct relations *list)
{
	static const char *const of[] = {"之", "的", NULL};

	for (size_t i = 2; i < s->n; i++) {
		bool grows = s->v[i].role == ROLE_INCREASE && s->v[i - 1].role == ROLE_PREVIOUS;
		long figure;

		if (!is_multiple(&s->v[i]) || !scope_same_sentence(s, i - 1, i) || !operand_is_amount(&s->v[i - 1]) ||
		    (!grows && !slice_starts_any(scope_gap(s, i), of)))
			continue;
		figure = figure_before(s, i - 1);
		if (figure >= 0)
			propose(s, list, i, (size_t)figure, i - 1);
	}
}
