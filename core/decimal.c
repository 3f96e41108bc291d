#include "core/decimal.h"

#include <stdio.h>

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
	char digits[DECIMAL_TEXT];
	unsigned long long magnitude =
		d.coef < 0 ? 0ull - (unsigned long long)d.coef : (unsigned long long)d.coef;
	int n = snprintf(digits, sizeof digits, "%0*llu", d.exp < 0 ? 1 - d.exp : 1, magnitude);
	const char *sign = d.coef < 0 ? "-" : "";

	if (d.exp >= 0)
		return (size_t)snprintf(out, DECIMAL_TEXT, "%s%s%.*s", sign, digits,
		                        d.coef ? d.exp : 0, "000000000000000000000000000000000000");
	return (size_t)snprintf(out, DECIMAL_TEXT, "%s%.*s.%s", sign, n + d.exp, digits,
	                        digits + n + d.exp);
}

bool decimal_units(struct decimal d, int exp, int128 *units)
{
	int shift = d.exp - exp;
	int128 p = power10(shift < 0 ? -shift : shift);

	*units = d.coef;
	if (d.coef == 0)
		return true;
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
	while (exp < DECIMAL_EXP_MAX && units != 0 && units % 10 == 0 &&
	       (units > INT64_MAX || units < INT64_MIN)) {
		units /= 10;
		exp++;
	}
	if (units > INT64_MAX || units < INT64_MIN)
		return false;
	*d = (struct decimal){(int64_t)units, exp};
	return true;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *sum)
{
	int exp = a.exp < b.exp ? a.exp : b.exp;
	int128 x, y;

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
	bool fits_a = decimal_units(a, exp, &x), fits_b = decimal_units(b, exp, &y);

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
