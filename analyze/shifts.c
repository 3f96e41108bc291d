/* A change whose other end stands farther away: 本月通報24件…。較去年同期32件減少8件; and percentage points between two
 * rates in reach: 開啟率6%，較上次演練之8.4%下降2.4個百分點. */
#include "analyze/comparison.h"
#include "analyze/reach.h"
#include "analyze/relation.h"

enum { BACK = 16, PAIRS_MAX = 8, DIGITS = 2, LEAST = 3 };

static bool is_points(const struct operand *o)
{
	return slice_is(o->fact->unit, "pp") && o->value.coef > 0;
}

static bool is_level(const struct operand *o, const struct operand *change)
{
	if (is_points(change))
		return operand_is_rate(o) && !operand_is_change(o);
	return operand_same_unit(o, change) && comparison_is_level(o) && !operand_is_change(o) && o->role != ROLE_AVERAGE &&
	       o->role != ROLE_ORIGINAL && o->role != ROLE_REVISED && o->role != ROLE_CUT && o->role != ROLE_ADDED;
}

static bool is_set_against(const struct scope *s, size_t i)
{
	static const char *const words[] = {"較", "比", "與", "由", "自", "於", "從", "去年", "上年", "上月", "上季", "升", "降", "增", "減", "至", NULL};

	return s->v[i].role == ROLE_PREVIOUS || s->v[i].role == ROLE_TARGET || s->v[i].role == ROLE_LIMIT ||
	       slice_has_any(scope_gap(s, i), words);
}

/* later = earlier + change, or less it */
static void propose(const struct scope *s, struct relations *list, size_t later, size_t earlier, size_t change,
                    enum firmness firmness, size_t group, bool natural)
{
	struct relation r = relation_new(list, RELATION_CHANGE, RANK_SENTENCE);
	bool rises = decimal_cmp(s->v[later].value, s->v[earlier].value) >= 0;

	r.group = group;
	r.target = (long)later;
	r.firmness = firmness;
	r.telling = DIGITS;
	r.natural = natural;
	relation_term(&r, earlier, 1);
	relation_term(&r, change, rises ? 1 : -1);
	relation_propose(list, &r);
}

static void propose_pairs(const struct scope *s, struct relations *list, size_t change)
{
	size_t group = list->groups, tried = 0;

	for (size_t e = change; e > 0 && change - e < BACK && scope_same_sentence(s, e - 1, change); e--) {
		if (!is_level(&s->v[e - 1], &s->v[change]))
			continue;
		for (size_t l = e - 1; l > 0 && e - l < BACK && tried < PAIRS_MAX; l--) {
			enum reach by = reach_between(s, change, l - 1);
			bool near = by == REACH_SENTENCE || (is_points(&s->v[change]) && by == REACH_BLOCK);

			if (by == REACH_NONE || s->v[l - 1].role == ROLE_PREVIOUS || !operand_same_unit(&s->v[l - 1], &s->v[e - 1]) || !is_level(&s->v[l - 1], &s->v[change]))
				continue;
			propose(s, list, l - 1, e - 1, change,
			        tried > 0 || !is_set_against(s, e - 1)       ? CONFIRM
			        : near && is_points(&s->v[change])           ? FIRM
			        : by <= REACH_BLOCK && s->v[e - 1].role == ROLE_PREVIOUS ? IF_SLIP
			                                                     : CONFIRM,
			        group, tried == 0);
			tried++;
		}
	}
}

static bool tells_change(const struct scope *s, size_t i)
{
	static const char *const words[] = {"縮短", "延長", "增設", "增收", "減收", "相差", "差距", "高出", "多出", "調升", "調降",
	                                    "增列", "新增", "再減", "再增", "改善", NULL};

	return operand_is_change(&s->v[i]) || is_points(&s->v[i]) || slice_ends_any(scope_gap(s, i), words);
}

void propose_shifts(const struct scope *s, struct relations *list)
{
	for (size_t i = 2; i < s->n; i++)
		if ((is_points(&s->v[i]) || (comparison_is_level(&s->v[i]) && !operand_is_rate(&s->v[i]) && s->v[i].value.coef >= LEAST)) &&
		    tells_change(s, i))
			propose_pairs(s, list, i);
}
