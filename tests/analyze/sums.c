/* sums, breakdowns, remainders, budgets and shares: the sample report's relations and their
 * mutants. */
#include <stdlib.h>

#include "tests/analyze/builder.h"

static struct builder b;

static void setup(void)
{
	open_document(&b, "r.md");
}

static void teardown(void)
{
	close_document(&b);
}

/* 1、本部112年提報個案計畫計42件： (1) 社會發展類：8件 (2) 科技發展類：34件(前瞻17件、一般17件)
 * 2、計畫選項列管作業，各計畫管制級別分別為政院管制1件、部管制25件、自行管制16件。 */
static void projects(const char *total, const char *second, const char *managed)
{
	block(&b, "一/（三）/1");
	clause(&b, "本部112年提報個案計畫計42件");
	count(&b, "42件", total, "件", "total", "計")->subject = SLICE("個案計畫");
	block(&b, "一/（三）/1/（1）");
	items(&b, "(1)", "2", "一/（三）/1", "本部112年提報個案計畫計42件：");
	clause(&b, "社會發展類");
	clause(&b, "8件");
	count(&b, "8件", "8", "件", "", "");
	block(&b, "一/（三）/1/（2）");
	clause(&b, "科技發展類");
	clause(&b, "34件");
	count(&b, "34件", second, "件", "total", "（");
	clause(&b, "前瞻計畫17件、一般科技計畫17件");
	count(&b, "17件", "17", "件", "part", "（");
	count(&b, "17件", "17", "件", "part", "（");
	block(&b, "一/（三）/2");
	clause(&b, "112年計畫選項列管作業");
	clause(&b, "各計畫管制級別分別為政院管制1件、部管制25件、自行管制16件");
	count(&b, "1件", "1", "件", "part", "分別為");
	count(&b, "25件", managed, "件", "part", "分別為");
	count(&b, "16件", "16", "件", "part", "分別為");
	reconcile_all(&b);
}

START_TEST(list_bracket_and_sibling_hold)
{
	projects("42", "34", "25");
	ck_assert_uint_eq(b.checks.n, 3);
	assert_text(b.checks.v[0].formula, "8件 + 34件 = 42件");
	assert_text(b.checks.v[1].formula, "1件 + 25件 + 16件 = 42件");
	assert_text(b.checks.v[2].formula, "17件 + 17件 = 34件");
	for (size_t i = 0; i < 3; i++)
		assert_text(b.checks.v[i].verdict, "pass");
	assert_text(b.checks.v[0].lines, "3;5;7");
}
END_TEST

START_TEST(one_wrong_total_is_one_suspect)
{
	projects("43", "34", "25");
	ck_assert_uint_eq(b.checks.n, 3);
	assert_text(b.checks.v[0].verdict, "fail");
	assert_text(b.checks.v[1].verdict, "fail");
	assert_text(b.checks.v[2].verdict, "pass");
	assert_text(b.checks.v[0].suspects, "r.md#1");
	assert_text(b.checks.v[1].suspects, "r.md#1");
	assert_text(b.checks.v[0].suggestion, "43件→42件");
	assert_text(b.checks.v[0].message, "【不符】計 43 件，但 8 件+34 件=42 件，差 1 件；"
	                                   "「43」改為「42」即可同時符合 2 處。");
	assert_text(b.checks.v[0].difference, "1");
	assert_text(b.checks.v[0].severity, "error");
}
END_TEST

START_TEST(wrong_member_breaks_list_and_bracket)
{
	projects("42", "35", "25");
	assert_text(b.checks.v[0].verdict, "fail");
	assert_text(b.checks.v[1].verdict, "pass");
	assert_text(b.checks.v[2].verdict, "fail");
	assert_text(b.checks.v[0].suspects, "r.md#4");
}
END_TEST

START_TEST(wrong_part_of_the_sibling)
{
	projects("42", "34", "95");
	assert_text(b.checks.v[1].verdict, "fail");
	assert_text(b.checks.v[1].suspects, "r.md#8");
}
END_TEST

/* 主決議：聯席會議12案，黨團協商7案，共19案。 */
static void resolutions(const char *first)
{
	block(&b, "十/（一）/3");
	clause(&b, "聯席會議12案");
	count(&b, "12案", first, "案", "", "");
	clause(&b, "黨團協商7案");
	count(&b, "7案", "7", "案", "", "");
	clause(&b, "共19案");
	count(&b, "19案", "19", "案", "total", "共");
	reconcile_all(&b);
}

