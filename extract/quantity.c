#include "extract/quantity.h"

#include "extract/fraction.h"
#include "extract/numeral.h"
#include "extract/qualifier.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* EACH_REACH: so far in front 每 makes 一次 a number */
enum { NOUN_LENGTH = 2, NOUN_MAX = 4, LIST_ITEMS = 8, EACH_REACH = 10 };

/* ---- units ------------------------------------------------------------------------------------- */

/* a noun behind the number would be what is counted: 1萬就業機會; in 億，較 and 億的 there is none */
static bool noun_follows(const struct text *t, size_t end)
{
	return text_is(t, end, CHAR_HAN) && !is_any(t->cp[end], U"的之及與和或至到以為是相較比增減成可用於由經預補費款資債稅上下左多餘等");
}

/* the sentence around the number speaks of money, the clause where a noun follows the number */
static bool about_money(const struct text *t, const struct numeral *n)
{
	static const char32_t *const words[] = {U"元",   U"預算", U"經費", U"金額", U"收入", U"支出", U"歲入",
	                                        U"歲出", U"補助", U"款",   U"費",   U"稅",   U"債",   U"決算",
	                                        U"賸餘", U"短絀", U"編列", U"刪減", U"資產", U"獎金",
	                                        U"自籌", U"投資", U"造價", U"成本", U"產值", U"營收", U"資金",
	                                        U"基金", U"損失", U"裁罰", U"罰鍰", U"租金", U"利金", U"融資", U"財源", U"市值", U"商機"};
	unsigned stops = noun_follows(t, n->end) ? CHAR_STOP | CHAR_COMMA : CHAR_STOP;
	size_t low = n->start, high = n->end;

	while (low > 0 && !char_is(t->cp[low - 1], stops) && n->start - low < 120)
		low--;
	while (high < t->n && !char_is(t->cp[high], stops) && high - n->start < 60)
		high++;
	/* what is told in 億 without a word for it is money */
	for (size_t k = n->start; k < n->end && !noun_follows(t, n->end); k++)
		if (numeral_scale(t->cp[k]) >= 8)
			return true;
	for (size_t k = low; k < high; k++)
		for (size_t w = 0; w < COUNT(words); w++)
			if (t->cp[k] == words[w][0] && text_has(t, k, words[w]))
				return true;
	return false;
}

/* 三成五, 3成: per cent in tenths */
static size_t read_tenths(const struct text *t, size_t i, struct figure *f)
{
	int digit;
	struct decimal tens;

	if (text_char(t, i) != U'成' || is_any(text_char(t, i + 1), U"員果效語品績衣份"))
		return i;
	tens = f->value;
	if (tens.exp < 0 || tens.coef < 1 || tens.coef > 10 || tens.exp > 0)
		return i;
	f->kind = KIND_PERCENT;
	f->unit = "%";
	f->value = (struct decimal){tens.coef, 1};
	if (f->has_upper)
		f->upper.exp++;
	digit = text_is(t, i + 1, CHAR_NUMERAL | CHAR_DIGIT) ? numeral_digit(t->cp[i + 1]) : -1;
	if (digit >= 1 && digit <= 9 && !text_is(t, i + 2, CHAR_NUMERAL | CHAR_DIGIT | CHAR_SMALL | CHAR_BIG)) {
		f->value = (struct decimal){tens.coef * 10 + digit, 0};
		return i + 2;
	}
	return i + 1;
}

/* 七折, 八五折, 9折: the price in tenths or hundredths */
static size_t read_discount(const struct text *t, size_t i, const struct numeral *n, struct figure *f)
{
	if (text_char(t, i) != U'折' || n->scaled || n->separated || is_any(text_char(t, i + 1), U"舊合算現抵頁疊損射"))
		return i;
	if (f->value.coef < 1 || f->value.coef > 99)
		return i;
	f->kind = KIND_PERCENT;
	f->unit = "%";
	if (f->value.coef < 10 || f->value.exp < 0) {
		f->value.exp++;
		f->upper.exp++;
	}
	return i + 1;
}

/* 半 behind a unit: 2年半 */
static size_t read_half(const struct text *t, size_t i, struct figure *f)
{
	struct decimal half = {5, -1};

	if (text_char(t, i) != U'半' || f->kind != KIND_DURATION || is_any(text_char(t, i + 1), U"數價導日"))
		return i;
	return decimal_add(f->value, half, &f->value) ? i + 1 : i;
}

