#include "extract/grid.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "extract/headings.h"
#include "extract/layout.h"
#include "extract/pages.h"
#include "extract/rowkinds.h"
#include "extract/title.h"
#include "extract/wraps.h"

/* ---- one table ---------------------------------------------------------------------------------- */

static bool has_header(const struct maker *m, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (m->table->rows[i].kind == ROW_HEADER)
			return true;
	return false;
}

/* A table without a header, a few lines behind one of as many columns, goes on with it over the page. */
static const struct table_grid *continued(const struct maker *m, uint32_t n)
{
	const struct table_grid *before = m->g->n > 0 ? &m->g->v[m->g->n - 1] : NULL;

	if (before == NULL || has_header(m, n) || before->columns_n != m->table->columns_n ||
	    before->labels_n != m->table->labels_n || m->table->first - before->last > PAGE_BLOCKS)
		return NULL;
	return before;
}

/* The total of a table over several pages stands on one of them. */
static void share_total(struct grids *g, struct table_grid *table)
{
	size_t i = g->n;

	if (!table->totaled && g->n > 0 && g->v[g->n - 1].number == table->number)
		table->totaled = g->v[g->n - 1].totaled;
	if (!table->totaled)
		return;
	headings_parts(table);
	for (; i-- > 0 && g->v[i].number == table->number && !g->v[i].totaled;)
		headings_parts(&g->v[i]);
}

static void make_table(struct maker *m, uint32_t first, uint32_t last)
{
	const struct table_grid *before, *previous;
	uint32_t n = last - first + 1;

	m->g->v = xgrow(m->g->v, &m->g->cap, m->g->n + 1, sizeof *m->g->v);
	m->table = &m->g->v[m->g->n];
	*m->table = (struct table_grid){.first = first, .last = last};
	m->table->rows = arena_alloc(&m->g->mem, n * sizeof *m->table->rows);
	memset(m->table->rows, 0, n * sizeof *m->table->rows);
	m->drafts = arena_alloc(&m->g->mem, n * sizeof *m->drafts);
	memset(m->below, 0, sizeof m->below);
	for (uint32_t i = 0; i < n; i++)
		draft_row(m, i);
	if (!layout_align(m, n) || !rowkinds_find(m, n) || m->table->columns_n < 2)
		return;
	if (m->extents == NULL)
		m->table->labels_n = rowkinds_labels(m, n);
	m->table->columns = arena_alloc(&m->g->mem, m->table->columns_n * sizeof *m->table->columns);
	memset(m->table->columns, 0, m->table->columns_n * sizeof *m->table->columns);
	before = continued(m, n);
	if (before != NULL)
		memcpy(m->table->columns, before->columns, m->table->columns_n * sizeof *m->table->columns);
	headings_read(m, n);
	headings_unit(m, n);
	headings_year(m, n);
	title_read(m, n);
	previous = m->g->n > 0 ? &m->g->v[m->g->n - 1] : NULL;
	m->table->number = previous != NULL ? previous->number + 1 : 1;
	if (previous != NULL && (before != NULL || pages_join(m->d, m->o, previous, m->table))) {
		m->table->number = previous->number;
		if (m->table->measure.unit == NULL)
			m->table->measure = previous->measure;
		if (m->table->year == 0)
			m->table->year = previous->year;
		if (m->table->title.n == 0)
			m->table->title = previous->title;
	}
	share_total(m->g, m->table);
	m->g->n++;
}

/* ---- all tables --------------------------------------------------------------------------------- */

static bool is_row(const struct outline *o, uint32_t b)
{
	return b < o->n && o->v[b].kind == BLOCK_ROW;
}

static bool source_starts(const struct document *d, const struct block *b, const char *word)
{
	struct slice s = slice_trim((struct slice){d->bytes.p + b->lead.text, d->bytes.n - b->lead.text});

	return slice_starts(s, slice_of(word));
}

static bool is_number_text(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* An account number, or half a label, on a line of its own between two rows of layout text. */
static bool is_filler(const struct document *d, const struct outline *o, uint32_t b)
{
	const struct block *f = &o->v[b];
	struct slice s;

	if (!is_row(o, b + 1) || f->kind != BLOCK_PARAGRAPH || f->first_line != f->last_line ||
	    o->v[b + 1].first_line != f->last_line + 1 || o->v[b - 1].last_line + 1 != f->first_line)
		return false;
	s = slice_trim((struct slice){d->bytes.p + f->lead.text, o->lines.v[f->first_line].end - f->lead.text});
	return is_number_text(s) || (!source_starts(d, &o->v[b + 1], "|") && !source_starts(d, &o->v[b + 1], "<") &&
	                             line_ends_in_figures(d->bytes, &o->lines.v[o->v[b + 1].first_line]) && wraps_may_be(s));
}

/* a line without even a border between this block and the one before */
static bool is_parted(const struct outline *o, uint32_t b)
{
	for (uint32_t i = o->v[b - 1].last_line + 1; i < o->v[b].first_line; i++)
		if (o->lines.v[i].kind != LINE_BORDER)
			return true;
	return false;
}

/* A blank line ends a table of Markdown, <table one of HTML. */
static bool begins_table(const struct document *d, const struct outline *o, uint32_t b)
{
	return (!is_row(o, b - 1) && !is_filler(d, o, b - 1)) || source_starts(d, &o->v[b], "<table") ||
	       (source_starts(d, &o->v[b], "|") && is_parted(o, b));
}

void grids_read(struct grids *g, const struct document *d, const struct outline *o, struct text *text,
                struct figures *figures)
{
	struct maker m = {.g = g, .d = d, .o = o, .text = text, .figures = figures};

	g->n = 0;
	arena_reset(&g->mem);
	for (uint32_t b = 0; b < o->n;) {
		uint32_t last = b;

		if (!is_row(o, b)) {
			b++;
			continue;
		}
		while ((is_row(o, last + 1) && !begins_table(d, o, last + 1)) ||
		       (last + 1 < o->n && is_filler(d, o, last + 1)))
			last++;
		make_table(&m, b, last);
		b = last + 1;
	}
	free(m.extents);
}

void grids_free(struct grids *g)
{
	free(g->v);
	arena_free(&g->mem);
	*g = (struct grids){0};
}

const struct table_grid *grids_at(const struct grids *g, uint32_t b)
{
	size_t low = 0, high = g->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (g->v[middle].last < b)
			low = middle + 1;
		else
			high = middle;
	}
	return low < g->n && g->v[low].first <= b ? &g->v[low] : NULL;
}

