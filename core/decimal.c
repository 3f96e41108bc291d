#include "core/decimal.h"

#include "core/buffer.h"

/* 10^n, or 0 when it does not fit */
static int128 power10(int n)
{
	int128 p = 1;

	if (n > DECIMAL_EXP_MAX)
		return 0;
	while (n-- > 0)
		p *= 10;
	return p;
}

static bool add_digit(int64_t *coef, char c)
{
	return !__builtin_mul_overflow(*coef, 10, coef) && !__builtin_add_overflow(*coef, c - '0', coef);
}

bool decimal_parse(struct slice text, struct decimal *d)
{
	size_t i = 0, digits = 0;
	bool negative = false, point = false;

	*d = (struct decimal){0, 0};
	if (text.n && text.p[0] == '-') {
		negative = true;
		i = 1;
	}
	for (; i < text.n; i++) {
		if (text.p[i] == '.' && !point && digits) {
			point = true;
			continue;
		}
		if (text.p[i] < '0' || text.p[i] > '9' || !add_digit(&d->coef, text.p[i]))
			return false;
		digits++;
		d->exp -= point;
	}
	if (negative)
		d->coef = -d->coef;
	return digits > 0 && text.p[text.n - 1] != '.' && d->exp >= -DECIMAL_EXP_MAX;
}

size_t decimal_print(struct decimal d, char out[DECIMAL_TEXT])
{
	uint64_t rest = d.coef < 0 ? 0u - (uint64_t)d.coef : (uint64_t)d.coef;
	size_t i = DECIMAL_TEXT;
	int place = d.coef || d.exp < 0 ? d.exp : 0;

	if (place == 0)
		return (size_t)(put_int(out, d.coef) - out);
	/* from the last digit to the first; at least one digit before the point */
	for (; place > 0; place--)
		out[--i] = '0';
	for (; rest > 0 || place <= 0; place++) {
		if (place == 0 && d.exp < 0)
			out[--i] = '.';
		out[--i] = (char)('0' + rest % 10);
		rest /= 10;
		if (rest == 0 && place >= 0)
			break;
	}
	if (d.coef < 0)
		out[--i] = '-';
	memmove(out, out + i, DECIMAL_TEXT - i);
	return DECIMAL_TEXT - i;
}

bool decimal_units(struct decimal d, int exp, int128 *units)
{
	int shift = d.exp - exp;
	int128 p;

	*units = d.coef;
	if (d.coef == 0 || shift == 0)
		return true;
	p = power10(shift < 0 ? -shift : shift);
	if (p == 0)
		return false;
	if (shift >= 0)
		return !__builtin_mul_overflow(*units, p, units);
	if (*units % p != 0)
		return false;
	*units /= p;
	return true;
}

bool decimal_of_units(int128 units, int exp, struct decimal *d)
{
	while (exp < DECIMAL_EXP_MAX && units % 10 == 0 &&
	       (units > INT64_MAX || units < INT64_MIN || exp < -DECIMAL_EXP_MAX)) {
		units /= 10;
		exp++;
	}
	if (units == 0 && exp > DECIMAL_EXP_MAX)
		exp = DECIMAL_EXP_MAX;
	if (units > INT64_MAX || units < INT64_MIN || exp > DECIMAL_EXP_MAX || exp < -DECIMAL_EXP_MAX)
		return false;
	*d = (struct decimal){(int64_t)units, exp};
	return true;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *sum)
{
	int exp = a.exp < b.exp ? a.exp : b.exp;
	int128 x, y;
	int64_t coef;

	/* most sums are of numbers of the same place */
	if (a.exp == b.exp && exp >= -DECIMAL_EXP_MAX && exp <= DECIMAL_EXP_MAX && !__builtin_add_overflow(a.coef, b.coef, &coef)) {
		*sum = (struct decimal){coef, exp};
		return true;
	}
	return decimal_units(a, exp, &x) && decimal_units(b, exp, &y) &&
	       !__builtin_add_overflow(x, y, &x) && decimal_of_units(x, exp, sum);
}

bool decimal_mul(struct decimal a, struct decimal b, struct decimal *product)
{
	return decimal_of_units((int128)a.coef * b.coef, a.exp + b.exp, product);
}

int decimal_cmp(struct decimal a, struct decimal b)
{
	int exp = a.exp < b.exp ? a.exp : b.exp;
	int128 x, y;
	bool fits_a, fits_b;

	if (a.exp == b.exp)
		return (a.coef > b.coef) - (a.coef < b.coef);
	fits_a = decimal_units(a, exp, &x);
	fits_b = decimal_units(b, exp, &y);

	if (fits_a && fits_b)
		return (x > y) - (x < y);
	/* only the one with the larger exponent can overflow, and then it is larger in magnitude */
	if (!fits_a)
		return a.coef < 0 ? -1 : 1;
	return b.coef < 0 ? 1 : -1;
}

struct decimal decimal_trim(struct decimal d)
{
	while (d.exp < 0 && d.coef % 10 == 0) {
		d.coef /= 10;
		d.exp++;
	}
	return d;
}
