/* A rate that stands away from its figures: 本季接種48,620劑；其中公費41,327劑，占85%. The pairs of figures in its
 * reach are readings of one relation, the most natural first; one that fits by more than chance is what is meant.
 * What fits none is told only of the natural pair, and only by a telling slip. */
#include "analyze/reach.h"
#include "analyze/relation.h"

enum {
	READINGS_MAX = 24,
	PARTS_MAX = 6,
	COMPLEMENTS_MAX = 3,
	BACK = 12,
	CHAR_BYTES = 3,
	STEM_BYTES = 9,
	SLIP_DIGITS = 3,
	ODDS = 10,      /* a reading may agree by chance once in so many */
	LOG_DENSITY = 2 /* of figures, about 2.3 in a decade */
};

/* the readings of one rate */
struct readings {
	const struct scope *s;
	struct relations *list;
	size_t rate, group, tried;
};

/* With so many readings tried an agreement is no accident: tried * quantum / (2.3 value) is small. */
static bool is_telling(const struct readings *x)
{
	const struct operand *rate = &x->s->v[x->rate];
	struct decimal chance, bound;

	return decimal_mul(rate->quantum, decimal_int((int64_t)(ODDS * x->tried)), &chance) &&
	       decimal_mul(rate->value, decimal_int(LOG_DENSITY), &bound) && decimal_cmp(chance, bound) <= 0;
}

/* 占總經費六成: the words of the rate name the whole */
static bool is_named(const struct scope *s, size_t rate, size_t whole)
{
	return text_shares_word(s->v[rate].fact->basis, s->v[whole].fact->subject);
}

/* (a - b) / c; NO_TARGET leaves b out. natural: what a mismatch of the first reading means. */
static void read(struct readings *x, size_t a, long b, size_t c, enum firmness natural)
{
	bool near = reach_between(x->s, x->rate, c) == REACH_SENTENCE;
	struct relation r = relation_new(x->list, RELATION_RATIO, RANK_SENTENCE);

	if (++x->tried > READINGS_MAX)
		return;
	r.group = x->group;
	r.target = (long)x->rate;
	r.firmness = x->tried == 1 ? natural : CONFIRM;
	if (r.firmness == CONFIRM && !(x->tried == 1 && near) && !is_named(x->s, x->rate, c) && !is_telling(x))
		return;
	r.natural = x->tried == 1 && natural != CONFIRM;
	r.adjusted = true;
	r.telling = SLIP_DIGITS;
	r.alt = x->tried == 1 ? "" : "other_pair";
	relation_term(&r, a, 1);
	if (b >= 0)
		relation_term(&r, (size_t)b, -1);
	relation_divide(&r);
	relation_term(&r, c, 1);
	relation_propose(x->list, &r);
}

/* the amounts in front of the rate in its sentence, else in its paragraph, nearest first */
static size_t find_parts(const struct scope *s, size_t rate, size_t parts[PARTS_MAX])
{
	size_t n = 0;

	for (size_t i = rate; i > 0 && rate - i < BACK && n < PARTS_MAX; i--) {
		enum reach by = reach_between(s, rate, i - 1);

		if (by > REACH_BLOCK || (by == REACH_BLOCK && n > 0))
			break;
		if (operand_is_amount(&s->v[i - 1]) && s->v[i - 1].role != ROLE_AVERAGE && s->v[i - 1].role != ROLE_LIMIT)
			parts[n++] = i - 1;
	}
	return n;
}

static bool is_at_most(const struct scope *s, size_t a, size_t b)
{
	return decimal_cmp(s->v[a].value, s->v[b].value) <= 0;
}

/* 占全市15,000戶之33.3%, 為全年預算4,800萬元之62%: the figure right in front is the whole */
static bool is_denominator(const struct scope *s, size_t rate)
{
	static const char *const of[] = {"之", "的", NULL};
	struct slice gap = scope_gap(s, rate);

	return rate > 0 && scope_same_sentence(s, rate - 1, rate) && operand_is_amount(&s->v[rate - 1]) &&
	       slice_starts_any(gap, of);
}

static void read_of_whole(struct readings *x)
{
	size_t whole = x->rate - 1;
	struct reached parts = reach_amounts(x->s, whole, whole);

	for (size_t i = 0; i < parts.n; i++)
		read(x, parts.v[i], NO_TARGET, whole, parts.by[i] == REACH_SENTENCE ? FIRM : IF_SLIP);
}

