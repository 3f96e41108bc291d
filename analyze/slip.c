#include "analyze/slip.h"

#include <string.h>

enum { DIGITS_MAX = 40, MYRIAD = 10000 };

struct digits {
	char v[DIGITS_MAX];
	size_t n;
};

static int quantum_exponent(struct decimal quantum)
{
	while (quantum.coef != 0 && quantum.coef % 10 == 0) {
		quantum.coef /= 10;
		quantum.exp++;
	}
	return quantum.exp;
}

static bool digits_of(int128 units, struct digits *d)
{
	char reversed[DIGITS_MAX];
	size_t n = 0;

	if (units <= 0)
		return false;
	for (; units > 0 && n < DIGITS_MAX; units /= 10)
		reversed[n++] = (char)('0' + (int)(units % 10));
	for (d->n = 0; d->n < n; d->n++)
		d->v[d->n] = reversed[n - 1 - d->n];
	return units == 0;
}

/* the first place where a and b differ, or the shorter length */
static size_t common_prefix(const struct digits *a, const struct digits *b)
{
	size_t i = 0;

	while (i < a->n && i < b->n && a->v[i] == b->v[i])
		i++;
	return i;
}

static bool same_from(const struct digits *a, size_t i, const struct digits *b, size_t j)
{
	return a->n - i == b->n - j && memcmp(a->v + i, b->v + j, a->n - i) == 0;
}

static enum slip compare(const struct digits *a, const struct digits *b)
{
	size_t i = common_prefix(a, b);

	if (a->n == b->n && i + 1 < a->n && a->v[i] == b->v[i + 1] && a->v[i + 1] == b->v[i] &&
	    same_from(a, i + 2, b, i + 2))
		return SLIP_SWAP;
	if (a->n == b->n && i < a->n && same_from(a, i + 1, b, i + 1))
		return SLIP_DIGIT;
	if ((a->n == b->n + 1 && same_from(a, i + 1, b, i)) ||
	    (b->n == a->n + 1 && same_from(a, i, b, i + 1)))
		return SLIP_LENGTH;
	return SLIP_NONE;
}

static bool read_both(struct decimal written, struct decimal quantum, struct decimal needed,
                      int128 *a, int128 *b)
{
	int exp = quantum_exponent(quantum);

	return decimal_units(written, exp, a) && decimal_units(needed, exp, b);
}

static bool is_scaled(struct decimal written, struct decimal needed, int64_t factor)
{
	struct decimal product;

	return (decimal_mul(written, decimal_int(factor), &product) &&
	        decimal_cmp(product, needed) == 0) ||
	       (decimal_mul(needed, decimal_int(factor), &product) &&
	        decimal_cmp(product, written) == 0);
}

enum slip slip_between(struct decimal written, struct decimal quantum, struct decimal needed,
                       size_t *digits)
{
	struct digits a = {{0}, 0}, b = {{0}, 0};
	int128 x, y;

	*digits = 0;
	if (written.coef <= 0 || needed.coef <= 0 || decimal_cmp(written, needed) == 0)
		return SLIP_NONE;
	if (is_scaled(written, needed, 10) || is_scaled(written, needed, MYRIAD)) {
		*digits = DIGITS_MAX;
		return SLIP_SCALE;
	}
	if (!read_both(written, quantum, needed, &x, &y) || !digits_of(x, &a) || !digits_of(y, &b))
		return SLIP_NONE;
	*digits = a.n;
	return compare(&a, &b);
}

void slip_swapped(struct decimal written, struct decimal quantum, struct decimal needed,
                  char pair[3])
{
	struct digits a = {{0}, 0}, b = {{0}, 0};
	int128 x, y;
	size_t i;

	pair[0] = '\0';
	if (!read_both(written, quantum, needed, &x, &y) || !digits_of(x, &a) || !digits_of(y, &b))
		return;
	i = common_prefix(&a, &b);
	if (i + 1 >= a.n)
		return;
	pair[0] = a.v[i];
	pair[1] = a.v[i + 1];
	pair[2] = '\0';
}
