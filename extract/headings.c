#include "extract/headings.h"

#include <string.h>

#include "core/utf8.h"
#include "extract/head.h"

/* HEAD_BYTES: of one header cell; BEFORE: blocks in front of a table that may hold its unit line, of so many
 * characters */
enum { HEAD_BYTES = 120, BEFORE = 3, UNIT_LINE_MAX = 80, NO_CELL = 0xffff };

static struct slice cell_text(struct maker *m, struct span cell)
{
	struct buffer b = {0};
	struct slice s;

	for (uint32_t i = cell.start; i < cell.end; i++)
		if (m->text->cp[i] != U'\t')
			text_copy(m->text, i, i + 1, &b);
	s = arena_copy(&m->g->mem, utf8_cut(slice_trim(buffer_slice(&b)), HEAD_BYTES));
	buffer_free(&b);
	return s;
}

/* A / B, each level once */
static void add_level(struct maker *m, struct slice *text, struct slice level)
{
	if (level.n == 0 || slice_eq(*text, level) || (slice_ends(*text, level) && text->n > level.n + 2 &&
	                                               text->p[text->n - level.n - 1] == ' '))
		return;
	*text = text->n == 0 ? level
	                     : arena_printf(&m->g->mem, "%.*s / %.*s", (int)text->n, text->p, (int)level.n, level.p);
}

/* The cell of the loaded row that stands over column c. In a row with rows of headers below it an empty place
 * belongs to the cell on its left, as merged cells are written in Markdown. */
static uint32_t header_cell(const struct maker *m, uint32_t i, uint32_t c, bool merged)
{
	const struct grid_row *row = &m->table->rows[i];
	uint32_t best = NO_CELL;

	for (uint32_t k = 0; k < row->cells && row->column[k] <= c; k++)
		if (m->cells[k].end > m->cells[k].start && (row->column[k] == c || merged) &&
		    (row->column[k] >= m->table->labels_n || row->column[k] == c))
			best = k;
	return best;
}

/* the same in layout text: a header may stand over several columns */
static uint32_t header_above(const struct maker *m, uint32_t i, uint32_t c)
{
	const struct grid_row *row = &m->table->rows[i];

	for (uint32_t k = 0; k < row->cells; k++) {
		const struct place *p = &m->drafts[i].places[k];

		if (row->column[k] == c || (c > 0 && c < m->table->columns_n - 1 && row->column[k] > 0 && p->start[m->metric] < m->extents[c - 1].high &&
		                            p->end[m->metric] > m->extents[c - 1].low))
			return k;
	}
	return NO_CELL;
}

static bool has_header_below(const struct maker *m, uint32_t i, uint32_t n)
{
	for (uint32_t j = i + 1; j < n && m->table->rows[j].kind != ROW_DATA; j++)
		if (m->table->rows[j].kind == ROW_HEADER)
			return true;
	return false;
}

/* the headers of HTML say themselves how many columns they cover: an empty place is covered by them */
static void read_headers(struct maker *m, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct grid_row *row = &m->table->rows[i];
		bool merged = m->drafts[i].html || has_header_below(m, i, n);

		if (row->kind != ROW_HEADER)
			continue;
		draft_load(m, m->table->first + i);
		for (uint32_t c = 0; c < m->table->columns_n; c++) {
			uint32_t k = m->extents ? header_above(m, i, c) : header_cell(m, i, c, merged);

			if (k == NO_CELL)
				continue;
			add_level(m, &m->table->columns[c].text, cell_text(m, m->cells[k]));
			head_read(m->text, m->figures, m->cells[k], false, &m->table->columns[c]);
		}
	}
}

/* two columns under one name could not be told apart */
static void name_columns(struct maker *m)
{
	for (uint32_t c = 0; c < m->table->columns_n; c++) {
		struct slice *text = &m->table->columns[c].text;
		bool taken = text->n == 0;

		for (uint32_t k = 0; k < c && !taken; k++)
			taken = slice_eq(*text, m->table->columns[k].text);
		if (taken && c >= m->table->labels_n)
			*text = arena_printf(&m->g->mem, "%.*s（第%u欄）", (int)text->n, text->p, c + 1);
	}
}

static bool is_number_text(struct slice text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	return text.n > 0;
}

/* the labels of the loaded row; an empty one in front of another goes on from the row above */
static void read_label(struct maker *m, uint32_t i, struct head levels[LABELS_MAX])
{
	struct grid_row *row = &m->table->rows[i];
	uint32_t deepest = 0;

	for (uint32_t k = 0; k < row->cells; k++) {
		uint32_t c = row->column[k];

		if (c >= m->table->labels_n || m->cells[k].start == m->cells[k].end)
			continue;
		memset(&levels[c], 0, (LABELS_MAX - c) * sizeof *levels);
		levels[c].text = cell_text(m, (struct span){cell_code_end(m->text, m->cells[k]), m->cells[k].end});
		head_read(m->text, m->figures, m->cells[k], true, &levels[c]);
		deepest = c;
	}
	for (uint32_t c = 0; c <= deepest; c++) {
		/* a running number in front names nothing */
		if (c < deepest && is_number_text(levels[c].text))
			continue;
		add_level(m, &row->label.text, levels[c].text);
		head_merge(&row->label, &levels[c]);
	}
}

static void read_labels(struct maker *m, uint32_t n)
{
	struct head levels[LABELS_MAX];

	memset(levels, 0, sizeof levels);
	for (uint32_t i = 0; i < n; i++) {
		if (m->table->rows[i].kind != ROW_DATA)
			continue;
		draft_load(m, m->table->first + i);
		read_label(m, i, levels);
	}
}

void headings_read(struct maker *m, uint32_t n)
{
	read_headers(m, n);
	name_columns(m);
	read_labels(m, n);
}

void headings_unit(struct maker *m, uint32_t n)
{
	struct measure *measure = &m->table->measure;

	for (uint32_t i = 0; i < n && m->table->rows[i].kind != ROW_DATA; i++) {
		draft_load(m, m->table->first + i);
		if (head_unit_line(m->text, (struct span){0, (uint32_t)m->text->n}, measure))
			return;
	}
	for (uint32_t back = 1; back <= BEFORE && back <= m->table->first; back++) {
		const struct block *b = &m->o->v[m->table->first - back];

		if (b->kind == BLOCK_ROW || b->kind == BLOCK_OTHER)
			continue;
		draft_load(m, m->table->first - back);
		if (m->text->n <= UNIT_LINE_MAX &&
		    head_unit_line(m->text, (struct span){0, (uint32_t)m->text->n}, measure))
			return;
	}
}
