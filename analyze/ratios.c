/* A percentage or an average whose figures stand beside it: 受理200件，其中申訴50件，占25%; 應檢查500家，實際
 * 檢查450家，檢查率90%; 12場次共600人，平均每場50人. The growth of a figure is in changes.c. */
#include "analyze/replication.h"
#include "analyze/run.h"

/* without a sure frame a share or a rate accuses only by a slip in so many digits */
enum { SLIP_DIGITS = 3, BACK = 3, WHOLES_MAX = 4, FIGURES_MAX = 64 };

/* a figure that a part can be a part of */
static bool is_whole(const struct scope *s, size_t i)
{
	const struct operand *o = &s->v[i];

	return operand_is_amount(o) && !scope_is_included(s, i) && !scope_is_bracketed(s, i) &&
	       (o->role == ROLE_NONE || o->role == ROLE_TOTAL || o->role == ROLE_LEVEL || o->role == ROLE_CUMULATIVE);
}

/* target = part by whole */
static void propose_quotient(const struct scope *s, struct relations *list, enum relation_type type, size_t target,
                             size_t above, size_t below, enum firmness firmness, size_t group)
{
	struct relation r = relation_new(list, type, RANK_CLAUSE);

	r.group = group;
	r.target = (long)target;
	r.firmness = firmness == FIRM && s->v[target].exactness == EXACTNESS_APPROXIMATE ? IF_SLIP : firmness;
	r.telling = SLIP_DIGITS;
	relation_term(&r, above, 1);
	relation_divide(&r);
	relation_term(&r, below, 1);
	relation_propose(list, &r);
}

