/* moment: one point in time, from its first number on: 112年12月29日, 113年第1季, 12月底, 113/5/20. ROC years become
 * Gregorian here. Functions that read return the end of what they have read, or where they began when it is none. */
#ifndef EXTRACT_MOMENT_H
#define EXTRACT_MOMENT_H

#include "extract/figure.h"

/* a number as dates have them, read once for all who ask what it is; end: start, where there is none */
struct number {
	size_t start, end;
	int value;
	char32_t behind; /* the character behind it */
};

struct number moment_number(const struct text *t, size_t i);
bool moment_is_gregorian(int year);
/* the Gregorian year of a number that stands where a year stands; 0: it is none */
int moment_year(int number);
/* the same where a word says that it is one (民國5年, 今（112）年) */
int moment_named_year(int number);

/* a moment that begins with its year; roc: 民國 stands before it */
size_t moment_dated(const struct text *t, size_t i, bool roc, struct moment *m);
/* a moment without a year: 3月11日, 第3季, and with bare_day 16日 */
size_t moment_undated(const struct text *t, size_t i, bool bare_day, struct moment *m);
/* what follows 年: 度, a month and a day, a quarter, a half */
size_t moment_after_year(const struct text *t, size_t i, struct moment *m);
/* D日 behind a month, or D in a list that ends in 日 */
size_t moment_day(const struct text *t, size_t i, struct moment *m);
/* 底, 初, 末, 上旬 belong to the expression */
size_t moment_phase(const struct text *t, size_t i, const struct moment *m);

/* what joins two moments to a range: 至, 到, dashes, 起至 */
size_t moment_to(const struct text *t, size_t i);
/* the unit at the end of a list of numbers: 113、114年度 gives 年 to 113; 0: no list */
char32_t moment_list_unit(const struct text *t, size_t i);

#endif
