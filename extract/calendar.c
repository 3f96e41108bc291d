#include "extract/calendar.h"

#include "extract/numeral.h"
#include "extract/words.h"

enum { YEAR_LOW = 1900, YEAR_HIGH = 2199, ROC_LOW = 80, ROC_HIGH = 199, ROC_FISCAL_LOW = 30, SPAN_MAX = 60,
       LIST_ITEMS = 16 /* in a list whose unit comes at the end */ };

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static const struct {
	const char32_t *word;
	int offset;
} years[] = {{U"今年度", 0}, {U"本年度", 0}, {U"去年度", -1}, {U"上年度", -1}, {U"明年度", 1}, {U"今年", 0},
             {U"本年", 0},   {U"去年", -1},  {U"上年", -1},   {U"明年", 1},    {U"前年", -2},  {U"後年", 2}};

static const struct {
	const char32_t *word;
	bool roc;
} eras[] = {{U"中華民國", true}, {U"民國", true}, {U"西元", false}, {U"公元", false}};

static const struct {
	const char32_t *word;
	bool after_noon;
} day_parts[] = {{U"上午", false}, {U"下午", true}, {U"中午", false}, {U"凌晨", false}, {U"晚上", true}, {U"晚間", true},
                 {U"早上", false}, {U"清晨", false}, {U"傍晚", true}, {U"夜間", true},  {U"深夜", true}, {U"午後", true}};

static struct words year_words = {.backward = true}, era_words = {.backward = true}, day_words = {.backward = true};

void calendar_start(void)
{
	for (size_t i = 0; i < COUNT(years); i++)
		words_add(&year_words, years[i].word, (int)i);
	for (size_t i = 0; i < COUNT(eras); i++)
		words_add(&era_words, eras[i].word, (int)i);
	for (size_t i = 0; i < COUNT(day_parts); i++)
		words_add(&day_words, day_parts[i].word, (int)i);
}

static bool is_gregorian(int v)
{
	return v >= YEAR_LOW && v <= YEAR_HIGH;
}

/* the year of a number that stands where a year stands, 0: it is none */
static int year_of(int v)
{
	if (is_gregorian(v))
		return v;
	return v >= ROC_LOW && v <= ROC_HIGH ? v + ROC_OFFSET : 0;
}

/* a number as dates have them, read once for all who ask what it is; end: start, where there is none */
struct number {
	size_t start, end;
	int value;
	char32_t behind; /* the character behind it */
};

static struct number number_at(const struct text *t, size_t i)
{
	struct number n = {.start = i};

	n.end = numeral_small(t, i, &n.value);
	n.behind = text_char(t, n.end);
	return n;
}

/* ---- one moment ------------------------------------------------------------------------------ */

/* 年 behind a number that counts years: 100年期公債, 近100年 */
static bool counts_years(const struct text *t, size_t start, size_t after)
{
	static const char32_t *const before[] = {U"近", U"逾", U"約", U"長達", U"歷經", U"屆滿", U"為期",
	                                         U"每",  U"未來", U"過去", U"共",   U"滿",   U"達"};
	char32_t next = text_char(t, after);

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		if (text_before(t, 0, start, before[i]))
			return true;
	if (next == U'期')
		return !is_any(text_char(t, after + 1), U"間末初中");
	return is_any(next, U"餘多來") || text_has(t, after, U"以上") || text_has(t, after, U"以內") ||
	       text_has(t, after, U"之久");
}

static bool month_follows(const struct text *t, size_t i)
{
	int v;
	size_t j = numeral_small(t, i, &v);

	return j > i && v >= 1 && v <= 12 && text_char(t, j) == U'月';
}

