#include "analyze/derived.h"

#include "analyze/labels.h"
#include "analyze/replication.h"

/* PAIRS_MAX: columns to either side among which differences and rates are looked for; TELLING: last places of a mean
 * that is none by chance */
enum { PAIRS_MAX = 8, TELLING = 100 };

/* how a column comes from two others, a and the base */
enum way { DIFFERENCE, MEAN, QUOTIENT, QUOTIENT_OF_BOTH, GROWTH, WAYS };

/* the columns [first, end) that together are what another is compared with: one, or a budget and its adjustments */
struct base {
	size_t first, end;
};

static bool is_amount(const struct operand *o)
{
	return o != NULL && o->quantity != QUANTITY_PERCENT && o->role != ROLE_AVERAGE && !operand_is_change(o);
}

/* ---- budgets and their adjustments --------------------------------------------------------------- */

/* 預算增減數, 追加(減)預算, 動支第二預備金, 流用數: what was added to the budget in front of it; 比較增減 compares */
static bool is_adjustment(const struct ledger *l, size_t column)
{
	static const char *const words[] = {"增減", "追加", "追減", "預備金", "流用", "調整", "墊付", NULL};
	struct slice name = label_last_level(l->columns[column].name);

	return slice_has_any(name, words) && !slice_has(name, SLICE("比較")) && !label_is_total(name);
}

/* the budget in `first` and all adjustments right behind it */
static struct base with_adjustments(const struct scope *s, const struct ledger *l, size_t first)
{
	struct base base = {first, first + 1};

	while (base.end < l->columns_n && is_adjustment(l, base.end) &&
	       operand_same_unit(ledger_sample(l, s, base.end), ledger_sample(l, s, first)))
		base.end++;
	return base;
}

/* a blank adjustment is none; false: the row has no budget */
static bool add_base(const struct scope *s, const struct ledger *l, size_t row, struct base base, struct relation *r, int sign)
{
	long budget = ledger_cell(l, row, base.first);

	for (size_t c = base.first; budget >= 0 && c < base.end; c++) {
		long cell = ledger_cell(l, row, c);

		if (cell >= 0 && !operand_same_unit(&s->v[cell], &s->v[budget]))
			return false;
		if (cell >= 0)
			relation_term(r, (size_t)cell, sign);
	}
	return budget >= 0;
}

/* the row has an adjustment that is more than nothing */
static bool is_adjusted(const struct scope *s, const struct relation *r)
{
	for (size_t i = 1; i < r->n; i++)
		if (s->v[r->terms[i].operand].value.coef != 0)
			return true;
	return false;
}

/* the rows in which the target may be what the base comes to: those that are adjusted, or the others */
static void try_revised(const struct scope *s, struct relations *list, const struct ledger *l, size_t target,
                        struct base base, bool adjusted, struct replication *p)
{
	for (size_t row = 0; row < l->rows_n; row++) {
		struct relation r = relation_new(list, l->turned ? RELATION_COLUMN_TOTAL : RELATION_ROW_TOTAL, RANK_LIST);

		r.target = ledger_cell(l, row, target);
		if (r.target >= 0 && add_base(s, l, row, base, &r, 1) && is_adjusted(s, &r) == adjusted &&
		    operand_same_unit(&s->v[r.target], &s->v[r.terms[0].operand]))
			replication_add(s, p, &r, r.n == base.end - base.first);
	}
}

void propose_revised_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target)
{
	struct base base = {target, target};
	struct replication adjusted = {0}, others = {0};

	while (base.first > 0 && is_adjustment(l, base.first - 1))
		base.first--;
	if (base.first == target || base.first == 0 || is_adjustment(l, target) || !is_amount(ledger_sample(l, s, target)) ||
	    !is_amount(ledger_sample(l, s, --base.first)))
		return;
	try_revised(s, list, l, target, base, true, &adjusted);
	/* what has not been adjusted is spent as it was planned in many a row: it tells nothing of the others */
	if (!replication_settle(list, &adjusted))
		return;
	try_revised(s, list, l, target, base, false, &others);
	replication_propose(list, &others, FIRM);
	replication_free(&others);
}

