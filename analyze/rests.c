/* What is left of a whole that stands farther away: 發現260項；已修補221項，未修補39項; and what two figures differ by,
 * the one in another sentence: 核定30人…缺額6人. */
#include "analyze/reach.h"
#include "analyze/relation.h"

enum { WHOLES_MAX = 6, DIGITS = 2, CHAR_BYTES = 3, STEM_BYTES = 6, LEAST = 10 };

static bool tells_rest(const struct scope *s, size_t i)
{
	static const char *const words[] = {"未",   "不",   "尚",   "其餘", "另",   "處理中", "辦理中", "審理中", "審查中",
	                                    "進行", "持續", "故障", "賸餘", "剩餘", "短少",   "短縮",   "縮短",   "差",
	                                    "缺",   "超額", "超出", "多出", "節省", "結餘",   "餘",     "淨",     "逾",
	                                    "增設", "無效", "退訓", NULL};

	return s->v[i].role == ROLE_REMAINDER || slice_has_any(scope_gap(s, i), words) || slice_starts(scope_tail(s, i), SLICE("因"));
}

static bool can_be_part(const struct operand *o)
{
	return (operand_is_amount(o) || slice_is(o->fact->kind, "duration")) && !operand_is_change(o) && o->role != ROLE_AVERAGE &&
	       o->role != ROLE_LIMIT && o->value.coef > 0;
}

/* the nearest figure of the unit in front, of the sentence or the one before */
static long part_before(const struct scope *s, size_t i)
{
	for (size_t j = i; j > 0 && i - j < WHOLES_MAX && reach_between(s, i, j - 1) <= REACH_BLOCK; j--)
		if (operand_same_unit(&s->v[j - 1], &s->v[i]) && can_be_part(&s->v[j - 1]))
			return (long)j - 1;
	return NO_TARGET;
}

/* 修補221項，未修補39項: the words of the one are the negation of the other's */
static bool is_negation(const struct scope *s, size_t rest, size_t part)
{
	static const char *const words[] = {"未", "不", "無", NULL};
	struct slice gap = scope_gap(s, rest);

	for (size_t w = 0; words[w] != NULL; w++) {
		size_t at = slice_find(gap, slice_of(words[w]));

		if (at + CHAR_BYTES + STEM_BYTES <= gap.n &&
		    slice_has(scope_gap(s, part), (struct slice){gap.p + at + CHAR_BYTES, STEM_BYTES}))
			return true;
	}
	return false;
}

/* 7件、5件、4件、2件；其餘6件: with others in front of it in the row the part is not all that is taken off */
static bool is_first_part(const struct scope *s, size_t part)
{
	struct reached before = reach_amounts(s, part, part);

	return before.n == 1 || (before.n > 1 && before.by[1] != REACH_SENTENCE);
}

/* 成立560件，不成立240件，其他100件: more is taken off behind it */
static bool goes_on(const struct scope *s, size_t rest)
{
	for (size_t i = rest + 1; i < s->n && i - rest < WHOLES_MAX && scope_same_sentence(s, i, rest); i++)
		if (operand_same_unit(&s->v[i], &s->v[rest]))
			return true;
	return false;
}

/* A clause without figures between them (扣除取消案件，尚有11,428件) takes something off as well. */
static enum firmness firmness_of(const struct scope *s, size_t rest, size_t part, enum reach by)
{
	bool skipped = s->v[rest].fact->clause - s->v[part].fact->clause > 1;

	bool negated = is_negation(s, rest, part);

	/* a rest in the sentence of its whole has its own template */
	if (by > REACH_BLOCK || goes_on(s, rest) || (!negated && (s->v[rest].role != ROLE_REMAINDER || by == REACH_SENTENCE)))
		return CONFIRM;
	return negated && !skipped && part + 1 >= rest && s->v[part].role != ROLE_PART && is_first_part(s, part) ? FIRM : IF_SLIP;
}

/* Without a sure word a small or round number is no rest. */
static bool is_sure(const struct scope *s, size_t rest, size_t part)
{
	int64_t digits = s->v[rest].value.coef;

	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	return s->v[rest].role == ROLE_REMAINDER || digits >= LEAST || is_negation(s, rest, part);
}

static void propose(const struct scope *s, struct relations *list, size_t rest, size_t part)
{
	struct reached wholes = reach_amounts(s, rest, part);
	size_t group = list->groups, tried = 0;

	for (size_t i = 0; i < wholes.n && tried < WHOLES_MAX; i++) {
		struct relation r = relation_new(list, RELATION_REMAINDER, RANK_WEAK);
		bool falls = decimal_cmp(s->v[wholes.v[i]].value, s->v[part].value) >= 0;

		r.group = group;
		r.source = SOURCE_CUE;
		r.target = (long)rest;
		r.telling = DIGITS;
		r.natural = tried == 0 && s->v[wholes.v[i]].role != ROLE_PREVIOUS;
		r.firmness = r.natural && falls ? firmness_of(s, rest, part, wholes.by[i]) : CONFIRM;
		tried++;
		relation_term(&r, falls ? wholes.v[i] : part, 1);
		relation_term(&r, falls ? part : wholes.v[i], -1);
		relation_propose(list, &r);
	}
}

void propose_rests(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		const struct operand *o = &s->v[i];
		long part;

		if (!(operand_is_amount(o) || slice_is(o->fact->kind, "duration")) || o->value.coef <= 0 || !tells_rest(s, i))
			continue;
		part = part_before(s, i);
		if (part >= 0 && is_sure(s, i, (size_t)part))
			propose(s, list, i, (size_t)part);
	}
}