/* D日 behind a month, or D in a list that ends in 日; the end, or i */
static size_t read_day(const struct text *t, size_t i, struct moment *m)
{
	int v;
	size_t j = numeral_small(t, i, &v), k = j;

	if (j == i || v < 1 || v > 31)
		return i;
	if (text_char(t, j) == U'日' || text_char(t, j) == U'號') {
		m->day = v;
		return j + 1;
	}
	/* 三月十二: the unit is lost; 三月十二人 are people */
	if (!text_is(t, i, CHAR_DIGIT) && v > 10 && text_is(t, j, CHAR_HAN) && unit_match(t, j) == NULL &&
	    !is_any(text_char(t, j), U"餘多幾至到及與和萬億點年")) {
		m->day = (int8_t)v;
		return j;
	}
	/* 12月21、23日: the unit comes at the end of the list */
	for (int n = 0; n < LIST_ITEMS && is_any(text_char(t, k), U"、及與和至到~-～–"); n++) {
		size_t next = numeral_small(t, k + 1, &v);

		if (next == k + 1 || v > 31)
			return i;
		k = next;
	}
	if (k == j || text_char(t, k) != U'日')
		return i;
	numeral_small(t, i, &v);
	m->day = (int8_t)v;
	return j;
}

static size_t read_month(const struct text *t, size_t i, struct moment *m)
{
	int v;
	size_t j = numeral_small(t, i, &v), end;

	if (j == i || v < 1 || v > 12 || text_char(t, j) != U'月')
		return i;
	m->month = (int8_t)v;
	end = read_day(t, j + 1, m);
	return end == j + 1 && text_char(t, end) == U'份' ? end + 1 : end;
}

/* the unit at the end of a list of numbers: 113、114年度 gives 年 to 113; 0: no list */
static char32_t list_unit(const struct text *t, size_t i)
{
	bool any = false;

	for (int n = 0; n < LIST_ITEMS && is_any(text_char(t, i), U"、及與和"); n++) {
		int v;
		size_t j = numeral_small(t, i + 1, &v);

		if (j == i + 1)
			return 0;
		any = true;
		i = j;
	}
	return any ? text_char(t, i) : 0;
}

/* 第3季, 上半年 */
static size_t read_part(const struct text *t, size_t i, struct moment *m)
{
	size_t start = text_char(t, i) == U'第' ? i + 1 : i, j;
	int v;

	if (text_has(t, i, U"上半年") || text_has(t, i, U"下半年")) {
		m->half = text_char(t, i) == U'上' ? 1 : 2;
		return i + 3 + (text_char(t, i + 3) == U'度');
	}
	j = numeral_small(t, start, &v);
	if (start == i || j == start || v < 1 || v > 4 || (text_char(t, j) != U'季' && list_unit(t, j) != U'季'))
		return i;
	m->quarter = (int8_t)v;
	if (text_char(t, j) != U'季')
		return j;
	return j + 1 + (text_char(t, j + 1) == U'度');
}

/* Q3 behind a year */
static size_t read_q(const struct text *t, size_t i, struct moment *m)
{
	size_t j = i + (text_char(t, i) == U' ');

	if (text_char(t, j) != U'Q' || text_char(t, j + 1) < U'1' || text_char(t, j + 1) > U'4' ||
	    text_is(t, j + 2, CHAR_DIGIT | CHAR_LATIN))
		return i;
	m->quarter = (int8_t)(t->cp[j + 1] - U'0');
	return j + 2;
}

/* 底 初 末 上旬 belong to the expression */
static size_t read_phase(const struct text *t, size_t i, const struct moment *m)
{
	char32_t c = text_char(t, i), next = text_char(t, i + 1);

	if (m->day)
		return i;
	if (is_any(c, U"上中下") && next == U'旬' && m->month)
		return i + 2;
	if (c == U'底' && !is_any(next, U"下薪定部"))
		return i + 1;
	if (c == U'初' && (!is_any(next, U"步審稿估次級任期選驗查") || text_has(t, i + 1, U"驗收")))
		return i + 1;
	return c == U'末' && !is_any(next, U"端期代") ? i + 1 : i;
}

static size_t read_after_year(const struct text *t, size_t i, struct moment *m)
{
	size_t end;

	if (text_char(t, i) == U'度' && !is_any(text_char(t, i + 1), U"假過")) {
		m->fiscal = true;
		i++;
	}
	end = read_month(t, i, m);
	if (end == i)
		end = read_part(t, i, m);
	return end > i ? end : read_q(t, i, m);
}

