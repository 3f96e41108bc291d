#include "extract/grid.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "extract/head.h"
#include "extract/numeral.h"

/* PAGE_BLOCKS: between the halves of a table; SLACK: characters by which numbers of one column may end apart; REGULAR: tenths of the rows; HEAD_BYTES: of one header cell; BEFORE: blocks in front of a table that may hold its unit line */
enum { HEAD_BYTES = 120, BEFORE = 3, UNIT_LINE_MAX = 80, PAGE_BLOCKS = 8, SLACK = 2, REGULAR = 8, TENTHS = 10, NO_CELL = 0xffff, LEVELS = 4, SPAN_MAX = 200 };

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

enum cell_class { CELL_EMPTY, CELL_NIL, CELL_NUMBER, CELL_YEAR, CELL_WORDS };

/* ---- cells of a row ------------------------------------------------------------------------------ */

static struct span trim(const struct text *t, struct span s)
{
	while (s.start < s.end && char_is(t->cp[s.start], CHAR_SPACE))
		s.start++;
	while (s.end > s.start && char_is(t->cp[s.end - 1], CHAR_SPACE))
		s.end--;
	return s;
}

static bool has_bar(const struct text *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->cp[i] == U'|')
			return true;
	return false;
}

/* 合　　計: a word whose two characters are spread over the width of its column */
static bool is_spread(const struct text *t, struct span a, struct span b)
{
	static const char32_t *const words[] = {U"合計", U"總計", U"小計", U"共計", U"科目", U"名稱", U"項目", U"比較",
	                                        U"備註", U"備考", U"說明", U"金額", U"數量", U"單位", U"機關", U"年度",
	                                        U"增減", U"類別", U"地區", U"縣市"};

	if (a.end != a.start + 1 || b.end != b.start + 1)
		return false;
	for (size_t i = 0; i < COUNT(words); i++)
		if (t->cp[a.start] == words[i][0] && t->cp[b.start] == words[i][1])
			return true;
	return false;
}

static size_t join_spread(const struct text *t, struct span cells[CELLS_MAX], size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && is_spread(t, cells[kept - 1], cells[i]))
			cells[kept - 1].end = cells[i].end;
		else
			cells[kept++] = cells[i];
	}
	return kept;
}

/* the end of -2,360 at the beginning of a cell when a blank stands behind it, or has gone from the text */
static uint32_t number_end(const struct text *t, struct span s)
{
	uint32_t i = s.start;

	while (i < s.end && is_any(t->cp[i], U"0123456789,.-△▲") && (i == s.start || t->at[i] == text_end(t, i)))
		i++;
	return i > s.start && i < s.end && (char_is(t->cp[i], CHAR_SPACE) || t->at[i] > text_end(t, i)) ? i : s.start;
}

/* 本年度 上年度 | 118,256 | -2,360 1.本年度預算數…: remarks follow the last number after a single blank */
static size_t split_remark(const struct text *t, struct span cells[CELLS_MAX], size_t n)
{
	struct span *last = &cells[n ? n - 1 : 0];
	uint32_t end = n > 2 && n < CELLS_MAX ? number_end(t, *last) : 0;

	if (n <= 2 || end <= last->start || number_end(t, cells[n - 2]) > cells[n - 2].start ||
	    !text_is(t, cells[n - 2].end - 1, CHAR_DIGIT))
		return n;
	cells[n] = trim(t, (struct span){end, last->end});
	last->end = end;
	return n + 1;
}

size_t cells_split(const struct text *t, struct span cells[CELLS_MAX])
{
	char32_t bar = has_bar(t) ? U'|' : U'\t';
	size_t n = 0;
	uint32_t start = bar == U'|' && t->n && t->cp[0] == U'|' ? 1 : 0;

	for (uint32_t i = start; i <= t->n && n < CELLS_MAX; i++)
		if (i == t->n || t->cp[i] == bar) {
			/* nothing stands behind the last bar */
			if (i < t->n || i > start || bar == U'\t')
				cells[n++] = trim(t, (struct span){start, i});
			start = i + 1;
		}
	return bar == U'\t' ? split_remark(t, cells, join_spread(t, cells, n)) : n;
}

static bool is_minus(char32_t c)
{
	return is_any(c, U"△▲▽▼-−負");
}

