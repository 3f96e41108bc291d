#include "extract/moment.h"

#include "extract/numeral.h"

enum { YEAR_LOW = 1900, YEAR_HIGH = 2199, ROC_LOW = 80, ROC_HIGH = 199, ROC_FISCAL_LOW = 30,
       LIST_ITEMS = 16 /* in a list whose unit comes at the end */ };

bool moment_is_gregorian(int v)
{
	return v >= YEAR_LOW && v <= YEAR_HIGH;
}

int moment_year(int v)
{
	if (moment_is_gregorian(v))
		return v;
	return v >= ROC_LOW && v <= ROC_HIGH ? v + ROC_OFFSET : 0;
}

int moment_named_year(int v)
{
	return v <= ROC_HIGH ? v + ROC_OFFSET : moment_year(v);
}

struct number moment_number(const struct text *t, size_t i)
{
	struct number n = {.start = i};

	n.end = numeral_small(t, i, &n.value);
	n.behind = text_char(t, n.end);
	return n;
}

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

size_t moment_day(const struct text *t, size_t i, struct moment *m)
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
	end = moment_day(t, j + 1, m);
	return end == j + 1 && text_char(t, end) == U'份' ? end + 1 : end;
}

char32_t moment_list_unit(const struct text *t, size_t i)
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
	if (start == i || j == start || v < 1 || v > 4 || (text_char(t, j) != U'季' && moment_list_unit(t, j) != U'季'))
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

size_t moment_phase(const struct text *t, size_t i, const struct moment *m)
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

size_t moment_after_year(const struct text *t, size_t i, struct moment *m)
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
	year = moment_year(year);
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

	if (j == i || text_is(t, i, CHAR_DIGIT) || !is_any(text_char(t, j), U"、.") || !moment_year(year))
		return i;
	k = numeral_small(t, j + 1, &month);
	/* 九九、○○七、○二八 is a number in groups of three */
	if (k == j + 1 || k > j + 3 || month < 1 || month > 12 || text_char(t, k) != text_char(t, j))
		return i;
	end = numeral_small(t, k + 1, &day);
	if (end == k + 1 || day < 1 || day > 31 || is_any(text_char(t, end), U"、.%％億萬") || text_is(t, end, CHAR_SMALL))
		return i;
	*m = (struct moment){.year = (int16_t)moment_year(year), .month = (int8_t)month, .day = (int8_t)day, .year_written = true};
	return end;
}

size_t moment_dated(const struct text *t, size_t i, bool roc, struct moment *m)
{
	int v;
	size_t j = numeral_small(t, i, &v), end;

	*m = (struct moment){0};
	if (j == i)
		return i;
	if (read_q(t, j, m) > j && moment_year(v)) {
		m->year = moment_year(v);
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
	m->year = (int16_t)(roc ? moment_named_year(v) : moment_year(v));
	if (m->year == 0 && v > 0 && v < ROC_LOW &&
	    (month_follows(t, j + 1) || (v >= ROC_FISCAL_LOW && text_char(t, j + 1) == U'度')))
		m->year = v + ROC_OFFSET;
	if (m->year == 0)
		return i;
	m->year_written = true;
	end = moment_after_year(t, j + 1, m);
	if (end == j + 1 && !roc && !m->fiscal && counts_years(t, i, end))
		return i;
	return moment_phase(t, end, m) > end ? moment_phase(t, end, m) : end;
}

size_t moment_undated(const struct text *t, size_t i, bool bare_day, struct moment *m)
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
	return end > i ? moment_phase(t, end, m) : i;
}

size_t moment_to(const struct text *t, size_t i)
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