/* 113.5.20, 113/5/20, 2022-12-29 */
static size_t read_numeric(const struct text *t, size_t i, struct moment *m)
{
	int year, month, day;
	size_t j = numeral_small(t, i, &year), k, end;
	char32_t sep = text_char(t, j);

	if (j == i || !text_is(t, i, CHAR_DIGIT) || !is_any(sep, U"./-"))
		return i;
	k = numeral_small(t, j + 1, &month);
	if (k == j + 1 || text_char(t, k) != sep)
		return i;
	end = numeral_small(t, k + 1, &day);
	year = year_of(year);
	if (end == k + 1 || !text_is(t, end - 1, CHAR_DIGIT) || text_char(t, end) == sep || !year || month < 1 ||
	    month > 12 || day < 1 || day > 31)
		return i;
	*m = (struct moment){.year = year, .month = month, .day = day, .year_written = true};
	return end;
}

/* 八十七、五、二十七; 九二、三、一七: a date by points, in Chinese numerals */
static size_t read_numeric_han(const struct text *t, size_t i, struct moment *m)
{
	int year, month, day;
	size_t j = numeral_small(t, i, &year), k, end;

	if (j == i || text_is(t, i, CHAR_DIGIT) || !is_any(text_char(t, j), U"、.") || !year_of(year))
		return i;
	k = numeral_small(t, j + 1, &month);
	/* 九九、○○七、○二八 is a number in groups of three */
	if (k == j + 1 || k > j + 3 || month < 1 || month > 12 || text_char(t, k) != text_char(t, j))
		return i;
	end = numeral_small(t, k + 1, &day);
	if (end == k + 1 || day < 1 || day > 31 || is_any(text_char(t, end), U"、.%％億萬") || text_is(t, end, CHAR_SMALL))
		return i;
	*m = (struct moment){.year = (int16_t)year_of(year), .month = (int8_t)month, .day = (int8_t)day, .year_written = true};
	return end;
}

/* a moment that begins with its year; roc: 民國 stands before it */
static size_t read_dated(const struct text *t, size_t i, bool roc, struct moment *m)
{
	int v;
	size_t j = numeral_small(t, i, &v), end;

	*m = (struct moment){0};
	if (j == i)
		return i;
	if (read_q(t, j, m) > j && year_of(v)) {
		m->year = year_of(v);
		m->year_written = true;
		return read_q(t, j, m);
	}
	if (text_has(t, j, U"學年"))
		j++;
	else if (text_has(t, j, U"會計年度"))
		j += 2;
	/* 60年代 */
	if (text_char(t, j) != U'年' || text_char(t, j + 1) == U'代')
		return text_is(t, i, CHAR_DIGIT) ? read_numeric(t, i, m) : read_numeric_han(t, i, m);
	if (roc && v < ROC_HIGH)
		m->year = v + ROC_OFFSET;
	else
		m->year = year_of(v);
	if (m->year == 0 && v > 0 && v < ROC_LOW &&
	    (month_follows(t, j + 1) || (v >= ROC_FISCAL_LOW && text_char(t, j + 1) == U'度')))
		m->year = v + ROC_OFFSET;
	if (m->year == 0)
		return i;
	m->year_written = true;
	end = read_after_year(t, j + 1, m);
	if (end == j + 1 && !roc && !m->fiscal && counts_years(t, i, end))
		return i;
	return read_phase(t, end, m) > end ? read_phase(t, end, m) : end;
}

/* a moment without a year: 3月11日, 第3季, and with `bare_day` 16日 */
static size_t read_undated(const struct text *t, size_t i, bool bare_day, struct moment *m)
{
	size_t end;
	int v;

	*m = (struct moment){0};
	end = read_month(t, i, m);
	if (end == i)
		end = read_part(t, i, m);
	if (end == i && bare_day) {
		size_t j = numeral_small(t, i, &v);

		if (j > i && v >= 1 && v <= 31 && text_char(t, j) == U'日') {
			m->day = v;
			end = j + 1;
		}
	}
	return end > i ? read_phase(t, end, m) : i;
}

/* ---- ranges ---------------------------------------------------------------------------------- */