bool cell_number(const struct text *t, struct span cell, struct figure *f)
{
	size_t i = cell.start, end = cell.end;
	bool bracket = false, minus = false;
	struct numeral n;

	while (end > i && is_any(t->cp[end - 1], U"*＊※†#"))
		end--;
	if (i < end && t->cp[i] == U'（' && t->cp[end - 1] == U'）') {
		bracket = true;
		i++;
		end--;
	}
	if (i < end && (is_minus(t->cp[i]) || t->cp[i] == U'+')) {
		minus = t->cp[i] != U'+';
		i++;
	}
	while (i < end && char_is(t->cp[i], CHAR_SPACE))
		i++;
	if (!text_is(t, i, CHAR_DIGIT) || !numeral_read(t, i, &n) || n.end != end || n.scaled || n.over)
		return false;
	*f = (struct figure){.value = n.value, .start = cell.start, .end = (uint32_t)(bracket ? end + 1 : end),
	                     .number = (uint32_t)i, .unit_start = (uint32_t)end, .unit_end = (uint32_t)end,
	                     .minute_to = -1, .segments = 1, .decimal = n.decimal, .tabled = true};
	if (minus || bracket)
		f->value.coef = -f->value.coef;
	return true;
}

/* 67.62%, 1,234元: the cell is one quantity with its unit */
static bool is_quantity(const struct figures *f, struct span cell)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].kind <= KIND_DURATION && f->v[i].start <= cell.start + 1 && f->v[i].start >= cell.start &&
		    f->v[i].end + 1 >= cell.end && f->v[i].end <= cell.end)
			return true;
	return false;
}

static bool is_year(const struct figure *f)
{
	int64_t v = f->value.coef;

	return f->value.exp == 0 && f->end - f->start <= 4 && ((v >= 80 && v < 200) || (v >= 1950 && v < 2100));
}

/* - or —: nothing, not zero */
static bool is_nil(const struct text *t, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++)
		if (!is_any(t->cp[i], U"-–—－─…"))
			return false;
	return cell.end - cell.start <= 2;
}

static enum cell_class classify(const struct text *t, const struct figures *figures, struct span cell)
{
	struct figure f;

	if (cell.start == cell.end)
		return CELL_EMPTY;
	if (is_nil(t, cell))
		return CELL_NIL;
	if (cell_number(t, cell, &f))
		return is_year(&f) ? CELL_YEAR : CELL_NUMBER;
	return is_quantity(figures, cell) ? CELL_NUMBER : CELL_WORDS;
}

/* the end of 01 of 01一般行政, of 3 of "3 關稅": an account or a running number in front of a label */
static uint32_t code_end(const struct text *t, struct span cell)
{
	uint32_t end = cell.start;
	bool apart;

	while (end < cell.end && char_is(t->cp[end], CHAR_DIGIT))
		end++;
	/* the blank behind it has gone from the text */
	apart = end < cell.end && t->at[end] > text_end(t, end);
	return apart || text_char(t, cell.start) == U'0' ? end : cell.start;
}

/* ---- spans of HTML cells ------------------------------------------------------------------------ */

/* the number behind name= in the tag that begins at source offset `at`, 1 without */
static uint32_t tag_number(struct slice source, uint32_t at, const char *name)
{
	struct slice tag = {source.p + at, source.n - at};
	uint32_t v = 0;
	size_t i;

	tag.n = slice_find(tag, SLICE(">"));
	i = slice_find(tag, slice_of(name));
	if (source.p[at] != '<' || i >= tag.n)
		return 1;
	for (i += strlen(name); i < tag.n && (tag.p[i] == '=' || tag.p[i] == '"' || tag.p[i] == '\'' || tag.p[i] == ' '); i++)
		;
	for (; i < tag.n && tag.p[i] >= '0' && tag.p[i] <= '9' && v < SPAN_MAX; i++)
		v = v * 10 + (uint32_t)(tag.p[i] - '0');
	return v > 0 && v <= SPAN_MAX ? v : 1;
}

/* source offset of the bar in front of a cell: a tag or a | */
static uint32_t bar_at(const struct text *t, struct span cell)
{
	uint32_t i = cell.start;

	while (i > 0 && t->cp[i - 1] != U'|')
		i--;
	return i > 0 ? t->at[i - 1] : t->at[0];
}

