/* number: figures for readers. */
#include "plots/number.h"

#include "tests/plots/suite.h"

static struct arena mem;

static struct decimal dec(const char *text)
{
	struct decimal d;

	ck_assert(decimal_parse(slice_of(text), &d));
	return d;
}

START_TEST(thousands_and_minus)
{
	ck_slice(number_text(&mem, dec("61687")), "61,687");
	ck_slice(number_text(&mem, dec("-1234567.5")), "−1,234,567.5");
	ck_slice(number_text(&mem, dec("999")), "999");
	ck_slice(number_text(&mem, dec("0.05")), "0.05");
}
END_TEST

START_TEST(money_is_scaled)
{
	struct scale s = number_scale(&mem, SLICE("TWD"), dec("16025940000"));

	ck_slice(s.name, "億元");
	ck_slice(number_label(&mem, dec("16025940000"), s), "160.26");
	ck_slice(number_label(&mem, dec("-4476000"), s), "−0.045");
	ck_slice(number_label(&mem, dec("-154000000"), s), "−1.54");
	ck_slice(number_label(&mem, dec("0"), s), "0");
	ck_slice(number_plain(&mem, dec("15867464000"), s), "158.67464000");
	ck_slice(number_scale(&mem, SLICE("TWD"), dec("1300000")).name, "萬元");
	ck_slice(number_scale(&mem, SLICE("TWD"), dec("9999")).name, "元");
	ck_slice(number_scale(&mem, SLICE("件"), dec("9999999")).name, "件");
	ck_slice(number_scale(&mem, SLICE("人次"), dec("180000000")).name, "億人次");
	ck_slice(number_scale(&mem, SLICE("%"), dec("16025940000")).name, "%");
	ck_slice(number_exact(&mem, dec("229850000"), SLICE("TWD")), "2.2985億元");
	ck_slice(number_exact(&mem, dec("123456"), SLICE("TWD")), "12.3456萬元");
	ck_slice(number_exact(&mem, dec("123456789"), SLICE("TWD")), "12,345.6789萬元");
	ck_slice(number_currency(SLICE("TWD")), "新臺幣");
}
END_TEST

START_TEST(halves_go_away_from_zero)
{
	struct decimal d;

	ck_assert(number_round(dec("2.345"), -2, &d));
	ck_slice(number_text(&mem, d), "2.35");
	ck_assert(number_round(dec("-2.345"), -2, &d));
	ck_slice(number_text(&mem, d), "−2.35");
	ck_assert(number_round(dec("30226"), 2, &d));
	ck_slice(number_text(&mem, d), "30,200");
}
END_TEST

START_TEST(percentages)
{
	struct decimal d;

	ck_assert(number_percent(dec("-158476000"), dec("16025940000"), 2, &d));
	ck_slice(number_percent_text(&mem, d), "−0.99%");
	ck_assert(number_percent(dec("6"), dec("53"), 2, &d));
	ck_slice(number_percent_text(&mem, d), "11.32%");
	ck_assert(!number_percent(dec("1"), dec("0"), 2, &d));
}
END_TEST

START_TEST(quotients)
{
	struct decimal d;
	bool exact;

	ck_assert(number_quotient(dec("261300000"), dec("201"), 0, &d, &exact));
	ck_assert(exact);
	ck_slice(number_text(&mem, d), "1,300,000");
	ck_assert(number_quotient(dec("10"), dec("3"), 2, &d, &exact));
	ck_assert(!exact);
	ck_slice(number_text(&mem, d), "3.33");
}
END_TEST

START_TEST(money_as_reports_write_it)
{
	ck_slice(number_written(&mem, dec("229850000"), SLICE("TWD")), "2億2,985萬元");
	ck_slice(number_written(&mem, dec("100005000"), SLICE("TWD")), "1億5,000元");
	ck_slice(number_written(&mem, dec("-40000"), SLICE("TWD")), "−4萬元");
	ck_slice(number_written(&mem, dec("1234567800000000"), SLICE("TWD")), "12,345,678億元");
	ck_slice(number_written(&mem, dec("0"), SLICE("TWD")), "0元");
	ck_slice(number_written(&mem, dec("1234.5"), SLICE("TWD")), "1,234.5元");
	ck_slice(number_written(&mem, dec("12345"), SLICE("人次")), "12,345人次");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {thousands_and_minus, money_is_scaled,
	                              halves_go_away_from_zero, percentages, quotients,
	                              money_as_reports_write_it};

	return run_suite("number", tests, sizeof tests / sizeof *tests);
}