/* ---- means of columns ---------------------------------------------------------------------------- */

/* the target has many last places, and what it is the mean of differs: no mean by chance */
static bool is_telling(const struct scope *s, const struct relation *r)
{
	const struct operand *mean = &s->v[r->target];
	int128 places;

	if (!decimal_units(mean->value, mean->quantum.exp, &places) || (places < TELLING && places > -TELLING))
		return false;
	for (size_t i = 1; i < r->n; i++)
		if (decimal_cmp(s->v[r->terms[i].operand].value, s->v[r->terms[0].operand].value) != 0)
			return true;
	return false;
}

/* the amounts of the row in the columns [first, target); false: a cell is missing or another thing */
static bool add_row(const struct scope *s, const struct ledger *l, size_t row, size_t first, size_t target, struct relation *r)
{
	for (size_t c = first; c < target; c++) {
		long cell = ledger_cell(l, row, c);

		if (l->columns[c].total || l->columns[c].part)
			continue;
		if (cell < 0 || !is_amount(&s->v[cell]) || !operand_same_unit(&s->v[cell], &s->v[r->target]) || r->n == TERMS_MAX)
			return false;
		relation_term(r, (size_t)cell, 1);
	}
	return r->n >= 2;
}

static void try_mean(const struct scope *s, struct relations *list, const struct ledger *l, struct base of, size_t target,
                     bool telling, struct replication *p)
{
	for (size_t row = 0; row < l->rows_n; row++) {
		struct relation r = relation_new(list, RELATION_AVERAGE, RANK_LIST);

		r.target = ledger_cell(l, row, target);
		if (r.target < 0 || !add_row(s, l, row, of.first, of.end, &r) || is_telling(s, &r) != telling)
			continue;
		relation_divide(&r);
		replication_add(s, p, &r, true);
	}
}

void propose_mean_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target)
{
	const struct operand *like = ledger_sample(l, s, target);
	struct replication telling = {0}, others = {0};
	struct base of = {target, target};

	if (like == NULL || !slice_has(label_last_level(l->columns[target].name), SLICE("平均")))
		return;
	while (of.first > 0 && ledger_sample(l, s, of.first - 1) && operand_same_unit(ledger_sample(l, s, of.first - 1), like))
		of.first--;
	try_mean(s, list, l, of, target, true, &telling);
	if (!replication_settle(list, &telling))
		return;
	try_mean(s, list, l, of, target, false, &others);
	replication_propose(list, &others, FIRM);
	replication_free(&others);
}

/* ---- a column and its base ----------------------------------------------------------------------- */

static bool work_out(const struct scope *s, const struct ledger *l, size_t row, size_t a, struct base base, enum way way,
                     struct relation *r)
{
	bool complete = true;

	relation_term(r, (size_t)ledger_cell(l, row, a), 1);
	if (way == DIFFERENCE || way == GROWTH)
		complete = add_base(s, l, row, base, r, -1);
	if (way == DIFFERENCE)
		return complete;
	relation_divide(r);
	if (way == QUOTIENT_OF_BOTH)
		relation_term(r, (size_t)ledger_cell(l, row, a), 1);
	return complete && add_base(s, l, row, base, r, 1);
}

static bool fits_way(const struct operand *target, enum way way)
{
	bool percent = target->quantity == QUANTITY_PERCENT;

	switch (way) {
	case DIFFERENCE:
		return operand_is_change(target) && !percent;
	case MEAN:
		return target->role == ROLE_AVERAGE && !percent;
	case GROWTH:
		return operand_is_change(target) && percent;
	default:
		return percent && !operand_is_change(target);
	}
}

