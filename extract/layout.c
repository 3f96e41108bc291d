#include "extract/layout.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

/* SLACK: characters by which numbers of one column may end apart; REGULAR: tenths of the rows; HEAD_ROWS:
 * from the top that may be headers; STRAY: characters that a header over no column counts as away from it */
enum { SLACK = 2, REGULAR = 8, TENTHS = 10, HEAD_ROWS = 10, STRAY = 8 };

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

/* Groups the right ends of all numbers by one metric; those at most SLACK behind the first are one column.
 * spread: how far they are behind it, all together. */
static size_t find_extents(const struct maker *m, uint32_t n, int metric, struct extent **extents, size_t *spread)
{
	struct extent *all = NULL;
	size_t count = 0, cap = 0, columns = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct span numbers = numbers_of(m, i);
		bool sure = true;

		for (uint32_t k = numbers.start; m->drafts[i].places && k < numbers.end; k++) {
			const struct place *p = &m->drafts[i].places[k];

			/* △ is one column wide or two */
			sure = sure && p->end[BY_WIDTH] - p->start[BY_WIDTH] == p->end[BY_CHARACTER] - p->start[BY_CHARACTER];
			all = xgrow(all, &cap, count + 1, sizeof *all);
			all[count++] = (struct extent){p->start[metric], p->end[metric], p->end[metric], 1, sure};
		}
	}
	*spread = 0;
	if (count > 0)
		qsort(all, count, sizeof *all, by_right);
	for (size_t i = 0; i < count; i++) {
		if (columns > 0 && all[i].right - all[columns - 1].right <= SLACK) {
			struct extent *e = &all[columns - 1];

			e->low = all[i].low < e->low ? all[i].low : e->low;
			*spread += all[i].sure ? all[i].right - e->right : 0;
			e->high = all[i].high;
			e->rows++;
		} else {
			all[columns++] = all[i];
		}
	}
	*extents = all;
	return columns;
}

/* the column of labels that begins last in front of, or at, the place */
static uint32_t front_of(const struct maker *m, const struct place *p)
{
	uint32_t start = p->start[m->front_metric], c = m->table->labels_n - 1;

	while (c > 0 && m->fronts[c].low > start + 1 && m->fronts[c].low >= p->end[m->front_metric])
		c--;
	return c;
}

/* The column of numbers, from 1, that words stand over; 0: they stand in front of all. */
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
			uint32_t column = 0;

			if (numbers.end - numbers.start == regular && k >= numbers.start && k < numbers.end)
				column = k - numbers.start + 1;
			else if (k >= numbers.start || m->drafts[i].class[k] == CELL_WORDS)
				column = column_of(e, columns, p->start[metric], p->end[metric]);
			row->column[k] = (uint16_t)(column > 0 ? m->table->labels_n - 1 + column : front_of(m, p));
		}
	}
	m->table->columns_n = m->table->labels_n + (uint32_t)columns + 1;
}

/* ---- columns of labels -------------------------------------------------------------------------- */

static int by_low(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;

	return (x->low > y->low) - (x->low < y->low);
}

/* Groups what stands in front of the numbers by where it begins. Returns how many groups; doubles: rows with two
 * such cells or more. */
static size_t find_fronts(const struct maker *m, uint32_t n, int metric, struct extent **fronts, uint32_t *doubles)
{
	struct extent *all = NULL;
	size_t count = 0, cap = 0, groups = 0;

	*doubles = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct span numbers = numbers_of(m, i);

		uint32_t words = 0;

		for (uint32_t k = 0; k < numbers.start && numbers.end > numbers.start; k++) {
			const struct place *p = &m->drafts[i].places[k];

			/* account and running numbers stand where they like */
			if (m->drafts[i].class[k] != CELL_WORDS)
				continue;
			*doubles += ++words == 2;
			all = xgrow(all, &cap, count + 1, sizeof *all);
			all[count++] = (struct extent){p->start[metric], p->end[metric], p->end[metric], 1, true};
		}
	}
	if (count > 0)
		qsort(all, count, sizeof *all, by_low);
	for (size_t i = 0; i < count; i++) {
		struct extent *e = groups ? &all[groups - 1] : NULL;

		if (e == NULL || all[i].low - e->low > 1) {
			all[groups++] = all[i];
			continue;
		}
		e->high = all[i].high > e->high ? all[i].high : e->high;
		e->rows++;
	}
	*fronts = all;
	return groups;
}