/* 至, 到, dashes, 起至; the end of the separator, or i */
static size_t read_to(const struct text *t, size_t i)
{
	if (text_has(t, i, U"（含）"))
		i += 3;
	if (text_char(t, i) == U'起' && is_any(text_char(t, i + 1), U"至迄"))
		return i + 2;
	if (text_char(t, i) == U' ' && text_is(t, i + 1, CHAR_DASH))
		i++;
	if (text_is(t, i, CHAR_DASH))
		return i + 1 + (text_char(t, i + 1) == U' ');
	return is_any(text_char(t, i), U"至到迄") ? i + 1 : i;
}

static void inherit(struct moment *to, const struct moment *from)
{
	if (to->year == 0) {
		to->year = from->year;
		to->relative = from->relative;
		to->year_offset = from->year_offset;
	}
	if (to->month == 0 && to->day)
		to->month = from->month;
}

static bool finish(struct figure *f, enum fact_kind kind, size_t start, size_t end)
{
	f->kind = kind;
	f->start = (uint32_t)start;
	f->end = (uint32_t)end;
	return true;
}

/* 同年, 翌年 in front of the end of a range; its length, and how many years later it is */
static size_t same_or_next_year(const struct text *t, size_t i, int *later)
{
	static const char32_t *const words[] = {U"同年", U"今年", U"翌年", U"次年", U"隔年", U"明年"};

	for (size_t k = 0; k < COUNT(words); k++)
		if (text_has(t, i, words[k])) {
			*later = k >= 2;
			return 2;
		}
	return 0;
}

/* A second moment behind 至 makes a period of the date. */
static bool finish_range(const struct text *t, struct figure *f, size_t start, size_t end)
{
	size_t to = read_to(t, end), stop;
	struct moment m = {0};
	size_t skip = text_before(t, to, to + 2, U"民國");

	if (to == end)
		return finish(f, KIND_DATE, start, end);
	stop = read_dated(t, to + (skip ? 2 : 0), skip > 0, &m);
	if (stop == to + (skip ? 2 : 0)) {
		int later = 0;
		size_t lead = same_or_next_year(t, to, &later);

		/* 12月底至16日 is no range: a bare day needs a day before it */
		stop = read_undated(t, to + lead, f->from.day != 0, &m);
		if (stop == to + lead)
			return finish(f, KIND_DATE, start, end);
		inherit(&m, &f->from);
		if (m.year)
			m.year = (int16_t)(m.year + later);
	}
	f->to = m;
	return finish(f, KIND_PERIOD, start, stop);
}

/* 1至6月, 112-115年, 112-115: the first number has no unit of its own */
static bool read_bare_range(const struct text *t, const struct number *n, bool roc, struct figure *f)
{
	int a = n->value, b;
	size_t i = n->start, j = n->end, k = read_to(t, j), end;
	bool dash = text_is(t, j, CHAR_DASH);

	if (j == i || k == j)
		return false;
	end = numeral_small(t, k, &b);
	if (end == k || text_is(t, end, CHAR_DIGIT | CHAR_LATIN | CHAR_DASH))
		return false;
	if (text_char(t, end) == U'月' && a >= 1 && a < b && b <= 12) {
		f->from.month = a;
		f->to.month = b;
		end++;
		return finish(f, KIND_PERIOD, i, end + (text_char(t, end) == U'份'));
	}
	f->from.year = roc ? a + ROC_OFFSET : year_of(a);
	f->to.year = is_gregorian(f->from.year) && b < 100 && is_gregorian(a) ? 0 : roc ? b + ROC_OFFSET : year_of(b);
	if (!f->from.year || f->to.year <= f->from.year || f->to.year - f->from.year > SPAN_MAX)
		return false;
	f->from.year_written = f->to.year_written = true;
	if (text_has(t, end, U"學年"))
		end++;
	if (text_char(t, end) == U'年') {
		end = read_after_year(t, end + 1, &f->to);
		return finish(f, KIND_PERIOD, i, end);
	}
	return dash && text_char(t, end) != U'.' && !text_is(t, end, CHAR_HAN) ? finish(f, KIND_PERIOD, i, end)
	                                                                     : false;
}

/* 95年1至4月: the months stand behind the year that has been read */
static bool read_months_of(const struct text *t, size_t start, size_t end, struct figure *f)
{
	struct figure months = {.kind = KIND_PERIOD};
	struct number n;

	if (f->from.month || f->from.quarter || f->from.half)
		return false;
	n = number_at(t, end);
	if (!read_bare_range(t, &n, false, &months) || !months.from.month)
		return false;
	f->from.month = months.from.month;
	f->to = f->from;
	f->to.month = months.to.month;
	return finish(f, KIND_PERIOD, start, months.end);
}

