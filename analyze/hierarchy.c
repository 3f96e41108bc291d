#include "analyze/hierarchy.h"

#include <stdlib.h>

#include "analyze/replication.h"
#include "core/memory.h"

/* WITNESSES: columns in which a sum must hold to be no accident; WEIGHTY: last places of a figure that counts as one
 * of them; CHILDREN_MAX: rows right below that are tried */
enum { WITNESSES = 3, WEIGHTY = 100, CHILDREN_MAX = TERMS_MAX };

/* rows [row, end[row]) are the row and what lies below it */
struct tree {
	const struct scope *s;
	struct ledger *l;
	size_t *end;
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

/* All columns of the row but one at most are the sums, and enough of them to be no accident. */
static bool agrees(const struct tree *t, size_t row, const struct sums *sums)
{
	size_t witnesses = 0, wrong = 0;

	for (size_t c = 0; c < t->l->columns_n; c++) {
		long cell = ledger_cell(t->l, row, c);

		if (cell < 0 || !is_summable(&t->s->v[cell]))
			continue;
		if (decimal_cmp(t->s->v[cell].value, sums->v[c]) == 0)
			witnesses += is_weighty(&t->s->v[cell]);
		else
			wrong++;
	}
	return witnesses >= WITNESSES && wrong <= 1 && !sums->overflow;
}

/* row = the n rows below it, column by column; a blank cell counts as nothing while it makes the sum right */
static void propose_children(const struct tree *t, struct relations *list, size_t row, const size_t *children, size_t n)
{
	struct replication p = {0};

	for (size_t c = 0; c < t->l->columns_n; c++) {
		struct relation r = relation_new(list, RELATION_COLUMN_TOTAL, RANK_LIST);
		bool complete = true;

		r.target = ledger_cell(t->l, row, c);
		if (r.target < 0 || !is_summable(&t->s->v[r.target]))
			continue;
		for (size_t i = 0; i < n; i++) {
			long cell = ledger_cell(t->l, children[i], c);

			if (cell >= 0 && operand_same_unit(&t->s->v[cell], &t->s->v[r.target]))
				relation_term(&r, (size_t)cell, 1);
			else
				complete = false;
		}
		replication_add(t->s, &p, &r, complete);
	}
	replication_propose(list, &p, FIRM);
	replication_free(&p);
}

/* Takes rows below until they make up the row. */
static void find_children(const struct tree *t, struct relations *list, size_t row)
{
	size_t children[CHILDREN_MAX], n = 0;
	struct sums sums = {.overflow = false};

	for (size_t next = row + 1; next < t->l->rows_n && n < CHILDREN_MAX; next = t->end[next]) {
		children[n++] = next;
		add_row(t, next, &sums);
		if (!agrees(t, row, &sums))
			continue;
		t->end[row] = t->end[next];
		/* one row alone repeats the one above it */
		if (n > 1)
			propose_children(t, list, row, children, n);
		t->l->rows[row].below = n > 1 ? t->end[row] - row - 1 : 0;
		return;
	}
}

void propose_hierarchy(const struct scope *s, struct relations *list, struct ledger *l)
{
	struct tree t = {s, l, xcalloc(l->rows_n + 1, sizeof *t.end)};

	for (size_t row = l->rows_n; row > 0; row--) {
		t.end[row - 1] = row;
		find_children(&t, list, row - 1);
	}
	free(t.end);
}
