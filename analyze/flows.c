#include "analyze/flows.h"

#include "analyze/replication.h"

/* NEAR: columns to either side that are looked at; FLOWS_MAX: between opening and closing */
enum { NEAR = 8, FLOWS_MAX = 5, SIGNS = 3 };

static bool names_any(const struct ledger *l, size_t column, const char *const *words)
{
	return slice_has_any(label_last_level(l->columns[column].name), words);
}

static bool is_opening(const struct ledger *l, size_t column)
{
	static const char *const words[] = {"期初", "月初", "年初", "上期", "上月", "上年", "上季", "前期",
	                                    "舊受", "舊案", "原有", "原列", "上年度結轉", NULL};

	return names_any(l, column, words);
}

static bool is_closing(const struct ledger *l, size_t column)
{
	static const char *const words[] = {"期末", "月底", "月末", "年底", "年末", "結存", "未結", "餘額", "現有", "結餘", "待辦",
	                                    "未辦結", NULL};

	return names_any(l, column, words) && !is_opening(l, column);
}

static bool is_amount(const struct operand *o)
{
	return o != NULL && o->quantity != QUANTITY_PERCENT && o->role != ROLE_AVERAGE && o->role != ROLE_RATE;
}

/* an amount of the same unit that is no change */
static bool is_like(const struct scope *s, const struct ledger *l, size_t a, size_t b)
{
	const struct operand *x = ledger_sample(l, s, a), *y = ledger_sample(l, s, b);

	return is_amount(x) && is_amount(y) && operand_same_unit(x, y) && !operand_is_change(x);
}

/* Takes the relation in when its figures are amounts of one unit: rows of a turned table hold rates as well. */
static void add_amounts(const struct scope *s, struct replication *p, const struct relation *r, bool complete)
{
	for (size_t i = 0; i < r->n; i++)
		if (!is_amount(&s->v[r->terms[i].operand]) ||
		    !operand_same_unit(&s->v[r->terms[i].operand], &s->v[r->target]))
			return;
	replication_add(s, p, r, complete);
}

/* In two rows the target is not the one column less the other: no relation without a word. Asked of many pairs, and
 * cheaper than to work them out. */
static bool misses(const struct scope *s, const struct ledger *l, size_t target, size_t whole, size_t part)
{
	size_t missed = 0;

	for (size_t row = 0; row < l->rows_n && missed < 2; row++) {
		long t = ledger_cell(l, row, target), a = ledger_cell(l, row, whole), b = ledger_cell(l, row, part);
		struct decimal sum;

		if (t >= 0 && a >= 0 && b >= 0)
			missed += !decimal_add(s->v[t].value, s->v[b].value, &sum) || decimal_cmp(sum, s->v[a].value) != 0;
	}
	return missed >= 2;
}

/* ---- opening and closing ------------------------------------------------------------------------- */

/* signs: in base 3, of the columns behind the opening: 0 left out, 1 added, 2 taken off */
static void try_balance(const struct scope *s, struct relations *list, const struct ledger *l, size_t opening,
                        size_t closing, unsigned signs, struct replication *p)
{
	for (size_t row = 0; row < l->rows_n; row++) {
		struct relation r = relation_new(list, RELATION_DIFFERENCE, RANK_LIST);
		bool complete = ledger_cell(l, row, opening) >= 0;
		unsigned left = signs;

		r.target = ledger_cell(l, row, closing);
		if (r.target < 0 || !complete)
			continue;
		relation_term(&r, (size_t)ledger_cell(l, row, opening), 1);
		for (size_t c = opening + 1; c < closing; c++, left /= SIGNS) {
			if (left % SIGNS == 0)
				continue;
			if (ledger_cell(l, row, c) >= 0)
				relation_term(&r, (size_t)ledger_cell(l, row, c), left % SIGNS == 1 ? 1 : -1);
			else
				complete = false;
		}
		if (r.n >= 2)
			add_amounts(s, p, &r, complete);
	}
}

