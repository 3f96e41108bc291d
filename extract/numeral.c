#include "extract/numeral.h"

enum { DIGITS_MAX = 18, SMALL_MAX = 9999, NO_SCALE = 99, PAIR_CHARS = 24, PAIR_BACK = 6 };

/* the number under construction: total (closed by 萬億兆) + section (closed by 十百千) + current */
struct builder {
	const struct text *t;
	struct numeral *n;
	size_t at;
	struct decimal total, section, current;
	bool has_current;
	bool single;    /* current is one digit that no 零 precedes: 一萬五 is 15,000 */
	int last_small; /* exponent of the last 十百千 in this section, NO_SCALE: none */
	int last_big;   /* exponent of the last 萬億兆, NO_SCALE: none */
	int last_scale; /* exponent that the digit behind it counts down from */
	int place;      /* of the last digit written */
};

static bool push_digit(struct decimal *d, int digit)
{
	return !__builtin_mul_overflow(d->coef, 10, &d->coef) &&
	       !__builtin_add_overflow(d->coef, digit, &d->coef);
}

static bool is_numeral(const struct text *t, size_t i)
{
	return text_is(t, i, CHAR_NUMERAL) && numeral_digit(t->cp[i]) < 10;
}

/* digits with groups of three behind commas, and decimals */
static bool read_ascii(struct builder *b)
{
	const struct text *t = b->t;
	size_t i = b->at, digits = 0;

	b->current = decimal_int(0);
	while (text_is(t, i, CHAR_DIGIT) ||
	       (text_char(t, i) == U',' && i > b->at && text_is(t, i + 1, CHAR_DIGIT))) {
		if (t->cp[i] == U',')
			b->n->separated = true;
		else if (++digits > DIGITS_MAX || !push_digit(&b->current, (int)(t->cp[i] - U'0')))
			return false;
		i++;
	}
	if (text_char(t, i) == U'.' && text_is(t, i + 1, CHAR_DIGIT)) {
		b->n->decimal = true;
		for (i++; text_is(t, i, CHAR_DIGIT); i++) {
			if (++digits > DIGITS_MAX || !push_digit(&b->current, (int)(t->cp[i] - U'0')))
				return false;
			b->current.exp--;
		}
	}
	b->single = digits == 1;
	b->at = i;
	return true;
}

/* 、 between numerals is a separator when three of them follow, no more */
static bool is_han_separator(const struct text *t, size_t i)
{
	return text_char(t, i) == U'、' && is_numeral(t, i + 1) && is_numeral(t, i + 2) &&
	       is_numeral(t, i + 3) && !is_numeral(t, i + 4) && !text_is(t, i + 4, CHAR_SMALL);
}

static bool is_point(char32_t c)
{
	return c == U'點' || c == U'.' || c == U'·' || c == U'‧';
}

static bool read_decimals(struct builder *b)
{
	if (!is_point(text_char(b->t, b->at)) || !is_numeral(b->t, b->at + 1))
		return true;
	b->n->decimal = true;
	for (b->at++; is_numeral(b->t, b->at); b->at++) {
		if (!push_digit(&b->current, numeral_digit(b->t->cp[b->at])))
			return false;
		b->current.exp--;
	}
	return true;
}

/* 五, 一一二, 二、○八八, 廿, 四．五 */
static bool read_han(struct builder *b)
{
	const struct text *t = b->t;
	size_t i = b->at, digits = 0;
	bool zero_first = false;

	b->current = decimal_int(0);
	for (;; i++) {
		int digit;

		if (digits && is_han_separator(t, i)) {
			b->n->separated = true;
			i++;
		}
		if (!text_is(t, i, CHAR_NUMERAL))
			break;
		digit = numeral_digit(t->cp[i]);
		if (digit >= 20) {
			if (digits)
				break;
			b->current = decimal_int(digit);
			digits = 2;
			if (is_numeral(t, i + 1) && numeral_digit(t->cp[i + 1]) > 0)
				b->current.coef += numeral_digit(t->cp[++i]);
			i++;
			break;
		}
		zero_first = zero_first || (digits == 0 && digit == 0);
		if (++digits > DIGITS_MAX || !push_digit(&b->current, digit))
			return false;
	}
	b->at = i;
	b->single = digits == 1 && !zero_first;
	return read_decimals(b);
}

static bool starts_number(const struct builder *b)
{
	return text_is(b->t, b->at, CHAR_DIGIT | CHAR_NUMERAL);
}