/* ---- one table ---------------------------------------------------------------------------------- */

/* what is known of a row while the table is made */
struct draft {
	uint16_t *class;
	struct place *places; /* of layout text, else NULL */
	bool html;
};

/* Where a cell stands in its line, counted in characters and in columns of a terminal: producers align by one
 * or the other. */
enum { BY_CHARACTER, BY_WIDTH, METRICS };

struct place {
	uint32_t start[METRICS], end[METRICS];
};

/* the extent of a column: of the numbers that end at about the same place */
struct extent {
	uint32_t low, high, right; /* right: the first of their ends */
};

struct maker {
	struct grids *g;
	const struct document *d;
	const struct outline *o;
	struct text *text;
	struct figures *figures;
	struct table_grid *table;
	struct draft *drafts;
	struct extent *extents; /* of the columns of layout text behind the first; NULL for other forms */
	int metric;
	struct span cells[CELLS_MAX];
	uint32_t below[CELLS_MAX]; /* rows that a cell of an earlier row still covers, by column */
};

static size_t load(struct maker *m, uint32_t b)
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
		uint32_t bar = bar_at(m->text, m->cells[i]), width = 1, height = 1;

		if (html) {
			width = tag_number(m->d->bytes, bar, "colspan");
			height = tag_number(m->d->bytes, bar, "rowspan");
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

static void draft_row(struct maker *m, uint32_t i)
{
	struct grid_row *row = &m->table->rows[i];
	struct draft *draft = &m->drafts[i];
	bool html;

	row->cells = (uint32_t)load(m, m->table->first + i);
	html = m->text->n > 0 && m->text->cp[0] == U'|' && m->d->bytes.p[m->text->at[0]] == '<';
	draft->places = has_bar(m->text) ? NULL : read_places(m, row->cells, m->table->first + i);
	row->column = arena_alloc(&m->g->mem, (row->cells + 1) * sizeof *row->column);
	draft->class = arena_alloc(&m->g->mem, (row->cells + 1) * sizeof *draft->class);
	draft->html = html;
	place_cells(m, row, html);
	for (uint32_t k = 0; k < row->cells; k++) {
		draft->class[k] = (uint16_t)classify(m->text, m->figures, m->cells[k]);
		if (row->column[k] + 1u > m->table->columns_n)
			m->table->columns_n = row->column[k] + 1u;
	}
}

/* ---- columns of layout text ----------------------------------------------------------------------- */

static int by_right(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;

	return (x->right > y->right) - (x->right < y->right);
}

/* The numbers of a row: what follows the words of its label, up to the next words (說明). */
static struct span numbers_of(const struct maker *m, uint32_t i)
{
	const uint16_t *class = m->drafts[i].class;
	struct span s = {0, 0};

	while (s.start < m->table->rows[i].cells && class[s.start] != CELL_WORDS)
		s.start++;
	if (s.start == m->table->rows[i].cells)
		s.start = 0;
	for (s.start++; s.start < m->table->rows[i].cells && class[s.start] == CELL_WORDS; s.start++)
		;
	for (s.end = s.start; s.end < m->table->rows[i].cells && class[s.end] != CELL_WORDS; s.end++)
		;
	return s.start < m->table->rows[i].cells ? s : (struct span){0, 0};
}

/* Groups the right ends of all numbers by one metric; those at most SLACK behind the first are one column. */
static size_t find_extents(const struct maker *m, uint32_t n, int metric, struct extent **extents)
{
	struct extent *all = NULL;
	size_t count = 0, cap = 0, columns = 0;

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = numbers_of(m, i).start; m->drafts[i].places && k < numbers_of(m, i).end; k++) {
			const struct place *p = &m->drafts[i].places[k];

			all = xgrow(all, &cap, count + 1, sizeof *all);
			all[count++] = (struct extent){p->start[metric], p->end[metric], p->end[metric]};
		}
	if (count > 0)
		qsort(all, count, sizeof *all, by_right);
	for (size_t i = 0; i < count; i++) {
		if (columns > 0 && all[i].right - all[columns - 1].right <= SLACK) {
			struct extent *e = &all[columns - 1];

			e->low = all[i].low < e->low ? all[i].low : e->low;
			e->high = all[i].high;
		} else {
			all[columns++] = all[i];
		}
	}
	*extents = all;
	return columns;
}

