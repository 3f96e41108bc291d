/* Two figures and what lies between them, by a word that says so: 收入2億4,500萬元，支出2億1,300萬元，賸餘3,200萬元;
 * 編制員額120人，現有員額112人，缺額8人. A rest of parts (餘, 其餘) is in remainders.c. */
#include "analyze/relation.h"

/* digits by which a slip accuses where no words say what the two figures are */
enum { SLIP_DIGITS = 3, FIGURES_MAX = 8 };

static bool tells_difference(const struct scope *s, size_t i)
{
	static const char *const words[] = {"缺額", "差額", "不足", "短缺", "短差", "短少", "賸餘", "剩餘", "結餘",
	                                    "餘絀", "盈餘", "短絀", "虧損", "純益", "純損", "淨增", "淨減", "相差",
	                                    "差距", "逆差", "順差", NULL};

	return slice_has_any(scope_gap(s, i), words);
}

/* the two figures of the unit in front, and how many more there are */
struct pair {
	size_t first, second, n;
};

static struct pair find_pair(const struct scope *s, size_t difference)
{
	struct pair p = {0, 0, 0};

	for (size_t i = difference; i > 0 && difference - i < FIGURES_MAX && scope_same_sentence(s, i - 1, difference); i--) {
		const struct operand *o = &s->v[i - 1];

		if (!operand_same_unit(o, &s->v[difference]) || scope_is_bracketed(s, i - 1) || scope_is_included(s, i - 1))
			continue;
		p.first = i - 1;
		if (p.n++ == 0)
			p.second = i - 1;
		/* what has another part to play (較上年增加…) stands for another relation */
		if (!operand_is_amount(o) || operand_is_change(o) ||
		    o->role == ROLE_AVERAGE || o->role == ROLE_PREVIOUS)
			p.n = FIGURES_MAX;
	}
	return p;
}

/* The words in front of the two say that one comes off the other. */
static bool is_set_against(const struct scope *s, struct pair p)
{
	static const char *const sides[][2][8] = {
	        {{"收入", "歲入", "進口", "出口", "資產", NULL}, {"支出", "歲出", "成本", "出口", "進口", "負債", "費用", NULL}},
	        {{"編制", "預算", "應", "核定", "總", "需", NULL}, {"現有", "實", "已", "在職", "僅", "到職", NULL}}};
	struct slice a = scope_gap(s, p.first), b = scope_gap(s, p.second);

	for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++)
		if (slice_has_any(a, sides[i][0]) && slice_has_any(b, sides[i][1]))
			return true;
	return false;
}

void propose_balances(const struct scope *s, struct relations *list)
{
	for (size_t i = 2; i < s->n; i++) {
		struct relation r = relation_new(list, RELATION_REMAINDER, RANK_CLAUSE);
		struct pair p;
		bool falls;

		if (!operand_is_amount(&s->v[i]) || !tells_difference(s, i))
			continue;
		p = find_pair(s, i);
		if (p.n != 2)
			continue;
		falls = decimal_cmp(s->v[p.first].value, s->v[p.second].value) >= 0;
		r.target = (long)i;
		r.firmness = is_set_against(s, p) ? FIRM : IF_SLIP;
		r.telling = SLIP_DIGITS;
		relation_term(&r, falls ? p.first : p.second, 1);
		relation_term(&r, falls ? p.second : p.first, -1);
		relation_propose(list, &r);
	}
}
