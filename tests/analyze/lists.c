/* lists: counts against what is really listed, names against their count, offices against headings.
 */
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

/* 1、法規命令發布5案： (1) ... (n) */
static void announced(const char *stated, const char *listed)
{
	heading(&b, "十二/（一）/1", "法規命令發布或實質法規命令公告5案：");
	count(&b, "", stated, "案", "", "")->raw = SLICE("5案");
	b.facts.v[b.facts.n - 1].at = (int64_t)(b.place.context.n - strlen("5案："));
	block(&b, "十二/（一）/1/（1）");
	items(&b, "(1)", listed, "十二/（一）/1", "法規命令發布或實質法規命令公告5案：");
	clause(&b, "修正「電信號碼申請書」");
	reconcile_all(&b);
}

START_TEST(announced_count_holds)
{
	announced("5", "5");
	assert_text(only_check(&b)->type, "list_count");
	assert_text(only_check(&b)->verdict, "pass");
	assert_text(only_check(&b)->source, "structure");
}
END_TEST

START_TEST(announced_count_fails)
{
	announced("6", "5");
	assert_text(only_check(&b)->verdict, "fail");
	assert_text(only_check(&b)->expected, "5");
	assert_text(only_check(&b)->difference, "1");
	assert_text(only_check(&b)->suspects, "r.md#2");
}
END_TEST

/* 10大總體目標： over two items is no announcement of ten items */
START_TEST(figure_before_a_noun_announces_nothing)
{
	block(&b, "一/（五）/3");
	clause(&b, "宣示遠景與10大總體目標");
	count(&b, "10大", "10", "大", "", "");
	block(&b, "一/（五）/3/（1）");
	items(&b, "(1)", "2", "一/（五）/3", "召開圓桌會議，宣示遠景與10大總體目標：");
	clause(&b, "遠景");
	reconcile_all(&b);
	ck_assert_uint_eq(b.checks.n, 0);
}
END_TEST

static void quoted(const char *stated, const char *best, const char *lower, const char *upper,
                   const char *cue)
{
	block(&b, "一");
	clause(&b, "「笠頂山」、「水漾森林步道」、「里龍山」及「七卡山莊」等4處已完成");
	names(&b, "「笠頂山」、「水漾森林步道」、「里龍山」及「七卡山莊」", best, lower, upper,
	      cue);
	count(&b, "4處", stated, "處", "", "");
	reconcile_all(&b);
}

START_TEST(names_before_the_count)
{
	quoted("4", "4", "4", "4", "等");
	assert_text(only_check(&b)->verdict, "pass");
	close_document(&b);
	setup();
	quoted("3", "4", "4", "4", "等");
	assert_text(only_check(&b)->verdict, "fail");
	close_document(&b);
	setup();
	/* two examples of fifteen */
	quoted("15", "2", "2", "2", "等");
	ck_assert_uint_eq(b.checks.n, 0);
}
END_TEST

static void applicants(const char *stated)
{
	block(&b, "三");
	clause(&b, "計有2家業者提出申請");
	count(&b, "2家", stated, "家", "total", "計有");
	clause(&b, "分別為隴華電子股份有限公司及愛爾康資料處理股份有限公司");
	names(&b, "隴華電子股份有限公司及愛爾康資料處理股份有限公司", "2", "1", "2", "分別為");
	reconcile_all(&b);
}

START_TEST(names_behind_the_count)
{
	applicants("2");
	assert_text(only_check(&b)->verdict, "pass");
	close_document(&b);
	setup();
	applicants("3");
	assert_text(only_check(&b)->verdict, "fail");
	assert_text(only_check(&b)->severity, "error");
}
END_TEST

START_TEST(open_list_is_silent)
{
	block(&b, "一");
	clause(&b, "共計6項(皆為產業署)");
	count(&b, "6項", "6", "項", "total", "共計");
	clause(&b, "包含如輔導轉型、綠色轉型、補助落地等");
	names(&b, "輔導轉型、綠色轉型、補助落地", "3", "3", "", "如");
	reconcile_all(&b);
	ck_assert_uint_eq(b.checks.n, 0);
}
END_TEST

static void offices(const char *departments)
{
	static const char *const top[][2] = {
	        {"一", "數位策略司"}, {"二", "韌性建設司"}, {"三", "秘書處"}, {"四", "數位產業署"}};

	for (size_t i = 0; i < 4; i++)
		heading(&b, top[i][0], top[i][1]);
	block(&b, "五");
	clause(&b, "辦理本部1署2司1處推廣");
	count(&b, "1署", "1", "署", "", "");
	count(&b, "2司", departments, "司", "", "");
	count(&b, "1處", "1", "處", "", "");
	reconcile_all(&b);
}

START_TEST(offices_against_headings)
{
	offices("2");
	ck_assert_uint_eq(b.checks.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_text(b.checks.v[i].verdict, "pass");
	assert_text(b.checks.v[1].type, "section_count");
	close_document(&b);
	setup();
	offices("6");
	assert_text(b.checks.v[0].verdict, "pass");
	assert_text(b.checks.v[1].verdict, "fail");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("lists");
	TCase *tc = tcase_create("lists");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tc);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, announced_count_holds);
	tcase_add_test(tc, announced_count_fails);
	tcase_add_test(tc, figure_before_a_noun_announces_nothing);
	tcase_add_test(tc, names_before_the_count);
	tcase_add_test(tc, names_behind_the_count);
	tcase_add_test(tc, open_list_is_silent);
	tcase_add_test(tc, offices_against_headings);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
