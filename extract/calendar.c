#include "extract/calendar.h"

#include "extract/clock.h"
#include "extract/numeral.h"
#include "extract/words.h"

enum { SPAN_MAX = 60 /* years */ };

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

static struct words year_words = {.backward = true}, era_words = {.backward = true};

void calendar_start(void)
{
	for (size_t i = 0; i < COUNT(years); i++)
		words_add(&year_words, years[i].word, (int)i);
	for (size_t i = 0; i < COUNT(eras); i++)
		words_add(&era_words, eras[i].word, (int)i);
	clock_start();
}

/* ---- ranges ---------------------------------------------------------------------------------- */

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
	size_t to = moment_to(t, end), stop;
	struct moment m = {0};
	size_t skip = text_before(t, to, to + 2, U"民國");

	if (to == end)
		return figure_found(f, KIND_DATE, start, end);
	stop = moment_dated(t, to + (skip ? 2 : 0), skip > 0, &m);
	if (stop == to + (skip ? 2 : 0)) {
		int later = 0;
		size_t lead = same_or_next_year(t, to, &later);

		/* 12月底至16日 is no range: a bare day needs a day before it */
		stop = moment_undated(t, to + lead, f->from.day != 0, &m);
		if (stop == to + lead)
			return figure_found(f, KIND_DATE, start, end);
		inherit(&m, &f->from);
		if (m.year)
			m.year = (int16_t)(m.year + later);
	}
	f->to = m;
	return figure_found(f, KIND_PERIOD, start, stop);
}

/* 1至6月, 112-115年, 112-115: the first number has no unit of its own */
static bool read_bare_range(const struct text *t, const struct number *n, bool roc, struct figure *f)
{
	int a = n->value, b;
	size_t i = n->start, j = n->end, k = moment_to(t, j), end;
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
		return figure_found(f, KIND_PERIOD, i, end + (text_char(t, end) == U'份'));
	}
	f->from.year = roc ? a + ROC_OFFSET : moment_year(a);
	f->to.year = moment_is_gregorian(f->from.year) && b < 100 && moment_is_gregorian(a) ? 0 : roc ? b + ROC_OFFSET : moment_year(b);
	if (!f->from.year || f->to.year <= f->from.year || f->to.year - f->from.year > SPAN_MAX)
		return false;
	f->from.year_written = f->to.year_written = true;
	if (text_has(t, end, U"學年"))
		end++;
	if (text_char(t, end) == U'年') {
		end = moment_after_year(t, end + 1, &f->to);
		return figure_found(f, KIND_PERIOD, i, end);
	}
	return dash && text_char(t, end) != U'.' && !text_is(t, end, CHAR_HAN) ? figure_found(f, KIND_PERIOD, i, end)
	                                                                     : false;
}

/* 95年1至4月: the months stand behind the year that has been read */
static bool read_months_of(const struct text *t, size_t start, size_t end, struct figure *f)
{
	struct figure months = {.kind = KIND_PERIOD};
	struct number n;

	if (f->from.month || f->from.quarter || f->from.half)
		return false;
	n = moment_number(t, end);
	if (!read_bare_range(t, &n, false, &months) || !months.from.month)
		return false;
	f->from.month = months.from.month;
	f->to = f->from;
	f->to.month = months.to.month;
	return figure_found(f, KIND_PERIOD, start, months.end);
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
	if (n->behind != U'日' && moment_list_unit(t, n->end) != U'日')
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
		return figure_found(f, KIND_DATE, i, j + 1);
	}
	if (!last->day || text_char(t, before->end - 1) == U'日' || n->behind != U'.' || n->value > 12)
		return false;
	k = numeral_small(t, j + 1, &day);
	if (k == j + 1 || day < 1 || day > 31 || !text_is(t, k, CHAR_CLOSE | CHAR_PAUSE | CHAR_COMMA | CHAR_STOP))
		return false;
	f->from.month = (int8_t)n->value;
	f->from.day = (int8_t)day;
	return figure_found(f, KIND_DATE, i, k);
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
	if (unit == U'年' && moment_named_year(v)) {
		f->from = (struct moment){.year = (int16_t)moment_named_year(v),
		                          .year_written = true,
		                          .current = text_char(t, open - 1) == U'今'};
		end = moment_after_year(t, end, &f->from);
		end = moment_phase(t, end, &f->from);
	} else if (unit == U'月' && v >= 1 && v <= 12) {
		f->from.month = v;
		end = moment_day(t, end, &f->from);
		end = moment_phase(t, end, &f->from);
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
	if (j == i || !moment_year(v) || text_is(t, j, CHAR_LATIN | CHAR_DIGIT))
		return false;
	f->from = (struct moment){.year = (int16_t)moment_year(v), .year_written = true, .fiscal = true};
	return figure_found(f, KIND_DATE, i - 2, j);
}

/* ---- all -------------------------------------------------------------------------------------- */

static bool read_listed_year(const struct text *t, const struct number *n, struct figure *f)
{
	char32_t unit = n->end > n->start ? moment_list_unit(t, n->end) : 0;

	if (unit == U'年' && moment_year(n->value))
		f->from = (struct moment){.year = (int16_t)moment_year(n->value), .year_written = true, .fiscal = true};
	else if (unit == U'月' && n->value >= 1 && n->value <= 12)
		f->from = (struct moment){.month = (int8_t)n->value};
	else
		return false;
	return figure_found(f, KIND_DATE, n->start, n->end);
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
	n = moment_number(t, i);
	if (read_bracketed(t, low, &n, f))
		return true;
	start = era_before(t, low, i, &roc);
	end = moment_dated(t, i, roc, &f->from);
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
	if (!text_before(t, low, i, U"個") && (end = moment_undated(t, i, false, &f->from)) > i) {
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
	return read_listed_year(t, &n, f) || read_january(t, low, &n, f) || clock_read(t, low, &n, f) ||
	       read_pointed_day(t, low, &n, f) || read_slashed_day(t, low, &n, f);
}
