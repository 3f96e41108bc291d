/* table: the CSV tables between the stages. Each is declared once, in a .def file, one line a column:
 *     COLUMN(name, type, title, meaning)
 * from which follow the struct of a row, the header, the writer, the reader (by column name, never by
 * position), the manual and the metadata. */
#ifndef CORE_TABLE_H
#define CORE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/output.h"
#include "core/slice.h"

enum column_type {
	COLUMN_TEXT,   /* struct slice; empty: unknown */
	COLUMN_NUMBER, /* int64_t, >= 0; -1: empty */
};

typedef struct slice column_TEXT;
typedef int64_t column_NUMBER;

struct column {
	const char *name;
	enum column_type type;
	size_t offset;
	const char *title;   /* Traditional Chinese */
	const char *meaning; /* English, for the manual */
};

struct table {
	const char *name; /* "facts" */
	const struct column *columns;
	size_t n;
	size_t row_size;
	const char *hint; /* behind the message that a file is no such table; may be empty */
};

void table_write_header(const struct table *t, struct output *o);
void table_write_row(const struct table *t, const void *row, struct output *o);
/* one JSON object on a line; empty fields are left out, numbers are numbers */
void table_write_json(const struct table *t, const void *row, struct output *o);

/* Moves the text of a row into another arena. */
void table_copy_row(const struct table *t, struct arena *mem, void *row);

/* Called with each row of a file; the row's slices live in the arena given to table_read(). */
typedef void table_row_fn(void *context, const void *row);

/* Reads a table from bytes (name for messages). Columns are found by name in any order, unknown ones
 * are ignored, a missing one is an error. Faults are reported with line and exit code 65. */
bool table_read(const struct table *t, struct slice bytes, const char *name, struct arena *mem,
                table_row_fn *row, void *context);
/* The same of a file ("-": stdin), read piece by piece; the arena may be reset between two rows. */
bool table_read_path(const struct table *t, const char *path, struct arena *mem, table_row_fn *row, void *context);

#endif