/* Column 0 is what stands in front of the numbers. Words belong to the column that they stand over. */
static uint32_t column_of(const struct extent *e, size_t columns, uint32_t start, uint32_t end)
{
	uint32_t best = 0, most = 0;

	for (size_t c = 0; c < columns; c++) {
		uint32_t low = start > e[c].low ? start : e[c].low, high = end < e[c].high ? end : e[c].high;

		if (high > low && high - low > most) {
			most = high - low;
			best = (uint32_t)c + 1;
		}
	}
	if (best > 0 || columns == 0 || end <= e[0].low)
		return best;
	/* between two columns: the one that ends next; behind the last: one of words */
	for (best = 1; best <= columns && e[best - 1].high < end; best++)
		;
	return best;
}

/* As many numbers as nearly all rows have, blanks written as dashes; 0 when rows differ. */
static uint32_t regular_count(const struct maker *m, uint32_t n)
{
	uint32_t rows[CELLS_MAX + 1] = {0}, all = 0, best = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct span s = numbers_of(m, i);

		all += s.end > s.start;
		if (s.end > s.start && ++rows[s.end - s.start] > rows[best])
			best = s.end - s.start;
	}
	return rows[best] * TENTHS >= all * REGULAR ? best : 0;
}

/* the extents of the first, second … number of the rows that have `regular` of them */
static struct extent *count_off(const struct maker *m, uint32_t n, uint32_t regular)
{
	struct extent *e = xcalloc(regular + 1, sizeof *e);

	for (uint32_t i = 0; i < n; i++) {
		struct span s = numbers_of(m, i);

		for (uint32_t k = s.start; s.end - s.start == regular && k < s.end; k++) {
			const struct place *p = &m->drafts[i].places[k];
			struct extent *x = &e[k - s.start];

			x->low = x->high == 0 || p->start[BY_CHARACTER] < x->low ? p->start[BY_CHARACTER] : x->low;
			x->high = p->end[BY_CHARACTER] > x->high ? p->end[BY_CHARACTER] : x->high;
		}
	}
	return e;
}

/* regular: rows with so many numbers have one in each column */
static void assign_columns(struct maker *m, uint32_t n, const struct extent *e, size_t columns, int metric,
                           uint32_t regular)
{
	for (uint32_t i = 0; i < n; i++) {
		struct grid_row *row = &m->table->rows[i];

		for (uint32_t k = 0; m->drafts[i].places && k < row->cells; k++) {
			const struct place *p = &m->drafts[i].places[k];
			struct span numbers = numbers_of(m, i);

			if (k < numbers.start && m->drafts[i].class[k] != CELL_WORDS)
				row->column[k] = 0;
			else if (numbers.end - numbers.start == regular && k >= numbers.start && k < numbers.end)
				row->column[k] = (uint16_t)(k - numbers.start + 1);
			else
				row->column[k] = (uint16_t)column_of(e, columns, p->start[metric], p->end[metric]);
		}
	}
	m->table->columns_n = (uint32_t)columns + 2;
}

/* words of rows without numbers that stand over a column */
static size_t count_headed(const struct maker *m, uint32_t n, const struct extent *e, size_t columns, int metric)
{
	size_t headed = 0;

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; numbers_of(m, i).end == 0 && k < m->table->rows[i].cells; k++) {
			const struct place *p = &m->drafts[i].places[k];

			for (size_t c = 0; c < columns && m->drafts[i].class[k] == CELL_WORDS; c++)
				headed += p->start[metric] < e[c].high && p->end[metric] > e[c].low;
		}
	return headed;
}

