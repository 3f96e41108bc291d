/* Where tracks come from: cells of a table that differ in nothing but their time, relations that tell
 * an earlier figure, and series.csv. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/implied.h"
#include "plots/track.h"
#include "plots/wording.h"

enum { MOST_POINTS = 400 }; /* of one track: a longer one is no time series of a report */

/* ---- tables ---------------------------------------------------------------------------------- */

struct cell {
	const struct fact *fact;
	struct slice fixed; /* the label of the axis that stays */
	struct slice stem;  /* of the other one */
	struct period period;
};

static bool is_level(const struct fact *f)
{
	static const char *const roles[] = {"", "total", "part", "level", "rate", "share", "cumulative", "remainder",
	                                    "previous", "original", "revised", NULL};

	return slice_is_any(f->role, roles);
}

static bool read_cell(struct arena *mem, const struct fact *f, bool time_in_columns, struct cell *c)
{
	struct decimal value;

	if (f->table.n == 0 || f->row.n == 0 || f->column.n == 0 || !fact_value(f, &value) || !is_level(f) ||
	    !period_parse(f->period, &c->period))
		return false;
	c->fact = f;
	c->fixed = time_in_columns ? f->row : f->column;
	c->stem = period_stem(mem, time_in_columns ? f->column : f->row);
	return true;
}

static int compare_groups(const struct cell *a, const struct cell *b)
{
	int c = slice_cmp(a->fact->doc, b->fact->doc);

	c = c ? c : slice_cmp(a->fact->table, b->fact->table);
	c = c ? c : slice_cmp(a->fact->unit, b->fact->unit);
	c = c ? c : slice_cmp(a->fixed, b->fixed);
	return c ? c : slice_cmp(a->stem, b->stem);
}

static int by_group(const void *x, const void *y)
{
	const struct cell *a = x, *b = y;
	int c = compare_groups(a, b);

	return c ? c : (a->fact->start > b->fact->start) - (a->fact->start < b->fact->start);
}

/* the label that changes must name the times: 113年度, not a column without any */
static bool tells_times(const struct cell *cells, size_t n, bool time_in_columns)
{
	for (size_t i = 0; i < n; i++)
		if (slice_eq(time_in_columns ? cells[i].fact->column : cells[i].fact->row, cells[i].stem))
			return false;
	return true;
}

/* a code is no name */
static bool has_letter(struct slice label)
{
	for (size_t i = 0; i < label.n; i++)
		if (((unsigned char)label.p[i] & 0x80) || (label.p[i] >= 'A' && label.p[i] <= 'Z') ||
		    (label.p[i] >= 'a' && label.p[i] <= 'z'))
			return true;
	return false;
}

static bool is_cumulative(const struct fact *f)
{
	static const char *const words[] = {"累計", "累積", "截至", NULL};

	return slice_is(f->role, "cumulative") || slice_has_any(f->row, words) || slice_has_any(f->column, words);
}

static void add_group(struct arena *mem, const struct cell *cells, size_t n, bool time_in_columns, struct tracks *list)
{
	const struct fact *first = cells[0].fact;
	struct track t = {.unit = first->unit, .table = first->table, .stem = clean_text(mem, cells[0].stem)};

	if (n < 2 || n > MOST_POINTS || !tells_times(cells, n, time_in_columns))
		return;
	t.label = wording_levels(mem, cells[0].fixed, &t.group);
	t.cumulative = is_cumulative(first);
	for (size_t i = 0; i < n; i++) {
		struct point p = {.period = cells[i].period, .fact = cells[i].fact};

		fact_value(cells[i].fact, &p.value);
		track_add(&t, p);
	}
	if (has_letter(t.label) && track_settle(&t, 2) && t.left_out == 0)
		tracks_add(list, &t);
	else
		free(t.v);
}