const struct span *grid_cell(const struct table_grid *table, uint32_t b, const struct span *cells, size_t n, size_t i,
                             uint32_t *column)
{
	const struct grid_row *row = &table->rows[b - table->first];

	for (size_t k = 0; k < n && k < row->cells; k++)
		if (i >= cells[k].start && i < cells[k].end && row->column[k] < table->columns_n) {
			*column = row->column[k];
			return &cells[k];
		}
	return NULL;
}

/* ---- figures of a row --------------------------------------------------------------------------- */

static const struct measure *measure_of(const struct table_grid *table, const struct grid_row *row, uint32_t column)
{
	if (table->columns[column].measure.unit != NULL)
		return &table->columns[column].measure;
	return row->label.measure.unit != NULL ? &row->label.measure : &table->measure;
}

static void set_measure(struct figure *f, const struct measure *m)
{
	f->kind = m->unit != NULL ? m->kind : KIND_COUNT;
	f->unit = m->unit;
	f->value.exp += m->power;
	f->scaled = m->power > 0;
}

/* forgets what was read or left out in [start, end) */
static void clear(struct figures *figures, uint32_t start, uint32_t end)
{
	size_t n = 0;

	for (size_t i = 0; i < figures->n_out; i++)
		if (figures->out[i].end <= start || end <= figures->out[i].start)
			figures->out[n++] = figures->out[i];
	figures->n_out = n;
	n = 0;
	for (size_t i = 0; i < figures->n; i++)
		if (figures->v[i].end <= start || end <= figures->v[i].start)
			figures->v[n++] = figures->v[i];
	figures->n = n;
}

static void replace(struct figures *figures, const struct figure *f)
{
	size_t at;

	clear(figures, f->start, f->end);
	figures->v = xgrow(figures->v, &figures->cap, figures->n + 1, sizeof *figures->v);
	for (at = figures->n; at > 0 && figures->v[at - 1].start > f->start; at--)
		figures->v[at] = figures->v[at - 1];
	figures->v[at] = *f;
	figures->n++;
}

/* 0,288 and 0123-4567 go on behind what looks like a code: to cut them would lose the rest */
static bool is_crossed(const struct figures *figures, uint32_t end)
{
	for (size_t i = 0; i < figures->n_out; i++)
		if (figures->out[i].start < end && end < figures->out[i].end)
			return true;
	for (size_t i = 0; i < figures->n; i++)
		if (figures->v[i].start < end && end < figures->v[i].end)
			return true;
	return false;
}

static void exclude_code(struct figures *figures, const struct text *t, struct span cell)
{
	uint32_t end = cell_code_end(t, cell);

	if (end == cell.start || is_crossed(figures, end))
		return;
	clear(figures, cell.start, end);
	figures->out = xgrow(figures->out, &figures->out_cap, figures->n_out + 1, sizeof *figures->out);
	figures->out[figures->n_out++] = (struct excluded){cell.start, end, "code"};
}

/* the years among the headers, and in the first column of the rows */
static void take_years(const struct table_grid *table, const struct grid_row *row, const struct text *t,
                       const struct span *cells, size_t n, struct figures *figures)
{
	for (size_t k = 0; k < n && k < row->cells; k++) {
		struct figure f;

		if ((row->kind == ROW_HEADER || row->column[k] == 0) && row->column[k] < table->columns_n &&
		    cell_year(t, cells[k], &f))
			replace(figures, &f);
	}
}

void grid_figures(const struct table_grid *table, uint32_t b, const struct text *t, struct figures *figures)
{
	const struct grid_row *row = &table->rows[b - table->first];
	struct span cells[CELLS_MAX];
	size_t n;

	if (row->kind != ROW_DATA && row->kind != ROW_HEADER)
		return;
	n = cells_split(t, cells);
	for (size_t k = 0; row->kind == ROW_DATA && k < n && k < row->cells; k++) {
		struct figure f;

		if (row->column[k] < table->labels_n)
			exclude_code(figures, t, cells[k]);
		if (row->column[k] < table->labels_n || row->column[k] >= table->columns_n ||
		    !cell_number(t, cells[k], &f))
			continue;
		set_measure(&f, measure_of(table, row, row->column[k]));
		replace(figures, &f);
	}
	if (table->years)
		take_years(table, row, t, cells, n, figures);
}
