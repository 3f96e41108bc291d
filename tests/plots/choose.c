/* choose: which charts facts and checks allow, and what they say. */
#include "plots/choose.h"

#include "tests/plots/report.h"
#include "tests/plots/suite.h"

static struct report r;
static struct charts charts;

static void choose(void)
{
	choose_charts(&r.facts, &r.checks, &(struct series){0}, KINDS, false, &charts);
}

/* the scorecard that every document with relations has comes first */
static size_t count(void)
{
	return charts.n - (r.checks.n > 0);
}

static const struct spec *first(void)
{
	ck_assert(r.checks.n == 0 || charts.v[0].kind == KIND_scorecard);
	ck_assert_uint_gt(count(), 0);
	return &charts.v[r.checks.n > 0];
}

static void forget(void)
{
	charts_free(&charts);
	report_close(&r);
}

START_TEST(a_bridge_that_adds_up)
{
	const struct spec *s;

	report_open(&r);
	budget(&r, "pass", "158億6,746萬4千元", "15867464000");
	choose();
	ck_assert_uint_eq(count(), 1);
	s = first();
	ck_slice(s->chart.chart_id, "waterfall-1");
	ck_slice(s->chart.title, "前瞻基礎建設計畫第4期特別預算刪減0.99%，改列158.67億元");
	ck_slice(s->chart.annot1, "合計刪減1.58億元\n−0.99%");
	ck_slice(s->chart.badge, "verified");
	ck_slice(s->chart.unit, "新臺幣億元");
	ck_assert_uint_eq(s->n_rows, 4);
	ck_slice(s->rows[1].cell[2], "聯席會議\n審查刪減");
	ck_slice(s->rows[2].cell[6], "−0.045");
	ck_slice(s->rows[2].cell[7], "447萬6千元\n−0.03%");
	/* the smallest change is below 2 % of the total: magnified */
	ck_assert(!slice_is(s->chart.vmin, "0"));
	forget();
}
END_TEST

START_TEST(a_failing_bridge_is_a_table)
{
	report_open(&r);
	budget(&r, "fail", "158億6,764萬4千元", "15867644000");
	choose();
	ck_assert_uint_eq(count(), 1);
	ck_assert_uint_eq(first()->kind, KIND_table);
	ck_slice(first()->chart.badge, "unverified");
	ck_assert_uint_eq(charts.n_refusals, 1);
	forget();
}
END_TEST

START_TEST(a_bridge_is_added_up_again)
{
	/* said to pass, but it does not */
	report_open(&r);
	budget(&r, "pass", "158億6,764萬4千元", "15867644000");
	choose();
	ck_assert_uint_eq(count(), 0);
	ck_assert_uint_eq(charts.n_refusals, 1);
	forget();
}
END_TEST

START_TEST(a_heading_is_named_once)
{
	report_open(&r);
	r.next.section = SLICE("施政報告/1");
	budget(&r, "pass", "158億6,746萬4千元", "15867464000");
	heading(&r, "施政報告", "施政報告暨附錄");
	choose();
	ck_slice(first()->chart.source, "資料來源：r.md，施政報告暨附錄1，第1行");
	forget();
}
END_TEST

static void projects(const char *second)
{
	int64_t total, social, science, m[4], k[3];

	report_open(&r);
	r.next.section = SLICE("一/（三）/1");
	total = figure(&r, "count", "42件", "42", "件", "total", "計", "本部提報個案計畫");
	line(&r);
	social = figure(&r, "count", "8件", "8", "件", "", "", "社會發展類");
	line(&r);
	science = figure(&r, "count", "34件", "34", "件", "total", "(", "科技發展類");
	k[0] = figure(&r, "count", "17件", "17", "件", "part", "(", "前瞻計畫");
	k[1] = figure(&r, "count", "17件", "17", "件", "part", "(", "一般科技計畫");
	line(&r);
	m[0] = figure(&r, "count", "1件", "1", "件", "part", "分別為", "政院管制");
	m[1] = figure(&r, "count", "25件", "25", "件", "part", "分別為", "部管制");
	m[2] = figure(&r, "count", "16件", "16", "件", "part", "分別為", "自行管制");
	m[3] = total;
	k[2] = science;
	relation(&r, "sum", "pass", (int64_t[]){social, science, total}, 3, total);
	relation(&r, "sum", "pass", k, 3, science);
	relation(&r, "sum", second, m, 4, total);
	choose();
}

START_TEST(two_splits_of_one_total)
{
	const struct spec *s;

	projects("pass");
	ck_assert_uint_eq(count(), 1);
	s = first();
	ck_slice(s->chart.title, "提報個案計畫42件：科技發展類占34件，部管制占25件");
	ck_slice(s->chart.badge_text, "已核對：3項加總相符");
	ck_slice(s->chart.note,
	         "兩列為同一批42件的不同分法：8＋34＝42、17＋17＝34、1＋25＋16＝42。");
	/* head, three segments, bracket; head, three segments */
	ck_assert_uint_eq(s->n_rows, 9);
	ck_slice(s->rows[0].cell[4], "依發展類別");
	ck_slice(s->rows[4].cell[1], "bracket");
	ck_slice(s->rows[5].cell[4], "依管制別");
	forget();
}
END_TEST

START_TEST(a_failing_split_takes_the_badge)
{
	projects("fail");
	ck_assert_uint_eq(count(), 1);
	ck_slice(first()->chart.badge, "unverified");
	ck_assert_uint_eq(charts.n_refusals, 1);
	forget();
}
END_TEST