/* Layout text: columns are where numbers end; false when there are none. Other forms have theirs already. */
static bool align_columns(struct maker *m, uint32_t n)
{
	struct extent *extents[METRICS];
	size_t columns[METRICS], headed[METRICS];
	uint32_t regular;

	free(m->extents);
	m->extents = NULL;
	for (uint32_t i = 0; i < n; i++)
		if (m->drafts[i].places == NULL)
			return true;
	for (int metric = 0; metric < METRICS; metric++)
		columns[metric] = find_extents(m, n, metric, &extents[metric]);
	for (int metric = 0; metric < METRICS; metric++)
		headed[metric] = count_headed(m, n, extents[metric], columns[metric], metric);
	/* the numbers stand in fewer columns, or else more of them under a header */
	m->metric = columns[BY_WIDTH] < columns[BY_CHARACTER] ||
				    (columns[BY_WIDTH] == columns[BY_CHARACTER] && headed[BY_WIDTH] > headed[BY_CHARACTER])
			    ? BY_WIDTH
			    : BY_CHARACTER;
	m->extents = extents[m->metric];
	free(extents[!m->metric]);
	/* numbers that do not end at the same places in all rows, but are the same in number */
	regular = regular_count(m, n);
	if (regular > 0 && regular < columns[m->metric]) {
		free(m->extents);
		m->metric = BY_CHARACTER;
		m->extents = count_off(m, n, regular);
		columns[m->metric] = regular;
	}
	if (columns[m->metric] == 0 || columns[m->metric] >= CELLS_MAX)
		return false;
	assign_columns(m, n, m->extents, columns[m->metric], m->metric, regular);
	return true;
}

/* ---- kinds of rows ------------------------------------------------------------------------------- */

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
	struct measure measure;

	load(m, m->table->first + i);
	return head_unit_line(m->text, (struct span){0, (uint32_t)m->text->n}, &measure);
}

static void sort_rows(struct maker *m, uint32_t n)
{
	bool data = false, headed = false;

	for (uint32_t i = 0; i < n; i++) {
		struct grid_row *row = &m->table->rows[i];

		row->kind = ROW_OTHER;
		if (is_data(m, i) || (has_years(m, i) && (data || (headed && !is_year_header(m, i)))))
			row->kind = ROW_DATA;
		else if (!data && filled(m, i) > 0)
			row->kind = filled(m, i) == 1 || (m->extents && states_unit(m, i)) ? ROW_CAPTION : ROW_HEADER;
		data = data || row->kind == ROW_DATA;
		headed = headed || row->kind == ROW_HEADER;
	}
}