/* 公噸CO2e, kg二氧化碳當量: what the mass is converted to */
static size_t read_equivalent(const struct text *t, size_t i)
{
	static const char32_t *const words[] = {U"CO2e", U"CO2當量", U"二氧化碳當量", U"碳當量"};

	i += text_char(t, i) == U' ';
	for (size_t k = 0; k < COUNT(words); k++) {
		size_t length = 0;

		while (words[k][length])
			length++;
		if (text_has(t, i, words[k]) && !text_is(t, i + length, CHAR_LATIN | CHAR_DIGIT))
			return i + length;
	}
	return 0;
}

/* mg/L, 人/平方公里, 件/月: a quantity per unit; money keeps its currency */
static size_t read_per(const struct text *t, size_t i)
{
	const struct unit *u = text_char(t, i) == U'/' ? unit_match(t, i + 1) : NULL;

	return u != NULL && (u->kind == KIND_MEASURE || u->kind == KIND_DURATION || u->kind == KIND_COUNT)
		       ? i + 1 + u->length
		       : 0;
}

/* what goes on behind the unit [start, end) and makes one of both */
static size_t read_rest(const struct text *t, size_t start, size_t end, struct figure *f)
{
	size_t rest = 0;

	if (f->kind == KIND_MEASURE)
		rest = read_equivalent(t, end);
	if (rest == 0 && (f->kind == KIND_MEASURE || f->kind == KIND_COUNT))
		rest = read_per(t, end);
	if (rest == 0)
		return read_half(t, end, f);
	f->unit = NULL;
	f->unit_start = (uint32_t)start;
	f->unit_end = (uint32_t)rest;
	return rest;
}

/* the noun that is counted, where no classifier stands: 5佳作及2特別獎. A short one whose end is seen. Digits only. */
static size_t read_noun(const struct text *t, size_t i, struct figure *f)
{
	size_t end = i;

	/* 人力: a unit that is the beginning of another word counts nothing */
	if (!text_is(t, i, CHAR_HAN) || text_is(t, i, CHAR_GOES_ON) || unit_is_known(t->cp[i]))
		return i;
	while (end <= i + NOUN_MAX && text_is(t, end, CHAR_HAN) && !is_any(t->cp[end], U"及與和或之的等為至到於由"))
		end++;
	if (end > i + NOUN_MAX)
		return i;
	f->kind = KIND_COUNT;
	f->unit = NULL;
	f->unit_start = (uint32_t)i;
	f->unit_end = (uint32_t)end;
	return end;
}

/* ISO 27001驗證, 2050淨零: the number belongs to a name */
static bool is_name_number(const struct text *t, const struct numeral *n)
{
	size_t i = n->start;

	if (i > 1 && t->cp[i - 1] == U' ' && text_is(t, i - 2, CHAR_LATIN))
		return true;
	/* 「01綜合規劃業務」 */
	if (t->cp[i] == U'0' || (i > 0 && char_is(t->cp[i - 1], CHAR_OPEN & ~CHAR_BRACKET) && t->cp[i - 1] != U'（'))
		return true;
	return !n->separated && n->end == i + 4 && n->value.coef >= 1900 && n->value.coef < 2200;
}

/* 二縣市: a noun of two characters needs no classifier behind a Chinese numeral; 表四志工人數 is table four */
static bool takes_han(const struct text *t, const struct unit *u, size_t start)
{
	return u->flags & UNIT_HAN || (u->kind == KIND_COUNT && u->length >= NOUN_LENGTH &&
	                               !(start > 0 && is_any(t->cp[start - 1], U"表圖案件款項之第")));
}

/* Reads the unit behind n; u is that unit where no blank stands in between. The end of the expression, or NO_UNIT. */
#define NO_UNIT SIZE_MAX

static size_t read_unit(const struct text *t, const struct unit *u, const struct front *front, const struct numeral *n,
                        struct figure *f)
{
	size_t i = n->end, skip = text_char(t, i) == U' ' && text_is(t, i + 1, CHAR_LATIN) ? 1 : 0, end;

