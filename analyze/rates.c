/* A rate that names what it counts: 檢驗200件，合格率98%，不合格4件; 稽查480家次，裁處36件，裁處率7.5%. The word in
 * front of 率 finds the part, with 不 or 未 on one side only its complement. */
#include "analyze/relation.h"

enum {
	STEM_BYTES = 6, /* two characters */
	CHAR_BYTES = 3,
	SLIP_DIGITS = 3,
	WHOLES_MAX = 4,
	FIGURES_MAX = 24,
};

/* the word in front of 率, and whether a negation stands before it */
struct stem {
	struct slice word;
	bool negated;
};

static bool is_negated(struct slice text, size_t at)
{
	static const char *const words[] = {"不", "未", "非", "無", NULL};

	return at >= CHAR_BYTES && slice_is_any((struct slice){text.p + at - CHAR_BYTES, CHAR_BYTES}, words);
}

static bool read_stem(const struct scope *s, size_t rate, struct stem *stem)
{
	/* words that say nothing of the part */
	static const char *const general[] = {"成長", "增加", "減少", "增長", "年增", "月增", "比", NULL};
	struct slice gap = scope_gap(s, rate);
	size_t at = slice_find(gap, SLICE("率"));

	if (at >= gap.n || at < STEM_BYTES)
		return false;
	stem->word = (struct slice){gap.p + at - STEM_BYTES, STEM_BYTES};
	stem->negated = is_negated(gap, at - STEM_BYTES);
	return !slice_starts_any(stem->word, general);
}

/* The figure whose own words hold the stem: the nearest in front of the rate, else the one right behind it. */
static long find_part(const struct scope *s, size_t rate, struct stem *stem, bool *complement)
{
	struct span sentence = scope_sentence(s, rate);
	size_t first = rate > sentence.first + FIGURES_MAX ? rate - FIGURES_MAX : sentence.first;

	for (size_t n = 0; n <= rate - first && sentence.end > rate; n++) {
		size_t i = n < rate - first ? rate - 1 - n : rate + 1;
		struct slice gap = i < sentence.end ? scope_gap(s, i) : SLICE("");
		size_t at = slice_find(gap, stem->word);

		if (gap.n == 0 || at >= gap.n || !operand_is_amount(&s->v[i]) || s->v[i].role == ROLE_PART ||
		    slice_starts((struct slice){gap.p + at + STEM_BYTES, gap.n - at - STEM_BYTES}, SLICE("率")))
			continue;
		*complement = is_negated(gap, at) != stem->negated;
		return (long)i;
	}
	return NO_TARGET;
}

/* figures that may be the whole, the nearest first */
struct wholes {
	size_t v[WHOLES_MAX], n;
};

/* in front of the rate and the part, of the part's unit or of others */
static struct wholes find_wholes(const struct scope *s, size_t rate, size_t part, bool of_unit)
{
	struct wholes w = {.n = 0};
	size_t end = part < rate ? part : rate;

	for (size_t i = end; i > 0 && w.n < WHOLES_MAX && scope_same_sentence(s, i - 1, rate); i--) {
		const struct operand *o = &s->v[i - 1];

		/* 較去年同期507件: of another time */
		if (operand_same_unit(o, &s->v[part]) == of_unit && !scope_is_compared(s, i - 1) && o->role != ROLE_PREVIOUS && operand_is_amount(o) && !scope_is_included(s, i - 1) &&
		    !scope_is_bracketed(s, i - 1) && o->role != ROLE_AVERAGE && !operand_is_change(o) &&
		    (o->quantity == QUANTITY_MONEY) == (s->v[part].quantity == QUANTITY_MONEY))
			w.v[w.n++] = i - 1;
	}
	return w;
}

/* whole per cents are often cut off rather than rounded */
static bool is_precise(const struct operand *rate)
{
	return rate->exactness == EXACTNESS_RATE && decimal_cmp(rate->quantum, decimal_int(1)) < 0;
}

static void propose_named(const struct scope *s, struct relations *list, size_t rate, size_t part, bool complement)
{
	struct wholes same = find_wholes(s, rate, part, true);
	struct wholes wholes = same.n > 0 || complement ? same : find_wholes(s, rate, part, false);
	size_t group = list->groups;

	for (size_t i = 0; i < wholes.n; i++) {
		struct relation r = relation_new(list, RELATION_RATIO, RANK_CLAUSE);

		r.group = group;
		r.target = (long)rate;
		/* of several figures any may be the whole, and one of another unit may be none */
		r.firmness = wholes.n > 1 ? CONFIRM : same.n > 0 && is_precise(&s->v[rate]) ? FIRM : IF_SLIP;
		r.telling = SLIP_DIGITS;
		relation_term(&r, complement ? wholes.v[i] : part, 1);
		if (complement)
			relation_term(&r, part, -1);
		relation_divide(&r);
		relation_term(&r, wholes.v[i], 1);
		relation_propose(list, &r);
	}
}

void propose_rates(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		struct stem stem;
		bool complement = false;
		long part;

		if (s->v[i].role != ROLE_RATE || !operand_is_rate(&s->v[i]) || !read_stem(s, i, &stem))
			continue;
		part = find_part(s, i, &stem, &complement);
		if (part >= 0)
			propose_named(s, list, i, (size_t)part, complement);
	}
}