/* ---- lists ------------------------------------------------------------------------------------ */

/* the figure before ends here but for a list separator */
static bool follows_in_list(const struct text *t, const struct figure *before, size_t i)
{
	size_t gap;

	if (before == NULL || (before->kind != KIND_DATE && before->kind != KIND_PERIOD) || before->end >= i)
		return false;
	gap = i - before->end;
	return gap == 1 ? is_any(text_char(t, before->end), U"、及與和或，,暨")
	                : gap == 2 && text_has(t, before->end, U"以及");
}

static bool is_day_span(const struct text *t, size_t end)
{
	return is_any(text_char(t, end), U"內期曆數薪餘") || text_has(t, end, U"以上") || text_has(t, end, U"以內") ||
	       text_has(t, end, U"之內");
}

/* 23日 or 23 in a list behind 12月21日 */
static bool read_listed_day(const struct text *t, const struct number *n, const struct figure *before, struct figure *f)
{
	const struct moment *last = before->kind == KIND_PERIOD ? &before->to : &before->from;

	if (n->end == n->start || n->value < 1 || n->value > 31 || !follows_in_list(t, before, n->start) || !last->day)
		return false;
	/* 9日～12日，4日: behind a comma a smaller one is a number of days */
	if (text_is(t, n->start - 1, CHAR_COMMA) && n->value < last->day)
		return false;
	if (n->behind != U'日' && list_unit(t, n->end) != U'日')
		return false;
	f->from = (struct moment){.year = last->year, .month = last->month, .day = (int8_t)n->value,
	                          .relative = last->relative, .year_offset = last->year_offset};
	return finish_range(t, f, n->start, n->end + (n->behind == U'日'));
}

/* 主計總處22日指出: the day on which something is done or said */
static bool happens(const struct text *t, size_t low, size_t start, size_t end)
{
	static const char32_t *const words[] = {U"指出", U"表示", U"公布", U"公告", U"發布", U"宣布", U"召開", U"舉行",
	                                        U"通過", U"上午", U"下午", U"中午", U"晚間", U"凌晨", U"（星期",
	                                        U"（週", U"一早", U"出席", U"主持", U"視察", U"開議", U"開幕", U"閉幕",
	                                        U"啟用", U"落成", U"上路", U"生效"};

	/* 三日公布: one numeral alone is no day of the month often enough */
	if ((!text_is(t, start, CHAR_DIGIT) && end - start < 3) || (start > low && is_any(t->cp[start - 1], U"第前後近約逾達滿共計每續隔過餘經期理")))
		return false;
	for (size_t k = 0; k < COUNT(words); k++)
		if (text_has(t, end, words[k]))
			return true;
	return false;
}

/* 四季 behind 第三、; 11.5 behind 113.11.1及 */
static bool read_listed_part(const struct text *t, const struct number *n, const struct figure *before, struct figure *f)
{
	const struct moment *last = before->kind == KIND_PERIOD ? &before->to : &before->from;
	size_t i = n->start, j = n->end, k;
	int day;

	if ((n->behind != U'季' && n->behind != U'.') || j == i || n->value < 1 || !follows_in_list(t, before, i))
		return false;
	f->from = (struct moment){.year = last->year, .relative = last->relative, .year_offset = last->year_offset};
	if (last->quarter && n->value <= 4 && n->behind == U'季') {
		f->from.quarter = (int8_t)n->value;
		return finish(f, KIND_DATE, i, j + 1);
	}
	if (!last->day || text_char(t, before->end - 1) == U'日' || n->behind != U'.' || n->value > 12)
		return false;
	k = numeral_small(t, j + 1, &day);
	if (k == j + 1 || day < 1 || day > 31 || !text_is(t, k, CHAR_CLOSE | CHAR_PAUSE | CHAR_COMMA | CHAR_STOP))
		return false;
	f->from.month = (int8_t)n->value;
	f->from.day = (int8_t)day;
	return finish(f, KIND_DATE, i, k);
}

