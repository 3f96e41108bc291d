/* typeset: widths and line ends. */
#include "plots/typeset.h"

#include "tests/plots/suite.h"

static struct arena mem;

static struct slice wrap(const char *text, int width, int lines)
{
	return typeset_wrap(&mem, slice_of(text), REGULAR, 100, width, lines);
}

START_TEST(widths_come_from_the_font)
{
	ck_assert_int_eq(typeset_width(SLICE("加總"), REGULAR, 100), 200);
	ck_assert_int_eq(typeset_width(SLICE("49%"), REGULAR, 1000), 555 * 2 + 921);
	ck_assert_int_eq(typeset_width(SLICE("49%"), BOLD, 1000), 590 * 2 + 963);
	ck_assert_int_eq(typeset_width(SLICE("−"), REGULAR, 1000), 555);
	/* the widest line counts */
	ck_assert_int_eq(typeset_width(SLICE("一\n二三\n四"), REGULAR, 100), 200);
	ck_assert_int_eq(typeset_width(SLICE(""), REGULAR, 100), 0);
}
END_TEST

START_TEST(lines_are_even)
{
	ck_slice(wrap("聯席會議審查刪減", 700, 2), "聯席會議\n審查刪減");
	ck_slice(wrap("通案刪減", 700, 2), "通案刪減");
}
END_TEST

START_TEST(closing_marks_do_not_begin_a_line)
{
	ck_slice(wrap("一二三，四五", 310, 3), "一二\n三，\n四五");
	ck_slice(wrap("一二（三四）", 310, 3), "一二\n（三\n四）");
}
END_TEST

START_TEST(a_number_keeps_its_unit)
{
	ck_slice(wrap("補助二三1億5,400萬元整", 720, 3), "補助二三\n1億5,400萬元整");
	ck_slice(wrap("甲乙丙12案", 400, 2), "甲乙丙\n12案");
	ck_slice(wrap("第4期預算", 300, 2), "第4期\n預算");
}
END_TEST

START_TEST(words_hold_together)
{
	ck_slice(wrap("見report-2023.md之表", 800, 3), "見\nreport-2023.md\n之表");
	ck_slice(wrap("open data", 300, 2), "open\ndata");
}
END_TEST

START_TEST(what_does_not_fit_is_cut)
{
	ck_slice(wrap("一二三四五六七八", 300, 2), "一二三\n四五…");
	ck_slice(typeset_line(&mem, SLICE("一二三四"), REGULAR, 100, 300), "一二…");
	ck_slice(typeset_line(&mem, SLICE("一二三"), REGULAR, 100, 300), "一二三");
}
END_TEST

START_TEST(no_room_ends_all_the_same)
{
	ck_slice(wrap("一二", 1, 2), "一\n二");
	ck_slice(wrap("", 300, 2), "");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
	        widths_come_from_the_font, lines_are_even,      closing_marks_do_not_begin_a_line,
	        a_number_keeps_its_unit,   words_hold_together, what_does_not_fit_is_cut,
	        no_room_ends_all_the_same,
	};

	return run_suite("typeset", tests, sizeof tests / sizeof *tests);
}
