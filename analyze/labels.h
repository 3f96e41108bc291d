/* labels: what the label of a row or column says of it. */
#ifndef ANALYZE_LABELS_H
#define ANALYZE_LABELS_H

#include <stdbool.h>

#include "core/slice.h"

/* 合計 */
bool label_is_total(struct slice label);
/* 其中 */
bool label_is_part(struct slice label);
/* 行政支出 of 一、行政支出 or 一般政務 / （一）行政支出; empty when too short to be found in a text, or a total */
struct slice label_bare(struct slice label);

#endif
