/* dates, periods and times, completed from the document's date; the rules of facts.md 2.3-2.6 */
#include "tests/extract/reading.h"

#include "extract/resolve.h"

static fact_column *const point[] = {column_raw, column_kind, column_value, column_upper};

/* read in a document of 2022-12-20 */
static const struct {
	const char *line, *figures;
} lines[] = {
	/* written in full */
	{"民國112年1月7日公布。", "民國112年1月7日|date|2023-01-07|"},
	{"中華民國一一二年一月七日。", "中華民國一一二年一月七日|date|2023-01-07|"},
	{"於112年1月7日公布。", "112年1月7日|date|2023-01-07|"},
	{"於１１２年１月７日公布。", "１１２年１月７日|date|2023-01-07|"},
	{"於 112 年 1 月 7 日公布。", "112 年 1 月 7 日|date|2023-01-07|"},
	{"於2022年12月29日公布。", "2022年12月29日|date|2022-12-29|"},
	{"於西元2022年12月29日公布。", "西元2022年12月29日|date|2022-12-29|"},
	{"於2022-12-29公布。", "2022-12-29|date|2022-12-29|"},
	{"於2022/12/29公布。", "2022/12/29|date|2022-12-29|"},
	{"於113.5.20公布。", "113.5.20|date|2024-05-20|"},
	{"於113/5/20公布。", "113/5/20|date|2024-05-20|"},
	{"於113.05.20公布。", "113.05.20|date|2024-05-20|"},
	{"於99年12月31日公布。", "99年12月31日|date|2010-12-31|"},
	{"於一百一十二年一月七日公布。", "一百一十二年一月七日|date|2023-01-07|"},
	/* at lower resolution */
	{"111年11月業務。", "111年11月|date|2022-11|"},
	{"111年業務。", "111年|date|2022|"},
	{"111年度預算。", "111年度|date|2022|"},
	{"一百一十二年度預算。", "一百一十二年度|date|2023|"},
	{"九十九年度預算。", "九十九年度|date|2010|"},
	{"1998年業務。", "1998年|date|1998|"},
	{"2030年達標。", "2030年|date|2030|"},
	{"80年度決算。", "80年度|date|1991|"},
	{"199年度決算。", "199年度|date|2110|"},
	{"112年第1季業務。", "112年第1季|date|2023-Q1|"},
	{"2022年第四季業務。", "2022年第四季|date|2022-Q4|"},
	{"112年上半年業務。", "112年上半年|date|2023-H1|"},
	{"112年下半年業務。", "112年下半年|date|2023-H2|"},
	{"111年底業務。", "111年底|date|2022|"},
	{"111年12月底業務。", "111年12月底|date|2022-12|"},
	{"111年5月上旬業務。", "111年5月上旬|date|2022-05|"},
	{"111年3月初業務。", "111年3月初|date|2022-03|"},
	{"111年10月中旬業務。", "111年10月中旬|date|2022-10|"},
	/* without a year: the nearest before, or after in a clause about what is to come */
	{"12月7日召開會議。", "12月7日|date|2022-12-07|"},
	{"3月31日召開會議。", "3月31日|date|2022-03-31|"},
	{"12月29日召開會議。", "12月29日|date|2021-12-29|"},
	{"12月20日召開會議。", "12月20日|date|2022-12-20|"},
	{"預計1月5日召開會議。", "1月5日|date|2023-01-05|"},
	{"預定12月29日召開會議。", "12月29日|date|2022-12-29|"},
	{"1月7日前完成。", "1月7日|date|2023-01-07|"},
	{"將於3月底完成。", "3月底|date|2023-03|"},
	{"8月辦理。", "8月|date|2022-08|"},
	{"第3季辦理。", "第3季|date|2022-Q3|"},
	{"第一季辦理。", "第一季|date|2022-Q1|"},
	{"截至28日止。", "28日|date|2022-11-28|"},
	{"於16日召開會議。", "16日|date|2022-12-16|"},
	/* with a word for the year */
	{"今年4月底完成。", "今年4月底|date|2022-04|"},
	{"去年8月完成。", "去年8月|date|2021-08|"},
	{"明年3月辦理。", "明年3月|date|2023-03|"},
	{"今(112)年2月辦理。", "今(112)年2月|date|2023-02|"},
	{"本（12）月5日辦理。", "本（12）月5日|date|2022-12-05|"},
	/* periods */
	{"3月11日至16日辦理。", "3月11日至16日|period|2022-03-11|2022-03-16"},
	{"111年3月11日至16日辦理。", "111年3月11日至16日|period|2022-03-11|2022-03-16"},
	{"111年12月21日至112年1月3日辦理。", "111年12月21日至112年1月3日|period|2022-12-21|2023-01-03"},
	{"111年10月至112年3月辦理。", "111年10月至112年3月|period|2022-10|2023-03"},
	{"112年至115年辦理。", "112年至115年|period|2023|2026"},
	{"112至115年辦理。", "112至115年|period|2023|2026"},
	{"112-115年辦理。", "112-115年|period|2023|2026"},
	{"112-113年度預算。", "112-113年度|period|2023|2024"},
	{"中程計畫（112-115）。", "112-115|period|2023|2026"},
	{"111年1至11月業務。", "111年1至11月|period|2022-01|2022-11"},
	{"111年11月1日至30日業務。", "111年11月1日至30日|period|2022-11-01|2022-11-30"},
	{"1至6月業務。", "1至6月|period|2022-01|2022-06"},
	{"2022年至2026年辦理。", "2022年至2026年|period|2022|2026"},
	{"111年11月1日～30日業務。", "111年11月1日～30日|period|2022-11-01|2022-11-30"},
	/* lists hand on what the next one leaves out */
	{"12月1日、3日、9日辦理。", "12月1日|date|2022-12-01| ; 3日|date|2022-12-03| ; 9日|date|2022-12-09|"},
	{"111年12月21日及23日辦理。", "111年12月21日|date|2022-12-21| ; 23日|date|2022-12-23|"},
	{"113、114年度預算。", "113|date|2024| ; 114年度|date|2025|"},
	{"1月廿三日召開會議。", "1月廿三日|date|2022-01-23|"},
	{"二○二二年一月業務。", "二○二二年一月|date|2022-01|"},
	{"110年11月、12月辦理。", "110年11月|date|2021-11| ; 12月|date|2021-12|"},
	/* times */
	{"上午9時30分開會。", "上午9時30分|time|09:30|"},
	{"下午2時開會。", "下午2時|time|14:00|"},
	{"14時30分開會。", "14時30分|time|14:30|"},
	{"於09:00開會。", "09:00|time|09:00|"},
	{"開放09:00至17:30。", "09:00至17:30|time|09:00|17:30"},
	{"上午9時至12時開放。", "上午9時至12時|time|09:00|12:00"},
	{"上午9時至下午5時開放。", "上午9時至下午5時|time|09:00|17:00"},
	{"下午3點半開會。", "下午3點半|time|15:30|"},
	{"晚上8時開會。", "晚上8時|time|20:00|"},
	{"中午12時開會。", "中午12時|time|12:00|"},
	/* together */
	{"111年12月7日上午10時開會。", "111年12月7日|date|2022-12-07| ; 上午10時|time|10:00|"},
	{"101年度截至9月底業務。", "101年度|date|2012| ; 9月底|date|2012-09|"},
};

