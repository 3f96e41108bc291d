#include "analyze/ledger.h"

#include <stdlib.h>

#include "analyze/labels.h"
#include "core/memory.h"

/* more cells make no table of a report */
enum { CELLS_MAX = 1000000 };

long ledger_cell(const struct ledger *l, size_t row, size_t column)
{
	return l->cells[row * l->columns_n + column];
}

static bool is_same(const struct line *l, const struct fact *f)
{
	return slice_eq(l->fact->column, f->column);
}

/* Columns in the order in which they stand: one that the rows before did not have goes behind its left
 * neighbour. */
static void add_column(struct ledger *l, const struct fact *f, size_t *after)
{
	for (size_t i = 0; i < l->columns_n; i++)
		if (is_same(&l->columns[i], f)) {
			*after = i + 1;
			return;
		}
	for (size_t i = l->columns_n; i > *after; i--)
		l->columns[i] = l->columns[i - 1];
	l->columns[(*after)++] = (struct line){f, f->column, label_is_total(f->column), label_is_part(f->column), 0};
	l->columns_n++;
}

static void read_lines(const struct scope *s, struct span span, struct ledger *l)
{
	size_t after = 0;

	for (size_t i = span.first; i < span.end; i++) {
		const struct fact *f = s->v[i].fact;

		if (l->rows_n == 0 || l->rows[l->rows_n - 1].fact->block != f->block) {
			l->rows[l->rows_n++] = (struct line){f, f->row, label_is_total(f->row), label_is_part(f->row), 0};
			after = 0;
		}
		if (l->columns_n < COLUMNS_MAX)
			add_column(l, f, &after);
	}
}

static void read_cells(const struct scope *s, struct span span, struct ledger *l)
{
	size_t row = 0;

	l->cells = xcalloc(l->rows_n * l->columns_n + 1, sizeof *l->cells);
	for (size_t i = 0; i < l->rows_n * l->columns_n; i++)
		l->cells[i] = NO_CELL;
	for (size_t i = span.first; i < span.end; i++) {
		const struct fact *f = s->v[i].fact;

		while (l->rows[row].fact->block != f->block)
			row++;
		for (size_t c = 0; c < l->columns_n; c++)
			if (is_same(&l->columns[c], f))
				l->cells[row * l->columns_n + c] = (long)i;
	}
}

struct slice ledger_group(struct slice column)
{
	struct slice last = label_last_level(column);

	return (struct slice){column.p, (size_t)(last.p - column.p)};
}

const struct operand *ledger_sample(const struct ledger *l, const struct scope *s, size_t column)
{
	for (size_t row = 0; row < l->rows_n; row++)
		if (ledger_cell(l, row, column) >= 0)
			return &s->v[ledger_cell(l, row, column)];
	return NULL;
}

bool ledger_read(struct ledger *l, const struct scope *s, struct span span)
{
	size_t n = span.end - span.first;

	*l = (struct ledger){xcalloc(n + 1, sizeof *l->rows), xcalloc(COLUMNS_MAX + 1, sizeof *l->columns), 0, 0, NULL, false};
	read_lines(s, span, l);
	if (l->rows_n * l->columns_n > CELLS_MAX) {
		ledger_free(l);
		return false;
	}
	read_cells(s, span, l);
	return true;
}

void ledger_turn(struct ledger *l)
{
	struct ledger t = {l->columns, l->rows, l->columns_n, l->rows_n, NULL, !l->turned};

	t.cells = xcalloc(l->rows_n * l->columns_n + 1, sizeof *t.cells);
	for (size_t row = 0; row < l->rows_n; row++)
		for (size_t c = 0; c < l->columns_n; c++)
			t.cells[c * t.columns_n + row] = ledger_cell(l, row, c);
	free(l->cells);
	*l = t;
}

void ledger_free(struct ledger *l)
{
	free(l->rows);
	free(l->columns);
	free(l->cells);
	*l = (struct ledger){0};
}