/* Several columns of labels when rows have more than one cell in front of their numbers, and these begin at few
 * places. Indented labels begin at different places too, but one a row. */
static void align_fronts(struct maker *m, uint32_t n)
{
	struct extent *fronts[METRICS];
	size_t groups[METRICS];
	uint32_t doubles = 0;

	m->table->labels_n = 1;
	for (int metric = 0; metric < METRICS; metric++)
		groups[metric] = find_fronts(m, n, metric, &fronts[metric], &doubles);
	m->front_metric = groups[BY_WIDTH] == groups[BY_CHARACTER] ? m->metric
	                : groups[BY_WIDTH] < groups[BY_CHARACTER]  ? BY_WIDTH
	                                                           : BY_CHARACTER;
	if (doubles >= 2 && groups[m->front_metric] > 1 && groups[m->front_metric] <= LABELS_MAX) {
		m->table->labels_n = (uint32_t)groups[m->front_metric];
		memcpy(m->fronts, fronts[m->front_metric], m->table->labels_n * sizeof *m->fronts);
	}
	for (int metric = 0; metric < METRICS; metric++)
		free(fronts[metric]);
}

static uint32_t apart(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/* the header stands over no column of numbers, nor in front of them */
static bool is_stray(const struct place *p, const struct extent *e, size_t columns, int metric)
{
	for (size_t c = 0; c < columns; c++)
		if (p->start[metric] < e[c].high && p->end[metric] > e[c].low)
			return false;
	return columns > 0 && p->end[metric] > e[0].high;
}

/* How far the middles of the headers are from those of the columns, where a row of words has one for each; else
 * from the nearest column. The wrong metric moves them further from column to column. */
static size_t find_misfit(const struct maker *m, uint32_t n, const struct extent *e, size_t columns, int metric)
{
	size_t misfit = 0;

	for (uint32_t i = 0; i < n && i < HEAD_ROWS; i++) {
		uint32_t cells = m->table->rows[i].cells;
		bool each = cells >= columns && cells <= columns + LABELS_MAX;

		if (numbers_of(m, i).end > 0 || cells < 2)
			continue;
		for (uint32_t k = each ? cells - (uint32_t)columns : 0; k < cells; k++) {
			const struct place *p = &m->drafts[i].places[k];
			uint32_t middle = p->start[metric] + p->end[metric], least = UINT32_MAX;

			for (size_t c = each ? k + columns - cells : 0; c < columns; c++) {
				uint32_t distance = apart(middle, e[c].low + e[c].high);

				least = distance < least ? distance : least;
				if (each)
					break;
			}
			misfit += least + (is_stray(p, e, columns, metric) ? STRAY : 0);
		}
	}
	return misfit;
}

/* The numbers stand in fewer columns, end nearer to each other, or stand below their headers. */
static bool fits_width(const size_t columns[METRICS], const size_t spread[METRICS], const size_t misfit[METRICS])
{
	if (columns[BY_WIDTH] != columns[BY_CHARACTER])
		return columns[BY_WIDTH] < columns[BY_CHARACTER];
	if (spread[BY_WIDTH] != spread[BY_CHARACTER])
		return spread[BY_WIDTH] < spread[BY_CHARACTER];
	return misfit[BY_WIDTH] < misfit[BY_CHARACTER];
}

bool layout_align(struct maker *m, uint32_t n)
{
	struct extent *extents[METRICS];
	size_t columns[METRICS], misfit[METRICS], spread[METRICS];
	uint32_t regular;

	free(m->extents);
	m->extents = NULL;
	for (uint32_t i = 0; i < n; i++)
		if (m->drafts[i].places == NULL)
			return true;
	for (int metric = 0; metric < METRICS; metric++)
		columns[metric] = find_extents(m, n, metric, &extents[metric], &spread[metric]);
	for (int metric = 0; metric < METRICS; metric++)
		misfit[metric] = find_misfit(m, n, extents[metric], columns[metric], metric);
	m->metric = fits_width(columns, spread, misfit) ? BY_WIDTH : BY_CHARACTER;
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
	align_fronts(m, n);
	assign_columns(m, n, m->extents, columns[m->metric], m->metric, regular);
	return true;
}