START_TEST(table)
{
	ck_assert_figures(lines[_i].line, "2022-12-20", point, 4, lines[_i].figures);
}
END_TEST

static fact_column *const qualified[] = {column_raw, column_qualifier};

static const struct {
	const char *line, *figures;
} qualifiers[] = {
	{"112年1月7日前完成。", "112年1月7日|by"},
	{"截至111年12月31日。", "111年12月31日|as_of"},
	{"統計至111年11月底。", "111年11月底|as_of"},
	{"自112年1月1日起施行。", "112年1月1日|since"},
	{"111年11月業務。", "111年11月|exact"},
};

START_TEST(qualifier)
{
	ck_assert_figures(qualifiers[_i].line, "2022-12-20", qualified, 2, qualifiers[_i].figures);
}
END_TEST

/* numbers before 年 that count years, words without a numeral */
static const struct {
	const char *line, *figures;
} traps[] = {
	{"近30年成果。", "近30年|duration"},
	{"成立已20年。", "20年|duration"},
	{"期間3個月。", "3個月|duration"},
	{"本月、上個月及去年同期。", ""},
	{"今年底及去年底。", ""},
	{"連續4個月增加。", "4個月|duration"},
};

START_TEST(trap)
{
	fact_column *const columns[] = {column_raw, column_kind};

	ck_assert_figures(traps[_i].line, "2022-12-20", columns, 2, traps[_i].figures);
}
END_TEST

/* ---- resolve ------------------------------------------------------------------------------------------ */

