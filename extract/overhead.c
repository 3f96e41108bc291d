#include "extract/overhead.h"

#include <string.h>

/* UNNAMED, AMBIGUOUS: what it costs to leave a column without a header above, in half characters, and one whose own
 * header others have too; GROUP_MAX: columns under one header */
enum { UNNAMED = 4, AMBIGUOUS = 12, GROUP_MAX = 16, COST_MAX = 1 << 20 };

/* where a column and the headers found for it so far lie */
struct reach {
	uint32_t low, high;
	uint32_t box; /* where its cells begin, which numbers need not fill */
	bool headed;
	uint64_t name; /* hash of its lowest header; 0: none */
};

static uint32_t overlap(const struct reach *r, uint32_t low, uint32_t high)
{
	uint32_t from = r->low > low ? r->low : low, to = r->high < high ? r->high : high;

	return to > from ? to - from : 0;
}

static uint32_t apart(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

static uint32_t low_of(const struct maker *m, uint32_t i, uint32_t k)
{
	return m->drafts[i].places[k].start[m->metric];
}

static uint32_t high_of(const struct maker *m, uint32_t i, uint32_t k)
{
	return m->drafts[i].places[k].end[m->metric];
}

/* cell k reaches over a column of numbers */
static bool is_over_numbers(const struct maker *m, uint32_t i, uint32_t k)
{
	for (uint32_t c = 0; c + m->table->labels_n + 1 < m->table->columns_n; c++)
		if (low_of(m, i, k) < m->extents[c].high && high_of(m, i, k) > m->extents[c].low)
			return true;
	return false;
}

/* The cell of row i that lies over the column, or NO_HEAD. A header of numbers may begin over the labels. */
static uint16_t cell_over(const struct maker *m, uint32_t i, const struct reach *r, bool label)
{
	uint32_t most = 0;
	uint16_t best = NO_HEAD;

	for (uint32_t k = 0; k < m->table->rows[i].cells; k++) {
		uint32_t common = overlap(r, low_of(m, i, k), high_of(m, i, k));

		if (common > most && !(label && is_over_numbers(m, i, k))) {
			most = common;
			best = (uint16_t)k;
		}
	}
	return best;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* what it costs to set cell k over the columns [from, to), in half characters: how far it is from the middle of their
 * numbers, or of their cells, or from the end of one */
static uint32_t cost_of(const struct maker *m, uint32_t i, uint32_t k, const struct reach *r, uint32_t from, uint32_t to)
{
	uint32_t low = low_of(m, i, k), high = high_of(m, i, k), left = r[from].low, right = r[to - 1].high;
	uint32_t cost = least(apart(low + high, left + right), apart(low + high, r[from].box + right));

	if (high <= left || low >= right)
		return COST_MAX;
	return to == from + 1 ? least(2 * apart(high, right), cost) : cost;
}

/* the cells [first, end) of row i that stand over the columns [from, to) and no other */
static struct span cells_over(const struct maker *m, uint32_t i, const struct reach *r, uint32_t from, uint32_t to)
{
	struct span s = {0, 0};

	while (s.start < m->table->rows[i].cells && high_of(m, i, s.start) <= r[from].low)
		s.start++;
	for (s.end = s.start; s.end < m->table->rows[i].cells && low_of(m, i, s.end) < r[to - 1].high; s.end++)
		;
	return s;
}

static bool is_named_again(const struct reach *r, uint32_t from, uint32_t to, uint32_t c)
{
	for (uint32_t k = from; k < to; k++)
		if (k != c && r[c].name != 0 && r[k].name == r[c].name)
			return true;
	return false;
}

static uint32_t cost_of_none(const struct reach *r, uint32_t from, uint32_t to, uint32_t c)
{
	return is_named_again(r, from, to, c) ? AMBIGUOUS : UNNAMED;
}

/* Shares the columns [from, to), which all have headers below, out among the cells: each gets neighbouring columns
 * over which it stands well and which have different headers below it, some columns get none. */
static void share_out(struct maker *m, uint32_t i, const struct reach *r, uint32_t from, uint32_t to, uint16_t *cell)
{
	struct span cells = cells_over(m, i, r, from, to);
	uint32_t n = to - from;
	size_t rows = cells.end - cells.start + 1;
	uint32_t *cost = arena_alloc(&m->g->mem, rows * (n + 1) * sizeof *cost);
	uint32_t *first = arena_alloc(&m->g->mem, rows * (n + 1) * sizeof *first); /* of the group that ends there; n + 1: none */

	cost[0] = 0;
	for (uint32_t c = 1; c <= n; c++)
		cost[c] = cost[c - 1] + cost_of_none(r, from, to, from + c - 1);
	for (uint32_t k = 1; k < rows; k++)
		for (uint32_t c = 0; c <= n; c++) {
			uint32_t *best = &cost[k * (n + 1) + c];

			*best = c > 0 ? best[-1] + cost_of_none(r, from, to, from + c - 1) : COST_MAX;
			first[k * (n + 1) + c] = n + 1;
			for (uint32_t f = c; f-- > 0 && f + GROUP_MAX >= c && !is_named_again(r, from + f, from + c, from + f);) {
				uint32_t with = cost[(k - 1) * (n + 1) + f] +
				                cost_of(m, i, cells.start + k - 1, r, from + f, from + c);

				if (with <= *best) {
					*best = with;
					first[k * (n + 1) + c] = f;
				}
			}
		}
	for (uint32_t k = rows - 1, c = n; k > 0 && c > 0;) {
		uint32_t f = first[k * (n + 1) + c];

		if (f == n + 1) {
			c--;
			continue;
		}
		while (c > f)
			cell[from + --c] = (uint16_t)(cells.start + k - 1);
		k--;
	}
}

/* the cell stands over column c alone */
static bool is_alone(const struct maker *m, const uint16_t *cell, uint32_t c)
{
	return (c == 0 || cell[c - 1] != cell[c]) && (c + 1 == m->table->columns_n || cell[c + 1] != cell[c]);
}

static uint32_t first_column(const struct maker *m, const uint16_t *cell, uint32_t k)
{
	uint32_t c = 0;

	while (c < m->table->columns_n && cell[c] != k)
		c++;
	return c;
}

/* Numbers may end behind the header that is theirs: one that stands over nothing takes the nearest column of a
 * neighbour that stands over two, or one between them that has none. */
static void settle(const struct maker *m, uint32_t i, const struct reach *r, uint16_t *cell)
{
	uint32_t labels = m->table->labels_n, columns = m->table->columns_n;

	for (uint32_t k = 0; k + 1 < m->table->rows[i].cells; k++) {
		uint32_t next = first_column(m, cell, k + 1);

		if (first_column(m, cell, k) < columns || next >= columns)
			continue;
		if (next + 1 < columns && cell[next + 1] == cell[next] && !r[next].headed && !r[next + 1].headed)
			cell[next] = (uint16_t)k;
		else if (next > labels && cell[next - 1] == NO_HEAD && !r[next - 1].headed)
			cell[next - 1] = (uint16_t)k;
	}
}

static bool has_remarks(const struct maker *m)
{
	for (uint32_t i = 0; i <= m->table->last - m->table->first; i++) {
		const struct grid_row *row = &m->table->rows[i];

		if (row->kind == ROW_DATA && row->cells > 0 && row->column[row->cells - 1] + 1u == m->table->columns_n)
			return true;
	}
	return false;
}

/* cell k of row i is nearer to the middle of column c than to those of its neighbours */
static bool is_nearest(const struct maker *m, uint32_t i, uint32_t k, const struct reach *r, uint32_t c)
{
	uint32_t middle = low_of(m, i, k) + high_of(m, i, k), own = apart(middle, r[c].low + r[c].high);

	return (c == m->table->labels_n || own <= apart(middle, r[c - 1].low + r[c - 1].high)) &&
	       (c + 2 >= m->table->columns_n || own <= apart(middle, r[c + 1].low + r[c + 1].high));
}

/* The lowest row of headers may have one for each column of numbers: then these need no measuring. False: it has not. */
static bool take_in_order(const struct maker *m, uint32_t i, const struct reach *r, uint16_t *cell)
{
	uint32_t labels = m->table->labels_n, cells = m->table->rows[i].cells, end = m->table->columns_n - !has_remarks(m);
	uint32_t columns = end - labels;

	for (uint32_t c = 0; c < m->table->columns_n; c++)
		if (r[c].headed)
			return false;
	if (cells < columns + 1 || cells > columns + LABELS_MAX)
		return false;
	for (uint32_t c = labels; c + 1 < m->table->columns_n; c++)
		if (!is_nearest(m, i, cells - end + c, r, c))
			return false;
	for (uint32_t c = labels; c < end; c++)
		cell[c] = (uint16_t)(cells - end + c);
	return true;
}

static uint64_t name_of(const struct maker *m, uint32_t k)
{
	uint64_t h = 14695981039346656037u;

	for (uint32_t i = m->cells[k].start; i < m->cells[k].end; i++)
		h = (h ^ m->text->cp[i]) * 1099511628211u;
	return h | 1;
}

/* Header row i, whose lower neighbours are known. */
static void read_row(struct maker *m, uint32_t i, struct reach *r, uint16_t *cell)
{
	uint32_t columns = m->table->columns_n;

	draft_load(m, m->table->first + i);
	for (uint32_t c = 0; c < columns; c++)
		cell[c] = r[c].headed ? NO_HEAD : cell_over(m, i, &r[c], c < m->table->labels_n);
	if (!take_in_order(m, i, r, cell))
		settle(m, i, r, cell);
	for (uint32_t from = 0, to; from < columns; from = to + 1) {
		for (to = from; to < columns && r[to].headed; to++)
			;
		if (to > from)
			share_out(m, i, r, from, to, cell);
	}
	for (uint32_t c = 0; c < columns; c++) {
		if (cell[c] == NO_HEAD)
			continue;
		if (is_alone(m, cell, c)) {
			r[c].low = low_of(m, i, cell[c]) < r[c].low ? low_of(m, i, cell[c]) : r[c].low;
			r[c].high = high_of(m, i, cell[c]) > r[c].high ? high_of(m, i, cell[c]) : r[c].high;
		}
		if (!r[c].headed)
			r[c].name = name_of(m, cell[c]);
		r[c].headed = true;
	}
}

/* The cells of a column of numbers begin where those of the one before it end; the first is taken to be as wide as
 * the others are on average. */
static uint32_t box_of(const struct maker *m, uint32_t c)
{
	uint32_t first = m->table->labels_n, last = m->table->columns_n - 2, low = m->extents[0].low, width;

	if (c > first)
		return m->extents[c - first - 1].high;
	if (last == first)
		return low;
	width = (m->extents[last - first].high - m->extents[0].high) / (last - first);
	return m->extents[0].high > width ? least(low, m->extents[0].high - width) : 0;
}

/* labels reach from where they begin to the next column; the last column is what stands behind the numbers */
static void measure_columns(const struct maker *m, struct reach *r)
{
	uint32_t labels = m->table->labels_n, columns = m->table->columns_n;

	for (uint32_t c = labels; c + 1 < columns; c++)
		r[c] = (struct reach){m->extents[c - labels].low, m->extents[c - labels].high, box_of(m, c), false, 0};
	for (uint32_t c = 0; c < labels; c++) {
		r[c].low = labels > 1 && m->front_metric == m->metric ? m->fronts[c].low : 0;
		r[c].high = c + 1 < labels && m->front_metric == m->metric ? m->fronts[c + 1].low : m->extents[0].low;
		r[c].box = r[c].low;
	}
	r[columns - 1].low = r[columns - 1].box = m->extents[columns - labels - 2].high;
	r[columns - 1].high = UINT32_MAX;
}

void overhead_find(struct maker *m, uint32_t n, struct overhead *o)
{
	struct reach *r = arena_alloc(&m->g->mem, m->table->columns_n * sizeof *r);

	memset(r, 0, m->table->columns_n * sizeof *r);
	measure_columns(m, r);
	o->rows_n = 0;
	for (uint32_t i = 0; i < n && o->rows_n < HEADS_MAX; i++)
		if (m->table->rows[i].kind == ROW_HEADER)
			o->rows[o->rows_n++] = i;
	for (uint32_t h = o->rows_n; h-- > 0;) {
		o->cell[h] = arena_alloc(&m->g->mem, m->table->columns_n * sizeof *o->cell[h]);
		read_row(m, o->rows[h], r, o->cell[h]);
	}
}

bool overhead_wraps(const struct maker *m, const struct overhead *o, uint32_t h, uint32_t c)
{
	if (h + 1 >= o->rows_n || o->cell[h][c] == NO_HEAD || o->cell[h + 1][c] == NO_HEAD)
		return false;
	for (uint32_t k = 0; k < m->table->columns_n; k++)
		if ((o->cell[h][k] == o->cell[h][c]) != (o->cell[h + 1][k] == o->cell[h + 1][c]))
			return false;
	return true;
}