static void find_on_axis(struct arena *mem, const struct book *b, bool time_in_columns, struct tracks *list)
{
	struct cell *cells = xcalloc(b->facts->n + 1, sizeof *cells);
	size_t n = 0, from = 0;

	for (size_t i = 0; i < b->facts->n; i++)
		if (read_cell(mem, &b->facts->v[i], time_in_columns, &cells[n]))
			n++;
	if (n)
		qsort(cells, n, sizeof *cells, by_group);
	for (size_t i = 1; i <= n; i++)
		if (i == n || compare_groups(&cells[i - 1], &cells[i]) != 0) {
			add_group(mem, &cells[from], i - from, time_in_columns, list);
			from = i;
		}
	free(cells);
}

/* by document, table and place of the first figure */
static int by_place(const void *x, const void *y)
{
	const struct fact *a = ((const struct track *)x)->v[0].fact, *b = ((const struct track *)y)->v[0].fact;
	int c = slice_cmp(a->doc, b->doc);

	return c ? c : (a->start > b->start) - (a->start < b->start);
}

void tracks_of_tables(struct arena *mem, const struct book *b, struct tracks *list)
{
	find_on_axis(mem, b, true, list);
	find_on_axis(mem, b, false, list);
	if (list->n)
		qsort(list->v, list->n, sizeof *list->v, by_place);
}

/* ---- relations that tell an earlier figure ----------------------------------------------------- */

static bool is_change(const struct fact *f)
{
	return slice_is(f->role, "increase") || slice_is(f->role, "decrease");
}

/* earlier + change = present, in this order; both of one unit */
static bool told_pair(const struct relation *r, const struct fact **before, const struct fact **after)
{
	struct decimal value;

	if (!slice_is(r->check->type, "change") || r->n != 3 || !is_change(r->members[1]))
		return false;
	*before = r->members[0];
	*after = r->members[2];
	return fact_value(*before, &value) && value.coef > 0 && fact_value(*after, &value) && value.coef >= 0 &&
	       slice_eq((*before)->unit, (*after)->unit) && slice_is((*before)->role, "previous");
}

/* present and a rate of change that only one whole number gives */
static bool implied_pair(const struct relation *r, const struct fact **after, struct decimal *before)
{
	if (!slice_is(r->check->type, "implied") || r->n != 2 || !is_change(r->members[1]) ||
	    !slice_is(r->members[1]->unit, "%"))
		return false;
	*after = r->members[0];
	return implied_base(*after, r->members[1], before);
}

static bool says(const struct fact *change, const struct fact *told, const char *const *words)
{
	return slice_has_any(change->basis, words) ||
	       (told && (slice_has_any(told->basis, words) || slice_has_any(told->subject, words) ||
	                 slice_has_any(told->raw, words)));
}

/* The period before: as the earlier figure tells, a year or one of its own length earlier when the words say so.
 * Without either there is none: 較原列預算數 compares two figures of one year. */
static bool earlier_period(const struct fact *change, const struct fact *told, const struct period *after,
                           struct period *before)
{
	static const char *const years[] = {"去年", "上年", "前一年", "上年度", "同期", NULL};
	static const char *const steps[] = {"上月", "上個月", "上一個月", "前月", "前一月", "上季", "上一季", "前季", "前一季",
	                                    "上期", "上一期", "前期", "前一期", NULL};
	bool year = says(change, told, years);

	if (!year && told && period_parse(told->period, before) && period_alike(before, after) &&
	    before->last < after->first)
		return true;
	if (after->months == 0 || (year && 12 % after->months) || !(year || says(change, told, steps)))
		return false;
	*before = period_shift(after, year ? -12 / after->months : -1);
	return true;
}

static void add_pair(struct arena *mem, const struct book *b, const struct relation *r, struct tracks *list)
{
	const struct fact *before = NULL, *after = NULL;
	struct decimal earlier = {0, 0};
	struct point p = {0}, q = {0};
	struct track t = {0};

	if (!check_holds(r->check))
		return;
	if (told_pair(r, &before, &after))
		fact_value(before, &earlier);
	else if (!implied_pair(r, &after, &earlier))
		return;
	if (!period_parse(after->period, &q.period) || !earlier_period(r->members[1], before, &q.period, &p.period))
		return;
	p.value = earlier;
	p.fact = before;
	p.status = before ? POINT_REPORTED : POINT_IMPLIED;
	q.fact = after;
	fact_value(after, &q.value);
	t = (struct track){.label = wording_subject(mem, b, after), .unit = after->unit, .check = r->check};
	track_add(&t, p);
	track_add(&t, q);
	if (wording_is_name(t.label))
		tracks_add(list, &t);
	else
		free(t.v);
}