static bool read_number(struct builder *b)
{
	bool ok = text_is(b->t, b->at, CHAR_DIGIT) ? read_ascii(b) : read_han(b);

	b->has_current = true;
	b->place = b->current.exp;
	if (b->n->segments++ == 0)
		b->n->first = b->current;
	return ok;
}

/* 十點五: the decimals stand behind a scale; 十點三十分 and 十點五分 are times */
static bool starts_decimals(const struct builder *b)
{
	size_t i = b->at + 1;

	if (b->last_small == NO_SCALE || b->n->ascii || !is_point(text_char(b->t, b->at)) || !is_numeral(b->t, i))
		return false;
	while (is_numeral(b->t, i))
		i++;
	return !text_is(b->t, i, CHAR_SMALL) && (text_char(b->t, i) != U'分' || text_char(b->t, i + 1) == U'之');
}

static bool read_fraction(struct builder *b)
{
	b->current = decimal_int(0);
	b->has_current = true;
	if (!read_decimals(b))
		return false;
	b->place = b->current.exp;
	return true;
}

static bool shift(struct decimal *d, int exp)
{
	d->exp += exp;
	return d->exp <= 18;
}

/* 十百千: closes current. False in *ok: too large. Returns whether the scale was taken. */
static bool take_small(struct builder *b, int scale, bool *ok)
{
	struct decimal term = b->has_current ? b->current : decimal_int(1);
	bool implied = !b->has_current;

	/* 十 alone is ten, 百 and 千 alone are no numbers */
	if (scale >= b->last_small || (implied && scale != 1))
		return false;
	if (implied && b->n->segments++ == 0)
		b->n->first = term;
	/* 五六百 is five or six hundred, not 56 of them */
	*ok = (implied || b->n->ascii || b->current.coef < 10 || b->current.exp < 0) && shift(&term, scale) &&
	      decimal_add(b->section, term, &b->section);
	b->place = term.exp;
	b->has_current = false;
	b->last_small = b->last_scale = scale;
	b->at++;
	return true;
}

/* 萬億兆: closes section and current */
static bool take_big(struct builder *b, int scale, bool *ok)
{
	struct decimal term = b->section;

	if (!b->has_current && b->section.coef == 0)
		return false;
	if (scale >= b->last_big)
		return false;
	if (b->has_current && !decimal_add(term, b->current, &term))
		return *ok = false, true;
	*ok = shift(&term, scale) && decimal_add(b->total, term, &b->total);
	b->place += scale;
	b->section = decimal_int(0);
	b->has_current = false;
	b->last_small = NO_SCALE;
	b->last_big = b->last_scale = scale;
	b->n->big = true;
	b->at++;
	return true;
}

/* 700兆赫, 500千瓦, 20百萬瓦: the scale belongs to the unit */
static bool begins_unit(const struct text *t, size_t i)
{
	static const char32_t *const units[] = {U"兆赫", U"千赫", U"千瓦", U"仟瓦", U"百萬瓦", U"千伏", U"仟伏", U"百分點"};

	for (size_t k = 0; k < sizeof units / sizeof units[0]; k++)
		if (text_has(t, i, units[k]))
			return true;
	return false;
}

static bool take_scale(struct builder *b, bool *ok)
{
	int scale = numeral_scale(text_char(b->t, b->at));
	bool taken;

	if (scale < 0 || begins_unit(b->t, b->at))
		return false;
	taken = scale < 4 ? take_small(b, scale, ok) : take_big(b, scale, ok);
	b->n->scaled = b->n->scaled || taken;
	if (taken)
		b->n->scale += scale;
	return taken;
}

/* 餘 多 幾: inside (十餘萬) or behind (300多) the digits; what follows decides whether it is one */
static bool take_over(struct builder *b)
{
	char32_t c = text_char(b->t, b->at);

	if (b->n->over || b->n->segments == 0 || (c != U'餘' && c != U'多' && c != U'幾'))
		return false;
	/* 十幾, 20幾: 幾 stands for a last digit */
	if (c == U'幾' && b->has_current && !(b->n->ascii && b->current.exp == 0 && b->current.coef % 10 == 0))
		return false;
	b->n->over = true;
	b->at++;
	return true;
}

