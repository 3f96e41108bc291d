#include "core/table.h"

#include <stdlib.h>

#include "core/buffer.h"
#include "core/csv.h"
#include "core/decimal.h"
#include "core/input.h"
#include "core/json.h"
#include "core/memory.h"
#include "core/message.h"

enum { NUMBER_ROOM = 24 };

void table_write_header(const struct table *t, struct output *o)
{
	for (size_t i = 0; i < t->n; i++) {
		if (i > 0)
			output_char(o, ',');
		output_text(o, t->columns[i].name);
	}
	output_char(o, '\n');
}

static const struct slice *text_at(const struct column *c, const void *row)
{
	return (const struct slice *)(const void *)((const char *)row + c->offset);
}

static int64_t number_at(const struct column *c, const void *row)
{
	return *(const int64_t *)(const void *)((const char *)row + c->offset);
}

void table_write_row(const struct table *t, const void *row, struct output *o)
{
	const struct column *end = t->columns + t->n;
	size_t room = t->n * NUMBER_ROOM;
	char *start, *p;

	for (const struct column *c = t->columns; c < end; c++)
		if (c->type == COLUMN_TEXT)
			room += 2 * text_at(c, row)->n;
	start = p = output_room(o, room);
	for (const struct column *c = t->columns; c < end; c++) {
		if (c->type == COLUMN_NUMBER) {
			if (number_at(c, row) >= 0)
				p = put_int(p, number_at(c, row));
		} else if (text_at(c, row)->n) {
			p = csv_put(p, *text_at(c, row));
		}
		*p++ = ',';
	}
	p[-1] = '\n';
	output_taken(o, (size_t)(p - start));
}

void table_write_json(const struct table *t, const void *row, struct output *o)
{
	bool first = true;

	output_char(o, '{');
	for (size_t i = 0; i < t->n; i++) {
		const struct column *c = &t->columns[i];

		if (c->type == COLUMN_TEXT ? text_at(c, row)->n == 0 : number_at(c, row) < 0)
			continue;
		if (!first)
			output_char(o, ',');
		first = false;
		json_string(o, slice_of(c->name));
		output_char(o, ':');
		if (c->type == COLUMN_TEXT)
			json_string(o, *text_at(c, row));
		else
			output_int(o, number_at(c, row));
	}
	output_text(o, "}\n");
}

void table_copy_row(const struct table *t, struct arena *mem, void *row)
{
	for (size_t i = 0; i < t->n; i++) {
		struct slice *text = (struct slice *)(void *)((char *)row + t->columns[i].offset);

		if (t->columns[i].type == COLUMN_TEXT)
			*text = arena_copy(mem, *text);
	}
}

struct reading {
	const struct table *t;
	const char *name;
	struct arena *mem;
	table_row_fn *row;
	void *context;
	int *column_of; /* field -> column, -1: unknown */
	size_t fields;
	char *room; /* one row */
	bool ok;
};

/* "an accepts" */
static const char *article(const struct table *t)
{
	return strchr("aeiou", t->name[0]) ? "an" : "a";
}

static bool read_header(struct reading *r, const struct slice *fields, size_t n, int64_t line)
{
	bool *seen = xcalloc(r->t->n, sizeof *seen);

	r->column_of = xcalloc(n, sizeof *r->column_of);
	r->fields = n;
	for (size_t f = 0; f < n; f++) {
		r->column_of[f] = -1;
		for (size_t c = 0; c < r->t->n; c++)
			if (slice_is(slice_trim(fields[f]), r->t->columns[c].name)) {
				r->column_of[f] = (int)c;
				seen[c] = true;
			}
	}
	for (size_t c = 0; c < r->t->n; c++)
		if (!seen[c] && r->ok) {
			message_error(EXIT_DATA, r->name, line, "not %s %s table: no column '%s'%s", article(r->t), r->t->name,
			              r->t->columns[c].name, r->t->hint);
			r->ok = false;
		}
	free(seen);
	return r->ok;
}

static bool read_number(struct slice text, int64_t *value)
{
	struct decimal d;

	*value = -1;
	if (text.n == 0)
		return true;
	if (!decimal_parse(text, &d) || d.exp != 0 || d.coef < 0)
		return false;
	*value = d.coef;
	return true;
}

static bool on_row(void *context, const struct slice *fields, size_t n, int64_t line)
{
	struct reading *r = context;

	if (r->column_of == NULL)
		return read_header(r, fields, n, line);
	if (csv_is_blank(fields, n))
		return true;
	if (n != r->fields) {
		csv_tell_fields(EXIT_DATA, r->name, line, fields, n, r->fields);
		return r->ok = false;
	}
	for (size_t f = 0; f < n; f++) {
		const struct column *c;

		if (r->column_of[f] < 0)
			continue;
		c = &r->t->columns[r->column_of[f]];
		if (c->type == COLUMN_TEXT) {
			*(struct slice *)(void *)(r->room + c->offset) = arena_copy(r->mem, fields[f]);
		} else if (!read_number(fields[f], (int64_t *)(void *)(r->room + c->offset))) {
			message_error(EXIT_DATA, r->name, line, "column '%s' is not a number: '%s'", c->name,
			              message_quote(fields[f], 40));
			return r->ok = false;
		}
	}
	r->row(r->context, r->room);
	return true;
}

static struct reading reading_open(const struct table *t, const char *name, struct arena *mem, table_row_fn *row,
                                   void *context)
{
	return (struct reading){t, name, mem, row, context, NULL, 0, xcalloc(1, t->row_size), true};
}

/* parsed: the file is good CSV */
static bool reading_close(struct reading *r, bool parsed)
{
	bool ok = parsed && r->ok;

	if (ok && r->column_of == NULL) {
		message_error(EXIT_DATA, r->name, 0, "empty: %s %s table begins with its header row", article(r->t),
		              r->t->name);
		ok = false;
	}
	free(r->column_of);
	free(r->room);
	return ok;
}

bool table_read(const struct table *t, struct slice bytes, const char *name, struct arena *mem,
                table_row_fn *row, void *context)
{
	struct reading r = reading_open(t, name, mem, row, context);

	return reading_close(&r, csv_read(bytes, name, EXIT_DATA, on_row, &r));
}

bool table_read_path(const struct table *t, const char *path, struct arena *mem, table_row_fn *row, void *context)
{
	struct reading r = reading_open(t, input_name(path), mem, row, context);

	return reading_close(&r, csv_read_path(path, EXIT_DATA, on_row, &r));
}
