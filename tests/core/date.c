/* date: civil dates at the resolution written */
#include "tests/unit.h"

#include "core/date.h"

static const char *printed(struct date d)
{
	static char text[DATE_TEXT + 1];

	text[date_print(d, text)] = '\0';
	return text;
}

static struct date parsed(const char *text)
{
	struct date d;

	ck_assert_msg(date_parse(slice_of(text), &d), "'%s'", text);
	return d;
}

static const struct {
	const char *text;
	enum date_resolution resolution;
	const char *first, *last; /* days covered */
} good[] = {
	{"2022", DATE_YEAR, "2022-01-01", "2022-12-31"},
	{"2023-H1", DATE_HALF, "2023-01-01", "2023-06-30"},
	{"2023-H2", DATE_HALF, "2023-07-01", "2023-12-31"},
	{"2023-Q1", DATE_QUARTER, "2023-01-01", "2023-03-31"},
	{"2024-Q2", DATE_QUARTER, "2024-04-01", "2024-06-30"},
	{"2024-Q4", DATE_QUARTER, "2024-10-01", "2024-12-31"},
	{"2022-11", DATE_MONTH, "2022-11-01", "2022-11-30"},
	{"2024-02", DATE_MONTH, "2024-02-01", "2024-02-29"},
	{"2023-02", DATE_MONTH, "2023-02-01", "2023-02-28"},
	{"2022-12-29", DATE_DAY, "2022-12-29", "2022-12-29"},
	{"2000-02-29", DATE_DAY, "2000-02-29", "2000-02-29"},
	{"0001-01-01", DATE_DAY, "0001-01-01", "0001-01-01"},
	{"9999-12-31", DATE_DAY, "9999-12-31", "9999-12-31"},
};

START_TEST(parse)
{
	struct date d = parsed(good[_i].text);

	ck_assert_int_eq(d.resolution, good[_i].resolution);
	ck_assert_str_eq(printed(d), good[_i].text);
	ck_assert_str_eq(printed(date_of_day(date_first_day(d))), good[_i].first);
	ck_assert_str_eq(printed(date_of_day(date_last_day(d))), good[_i].last);
}
END_TEST

static const char *const bad[] = {
	"", "22", "202", "20222", "0000", "2022-", "2022-1", "2022-00", "2022-13", "2022-11-00", "2022-11-31",
	"2023-02-29", "1900-02-29", "2100-02-29", "2022-12-32", "2022/12/29", "2022-12/29", "2022-1-1",
	"2023-Q0", "2023-Q5", "2023-H0", "2023-H3", "2023-q1", "2023Q1", "2022-12-29T", " 2022", "2022 ",
	"-022-01-01", "2022-1a", "二○二二",
};

START_TEST(refuse)
{
	struct date d;

	ck_assert_msg(!date_parse(slice_of(bad[_i]), &d), "'%s' is no date", bad[_i]);
}
END_TEST

START_TEST(validity)
{
	ck_assert(!date_valid((struct date){0}));
	ck_assert(!date_valid((struct date){2022, 4, 31, DATE_DAY}));
	ck_assert(!date_valid((struct date){10000, 0, 0, DATE_YEAR}));
	ck_assert(!date_valid((struct date){2022, -1, 0, DATE_MONTH}));
	ck_assert(date_valid((struct date){2022, 12, 31, DATE_DAY}));
	ck_assert_str_eq(printed((struct date){0}), "");
}
END_TEST

static const struct {
	int year, leap;
} years[] = {{1900, 0}, {1904, 1}, {2000, 1}, {2023, 0}, {2024, 1}, {2100, 0}, {2196, 1}, {2200, 0}};

START_TEST(leap_years)
{
	ck_assert_int_eq(date_month_days(years[_i].year, 2), 28 + years[_i].leap);
	ck_assert_int_eq(date_last_day((struct date){years[_i].year, 0, 0, DATE_YEAR}) -
	                         date_first_day((struct date){years[_i].year, 0, 0, DATE_YEAR}) + 1,
	                 365 + years[_i].leap);
}
END_TEST

START_TEST(day_numbers)
{
	ck_assert_int_eq(date_first_day(parsed("1970-01-01")), 0);
	ck_assert_int_eq(date_first_day(parsed("1969-12-31")), -1);
	ck_assert_int_eq(date_first_day(parsed("2000-03-01")), 11017);
	ck_assert_int_eq(date_first_day(parsed("2022-12-29")), 19355);
	ck_assert_str_eq(printed(date_of_day(19355)), "2022-12-29");
	ck_assert_str_eq(printed(date_of_day(-25567)), "1900-01-01");
}
END_TEST

/* every day of 1900-2199: its number grows by one, and leads back to it */
START_TEST(every_day)
{
	int64_t number = date_first_day((struct date){1900, 1, 1, DATE_DAY});
	int days = 0;

	for (int year = 1900; year < 2200; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= date_month_days(year, month); day++, number++, days++) {
				struct date d = {year, month, day, DATE_DAY}, back = date_of_day(number);

				if (date_first_day(d) != number || date_last_day(d) != number || back.year != year ||
				    back.part != month || back.day != day || !date_valid(back))
					ck_abort_msg("%04d-%02d-%02d", year, month, day);
			}
	ck_assert_int_eq(days, 109573);
}
END_TEST

static const struct {
	const char *from;
	int steps;
	const char *to;
} shifts[] = {
	{"2022-12-31", 1, "2023-01-01"}, {"2024-03-01", -1, "2024-02-29"}, {"2023-03-01", -1, "2023-02-28"},
	{"2022-12-29", -365, "2021-12-29"}, {"2022-11", 1, "2022-12"}, {"2022-12", 1, "2023-01"},
	{"2022-01", -1, "2021-12"}, {"2022-11", -12, "2021-11"}, {"2022-11", 26, "2025-01"},
	{"2022-Q4", 1, "2023-Q1"}, {"2022-Q1", -1, "2021-Q4"}, {"2022-Q1", -5, "2020-Q4"},
	{"2023-H1", -1, "2022-H2"}, {"2023-H2", 1, "2024-H1"}, {"2022", -3, "2019"}, {"2022-11", 0, "2022-11"},
};

START_TEST(shift)
{
	ck_assert_str_eq(printed(date_shift(parsed(shifts[_i].from), shifts[_i].steps)), shifts[_i].to);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{parse, ROWS(good)}, {refuse, ROWS(bad)},   {validity, 0},          {leap_years, ROWS(years)},
		{day_numbers, 0},    {every_day, 0},        {shift, ROWS(shifts)},
	};

	return UNIT_RUN("date", units);
}
