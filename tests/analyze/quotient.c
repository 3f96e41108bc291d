/* quotient: percentages and averages against the figures they are made of, in integers. */
#include "analyze/quotient.h"
#include "tests/unit.h"

static struct operand v[3];
static struct fact facts[3];
static struct scope s = {.v = v, .n = 3};
static struct relation r;
static struct result result;

static struct decimal number(const char *text)
{
	struct decimal d;

	ck_assert(decimal_parse(slice_of(text), &d));
	return d;
}

static void set(size_t i, const char *value, const char *quantum, enum exactness exactness, enum quantity quantity)
{
	facts[i].unit = quantity == QUANTITY_PERCENT ? SLICE("%") : SLICE("件");
	v[i] = (struct operand){&facts[i], number(value), number(value), number(quantum), quantity, exactness, ROLE_NONE};
}

/* part / whole = rate % */
static void divide(const char *part, const char *whole, const char *rate, const char *quantum)
{
	set(0, part, "1", EXACTNESS_INTEGER, QUANTITY_COUNT);
	set(1, whole, "1", EXACTNESS_INTEGER, QUANTITY_COUNT);
	set(2, rate, quantum, EXACTNESS_RATE, QUANTITY_PERCENT);
	r = (struct relation){.type = RELATION_RATIO, .target = 2, .alt = ""};
	relation_term(&r, 0, 1);
	relation_divide(&r);
	relation_term(&r, 1, 1);
	result = (struct result){.usable = false};
	quotient(&s, &r, &result);
}

static void assert_decimal(struct decimal d, const char *text)
{
	ck_assert_int_eq(decimal_cmp(d, number(text)), 0);
}

START_TEST(a_share_holds_to_its_last_place)
{
	divide("6", "53", "11.32", "0.01");
	ck_assert(result.usable && result.holds && result.pointlike);
	assert_decimal(result.difference, "0");
	divide("6", "53", "11.33", "0.01");
	ck_assert(result.usable && !result.holds && !result_holds(&result, ROUNDING_HALF));
	assert_decimal(result.expected, "11.32");
	assert_decimal(result.difference, "0.01");
	assert_decimal(result.tolerance, "0.005");
	divide("6", "53", "11.3", "0.1");
	ck_assert(result.holds);
	divide("6", "53", "11", "1");
	ck_assert(result.holds);
}
END_TEST

START_TEST(a_tie_may_go_either_way)
{
	divide("1", "8", "12", "1");
	ck_assert(result.holds);
	divide("1", "8", "13", "1");
	ck_assert(result.holds);
	divide("1", "8", "14", "1");
	ck_assert(!result.holds);
}
END_TEST

START_TEST(cut_and_raised_rates)
{
	divide("2", "3", "66.6", "0.1");
	ck_assert(!result.holds && result.meets[ROUNDING_TRUNC] && !result.meets[ROUNDING_HALF]);
	ck_assert(!result.meets[ROUNDING_CEIL]);
	divide("1", "3", "33.4", "0.1");
	ck_assert(!result.holds && result.meets[ROUNDING_CEIL] && !result.meets[ROUNDING_TRUNC]);
	/* what needs no rounding is right under every mode */
	divide("1", "4", "25.0", "0.1");
	ck_assert(result.meets[ROUNDING_HALF] && result.meets[ROUNDING_TRUNC] && result.meets[ROUNDING_CEIL]);
}
END_TEST

START_TEST(rounded_figures_leave_room)
{
	divide("69", "2505", "2.7", "0.1");
	ck_assert(!result.holds);
	assert_decimal(result.expected, "2.8");
	v[0].exactness = v[1].exactness = EXACTNESS_ASSUMED;
	result = (struct result){.usable = false};
	quotient(&s, &r, &result);
	ck_assert(!result.holds && !result.pointlike && result.meets[ROUNDING_HALF]);
}
END_TEST

START_TEST(a_fall_is_no_growth)
{
	divide("200", "250", "20", "1");
	r.n = 0;
	relation_term(&r, 0, 1);
	relation_term(&r, 1, -1);
	relation_divide(&r);
	relation_term(&r, 1, 1);
	result = (struct result){.usable = false};
	quotient(&s, &r, &result);
	ck_assert(result.usable && !result.holds && !result.apart);
	assert_decimal(result.expected, "-20");
}
END_TEST

START_TEST(what_a_figure_must_be)
{
	struct decimal needed;

	divide("45", "300", "16", "1");
	ck_assert(quotient_needed(&s, &r, 0, &needed));
	assert_decimal(needed, "48");
	ck_assert(quotient_needed(&s, &r, 1, &needed));
	assert_decimal(needed, "281");
	ck_assert(!quotient_needed(&s, &r, 2, &needed));
	ck_assert(arithmetic_holds_with(&s, &r, 0, number("48")));
	ck_assert(!arithmetic_holds_with(&s, &r, 0, number("45")));
	ck_assert(arithmetic_is_loose(&r, 0) && !arithmetic_is_loose(&r, 2));
}
END_TEST

START_TEST(averages_and_per_mille)
{
	divide("600", "12", "50", "1");
	v[2].quantity = QUANTITY_COUNT;
	result = (struct result){.usable = false};
	quotient(&s, &r, &result);
	ck_assert(result.holds);
	divide("6", "1000", "6.0", "0.1");
	ck_assert(!result.holds);
	facts[2].unit = SLICE("‰");
	result = (struct result){.usable = false};
	quotient(&s, &r, &result);
	ck_assert(result.holds);
}
END_TEST

START_TEST(out_of_range_is_not_usable)
{
	divide("9223372036854775807", "2", "50", "1");
	ck_assert(!result.usable);
	divide("1", "0", "50", "1");
	ck_assert(!result.usable);
	divide("1", "2", "50.0000000001", "0.0000000001");
	ck_assert(!result.usable);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{a_share_holds_to_its_last_place, 0},
		{a_tie_may_go_either_way, 0},
		{cut_and_raised_rates, 0},
		{rounded_figures_leave_room, 0},
		{a_fall_is_no_growth, 0},
		{what_a_figure_must_be, 0},
		{averages_and_per_mille, 0},
		{out_of_range_is_not_usable, 0},
	};

	return UNIT_RUN("quotient", units);
}
