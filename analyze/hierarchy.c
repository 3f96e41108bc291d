#include "analyze/hierarchy.h"

#include <stdlib.h>

#include "analyze/replication.h"
#include "core/memory.h"

/* WITNESSES: columns in which a sum must hold to be no accident, KNOWN_WITNESSES: in a table that has such rows;
 * WEIGHTY: last places of a figure that counts as one of them; CHILDREN_MAX: rows right below that are tried */
enum { WITNESSES = 3, KNOWN_WITNESSES = 2, WEIGHTY = 100, CHILDREN_MAX = TERMS_MAX };

/* rows [row, end[row]) are the row and what lies below it; children[row] rows of these make it up */
struct tree {
	const struct scope *s;
	struct ledger *l;
	size_t *end, *children; /* owned */
	bool *repeated;         /* owned; the row below says the same: its only part, if it is one */
	size_t witnesses;       /* that a sum needs */
	bool additive[COLUMNS_MAX]; /* in which sums of other rows hold */
};

static bool is_summable(const struct operand *o)
{
	return o != NULL && o->quantity != QUANTITY_PERCENT && o->role != ROLE_AVERAGE && o->role != ROLE_RATE &&
	       o->exactness != EXACTNESS_APPROXIMATE;
}

static bool is_weighty(const struct operand *o)
{
	int128 places;

	return decimal_units(o->value, o->quantum.exp, &places) && (places >= WEIGHTY || places <= -WEIGHTY);
}

/* sums of the rows taken so far, by column */
struct sums {
	struct decimal v[COLUMNS_MAX];
	bool overflow;
};

static void add_row(const struct tree *t, size_t row, struct sums *sums)
{
	for (size_t c = 0; c < t->l->columns_n; c++) {
		long cell = ledger_cell(t->l, row, c);

		if (cell >= 0 && !decimal_add(sums->v[c], t->s->v[cell].value, &sums->v[c]))
			sums->overflow = true;
	}
}

/* 52.01% = 18.79% + 33.22%: shares of one whole, which rounding may keep from adding up */
static bool is_share(const struct operand *o)
{
	return o->quantity == QUANTITY_PERCENT && o->role == ROLE_SHARE && o->exactness != EXACTNESS_APPROXIMATE;
}

/* All columns of the row but one at most are the sums, and enough of them to be no accident; of few the one too must be
 * a column that is added up elsewhere. */
static bool agrees(const struct tree *t, size_t row, const struct sums *sums)
{
	size_t witnesses = 0, wrong = 0, off = 0;

	for (size_t c = 0; c < t->l->columns_n; c++) {
		long cell = ledger_cell(t->l, row, c);
		const struct operand *o = cell >= 0 ? &t->s->v[cell] : NULL;

		if (!is_summable(o) && (o == NULL || !is_share(o)))
			continue;
		if (decimal_cmp(o->value, sums->v[c]) == 0) {
			witnesses += is_weighty(o);
		} else if (!is_share(o)) {
			wrong++;
			off = c;
		}
	}
	return witnesses >= t->witnesses && !sums->overflow &&
	       (wrong == 0 || (wrong == 1 && (witnesses >= WITNESSES || t->additive[off])));
}

/* row = the n rows below it and not yet taken, column by column; a blank cell counts as nothing while it makes the sum right */
static void propose_children(const struct tree *t, struct relations *list, size_t row, size_t n, enum firmness firmness)
{
	struct replication p = {0};

	for (size_t c = 0; c < t->l->columns_n; c++) {
		struct relation r = relation_new(list, RELATION_COLUMN_TOTAL, RANK_LIST);
		bool complete = true;

		r.target = ledger_cell(t->l, row, c);
		if (r.target < 0 || !is_summable(&t->s->v[r.target]))
			continue;
		for (size_t i = 0, child = row + 1; i < n; i++, child = t->end[child]) {
			long cell = ledger_cell(t->l, child, c);

			if (cell >= 0 && operand_same_unit(&t->s->v[cell], &t->s->v[r.target]))
				relation_term(&r, (size_t)cell, 1);
			else
				complete = false;
		}
		replication_add(t->s, &p, &r, complete);
	}
	replication_propose(list, &p, firmness);
	replication_free(&p);
}

