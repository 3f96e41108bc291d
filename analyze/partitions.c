/* A total and its parts where no template above has tied them: the figures of one unit in a sentence, in their order.
 * A row that adds up to the figure beside it, or to one in its reach, is told; that it does not, only where words
 * say that the row divides the figure, and by a slip (reconciliation.md 2.1: arithmetic confirms, it does not
 * accuse). */
#include "analyze/reach.h"
#include "analyze/relation.h"

/* LEAST: below it three figures agree by chance too often; CLOSED, OPEN: digits of a telling slip in a row that a last
 * name closes, in one that only opens */
enum { ROW_MAX = 24, LEAST = 20, LEAST_OF_PAIR = 100, CLOSED_DIGITS = 2, OPEN_DIGITS = 3, LONG_DIGITS = 4, OUTSIDE_MAX = 6, SENTENCE_MAX = 96 };

struct row {
	size_t v[ROW_MAX];
	size_t n;
};

static bool is_summand(const struct scope *s, size_t i)
{
	const struct operand *o = &s->v[i];

	switch (o->role) {
	case ROLE_NONE:
	case ROLE_TOTAL:
	case ROLE_PART:
	case ROLE_LEVEL:
	case ROLE_REMAINDER:
	case ROLE_CUMULATIVE:
	case ROLE_FROZEN:
	case ROLE_CUT:
		return operand_is_amount(o);
	default:
		return false;
	}
}

static struct row read_row(const struct scope *s, size_t like, size_t end)
{
	struct row row = {.n = 0};

	for (size_t i = like; i < end && row.n < ROW_MAX; i++)
		if (operand_same_unit(&s->v[i], &s->v[like]) && is_summand(s, i))
			row.v[row.n++] = i;
	return row;
}

static bool add(const struct scope *s, const struct row *row, size_t first, size_t end, struct decimal *sum)
{
	*sum = decimal_int(0);
	for (size_t i = first; i < end; i++)
		if (!decimal_add(*sum, s->v[row->v[i]].value, sum))
			return false;
	return true;
}

/* So large, or of so many parts, that it is no accident. */
static bool is_telling(const struct operand *total, size_t parts)
{
	struct decimal least = total->quantum;

	least.coef *= parts > 2 ? LEAST : LEAST_OF_PAIR;
	return decimal_cmp(total->value, least) >= 0;
}

static void propose(struct relations *list, size_t total, const struct row *row, size_t first,
                    size_t end, enum firmness firmness, size_t group)
{
	struct relation r = relation_new(list, RELATION_SUM, RANK_WEAK);

	if (total == row->v[first])
		return;
	r.group = group;
	r.source = SOURCE_CUE;
	r.target = (long)total;
	r.firmness = firmness;
	for (size_t i = first; i < end; i++)
		relation_term(&r, row->v[i], 1);
	relation_propose(list, &r);
}

/* [first, end) when it gives exactly the total; whole: it is all that stands in the sentence, which is no accident
 * however small it is */
static void confirm(const struct scope *s, struct relations *list, size_t total, const struct row *row, size_t first,
                    size_t end, bool whole)
{
	struct decimal sum;

	if (end - first < 2 || !add(s, row, first, end, &sum) || decimal_cmp(sum, s->v[total].value) != 0 ||
	    !(whole || scope_is_bracketed(s, row->v[first]) || is_telling(&s->v[total], end - first)))
		return;
	propose(list, total, row, first, end, CONFIRM, list->groups);
}

/* ---- what words say ------------------------------------------------------------------------------ */

/* 計有…, 分為…, 來源如次：: what follows divides the figure before, all of it; 其中 and 包括 may name some parts */
static bool divides(const struct scope *s, size_t first)
{
	static const char *const words[] = {"計有", "分為", "分別", "分屬", "依", "按", "來源", "區分", "：", NULL};

	return slice_has_any(scope_gap(s, first), words) || operand_cue(&s->v[first], "：") ||
	       slice_starts(s->v[first].fact->cue, SLICE("分別"));
}

static bool opens_parts(const struct scope *s, size_t first)
{
	static const char *const words[] = {"其中", "包括", "包含", NULL};

	return slice_is_any(s->v[first].fact->cue, words) || slice_has_any(scope_gap(s, first), words);
}

