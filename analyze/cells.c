#include "analyze/cells.h"

#include <stdlib.h>

#include "core/memory.h"

static struct decimal without_sign(struct decimal d)
{
	return d.coef < 0 ? (struct decimal){-d.coef, d.exp} : d;
}

static int by_value(const void *a, const void *b, void *scope)
{
	const struct scope *s = scope;
	const size_t *x = a, *y = b;
	int order = decimal_cmp(without_sign(s->v[*x].value), without_sign(s->v[*y].value));

	return order ? order : (*x > *y) - (*x < *y);
}

void cells_open(struct cells *c, const struct scope *s)
{
	*c = (struct cells){s, xcalloc(s->n + 1, sizeof *c->v), 0};
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].fact->table.n > 0)
			c->v[c->n++] = i;
	if (c->n > 0)
		qsort_r(c->v, c->n, sizeof *c->v, by_value, (void *)s);
}

void cells_close(struct cells *c)
{
	free(c->v);
}

/* the first cell that is not below the value, or, above, the first above it */
static size_t place_of(const struct cells *c, struct decimal value, bool above)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (decimal_cmp(without_sign(c->s->v[c->v[middle]].value), value) < (above ? 1 : 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct span cells_near(const struct cells *c, const struct operand *text, struct decimal value)
{
	struct decimal low = without_sign(value), high = low, half = {5, text->quantum.exp - 1};

	if (text->exactness == EXACTNESS_BOUND)
		decimal_add(high, (struct decimal){1, text->quantum.exp}, &high);
	else if (!operand_is_exact(text) && decimal_add(high, half, &high))
		decimal_add(low, (struct decimal){-half.coef, half.exp}, &low);
	return (struct span){place_of(c, low, false), place_of(c, high, true)};
}

int cells_bits(const struct cells *c, const struct operand *text)
{
	struct decimal v = without_sign(text->value), low = {v.coef, v.exp - 1}, high = {v.coef, v.exp + 1};
	int64_t digits = figure_units(text);
	int128 all = (int128)(place_of(c, high, false) - place_of(c, low, false)) * 10, room;
	int bits = 0;

	/* 300 is no rarer than 3 */
	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	/* two decades of cells, each taken by one unit in ln 100 = 4.6 times the figure */
	room = (int128)digits * 46;
	for (; all > 0 && room >= all * 2 && bits < 60; bits++)
		all *= 2;
	for (; room > 0 && all > room; bits--)
		room *= 2;
	return bits;
}

int64_t figure_units(const struct operand *o)
{
	int128 units;

	if (!decimal_units(o->value, o->quantum.exp, &units) || units > INT64_MAX / 64 || units < -(INT64_MAX / 64))
		return 0;
	return (int64_t)(units < 0 ? -units : units);
}
