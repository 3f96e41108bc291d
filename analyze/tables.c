/* Tables footed as an auditor does (reconciliation.md 2.5): column and row totals, differences, shares and rates
 * between columns. What belongs together is a pattern: rows that a total row adds up, columns that give another. */
#include "analyze/tables.h"

#include <stdlib.h>

#include "analyze/derived.h"
#include "analyze/flows.h"
#include "analyze/footing.h"
#include "analyze/hierarchy.h"
#include "analyze/ledger.h"
#include "analyze/replication.h"
#include "core/memory.h"

/* ROWS_MAX: that one total adds up, rows of parts (其中) and other totals among them; TURNED_MAX: rows of a table whose
 * rows are looked at like columns; FINE_SHARE: exponent of a share that tells its amount */
enum { FINE_SHARE = -1, ROWS_MAX = 8 * TERMS_MAX, TURNED_MAX = 60 };

/* ---- columns ------------------------------------------------------------------------------------- */

/* numbers that may be added: amounts, and shares of one whole; no averages, rates or years */
static bool is_summable(const struct operand *o)
{
	if (o == NULL || o->role == ROLE_AVERAGE || o->role == ROLE_RATE || o->exactness == EXACTNESS_APPROXIMATE)
		return false;
	return o->quantity != QUANTITY_PERCENT || o->role == ROLE_SHARE;
}

static bool is_amount(const struct operand *o)
{
	return o != NULL && o->quantity != QUANTITY_PERCENT && o->role != ROLE_AVERAGE && !operand_is_change(o);
}

/* ---- totals of rows ------------------------------------------------------------------------------ */

/* rows that a total may add up */
enum parts { SINCE_TOTAL, TOTALS_ABOVE, ALL_ABOVE, TOTALS_BELOW, ALL_BELOW, TO_NEXT_TOTAL, PARTS_WAYS };

static bool takes_row(const struct ledger *l, size_t total, size_t row, enum parts parts)
{
	if (l->rows[row].part || row == total)
		return false;
	switch (parts) {
	case TOTALS_ABOVE:
		return row < total && l->rows[row].total;
	case TOTALS_BELOW:
		return row > total && l->rows[row].total;
	case ALL_BELOW:
	case TO_NEXT_TOTAL:
		return row > total && !l->rows[row].total;
	default:
		return row < total && !l->rows[row].total;
	}
}

/* the rows [first, end) in which the parts stand */
static struct span part_rows(const struct ledger *l, size_t total, enum parts parts)
{
	struct span span = {0, total};

	if (parts == TOTALS_BELOW || parts == ALL_BELOW || parts == TO_NEXT_TOTAL) {
		span = (struct span){total + 1, l->rows_n};
		for (size_t row = total + 1; parts == TO_NEXT_TOTAL && row < l->rows_n; row++)
			if (l->rows[row].total) {
				span.end = row;
				break;
			}
	}
	for (size_t row = total; parts == SINCE_TOTAL && row > 0; row--)
		if (l->rows[row - 1].total) {
			span.first = row;
			break;
		}
	return span;
}

static void try_total(const struct scope *s, struct relations *list, const struct ledger *l, size_t total,
                      enum parts parts, struct replication *p)
{
	struct span span = part_rows(l, total, parts);

	/* a sum of so many rows is more than a relation holds */
	if (span.end - span.first > ROWS_MAX)
		return;
	for (size_t c = 0; c < l->columns_n; c++) {
		struct relation r = relation_new(list, RELATION_COLUMN_TOTAL, RANK_LIST);
		bool complete = true;

		r.target = ledger_cell(l, total, c);
		if (r.target < 0 || !is_summable(&s->v[r.target]) || !is_summable(ledger_sample(l, s, c)))
			continue;
		for (size_t row = span.first; row < span.end; row++) {
			if (!takes_row(l, total, row, parts))
				continue;
			if (ledger_cell(l, row, c) >= 0 && operand_same_unit(&s->v[ledger_cell(l, row, c)], &s->v[r.target]))
				relation_term(&r, (size_t)ledger_cell(l, row, c), 1);
			else
				complete = false;
		}
		if (r.n >= 2)
			replication_add(s, p, &r, complete);
	}
}

static size_t rows_since_total(const struct ledger *l, const struct footing *f)
{
	size_t n = 0;

	while (n < f->n && !l->rows[f->open[f->n - 1 - n]].total)
		n++;
	return n;
}

