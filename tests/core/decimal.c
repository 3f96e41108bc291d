/* decimal: exact numbers */
#include "tests/unit.h"

#include "core/decimal.h"

static struct decimal parsed(const char *text)
{
	struct decimal d;

	ck_assert_msg(decimal_parse(slice_of(text), &d), "'%s'", text);
	return d;
}

/* value of d as text; valid until the next call */
static const char *printed(struct decimal d)
{
	static char text[DECIMAL_TEXT + 1];

	text[decimal_print(d, text)] = '\0';
	return text;
}

static const struct {
	const char *text;
	int64_t coef;
	int exp;
} good[] = {
	{"0", 0, 0},           {"7", 7, 0},           {"-7", -7, 0},       {"1234.50", 123450, -2},
	{"-1234.50", -123450, -2}, {"0.62", 62, -2},  {"0.000", 0, -3},    {"007", 7, 0},
	{"47.52", 4752, -2},   {"16025940000", 16025940000, 0},
	{"9223372036854775807", INT64_MAX, 0},        {"-9223372036854775807", -INT64_MAX, 0},
	{"922337203685477580.7", INT64_MAX, -1},
	{"0.000000000000000000000000000000000001", 1, -36},
};

START_TEST(parse)
{
	struct decimal d = parsed(good[_i].text);

	ck_assert_msg(d.coef == good[_i].coef && d.exp == good[_i].exp, "'%s' is %lld * 10^%d", good[_i].text,
	              (long long)d.coef, d.exp);
}
END_TEST

static const char *const bad[] = {
	"", "-", "+1", ".5", "5.", "1.2.3", "1e3", "1,234", " 1", "1 ", "--1", "-.5", "0x10", "１", "1-",
	"9223372036854775808", "99999999999999999999", "1234567890.1234567890",
	"0.0000000000000000000000000000000000001",
};

START_TEST(refuse)
{
	struct decimal d;

	ck_assert_msg(!decimal_parse(slice_of(bad[_i]), &d), "'%s' is no decimal", bad[_i]);
}
END_TEST

static const struct {
	int64_t coef;
	int exp;
	const char *text;
} prints[] = {
	{0, 0, "0"},          {0, 3, "0"},         {0, -2, "0.00"},       {5985, 3, "5985000"},
	{150, -2, "1.50"},    {-150, -2, "-1.50"}, {5, -3, "0.005"},      {-5, -3, "-0.005"},
	{1, 12, "1000000000000"}, {1, 36, "1000000000000000000000000000000000000"},
	{INT64_MAX, 0, "9223372036854775807"},     {INT64_MIN, 0, "-9223372036854775808"},
	{1, -36, "0.000000000000000000000000000000000001"},
	{INT64_MIN, -19, "-0.9223372036854775808"}, {123, -1, "12.3"},    {100, -2, "1.00"},
};

START_TEST(print)
{
	struct decimal d = {prints[_i].coef, prints[_i].exp};

	ck_assert_str_eq(printed(d), prints[_i].text);
}
END_TEST

/* what is printed is read back as the same value, to the place written */
START_TEST(round_trip)
{
	uint64_t seed = 20221229;

	for (int i = 0; i < 20000; i++) {
		struct decimal d, back;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		d = (struct decimal){(int64_t)(seed >> (seed & 63 ? seed & 63 : 1)), -(int)(seed >> 33) % 20};
		if (d.coef < 0)
			continue;
		if (seed >> 63)
			d.coef = -d.coef;
		back = parsed(printed(d));
		if (back.coef != d.coef || back.exp != d.exp)
			ck_abort_msg("%lld * 10^%d", (long long)d.coef, d.exp);
	}
}
END_TEST

static const struct {
	const char *a, *b, *sum, *product;
	int order;
} pairs[] = {
	{"1", "2", "3", "2", -1},
	{"1.50", "1.5", "3.00", "2.250", 0},
	{"-1", "1", "0", "-1", -1},
	{"0.1", "0.2", "0.3", "0.02", -1},
	{"16025940000", "-154000000", "15871940000", "-2467994760000000000", 1},
	{"9223372036854775807", "-1", "9223372036854775806", "-9223372036854775807", 1},
	{"9223372036854775807", "1", NULL, "9223372036854775807", 1},
	{"9223372036854775807", "3", "9223372036854775810", NULL, 1},
	{"-9223372036854775807", "-9223372036854775807", NULL, NULL, 0},
	{"0", "9223372036854775807", "9223372036854775807", "0", -1},
	{"1000000000000", "0.000001", "1000000000000.000001", "1000000.000000", 1},
	{"5000000000", "5000000000", "10000000000", "25000000000000000000", 0},
	{"-0.5", "-0.50", "-1.00", "0.250", 0},
	{"-2", "-10", "-12", "20", 1},
};