/* 其他100件; 及其他機關18個: the last of them all */
static bool closes_parts(const struct scope *s, const struct row *row)
{
	size_t last = row->v[row->n - 1];
	static const char *const words[] = {"其他", "其餘", "未", "處理中", "審理中", "審查中", "進行中", "辦理中", NULL};
	static const char *const joints[] = {"及", "以及", "與", "和", "暨", NULL};
	struct slice gap = scope_gap(s, last);

	return slice_has_any(gap, words) || (row->v[row->n - 2] + 1 == last && slice_starts_any(gap, joints));
}

/* 已完工41件、施工中16件、未開工7件 */
static bool tells_done(const struct scope *s, size_t first)
{
	static const char *const words[] = {"已", "完", "成立", "核准", "通過", "結", NULL};

	return slice_has_any(scope_gap(s, first), words);
}

/* digits of a slip that tells that the row is all of the total; 0: nothing tells it */
static size_t telling_digits(const struct scope *s, const struct row *row, size_t first, size_t total)
{
	bool closed = closes_parts(s, row);

	/* 成立45件、不成立21件: the first of the states is no total; 甲5案、乙4案等: some of the parts */
	if (tells_done(s, total) || slice_starts(scope_tail(s, row->v[row->n - 1]), SLICE("等")))
		return 0;
	if (divides(s, row->v[first]) || (closed && row->n - first > 2 && tells_done(s, row->v[first])))
		return CLOSED_DIGITS;
	if (opens_parts(s, row->v[first]))
		return closed ? OPEN_DIGITS : 0;
	return closed && row->n - first > 2 ? OPEN_DIGITS : LONG_DIGITS;
}

static bool is_part(const struct operand *o)
{
	return o->role == ROLE_NONE || o->role == ROLE_PART || o->role == ROLE_REMAINDER;
}

/* The figure before the row is its total, all that follows its parts. */
static void propose_front(const struct scope *s, struct relations *list, size_t total, const struct row *row, size_t first)
{
	struct relation r = relation_new(list, RELATION_SUM, RANK_WEAK);

	if (row->n - first < 2 || scope_is_compared(s, total))
		return;
	r.source = SOURCE_CUE;
	r.target = (long)total;
	r.natural = true;
	r.telling = telling_digits(s, row, first, total);
	r.firmness = r.telling > 0 ? IF_SLIP : CONFIRM;
	for (size_t i = first; i < row->n; i++) {
		if (scope_is_compared(s, row->v[i]) || !is_part(&s->v[row->v[i]]))
			return;
		relation_term(&r, row->v[i], 1);
	}
	relation_propose(list, &r);
}

/* 委辦費1億8,000萬元凍結5,400萬元、資訊服務費4,000萬元: what is larger than the total is no part of it */
static struct row smaller_than(const struct scope *s, const struct row *row, size_t first, size_t total)
{
	struct row parts = {.n = 0};

	for (size_t i = first; i < row->n; i++)
		if (decimal_cmp(s->v[row->v[i]].value, s->v[total].value) < 0)
			parts.v[parts.n++] = row->v[i];
	return parts;
}

static void propose_inside(const struct scope *s, struct relations *list, const struct row *row)
{
	propose_front(s, list, row->v[0], row, 1);
	for (size_t t = 0; t < row->n; t++) {
		struct row parts = smaller_than(s, row, t + 1, row->v[t]);

		for (size_t end = 2; end <= parts.n; end++)
			confirm(s, list, row->v[t], &parts, 0, end, t == 0 && end == parts.n);
		for (size_t first = 0; first + 2 <= t; first++)
			confirm(s, list, row->v[t], row, first, t, first == 0);
	}
}

/* The total stands in another sentence of the paragraph, above the list, or in the item before. */
static void propose_outside(const struct scope *s, struct relations *list, const struct row *row)
{
	struct reached totals = reach_amounts(s, row->v[0], row->v[0]);
	size_t tried = 0;

	for (size_t i = 0; i < totals.n && tried < OUTSIDE_MAX; i++) {
		if (totals.by[i] == REACH_SENTENCE || !operand_same_unit(&s->v[totals.v[i]], &s->v[row->v[0]]))
			continue;
		if (tried++ == 0)
			propose_front(s, list, totals.v[i], row, 0);
		for (size_t end = row->n; end >= 2; end--)
			confirm(s, list, totals.v[i], row, 0, end, false);
		for (size_t first = 1; first + 2 <= row->n; first++)
			confirm(s, list, totals.v[i], row, first, row->n, false);
	}
}