/* Takes rows below until they make up the row. One row alone repeats the one above it. */
static void find_children(struct tree *t, size_t row)
{
	struct sums sums = {.overflow = false};
	size_t n = 0;

	t->end[row] = row + 1;
	t->children[row] = 0;
	t->repeated[row] = false;
	for (size_t next = row + 1; next < t->l->rows_n && n < CHILDREN_MAX; next = t->end[next]) {
		n++;
		add_row(t, next, &sums);
		if (!agrees(t, row, &sums))
			continue;
		t->end[row] = t->end[next];
		t->children[row] = n > 1 ? n : 0;
		t->repeated[row] = n == 1 && !t->l->rows[next].part;
		return;
	}
}

/* from the last row up: what lies below a row is known when it is asked for; returns how many rows have children */
static size_t find_tree(struct tree *t, size_t witnesses)
{
	size_t found = 0;

	t->witnesses = witnesses;
	for (size_t row = t->l->rows_n; row > 0; row--) {
		find_children(t, row - 1);
		found += t->children[row - 1] > 0;
	}
	return found;
}

/* the columns in which the rows found so far add up */
static void find_additive(struct tree *t)
{
	for (size_t row = 0; row < t->l->rows_n; row++) {
		struct sums sums = {.overflow = false};

		for (size_t i = 0, child = row + 1; i < t->children[row]; i++, child = t->end[child])
			add_row(t, child, &sums);
		for (size_t c = 0; t->children[row] > 0 && c < t->l->columns_n; c++) {
			long cell = ledger_cell(t->l, row, c);

			if (cell >= 0 && is_weighty(&t->s->v[cell]) && decimal_cmp(t->s->v[cell].value, sums.v[c]) == 0)
				t->additive[c] = true;
		}
	}
}

/* Two rows that say the same are one and its only part where the second one has parts of its own, or where the first
 * is added up and the second is not: 勞務成本, 勞務費用 below it, and then 管理費用. Where they differ in a column it is
 * a slip or two things. */
static void propose_only_children(const struct tree *t, struct relations *list)
{
	bool *nested = xcalloc(t->l->rows_n + 1, sizeof *nested);

	for (size_t row = 0; row < t->l->rows_n; row++) {
		for (size_t i = 0, child = row + 1; i < t->children[row]; i++, child = t->end[child])
			nested[child] = true;
		if (row > 0 && t->repeated[row - 1])
			nested[row] |= nested[row - 1];
	}
	for (size_t row = t->l->rows_n; row > 0; row--) {
		size_t below = row;

		while (t->repeated[below])
			below++;
		if (t->repeated[row - 1] && (nested[row - 1] || t->children[below] > 0))
			propose_children(t, list, row - 1, 1, IF_SLIP);
	}
	free(nested);
}

void propose_hierarchy(const struct scope *s, struct relations *list, struct ledger *l)
{
	struct tree t = {.s = s,
	                 .l = l,
	                 .end = xcalloc(l->rows_n + 1, sizeof *t.end),
	                 .children = xcalloc(l->rows_n + 1, sizeof *t.children),
	                 .repeated = xcalloc(l->rows_n + 1, sizeof *t.repeated)};

	if (find_tree(&t, WITNESSES) > 0) {
		find_additive(&t);
		find_tree(&t, KNOWN_WITNESSES);
	}
	for (size_t row = l->rows_n; row > 0; row--) {
		l->rows[row - 1].below = t.children[row - 1] > 0 ? t.end[row - 1] - row : 0;
		if (t.children[row - 1] > 0)
			propose_children(&t, list, row - 1, t.children[row - 1], FIRM);
	}
	propose_only_children(&t, list);
	free(t.end);
	free(t.children);
	free(t.repeated);
}