	if (skip)
		u = unit_match(t, i + skip);
	end = read_tenths(t, i, f);
	if (end == i)
		end = read_discount(t, i, n, f);
	if (end > i)
		return end;
	/* 4個多月 */
	if (text_char(t, i) == U'個' && is_any(text_char(t, i + 1), U"多餘") && text_char(t, i + 2) == U'月') {
		f->kind = KIND_DURATION;
		f->unit = "個月";
		f->over = true;
		return i + 3;
	}
	/* 0.95大關 is a mark that is passed */
	if (u != NULL && u->word[0] == U'大' && n->decimal)
		return NO_UNIT;
	if (u != NULL && (n->ascii || n->big || takes_han(t, u, n->start))) {
		f->kind = u->kind;
		f->unit = u->name;
		if (u->kind == KIND_MONEY && front->currency != NULL)
			f->unit = front->currency;
		/* 21世紀 is one century, 2世紀 are two hundred years */
		if (text_has(t, i, U"世紀") && f->value.exp == 0 && f->value.coef >= 10)
			f->kind = KIND_ORDINAL;
		return read_rest(t, i + skip, i + skip + u->length, f);
	}
	if (front->currency != NULL) {
		f->kind = KIND_MONEY;
		f->unit = front->currency;
		return i;
	}
	if (n->big && about_money(t, n)) {
		f->kind = KIND_MONEY;
		f->unit = "TWD";
		return i;
	}
	if (n->ascii && !n->decimal && !skip && !is_name_number(t, n) && (end = read_noun(t, i, f)) > i)
		return end;
	return NO_UNIT;
}

/* ---- ranges ----------------------------------------------------------------------------------- */

/* 3至5億元: the first number shares the scale of the second when it is the smaller one */
static void distribute(struct numeral *a, const struct numeral *b)
{
	if (a->scaled || !b->scale || decimal_cmp(a->value, b->first) >= 0)
		return;
	a->value.exp += b->scale;
	a->scaled = true;
	a->big = b->big;
}

/* The second number of a range behind the first, whose unit is u: 3至5, 100萬元至200萬元, 10%~15%. False: no range. */
static bool read_second(const struct text *t, struct numeral *a, const struct unit *u, struct numeral *b)
{
	size_t i = a->end, to;

	if (is_any(text_char(t, i), U"成折") && is_any(text_char(t, i + 1), U"至到"))
		to = numeral_to(t, i + 1);
	else if (numeral_to(t, i) > i)
		to = numeral_to(t, i);
	else if (u != NULL && numeral_to(t, i + u->length) > i + u->length)
		to = numeral_to(t, i + u->length);
	else
		return false;
	if (text_has(t, to, U"新臺幣") || text_has(t, to, U"新台幣"))
		to += 3;
	if (!text_is(t, to, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) || !numeral_read(t, to, b))
		return false;
	/* Page 43 - 104年 is no range */
	if (text_is(t, to - 1, CHAR_SPACE) && text_char(t, b->end) == U'年')
		return false;
	/* the units must be the same where both are written */
	if (u != NULL && to > i + 1 && !is_any(text_char(t, i), U"成折") && unit_match(t, b->end) != u)
		return false;
	distribute(a, b);
	return decimal_cmp(a->value, b->value) < 0;
}

/* ---- all -------------------------------------------------------------------------------------- */

static bool finish(const struct text *t, size_t low, const struct front *front, const struct numeral *n,
                   size_t end, struct figure *f)
{
	f->start = (uint32_t)front->start;
	f->end = (uint32_t)end;
	f->segments = n->segments & 0xff;
	f->scaled = n->big || (n->scaled && n->ascii);
	f->decimal = n->decimal;
	f->over = f->over || n->over;
	f->qualifier = qualifier_of(t, low, front, f);
	if (front->negative) {
		f->value.coef = -f->value.coef;
		f->upper.coef = -f->upper.coef;
	}
	return true;
}

static bool read_fraction(const struct text *t, size_t low, size_t i, struct figure *f)
{
	struct numeral n = {.segments = 1, .ascii = true};
	size_t end = fraction_read(t, i, f, &n);
	struct front front;

	if (end == i)
		return false;
	front = front_read(t, low, i);
	return finish(t, low, &front, &n, end, f);
}

/* 半成, 半碼, 一半; the end, or i */
static size_t read_half_unit(const struct text *t, size_t i, struct figure *f)
{
	static const struct {
		const char32_t *word;
		enum fact_kind kind;
		const char *unit;
	} halves[] = {{U"半數", KIND_RATIO, ""},   {U"一半", KIND_RATIO, ""}, {U"半成", KIND_PERCENT, "%"},
	              {U"半倍", KIND_RATIO, "倍"}, {U"半碼", KIND_COUNT, "碼"}};

	for (size_t k = 0; k < COUNT(halves); k++)
		if (text_has(t, i, halves[k].word) && !is_any(text_char(t, i + 2), U"品一")) {
			f->kind = halves[k].kind;
			f->unit = halves[k].unit;
			if (f->kind == KIND_PERCENT)
				f->value = decimal_int(5);
			return i + 2;
		}
	return i;
}

