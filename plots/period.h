/* period: ISO 8601 periods on a time axis. */
#ifndef PLOTS_PERIOD_H
#define PLOTS_PERIOD_H

#include <stdint.h>

#include "core/arena.h"
#include "core/date.h"

struct period {
	struct date from; /* at the resolution written */
	int64_t first, last; /* days */
	int months;          /* whole months it covers; 0: it is measured in days */
};

/* a point (2024, 2024-Q1, 2024-03, 2024-03-05) or an interval FROM/TO */
bool period_parse(struct slice iso, struct period *p);
/* may figures of both stand on one axis? They cover the same length. */
bool period_alike(const struct period *a, const struct period *b);
/* how many periods of their length lie between a and a later b that is alike; 0: next to each other,
 * -1: they overlap or cannot be counted */
int period_between(const struct period *a, const struct period *b);
/* p moved by steps of its own length; only with months */
struct period period_shift(const struct period *p, int steps);
/* 113年, 第1季, 3月, 3月5日: without its year unless it is one */
struct slice period_tick(struct arena *mem, const struct period *p);
/* 113年: "" when the tick says it */
struct slice period_year(struct arena *mem, const struct period *p);
/* A column or row label without its words for a time (113年度預算數 -> 預算數): labels of one stem
 * differ in nothing else. */
struct slice period_stem(struct arena *mem, struct slice label);

#endif
