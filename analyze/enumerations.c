/* A total whose parts come after it in the sentence: 核定12案：甲類5案、乙類4案、丙類3案 (the colon says
 * so), and 共500件，核准420件，駁回50件，審理中30件 (only the row of like figures up to the end of the
 * sentence says so). */
#include "analyze/run.h"

/* so many digits that a row of figures misses a total before it by one slip less than once in 20 */
enum { FOLLOWING_DIGITS = 3 };

static bool is_announced(const struct scope *s, size_t i)
{
	return s->v[i].role == ROLE_PART && operand_cue(&s->v[i], "：");
}

/* the figure of the unit in front of the colon */
static long announced_total(const struct scope *s, size_t part)
{
	for (size_t i = part; i > 0 && scope_same_sentence(s, i - 1, part); i--)
		if (operand_same_unit(&s->v[i - 1], &s->v[part]) && !is_announced(s, i - 1) &&
		    !scope_is_bracketed(s, i - 1))
			return (long)i - 1;
	return NO_TARGET;
}

/* …等: the list names some of the parts */
static bool is_open(const struct scope *s, const struct run *run)
{
	return slice_starts(scope_tail(s, run->v[run->n - 1]), SLICE("等"));
}

/* the parts make up more than half of the total: 列管8件：逾期2件、落後1件 only picks some out */
static bool covers_most(const struct scope *s, const struct run *run, struct decimal total)
{
	struct decimal sum = decimal_int(0);

	for (size_t i = 0; i < run->n; i++)
		if (!decimal_add(sum, s->v[run->v[i]].value, &sum))
			return false;
	return decimal_mul(sum, decimal_int(2), &sum) && decimal_cmp(sum, total) > 0;
}

static void propose_announced(const struct scope *s, struct relations *list, size_t first, size_t end)
{
	struct run run = run_read(s, first, first, end);
	struct relation r = relation_new(list, RELATION_SUM, RANK_SENTENCE);

	r.target = announced_total(s, first);
	if (r.target < 0 || run.n < 2 || run.overflow)
		return;
	r.firmness = !run.even || run.compared || is_open(s, &run)          ? CONFIRM
	             : covers_most(s, &run, s->v[r.target].value) ? FIRM
	                                                          : IF_SLIP;
	run_terms(s, &run, 0, &r);
	relation_propose(list, &r);
}

void propose_announced_sums(const struct scope *s, struct relations *list)
{
	size_t end;

	for (size_t i = 0; i < s->n; i = end) {
		size_t last = i;

		end = i + 1;
		if (!is_announced(s, i))
			continue;
		while (end < s->n && scope_same_sentence(s, end, i)) {
			if (is_announced(s, end) && operand_same_unit(&s->v[end], &s->v[i]))
				last = end;
			end++;
		}
		propose_announced(s, list, i, last + 1);
		end = last + 1;
	}
}

static bool is_grand_total(const struct scope *s, size_t i)
{
	return scope_is_total(s, i) || (s->v[i].role == ROLE_NONE && slice_has(scope_gap(s, i), SLICE("總")));
}

static bool is_first_of_unit(const struct scope *s, size_t i, struct span sentence)
{
	for (size_t j = sentence.first; j < i; j++)
		if (operand_same_unit(&s->v[j], &s->v[i]))
			return false;
	return true;
}

void propose_following_parts(const struct scope *s, struct relations *list)
{
	for (size_t t = 0; t + 2 < s->n; t++) {
		struct span sentence = scope_sentence(s, t);
		struct relation r = relation_new(list, RELATION_SUM, RANK_SENTENCE);
		struct run run;

		if (!is_grand_total(s, t) || !scope_is_plain(s, t) || !is_first_of_unit(s, t, sentence))
			continue;
		run = run_read(s, t, t + 1, sentence.end);
		if (run.n < 2 || run.overflow || run.compared || !run.even)
			continue;
		r.target = (long)t;
		r.firmness = IF_SLIP;
		r.telling = FOLLOWING_DIGITS;
		run_terms(s, &run, 0, &r);
		relation_propose(list, &r);
	}
}