/* 半年, 半數, 過半: numerals in words */
static bool read_half_word(const struct text *t, size_t low, size_t i, struct figure *f)
{
	static const char32_t *const durations[] = {U"年", U"個月", U"個小時", U"小時", U"天", U"日"};
	struct front front;
	struct numeral n = {.segments = 1};
	char32_t previous = i > low ? t->cp[i - 1] : 0;
	size_t end;

	if (text_char(t, i) != U'半' && text_char(t, i) != U'過' && !text_has(t, i, U"一半"))
		return false;
	front = front_read(t, low, i);

	f->value = (struct decimal){5, -1};
	f->unit = "";
	if (text_char(t, i) == U'過' && text_char(t, i + 1) == U'半' && !is_any(previous, U"不未超")) {
		f->kind = KIND_RATIO;
		finish(t, low, &front, &n, i + 2 + (text_char(t, i + 2) == U'數'), f);
		f->qualifier = QUALIFIER_OVER;
		return true;
	}
	if (text_char(t, i) == U'過' || is_any(previous, U"上下前後大多一過各北南東西夜月年個對參"))
		return false;
	end = read_half_unit(t, i, f);
	if (end > i)
		return finish(t, low, &front, &n, end, f);
	for (size_t k = 0; k < COUNT(durations); k++)
		if (text_has(t, i + 1, durations[k]) && text_char(t, i + 2) != U'報') {
			const struct unit *u = unit_match(t, i + 1);

			f->kind = KIND_DURATION;
			f->unit = u ? u->name : "";
			return finish(t, low, &front, &n, i + 1 + (u ? u->length : 1), f);
		}
	return false;
}

/* 一、二、三級: levels and classes one by one, not three of them */
static bool is_enumerated(const struct text *t, const struct numeral *n)
{
	return !n->ascii && n->start > 1 && t->cp[n->start - 1] == U'、' && text_is(t, n->start - 2, CHAR_NUMERAL) &&
	       is_any(text_char(t, n->end), U"級類期等組區段科");
}

/* A lone 一 before a counter says "a": 一案, 一筆. It counts only where something announces a number. */
static bool is_indefinite(const struct text *t, size_t low, const struct front *front, const struct numeral *n,
                          const struct figure *f, size_t end)
{
	static const char32_t *const announced[] = {U"計", U"共", U"僅", U"計有", U"共有", U"僅有", U"只有", U"另有", U"各", U"滿", U"逾", U"為期", U"每"};

	if (n->ascii || n->end != n->start + 1 || t->cp[n->start] != U'一' || front->start < n->start)
		return false;
	if (f->kind == KIND_MONEY || f->kind == KIND_PERCENT || f->kind == KIND_RATIO || f->kind == KIND_MEASURE)
		return false;
	if (f->kind == KIND_DURATION && is_any(t->cp[n->end], U"年個週周"))
		return false;
	for (size_t k = 0; k < COUNT(announced); k++)
		if (text_before(t, low, n->start, announced[k]))
			return false;
	/* 每半年召開一次 */
	for (size_t j = n->start; text_char(t, n->end) == U'次' && j > 0 && n->start - j < EACH_REACH && text_is(t, j - 1, CHAR_HAN | CHAR_DIGIT); j--)
		if (t->cp[j - 1] == U'每')
			return false;
	/* 以一次為限 */
	return !text_has(t, end, U"為限") && !text_has(t, end, U"為原則");
}

/* 合計：1,234 */
static bool is_labelled(const struct text *t, size_t low, size_t i, size_t end)
{
	static const char32_t *const labels[] = {U"合計", U"總計", U"小計", U"共計", U"總數", U"計"};

	if (i <= low || !is_any(t->cp[i - 1], U"：") || (end < t->n && !text_is(t, end, CHAR_STOP | CHAR_COMMA | CHAR_CLOSE | CHAR_SPACE)))
		return false;
	for (size_t k = 0; k < COUNT(labels); k++)
		if (text_before(t, low, i - 1, labels[k]))
			return true;
	return false;
}

/* what a pair of digits may count: 三、四級 and 五六％ are two levels and 56 % */
static bool is_paired(const struct text *t, const struct numeral *low, const struct figure *f)
{
	size_t i = low->start;
	bool spaced = text_char(t, i + 1) == U'、';

	if (text_is(t, low->end - 1, CHAR_SMALL) || t->cp[i] == U'兩' || text_char(t, i) == U'十' || text_char(t, i + 1) == U'十')
		return true;
	if (text_is(t, low->end - 1, CHAR_BIG))
		return text_is(t, low->end - 2, CHAR_SMALL) || spaced || (i > 0 && is_any(t->cp[i - 1], U"約近有達逾"));
	if (f->kind == KIND_DURATION || text_char(t, low->end) == U'成')
		return true;
	if (text_char(t, low->end) == U'倍')
		return true;
	if (low->ascii || f->kind == KIND_MONEY || f->kind == KIND_PERCENT)
		return false;
	return spaced ? is_any(text_char(t, low->end), U"人次個") : !is_any(text_char(t, low->end), U"級期號段類區屆科組樓線");
}

