/* interval and operand: what a notation stands for, and sums of it. */
#include <check.h>
#include <stdlib.h>

#include "analyze/operand.h"

static struct operand operand(const char *value, const char *quantum, const char *exactness,
                              const char *qualifier, const char *raw)
{
	struct fact f = {.kind = SLICE("money"),
	                 .value = slice_of(value),
	                 .quantum = slice_of(quantum),
	                 .exactness = slice_of(exactness),
	                 .qualifier = slice_of(qualifier),
	                 .raw = slice_of(raw)};
	static struct fact kept[8];
	static size_t n;
	struct operand o;

	kept[n % 8] = f;
	ck_assert(operand_read(&kept[n++ % 8], &o));
	return o;
}

static void expect(struct operand o, enum rounding mode, bool exact, int64_t low, bool low_open,
                   int64_t high, bool high_open)
{
	struct interval i;

	ck_assert(operand_interval(&o, mode, exact, 0, &i));
	ck_assert_int_eq((int64_t)i.low.half, 2 * low);
	ck_assert_int_eq((int64_t)i.high.half, 2 * high);
	ck_assert_int_eq(i.low.open, low_open);
	ck_assert_int_eq(i.high.open, high_open);
}

START_TEST(scaled_is_half_a_unit_around)
{
	struct operand o = operand("5985000", "1000", "scaled", "exact", "598.5萬元");

	expect(o, ROUNDING_HALF, false, 5984500, false, 5985500, false);
	expect(o, ROUNDING_HALF, true, 5985000, false, 5985000, false);
	expect(o, ROUNDING_TRUNC, false, 5985000, false, 5986000, true);
	expect(o, ROUNDING_CEIL, false, 5984000, true, 5985000, false);
}
END_TEST

START_TEST(truncation_goes_towards_zero)
{
	struct operand o = operand("-5000", "1000", "scaled", "exact", "△5千");

	expect(o, ROUNDING_TRUNC, false, -6000, true, -5000, false);
}
END_TEST

START_TEST(bounds_by_qualifier)
{
	struct interval i;
	struct operand rest = operand("15000", "1000", "bound", "over", "1萬5千餘字");
	struct operand above = operand("1000", "1000", "bound", "over", "超過1千");
	struct operand most = operand("50", "1", "bound", "at_most", "50");

	expect(rest, ROUNDING_HALF, false, 15000, false, 16000, true);
	ck_assert(operand_interval(&above, ROUNDING_HALF, false, 0, &i));
	ck_assert(i.low.open && i.high.endless);
	ck_assert(operand_interval(&most, ROUNDING_HALF, false, 0, &i));
	ck_assert(i.low.endless && !i.high.open);
}
END_TEST

START_TEST(approximate_has_no_interval)
{
	struct operand o = operand("50", "1", "approximate", "about", "約50位");
	struct interval i;

	ck_assert(!operand_interval(&o, ROUNDING_HALF, false, 0, &i));
}
END_TEST

START_TEST(negation_exchanges_the_flags)
{
	struct interval a = {{2, true, false}, {6, false, false}}, n = interval_negate(a), sum;

	ck_assert(!n.low.open && n.high.open);
	ck_assert(interval_add(a, n, &sum));
	ck_assert(sum.low.open && sum.high.open);
	ck_assert_int_eq((int64_t)sum.low.half, -4);
	ck_assert(interval_has(sum, 0) && !interval_has(sum, 4) && !interval_has(sum, -4));
}
END_TEST

START_TEST(overflow_is_told)
{
	struct interval a = interval_point((int128)1 << 126), sum;

	ck_assert(interval_add(a, a, &sum) == false);
}
END_TEST

START_TEST(structure_is_no_operand)
{
	struct fact date = {.kind = SLICE("date"), .value = SLICE("2022")};
	struct fact third = {.kind = SLICE("ratio"), .value = SLICE("1/3")};
	struct operand o;

	ck_assert(!operand_read(&date, &o));
	ck_assert(!operand_read(&third, &o));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("interval");
	TCase *tc = tcase_create("interval");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, scaled_is_half_a_unit_around);
	tcase_add_test(tc, truncation_goes_towards_zero);
	tcase_add_test(tc, bounds_by_qualifier);
	tcase_add_test(tc, approximate_has_no_interval);
	tcase_add_test(tc, negation_exchanges_the_flags);
	tcase_add_test(tc, overflow_is_told);
	tcase_add_test(tc, structure_is_no_operand);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