bool propose_balance_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target)
{
	size_t opening = target;
	unsigned ways = 1;
	struct replication best = {0};

	if (!is_closing(l, target))
		return false;
	while (opening > 0 && target - opening <= FLOWS_MAX && !is_opening(l, opening))
		opening--;
	if (!is_opening(l, opening) || opening + 2 > target)
		return false;
	for (size_t c = opening; c < target; c++)
		if (!is_like(s, l, c, target))
			return false;
	for (size_t c = opening + 1; c < target; c++)
		ways *= SIGNS;
	for (unsigned signs = 1; signs < ways; signs++) {
		struct replication p = {0};

		try_balance(s, list, l, opening, target, signs, &p);
		replication_keep(&best, &p);
	}
	return replication_settle(list, &best);
}

/* ---- from row to row ----------------------------------------------------------------------------- */

/* 累計 = 累計 of the row before + the row's own */
static void try_cumulative(const struct scope *s, struct relations *list, const struct ledger *l, size_t target,
                           size_t own, struct replication *p)
{
	for (size_t row = 1; row < l->rows_n; row++) {
		struct relation r = relation_new(list, RELATION_SUM, RANK_LIST);

		r.target = ledger_cell(l, row, target);
		if (r.target < 0 || ledger_cell(l, row - 1, target) < 0 || ledger_cell(l, row, own) < 0 || l->rows[row].total)
			continue;
		relation_term(&r, (size_t)ledger_cell(l, row - 1, target), 1);
		relation_term(&r, (size_t)ledger_cell(l, row, own), 1);
		add_amounts(s, p, &r, true);
	}
}

bool propose_cumulative_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target)
{
	const struct operand *like = ledger_sample(l, s, target);
	struct replication best = {0};

	if (like == NULL || like->role != ROLE_CUMULATIVE || !is_amount(like))
		return false;
	for (size_t c = target > NEAR ? target - NEAR : 0; c < l->columns_n && c <= target + NEAR; c++) {
		struct replication p = {0};

		if (c == target || !is_like(s, l, c, target))
			continue;
		try_cumulative(s, list, l, target, c, &p);
		replication_keep(&best, &p);
	}
	return replication_settle(list, &best);
}

/* step: -1 when the row above is the earlier one, 1 when years run backwards */
static void try_rows(const struct scope *s, struct relations *list, const struct ledger *l, size_t target, size_t own,
                     int step, struct replication *p)
{
	bool percent = ledger_sample(l, s, target)->quantity == QUANTITY_PERCENT;

	for (size_t row = step < 0 ? 1 : 0; row < l->rows_n && (step < 0 || row + 1 < l->rows_n); row++) {
		struct relation r = relation_new(list, percent ? RELATION_RATIO : RELATION_DIFFERENCE, RANK_LIST);
		long now = ledger_cell(l, row, own), before = ledger_cell(l, step < 0 ? row - 1 : row + 1, own);

		r.target = ledger_cell(l, row, target);
		if (r.target < 0 || now < 0 || before < 0 || !is_amount(&s->v[now]) || !is_amount(&s->v[before]) ||
		    (s->v[r.target].quantity == QUANTITY_PERCENT) != percent)
			continue;
		relation_term(&r, (size_t)now, 1);
		relation_term(&r, (size_t)before, -1);
		if (percent) {
			relation_divide(&r);
			relation_term(&r, (size_t)before, 1);
		}
		replication_add(s, p, &r, true);
	}
}

bool propose_change_of_rows(const struct scope *s, struct relations *list, const struct ledger *l, size_t target)
{
	const struct operand *like = ledger_sample(l, s, target);
	struct replication best = {0};

	if (like == NULL || !operand_is_change(like))
		return false;
	for (size_t c = target > NEAR ? target - NEAR : 0; c < l->columns_n && c <= target + NEAR; c++) {
		const struct operand *o = ledger_sample(l, s, c);

		if (c == target || !is_amount(o) || operand_is_change(o) ||
		    (like->quantity != QUANTITY_PERCENT && !operand_same_unit(o, like)))
			continue;
		for (int step = -1; step <= 1; step += 2) {
			struct replication p = {0};

			try_rows(s, list, l, target, c, step, &p);
			replication_keep(&best, &p);
		}
	}
	return replication_settle(list, &best);
}

/* ---- what is left -------------------------------------------------------------------------------- */

