/* run_tables: what a run says about all its documents together: facts.csv, checks.csv, series.csv, summary.csv, and their
 * metadata (Data Package v2, CSV on the Web). */
#ifndef RUN_TABLES_H
#define RUN_TABLES_H

#include <stdbool.h>

#include "run_document.h"

/* Writes them into the folder, which has the folders of the documents. Documents stand in the order of
 * outcomes; skipped ones are left out. catalog: folder of metrics.csv, or NULL. Faults are
 * reported and give false. */
bool tables_write(const char *folder, const struct outcome *outcomes, size_t n, const char *catalog);

#endif
