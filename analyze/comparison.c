#include "analyze/comparison.h"

#include "analyze/relation.h"
#include "analyze/thing.h"

/* 百分點 are what one percentage has more than another */
static bool is_of_kind(const struct operand *o, const struct operand *change)
{
	return operand_same_unit(o, change) || (slice_is(change->fact->unit, "pp") && operand_is_rate(o));
}

bool comparison_is_level(const struct operand *o)
{
	return operand_is_amount(o) || (o->exactness != EXACTNESS_APPROXIMATE && o->value.coef > 0 &&
	                                decimal_cmp(o->upper, o->value) == 0 &&
	                                (o->quantity == QUANTITY_PERCENT || slice_is(o->fact->kind, "duration")));
}

int comparison_sign(const struct operand *change)
{
	return change->role == ROLE_INCREASE ? 1 : -1;
}

/* 較上年度5億元, 較原列預算數5億元 */
static bool is_set_against(const struct operand *o)
{
	return o->role == ROLE_PREVIOUS || (o->role == ROLE_ORIGINAL && o->fact->basis.n > 0);
}

long comparison_earlier(const struct scope *s, size_t change)
{
	for (size_t i = change; i > 0 && scope_same_sentence(s, i - 1, change); i--) {
		const struct operand *o = &s->v[i - 1];

		if (!is_of_kind(o, &s->v[change]))
			continue;
		if (comparison_is_level(o) && (is_set_against(o) || slice_has(s->v[change].fact->basis, o->fact->raw)))
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
	return comparison_is_level(o) && (o->role == ROLE_CUMULATIVE || (!operand_is_amount(o) && (o->role == ROLE_NONE ||
	                       o->role == ROLE_LEVEL || o->role == ROLE_RATE || o->role == ROLE_SHARE)));
}

/* what stands in front of `earlier` in the sentence of figure `end` - 1 */
static struct present outcomes_before(const struct scope *s, size_t end, size_t earlier, bool with_parts)
{
	struct present p = {NO_TARGET, 0};

	for (size_t i = end; i > 0 && scope_same_sentence(s, i - 1, end - 1); i--) {
		size_t j = i - 1;

		if (j == earlier || !operand_same_unit(&s->v[j], &s->v[earlier]) || !is_outcome(s, j) || (!with_parts && s->v[j].role == ROLE_PART))
			continue;
		if (p.n == 0)
			p.at = (long)j;
		p.n++;
	}
	return p;
}

/* …改列156億元；較上年度149億元增加7億元: a sentence that is a comparison is told of the one in front */
static struct present outcome_of_sentence_before(const struct scope *s, size_t earlier)
{
	static const char *const opens[] = {"較", "比", "與", NULL};
	size_t first = scope_sentence(s, earlier).first;
	struct present p = {NO_TARGET, 0};

	for (size_t k = 0; opens[k] && first > 0; k++)
		if (slice_starts(s->v[earlier].fact->context, slice_of(opens[k])) &&
		    s->v[first - 1].fact->block == s->v[earlier].fact->block &&
		    s->v[first - 1].fact->sentence + 1 == s->v[earlier].fact->sentence)
			p = outcomes_before(s, first, earlier, false);
	if (p.n > 1 && s->v[p.at].role == ROLE_REVISED)
		p.n = 1;
	return p;
}

struct present comparison_present(const struct scope *s, size_t earlier, size_t change)
{
	struct present p;

	for (size_t i = earlier + 1; i < change; i++)
		if (s->v[i].role == ROLE_LEVEL && operand_same_unit(&s->v[i], &s->v[earlier]) && comparison_is_level(&s->v[i]))
			return (struct present){(long)i, 1};
	p = outcomes_before(s, earlier + 1, earlier, true);
	return p.n > 0 ? p : outcome_of_sentence_before(s, earlier);
}

long comparison_set_against(const struct scope *s, size_t i)
{
	struct present p;

	if (operand_is_rate(&s->v[i]) && operand_is_change(&s->v[i]))
		return i > 0 && scope_same_sentence(s, i - 1, i) && operand_is_amount(&s->v[i - 1]) &&
		                       thing_is_reported(&s->v[i - 1])
		               ? (long)i - 1
		               : NO_TARGET;
	p = comparison_present(s, i, i);
	return p.n > 0 && (p.n == 1 || s->v[p.at].role == ROLE_REVISED) ? p.at : NO_TARGET;
}