static void try_difference(const struct scope *s, struct relations *list, const struct ledger *l, size_t target,
                           size_t whole, size_t part, struct replication *p)
{
	for (size_t row = 0; row < l->rows_n; row++) {
		struct relation r = relation_new(list, RELATION_DIFFERENCE, RANK_LIST);
		long a = ledger_cell(l, row, whole), b = ledger_cell(l, row, part);

		r.target = ledger_cell(l, row, target);
		if (r.target < 0 || a < 0 || b < 0)
			continue;
		relation_term(&r, (size_t)a, 1);
		relation_term(&r, (size_t)b, -1);
		add_amounts(s, p, &r, true);
	}
}

/* A rest that is named as one may be that of sums far away: 基金來源 and 基金用途, each with its parts below it. */
static bool may_leave(const struct scope *s, const struct ledger *l, size_t column, size_t target, bool named)
{
	size_t away = column < target ? target - column : column - target;

	return column != target && is_like(s, l, column, target) &&
	       (away <= NEAR || (named && (l->columns[column].below > 0 || l->columns[column].total)));
}

bool propose_remainder_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target)
{
	static const char *const words[] = {"賸餘", "剩餘", "餘絀", "盈餘", "短絀", "結餘", "餘額", "差額", "未", "淨", "尚",
	                                    "節餘", NULL};
	bool named = names_any(l, target, words);
	size_t first = named || target < NEAR ? 0 : target - NEAR, end = named ? l->columns_n : target + NEAR + 1;
	struct replication best = {0};

	/* rows that are no rest by their name are footed as rows */
	if ((l->turned && !named) || !is_amount(ledger_sample(l, s, target)) || operand_is_change(ledger_sample(l, s, target)))
		return false;
	for (size_t a = first; a < end && a < l->columns_n; a++)
		for (size_t b = a + 1; b < end && b < l->columns_n; b++) {
			struct replication p = {0};

			if (!may_leave(s, l, a, target, named) || !may_leave(s, l, b, target, named) ||
			    (!named && misses(s, l, target, a, b)))
				continue;
			try_difference(s, list, l, target, a, b, &p);
			replication_keep(&best, &p);
		}
	return named ? replication_settle(list, &best) : replication_settle_sure(list, &best);
}

/* ---- columns beside each other ------------------------------------------------------------------- */

/* the column is the sum of the columns [first, end), in each row */
static void try_run(const struct scope *s, struct relations *list, const struct ledger *l, size_t target, size_t first,
                    size_t end, struct replication *p)
{
	for (size_t row = 0; row < l->rows_n; row++) {
		struct relation r = relation_new(list, l->turned ? RELATION_COLUMN_TOTAL : RELATION_ROW_TOTAL, RANK_LIST);
		bool complete = true;

		r.target = ledger_cell(l, row, target);
		if (r.target < 0)
			continue;
		for (size_t c = first; c < end; c++) {
			if (ledger_cell(l, row, c) >= 0)
				relation_term(&r, (size_t)ledger_cell(l, row, c), 1);
			else
				complete = false;
		}
		if (r.n >= 2)
			add_amounts(s, p, &r, complete);
	}
}

static bool settle_run(const struct scope *s, struct relations *list, const struct ledger *l, size_t target,
                       size_t first, size_t end)
{
	struct replication p = {0};

	try_run(s, list, l, target, first, end, &p);
	return replication_settle_sure(list, &p);
}

bool propose_added_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target)
{
	if (!is_amount(ledger_sample(l, s, target)) || operand_is_change(ledger_sample(l, s, target)))
		return false;
	/* 人口數 | 男 | 女: the parts stand behind */
	for (size_t end = target + 1; end < l->columns_n && end <= target + NEAR && is_like(s, l, end, target); end++)
		if (end > target + 1 && settle_run(s, list, l, target, target + 1, end + 1))
			return true;
	/* 男 | 女 | 人數: they stand in front */
	for (size_t first = target; first > 0 && target - first < NEAR && is_like(s, l, first - 1, target); first--)
		if (first < target && settle_run(s, list, l, target, first - 1, target))
			return true;
	return false;
}
