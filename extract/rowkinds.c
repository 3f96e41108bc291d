#include "extract/rowkinds.h"

#include "extract/head.h"

static uint32_t count_class(const struct maker *m, uint32_t i, enum cell_class class)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < m->table->rows[i].cells; k++)
		n += m->drafts[i].class[k] == (uint16_t)class;
	return n;
}

static bool is_data(const struct maker *m, uint32_t i)
{
	for (uint32_t k = 0; k < m->table->rows[i].cells; k++)
		if ((m->drafts[i].class[k] == CELL_NUMBER || m->drafts[i].class[k] == CELL_NIL) &&
		    m->table->rows[i].column[k] > 0)
			return true;
	return false;
}

/* years alone are data below a header with other words, and a header above */
static bool has_years(const struct maker *m, uint32_t i)
{
	return count_class(m, i, CELL_YEAR) > (m->drafts[i].class[0] == CELL_YEAR);
}

/* | | 111 | 112 | 113 |: years below a header have nothing in front of them */
static bool is_year_header(const struct maker *m, uint32_t i)
{
	return m->drafts[i].class[0] == CELL_EMPTY && count_class(m, i, CELL_YEAR) > 1;
}

static uint32_t filled(const struct maker *m, uint32_t i)
{
	return m->table->rows[i].cells - count_class(m, i, CELL_EMPTY);
}

/* 經資門併計　中華民國114年度　單位：新臺幣千元, in layout text a line of its own */
static bool states_unit(struct maker *m, uint32_t i)
{
	struct measures measures;

	draft_load(m, m->table->first + i);
	return head_unit_line(m->text, (struct span){0, (uint32_t)m->text->n}, &measures);
}

static bool sort_rows(struct maker *m, uint32_t n)
{
	bool data = false, headed = false;

	for (uint32_t i = 0; i < n; i++) {
		struct grid_row *row = &m->table->rows[i];

		row->kind = ROW_OTHER;
		if (!data && m->drafts[i].heads)
			row->kind = ROW_HEADER;
		else if (is_data(m, i) || (has_years(m, i) && (data || (headed && !is_year_header(m, i)))))
			row->kind = ROW_DATA;
		else if (!data && filled(m, i) > 0)
			row->kind = filled(m, i) == 1 || (m->extents && states_unit(m, i)) ? ROW_CAPTION : ROW_HEADER;
		data = data || row->kind == ROW_DATA;
		headed = headed || row->kind == ROW_HEADER;
	}
	return data;
}

/* |---|:---:| */
static void drop_rules(struct maker *m, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		bool dashes = true;

		if (m->table->rows[i].kind != ROW_HEADER && m->table->rows[i].kind != ROW_CAPTION)
			continue;
		draft_load(m, m->table->first + i);
		for (size_t k = 0; k < m->text->n && dashes; k++)
			dashes = is_any(m->text->cp[k], U"|-:： \t—－");
		if (dashes)
			m->table->rows[i].kind = ROW_OTHER;
	}
}

/* a header row with fewer cells than the table has columns has lost those in front to a cell above */
static void shift_headers(struct maker *m, uint32_t n)
{
	bool first = true;

	for (uint32_t i = 0; i < n; i++) {
		struct grid_row *row = &m->table->rows[i];

		if (row->kind != ROW_HEADER)
			continue;
		for (uint32_t k = 0; !first && !m->drafts[i].html && !m->extents && k < row->cells; k++)
			row->column[k] = (uint16_t)(row->column[k] + m->table->columns_n - row->cells);
		first = false;
	}
}

uint32_t rowkinds_labels(const struct maker *m, uint32_t n)
{
	uint32_t numbers[CELLS_MAX] = {0}, rows = 0, labels = 1;

	for (uint32_t i = 0; i < n; i++) {
		if (m->table->rows[i].kind != ROW_DATA)
			continue;
		rows++;
		for (uint32_t k = 0; k < m->table->rows[i].cells; k++)
			if (m->table->rows[i].column[k] < CELLS_MAX && m->drafts[i].class[k] != CELL_WORDS &&
			    m->drafts[i].class[k] != CELL_EMPTY)
				numbers[m->table->rows[i].column[k]]++;
	}
	while (labels < m->table->columns_n && numbers[labels] * 2 < rows && labels < LABELS_MAX)
		labels++;
	/* words to the end: a table of words with a number here and there */
	return labels < m->table->columns_n ? labels : 1;
}

bool rowkinds_find(struct maker *m, uint32_t n)
{
	if (!sort_rows(m, n))
		return false;
	drop_rules(m, n);
	shift_headers(m, n);
	return true;
}