/* 一萬五, 三百五: the last digit counts in the place below the scale; 4萬5件 are 40,005 */
static bool close_shorthand(struct builder *b)
{
	if (b->has_current && b->single && !b->n->ascii && b->last_scale >= 2 && b->n->segments > 1 &&
	    b->current.coef != 0 && b->current.exp == 0) {
		b->current.exp = b->last_scale - 1;
		b->place = b->current.exp;
	}
	/* 二十三四 is 23 or 24 */
	if (b->has_current && b->last_small == 1 && !b->n->ascii && b->current.coef >= 10 && b->current.exp == 0)
		return false;
	return !b->has_current || decimal_add(b->section, b->current, &b->section);
}

/* formal digits that are words by themselves, by the characters before and behind: 大陸人士, 促參案, 隊伍 */
static const struct {
	const char32_t *digit, *behind, *before;
} words[] = {
	{U"陸", U"大登著內赴訪來離水海", U"委客方軍資生配域橋地海空上運商企港續次"},
	{U"參", U"促中民", U"加與考觀議照訪賽選展案見酌謀政事軍贊數次"},
	{U"伍", U"隊退入", U""},
	{U"肆", U"放", U"業虐無意應"},
};

static bool is_word(const struct text *t, size_t i)
{
	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (text_char(t, i) == words[k].digit[0])
			return is_any(text_char(t, i + 1), words[k].before) || (i > 0 && is_any(t->cp[i - 1], words[k].behind));
	return false;
}

static bool read_any(const struct text *t, size_t i, struct numeral *n)
{
	struct builder b = {.t = t, .n = n, .at = i, .last_small = NO_SCALE, .last_big = NO_SCALE};
	bool ok = true;

	*n = (struct numeral){.start = i, .ascii = text_is(t, i, CHAR_DIGIT)};
	if (is_word(t, i))
		return false;
	/* ○○ stands for a name left out */
	if ((text_char(t, i) == U'○' || text_char(t, i) == U'〇') &&
	    !(text_char(t, i + 1) == U'.' || text_char(t, i + 1) == U'點'))
		return false;
	while (ok) {
		if (!b.has_current && !b.n->over && starts_number(&b))
			ok = read_number(&b);
		else if (!b.has_current && !b.n->over && starts_decimals(&b))
			ok = read_fraction(&b);
		else if (!take_scale(&b, &ok) && !take_over(&b))
			break;
	}
	if (!ok || n->segments == 0 || !close_shorthand(&b) ||
	    !decimal_add(b.total, b.section, &n->value))
		return false;
	if (n->segments > 1)
		n->scale = 0;
	n->end = b.at;
	/* the place written, whatever the sum made of the exponent */
	if (n->value.coef != 0 && n->value.exp != b.place) {
		int128 units;
		struct decimal placed;

		if (decimal_units(n->value, b.place, &units) && decimal_of_units(units, b.place, &placed))
			n->value = placed;
	} else if (n->value.coef == 0) {
		n->value.exp = b.place;
	}
	return true;
}

/* 1,234 and nothing that goes on with it, as most numbers are; what this leaves is read step by step */
static bool read_plain(const struct text *t, size_t i, struct numeral *n)
{
	int64_t value = 0;
	size_t digits = 0, j = i;

	for (; text_is(t, j, CHAR_DIGIT) || (text_char(t, j) == U',' && text_is(t, j + 1, CHAR_DIGIT)); j++)
		if (t->cp[j] != U',') {
			if (++digits > DIGITS_MAX)
				return false;
			value = value * 10 + (int64_t)(t->cp[j] - U'0');
		}
	if (text_is(t, j, CHAR_NUMERAL | CHAR_SMALL | CHAR_BIG) || is_any(text_char(t, j), U".餘多幾"))
		return false;
	*n = (struct numeral){.start = i, .end = j, .value = decimal_int(value), .first = decimal_int(value), .segments = 1,
	                      .ascii = true, .separated = j - i > digits};
	return true;
}

bool numeral_read(const struct text *t, size_t i, struct numeral *n)
{
	return (text_is(t, i, CHAR_DIGIT) && read_plain(t, i, n)) || read_any(t, i, n);
}

/* ---- two digits that bound a number ------------------------------------------------------------ */

static int digit_of(const struct text *t, size_t i)
{
	int digit = text_is(t, i, CHAR_DIGIT | CHAR_NUMERAL) ? numeral_digit(t->cp[i]) : -1;

	return digit >= 1 && digit <= 9 ? digit : -1;
}