/* 辦結1,748件，辦結率95%; 開立事件單432件，開單率5%: the word before 率 is of the figure's; 發明專利5萬件，核准率75% is not */
static bool is_rate_of(const struct scope *s, size_t rate, size_t part)
{
	struct slice gap = scope_gap(s, rate), words = s->v[part].fact->context;
	size_t end = slice_find(gap, SLICE("率"));

	if (s->v[rate].role != ROLE_RATE)
		return true;
	for (size_t n = CHAR_BYTES; n <= STEM_BYTES && n <= end; n += CHAR_BYTES)
		if (slice_has(words, (struct slice){gap.p + end - n, CHAR_BYTES}))
			return true;
	return false;
}

/* 藥局215家中普查208家，達96.74%: two figures of the unit in the sentence; a whole per cent with its word only */
static bool is_only_pair(const struct scope *s, const struct reached *wholes, size_t part, size_t rate)
{
	const struct operand *o = &s->v[rate];
	bool fine = decimal_cmp(o->quantum, decimal_int(1)) < 0;

	return wholes->by[0] <= REACH_BLOCK && (wholes->n == 1 || wholes->by[1] > wholes->by[0]) &&
	       o->exactness == EXACTNESS_RATE && (fine || o->role != ROLE_NONE) && part + 1 == rate &&
	       decimal_cmp(o->quantum, decimal_int(1)) <= 0 && is_rate_of(s, rate, part) && o->fact->clause - s->v[part].fact->clause <= 1;
}

/* 公費41,327劑，占85%，自費7,293劑，占15%: a part with a share of its own is the whole of no other, or seldom */
static bool has_share(const struct scope *s, size_t i)
{
	return i + 1 < s->n && scope_same_sentence(s, i, i + 1) && operand_is_rate(&s->v[i + 1]) &&
	       (s->v[i + 1].role == ROLE_SHARE || s->v[i + 1].role == ROLE_RATE);
}

static void read_whole(struct readings *x, size_t part, const struct reached *wholes, size_t i, bool nearest)
{
	const struct scope *s = x->s;
	size_t whole = wholes->v[i];

	/* 較去年同期431件: of another time */
	if (s->v[whole].role == ROLE_PREVIOUS || scope_is_compared(s, whole) || decimal_cmp(s->v[part].value, s->v[whole].value) >= 0)
		return;
	read(x, part, NO_TARGET, whole,
	     !nearest || wholes->by[i] > REACH_BLOCK || has_share(s, whole) ? CONFIRM
	     : is_only_pair(s, wholes, part, x->rate)                       ? FIRM
	                                                                    : IF_SLIP);
}

static void read_wholes(struct readings *x, size_t part, bool nearest)
{
	struct reached wholes = reach_amounts(x->s, part, part);

	for (int shared = 0; shared < 2; shared++)
		for (size_t i = 0; i < wholes.n; i++)
			if (has_share(x->s, wholes.v[i]) == (shared == 1))
				read_whole(x, part, &wholes, i, nearest);
}

/* 列管612家，未足額23家，達成率96.24%: what is left of the whole */
static void read_complements(struct readings *x, size_t part, enum firmness natural)
{
	const struct scope *s = x->s;
	struct reached wholes = reach_amounts(s, part, part);

	for (size_t i = 0; i < wholes.n && i < COMPLEMENTS_MAX; i++)
		if (wholes.by[i] <= REACH_BLOCK && is_at_most(s, part, wholes.v[i]))
			read(x, wholes.v[i], (long)part, wholes.v[i], natural);
}

/* 未足額23家，達成率96.24%: one of the two is said with a negation */
static bool is_complement(const struct scope *s, size_t part, size_t rate)
{
	static const char *const words[] = {"未", "不", NULL};

	return part + 1 == rate && s->v[rate].role == ROLE_RATE &&
	       slice_has_any(scope_gap(s, part), words) && !slice_has_any(scope_gap(s, rate), words);
}

/* 且有57.14%之車輛: the rate is of what follows; 增加3件: a change has no share; 平均標比96.7%; 核定底價19億元，決標金額
 * 占預算90.87%: of what its own clause names */
static bool tells_of_else(const struct scope *s, size_t rate)
{
	static const char *const of[] = {"之", "的", NULL};
	static const char *const opens[] = {"占", "佔", "約占", "約佔", "僅占", "計占", "（", "(", NULL};
	struct slice gap = scope_gap(s, rate);
	bool share = s->v[rate].role == ROLE_SHARE && gap.n > 0 && !slice_starts_any(gap, opens);

	return slice_starts_any(scope_tail(s, rate), of) || operand_is_change(&s->v[rate - 1]) || slice_has(gap, SLICE("平均")) ||
	       (share && !text_shares_word(gap, s->v[rate - 1].fact->context));
}

