#include "core/tables.h"

#include <stdlib.h>

#include "core/buffer.h"
#include "core/csv.h"
#include "core/input.h"
#include "core/memory.h"

#define COLUMN(name, type, title, meaning) \
	{#name, COLUMN_##type, offsetof(struct ROW, name), title, meaning},
#define COUNT(a) (sizeof(a) / sizeof(a)[0])

#define ROW fact
static const struct column fact_columns[] = {
#include "core/facts.def"
};
#undef ROW
#define ROW check
static const struct column check_columns[] = {
#include "core/checks.def"
};
#undef ROW
#define ROW chart
static const struct column chart_columns[] = {
#include "core/charts.def"
};
#undef ROW
#define ROW reject
static const struct column reject_columns[] = {
#include "core/rejects.def"
};
#undef ROW
#define ROW accept
static const struct column accept_columns[] = {
#include "core/accepts.def"
};
#undef ROW
#define ROW block_row
static const struct column block_columns[] = {
#include "core/blocks.def"
};
#undef ROW
#define ROW summary
static const struct column summary_columns[] = {
#include "core/summary.def"
};
#undef ROW
#define ROW series_row
static const struct column series_columns[] = {
#include "core/series.def"
};
#undef ROW
#define ROW metric_row
static const struct column metric_columns[] = {
#include "core/metrics.def"
};
#undef ROW
#undef COLUMN

const struct table facts_table = {"facts", fact_columns, COUNT(fact_columns), sizeof(struct fact),
                                  ": make it with 'heshu extract' first"};
const struct table checks_table = {"checks", check_columns, COUNT(check_columns),
                                   sizeof(struct check), ""};
const struct table charts_table = {"charts", chart_columns, COUNT(chart_columns),
                                   sizeof(struct chart), ""};
const struct table rejects_table = {"rejects", reject_columns, COUNT(reject_columns),
                                    sizeof(struct reject), ""};
const struct table accepts_table = {"accepts", accept_columns, COUNT(accept_columns), sizeof(struct accept), ""};
const struct table blocks_table = {"blocks", block_columns, COUNT(block_columns),
                                   sizeof(struct block_row), ""};
const struct table summary_table = {"summary", summary_columns, COUNT(summary_columns),
                                    sizeof(struct summary), ""};

const struct table series_table = {"series", series_columns, COUNT(series_columns), sizeof(struct series_row), ""};
const struct table metrics_table = {"metrics", metric_columns, COUNT(metric_columns), sizeof(struct metric_row), ""};

/* room for a cell and the mark behind it; puts a cell */
#define ROOM_TEXT(cell) (2 * (cell).n + 3)
#define ROOM_NUMBER(cell) (INT_TEXT + 1)
#define PUT_TEXT(p, cell) ((cell).n ? csv_put(p, cell) : (p))
#define PUT_NUMBER(p, cell) ((cell) >= 0 ? put_int(p, cell) : (p))

void fact_write(const struct fact *row, struct output *o)
{
	size_t room = INT_TEXT;
	char *start, *p;

#define COLUMN(name, type, title, meaning) room += ROOM_##type(row->name);
#include "core/facts.def"
#undef COLUMN
	start = p = output_room(o, room);
#define COLUMN(name, type, title, meaning) p = PUT_##type(p, row->name), *p++ = ',';
#include "core/facts.def"
#undef COLUMN
	p[-1] = '\n';
	output_taken(o, (size_t)(p - start));
}

static void copy_text(const struct table *t, void *row, struct arena *mem)
{
	for (size_t i = 0; i < t->n; i++) {
		struct slice *text = (struct slice *)(void *)((char *)row + t->columns[i].offset);

		if (t->columns[i].type == COLUMN_TEXT)
			*text = arena_copy(mem, *text);
	}
}

void facts_add(struct facts *list, const struct fact *row)
{
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n] = *row;
	copy_text(&facts_table, &list->v[list->n++], &list->mem);
}

void checks_add(struct checks *list, const struct check *row)
{
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n] = *row;
	copy_text(&checks_table, &list->v[list->n++], &list->mem);
}

void rejects_add(struct rejects *list, const struct reject *row)
{
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n] = *row;
	copy_text(&rejects_table, &list->v[list->n++], &list->mem);
}

void facts_free(struct facts *list)
{
	free(list->v);
	arena_free(&list->mem);
	*list = (struct facts){0};
}

void checks_free(struct checks *list)
{
	free(list->v);
	arena_free(&list->mem);
	*list = (struct checks){0};
}

void rejects_free(struct rejects *list)
{
	free(list->v);
	arena_free(&list->mem);
	*list = (struct rejects){0};
}

static void on_fact(void *context, const void *row)
{
	struct facts *list = context;

	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *(const struct fact *)row;
}

static void on_check(void *context, const void *row)
{
	struct checks *list = context;

	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *(const struct check *)row;
}

static void on_reject(void *context, const void *row)
{
	struct rejects *list = context;

	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *(const struct reject *)row;
}

bool facts_read(struct facts *list, const char *path)
{
	struct input in;
	bool ok = input_read(&in, path, 0) && table_read(&facts_table, in.bytes, in.name, &list->mem, on_fact, list);

	input_free(&in);
	return ok;
}

/* what facts_each() has of the document being read */
struct each {
	struct facts facts;
	void (*document)(void *context, const struct facts *facts);
	void *context;
};

/* The row that begins another document lies in the arena of the one before: it moves into a fresh one. */
static void on_fact_of_many(void *context, const void *row)
{
	struct each *e = context;
	struct fact f = *(const struct fact *)row;

	if (e->facts.n > 0 && !slice_eq(f.doc, e->facts.v[0].doc)) {
		struct arena fresh = {0};

		table_copy_row(&facts_table, &fresh, &f);
		e->document(e->context, &e->facts);
		arena_free(&e->facts.mem);
		e->facts.mem = fresh;
		e->facts.n = 0;
	}
	on_fact(&e->facts, &f);
}

bool facts_each(const char *path, void (*document)(void *context, const struct facts *facts), void *context)
{
	struct each e = {.document = document, .context = context};
	bool ok = table_read_path(&facts_table, path, &e.facts.mem, on_fact_of_many, &e);

	if (ok && e.facts.n > 0)
		document(context, &e.facts);
	facts_free(&e.facts);
	return ok;
}

bool checks_read(struct checks *list, const char *path)
{
	struct input in;
	bool ok = input_read(&in, path, 0) &&
	          table_read(&checks_table, in.bytes, in.name, &list->mem, on_check, list);

	input_free(&in);
	return ok;
}

bool rejects_read(struct rejects *list, const char *path)
{
	struct input in;
	bool ok = input_read(&in, path, 0) &&
	          table_read(&rejects_table, in.bytes, in.name, &list->mem, on_reject, list);

	input_free(&in);
	return ok;
}

bool check_only_warns(const struct check *c)
{
	return slice_is(c->verdict, "fail") && slice_is(c->source, "rule") && slice_is(c->severity, "warn");
}

struct slice label_last_level(struct slice label)
{
	static const struct slice between = {" / ", 3};
	size_t at;

	while ((at = slice_find(label, between)) < label.n) {
		label.p += at + between.n;
		label.n -= at + between.n;
	}
	return slice_trim(label);
}
