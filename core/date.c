#include "core/date.h"

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static char *put(char *p, int value, int width)
{
	for (int i = width; i-- > 0; value /= 10)
		p[i] = (char)('0' + value % 10);
	return p + width;
}

size_t date_print(struct date d, char out[DATE_TEXT])
{
	char *p = put(out, d.year, 4);

	if (d.resolution == DATE_NONE)
		return 0;
	if (d.resolution == DATE_YEAR)
		return 4;
	*p++ = '-';
	if (d.resolution == DATE_HALF || d.resolution == DATE_QUARTER) {
		*p++ = d.resolution == DATE_HALF ? 'H' : 'Q';
		return (size_t)(put(p, d.part, 1) - out);
	}
	p = put(p, d.part, 2);
	if (d.resolution == DATE_DAY) {
		*p++ = '-';
		p = put(p, d.day, 2);
	}
	return (size_t)(p - out);
}

static bool digits(struct slice s, size_t at, size_t n, int *value)
{
	*value = 0;
	if (at + n > s.n)
		return false;
	for (size_t i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*value = *value * 10 + (s.p[i] - '0');
	}
	return true;
}

bool date_parse(struct slice s, struct date *d)
{
	int year = 0, part = 0, day = 0;
	enum date_resolution resolution = DATE_NONE;

	if (!digits(s, 0, 4, &year))
		resolution = DATE_NONE;
	else if (s.n == 4)
		resolution = DATE_YEAR;
	else if (s.n == 7 && s.p[4] == '-' && s.p[5] == 'H' && digits(s, 6, 1, &part))
		resolution = DATE_HALF;
	else if (s.n == 7 && s.p[4] == '-' && s.p[5] == 'Q' && digits(s, 6, 1, &part))
		resolution = DATE_QUARTER;
	else if (s.n == 7 && s.p[4] == '-' && digits(s, 5, 2, &part))
		resolution = DATE_MONTH;
	else if (s.n == 10 && s.p[4] == '-' && s.p[7] == '-' && digits(s, 5, 2, &part) &&
	         digits(s, 8, 2, &day))
		resolution = DATE_DAY;
	*d = (struct date){(int16_t)year, (int8_t)part, (int8_t)day, resolution};
	return date_valid(*d);
}

bool date_valid(struct date d)
{
	if (d.year < 1 || d.year > 9999)
		return false;
	switch (d.resolution) {
	case DATE_DAY:
		return d.part >= 1 && d.part <= 12 && d.day >= 1 &&
		       d.day <= date_month_days(d.year, d.part);
	case DATE_MONTH:
		return d.part >= 1 && d.part <= 12;
	case DATE_QUARTER:
		return d.part >= 1 && d.part <= 4;
	case DATE_HALF:
		return d.part == 1 || d.part == 2;
	case DATE_YEAR:
		return true;
	case DATE_NONE:
		break;
	}
	return false;
}

/* days since 1970-01-01; years counted from March so that the leap day comes last */
static int64_t day_number(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_of_day(int64_t day)
{
	int64_t z = day + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t m = (5 * of_year + 2) / 153;
	int month = (int)(m < 10 ? m + 3 : m - 9);

	return (struct date){(int16_t)(y + era * 400 + (month <= 2)), (int8_t)month,
	                     (int8_t)(of_year - (153 * m + 2) / 5 + 1), DATE_DAY};
}

static int first_month(struct date d)
{
	switch (d.resolution) {
	case DATE_DAY:
	case DATE_MONTH:
		return d.part;
	case DATE_QUARTER:
		return d.part * 3 - 2;
	case DATE_HALF:
		return d.part * 6 - 5;
	default:
		return 1;
	}
}

static int months_in(enum date_resolution r)
{
	return r == DATE_QUARTER ? 3 : r == DATE_HALF ? 6 : r == DATE_YEAR ? 12 : 1;
}

int64_t date_first_day(struct date d)
{
	return day_number(d.year, first_month(d), d.resolution == DATE_DAY ? d.day : 1);
}

int64_t date_last_day(struct date d)
{
	int month = first_month(d) + months_in(d.resolution) - 1;

	return day_number(d.year, month,
	                  d.resolution == DATE_DAY ? d.day : date_month_days(d.year, month));
}

struct date date_shift(struct date d, int steps)
{
	int per_year = 12 / months_in(d.resolution);
	int index;

	if (d.resolution == DATE_DAY)
		return date_of_day(date_first_day(d) + steps);
	if (d.resolution == DATE_YEAR) {
		d.year = (int16_t)(d.year + steps);
		return d;
	}
	index = d.year * per_year + d.part - 1 + steps;
	d.year = (int16_t)(index / per_year);
	d.part = (int8_t)(index % per_year + 1);
	return d;
}