/* A column of amounts may hold rates in some rows: a change of rates is one too, a rate of changes is none. */
static bool fits_cells(const struct operand *target, const struct operand *a, const struct operand *b, enum way way)
{
	if (operand_is_change(a) || operand_is_change(b))
		return false;
	if (way == DIFFERENCE)
		return operand_is_change(target) && operand_same_unit(a, b) && operand_same_unit(a, target);
	return fits_way(target, way) && is_amount(a) && is_amount(b);
}

static void try_pair(const struct scope *s, struct relations *list, const struct ledger *l, size_t target, size_t a,
                     struct base base, enum way way, struct replication *best)
{
	static const enum relation_type types[] = {RELATION_DIFFERENCE, RELATION_AVERAGE, RELATION_RATIO, RELATION_RATIO,
	                                           RELATION_RATIO};
	struct replication p = {0};

	for (size_t row = 0; row < l->rows_n; row++) {
		long x = ledger_cell(l, row, a), y = ledger_cell(l, row, base.first);
		struct relation r = relation_new(list, types[way], RANK_LIST);

		r.target = ledger_cell(l, row, target);
		if (r.target >= 0 && x >= 0 && y >= 0 && fits_cells(&s->v[r.target], &s->v[x], &s->v[y], way) &&
		    work_out(s, l, row, a, base, way, &r))
			replication_add(s, &p, &r, true);
	}
	replication_keep(best, &p);
}

/* mixed: of different units, as 人日 of 床 */
static bool may_pair(const struct operand *x, const struct operand *y, const struct operand *target, enum way way,
                     bool mixed)
{
	if (!is_amount(x) || !is_amount(y))
		return false;
	if (way == DIFFERENCE)
		return operand_same_unit(x, y) && operand_same_unit(x, target);
	return way == MEAN || operand_same_unit(x, y) != mixed;
}

static bool lies_in(size_t column, struct base base)
{
	return column >= base.first && column < base.end;
}

static bool are_apart(size_t a, size_t b, size_t c)
{
	return a != b && a != c && b != c;
}

enum bases { SINGLE, ADJUSTED, MIXED };

/* The pair of amount columns that gives the column in the most rows; of equals the first. */
static void find_pair(const struct scope *s, struct relations *list, const struct ledger *l, size_t target, enum way way,
                      enum bases bases, struct replication *best)
{
	const struct operand *like = ledger_sample(l, s, target);
	size_t first = target > PAIRS_MAX ? target - PAIRS_MAX : 0, end = target + PAIRS_MAX;

	for (size_t a = first; a < end && a < l->columns_n; a++)
		for (size_t b = first; b < end && b < l->columns_n; b++) {
			struct base base = {b, b + 1};

			if (!are_apart(a, b, target) ||
			    !may_pair(ledger_sample(l, s, a), ledger_sample(l, s, b), like, way, bases == MIXED))
				continue;
			if (bases == ADJUSTED)
				base = with_adjustments(s, l, b);
			if (bases != ADJUSTED || (base.end > b + 1 && !lies_in(a, base) && !lies_in(target, base)))
				try_pair(s, list, l, target, a, base, way, best);
		}
}

bool propose_derived_column(const struct scope *s, struct relations *list, const struct ledger *l, size_t target)
{
	const struct operand *like = ledger_sample(l, s, target);
	struct replication best = {0}, mixed = {0};

	/* a budget less its adjustments may hold in most rows, for most have none; with them it holds in all */
	for (int bases = SINGLE; like && bases <= ADJUSTED; bases++)
		for (int way = 0; way < WAYS; way++)
			if (fits_way(like, (enum way)way))
				find_pair(s, list, l, target, (enum way)way, (enum bases)bases, &best);
	if (replication_settle(list, &best))
		return true;
	if (like && fits_way(like, QUOTIENT))
		find_pair(s, list, l, target, QUOTIENT, MIXED, &mixed);
	return replication_settle_rate(list, &mixed);
}