/* 今年, 去年 before the number: the start moves before it; words that name no fixed year stay outside */
static size_t relative_year(const struct text *t, size_t low, size_t i, struct moment *m)
{
	size_t length;
	int k = words_longest(&year_words, t, low, i, &length);

	if (k == NO_WORD)
		return i;
	m->relative = true;
	m->year_offset = years[k].offset;
	return i - length;
}

/* 今天（31日）, 今（二日）: the day in brackets behind the word for it */
static bool is_glossed(const struct text *t, size_t start, size_t end)
{
	return start > 1 && t->cp[start - 1] == U'（' && text_char(t, end) == U'）' && is_any(t->cp[start - 2], U"天今昨明日前");
}

/* 12日 */
static bool is_day(const struct number *n)
{
	return n->behind == U'日' && n->end > n->start && n->value >= 1 && n->value <= 31;
}

/* 元月1日 */
static bool read_january(const struct text *t, size_t low, const struct number *n, struct figure *f)
{
	size_t start;

	if (!is_day(n) || !text_before(t, low, n->start, U"元月"))
		return false;
	start = relative_year(t, low, n->start - 2, &f->from);
	f->from.month = 1;
	f->from.day = (int8_t)n->value;
	return finish_range(t, f, start, n->end + 1);
}

/* 16日 where the month is named by a word (本月16日) or the day is a point (於16日召開) */
static bool read_pointed_day(const struct text *t, size_t low, const struct number *n, struct figure *f)
{
	static const char32_t *const words[] = {U"本月", U"當月", U"同月", U"年月", U"該月", U"上月", U"）月", U"於",
	                                        U"截至", U"自",   U"迄",   U"昨",   U"至"};
	size_t i = n->start, j = n->end;

	if (!is_day(n) || is_day_span(t, j + 1))
		return false;
	/* 由51日縮短至4日 tells how long */
	if (i > low + 1 && is_any(t->cp[i - 1], U"至") && is_any(t->cp[i - 2], U"短長增降減升加延少縮"))
		return false;
	for (size_t k = 0; k < COUNT(words); k++)
		if (text_before(t, low, i, words[k])) {
			f->from.day = (int8_t)n->value;
			return finish_range(t, f, i, j + 1);
		}
	if (!happens(t, low, i, j + 1) && !is_glossed(t, i, j + 1))
		return false;
	f->from.day = (int8_t)n->value;
	return finish_range(t, f, i, j + 1);
}

/* 10/22, 9/30前: a month and a day; a fraction where the denominator is usual and nothing points at a date */
static bool read_slashed_day(const struct text *t, size_t low, const struct number *n, struct figure *f)
{
	static const char32_t *const before[] = {U"於", U"自", U"至", U"截"};
	int month = n->value, day;
	size_t i = n->start, j = n->end, k;
	bool pointed;

	if (n->behind != U'/' || j == i || month < 1 || month > 12 || (i > 0 && is_any(t->cp[i - 1], U"/.-")))
		return false;
	k = numeral_small(t, j + 1, &day);
	if (k == j + 1 || !text_is(t, j + 1, CHAR_DIGIT) || day < 1 || day > 31 || is_any(text_char(t, k), U"/.%％") ||
	    text_is(t, k, CHAR_DIGIT | CHAR_LATIN))
		return false;
	pointed = month > day || text_char(t, k) == U'前' || text_char(t, k) == U'止' || text_char(t, k) == U'起' || text_char(t, k) == U'日' ||
	          (text_char(t, k) == U'（' && is_any(text_char(t, k + 1), U"一二三四五六日週星"));
	for (size_t w = 0; w < COUNT(before); w++)
		pointed = pointed || text_before(t, low, i, before[w]) > 0;
	if (!pointed && (month == 1 || day <= 12 || day == 16 || day == 20 || day == 24))
		return false;
	f->from = (struct moment){.month = (int8_t)month, .day = (int8_t)day};
	return finish_range(t, f, i, k + (text_char(t, k) == U'日'));
}

/* ---- prefixes --------------------------------------------------------------------------------- */

static size_t era_before(const struct text *t, size_t low, size_t i, bool *roc)
{
	size_t length;
	int k = words_longest(&era_words, t, low, i, &length);

	*roc = k != NO_WORD && eras[k].roc;
	return i - length;
}

