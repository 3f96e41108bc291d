/* So much for each, where count or total stand farther away: 開辦126班；受訓5,292人次，平均每班42人次; 審驗2,560臺；規費
 * 每臺1,500元，計收384萬元. */
#include "analyze/reach.h"
#include "analyze/relation.h"

enum { COUNTS_MAX = 3, TOTALS_MAX = 4, AHEAD = 3, DIGITS = 3 };

static bool is_per(const struct operand *o)
{
	return o->role == ROLE_AVERAGE && o->quantity != QUANTITY_PERCENT && o->value.coef > 0 &&
	       decimal_cmp(o->upper, o->value) == 0;
}

/* one in the sentence, and no other in reach that it might be */
static bool is_only(const struct reached *r)
{
	return r->n == 1 || (r->n > 1 && r->by[0] < r->by[1]);
}

static bool is_larger(const struct scope *s, size_t a, size_t b)
{
	return decimal_cmp(s->v[a].value, s->v[b].value) > 0;
}

/* average = total / count */
static void propose_average(const struct scope *s, struct relations *list, size_t average)
{
	struct reached counts = reach_counts(s, average), totals = reach_amounts(s, average, average);
	size_t group = list->groups, tried = 0;

	for (size_t t = 0; t < totals.n && t < TOTALS_MAX; t++)
		for (size_t c = 0; c < counts.n && c < COUNTS_MAX; c++) {
			struct relation r = relation_new(list, RELATION_AVERAGE, RANK_SENTENCE);
			bool near = counts.by[c] <= REACH_BLOCK && totals.by[t] == REACH_SENTENCE;

			if (!is_larger(s, totals.v[t], average) || totals.v[t] == counts.v[c])
				continue;
			r.group = group;
			r.target = (long)average;
			r.natural = tried == 0;
			r.firmness = tried++ > 0 || s->v[average].fact->clause - s->v[totals.v[t]].fact->clause > 2 || !near ? CONFIRM : is_only(&counts) && is_only(&totals) ? FIRM : CONFIRM;
			r.telling = DIGITS;
			relation_term(&r, totals.v[t], 1);
			relation_divide(&r);
			relation_term(&r, counts.v[c], 1);
			relation_propose(list, &r);
		}
}

static bool tells_product(const struct scope *s, size_t i)
{
	static const char *const words[] = {"計", "共", "合計", "需", "為", "達", "金額", "罰鍰", "經費", "支", "收", NULL};

	return scope_is_total(s, i) || slice_has_any(scope_gap(s, i), words);
}

/* puts operand i before the others; the farthest gives way where there is no room */
static void put_first(struct reached *counts, size_t i)
{
	counts->n += counts->n < REACHED_MAX;
	for (size_t k = counts->n - 1; k > 0; k--) {
		counts->v[k] = counts->v[k - 1];
		counts->by[k] = counts->by[k - 1];
	}
	counts->v[0] = i;
	counts->by[0] = REACH_SENTENCE;
}

/* 每人5萬元，獲選6人，計30萬元: the count may stand behind the price too; then it is one more reading */
static bool counts_behind(const struct scope *s, size_t price, struct reached *counts)
{
	bool found = false;

	for (size_t i = price + 1; i < s->n && i <= price + AHEAD && scope_same_sentence(s, price, i); i++)
		if (scope_is_per(s, price, i) && operand_is_exact(&s->v[i]) && s->v[i].value.coef > 0) {
			put_first(counts, i);
			found = true;
		}
	return found;
}

/* total = price x count, the total behind the price */
static void propose_product(const struct scope *s, struct relations *list, size_t price)
{
	struct reached counts = reach_counts(s, price);
	size_t group = list->groups, tried = 0;

	if (counts_behind(s, price, &counts))
		tried++;
	for (size_t i = price + 1; i < s->n && i <= price + AHEAD && scope_same_sentence(s, price, i); i++)
		for (size_t c = 0; c < counts.n && c < COUNTS_MAX; c++) {
			struct relation r = relation_new(list, RELATION_PRODUCT, RANK_SENTENCE);

			if (!operand_same_unit(&s->v[i], &s->v[price]) || !operand_is_amount(&s->v[i]) || is_per(&s->v[i]))
				continue;
			r.group = group;
			r.target = (long)i;
			r.natural = tried == 0;
			/* 30班、每班25人，共訓練720人: so many there may be at most */
			r.firmness = tried++ > 0 || counts.by[c] > REACH_BLOCK || !is_only(&counts) || s->v[price].quantity != QUANTITY_MONEY
			                     ? CONFIRM
			             : tells_product(s, i) ? FIRM
			                                   : IF_SLIP;
			r.telling = DIGITS;
			relation_product(&r, price, counts.v[c], 1);
			relation_propose(list, &r);
		}
}

/* 單價6.5萬元: of the nearest count in front */
static bool is_price(const struct scope *s, size_t i)
{
	static const char *const words[] = {"單價", "每單位", "各", NULL};

	return s->v[i].quantity == QUANTITY_MONEY && slice_has_any(scope_gap(s, i), words) && i > 0 && i + 1 < s->n &&
	       scope_same_sentence(s, i - 1, i) && scope_same_sentence(s, i, i + 1) && operand_is_exact(&s->v[i - 1]) &&
	       s->v[i - 1].quantity == QUANTITY_COUNT && operand_same_unit(&s->v[i], &s->v[i + 1]);
}

static void propose_price(const struct scope *s, struct relations *list, size_t price)
{
	struct relation r = relation_new(list, RELATION_PRODUCT, RANK_SENTENCE);

	r.target = (long)price + 1;
	r.natural = true;
	r.firmness = tells_product(s, price + 1) ? IF_SLIP : CONFIRM;
	r.telling = DIGITS;
	relation_product(&r, price, price - 1, 1);
	relation_propose(list, &r);
}

void propose_perunit(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		if (is_per(&s->v[i])) {
			propose_average(s, list, i);
			propose_product(s, list, i);
		} else if (is_price(s, i)) {
			propose_price(s, list, i);
		}
	}
}
