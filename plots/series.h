/* series: the rows of series.csv: measures that many documents report. */
#ifndef PLOTS_SERIES_H
#define PLOTS_SERIES_H

#include <stdbool.h>

#include "core/tables.h"

/* Zeroed is empty. Rows in the order of the file: those of one metric and category follow each other. */
struct series {
	struct series_row *v;
	size_t n, cap;
	struct arena mem;
};

/* "-": stdin; faults are reported and give false */
bool series_rows_read(struct series *s, const char *path);
void series_rows_free(struct series *s);

#endif
