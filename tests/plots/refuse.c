/* What is not drawn, however well it adds up: figures of one year as a course, a balance as a composition, shares
 * that their labels do not tell apart. */
#include "plots/choose.h"
#include "plots/number.h"

#include "tests/plots/report.h"
#include "tests/plots/suite.h"

static struct report r;
static struct charts charts;

static void choose(void)
{
	choose_charts(&r.facts, &r.checks, &(struct series){0}, KINDS, false, &charts);
}

static size_t count(enum chart_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < charts.n; i++)
		n += charts.v[i].kind == kind;
	return n;
}

static void forget(void)
{
	charts_free(&charts);
	report_close(&r);
}

static int64_t of(const char *period, const char *basis, int64_t fact)
{
	r.facts.v[fact - 1].period = slice_of(period);
	r.facts.v[fact - 1].basis = slice_of(basis);
	return fact;
}

/* 營運收入420億元，較`basis`400億元增加20億元 */
static void pair(const char *earlier, const char *later, const char *basis)
{
	int64_t m[3];

	report_open(&r);
	m[0] = of(earlier, basis, figure(&r, "money", "400億元", "40000000000", "TWD", "previous", "較", "營運收入"));
	m[1] = of(later, "", figure(&r, "money", "20億元", "2000000000", "TWD", "increase", "增加", "營運收入"));
	m[2] = of(later, "", figure(&r, "money", "420億元", "42000000000", "TWD", "level", "", "營運收入"));
	relation(&r, "change", "pass", m, 3, m[2]);
	choose();
}

START_TEST(two_years_are_a_course)
{
	pair("2023", "2024", "112年度決算數");
	ck_assert_uint_eq(count(KIND_timeseries), 1);
	forget();
	/* told by the words alone */
	pair("", "2024", "上年度預算數");
	ck_assert_uint_eq(count(KIND_timeseries), 1);
	ck_slice(charts.v[1].items[0].label, "112年");
	forget();
}
END_TEST

START_TEST(the_words_outweigh_a_period_that_is_not_the_earlier_one)
{
	pair("2024-Q3", "2024-Q3", "上季");
	ck_assert_uint_eq(count(KIND_timeseries), 1);
	ck_slice(charts.v[1].items[0].label, "113年第2季");
	forget();
}
END_TEST

START_TEST(figures_of_one_year_are_none)
{
	static const char *const earlier[] = {"2024", "", "2025", "2023-06"};

	for (size_t i = 0; i < sizeof earlier / sizeof *earlier; i++) {
		pair(earlier[i], "2024", "原列預算數");
		ck_assert_uint_eq(count(KIND_timeseries), 0);
		forget();
	}
	pair("2023", "", "原列預算數");
	ck_assert_uint_eq(count(KIND_timeseries), 0);
	forget();
}
END_TEST

START_TEST(a_rate_without_a_time_implies_nothing)
{
	static const char *const bases[] = {"原列預算數", "預定進度", ""};

	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
		int64_t m[2];

		report_open(&r);
		m[0] = of("2024-05", "", figure(&r, "count", "150件", "150", "件", "total", "", "審查案件"));
		m[1] = of("2024-05", bases[i], figure(&r, "percent", "20%", "20", "%", "increase", "增加", "審查案件"));
		relation(&r, "implied", "pass", m, 2, m[0]);
		choose();
		ck_assert_uint_eq(count(KIND_timeseries), 0);
		forget();
	}
}
END_TEST

static void split(const char *total, const char *first, const char *second)
{
	int64_t m[3];

	report_open(&r);
	m[0] = figure(&r, "money", "70億元", "7000000000", "TWD", "", "", first);
	m[1] = figure(&r, "money", "30億元", "3000000000", "TWD", "", "", second);
	m[2] = figure(&r, "money", "100億元", "10000000000", "TWD", "total", "共", total);
	relation(&r, "sum", "pass", m, 3, m[2]);
	choose();
}

START_TEST(a_balance_is_no_composition)
{
	split("歲出", "歲入", "歲入歲出差短");
	ck_assert_uint_eq(count(KIND_part_whole), 0);
	forget();
	split("基金收入", "基金支出", "本期賸餘");
	ck_assert_uint_eq(count(KIND_part_whole), 0);
	forget();
	split("融資調度", "歲入歲出差短", "債務還本");
	ck_assert_uint_eq(count(KIND_part_whole), 1);
	forget();
	split("營業總收入", "營業總支出", "稅前純益");
	ck_assert_uint_eq(count(KIND_part_whole), 0);
	forget();
	split("債務還本", "舉借債務", "移用以前年度歲計賸餘");
	ck_assert_uint_eq(count(KIND_part_whole), 0);
	forget();
	split("預算差短", "決算賸餘", "實際差短");
	ck_assert_uint_eq(count(KIND_part_whole), 0);
	forget();
	split("期末基金餘額", "期初基金餘額", "本期增撥");
	ck_assert_uint_eq(count(KIND_part_whole), 0);
	forget();
	split("融資調度", "舉借債務", "移用以前年度歲計賸餘");
	ck_assert_uint_eq(count(KIND_part_whole), 1);
	forget();
	split("業務支出", "人事支出", "維護支出");
	ck_assert_uint_eq(count(KIND_part_whole), 1);
	forget();
}
END_TEST

