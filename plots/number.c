#include "plots/number.h"

#include "core/buffer.h"

/* one currency: its code in facts.csv, the word of its unit, the word before a scaled amount */
static const struct {
	const char *code, *unit, *name;
} currencies[] = {
        {"TWD", "元", "新臺幣"}, {"USD", "美元", ""}, {"EUR", "歐元", ""}, {"JPY", "日圓", ""},
        {"CNY", "元", "人民幣"}, {"GBP", "英鎊", ""}, {"HKD", "港元", ""},
};

enum { CURRENCIES = sizeof currencies / sizeof *currencies };

static size_t currency_of(struct slice unit)
{
	size_t i = 0;

	while (i < CURRENCIES && !slice_is(unit, currencies[i].code))
		i++;
	return i;
}

/* counts of tens of millions are read in 萬 and 億 too; rates never */
static struct scale count_scale(struct arena *mem, struct slice unit, struct decimal magnitude)
{
	bool is_rate = unit.n > 0 && (unsigned char)unit.p[0] < 0x80;

	if (is_rate || decimal_cmp(magnitude, (struct decimal){1, 7}) < 0)
		return (struct scale){0, unit};
	if (decimal_cmp(magnitude, (struct decimal){1, 8}) < 0)
		return (struct scale){4, arena_printf(mem, "萬%.*s", SLICE_ARGS(unit))};
	return (struct scale){8, arena_printf(mem, "億%.*s", SLICE_ARGS(unit))};
}

struct scale number_scale(struct arena *mem, struct slice unit, struct decimal largest)
{
	static const struct {
		int exp;
		const char *word;
	} steps[] = {{8, "億"}, {4, "萬"}};
	size_t c = currency_of(unit);
	struct decimal magnitude = number_magnitude(largest);

	if (c == CURRENCIES)
		return count_scale(mem, unit, magnitude);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (decimal_cmp(magnitude, (struct decimal){1, steps[i].exp}) >= 0)
			return (struct scale){steps[i].exp, arena_printf(mem, "%s%s", steps[i].word,
			                                                 currencies[c].unit)};
	return (struct scale){0, slice_of(currencies[c].unit)};
}

struct slice number_currency(struct slice unit)
{
	size_t c = currency_of(unit);

	return slice_of(c < CURRENCIES ? currencies[c].name : "");
}

static int128 power10(int n)
{
	int128 p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* a / b, half away from zero; b > 0 */
static int128 divide(int128 a, int128 b)
{
	return a < 0 ? -((-a * 2 + b) / (b * 2)) : (a * 2 + b) / (b * 2);
}

bool number_round(struct decimal d, int exp, struct decimal *rounded)
{
	*rounded = d;
	if (d.exp >= exp)
		return true;
	if (exp - d.exp > 30)
		return false;
	return decimal_of_units(divide(d.coef, power10(exp - d.exp)), exp, rounded);
}

bool number_quotient(struct decimal a, struct decimal b, int places, struct decimal *quotient,
                     bool *exact)
{
	int shift = places + a.exp - b.exp;
	int128 x = a.coef, y = b.coef;

	if (y == 0 || shift > 18 || shift < -18)
		return false;
	if (y < 0) {
		x = -x;
		y = -y;
	}
	if (shift >= 0)
		x *= power10(shift);
	else
		y *= power10(-shift);
	*exact = x % y == 0;
	return decimal_of_units(divide(x, y), -places, quotient);
}

bool number_percent(struct decimal part, struct decimal whole, int places, struct decimal *percent)
{
	struct decimal hundredfold = {part.coef, part.exp + 2};
	bool exact;

	return number_quotient(hundredfold, whole, places, percent, &exact);
}

struct slice number_text(struct arena *mem, struct decimal d)
{
	char plain[DECIMAL_TEXT];
	size_t n = decimal_print(number_magnitude(d), plain), whole = 0;
	struct buffer b = {0};
	struct slice result;

	while (whole < n && plain[whole] != '.')
		whole++;
	if (d.coef < 0)
		buffer_text(&b, "−");
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0)
			buffer_char(&b, ',');
		buffer_char(&b, plain[i]);
	}
	result = arena_copy(mem, buffer_slice(&b));
	buffer_free(&b);
	return result;
}

struct slice number_label(struct arena *mem, struct decimal d, struct scale scale)
{
	struct decimal scaled = {d.coef, d.exp - scale.exp}, shown;
	struct decimal magnitude = number_magnitude(scaled);
	int place = -2;

	while (place > -12 && magnitude.coef &&
	       decimal_cmp(magnitude, (struct decimal){1, place + 1}) < 0)
		place--;
	if (!number_round(scaled, place, &shown))
		shown = scaled;
	return number_text(mem, decimal_trim(shown));
}

struct slice number_column(struct arena *mem, struct decimal d, struct slice unit, struct scale scale, int places)
{
	struct decimal scaled = {d.coef, d.exp - scale.exp}, shown;
	int128 units;

	if (scaled.coef && decimal_cmp(number_magnitude(scaled), (struct decimal){1, -1}) < 0)
		return number_exact(mem, d, unit);
	if (!number_round(scaled, -places, &shown))
		return number_text(mem, scaled);
	if (decimal_units(shown, -places, &units))
		decimal_of_units(units, -places, &shown);
	return number_text(mem, shown);
}

struct slice number_exact(struct arena *mem, struct decimal d, struct slice unit)
{
	enum { PLACES = 4 };
	static const struct decimal largest[] = {{1, 4}, {0, 0}}; /* of 萬, of none */
	struct scale scale = number_scale(mem, unit, d);
	struct decimal scaled = decimal_trim((struct decimal){d.coef, d.exp - scale.exp});

	for (size_t i = 0; i < 2 && scaled.exp < -PLACES && scale.exp > 0; i++) {
		scale = number_scale(mem, unit, largest[i]);
		scaled = decimal_trim((struct decimal){d.coef, d.exp - scale.exp});
	}
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(number_text(mem, scaled)), SLICE_ARGS(scale.name));
}

struct slice number_percent_text(struct arena *mem, struct decimal percent)
{
	struct slice digits = number_text(mem, percent);

	return arena_printf(mem, "%.*s%%", SLICE_ARGS(digits));
}

struct slice number_written(struct arena *mem, struct decimal d, struct slice unit)
{
	static const struct {
		int exp;
		const char *word;
	} steps[] = {{8, "億"}, {4, "萬"}, {0, ""}};
	size_t c = currency_of(unit);
	struct slice text = {"", 0}, name = c == CURRENCIES ? unit : slice_of(currencies[c].unit);
	struct decimal part;
	int128 units;

	if (c == CURRENCIES || !decimal_units(number_magnitude(d), 0, &units) || units == 0)
		return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(number_text(mem, d)), SLICE_ARGS(name));
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		int128 step = power10(steps[i].exp);

		if (units >= step && decimal_of_units(units / step, 0, &part))
			text = arena_printf(mem, "%.*s%.*s%s", SLICE_ARGS(text),
			                    SLICE_ARGS(number_text(mem, part)), steps[i].word);
		units %= step;
	}
	return arena_printf(mem, "%s%.*s%.*s", d.coef < 0 ? "−" : "", SLICE_ARGS(text), SLICE_ARGS(name));
}

struct slice number_plain(struct arena *mem, struct decimal d, struct scale scale)
{
	char plain[DECIMAL_TEXT];
	size_t n = decimal_print((struct decimal){d.coef, d.exp - scale.exp}, plain);

	return arena_copy(mem, (struct slice){plain, n});
}
