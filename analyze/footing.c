#include "analyze/footing.h"

#include <stdlib.h>

#include "analyze/relation.h"
#include "core/memory.h"

void footing_start(struct footing *f, const struct ledger *l)
{
	*f = (struct footing){xcalloc(l->rows_n + 1, sizeof *f->open), 0};
}

void footing_free(struct footing *f)
{
	free(f->open);
	*f = (struct footing){0};
}

void footing_add(struct footing *f, size_t row)
{
	f->open[f->n++] = row;
}

/* what the open rows come to so far, in the columns of the total */
struct sums {
	struct decimal v[COLUMNS_MAX];
	bool off[COLUMNS_MAX]; /* too large, or in another unit */
};

static void add_row(const struct scope *s, const struct ledger *l, size_t total, size_t row, struct sums *sums)
{
	for (size_t c = 0; c < l->columns_n; c++) {
		long cell = ledger_cell(l, row, c), target = ledger_cell(l, total, c);

		if (cell < 0 || target < 0 || sums->off[c])
			continue;
		sums->off[c] = !operand_same_unit(&s->v[cell], &s->v[target]) ||
		               !decimal_add(sums->v[c], s->v[cell].value, &sums->v[c]);
	}
}

/* the sum of so many rounded figures may miss by half a last place for each */
static bool meets(const struct operand *total, struct decimal sum, size_t rows)
{
	struct decimal difference;
	int128 places;

	sum.coef = -sum.coef;
	if (!decimal_add(total->value, sum, &difference))
		return false;
	if (difference.coef == 0)
		return true;
	return !operand_is_exact(total) && decimal_units(difference, total->quantum.exp, &places) &&
	       (places < 0 ? -places : places) * 2 <= (int128)rows + 1;
}

static size_t count_agreeing(const struct scope *s, const struct ledger *l, size_t total, const struct sums *sums, size_t rows)
{
	size_t agreeing = 0;

	for (size_t c = 0; c < l->columns_n; c++) {
		long target = ledger_cell(l, total, c);

		if (target >= 0 && !sums->off[c] && s->v[target].quantity != QUANTITY_PERCENT && s->v[target].role != ROLE_AVERAGE)
			agreeing += meets(&s->v[target], sums->v[c], rows);
	}
	return agreeing;
}

size_t footing_find(const struct footing *f, const struct scope *s, const struct ledger *l, size_t total)
{
	struct sums sums = {.off = {false}};
	size_t best = 0, most = 0;

	for (size_t n = 1; n <= f->n && n <= TERMS_MAX; n++) {
		size_t agreeing;

		add_row(s, l, total, f->open[f->n - n], &sums);
		agreeing = count_agreeing(s, l, total, &sums, n);
		if (n > 1 && agreeing > most) {
			most = agreeing;
			best = n;
		}
	}
	return best;
}

void footing_take(struct footing *f, size_t total, size_t n)
{
	f->n -= n;
	footing_add(f, total);
}