/* the n rows that are open last */
static void try_open(const struct scope *s, struct relations *list, const struct ledger *l, size_t total,
                     const struct footing *f, size_t n, struct replication *p)
{
	for (size_t c = 0; c < l->columns_n; c++) {
		struct relation r = relation_new(list, RELATION_COLUMN_TOTAL, RANK_LIST);
		bool complete = true;

		r.target = ledger_cell(l, total, c);
		if (r.target < 0 || !is_summable(&s->v[r.target]) || !is_summable(ledger_sample(l, s, c)))
			continue;
		for (size_t i = f->n - n; i < f->n; i++) {
			long cell = ledger_cell(l, f->open[i], c);

			if (cell >= 0 && operand_same_unit(&s->v[cell], &s->v[r.target]))
				relation_term(&r, (size_t)cell, 1);
			else
				complete = false;
		}
		if (r.n >= 2)
			replication_add(s, p, &r, complete);
	}
}

/* Of the ways in which a total row can be meant the one that holds in most columns. Held in one column it is
 * established for the others: the row says that it is a total. A lone column is told only for a slip. */
static void propose_total_row(const struct scope *s, struct relations *list, const struct ledger *l, size_t total,
                              struct footing *f)
{
	struct replication best = {0};
	size_t rows = footing_find(f, s, l, total);

	if (rows > 0)
		try_open(s, list, l, total, f, rows, &best);
	for (int parts = 0; parts < PARTS_WAYS; parts++) {
		struct replication p = {0};

		try_total(s, list, l, total, (enum parts)parts, &p);
		if (best.n == 0 || p.holding > best.holding) {
			replication_free(&best);
			best = p;
		} else {
			replication_free(&p);
		}
	}
	replication_propose(list, &best, best.holding > 0 ? FIRM : IF_SLIP);
	replication_free(&best);
	footing_take(f, total, rows > 0 ? rows : rows_since_total(l, f));
}

static void propose_total_rows(const struct scope *s, struct relations *list, const struct ledger *l)
{
	struct footing f;

	footing_start(&f, l);
	for (size_t row = 0; row < l->rows_n; row += 1 + l->rows[row].below) {
		/* revenue and expenditure come to the same: what heads its parts does not add up those above as well */
		if (l->rows[row].total && l->rows[row].below == 0)
			propose_total_row(s, list, l, row, &f);
		else if (!l->rows[row].part)
			footing_add(&f, row);
	}
	footing_free(&f);
}

/* ---- totals of columns --------------------------------------------------------------------------- */

static bool takes_column(const struct scope *s, const struct ledger *l, size_t total, size_t column, bool group)
{
	const struct operand *a = ledger_sample(l, s, total), *b = ledger_sample(l, s, column);

	return column != total && b != NULL && operand_same_unit(a, b) && a->role != ROLE_PREVIOUS && is_summable(b) &&
	       !operand_is_change(b) && !l->columns[column].part && b->role != ROLE_PREVIOUS && b->role != ROLE_CUMULATIVE &&
	       !l->columns[column].total &&
	       (!group || slice_eq(ledger_group(l->columns[column].name), ledger_group(l->columns[total].name)));
}

static void try_total_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t total,
                             bool group, struct replication *p)
{
	for (size_t row = 0; row < l->rows_n; row++) {
		struct relation r = relation_new(list, RELATION_ROW_TOTAL, RANK_LIST);
		bool complete = true;

		r.target = ledger_cell(l, row, total);
		if (r.target < 0 || !is_summable(&s->v[r.target]))
			continue;
		for (size_t c = 0; c < l->columns_n; c++) {
			if (!takes_column(s, l, total, c, group))
				continue;
			if (ledger_cell(l, row, c) >= 0)
				relation_term(&r, (size_t)ledger_cell(l, row, c), 1);
			else
				complete = false;
		}
		if (r.n >= 2)
			replication_add(s, p, &r, complete);
	}
}

static bool names_total(const struct ledger *l, size_t column)
{
	return l->columns[column].total || slice_starts(label_last_level(l->columns[column].name), SLICE("總"));
}

static bool propose_total_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t total)
{
	for (int group = 1; group >= 0; group--) {
		struct replication p = {0};

		if (!names_total(l, total) || !is_summable(ledger_sample(l, s, total)))
			return false;
		try_total_column(s, list, l, total, group, &p);
		if (replication_settle_named(list, &p))
			return true;
	}
	return false;
}

/* ---- shares of the total row --------------------------------------------------------------------- */

static void try_shares(const struct scope *s, struct relations *list, const struct ledger *l, size_t share,
                       size_t amount, size_t total, struct replication *p)
{
	for (size_t row = 0; row < l->rows_n; row++) {
		struct relation r = relation_new(list, RELATION_RATIO, RANK_LIST);

		r.target = ledger_cell(l, row, share);
		if (r.target < 0 || ledger_cell(l, row, amount) < 0 || row == total)
			continue;
		relation_term(&r, (size_t)ledger_cell(l, row, amount), 1);
		relation_divide(&r);
		relation_term(&r, (size_t)ledger_cell(l, total, amount), 1);
		replication_add(s, p, &r, true);
	}
}

