/* date: civil (proleptic Gregorian) dates at the resolution in which they are written. */
#ifndef CORE_DATE_H
#define CORE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/slice.h"

enum date_resolution { DATE_NONE, DATE_YEAR, DATE_HALF, DATE_QUARTER, DATE_MONTH, DATE_DAY };

struct date {
	int16_t year; /* Gregorian */
	int8_t part;  /* half 1-2, quarter 1-4, month 1-12 */
	int8_t day;   /* 1-31 at DATE_DAY */
	enum date_resolution resolution : 8;
};

enum { DATE_TEXT = 24, ROC_OFFSET = 1911 };

/* ISO 8601: 2022, 2023-H1, 2023-Q1, 2022-11, 2022-12-29. Returns the length. */
size_t date_print(struct date d, char out[DATE_TEXT]);
bool date_parse(struct slice text, struct date *d);
bool date_valid(struct date d);
/* days since 1970-01-01 of the first or last day that d covers */
int64_t date_first_day(struct date d);
int64_t date_last_day(struct date d);
struct date date_of_day(int64_t day);
int date_month_days(int year, int month);
/* d moved by a number of units of its own resolution */
struct date date_shift(struct date d, int steps);

#endif