START_TEST(clauses_before_the_total)
{
	resolutions("12");
	assert_text(only_check(&b)->verdict, "pass");
	assert_text(only_check(&b)->type, "sum");
	assert_text(only_check(&b)->facts, "r.md#1;r.md#2;r.md#3");
}
END_TEST

START_TEST(clauses_before_the_total_fail)
{
	resolutions("13");
	assert_text(only_check(&b)->verdict, "fail");
	assert_text(only_check(&b)->expected, "20");
	assert_text(only_check(&b)->reported, "19");
	assert_text(only_check(&b)->suspects, "r.md#1;r.md#2");
}
END_TEST

START_TEST(total_of_two_units_is_no_sum)
{
	block(&b, "十/（一）/2");
	clause(&b, "凍結7案");
	count(&b, "7案", "7", "案", "frozen", "凍結");
	clause(&b, "計10億1,170萬元");
	money(&b, "10億1,170萬元", "1011700000", "100000", "exact", "total", "計");
	reconcile_all(&b);
	ck_assert_uint_eq(b.checks.n, 0);
}
END_TEST

START_TEST(total_alone_is_no_relation)
{
	block(&b, "二");
	clause(&b, "情資共計193,431筆");
	count(&b, "193,431筆", "193431", "筆", "total", "共計");
	clause(&b, "分享至N-ISAC情資共計549筆");
	count(&b, "549筆", "549", "筆", "total", "共計");
	reconcile_all(&b);
	ck_assert_uint_eq(b.checks.n, 0);
}
END_TEST

/* 移動式起重機46臺、固定式起重機31台、鍋爐18座、壓力容器25座，合計120臺 */
START_TEST(broken_run_does_not_accuse)
{
	block(&b, "二");
	clause(&b, "移動式起重機46臺、固定式起重機31台、鍋爐18座、壓力容器25座");
	count(&b, "46臺", "46", "臺", "", "");
	count(&b, "31台", "31", "臺", "", "");
	count(&b, "18座", "18", "座", "", "");
	count(&b, "25座", "25", "座", "", "");
	clause(&b, "合計120臺");
	count(&b, "120臺", "120", "臺", "total", "合計");
	reconcile_all(&b);
	ck_assert_uint_eq(b.checks.n, 0);
}
END_TEST

/* 核定9處補助案，4處已完成建置，餘5處 */
static void stations(const char *whole, const char *rest)
{
	block(&b, "二/（二）/2/（2）");
	clause(&b, "核定補助東眼山等9處山林訊號改善補助案");
	count(&b, "9處", whole, "處", "", "");
	clause(&b, "4處已完成建置");
	count(&b, "4處", "4", "處", "", "");
	clause(&b, "餘5處站點持續建置中");
	count(&b, "5處", rest, "處", "remainder", "餘");
	reconcile_all(&b);
}

START_TEST(remainder_holds_and_fails)
{
	stations("9", "5");
	assert_text(only_check(&b)->type, "remainder");
	assert_text(only_check(&b)->formula, "9處 − 4處 = 5處");
	assert_text(only_check(&b)->verdict, "pass");
	close_document(&b);
	setup();
	stations("8", "5");
	assert_text(only_check(&b)->verdict, "fail");
	close_document(&b);
	setup();
	stations("9", "6");
	assert_text(only_check(&b)->verdict, "fail");
}
END_TEST

/* 128家（診所97家、醫院12家），餘19家 */
START_TEST(bracket_before_a_remainder)
{
	block(&b, "一");
	clause(&b, "疫苗合約院所現有128家");
	count(&b, "128家", "128", "家", "total", "（");
	clause(&b, "診所97家、醫院12家");
	count(&b, "97家", "97", "家", "part", "（");
	count(&b, "12家", "12", "家", "part", "（");
	clause(&b, "餘19家為衛生所");
	count(&b, "19家", "19", "家", "remainder", "餘");
	reconcile_all(&b);
	assert_text(only_check(&b)->formula, "128家 − 97家 − 12家 = 19家");
	assert_text(only_check(&b)->verdict, "pass");
}
END_TEST