/* the name of a rate without the word that says so: 改善比率 */
static struct slice rate_of(struct slice name)
{
	static const char *const words[] = {"比率", "比例", "占比", "比重"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (slice_ends(name, slice_of(words[i])) && name.n > strlen(words[i]))
			name.n -= strlen(words[i]);
	return name;
}

/* 機車52萬輛，汽車28萬輛，機車占65%，汽車占35%: the nearest amount that is of the same thing as the share; also 已改善 with
 * 改善比率 */
static long amount_of_subject(const struct scope *s, size_t rate)
{
	struct slice name = rate_of(s->v[rate].fact->subject);

	for (size_t i = name.n > 0 ? rate : 0; i > 0 && rate - i < FIGURES_MAX && scope_same_sentence(s, i - 1, rate); i--)
		if (operand_is_amount(&s->v[i - 1]) && slice_ends(s->v[i - 1].fact->subject, name))
			return (long)i - 1;
	return NO_TARGET;
}

/* a part with its share right behind it */
static bool is_share_pair(const struct scope *s, size_t rate)
{
	const struct operand *part = rate > 0 ? &s->v[rate - 1] : NULL;
	long same = amount_of_subject(s, rate);

	return part != NULL && (same < 0 || (size_t)same + 1 == rate) && operand_is_rate(&s->v[rate]) && scope_same_sentence(s, rate - 1, rate) && operand_is_amount(part) &&
	       (part->role == ROLE_NONE || scope_is_included(s, rate - 1) || scope_is_bracketed(s, rate - 1)) &&
	       (s->v[rate].role == ROLE_SHARE || scope_is_included(s, rate - 1));
}

/* 255人，機車153人（60.00%）、行人34人（13.33%）、其他17人（6.67%）: what most shares of the sentence are taken of
 * all of them are taken of */
static bool propose_shares_of(const struct scope *s, struct relations *list, struct span sentence, size_t whole)
{
	struct replication shares = {0};

	for (size_t rate = whole + 2; rate < sentence.end && rate < whole + FIGURES_MAX; rate++) {
		struct relation r = relation_new(list, RELATION_RATIO, RANK_CLAUSE);

		if (!is_share_pair(s, rate) || !operand_same_unit(&s->v[rate - 1], &s->v[whole]))
			continue;
		r.target = (long)rate;
		relation_term(&r, rate - 1, 1);
		relation_divide(&r);
		relation_term(&r, whole, 1);
		replication_add(s, &shares, &r, s->v[rate].exactness == EXACTNESS_RATE);
	}
	return replication_settle(list, &shares);
}

/* 50件，占25%: nothing of its own is said in front of the share. (Behind 女性202人，占60% 男性134人，占40% is a
 * part like the one before.) */
static bool follows_directly(const struct scope *s, size_t rate)
{
	static const char *const opens[] = {"占", "佔", "約占", "約佔", "僅占", "僅佔", "（占", "計占", NULL};

	return slice_starts_any(scope_gap(s, rate), opens);
}

/* 200件，其中申訴50件，占25%; 送驗300件，其中陽性45件，陽性率15%. Of several wholes the one that fits is meant. */
static void propose_share(const struct scope *s, struct relations *list, size_t rate)
{
	size_t part = rate - 1, group = list->groups, wholes[WHOLES_MAX], n = 0;
	struct span sentence = scope_sentence(s, rate);
	bool included = scope_is_included(s, part);

	for (size_t i = part; i > 0 && n < WHOLES_MAX && scope_same_sentence(s, i - 1, part); i--)
		if (operand_same_unit(&s->v[i - 1], &s->v[part]) && is_whole(s, i - 1))
			wholes[n++] = i - 1;
	for (size_t i = 0; i < n; i++)
		if (propose_shares_of(s, list, sentence, wholes[i]))
			return;
	for (size_t i = 0; i < n; i++)
		propose_quotient(s, list, RELATION_RATIO, rate, part, wholes[i],
		                 n > 1 || s->v[rate].fact->basis.n > 0   ? CONFIRM
		                 : included || (follows_directly(s, rate) && !is_share_pair(s, wholes[i] + 1)) ? FIRM
		                                                         : IF_SLIP,
		                 group);
}

/* the only figure of the part's unit in the sentence that a total names */
static long total_of_sentence(const struct scope *s, size_t part)
{
	struct span sentence = scope_sentence(s, part);
	long total = NO_TARGET;

	for (size_t i = sentence.first; i < sentence.end && i < sentence.first + FIGURES_MAX; i++) {
		if (i == part || s->v[i].role != ROLE_TOTAL || !operand_same_unit(&s->v[i], &s->v[part]) ||
		    !operand_is_amount(&s->v[i]))
			continue;
		if (total >= 0)
			return NO_TARGET;
		total = (long)i;
	}
	return total;
}

static void propose_share_of_subject(const struct scope *s, struct relations *list, size_t rate)
{
	long part = amount_of_subject(s, rate);
	long total = part >= 0 ? total_of_sentence(s, (size_t)part) : NO_TARGET;

	if (total >= 0 && s->v[rate].fact->basis.n == 0)
		propose_quotient(s, list, RELATION_RATIO, rate, (size_t)part, (size_t)total, FIRM, list->groups);
}

/* 共7,800萬元，其中中央補助60%計4,680萬元: the amount behind a percentage is that part of the whole */
static void propose_portion(const struct scope *s, struct relations *list, size_t rate)
{
	static const char *const means[] = {"計", "即", "為", "，計", "共計", NULL};
	size_t part = rate + 1;
	long whole = NO_TARGET;

	if (part >= s->n || s->v[part].fact->clause - s->v[rate].fact->clause > 1 || !scope_same_sentence(s, rate, part) ||
	    !operand_is_amount(&s->v[part]) || !slice_is_any(scope_gap(s, part), means))
		return;
	for (size_t i = rate; i > 0 && whole < 0 && scope_same_sentence(s, i - 1, rate); i--)
		if (operand_same_unit(&s->v[i - 1], &s->v[part]) && operand_is_amount(&s->v[i - 1]) &&
		    decimal_cmp(s->v[i - 1].value, s->v[part].value) > 0)
			whole = (long)i - 1;
	if (whole >= 0)
		propose_quotient(s, list, RELATION_RATIO, rate, part, (size_t)whole,
		                 is_whole(s, (size_t)whole) ? IF_SLIP : CONFIRM, list->groups);
}

/* The words in front of the figures say that one is what was due and the other what was done. */
static bool is_due_and_done(const struct scope *s, size_t due, size_t done)
{
	static const char *const due_words[] = {"預算", "應", "預定", "目標", "計畫", "核定", "分配", "編列", "法定", NULL};
	static const char *const done_words[] = {"執行", "實", "已", "完成", "達", "支用", "決算", NULL};

	return slice_has_any(scope_gap(s, due), due_words) && slice_has_any(scope_gap(s, done), done_words);
}

/* 預算數1億元，執行數7,500萬元，執行率75%: what was due, what was done, the rate in a row */
static void propose_completion(const struct scope *s, struct relations *list, size_t rate)
{
	size_t done = rate - 1, due = rate - 2;

	if (rate < 2 || !scope_same_sentence(s, due, rate) || !operand_is_amount(&s->v[due]) ||
	    !operand_same_unit(&s->v[done], &s->v[due]))
		return;
	propose_quotient(s, list, RELATION_RATIO, rate, done, due, is_due_and_done(s, due, done) ? FIRM : IF_SLIP,
	                 list->groups);
}

/* the nearest figure in front that the test accepts */
static long nearest_per(const struct scope *s, size_t average)
{
	for (size_t i = average; i > 0 && average - i < BACK && scope_same_sentence(s, i - 1, average); i--)
		if (scope_is_per(s, average, i - 1) && operand_is_exact(&s->v[i - 1]) && operand_is_amount(&s->v[i - 1]))
			return (long)i - 1;
	return NO_TARGET;
}

static long nearest_of_unit(const struct scope *s, size_t average)
{
	for (size_t i = average; i > 0 && average - i < BACK && scope_same_sentence(s, i - 1, average); i--)
		if (operand_same_unit(&s->v[i - 1], &s->v[average]))
			return is_whole(s, i - 1) ? (long)i - 1 : NO_TARGET;
	return NO_TARGET;
}

/* 9人，計甲地4人、乙地3人、丙地2人，平均每人…: any of them may be what the average is taken over */
static bool is_only_count(const struct scope *s, size_t average, size_t count)
{
	size_t n = 0;

	for (size_t i = scope_sentence(s, average).first; i < average; i++)
		n += scope_is_per(s, average, i);
	return (n == 1 || s->v[count].role == ROLE_TOTAL) && scope_is_per(s, average, count);
}

/* 12場次共600人，平均每場50人 */
static void propose_average(const struct scope *s, struct relations *list, size_t average)
{
	long count = nearest_per(s, average), total = nearest_of_unit(s, average);

	if (count >= 0 && total >= 0)
		propose_quotient(s, list, RELATION_AVERAGE, average, (size_t)total, (size_t)count,
		                 is_only_count(s, average, (size_t)count) ? FIRM : CONFIRM, list->groups);
}

/* 死亡2人、每人10萬元，失能9人、每人5萬元，合計65萬元: the products are added up */
static bool is_one_of_several(const struct scope *s, size_t price, size_t count)
{
	for (size_t i = count; i > 0 && scope_same_sentence(s, i - 1, count); i--)
		if (operand_same_unit(&s->v[i - 1], &s->v[price]))
			return true;
	return false;
}

/* 購置20輛，每輛350萬元，合計7,000萬元 */
static void propose_product(const struct scope *s, struct relations *list, size_t price)
{
	struct relation r = relation_new(list, RELATION_PRODUCT, RANK_CLAUSE);
	long count = nearest_per(s, price);

	if (count < 0 || is_one_of_several(s, price, (size_t)count) || price + 1 >= s->n || !scope_same_sentence(s, price, price + 1) ||
	    !scope_is_total(s, price + 1) || !operand_is_amount(&s->v[price + 1]) ||
	    !operand_same_unit(&s->v[price], &s->v[price + 1]))
		return;
	r.target = (long)price + 1;
	/* 30班、每班25人，共訓練720人: so many there may be at most */
	r.firmness = s->v[price].quantity == QUANTITY_MONEY ? FIRM : CONFIRM;
	relation_product(&r, price, (size_t)count, 1);
	relation_propose(list, &r);
}

/* 涵蓋率99.87%（計算方式：…=99.87%）: the result of the formula is the rate it explains */
void propose_formulas(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		struct relation r = relation_new(list, RELATION_REPEAT, RANK_CLAUSE);
		struct slice gap = scope_gap(s, i);
		size_t stated = i - 1;

		if (!operand_is_rate(&s->v[i]) || (!slice_ends(gap, SLICE("=")) && !slice_ends(gap, SLICE("＝"))))
			continue;
		while (stated > 0 && !operand_is_rate(&s->v[stated]) && scope_same_sentence(s, stated - 1, i))
			stated--;
		if (!operand_is_rate(&s->v[stated]) || !scope_same_sentence(s, stated, i) ||
		    s->v[stated].fact->clause == s->v[i].fact->clause)
			continue;
		r.target = (long)stated;
		r.firmness = FIRM;
		relation_term(&r, i, 1);
		relation_propose(list, &r);
	}
}

void propose_ratios(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		const struct operand *o = &s->v[i];

		if (operand_is_rate(o) && !operand_is_change(o))
			propose_portion(s, list, i);
		if (operand_is_rate(o) && o->role == ROLE_SHARE && !is_share_pair(s, i))
			propose_share_of_subject(s, list, i);
		if (!scope_same_sentence(s, i - 1, i) || !operand_is_amount(&s->v[i - 1]))
			continue;
		if (o->role == ROLE_AVERAGE && o->quantity != QUANTITY_PERCENT && o->value.coef > 0) {
			propose_average(s, list, i);
			propose_product(s, list, i);
		} else if (is_share_pair(s, i)) {
			propose_share(s, list, i);
		} else if (operand_is_rate(o) && o->role == ROLE_RATE) {
			propose_completion(s, list, i);
		}
	}
}