/* 今（112）年2月, 本（12）月5日, 今（29）日: the number in the bracket begins at i */
static bool read_bracketed(const struct text *t, size_t low, const struct number *n, struct figure *f)
{
	size_t open = n->start - 1, end = n->end + 2;
	char32_t unit;
	int v = n->value;

	if (n->behind != U'）' || n->start < low + 2 || text_char(t, open) != U'（' || !is_any(text_char(t, open - 1), U"今本去明上前同當次昨"))
		return false;
	unit = n->end > n->start ? text_char(t, n->end + 1) : 0;
	if (unit == U'年' && v > 0 && (v < ROC_HIGH || is_gregorian(v))) {
		f->from = (struct moment){.year = (int16_t)(is_gregorian(v) ? v : v + ROC_OFFSET),
		                          .year_written = true,
		                          .current = text_char(t, open - 1) == U'今'};
		end = read_after_year(t, end, &f->from);
		end = read_phase(t, end, &f->from);
	} else if (unit == U'月' && v >= 1 && v <= 12) {
		f->from.month = v;
		end = read_day(t, end, &f->from);
		end = read_phase(t, end, &f->from);
	} else if (unit == U'日' && v >= 1 && v <= 31) {
		f->from.day = v;
	} else {
		return false;
	}
	return finish_range(t, f, open - 1, end);
}

/* FY114, FY2024 */
static bool read_fiscal(const struct text *t, size_t low, size_t i, struct figure *f)
{
	int v;
	size_t j;

	if (i == low || t->cp[i - 1] != U'Y' || !text_before(t, low, i, U"FY"))
		return false;
	j = numeral_small(t, i, &v);
	if (j == i || !year_of(v) || text_is(t, j, CHAR_LATIN | CHAR_DIGIT))
		return false;
	f->from = (struct moment){.year = (int16_t)year_of(v), .year_written = true, .fiscal = true};
	return finish(f, KIND_DATE, i - 2, j);
}

/* ---- times ------------------------------------------------------------------------------------ */

static size_t part_of_day(const struct text *t, size_t low, size_t i, bool *after_noon)
{
	size_t length;
	int k = words_longest(&day_words, t, low, i, &length);

	*after_noon = k != NO_WORD && day_parts[k].after_noon;
	return i - length;
}

/* 9時30分, 9點半, 09:30; minutes since midnight. `named`: 上午 stands before it */
static size_t read_clock(const struct text *t, size_t i, bool named, int16_t *minute)
{
	int hour, m = 0;
	size_t j = numeral_small(t, i, &hour), k;
	char32_t sep = text_char(t, j);

	if (j == i || hour > 24)
		return i;
	if (sep == U':') {
		k = numeral_small(t, j + 1, &m);
		if (k != j + 3 || m > 59)
			return i;
		*minute = (int16_t)(hour * 60 + m);
		return k;
	}
	if (sep != U'時' && !(sep == U'點' && named))
		return i;
	if (is_any(text_char(t, j + 1), U"代段間期數"))
		return i;
	k = numeral_small(t, j + 1, &m);
	*minute = (int16_t)(hour * 60);
	if (k > j + 1 && m <= 59 && text_char(t, k) == U'分' && text_char(t, k + 1) != U'之') {
		*minute = (int16_t)(*minute + m);
		return k + 1;
	}
	if (text_char(t, j + 1) == U'半') {
		*minute = (int16_t)(*minute + 30);
		return j + 2;
	}
	return j + 1;
}

/* 0-3時, 8至17時: the hours from the first to the second */
static bool read_hours(const struct text *t, const struct number *n, struct figure *f)
{
	int from = n->value, hour;
	size_t i = n->start, to = read_to(t, n->end), end;

	if (n->end == i || to == n->end)
		return false;
	end = numeral_small(t, to, &hour);
	if (end == to || from >= hour || hour > 24 || text_char(t, end) != U'時' || is_any(text_char(t, end + 1), U"代段間期數"))
		return false;
	f->minute = (int16_t)(from * 60);
	f->minute_to = (int16_t)(hour * 60);
	return finish(f, KIND_TIME, i, end + 1);
}