/* the amounts of the column whose shares stand in the next one; false: no whole, or a total stands among them */
static bool add_whole(const struct scope *s, const struct ledger *l, size_t share, struct relation *r)
{
	for (size_t row = 0; row < l->rows_n; row++) {
		long amount = ledger_cell(l, row, share - 1), rate = ledger_cell(l, row, share);

		if (l->rows[row].total || l->rows[row].part || (amount < 0) != (rate < 0) || r->n == TERMS_MAX)
			return false;
		if (amount < 0)
			continue;
		if (!is_amount(&s->v[amount]) || s->v[rate].role != ROLE_SHARE || s->v[rate].quantum.exp > FINE_SHARE)
			return false;
		relation_term(r, (size_t)amount, 1);
	}
	return r->n >= 2;
}

/* 案件量 | 比例 without a total: each is its share of them all. A list of the largest leaves a little out, which no slip
 * explains. */
static void propose_shares_of_all(const struct scope *s, struct relations *list, const struct ledger *l, size_t share)
{
	struct relation whole = relation_new(list, RELATION_RATIO, RANK_LIST);
	struct replication p = {0};

	if (share == 0 || !add_whole(s, l, share, &whole) || whole.n == TERMS_MAX)
		return;
	for (size_t row = 0; row < l->rows_n; row++) {
		struct relation r = relation_new(list, RELATION_RATIO, RANK_LIST);

		r.target = ledger_cell(l, row, share);
		if (r.target < 0)
			continue;
		r.adjusted = true;
		relation_term(&r, (size_t)ledger_cell(l, row, share - 1), 1);
		relation_divide(&r);
		for (size_t i = 0; i < whole.n; i++)
			relation_term(&r, whole.terms[i].operand, 1);
		replication_add(s, &p, &r, true);
	}
	if (p.holding >= 2 && p.holding + 1 >= p.complete)
		replication_propose(list, &p, IF_SLIP);
	replication_free(&p);
}

/* 金額 | 占比: the share of each row in the total row of the amounts in front */
static void propose_share_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t share)
{
	const struct operand *like = ledger_sample(l, s, share);

	if (like == NULL || like->quantity != QUANTITY_PERCENT || operand_is_change(like))
		return;
	for (size_t amount = share; amount > 0; amount--)
		for (size_t total = l->rows_n; total > 0; total--) {
			struct replication p = {0};

			if (!l->rows[total - 1].total || ledger_cell(l, total - 1, amount - 1) < 0 ||
			    !is_amount(ledger_sample(l, s, amount - 1)))
				continue;
			try_shares(s, list, l, share, amount - 1, total - 1, &p);
			if (replication_settle(list, &p))
				return;
		}
	propose_shares_of_all(s, list, l, share);
}

/* ---- all ----------------------------------------------------------------------------------------- */

/* a column comes from others in one way, the first that holds: by its name, or else by what all its cells say */
static bool propose_named(const struct scope *s, struct relations *list, const struct ledger *l, size_t c)
{
	return (!l->turned && (propose_total_column(s, list, l, c) || propose_balance_column(s, list, l, c))) ||
	       propose_cumulative_column(s, list, l, c) || propose_derived_column(s, list, l, c) ||
	       propose_change_of_rows(s, list, l, c);
}

/* The columns, or the rows of a turned table; totals of rows are footed by themselves. */
static void propose_columns(const struct scope *s, struct relations *list, const struct ledger *l)
{
	bool *known = xcalloc(l->columns_n + 1, sizeof *known);

	for (size_t c = 0; c < l->columns_n; c++) {
		known[c] = (l->turned && l->columns[c].total) || propose_named(s, list, l, c);
		propose_share_column(s, list, l, c);
		propose_revised_column(s, list, l, c);
		propose_mean_column(s, list, l, c);
	}
	for (size_t c = 0; c < l->columns_n; c++)
		if (!known[c] && (l->turned || !propose_added_column(s, list, l, c)))
			propose_remainder_column(s, list, l, c);
	free(known);
}

static void propose_table(const struct scope *s, struct relations *list, struct span span)
{
	struct ledger l;

	if (!ledger_read(&l, s, span))
		return;
	propose_hierarchy(s, list, &l);
	propose_total_rows(s, list, &l);
	propose_columns(s, list, &l);
	if (l.rows_n <= TURNED_MAX) {
		ledger_turn(&l);
		propose_columns(s, list, &l);
	}
	ledger_free(&l);
}

void propose_tables(const struct scope *s, struct relations *list)
{
	struct span span = {0, 0};

	for (; span.first < s->n; span.first = span.end) {
		span.end = span.first + 1;
		while (span.end < s->n && slice_eq(s->v[span.end].fact->table, s->v[span.first].fact->table))
			span.end++;
		propose_table(s, list, span);
	}
}