/* |---|:---:| */
static void drop_rules(struct maker *m, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		bool dashes = true;

		if (m->table->rows[i].kind != ROW_HEADER && m->table->rows[i].kind != ROW_CAPTION)
			continue;
		load(m, m->table->first + i);
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

/* leading columns that hold no numbers in most data rows; the first one always */
static uint32_t count_labels(const struct maker *m, uint32_t n)
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
	while (labels < m->table->columns_n && numbers[labels] * 2 < rows && labels < LEVELS)
		labels++;
	/* words to the end: a table of words with a number here and there */
	return labels < m->table->columns_n ? labels : 1;
}

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
		load(m, m->table->first + i);
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
static void read_label(struct maker *m, uint32_t i, struct head levels[LEVELS])
{
	struct grid_row *row = &m->table->rows[i];
	uint32_t deepest = 0;

	for (uint32_t k = 0; k < row->cells; k++) {
		uint32_t c = row->column[k];

		if (c >= m->table->labels_n || m->cells[k].start == m->cells[k].end)
			continue;
		memset(&levels[c], 0, (LEVELS - c) * sizeof *levels);
		levels[c].text = cell_text(m, (struct span){code_end(m->text, m->cells[k]), m->cells[k].end});
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
	struct head levels[LEVELS];

	memset(levels, 0, sizeof levels);
	for (uint32_t i = 0; i < n; i++) {
		if (m->table->rows[i].kind != ROW_DATA)
			continue;
		load(m, m->table->first + i);
		read_label(m, i, levels);
	}
}

/* 單位：新臺幣千元 in the caption, in a header, or in one of the short lines in front of the table */
static void read_table_unit(struct maker *m, uint32_t n)
{
	struct measure *measure = &m->table->measure;

	for (uint32_t i = 0; i < n && m->table->rows[i].kind != ROW_DATA; i++) {
		load(m, m->table->first + i);
		if (head_unit_line(m->text, (struct span){0, (uint32_t)m->text->n}, measure))
			return;
	}
	for (uint32_t back = 1; back <= BEFORE && back <= m->table->first; back++) {
		const struct block *b = &m->o->v[m->table->first - back];

		if (b->kind == BLOCK_ROW || b->kind == BLOCK_OTHER)
			continue;
		load(m, m->table->first - back);
		if (m->text->n <= UNIT_LINE_MAX &&
		    head_unit_line(m->text, (struct span){0, (uint32_t)m->text->n}, measure))
			return;
	}
}

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

static void make_table(struct maker *m, uint32_t first, uint32_t last)
{
	const struct table_grid *before;
	uint32_t n = last - first + 1;
	bool data = false;

	m->g->v = xgrow(m->g->v, &m->g->cap, m->g->n + 1, sizeof *m->g->v);
	m->table = &m->g->v[m->g->n];
	*m->table = (struct table_grid){.first = first, .last = last};
	m->table->rows = arena_alloc(&m->g->mem, n * sizeof *m->table->rows);
	memset(m->table->rows, 0, n * sizeof *m->table->rows);
	m->drafts = arena_alloc(&m->g->mem, n * sizeof *m->drafts);
	memset(m->below, 0, sizeof m->below);
	for (uint32_t i = 0; i < n; i++)
		draft_row(m, i);
	if (!align_columns(m, n))
		return;
	sort_rows(m, n);
	for (uint32_t i = 0; i < n && !data; i++)
		data = m->table->rows[i].kind == ROW_DATA;
	if (!data || m->table->columns_n < 2)
		return;
	drop_rules(m, n);
	shift_headers(m, n);
	m->table->labels_n = m->extents != NULL ? 1 : count_labels(m, n);
	m->table->columns = arena_alloc(&m->g->mem, m->table->columns_n * sizeof *m->table->columns);
	memset(m->table->columns, 0, m->table->columns_n * sizeof *m->table->columns);
	before = continued(m, n);
	if (before != NULL)
		memcpy(m->table->columns, before->columns, m->table->columns_n * sizeof *m->table->columns);
	read_headers(m, n);
	name_columns(m);
	read_labels(m, n);
	read_table_unit(m, n);
	if (m->table->measure.unit == NULL && before != NULL)
		m->table->measure = before->measure;
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

/* An account number on a line of its own between two rows of layout text. */
static bool is_filler(const struct document *d, const struct outline *o, uint32_t b)
{
	const struct block *f = &o->v[b];
	struct slice s;

	if (!is_row(o, b + 1) || f->kind != BLOCK_PARAGRAPH || f->first_line != f->last_line ||
	    o->v[b + 1].first_line != f->last_line + 1 || o->v[b - 1].last_line + 1 != f->first_line)
		return false;
	s = slice_trim((struct slice){d->bytes.p + f->lead.text, o->lines.v[f->first_line].end - f->lead.text});
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* A blank line ends a table of Markdown, <table one of HTML. */
static bool begins_table(const struct document *d, const struct outline *o, uint32_t b)
{
	return (!is_row(o, b - 1) && !is_filler(d, o, b - 1)) || source_starts(d, &o->v[b], "<table") ||
	       (source_starts(d, &o->v[b], "|") && o->v[b].first_line > o->v[b - 1].last_line + 1);
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

static void exclude_code(struct figures *figures, const struct text *t, struct span cell)
{
	uint32_t end = code_end(t, cell);

	if (end == cell.start)
		return;
	clear(figures, cell.start, end);
	figures->out = xgrow(figures->out, &figures->out_cap, figures->n_out + 1, sizeof *figures->out);
	figures->out[figures->n_out++] = (struct excluded){cell.start, end, "code"};
}

void grid_figures(const struct table_grid *table, uint32_t b, const struct text *t, struct figures *figures)
{
	const struct grid_row *row = &table->rows[b - table->first];
	struct span cells[CELLS_MAX];
	size_t n;

	if (row->kind != ROW_DATA)
		return;
	n = cells_split(t, cells);
	for (size_t k = 0; k < n && k < row->cells; k++) {
		struct figure f;

		if (row->column[k] < table->labels_n)
			exclude_code(figures, t, cells[k]);
		if (row->column[k] < table->labels_n || row->column[k] >= table->columns_n ||
		    !cell_number(t, cells[k], &f))
			continue;
		set_measure(&f, measure_of(table, row, row->column[k]));
		replace(figures, &f);
	}
}
