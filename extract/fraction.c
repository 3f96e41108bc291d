#include "extract/fraction.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* of the first number of a fraction, with its separators, at most */
enum { FIRST_CHARS = 40 };

static void set_ratio(struct figure *f, int64_t num, int64_t den)
{
	int64_t rest = den, twos = 0, fives = 0;

	f->kind = KIND_RATIO;
	f->unit = "";
	while (rest % 2 == 0) {
		rest /= 2;
		twos++;
	}
	while (rest % 5 == 0) {
		rest /= 5;
		fives++;
	}
	f->value = decimal_int(num);
	f->denominator = (int32_t)den;
	if ((num % den == 0 || rest == 1) && twos < 12 && fives < 12) {
		int places = (int)(twos > fives ? twos : fives);
		int64_t power = 1;

		for (int i = 0; i < places; i++)
			power *= 10;
		f->value = (struct decimal){num * (power / den), -places};
		f->denominator = 0;
		if (num % den == 0)
			f->value = decimal_int(num / den);
	}
}

static const struct power {
	const char32_t *word;
	int places; /* behind those that the unit says */
	enum fact_kind kind;
	const char *unit;
} powers[] = {{U"百分之", 0, KIND_PERCENT, "%"}, {U"千分之", 0, KIND_PERCENT, "‰"},
              {U"萬分之", 4, KIND_RATIO, ""},    {U"十萬分之", 5, KIND_RATIO, ""},
              {U"百萬分之", 6, KIND_RATIO, ""}};

/* 百分之四十七點五二, 百分之30至50; the end, or i */
static size_t read_power(const struct text *t, size_t i, const struct power *power, struct figure *f, struct numeral *n)
{
	struct numeral second;
	size_t to;

	while (text_char(t, i) != U'之')
		i++;
	/* 百分之百 */
	if (text_char(t, i + 1) == U'百' && power->kind == KIND_PERCENT) {
		f->kind = power->kind;
		f->unit = power->unit;
		f->value = decimal_int(100);
		return i + 2;
	}
	if (!text_is(t, ++i, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) || !numeral_read(t, i, n))
		return 0;
	f->kind = power->kind;
	f->unit = power->unit;
	f->value = n->value;
	f->value.exp -= power->places;
	to = numeral_to(t, n->end);
	if (to == n->end)
		return n->end;
	if (text_has(t, to, power->word))
		for (const char32_t *c = power->word; *c; c++)
			to++;
	if (!text_is(t, to, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) || !numeral_read(t, to, &second) ||
	    decimal_cmp(n->value, second.value) >= 0 || unit_match(t, second.end) != NULL)
		return n->end;
	f->upper = second.value;
	f->upper.exp -= power->places;
	f->has_upper = true;
	return second.end;
}

/* 三分之一; the end, or i */
static size_t read_parts_of(const struct text *t, size_t i, struct figure *f, struct numeral *n)
{
	size_t j;
	int den;

	for (size_t k = 0; k < COUNT(powers); k++)
		if (text_has(t, i, powers[k].word)) {
			j = read_power(t, i, &powers[k], f, n);
			return j ? j : i;
		}
	j = numeral_small(t, i, &den);
	if (j == i || den < 2 || !text_has(t, j, U"分之"))
		return i;
	j += 2;
	if (!text_is(t, j, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) || !numeral_read(t, j, n) || n->value.exp != 0 ||
	    n->value.coef > 100000)
		return i;
	set_ratio(f, n->value.coef, den);
	return n->end;
}

/* 2.2：1, 師生比1:20; the end, or i */
static size_t read_proportion(const struct text *t, size_t i, struct figure *f)
{
	struct numeral a, b;
	char32_t sign;

	if (!text_is(t, i, CHAR_DIGIT) || !numeral_read(t, i, &a) || a.scaled)
		return i;
	sign = text_char(t, a.end);
	if ((sign != U'：' && sign != U'比' && !(sign == U':' && i > 0 && is_any(t->cp[i - 1], U"比例為"))) ||
	    !text_is(t, a.end + 1, CHAR_DIGIT) || !numeral_read(t, a.end + 1, &b) || b.scaled || b.decimal || b.value.coef < 1 ||
	    b.value.coef > 1000 || a.value.coef < 1 || unit_match(t, b.end) != NULL)
		return i;
	if (b.value.coef == 1) {
		f->kind = KIND_RATIO;
		f->unit = "";
		f->value = a.value;
		return b.end;
	}
	if (a.decimal)
		return i;
	set_ratio(f, a.value.coef, b.value.coef);
	return b.end;
}

/* 1/2; not 3/11/16, not the slash of a code */
static size_t read_slash(const struct text *t, size_t i, struct figure *f)
{
	int num, den;
	size_t j = numeral_small(t, i, &num), k;

	if (j == i || !text_is(t, i, CHAR_DIGIT) || text_char(t, j) != U'/' || (i > 0 && t->cp[i - 1] == U'/'))
		return i;
	k = numeral_small(t, j + 1, &den);
	if (k == j + 1 || !text_is(t, j + 1, CHAR_DIGIT) || den < 2 || num < 1 || num > den || den > 1000 ||
	    is_any(text_char(t, k), U"/-.,") || text_is(t, k, CHAR_LATIN | CHAR_DIGIT))
		return i;
	set_ratio(f, num, den);
	return k;
}

/* what makes two numbers one stands behind the first: 三分之一, 1/2, 2.2：1 */
static bool is_fraction(const struct text *t, size_t i)
{
	size_t high = i + FIRST_CHARS;

	while (i < high && (text_is(t, i, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL | CHAR_BIG) || is_any(text_char(t, i), U",.餘多幾")))
		i++;
	return text_is(t, i, CHAR_RATED);
}

size_t fraction_read(const struct text *t, size_t i, struct figure *f, struct numeral *n)
{
	size_t end;

	if (!is_fraction(t, i))
		return i;
	end = read_parts_of(t, i, f, n);
	if (end == i)
		end = read_slash(t, i, f);
	return end > i ? end : read_proportion(t, i, f);
}
