#include "extract/draft.h"

#include <string.h>

#include "core/utf8.h"

size_t draft_load(struct maker *m, uint32_t b)
{
	outline_text(m->o, m->d, &m->o->v[b], m->text);
	figures_read(m->text, m->figures);
	return cells_split(m->text, m->cells);
}

/* cells take the next free column; those of HTML cover as many as they say */
static void place_cells(struct maker *m, struct grid_row *row, bool html)
{
	uint32_t column = 0;

	for (uint32_t i = 0; i < row->cells; i++) {
		uint32_t width = 1, height = 1;

		if (html) {
			width = cell_attribute(m->text, m->cells[i], m->d->bytes, "colspan");
			height = cell_attribute(m->text, m->cells[i], m->d->bytes, "rowspan");
			while (column < CELLS_MAX && m->below[column] > 0)
				m->below[column++]--;
		}
		row->column[i] = (uint16_t)column;
		for (; width > 0 && column < CELLS_MAX; width--, column++)
			m->below[column] = height - 1;
	}
	for (; html && column < CELLS_MAX; column++)
		m->below[column] -= m->below[column] > 0;
}

/* walks from `from` to `to` in the source */
static void advance(const struct maker *m, uint32_t from, uint32_t to, uint32_t at[METRICS])
{
	while (from < to) {
		char32_t c;
		size_t length = utf8_decode(m->d->bytes.p + from, to - from, &c);

		at[BY_CHARACTER]++;
		at[BY_WIDTH] += c < 0x80 ? 1 : 2;
		from += length ? (uint32_t)length : 1;
	}
}

static struct place *read_places(struct maker *m, uint32_t cells, uint32_t b)
{
	struct place *places = arena_alloc(&m->g->mem, (cells + 1) * sizeof *places);
	uint32_t at[METRICS] = {0, 0}, from = m->o->lines.v[m->o->v[b].first_line].start;

	for (uint32_t k = 0; k < cells; k++) {
		uint32_t start = text_start(m->text, m->cells[k].start);
		uint32_t end = m->cells[k].end > m->cells[k].start ? text_end(m->text, m->cells[k].end) : start;

		advance(m, from, start, at);
		memcpy(places[k].start, at, sizeof at);
		advance(m, start, end, at);
		memcpy(places[k].end, at, sizeof at);
		from = end;
	}
	return places;
}

void draft_row(struct maker *m, uint32_t i)
{
	struct grid_row *row = &m->table->rows[i];
	struct draft *draft = &m->drafts[i];
	bool html;

	row->cells = (uint32_t)draft_load(m, m->table->first + i);
	html = m->text->n > 0 && m->text->cp[0] == U'|' && m->d->bytes.p[m->text->at[0]] == '<';
	draft->places = cells_have_bars(m->text) ? NULL : read_places(m, row->cells, m->table->first + i);
	row->column = arena_alloc(&m->g->mem, (row->cells + 1) * sizeof *row->column);
	draft->class = arena_alloc(&m->g->mem, (row->cells + 1) * sizeof *draft->class);
	draft->html = html;
	draft->heads = html && row->cells > 1;
	place_cells(m, row, html);
	for (uint32_t k = 0; k < row->cells; k++) {
		draft->class[k] = (uint16_t)cell_classify(m->text, m->figures, m->cells[k]);
		draft->heads = draft->heads && cell_is_head(m->text, m->cells[k], m->d->bytes);
		if (row->column[k] + 1u > m->table->columns_n)
			m->table->columns_n = row->column[k] + 1u;
	}
}