/* 五六百人, 十七八歲, 三、四個月 */
static bool read_paired(const struct text *t, size_t low, size_t i, struct figure *f)
{
	struct numeral n, upper;
	struct front front;
	size_t end;

	if (!numeral_pair(t, i, &n, &upper))
		return false;
	front = front_read(t, low, i);
	f->value = n.value;
	f->upper = upper.value;
	f->has_upper = true;
	end = read_unit(t, unit_match(t, n.end), &front, &n, f);
	if (end != NO_UNIT && is_paired(t, &n, f))
		return finish(t, low, &front, &n, end, f);
	*f = (struct figure){.number = (uint32_t)i, .minute_to = -1};
	return false;
}

/* 5、8及12件: a number of a list whose unit stands behind its last one */
static size_t read_listed(const struct text *t, const struct front *front, const struct numeral *n, struct figure *f)
{
	struct numeral next = *n;
	struct figure last = *f;
	size_t end;

	if (!n->ascii || (n->start > 0 && is_any(t->cp[n->start - 1], U"第（")))
		return NO_UNIT;
	for (int items = 0; items < LIST_ITEMS && is_any(text_char(t, next.end), U"、及與和"); items++)
		if (!text_is(t, next.end + 1, CHAR_DIGIT) || !numeral_read(t, next.end + 1, &next))
			return NO_UNIT;
	if (next.end == n->end || is_any(text_char(t, next.end), U"級號期類區樓線組點項條款次年月日時"))
		return NO_UNIT;
	end = read_unit(t, unit_match(t, next.end), front, &next, &last);
	if (end == NO_UNIT || last.unit == NULL)
		return NO_UNIT;
	f->kind = last.kind;
	f->unit = last.unit;
	if (next.scale && !n->scaled)
		f->value.exp += next.scale;
	return n->end;
}

/* 指數為105.32, 吉尼係數0.342: a pure number whose name stands before it */
static bool is_named(const struct text *t, size_t i, const struct numeral *n)
{
	static const char32_t *const verbs[] = {U"為", U"是", U"達", U"至", U"由", U"從", U"：", U"約", U"僅"};
	static const char32_t *const names[] = {U"指數", U"係數", U"比", U"率", U"比例", U"比值", U"點值", U"規模", U"指標值"};

	if (!n->decimal || n->big)
		return false;
	for (size_t k = 0; k < COUNT(verbs); k++)
		i -= text_before(t, 0, i, verbs[k]);
	if (i > 0 && is_any(t->cp[i - 1], U"升降增減則"))
		i--;
	for (size_t k = 0; k < COUNT(names); k++)
		if (text_before(t, 0, i, names[k]))
			return true;
	return false;
}

bool quantity_read(const struct text *t, size_t low, size_t i, struct figure *f)
{
	struct numeral n, second;
	const struct unit *unit;
	struct front front;
	size_t end;

	*f = (struct figure){.number = (uint32_t)i, .minute_to = -1};
	if (read_fraction(t, low, i, f) || read_half_word(t, low, i, f) || read_paired(t, low, i, f))
		return true;
	if (!numeral_read(t, i, &n))
		return false;
	front = front_read(t, low, i);
	unit = unit_match(t, n.end);
	if (read_second(t, &n, unit, &second)) {
		f->value = n.value;
		f->upper = second.value;
		f->has_upper = true;
		end = read_unit(t, unit_match(t, second.end), &front, &second, f);
		if (end != NO_UNIT)
			return finish(t, low, &front, &second, end, f);
		f->has_upper = false;
		numeral_read(t, i, &n);
	}
	f->value = n.value;
	end = read_unit(t, unit, &front, &n, f);
	if (end == NO_UNIT)
		end = read_listed(t, &front, &n, f);
	if (end == NO_UNIT && is_labelled(t, low, front.start, n.end)) {
		f->kind = KIND_COUNT;
		f->unit = "";
		end = n.end;
	} else if (end == NO_UNIT && is_named(t, front.start, &n)) {
		f->kind = KIND_RATIO;
		f->unit = "";
		end = n.end;
	}
	if (end == NO_UNIT || is_indefinite(t, low, &front, &n, f, end) || is_enumerated(t, &n))
		return false;
	return finish(t, low, &front, &n, end, f);
}
