/* tables: the rows of facts.csv, checks.csv, charts.csv, rejects.csv, summary.csv, series.csv, metrics.csv and of --stage=blocks. All
 * slices belong to whoever made the row; a copy that shall live longer goes through the arena of its new
 * owner. */
#ifndef CORE_TABLES_H
#define CORE_TABLES_H

#include "core/table.h"

#define COLUMN(name, type, title, meaning) column_##type name;

struct fact {
#include "core/facts.def"
};

struct check {
#include "core/checks.def"
};

struct chart {
#include "core/charts.def"
};

struct reject {
#include "core/rejects.def"
};

struct accept {
#include "core/accepts.def"
};

struct block_row {
#include "core/blocks.def"
};

struct summary {
#include "core/summary.def"
};

struct series_row {
#include "core/series.def"
};

struct metric_row {
#include "core/metrics.def"
};

#undef COLUMN

extern const struct table facts_table;
extern const struct table checks_table;
extern const struct table charts_table;
extern const struct table rejects_table;
extern const struct table accepts_table;
extern const struct table blocks_table;
extern const struct table summary_table;
extern const struct table series_table;
extern const struct table metrics_table;

/* A declared rule whose severity is warn failed: the verdict stays, but it is for a person to judge. */
bool check_only_warns(const struct check *c);

/* Levels of a row or a column label are joined by " / ": 小計 of 都市計畫區 / 小計, without blanks around. */
struct slice label_last_level(struct slice label);

/* table_write_row() of a fact, made from its columns when this is compiled: facts are four times their input. */
void fact_write(const struct fact *row, struct output *o);

/* An array of facts, of checks and of rejects with the memory of their text. Zeroed is empty. */
struct facts {
	struct fact *v;
	size_t n, cap;
	struct arena mem;
};

struct checks {
	struct check *v;
	size_t n, cap;
	struct arena mem;
};

struct rejects {
	struct reject *v;
	size_t n, cap;
	struct arena mem;
};

/* appends a copy of the row, text included */
void facts_add(struct facts *list, const struct fact *row);
void checks_add(struct checks *list, const struct check *row);
void rejects_add(struct rejects *list, const struct reject *row);
void facts_free(struct facts *list);
void checks_free(struct checks *list);
void rejects_free(struct rejects *list);
/* Reads a whole file ("-": stdin); faults are reported and give false. */
bool facts_read(struct facts *list, const char *path);
/* Reads the facts of many documents ("-": stdin), one document at a time: memory is that of the largest. A document
 * with a fault in it is not handed over. */
bool facts_each(const char *path, void (*document)(void *context, const struct facts *facts), void *context);
bool checks_read(struct checks *list, const char *path);
bool rejects_read(struct rejects *list, const char *path);

#endif
