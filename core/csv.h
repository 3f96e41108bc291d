/* csv: RFC 4180. Writing: UTF-8, no BOM, LF, quotes only where needed. Reading: libcsv, strict,
 * blanks kept; BOM dropped; each row's field count is the caller's to check. */
#ifndef CORE_CSV_H
#define CORE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/output.h"
#include "core/slice.h"

/* Writes one field, quoted where needed, to p, which has room for 2 * field.n + 2 bytes; returns the
 * end. */
char *csv_put(char *p, struct slice field);
/* one field to an output, with a comma before it unless it is the first of its row */
void csv_field(struct output *o, struct slice field, bool first);

/* One row: fields are valid during the call only. line: 1-based, where the row begins.
 * Return false to stop reading. */
typedef bool csv_row_fn(void *context, const struct slice *fields, size_t n, int64_t line);

/* A row of nothing but blank fields, as spreadsheets leave behind. */
bool csv_is_blank(const struct slice *fields, size_t n);

/* Reports a row that has another number of fields than the header, and what was taken for a comma. */
void csv_tell_fields(int code, const char *name, int64_t line, const struct slice *fields, size_t n, size_t wanted);

/* Parses bytes. A malformed file is reported as NAME:LINE with exit code `code`; false then.
 * Rows before the fault have been delivered. */
bool csv_read(struct slice bytes, const char *name, int code, csv_row_fn *row, void *context);
/* The same of a file ("-": stdin), read piece by piece. */
bool csv_read_path(const char *path, int code, csv_row_fn *row, void *context);

#endif
