#include "extract/headings.h"

#include <string.h>

#include "core/utf8.h"
#include "extract/head.h"
#include "extract/overhead.h"
#include "extract/title.h"
#include "extract/wraps.h"

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
 * belongs to the cell on its left, as merged cells are written in Markdown, when they stand below the same cell of
 * the row above. */
static uint32_t header_cell(const struct maker *m, uint32_t i, uint32_t c, bool merged, const uint32_t *above)
{
	const struct grid_row *row = &m->table->rows[i];
	uint32_t best = NO_CELL;

	for (uint32_t k = 0; k < row->cells && row->column[k] <= c; k++)
		if (m->cells[k].end > m->cells[k].start && (row->column[k] == c || (merged && above[row->column[k]] == above[c])) &&
		    (row->column[k] >= m->table->labels_n || row->column[k] == c))
			best = k;
	return best;
}

/* the same in HTML, where a cell says how many columns it covers */
static uint32_t header_covering(const struct maker *m, uint32_t i, uint32_t c)
{
	const struct grid_row *row = &m->table->rows[i];

	for (uint32_t k = row->cells; k-- > 0;)
		if (row->column[k] <= c) {
			uint32_t columns = cell_attribute(m->text, m->cells[k], m->d->bytes, "colspan");

			return c < row->column[k] + columns && m->cells[k].end > m->cells[k].start ? k : NO_CELL;
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

/* cell k of the loaded header row stands over column c; wraps: it goes on with the line above it */
static void take_header(struct maker *m, uint32_t c, uint32_t k, bool wraps)
{
	struct head *head = &m->table->columns[c];
	struct slice text = cell_text(m, m->cells[k]);

	/* 公園／數量: what seemed a unit was the first half of a name */
	if (wraps && (slice_starts(text, SLICE("數")) || slice_starts(text, SLICE("量"))))
		head->measure.unit = NULL;
	if (wraps)
		head->text = arena_printf(&m->g->mem, "%.*s%.*s", (int)head->text.n, head->text.p, (int)text.n, text.p);
	else
		add_level(m, &head->text, text);
	head_read(m->text, m->figures, m->cells[k], false, head);
	if (m->table->years)
		cell_year(m->text, m->cells[k], &head->when);
}

/* the first header says that what stands beside and below it are years: 年度, 年別 */
static void find_years(struct maker *m, uint32_t n)
{
	static const char *const words[] = {"年度", "年別", "年份", "年次", "年", NULL};

	for (uint32_t i = 0; i < n && !m->table->years; i++) {
		if (m->table->rows[i].kind != ROW_HEADER || m->table->rows[i].cells == 0)
			continue;
		draft_load(m, m->table->first + i);
		m->table->years = slice_is_any(cell_text(m, m->cells[0]), words);
	}
}

static void read_headers(struct maker *m, uint32_t n)
{
	uint32_t *above = arena_alloc(&m->g->mem, m->table->columns_n * sizeof *above);
	uint32_t *now = arena_alloc(&m->g->mem, m->table->columns_n * sizeof *now);

	memset(above, 0, m->table->columns_n * sizeof *above);
	for (uint32_t i = 0; i < n; i++) {
		bool merged;

		if (m->table->rows[i].kind != ROW_HEADER)
			continue;
		merged = has_header_below(m, i, n);
		draft_load(m, m->table->first + i);
		for (uint32_t c = 0; c < m->table->columns_n; c++) {
			now[c] = m->drafts[i].html ? header_covering(m, i, c) : header_cell(m, i, c, merged, above);
			if (now[c] != NO_CELL)
				take_header(m, c, now[c], false);
		}
		memcpy(above, now, m->table->columns_n * sizeof *above);
	}
}

/* the headers of layout text stand over their columns */
static void read_overheads(struct maker *m, uint32_t n)
{
	struct overhead o;

	overhead_find(m, n, &o);
	for (uint32_t h = 0; h < o.rows_n; h++) {
		draft_load(m, m->table->first + o.rows[h]);
		for (uint32_t c = 0; c < m->table->columns_n; c++)
			if (o.cell[h][c] != NO_HEAD)
				take_header(m, c, o.cell[h][c], h > 0 && overhead_wraps(m, &o, h - 1, c));
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

/* most cells of the column are units: 單位 is also an office */
static bool holds_units(struct maker *m, uint32_t n, uint32_t column)
{
	uint32_t units = 0, cells = 0;
	struct measure measure;

	for (uint32_t i = 0; i < n; i++) {
		const struct grid_row *row = &m->table->rows[i];

		if (row->kind != ROW_DATA)
			continue;
		draft_load(m, m->table->first + i);
		for (uint32_t k = 0; k < row->cells; k++)
			if (row->column[k] == column && m->cells[k].end > m->cells[k].start) {
				cells++;
				units += head_unit_cell(m->text, m->cells[k], &measure);
			}
	}
	return units * 2 > cells;
}

/* the column 單位 among those of the labels */
static void find_unit_column(struct maker *m, uint32_t n)
{
	m->table->unit_column = NO_COLUMN;
	for (uint32_t c = 1; c < m->table->labels_n; c++)
		if ((slice_is(m->table->columns[c].text, "單位") || slice_is(m->table->columns[c].text, "計量單位")) &&
		    holds_units(m, n, c))
			m->table->unit_column = c;
}

/* 件, 千元 in the column 單位; what is no known unit is counted as it is called */
static void read_row_unit(struct maker *m, struct span cell, struct measure *measure)
{
	struct slice name;

	if (head_unit_cell(m->text, cell, measure))
		return;
	/* units are terminated texts */
	name = cell_text(m, cell);
	*measure = (struct measure){arena_printf(&m->g->mem, "%.*s", SLICE_ARGS(name)).p, KIND_COUNT, 0};
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
		if (c == m->table->unit_column) {
			read_row_unit(m, m->cells[k], &row->label.measure);
			continue;
		}
		memset(&levels[c], 0, (LABELS_MAX - c) * sizeof *levels);
		levels[c].text = cell_text(m, (struct span){cell_code_end(m->text, m->cells[k]), m->cells[k].end});
		head_read(m->text, m->figures, m->cells[k], true, &levels[c]);
		if (c == 0 && m->table->years)
			cell_year(m->text, m->cells[k], &levels[c].when);
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

/* 金額（千元） on a row of its own is the unit of the rows below it */
static void read_group(struct maker *m, const struct grid_row *row, struct measure *group)
{
	uint32_t filled = 0, k = 0;
	struct head head = {.text = {"", 0}};

	for (uint32_t i = 0; i < row->cells; i++)
		if (m->cells[i].end > m->cells[i].start) {
			filled++;
			k = i;
		}
	if (filled != 1)
		return;
	head_read(m->text, m->figures, m->cells[k], true, &head);
	*group = head.measure;
}

static void join_text(struct maker *m, struct slice *text, struct slice first, struct slice second)
{
	*text = arena_printf(&m->g->mem, "%.*s%.*s", SLICE_ARGS(first), SLICE_ARGS(second));
}

/* The loaded row i is a line of words alone: the rest of the label above, or the first half of the one below, which
 * is kept for it in `half`. False: neither. */
static bool read_half(struct maker *m, uint32_t n, uint32_t i, uint32_t width, struct slice *half)
{
	enum wrap wrap = wraps_find(m, n, i, width);

	if (wrap == WRAP_ABOVE)
		join_text(m, &m->table->rows[i - 1].label.text, m->table->rows[i - 1].label.text, cell_text(m, m->cells[0]));
	else if (wrap == WRAP_BELOW)
		*half = cell_text(m, m->cells[0]);
	return wrap != WRAP_NONE;
}

static void read_labels(struct maker *m, uint32_t n)
{
	struct head levels[LABELS_MAX];
	struct measure group = {NULL, KIND_COUNT, 0};
	struct slice half = {"", 0};
	uint32_t width = wraps_width(m, n);

	memset(levels, 0, sizeof levels);
	for (uint32_t i = 0; i < n; i++) {
		struct grid_row *row = &m->table->rows[i];

		if (row->kind != ROW_DATA && row->kind != ROW_OTHER)
			continue;
		draft_load(m, m->table->first + i);
		if (row->kind == ROW_OTHER) {
			if (!read_half(m, n, i, width, &half))
				read_group(m, row, &group);
			continue;
		}
		read_label(m, i, levels);
		if (half.n > 0)
			join_text(m, &row->label.text, half, row->label.text);
		half.n = 0;
		if (row->label.measure.unit == NULL)
			row->label.measure = group;
	}
}

/* the labels of the rows below the row of layout text stand further in: it is the total of them */
static bool heads_rows(const struct maker *m, uint32_t n, uint32_t i)
{
	const struct grid_row *row = &m->table->rows[i];

	return m->extents != NULL && m->table->labels_n == 1 && i + 1 < n && row[1].kind == ROW_DATA && row->cells > 0 &&
	       row[1].cells > 0 && row->column[0] == 0 && row[1].column[0] == 0 &&
	       m->drafts[i + 1].places[0].start[BY_WIDTH] > m->drafts[i].places[0].start[BY_WIDTH] + 1;
}

/* notes which rows head those below them, and whether the table has a total */
static void find_totals(const struct maker *m, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct grid_row *row = &m->table->rows[i];

		row->heads = row->kind == ROW_DATA && heads_rows(m, n, i);
		m->table->totaled = m->table->totaled || (row->kind == ROW_DATA && row->label.role == ROLE_TOTAL);
	}
}

void headings_parts(struct table_grid *table)
{
	for (uint32_t i = 0; i <= table->last - table->first; i++) {
		struct grid_row *row = &table->rows[i];

		if (row->kind == ROW_DATA && row->label.role == ROLE_NONE && !row->label.is_change && row->label.text.n > 0)
			row->label.role = row->heads ? ROLE_TOTAL : ROLE_PART;
	}
	table->totaled = true;
}

void headings_read(struct maker *m, uint32_t n)
{
	find_years(m, n);
	if (m->extents != NULL)
		read_overheads(m, n);
	else
		read_headers(m, n);
	find_unit_column(m, n);
	name_columns(m);
	read_labels(m, n);
	find_totals(m, n);
}

/* the units that the captions, the headers or the short lines in front of the table give */
static void find_units(struct maker *m, uint32_t n, struct measures *measures)
{
	measures->n = 0;
	for (uint32_t i = 0; i < n && m->table->rows[i].kind != ROW_DATA; i++) {
		draft_load(m, m->table->first + i);
		if (head_unit_line(m->text, (struct span){0, (uint32_t)m->text->n}, measures))
			return;
	}
	for (uint32_t back = 1; back <= BEFORE && back <= m->table->first; back++) {
		const struct block *b = &m->o->v[m->table->first - back];

		if (b->kind == BLOCK_ROW || b->kind == BLOCK_OTHER)
			continue;
		draft_load(m, m->table->first - back);
		if (m->text->n <= UNIT_LINE_MAX &&
		    head_unit_line(m->text, (struct span){0, (uint32_t)m->text->n}, measures))
			return;
	}
}

/* the year that a caption is about, 表2　113年度預算執行; two years, or a month, tell nothing of the rows; 0: none */
static int16_t year_of(const struct figures *f)
{
	int16_t year = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct moment *m = &f->v[i].from;

		if (f->v[i].kind < KIND_DATE)
			continue;
		if (f->v[i].kind != KIND_DATE || m->year == 0 || moment_is_part(m) || (year != 0 && year != m->year))
			return 0;
		year = m->year;
	}
	return year;
}

/* the first caption that names one, or the nearest short line in front of the table */
void headings_year(struct maker *m, uint32_t n)
{
	for (uint32_t i = 0; i < n && m->table->year == 0 && m->table->rows[i].kind == ROW_CAPTION; i++) {
		draft_load(m, m->table->first + i);
		m->table->year = year_of(m->figures);
	}
	for (uint32_t back = 1; back <= BEFORE && back <= m->table->first && m->table->year == 0; back++) {
		const struct block *b = &m->o->v[m->table->first - back];

		if (b->kind == BLOCK_ROW)
			return;
		draft_load(m, m->table->first - back);
		if (m->text->n <= UNIT_LINE_MAX)
			m->table->year = year_of(m->figures);
	}
}

/* 上年, 增減, 合計: a time, a change or a total and no thing of its own */
static bool is_bare(const struct head *head)
{
	static const char *const words[] = {"上年",     "去年",     "上年度",   "去年度", "上年同期", "去年同期", "上年同月",
	                                    "去年同月", "上月",     "上季",     "上期",   "前期",     "前年",     "增減",
	                                    "增減數",   "增減情形", "比較增減", "增減比較", "比較",   "差異",     "差異數",
	                                    "小計",     NULL};

	return slice_is_any(head->text, words) || title_stands_for(head->text);
}

static void take_unit(struct head *head, const struct head *neighbour)
{
	if (head->measure.unit == NULL && is_bare(head) && neighbour->measure.kind != KIND_PERCENT)
		head->measure = neighbour->measure;
}

/* | 艘數 | 上年 | 增減 |, | 合計 | 男(人) | 女(人) |: bare headers are of the measure in front of them, the first of
 * that behind it */
static void carry_unit(struct table_grid *table)
{
	uint32_t first = table->labels_n;

	for (uint32_t c = first + 1; c < table->columns_n; c++)
		take_unit(&table->columns[c], &table->columns[c - 1]);
	if (first + 1 < table->columns_n)
		take_unit(&table->columns[first], &table->columns[first + 1]);
}

void headings_unit(struct maker *m, uint32_t n)
{
	struct measures measures;

	find_units(m, n, &measures);
	m->table->measure = head_main_measure(&measures);
	for (uint32_t c = m->table->labels_n; c < m->table->columns_n; c++)
		head_choose(&measures, &m->table->columns[c]);
	if (m->table->measure.unit == NULL && m->table->unit_column == NO_COLUMN)
		carry_unit(m->table);
}
