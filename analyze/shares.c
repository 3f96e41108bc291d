/* A composition: counts that each have their share of one total beside them,
 *     計畫831項，符合者633項（占76.17%）；超出者125項（占15.04%）；減少者73項（占8.79%）.
 * The shares tell which figure is the total. If the counts add up to it, the shares must make 100
 * %; if the shares make 100 %, the counts must add up. Where neither holds it is no whole (前三名).
 */
#include "analyze/arithmetic.h"

enum { BESIDE = 2, TOTALS_MAX = 12, FINE_SHARE = -1, SURE_PAIRS = 3, TOTAL_DIGITS = 2 };

struct pair {
	size_t part, share;
};

struct composition {
	struct pair v[TERMS_MAX];
	size_t n;
	size_t end; /* operand behind the last pair */
};

static bool can_be_part(const struct scope *s, size_t i)
{
	const struct operand *o = &s->v[i];

	return (o->quantity == QUANTITY_COUNT || o->quantity == QUANTITY_MONEY ||
	        o->quantity == QUANTITY_MEASURE) &&
	       o->role != ROLE_AVERAGE && o->role != ROLE_LIMIT && o->role != ROLE_RATE &&
	       o->exactness != EXACTNESS_APPROXIMATE && o->value.coef > 0;
}

/* the share right behind part i, or NO_TARGET */
static long share_beside(const struct scope *s, size_t i)
{
	for (size_t j = i + 1; j < s->n && j <= i + BESIDE; j++) {
		const struct operand *o = &s->v[j];

		if (!scope_same_sentence(s, i, j) || operand_same_unit(o, &s->v[i]))
			break;
		if (o->quantity == QUANTITY_PERCENT && slice_is(o->fact->unit, "%"))
			return o->role == ROLE_SHARE && o->exactness == EXACTNESS_RATE ? (long)j
			                                                               : NO_TARGET;
	}
	return NO_TARGET;
}

/* Pairs stand in one block or in neighbouring items of one section. */
static bool go_together(const struct scope *s, size_t a, size_t b)
{
	const struct fact *f = s->v[a].fact, *g = s->v[b].fact;

	if (f->block == g->block)
		return true;
	return f->section.n > 0 &&
	       (slice_eq(f->section, g->section) ||
	        slice_eq(section_parent(f->section), section_parent(g->section)));
}

static struct composition read_composition(const struct scope *s, size_t first)
{
	struct composition c = {.end = first + 1};

	for (size_t i = first; i < s->n && c.n < TERMS_MAX && go_together(s, first, i); i++) {
		long share;

		if (!operand_same_unit(&s->v[i], &s->v[first]))
			continue;
		share = can_be_part(s, i) ? share_beside(s, i) : NO_TARGET;
		/* 合計194萬人次，占四成五: what sums up those before is no further part */
		if (share < 0 || (c.n > 0 && s->v[i].role == ROLE_TOTAL))
			break;
		c.v[c.n++] = (struct pair){i, (size_t)share};
		c.end = (size_t)share + 1;
	}
	return c;
}

/* |100 part - share total| <= quantum total, in integers: a whole unit, for either way of rounding
 */
static bool is_share_of(const struct scope *s, struct pair p, struct decimal total)
{
	const struct operand *share = &s->v[p.share];
	struct decimal hundred, stated, width;

	if (!decimal_mul(s->v[p.part].value, decimal_int(100), &hundred) ||
	    !decimal_mul(share->value, total, &stated) ||
	    !decimal_mul(share->quantum, total, &width))
		return false;
	stated.coef = -stated.coef;
	if (!decimal_add(hundred, stated, &hundred))
		return false;
	hundred.coef = hundred.coef < 0 ? -hundred.coef : hundred.coef;
	return decimal_cmp(hundred, width) <= 0;
}

/* All shares but one at most are shares of the total, and that is no accident. */
static bool is_total_of(const struct scope *s, const struct composition *c, struct decimal total)
{
	size_t matching = 0, fine = 0;

	for (size_t i = 0; i < c->n; i++)
		if (is_share_of(s, c->v[i], total)) {
			matching++;
			fine += s->v[c->v[i].share].quantum.exp <= FINE_SHARE;
		}
	return matching + 1 >= c->n && (matching >= SURE_PAIRS || matching == c->n || fine > 0);
}

static long find_total(const struct scope *s, const struct composition *c)
{
	size_t found = 0;

	for (size_t i = c->v[0].part; i > 0 && found < TOTALS_MAX; i--) {
		const struct operand *o = &s->v[i - 1];

		if (!operand_same_unit(o, &s->v[c->v[0].part]) || !can_be_part(s, i - 1))
			continue;
		if (is_total_of(s, c, o->value))
			return (long)i - 1;
		found++;
	}
	return NO_TARGET;
}

/* All shares are shares of the sum of the parts: then the figure of the unit in front should be it.
 */