START_TEST(arithmetic)
{
	struct decimal a = parsed(pairs[_i].a), b = parsed(pairs[_i].b), r;
	bool fits = decimal_add(a, b, &r);

	ck_assert_msg(fits == (pairs[_i].sum != NULL), "%s + %s", pairs[_i].a, pairs[_i].b);
	if (fits)
		ck_assert_str_eq(printed(r), pairs[_i].sum);
	fits = decimal_mul(a, b, &r);
	ck_assert_msg(fits == (pairs[_i].product != NULL), "%s * %s", pairs[_i].a, pairs[_i].b);
	if (fits)
		ck_assert_str_eq(printed(r), pairs[_i].product);
	ck_assert_msg(decimal_cmp(a, b) == pairs[_i].order, "%s ? %s", pairs[_i].a, pairs[_i].b);
	ck_assert_msg(decimal_cmp(b, a) == -pairs[_i].order, "%s ? %s", pairs[_i].b, pairs[_i].a);
}
END_TEST

/* exponents far apart: an order is always known, a sum is exact or refused */
START_TEST(exponents)
{
	struct decimal huge = {1, 36}, tiny = {1, -36}, minus = {-1, 36}, zero = {0, -36}, r;

	ck_assert_int_eq(decimal_cmp(huge, tiny), 1);
	ck_assert_int_eq(decimal_cmp(tiny, huge), -1);
	ck_assert_int_eq(decimal_cmp(minus, tiny), -1);
	ck_assert_int_eq(decimal_cmp(tiny, minus), 1);
	ck_assert_int_eq(decimal_cmp(zero, (struct decimal){0, 36}), 0);
	ck_assert_int_eq(decimal_cmp(huge, zero), 1);
	ck_assert(!decimal_add(huge, tiny, &r));
	ck_assert(decimal_add(huge, huge, &r) && r.coef == 2 && r.exp == 36);
	ck_assert(!decimal_mul(huge, huge, &r));
	ck_assert(!decimal_mul(tiny, tiny, &r));
	ck_assert(decimal_mul(huge, tiny, &r) && r.coef == 1 && r.exp == 0);
	ck_assert(decimal_mul(zero, tiny, &r) && r.coef == 0);
	ck_assert_str_eq(printed(decimal_trim(r)), "0");
}
END_TEST

static const struct {
	int64_t coef;
	int exp, unit;
	bool fits;
	int64_t units;
} wholes[] = {
	{5985, 3, 0, true, 5985000}, {5985, 3, 3, true, 5985}, {5985, 3, 4, false, 0}, {5980, 3, 4, true, 598},
	{150, -2, -1, true, 15},     {155, -2, -1, false, 0},  {0, 9, -9, true, 0},    {0, -36, 36, true, 0},
	{-7, 1, 0, true, -70},       {1, 36, -36, false, 0},   {1, -36, 36, false, 0},
};

START_TEST(units)
{
	struct decimal d = {wholes[_i].coef, wholes[_i].exp};
	int128 got;
	bool fits = decimal_units(d, wholes[_i].unit, &got);

	ck_assert_msg(fits == wholes[_i].fits, "row %d", _i);
	ck_assert_msg(!fits || got == wholes[_i].units, "row %d", _i);
}
END_TEST

START_TEST(of_units)
{
	int128 large = (int128)INT64_MAX * 1000;
	struct decimal d;

	ck_assert(decimal_of_units(15, -1, &d) && d.coef == 15 && d.exp == -1);
	ck_assert(decimal_of_units(150, -1, &d) && d.coef == 150 && d.exp == -1);
	ck_assert(decimal_of_units(large, 0, &d) && d.coef == INT64_MAX && d.exp == 3);
	ck_assert(decimal_of_units(-large, -3, &d) && d.coef == -INT64_MAX && d.exp == 0);
	ck_assert(!decimal_of_units(large + 1, 0, &d));
	ck_assert(!decimal_of_units(1, DECIMAL_EXP_MAX + 1, &d));
	ck_assert(!decimal_of_units(1, -DECIMAL_EXP_MAX - 1, &d));
}
END_TEST

START_TEST(trim)
{
	ck_assert_str_eq(printed(decimal_trim(parsed("1.50"))), "1.5");
	ck_assert_str_eq(printed(decimal_trim(parsed("1.00"))), "1");
	ck_assert_str_eq(printed(decimal_trim(parsed("-0.00"))), "0");
	ck_assert_str_eq(printed(decimal_trim(parsed("100"))), "100");
	ck_assert_str_eq(printed(decimal_int(-42)), "-42");
}
END_TEST

int main(void)
{
	const struct unit_test units_[] = {
		{parse, ROWS(good)},        {refuse, ROWS(bad)},    {print, ROWS(prints)},
		{round_trip, 0},            {arithmetic, ROWS(pairs)}, {exponents, 0},
		{units, ROWS(wholes)},      {of_units, 0},          {trim, 0},
	};

	return UNIT_RUN("decimal", units_);
}