static void budget(const char *cut, const char *revised)
{
	block(&b, "十/（一）/1");
	clause(&b, "預算原列160億2,594萬元");
	money(&b, "160億2,594萬元", "16025940000", "10000", "exact", "original", "原列");
	clause(&b, "聯席會議審查刪減1億5,400萬元");
	money(&b, "1億5,400萬元", cut, "1000000", "exact", "cut", "刪減");
	clause(&b, "通案刪減447萬6千元");
	money(&b, "447萬6千元", "4476000", "1000", "exact", "cut", "刪減");
	clause(&b, "改列158億6,746萬4千元");
	money(&b, "158億6,746萬4千元", revised, "1000", "exact", "revised", "改列");
	if (strcmp(revised, "15867644000") == 0)
		b.facts.v[3].raw = SLICE("158億6,764萬4千元");
	reconcile_all(&b);
}

START_TEST(budget_balances)
{
	budget("154000000", "15867464000");
	assert_text(only_check(&b)->type, "balance");
	assert_text(only_check(&b)->verdict, "pass");
	assert_text(only_check(&b)->formula,
	            "160億2,594萬元 − 1億5,400萬元 − 447萬6千元 = 158億6,746萬4千元");
	assert_text(only_check(&b)->unit, "TWD");
}
END_TEST

START_TEST(budget_with_swapped_digits)
{
	budget("154000000", "15867644000");
	assert_text(only_check(&b)->verdict, "fail");
	assert_text(only_check(&b)->difference, "180000");
	assert_text(only_check(&b)->suspects, "r.md#4");
	assert_text(
	        only_check(&b)->message,
	        "【不符】原列加減各項應為 158億6,746萬4千元，列報 158億6,764萬4千元，差 18萬元；"
	        "疑「46」「64」兩碼對調。");
}
END_TEST

START_TEST(frozen_is_not_subtracted)
{
	block(&b, "一");
	clause(&b, "原列100億1,000萬元");
	money(&b, "100億1,000萬元", "10010000000", "10000000", "exact", "original", "原列");
	clause(&b, "減列1,000萬元");
	money(&b, "1,000萬元", "10000000", "10000", "assumed", "cut", "減列");
	clause(&b, "凍結2億元");
	money(&b, "2億元", "200000000", "100000000", "assumed", "frozen", "凍結");
	clause(&b, "改列100億元");
	money(&b, "100億元", "10000000000", "100000000", "assumed", "revised", "改列");
	reconcile_all(&b);
	assert_text(only_check(&b)->verdict, "pass");
}
END_TEST

/* 825.4億 + 850.3億 = 1,675.8億: rounded parts */
START_TEST(rounded_parts_are_tolerated)
{
	block(&b, "一");
	clause(&b, "差短825.4億元");
	money(&b, "825.4億元", "82540000000", "10000000", "scaled", "", "");
	clause(&b, "還本850.3億元");
	money(&b, "850.3億元", "85030000000", "10000000", "scaled", "", "");
	clause(&b, "合計1,675.8億元");
	money(&b, "1,675.8億元", "167580000000", "10000000", "scaled", "total", "合計");
	reconcile_all(&b);
	assert_text(only_check(&b)->verdict, "within_rounding");
	assert_text(only_check(&b)->mode, "half");
	assert_text(only_check(&b)->tolerance, "15000000");
}
END_TEST

/* 1,570億餘元 + 660億元 = 2,231億餘元: 餘 cuts off what follows */
START_TEST(cut_off_figures_meet)
{
	block(&b, "一");
	clause(&b, "差短1,570億餘元");
	money(&b, "1,570億餘元", "157000000000", "100000000", "bound", "", "")->qualifier =
	        SLICE("over");
	clause(&b, "還本660億餘元");
	money(&b, "660億餘元", "66000000000", "100000000", "bound", "", "")->qualifier =
	        SLICE("over");
	clause(&b, "合計2,231億餘元");
	money(&b, "2,231億餘元", "223100000000", "100000000", "bound", "total", "合計")->qualifier =
	        SLICE("over");
	reconcile_all(&b);
	assert_text(only_check(&b)->verdict, "within_rounding");
	assert_text(only_check(&b)->mode, "trunc");
}
END_TEST