START_TEST(what_words_do_not_tell_apart_is_not_drawn)
{
	split("施政計畫", "預計工作量者", "預計工作量");
	ck_assert_uint_eq(count(KIND_part_whole), 0);
	forget();
	split("施政計畫", "預計工作量", "未達工作量");
	ck_assert_uint_eq(count(KIND_part_whole), 1);
	forget();
}
END_TEST

START_TEST(a_change_is_no_part)
{
	int64_t m[3];

	report_open(&r);
	m[0] = figure(&r, "money", "70億元", "7000000000", "TWD", "", "", "實際成本");
	m[1] = figure(&r, "money", "30億元", "3000000000", "TWD", "decrease", "減少", "節省經費");
	m[2] = figure(&r, "money", "100億元", "10000000000", "TWD", "total", "共", "核定經費");
	relation(&r, "sum", "pass", m, 3, m[2]);
	choose();
	ck_assert_uint_eq(count(KIND_part_whole), 0);
	forget();
}
END_TEST

START_TEST(a_grade_keeps_its_last_word)
{
	split("查核工程", "甲等", "乙等");
	ck_assert_uint_eq(count(KIND_part_whole), 1);
	ck_assert(slice_has(charts.v[1].chart.title, SLICE("甲等70億元")));
	forget();
}
END_TEST

START_TEST(a_part_does_not_repeat_the_whole)
{
	split("公共建設經費", "公共建設經費鐵道", "水環境");
	ck_assert_uint_eq(count(KIND_part_whole), 1);
	ck_slice(charts.v[1].items[1].label, "鐵道");
	ck_slice(charts.v[1].items[2].label, "水環境");
	forget();
}
END_TEST

START_TEST(a_heading_does_not_name_a_total)
{
	int64_t m[3];

	report_open(&r);
	heading(&r, "十/（一）/1", "1、整體資源配置均衡妥適");
	m[0] = figure(&r, "count", "40件", "40", "件", "", "", "二、農業");
	m[1] = figure(&r, "count", "30件", "30", "件", "", "", "三、水利");
	m[2] = figure(&r, "count", "70件", "70", "件", "total", "共", "");
	relation(&r, "sum", "pass", m, 3, m[2]);
	choose();
	ck_assert_uint_eq(count(KIND_part_whole), 1);
	ck_slice(charts.v[1].chart.title, "70件中農業占40件");
	forget();
}
END_TEST

START_TEST(a_part_behind_its_total_has_a_name_of_its_own)
{
	int64_t m[3];

	for (int behind = 0; behind < 2; behind++) {
		report_open(&r);
		if (behind)
			m[2] = figure(&r, "count", "70件", "70", "件", "total", "共", "橋梁案件");
		m[0] = figure(&r, "count", "40件", "40", "件", "", "", "橋梁案件");
		m[1] = figure(&r, "count", "30件", "30", "件", "", "", "隧道案件");
		if (!behind)
			m[2] = figure(&r, "count", "70件", "70", "件", "total", "共", "橋梁案件");
		relation(&r, "sum", "pass", m, 3, m[2]);
		choose();
		ck_assert_uint_eq(count(KIND_part_whole), !behind);
		if (!behind)
			ck_slice(charts.v[1].chart.title, "70件中橋梁案件占40件");
		forget();
	}
}
END_TEST

START_TEST(shares_of_one_name_are_not_told_apart)
{
	int64_t m[3];

	report_open(&r);
	m[0] = figure(&r, "percent", "60%", "60", "%", "share", "", "中間");
	m[1] = figure(&r, "percent", "20%", "20", "%", "share", "", "所得最低");
	m[2] = figure(&r, "percent", "20%", "20", "%", "share", "", "中間");
	relation(&r, "share_total", "pass", m, 3, m[0]);
	choose();
	ck_assert_uint_eq(count(KIND_rank_bar), 0);
	forget();
}
END_TEST