void tracks_of_changes(struct arena *mem, const struct book *b, struct tracks *list)
{
	for (size_t i = 0; i < b->n; i++)
		add_pair(mem, b, &b->relations[i], list);
}

/* ---- series.csv -------------------------------------------------------------------------------- */

static bool read_row(const struct book *b, const struct series_row *row, struct point *p)
{
	if (row->upper.n || !decimal_parse(row->value, &p->value) || !period_parse(row->period, &p->period))
		return false;
	p->row = row;
	p->fact = book_find(b, row->doc, row->fact);
	p->status = slice_is(row->status, "implied") || slice_is(row->status, "derived") ? POINT_IMPLIED
	                                                                                    : POINT_REPORTED;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* the name of a document without the number before it and the date behind it: monthly of 03-monthly-2023-01.md */
static struct slice publication(struct slice doc)
{
	size_t n = 0;

	while (doc.n > 0 && (is_digit(doc.p[0]) || doc.p[0] == '-' || doc.p[0] == '_' || doc.p[0] == ' '))
		doc = (struct slice){doc.p + 1, doc.n - 1};
	while (n < doc.n && !is_digit(doc.p[n]) && doc.p[n] != '.')
		n++;
	while (n > 0 && (doc.p[n - 1] == '-' || doc.p[n - 1] == '_' || doc.p[n - 1] == ' '))
		n--;
	return (struct slice){doc.p, n};
}

/* The publication that most rows come from, the newer of two. Reports of other offices may count something else
 * under the same metric: a line through both would be a finding that nobody made. */
static struct slice main_publication(const struct series_row *rows, size_t n)
{
	struct slice best = {"", 0};
	size_t most = 0;

	for (size_t i = n; i-- > 0;) {
		struct slice name = publication(rows[i].doc);
		size_t count = 0;

		for (size_t k = 0; k < n; k++)
			count += slice_eq(publication(rows[k].doc), name);
		if (count > most) {
			most = count;
			best = name;
		}
	}
	return best;
}

static void add_rows(struct arena *mem, const struct book *b, const struct series_row *rows, size_t n,
                     struct tracks *list)
{
	const struct series_row *newest = &rows[n - 1];
	struct track t = {0};
	struct slice category = clean_text(mem, newest->category), name = clean_text(mem, newest->label);
	struct slice from;
	bool ours = false;

	if (n > MOST_POINTS)
		return;
	from = main_publication(rows, n);
	while (!slice_eq(publication(newest->doc), from))
		newest--;
	t.unit = newest->unit;
	for (size_t i = 0; i < n; i++) {
		struct point p = {0};

		if (!slice_eq(publication(rows[i].doc), from) || !slice_eq(rows[i].unit, t.unit) || !read_row(b, &rows[i], &p))
			t.left_out++;
		else
			track_add(&t, p);
		ours = ours || book_has(b, rows[i].doc);
	}
	t.label = category.n == 0 || slice_has(name, category)
	                  ? name
	                  : arena_printf(mem, "%.*s（%.*s）", SLICE_ARGS(name), SLICE_ARGS(category));
	if (ours && t.label.n && track_settle(&t, 2))
		tracks_add(list, &t);
	else
		free(t.v);
}

void tracks_of_series(struct arena *mem, const struct book *b, const struct series *series, struct tracks *list)
{
	size_t from = 0;

	for (size_t i = 1; i <= series->n; i++) {
		const struct series_row *a = &series->v[from];

		if (i < series->n && slice_eq(a->metric, series->v[i].metric) &&
		    slice_eq(a->category, series->v[i].category))
			continue;
		add_rows(mem, b, a, i - from, list);
		from = i;
	}
}