/* 831項：633項（占76.17%）；125項（占15.04%）；73項（占8.79%） */
static void shares(const char *last)
{
	block(&b, "一");
	clause(&b, "計畫831項");
	count(&b, "831項", "831", "項", "total", "計");
	clause(&b, "分別為符合633項、占76.17%、超出125項、占15.04%、減少73項、占8.79%");
	count(&b, "633項", "633", "項", "part", "分別為");
	share(&b, "76.17%", "76.17", "0.01");
	count(&b, "125項", "125", "項", "part", "分別為");
	share(&b, "15.04%", "15.04", "0.01");
	count(&b, "73項", "73", "項", "part", "分別為");
	share(&b, "8.79%", last, "0.01");
	reconcile_all(&b);
}

static const struct check *share_total(void)
{
	for (size_t i = 0; i < b.checks.n; i++)
		if (slice_is(b.checks.v[i].type, "share_total"))
			return &b.checks.v[i];
	ck_abort_msg("no share_total");
	return NULL;
}

/* the sum, the shares, and each share by the total: 8.79% stands for 8.78%, so that they make 100 % */
START_TEST(shares_add_up)
{
	shares("8.79");
	ck_assert_uint_eq(b.checks.n, 4);
	assert_text(share_total()->verdict, "pass");
	close_document(&b);
	setup();
	shares("8.19");
	assert_text(share_total()->verdict, "fail");
}
END_TEST

static void included(const char *total, const char *part)
{
	block(&b, "一");
	clause(&b, "主決議19案");
	count(&b, "19案", total, "案", "", "");
	clause(&b, "其中20案須提交書面報告");
	count(&b, "20案", part, "案", "part", "其中");
	reconcile_all(&b);
}

START_TEST(part_must_not_exceed)
{
	included("19", "18");
	assert_text(only_check(&b)->type, "subset");
	assert_text(only_check(&b)->verdict, "pass");
	close_document(&b);
	setup();
	included("19", "20");
	assert_text(only_check(&b)->verdict, "fail");
	assert_text(only_check(&b)->message, "【不符】其中 20 案大於總數 19 案。");
}
END_TEST

START_TEST(approximate_is_unverifiable)
{
	block(&b, "一");
	clause(&b, "採訪12位");
	count(&b, "12位", "12", "位", "", "");
	clause(&b, "工作人員7位");
	count(&b, "7位", "7", "位", "", "");
	clause(&b, "共約50位");
	count(&b, "約50位", "50", "位", "total", "共")->exactness = SLICE("approximate");
	reconcile_all(&b);
	assert_text(only_check(&b)->verdict, "unverifiable");
	assert_text(only_check(&b)->reason, "approximate");
}
END_TEST

START_TEST(documents_stay_apart)
{
	resolutions("12");
	checks_free(&b.checks);
	b.checks = (struct checks){0};
	b.place.doc = SLICE("s.md");
	resolutions("13");
	ck_assert_uint_eq(b.checks.n, 2);
	assert_text(b.checks.v[0].doc, "r.md");
	assert_text(b.checks.v[1].doc, "s.md");
	ck_assert_int_eq(b.checks.v[1].check, 1);
	assert_text(b.checks.v[1].verdict, "fail");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sums");
	TCase *tc = tcase_create("sums");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tc);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, list_bracket_and_sibling_hold);
	tcase_add_test(tc, one_wrong_total_is_one_suspect);
	tcase_add_test(tc, wrong_member_breaks_list_and_bracket);
	tcase_add_test(tc, wrong_part_of_the_sibling);
	tcase_add_test(tc, clauses_before_the_total);
	tcase_add_test(tc, clauses_before_the_total_fail);
	tcase_add_test(tc, total_of_two_units_is_no_sum);
	tcase_add_test(tc, total_alone_is_no_relation);
	tcase_add_test(tc, broken_run_does_not_accuse);
	tcase_add_test(tc, remainder_holds_and_fails);
	tcase_add_test(tc, bracket_before_a_remainder);
	tcase_add_test(tc, budget_balances);
	tcase_add_test(tc, budget_with_swapped_digits);
	tcase_add_test(tc, frozen_is_not_subtracted);
	tcase_add_test(tc, rounded_parts_are_tolerated);
	tcase_add_test(tc, cut_off_figures_meet);
	tcase_add_test(tc, shares_add_up);
	tcase_add_test(tc, part_must_not_exceed);
	tcase_add_test(tc, approximate_is_unverifiable);
	tcase_add_test(tc, documents_stay_apart);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