static bool is_first_of_unit(const struct scope *s, size_t i)
{
	for (size_t j = scope_sentence(s, i).first; j < i; j++)
		if (operand_same_unit(&s->v[j], &s->v[i]) && is_summand(s, j))
			return false;
	return true;
}

/* ---- a total behind its parts, in other sentences and items --------------------------------------- */

/* 連同以前年度9.6億元，共60億元: with the figures of the sentence those before it in reach, one after the other */
static void propose_joined(const struct scope *s, struct relations *list, size_t total)
{
	static const char *const words[] = {"連同", "加計", "併同", "加上", NULL};
	struct reached before = reach_amounts(s, total, total);
	struct relation r = relation_new(list, RELATION_SUM, RANK_WEAK);
	struct decimal sum = decimal_int(0);
	bool joined = false;

	r.source = SOURCE_CUE;
	r.target = (long)total;
	r.telling = OPEN_DIGITS;
	for (size_t i = 0; i < before.n; i++) {
		size_t part = before.v[i];

		joined = joined || (before.by[i] == REACH_SENTENCE && slice_has_any(scope_gap(s, part), words));
		if (!operand_same_unit(&s->v[part], &s->v[total]) || !is_summand(s, part))
			continue;
		if (!decimal_add(sum, s->v[part].value, &sum) || (r.n >= 2 && decimal_cmp(sum, s->v[total].value) > 0))
			break;
		relation_term(&r, part, 1);
		if (r.n >= 2 && decimal_cmp(sum, s->v[total].value) == 0 && is_telling(&s->v[total], r.n)) {
			r.firmness = CONFIRM;
			relation_propose(list, &r);
			return;
		}
	}
	if (!joined || r.n < 2)
		return;
	r.n = 2;
	r.firmness = IF_SLIP;
	relation_propose(list, &r);
}

/* of each item or paragraph before, the figure of the unit that counts for it: its total, else its first, or its last */
enum choice { CHOOSE_FIRST, CHOOSE_TOTAL };

static bool is_chosen(const struct scope *s, size_t i, enum choice choice)
{
	return choice == CHOOSE_TOTAL ? s->v[i].role == ROLE_TOTAL : is_first_of_unit(s, i);
}

/* 前述兩場總計84家: one figure of each item before */
static void propose_across(const struct scope *s, struct relations *list, size_t total, enum choice choice)
{
	struct reached before = reach_amounts(s, total, total);
	struct relation r = relation_new(list, RELATION_SUM, RANK_WEAK);
	struct decimal sum = decimal_int(0);
	int64_t block = s->v[total].fact->block;

	r.source = SOURCE_CUE;
	r.target = (long)total;
	r.firmness = CONFIRM;
	for (size_t i = 0; i < before.n; i++) {
		size_t part = before.v[i];

		if (!operand_same_unit(&s->v[part], &s->v[total]) || s->v[part].fact->block == block || !is_summand(s, part) ||
		    !is_chosen(s, part, choice))
			continue;
		block = s->v[part].fact->block;
		if (!decimal_add(sum, s->v[part].value, &sum) || decimal_cmp(sum, s->v[total].value) > 0)
			return;
		relation_term(&r, part, 1);
		if (r.n >= 2 && decimal_cmp(sum, s->v[total].value) == 0) {
			relation_propose(list, &r);
			return;
		}
	}
}

void propose_partitions(const struct scope *s, struct relations *list)
{
	static const char *const sums[] = {"合計", "合共", "共計", "共需", "共須", "總計", "可支用", NULL};

	for (size_t i = 0; i < s->n; i++) {
		struct span sentence = scope_sentence(s, i);
		struct row row;

		if (operand_is_amount(&s->v[i]) && (scope_is_total(s, i) || slice_has_any(scope_gap(s, i), sums)))
			propose_joined(s, list, i);
		if (scope_is_total(s, i) && operand_is_amount(&s->v[i])) {
			propose_across(s, list, i, CHOOSE_FIRST);
			propose_across(s, list, i, CHOOSE_TOTAL);
		}
		/* a sentence without end is no sentence */
		if (i - sentence.first > SENTENCE_MAX || !is_summand(s, i) || !is_first_of_unit(s, i))
			continue;
		row = read_row(s, i, sentence.end < i + SENTENCE_MAX ? sentence.end : i + SENTENCE_MAX);
		if (row.n < 2)
			continue;
		propose_inside(s, list, &row);
		propose_outside(s, list, &row);
	}
}