static void read_share(struct readings *x)
{
	size_t parts[PARTS_MAX], n = find_parts(x->s, x->rate, parts), own = 0;

	/* 辦結1,748件，處理中92件，辦結率95%: the figure that has the word of the rate */
	while (own < n && x->s->v[x->rate].role == ROLE_RATE && !is_rate_of(x->s, x->rate, parts[own]))
		own++;
	own = own < n ? own : 0;
	if (is_denominator(x->s, x->rate))
		read_of_whole(x);
	if (n > 0 && is_complement(x->s, parts[0], x->rate))
		read_complements(x, parts[0], IF_SLIP);
	if (own > 0)
		read_wholes(x, parts[own], true);
	for (size_t i = 0; i < n; i++)
		read_wholes(x, parts[i], i == 0 && parts[0] + 1 == x->rate && !tells_of_else(x->s, x->rate));
	if (x->s->v[x->rate].role != ROLE_SHARE && n > 0)
		read_complements(x, parts[0], CONFIRM);
	/* 不合格率5.0%，6臺已停用 */
	if (x->rate + 1 < x->s->n && scope_same_sentence(x->s, x->rate, x->rate + 1) && operand_is_amount(&x->s->v[x->rate + 1]))
		read_wholes(x, x->rate + 1, false);
}

/* ---- growth -------------------------------------------------------------------------------------- */

/* 較去年同期450家，成長8%, 由4,900人次增為5,292人次，成長8% */
static void read_growth(struct readings *x)
{
	const struct scope *s = x->s;
	size_t parts[PARTS_MAX], n = find_parts(s, x->rate, parts);
	bool grows = s->v[x->rate].role == ROLE_INCREASE;

	for (size_t i = 0; i < n; i++) {
		struct reached others = reach_amounts(s, parts[i], parts[i]);

		for (size_t k = 0; k < others.n; k++) {
			size_t earlier = s->v[others.v[k]].role == ROLE_PREVIOUS && s->v[parts[i]].role != ROLE_PREVIOUS ? others.v[k] : parts[i];
			size_t later = earlier == parts[i] ? others.v[k] : parts[i];

			if (operand_is_change(&s->v[parts[i]]) || s->v[parts[i]].role == ROLE_CUT || s->v[parts[i]].role == ROLE_ADDED) {
				/* 增加260件（5%）: of the earlier figure */
				read(x, parts[i], NO_TARGET, others.v[k],
				     s->v[others.v[k]].role == ROLE_PREVIOUS || s->v[others.v[k]].role == ROLE_ORIGINAL ? IF_SLIP : CONFIRM);
				continue;
			}
			if (is_at_most(s, earlier, later) != grows)
				continue;
			read(x, grows ? later : earlier, (long)(grows ? earlier : later), earlier,
			     s->v[earlier].role == ROLE_PREVIOUS && others.by[k] <= REACH_BLOCK ? IF_SLIP : CONFIRM);
		}
	}
}

static bool is_multiple(const struct operand *o)
{
	return slice_is(o->fact->unit, "倍") && o->value.coef > 0 && decimal_cmp(o->upper, o->value) == 0;
}

/* 四分之一, 0.62 */
static bool is_fraction(const struct operand *o)
{
	return slice_is(o->fact->kind, "ratio") && o->fact->unit.n == 0 && o->value.coef > 0 && o->value.exp < 0 &&
	       decimal_cmp(o->value, decimal_int(1)) < 0;
}

static bool is_stated_rate(const struct operand *o)
{
	return (operand_is_rate(o) || is_multiple(o) || is_fraction(o)) && o->role != ROLE_PREVIOUS && o->role != ROLE_LIMIT &&
	       o->role != ROLE_TARGET && o->exactness != EXACTNESS_BOUND;
}

/* 為目標400件之1.2倍, 求供倍數1.74倍 */
static void read_multiple(struct readings *x)
{
	size_t parts[PARTS_MAX], n = find_parts(x->s, x->rate, parts);

	for (size_t i = 0; i < n; i++) {
		struct reached others = reach_amounts(x->s, parts[i], parts[i]);

		for (size_t k = 0; k < others.n; k++) {
			read(x, others.v[k], NO_TARGET, parts[i], others.by[k] == REACH_SENTENCE ? IF_SLIP : CONFIRM);
			read(x, parts[i], NO_TARGET, others.v[k], CONFIRM);
		}
	}
}

void propose_readings(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		struct readings x = {s, list, i, list->groups++, 0};

		if (!is_stated_rate(&s->v[i]))
			continue;
		if (is_multiple(&s->v[i]))
			read_multiple(&x);
		else if (operand_is_change(&s->v[i]))
			read_growth(&x);
		else
			read_share(&x);
	}
}