static void propose_unknown_total(const struct scope *s, struct relations *list,
                                  const struct composition *c)
{
	struct relation r = relation_new(list, RELATION_SUM, RANK_SENTENCE);
	struct decimal sum = decimal_int(0);

	for (size_t i = 0; i < c->n; i++) {
		if (!decimal_add(sum, s->v[c->v[i].part].value, &sum))
			return;
		relation_term(&r, c->v[i].part, 1);
	}
	for (size_t i = 0; i < c->n; i++)
		if (!is_share_of(s, c->v[i], sum))
			return;
	r.source = SOURCE_STRUCTURE;
	r.firmness = IF_SLIP;
	r.telling = TOTAL_DIGITS;
	for (size_t i = c->v[0].part; i > 0 && go_together(s, i - 1, c->v[0].part); i--)
		if (operand_same_unit(&s->v[i - 1], &s->v[c->v[0].part]) && can_be_part(s, i - 1)) {
			r.target = (long)i - 1;
			relation_propose(list, &r);
			return;
		}
}

/* each share is its part by the total */
static void propose_each(const struct scope *s, struct relations *list, const struct composition *c, size_t total)
{
	for (size_t i = 0; i < c->n; i++) {
		struct relation r = relation_new(list, RELATION_RATIO, RANK_SENTENCE);

		r.source = SOURCE_STRUCTURE;
		r.natural = r.adjusted = true;
		r.target = (long)c->v[i].share;
		r.firmness = c->n >= SURE_PAIRS || is_share_of(s, c->v[i], s->v[total].value) ? FIRM : IF_SLIP;
		relation_term(&r, c->v[i].part, 1);
		relation_divide(&r);
		relation_term(&r, total, 1);
		relation_propose(list, &r);
	}
}

/* written to a per cent or finer: 六成、兩成、13.33% make 100 % as they make 93.33 */
static bool are_fine(const struct scope *s, const struct relation *shares)
{
	for (size_t i = 0; i < shares->n; i++)
		if (decimal_cmp(s->v[shares->terms[i].operand].quantum, decimal_int(1)) > 0)
			return false;
	return true;
}

/* how many of the pairs make up the total: another share of it may follow them (其中長期失業者2,277人，占一成一) */
static size_t count_whole(const struct scope *s, const struct composition *c, size_t total)
{
	struct decimal sum = s->v[c->v[0].part].value;

	for (size_t n = 1; n < c->n; n++)
		if (!decimal_add(sum, s->v[c->v[n].part].value, &sum) || decimal_cmp(sum, s->v[total].value) == 0)
			return n + 1;
	return c->n;
}

static void propose_composition(const struct scope *s, struct relations *list,
                                const struct composition *c, size_t total)
{
	size_t whole = count_whole(s, c, total);
	struct relation parts = relation_new(list, RELATION_SUM, RANK_SENTENCE);
	struct relation shares = relation_new(list, RELATION_SHARE_TOTAL, RANK_SENTENCE);
	struct result sum, hundred;

	for (size_t i = 0; i < whole; i++) {
		relation_term(&parts, c->v[i].part, 1);
		relation_term(&shares, c->v[i].share, 1);
	}
	parts.target = (long)total;
	parts.source = shares.source = SOURCE_STRUCTURE;
	propose_each(s, list, c, total);
	arithmetic(s, &parts, &sum);
	arithmetic(s, &shares, &hundred);
	if (!sum.usable || !hundred.usable)
		return;
	parts.firmness = hundred.holds || (hundred.meets[ROUNDING_HALF] && are_fine(s, &shares)) ? FIRM : CONFIRM;
	shares.firmness = sum.holds || sum.meets[ROUNDING_HALF] ? FIRM : CONFIRM;
	relation_propose(list, &parts);
	if (shares.firmness == FIRM)
		relation_propose(list, &shares);
}

/* 占比分別為66%及34%: the shares of a sentence, away from what they are shares of */
static void propose_hundred(const struct scope *s, struct relations *list, struct span sentence)
{
	struct relation r = relation_new(list, RELATION_SHARE_TOTAL, RANK_WEAK);
	struct decimal sum = decimal_int(0);

	r.source = SOURCE_CUE;
	r.firmness = CONFIRM;
	for (size_t i = sentence.first; i < sentence.end && r.n < TERMS_MAX; i++) {
		const struct operand *o = &s->v[i];

		if (!operand_is_rate(o) || operand_is_change(o) || o->role == ROLE_PREVIOUS || o->role == ROLE_RATE)
			continue;
		if (!decimal_add(sum, o->value, &sum))
			return;
		relation_term(&r, i, 1);
	}
	if (r.n >= 2 && decimal_cmp(sum, decimal_int(100)) == 0)
		relation_propose(list, &r);
}

void propose_shares(const struct scope *s, struct relations *list)
{
	struct composition c;

	for (size_t i = 0; i < s->n; i = scope_sentence(s, i).end)
		propose_hundred(s, list, scope_sentence(s, i));
	for (size_t i = 0; i < s->n; i = c.end) {
		long total;

		c = read_composition(s, i);
		if (c.n < 2) {
			/* 分為四類，甲736件占40%: the share is not of the first amount in front */
			c.end = i + 1;
			continue;
		}
		total = find_total(s, &c);
		if (total >= 0)
			propose_composition(s, list, &c, (size_t)total);
		else
			propose_unknown_total(s, list, &c);
	}
}