/* digits at i and behind it that differ by one, 、 between them or not; characters to the second, 0: none */
static size_t pair_gap(const struct text *t, size_t i)
{
	size_t gap = text_char(t, i + 1) == U'、' ? 2 : 1;
	int a = digit_of(t, i), b = digit_of(t, i + gap);

	if (a < 0 || b < 0 || !(b == a + 1 || (a == 3 && b == 5 && gap == 1)))
		return 0;
	/* 34 is a number, 一二三 a row of digits */
	if ((gap == 1 && text_is(t, i, CHAR_DIGIT)) || text_is(t, i + gap + 1, CHAR_DIGIT | CHAR_NUMERAL | CHAR_PAUSE))
		return 0;
	return is_point(text_char(t, i + gap + 1)) || text_char(t, i + gap + 1) == U',' ? 0 : gap;
}

/* where the pair stands in the number that begins at i: 五六百 at once, 二十三四 behind its scales */
static size_t find_pair(const struct text *t, size_t i, size_t *gap)
{
	size_t k = i;

	/* 34件: of digits only 3、4 is one */
	if (text_is(t, i, CHAR_DIGIT) && text_char(t, i + 1) != U'、')
		return SIZE_MAX;
	if (i > 0 && text_is(t, i - 1, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL | CHAR_BIG | CHAR_PAUSE))
		return SIZE_MAX;
	for (; k < i + PAIR_BACK; k++) {
		*gap = pair_gap(t, k);
		if (*gap && (k == i || text_is(t, k - 1, CHAR_SMALL)))
			return k;
		if (!text_is(t, k, CHAR_NUMERAL | CHAR_SMALL))
			break;
	}
	return SIZE_MAX;
}

/* the number without the characters [from, to) */
static bool read_without(const struct text *t, size_t i, size_t from, size_t to, struct numeral *n)
{
	char32_t cp[PAIR_CHARS];
	struct text part = {.cp = cp, .n = 0};

	for (size_t k = i; k < t->n && part.n < PAIR_CHARS; k++)
		if (k < from || k >= to)
			cp[part.n++] = t->cp[k];
	if (!numeral_read(&part, 0, n) || n->end >= PAIR_CHARS)
		return false;
	n->start = i;
	n->end += i + (to - from);
	return true;
}

/* 一二億二、一七七萬: a number that goes on behind the scale is no guess */
static bool goes_on(const struct text *t, size_t i)
{
	while (text_is(t, i, CHAR_SMALL | CHAR_BIG))
		i++;
	return text_is(t, i, CHAR_NUMERAL | CHAR_DIGIT);
}

bool numeral_pair(const struct text *t, size_t i, struct numeral *low, struct numeral *high)
{
	size_t gap, k = find_pair(t, i, &gap);

	return k != SIZE_MAX && read_without(t, i, k + 1, k + 1 + gap, low) && read_without(t, i, k, k + gap, high) &&
	       low->end == high->end && low->end > k + gap && !goes_on(t, k + gap + 1) && decimal_cmp(low->value, high->value) < 0;
}

size_t numeral_small_han(const struct text *t, size_t i, int *value)
{
	int section = 0, current = -1, last = NO_SCALE;
	bool tens = false;
	size_t j = i;

	for (; j - i <= 8; j++) {
		char32_t c = text_char(t, j);
		int digit = c >= 0x80 ? numeral_digit(c) : -1, scale = numeral_scale(c);

		if (digit >= 0) {
			/* 廿三 counts on, 一一二 is written by places */
			current = digit >= 20 || current < 0 ? digit : tens ? current + digit : current * 10 + digit;
			tens = digit >= 20;
		} else if (scale >= 1 && scale <= 3 && scale < last && (current > 0 || scale == 1)) {
			static const int powers[] = {1, 10, 100, 1000};

			section += (current > 0 ? current : 1) * powers[scale];
			current = -1;
			last = scale;
		} else {
			break;
		}
		if (current > SMALL_MAX)
			return i;
	}
	*value = section + (current > 0 ? current : 0);
	return *value <= SMALL_MAX && j - i <= 8 ? j : i;
}

size_t numeral_to(const struct text *t, size_t i)
{
	size_t j = i + (text_char(t, i) == U' ');

	if (text_is(t, j, CHAR_DASH))
		return j + 1 + (text_char(t, j + 1) == U' ');
	return is_any(text_char(t, i), U"至到") ? i + 1 : i;
}