static bool read_time(const struct text *t, size_t low, const struct number *n, struct figure *f)
{
	bool noon = false, noon_to = false;
	size_t i = n->start, start, end, to, stop;

	if (n->behind != U':' && n->behind != U'時' && n->behind != U'點')
		return false;
	start = part_of_day(t, low, i, &noon);
	end = read_clock(t, i, start < i, &f->minute);
	/* 師生比1:15 */
	if (end == i || (i > low && is_any(t->cp[i - 1], U"比例")))
		return false;
	if (noon && f->minute < 12 * 60)
		f->minute = (int16_t)(f->minute + 12 * 60);
	f->minute_to = -1;
	to = read_to(t, end);
	if (to > end) {
		size_t number = to;

		while (number < to + 2 && !text_is(t, number, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL))
			number++;
		part_of_day(t, to, number, &noon_to);
		stop = read_clock(t, number, true, &f->minute_to);
		if (stop > number) {
			if ((noon_to || (noon && number == to)) && f->minute_to < 12 * 60)
				f->minute_to = (int16_t)(f->minute_to + 12 * 60);
			return finish(f, KIND_TIME, start, stop);
		}
		f->minute_to = -1;
	}
	return finish(f, KIND_TIME, start, end);
}

/* ---- all -------------------------------------------------------------------------------------- */

static bool read_listed_year(const struct text *t, const struct number *n, struct figure *f)
{
	char32_t unit = n->end > n->start ? list_unit(t, n->end) : 0;

	if (unit == U'年' && year_of(n->value))
		f->from = (struct moment){.year = (int16_t)year_of(n->value), .year_written = true, .fiscal = true};
	else if (unit == U'月' && n->value >= 1 && n->value <= 12)
		f->from = (struct moment){.month = (int8_t)n->value};
	else
		return false;
	return finish(f, KIND_DATE, n->start, n->end);
}

/* what may stand behind the first number of a date or time; anything else is cheaply none */
static bool may_be_date(const struct text *t, size_t i)
{
	size_t j = i + (text_char(t, i) == U'第');

	while (text_is(t, j, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) && j < i + 12)
		j++;
	return text_is(t, j, CHAR_DATED);
}

bool calendar_read(const struct text *t, size_t low, size_t i, const struct figure *before,
                   struct figure *f)
{
	struct number n;
	bool roc;
	size_t start, end;

	f->number = (uint32_t)i;
	f->minute_to = -1;
	if (read_fiscal(t, low, i, f))
		return true;
	if (!may_be_date(t, i))
		return false;
	n = number_at(t, i);
	if (read_bracketed(t, low, &n, f))
		return true;
	start = era_before(t, low, i, &roc);
	end = read_dated(t, i, roc, &f->from);
	if (end > i)
		return read_months_of(t, start, end, f) || finish_range(t, f, start, end);
	f->from = (struct moment){0};
	if (read_bare_range(t, &n, roc, f)) {
		f->start = (uint32_t)start;
		/* 今年1至3月 */
		if (start == i && f->from.month && !f->from.year) {
			f->start = (uint32_t)relative_year(t, low, i, &f->from);
			inherit(&f->to, &f->from);
		}
		return true;
	}
	f->from = f->to = (struct moment){0};
	if (!text_before(t, low, i, U"個") && (end = read_undated(t, i, false, &f->from)) > i) {
		start = relative_year(t, low, i, &f->from);
		/* 110年11月、12月: the list hands down its year */
		if (start == i && before != NULL && follows_in_list(t, before, i) && before->from.year) {
			const struct moment *last = before->kind == KIND_PERIOD ? &before->to : &before->from;

			if (!last->fiscal)
				f->from.year = last->year;
		}
		return finish_range(t, f, start, end);
	}
	f->from = (struct moment){0};
	if (before != NULL && (read_listed_day(t, &n, before, f) || read_listed_part(t, &n, before, f)))
		return true;
	f->from = (struct moment){0};
	return read_listed_year(t, &n, f) || read_january(t, low, &n, f) || read_hours(t, &n, f) ||
	       read_time(t, low, &n, f) || read_pointed_day(t, low, &n, f) || read_slashed_day(t, low, &n, f);
}
