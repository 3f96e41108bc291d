/* run_series: the charts of a run as a whole: the metrics that its documents report over time. They are drawn from
 * series.csv, facts.csv and checks.csv of the folder to FOLDER/charts.csv and FOLDER/charts/, and shown in index.html. */
#ifndef RUN_SERIES_H
#define RUN_SERIES_H

#include "core/output.h"
#include "run_document.h"

/* Faults are reported with their exit code; false: charts are missing, the tables are whole. */
bool run_series_draw(const char *folder, enum charts_wanted wanted);
/* The section of index.html; nothing when there are no charts. */
void run_series_show(struct output *o, const char *folder);

#endif