START_TEST(a_column_has_two_decimals)
{
	static const struct {
		int64_t coef;
		int exp;
		const char *want;
	} v[] = {{49, 7, "4.90"}, {482, 6, "4.82"}, {4825499, 2, "4.83"}, {4325, 3, "432.5萬元"}, {4, 4, "4萬元"}, {0, 0, "0.00"}};
	struct arena mem = {0};
	struct scale scale = number_scale(&mem, SLICE("TWD"), (struct decimal){7, 8});

	for (size_t i = 0; i < sizeof v / sizeof *v; i++)
		ck_slice(number_column(&mem, (struct decimal){v[i].coef, v[i].exp}, SLICE("TWD"), scale, 2), v[i].want);
	ck_slice(number_column(&mem, (struct decimal){12, 8}, SLICE("TWD"), scale, 0), "12");
	arena_free(&mem);
}
END_TEST

START_TEST(a_change_that_no_percentage_tells_is_no_bridge)
{
	int64_t m[3];

	report_open(&r);
	m[0] = figure(&r, "money", "10兆元", "10000000000000", "TWD", "original", "原列", "歲入預算");
	m[1] = figure(&r, "money", "1萬元", "10000", "TWD", "cut", "減列", "歲入預算");
	m[2] = figure(&r, "money", "9兆9,999億9,999萬元", "9999999990000", "TWD", "revised", "改列", "");
	relation(&r, "balance", "pass", m, 3, m[2]);
	choose();
	ck_assert_uint_eq(count(KIND_waterfall), 0);
	ck_assert_uint_eq(charts.n_refusals, 1);
	forget();
}
END_TEST

/* 12 parts of which `value` is the largest */
static void parts(const char *raw, const char *value, const char *total)
{
	static const char *const names[] = {"甲鄉", "乙鄉", "丙鄉", "丁鄉", "戊鄉", "己鄉", "庚鄉", "辛鄉", "壬鄉", "癸鄉", "子鄉", "丑鄉"};
	enum { N = sizeof names / sizeof *names };
	int64_t m[N + 1];

	report_open(&r);
	m[0] = figure(&r, "count", raw, value, "件", "part", "", names[0]);
	for (size_t i = 1; i < N; i++)
		m[i] = figure(&r, "count", "10件", "10", "件", "part", "", names[i]);
	m[N] = figure(&r, "count", total, total, "件", "total", "共", "受理案件");
	relation(&r, "sum", "pass", m, N + 1, m[N]);
	choose();
}

START_TEST(a_rest_is_drawn_to_scale_or_not_at_all)
{
	const struct spec *s;

	/* the other five are 50 beside 30: the axis ends at 50 or beyond, or where the template finds it */
	parts("30件", "30", "140");
	ck_assert_uint_eq(count(KIND_rank_bar), 1);
	s = &charts.v[1];
	ck_slice(s->rows[s->n_rows - 1].cell[6], "rest");
	ck_slice(s->rows[s->n_rows - 1].cell[3], "50");
	ck_assert_uint_eq(s->chart.vmax.n, 0);
	forget();
	/* beside 12 they are told */
	parts("12件", "12", "122");
	s = &charts.v[1];
	ck_assert_uint_eq(s->n_rows, 7);
	ck_slice(s->rows[6].cell[6], "mid");
	ck_assert(slice_starts(s->chart.note, SLICE("其他5項共50件（40.98%）未繪。")));
	forget();
	/* equal parts have no rank */
	parts("10件", "10", "120");
	ck_assert_uint_eq(count(KIND_rank_bar), 0);
	forget();
}
END_TEST

START_TEST(what_does_not_change_is_no_finding)
{
	int64_t m[3];

	report_open(&r);
	m[0] = of("2023", "上年度", figure(&r, "count", "450人", "450", "人", "previous", "較", "里長"));
	m[1] = of("2024", "", figure(&r, "count", "0人", "0", "人", "increase", "增加", "里長"));
	m[2] = of("2024", "", figure(&r, "count", "450人", "450", "人", "", "", "里長"));
	relation(&r, "change", "pass", m, 3, m[2]);
	choose();
	ck_assert_uint_eq(count(KIND_timeseries), 0);
	forget();
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {two_years_are_a_course,
	                              the_words_outweigh_a_period_that_is_not_the_earlier_one,
	                              figures_of_one_year_are_none,
	                              a_rate_without_a_time_implies_nothing,
	                              a_balance_is_no_composition,
	                              what_words_do_not_tell_apart_is_not_drawn,
	                              a_change_is_no_part,
	                              a_grade_keeps_its_last_word,
	                              a_part_does_not_repeat_the_whole,
	                              a_heading_does_not_name_a_total,
	                              a_part_behind_its_total_has_a_name_of_its_own,
	                              shares_of_one_name_are_not_told_apart,
	                              a_column_has_two_decimals,
	                              a_change_that_no_percentage_tells_is_no_bridge,
	                              a_rest_is_drawn_to_scale_or_not_at_all,
	                              what_does_not_change_is_no_finding};

	return run_suite("refuse", tests, sizeof tests / sizeof *tests);
}
