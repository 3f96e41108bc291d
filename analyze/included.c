/* 其中/含/包括: a part must not exceed the total that stands before it in the same sentence. When
 * the parts of one 其中 list add up to the total, that is worth telling; that they do not is no
 * fault, unless figures of many digits miss it by one slip of the pen. */
#include "analyze/run.h"

/* so many digits that a list which does not close misses its total by one slip less than once in
 * 100 */
enum { EXHAUSTIVE_DIGITS = 5, NEAR_DIGITS = 3, TENTH = 10 };

/* 減列2,800萬元（含「綜合規劃」1,000萬元…） */
static bool is_decided(const struct operand *o)
{
	return (o->role == ROLE_CUT || o->role == ROLE_ADDED || o->role == ROLE_FROZEN) && o->quantity == QUANTITY_MONEY &&
	       o->exactness != EXACTNESS_APPROXIMATE;
}

/* 累計補助2,300萬元，其中… */
static bool is_running(const struct operand *o)
{
	return o->role == ROLE_CUMULATIVE && operand_is_amount(o);
}

static bool is_total(const struct scope *s, size_t i, size_t part)
{
	return operand_same_unit(&s->v[i], &s->v[part]) && (scope_is_plain(s, i) || is_decided(&s->v[i]) || is_running(&s->v[i])) &&
	       !scope_is_included(s, i);
}

/* 減列350萬元，改列2億元；其中…：behind a budget as it stood or stands, 其中 speaks of that, not of the cut */
static bool is_budget(const struct operand *o)
{
	return o->role == ROLE_ORIGINAL || o->role == ROLE_REVISED;
}

/* the nearest figure of the unit in [first, part): not one that brackets hold when the part stands outside */
static long nearest_total(const struct scope *s, size_t part, size_t first, size_t end)
{
	for (size_t i = end; i > first; i--) {
		if (!scope_is_bracketed(s, part) && scope_is_bracketed(s, i - 1))
			continue;
		if (is_total(s, i - 1, part))
			return (long)i - 1;
		if (is_budget(&s->v[i - 1]) && operand_same_unit(&s->v[i - 1], &s->v[part]))
			return NO_TARGET;
	}
	return NO_TARGET;
}

static long total_before(const struct scope *s, size_t part)
{
	return nearest_total(s, part, scope_sentence(s, part).first, part);
}

/* 進口總額1,248億元，較上年成長8%；其中早收清單198億元: a sentence that 其中 opens goes on with the one in front */
static long total_of_sentence_before(const struct scope *s, size_t part)
{
	size_t first = scope_sentence(s, part).first;

	if (first == 0 || s->v[first - 1].fact->block != s->v[part].fact->block ||
	    s->v[first - 1].fact->sentence + 1 != s->v[part].fact->sentence)
		return NO_TARGET;
	return nearest_total(s, part, scope_sentence(s, first - 1).first, first);
}

static bool exceeds_all(const struct scope *s, size_t part, struct span sentence)
{
	for (size_t i = sentence.first; i < part; i++)
		if (operand_same_unit(&s->v[i], &s->v[part]) &&
		    decimal_cmp(s->v[i].value, s->v[part].value) >= 0)
			return false;
	return true;
}

/* a larger figure earlier in the sentence may be the real total: 增加3件，其中A類5件 */
static enum firmness subset_firmness(const struct scope *s, size_t part, size_t total)
{
	return exceeds_all(s, part, scope_sentence(s, part)) && !scope_is_compared(s, total) ? FIRM : CONFIRM;
}

static void propose_subset(struct relations *list, size_t part, size_t total, enum firmness firmness)
{
	struct relation r = relation_new(list, RELATION_SUBSET, RANK_WEAK);

	r.source = SOURCE_CUE;
	r.target = (long)part;
	r.firmness = firmness;
	relation_term(&r, total, 1);
	relation_propose(list, &r);
}

/* 其中中央負擔2億元，本市自籌1億元: the clauses behind may still tell parts */
static void propose_followers(const struct scope *s, struct relations *list, size_t first, size_t end, size_t total)
{
	for (size_t i = first; i < end; i++)
		if (is_total(s, i, first - 1) && operand_same_unit(&s->v[i], &s->v[total]))
			propose_subset(list, i, total, CONFIRM);
}

/* The parts make up the whole to within a tenth: examples seldom do. */
static bool is_near(const struct scope *s, const struct run *run, size_t total)
{
	struct decimal sum = s->v[total].value, tenth = sum;

	sum.coef = -sum.coef;
	for (size_t i = 0; i < run->n; i++)
		if (!decimal_add(sum, s->v[run->v[i]].value, &sum))
			return false;
	sum.coef = sum.coef < 0 ? -sum.coef : sum.coef;
	return decimal_mul(sum, decimal_int(TENTH), &sum) && decimal_cmp(sum, tenth) <= 0;
}

/* 共366處，包括A級8處、B級146處及C級212處: the list of a total that 及 closes names all there is */
static bool is_closed(const struct scope *s, const struct run *run, size_t total)
{
	static const char *const last[] = {"及", "以及", "與", "和", "暨", NULL};

	return run->n > 2 && scope_is_total(s, total) && slice_starts_any(scope_gap(s, run->v[run->n - 1]), last);
}

static void propose_closure(const struct scope *s, struct relations *list, size_t first, size_t end,
                            size_t total)
{
	struct run run = run_read_parts(s, first, first, end);
	struct relation r = relation_new(list, RELATION_SUM, RANK_SENTENCE);

	if (run.n < 2 || run.overflow || !run.even)
		return;
	r.target = (long)total;
	r.firmness = IF_SLIP;
	r.alt = "exhaustive";
	r.telling = is_near(s, &run, total) || is_closed(s, &run, total) ? NEAR_DIGITS : EXHAUSTIVE_DIGITS;
	run_terms(s, &run, 0, &r);
	relation_propose(list, &r);
}

static bool goes_on(const struct scope *s, size_t i, size_t first, bool clauses)
{
	if (scope_is_included(s, i) || s->v[i].quantity == QUANTITY_PERCENT)
		return true;
	return s->v[i].role == ROLE_NONE && operand_same_unit(&s->v[i], &s->v[first]) &&
	       (clauses ? !scope_is_compared(s, i) : scope_continues_list(s, i));
}

/* A list goes on with figures of the unit that have no other role: after 、 or 及; with clauses: in
 * the following clauses too (其中中央負擔2億元，本市自籌1億元). */
static size_t list_end(const struct scope *s, size_t first, bool clauses)
{
	size_t end = first + 1;

	while (end < s->n && scope_same_sentence(s, end, first) && goes_on(s, end, first, clauses))
		end++;
	return end;
}

void propose_included(const struct scope *s, struct relations *list)
{
	size_t end = 0;

	for (size_t i = 0; i < s->n; i++) {
		long total;
		size_t far;

		if (!scope_is_included(s, i) || !scope_is_plain(s, i) ||
		    s->v[i].quantity == QUANTITY_MEASURE)
			continue;
		total = total_before(s, i);
		if (total < 0) {
			total = total_of_sentence_before(s, i);
			if (total >= 0)
				propose_subset(list, i, (size_t)total, CONFIRM);
			continue;
		}
		propose_subset(list, i, (size_t)total, subset_firmness(s, i, (size_t)total));
		if (i < end)
			continue;
		end = list_end(s, i, false);
		propose_closure(s, list, i, end, (size_t)total);
		far = list_end(s, i, true);
		if (far > end)
			propose_closure(s, list, i, far, (size_t)total);
		propose_followers(s, list, end, far, (size_t)total);
	}
}