static const struct {
	struct moment m;
	const char *anchor; /* NULL: none */
	bool future;
	const char *date;
	enum resolution how;
} moments[] = {
	{{.year = 2023, .month = 1, .day = 7}, "2022-12-20", false, "2023-01-07", RESOLVED_WRITTEN},
	{{.year = 2023}, NULL, false, "2023", RESOLVED_WRITTEN},
	{{.month = 12, .day = 7}, "2022-12-20", false, "2022-12-07", RESOLVED_BEFORE},
	{{.month = 12, .day = 7}, "2022-12-20", true, "2023-12-07", RESOLVED_AFTER},
	{{.month = 12, .day = 20}, "2022-12-20", true, "2022-12-20", RESOLVED_AFTER},
	{{.month = 12, .day = 21}, "2022-12-20", false, "2021-12-21", RESOLVED_BEFORE},
	{{.month = 12}, "2022-12-20", false, "2022-12", RESOLVED_BEFORE},
	{{.month = 1}, "2022-12-20", true, "2023-01", RESOLVED_AFTER},
	{{.quarter = 4}, "2022-09", false, "2021-Q4", RESOLVED_BEFORE},
	{{.half = 2}, "2022-12-20", false, "2022-H2", RESOLVED_BEFORE},
	{{.month = 3, .day = 1}, "2022", false, "2022-03-01", RESOLVED_BEFORE},
	{{.month = 3, .relative = true, .year_offset = -1}, "2022-12-20", false, "2021-03", RESOLVED_RELATIVE},
	{{.month = 3, .relative = true, .year_offset = 1}, "2022", false, "2023-03", RESOLVED_RELATIVE},
	{{.day = 16}, "2022-12-20", false, "2022-12-16", RESOLVED_BEFORE},
	{{.day = 28}, "2022-12-20", false, "2022-11-28", RESOLVED_BEFORE},
	{{.day = 28}, "2023-01-05", false, "2022-12-28", RESOLVED_BEFORE},
	{{.day = 5}, "2022-12-20", true, "2023-01-05", RESOLVED_AFTER},
	{{.day = 31}, "2022-12-20", false, "2022-10-31", RESOLVED_BEFORE},
	{{.day = 30}, "2023-01-31", true, "2023-03-30", RESOLVED_AFTER},
	{{.day = 16}, "2022-12", false, "2022-12-16", RESOLVED_BEFORE},
	{{.day = 16}, "2022", false, "---16", RESOLVED_NOT},
	{{.day = 16}, "2022-Q3", true, "---16", RESOLVED_NOT},
	{{.day = 16}, NULL, false, "---16", RESOLVED_NOT},
	{{.month = 2, .day = 29}, "2023-05-01", false, "2020-02-29", RESOLVED_BEFORE},
	{{.month = 2, .day = 29}, "2024-01-10", false, "2020-02-29", RESOLVED_BEFORE},
	{{.month = 2, .day = 29}, "2023-05-01", true, "2024-02-29", RESOLVED_AFTER},
	{{.month = 12, .day = 7}, NULL, false, "--12-07", RESOLVED_NOT},
	{{.month = 12}, NULL, true, "--12", RESOLVED_NOT},
};

START_TEST(moment)
{
	struct date anchor = {0};
	enum resolution how;
	char text[DATE_TEXT];
	struct slice got;

	if (moments[_i].anchor != NULL)
		ck_assert(date_parse(slice_of(moments[_i].anchor), &anchor));
	got.p = text;
	got.n = resolve_print(resolve_moment(&moments[_i].m, anchor, moments[_i].future, &how), text);
	ck_assert_msg(slice_is(got, moments[_i].date), "row %d: %.*s, not %s", _i, SLICE_ARGS(got), moments[_i].date);
	ck_assert_int_eq(how, moments[_i].how);
	ck_assert_uint_gt(strlen(resolution_name(how)), 0);
}
END_TEST

/* where the document's date comes from: 12月7日 has to become this date */
static const struct {
	const char *text, *option, *date;
} documents[] = {
	{"# 業務報告\n\n12月7日召開會議。\n", "2020-12-31", "2020-12-07"},
	{"# 111年12月業務報告\n\n12月7日召開會議。\n", "2020-12-31", "2020-12-07"},
	{"# 111年12月業務報告\n\n12月7日召開會議。\n", NULL, "2022-12-07"},
	{"# 111年12月20日業務報告\n\n12月7日召開會議。\n", NULL, "2022-12-07"},
	{"# 業務報告\n\n## 一、111年12月工作\n\n12月7日召開會議。\n", NULL, "2022-12-07"},
	{"# 業務報告\n\n本案於111年12月20日核定。\n\n12月7日召開會議。\n", NULL, "2022-12-07"},
	{"# 業務報告\n\n## 一、工作\n\n本案於110年5月2日及111年12月20日核定。\n\n12月7日召開會議。\n", NULL, "2022-12-07"},
	{"# 業務報告\n\n本案於111年12月20日核定，預計112年12月31日完成。\n\n12月7日召開會議。\n", NULL, "2022-12-07"},
	{"# 業務報告\n\n本案於111年12月20日核定，應於113年6月30日前完成。\n\n12月7日召開會議。\n", NULL, "2022-12-07"},
	{"# 業務報告\n\n12月7日召開會議。\n", NULL, "--12-07"},
	{"\xef\xbb\xbf# 111年12月業務報告\n\n12月7日召開會議。\n", NULL, "2022-12-07"},
};

START_TEST(document_date)
{
	struct reading r;

	read_document(&r, documents[_i].text, documents[_i].option);
	ck_assert_msg(slice_is(fact_of(&r, "12月7日")->value, documents[_i].date), "'%s': %.*s, not %s",
	              documents[_i].text, SLICE_ARGS(fact_of(&r, "12月7日")->value), documents[_i].date);
	reading_free(&r);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{table, ROWS(lines)}, {qualifier, ROWS(qualifiers)}, {trap, ROWS(traps)},
		{moment, ROWS(moments)}, {document_date, ROWS(documents)},
	};

	return UNIT_RUN("calendar, resolve", units);
}