START_TEST(small_wholes_need_no_picture)
{
	int64_t m[3];

	report_open(&r);
	m[0] = figure(&r, "count", "1案", "1", "案", "", "", "甲");
	m[1] = figure(&r, "count", "2案", "2", "案", "", "", "乙");
	m[2] = figure(&r, "count", "3案", "3", "案", "total", "共", "決議");
	relation(&r, "sum", "pass", m, 3, m[2]);
	choose();
	ck_assert_uint_eq(count(), 0);
	forget();
}
END_TEST

START_TEST(shares_and_what_is_left)
{
	const struct spec *s;
	int64_t m[3];

	report_open(&r);
	figure(&r, "count", "61,687件", "61687", "件", "total", "共", "政府機關資安聯防情資");
	m[0] = figure(&r, "percent", "49%", "49", "%", "share", "", "掃描刺探類");
	m[1] = figure(&r, "percent", "23%", "23", "%", "share", "", "入侵攻擊類");
	m[2] = figure(&r, "percent", "15%", "15", "%", "share", "", "政策規則類");
	relation(&r, "rank", "pass", m, 3, m[0]);
	choose();
	ck_assert_uint_eq(count(), 1);
	s = first();
	ck_slice(s->chart.title, "政府機關資安聯防情資以掃描刺探類最多（49%）");
	ck_assert_uint_eq(s->n_rows, 4);
	ck_slice(s->rows[0].cell[5], "約30,200件");
	ck_slice(s->rows[3].cell[4], "13%");
	ck_slice(s->rows[3].cell[5], "約8,000件");
	ck_slice(s->rows[3].cell[6], "rest");
	ck_slice(s->chart.badge, "partial");
	forget();
}
END_TEST

START_TEST(shares_beyond_the_whole_are_refused)
{
	int64_t m[3];

	report_open(&r);
	m[0] = figure(&r, "percent", "60%", "60", "%", "share", "", "甲");
	m[1] = figure(&r, "percent", "50%", "50", "%", "share", "", "乙");
	m[2] = figure(&r, "percent", "15%", "15", "%", "share", "", "丙");
	relation(&r, "rank", "pass", m, 3, m[0]);
	choose();
	ck_assert_uint_eq(count(), 0);
	ck_assert_uint_eq(charts.n_refusals, 1);
	forget();
}
END_TEST

START_TEST(count_and_money_of_one_sentence)
{
	const struct spec *s;

	report_open(&r);
	figure(&r, "count", "201臺", "201", "臺", "", "", "5G基地臺");
	figure(&r, "money", "2億6,130萬元", "261300000", "TWD", "", "", "補助金額");
	choose();
	ck_assert_uint_eq(count(), 1);
	s = first();
	ck_assert_uint_eq(s->n_rows, 3);
	ck_slice(s->rows[1].cell[1], "2.613");
	ck_slice(s->rows[2].cell[1], "130");
	ck_slice(s->rows[2].cell[2], "萬元");
	ck_slice(s->rows[2].cell[5], "derived");
	ck_slice(s->chart.badge_text, "2項原文・1項推算");
	forget();
}
END_TEST

START_TEST(a_change_gives_its_base)
{
	const struct spec *s;
	int64_t m[2];

	report_open(&r);
	m[0] = figure(&r, "count", "53件", "53", "件", "total", "共", "資安事件通報數量");
	r.facts.v[0].period = SLICE("2022-11");
	r.next.basis = SLICE("上個月");
	m[1] = figure(&r, "percent", "47.52%", "47.52", "%", "decrease", "減少",
	              "資安事件通報數量");
	relation(&r, "implied", "pass", m, 2, m[0]);
	choose();
	ck_assert_uint_eq(count(), 1);
	s = first();
	ck_assert_uint_eq(s->kind, KIND_timeseries);
	ck_slice(s->chart.title, "111年11月資安事件通報數量53件，較10月減少47.52%");
	ck_slice(s->chart.annot1, "−47.52%（−48件）");
	/* the earlier point is told apart from the one that is written */
	ck_slice(s->items[0].label, "111年10月");
	ck_slice(s->items[0].value, "101件");
	ck_assert(s->items[0].fact == NULL && s->items[1].fact != NULL);
	ck_slice(s->chart.badge, "partial");
	forget();
}
END_TEST

START_TEST(figures_without_bond_are_left)
{
	report_open(&r);
	figure(&r, "count", "50位", "50", "位", "total", "共有", "到場採訪");
	figure(&r, "count", "33則", "33", "則", "", "", "新聞露出");
	choose();
	ck_assert_uint_eq(count(), 0);
	forget();
}
END_TEST

START_TEST(nothing_gives_nothing)
{
	report_open(&r);
	choose();
	ck_assert_uint_eq(count(), 0);
	forget();
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
	        a_bridge_that_adds_up,           a_failing_bridge_is_a_table,
	        a_bridge_is_added_up_again,      a_heading_is_named_once,
	        two_splits_of_one_total,         a_failing_split_takes_the_badge,
	        small_wholes_need_no_picture,    shares_and_what_is_left,
	        shares_beyond_the_whole_are_refused,count_and_money_of_one_sentence,
	        a_change_gives_its_base,         figures_without_bond_are_left,
	        nothing_gives_nothing,
	};

	return run_suite("choose", tests, sizeof tests / sizeof *tests);
}
