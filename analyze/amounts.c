#include "analyze/amounts.h"

enum { THOUSAND = 1000, GROUP = 3 };

static void add_grouped(struct buffer *b, struct slice digits)
{
	for (size_t i = 0; i < digits.n; i++) {
		if (i > 0 && (digits.n - i) % GROUP == 0)
			buffer_char(b, ',');
		buffer_char(b, digits.p[i]);
	}
}

void amount_number(struct buffer *b, struct decimal value)
{
	char text[DECIMAL_TEXT];
	struct slice all = {text, decimal_print(value, text)};
	size_t point;

	if (all.n && all.p[0] == '-') {
		buffer_char(b, '-');
		all.p++;
		all.n--;
	}
	point = slice_find(all, SLICE("."));
	add_grouped(b, (struct slice){all.p, point});
	buffer_add(b, (struct slice){all.p + point, all.n - point});
}

bool amount_in_myriads(const struct operand *like)
{
	static const char *const scales[] = {"億", "萬", "兆", "億", NULL};

	return slice_is(like->fact->unit, "TWD") && slice_has_any(like->fact->raw, scales);
}

/* 158億6,746萬4千 */
static void add_myriads(struct buffer *b, int128 units)
{
	static const struct {
		int64_t value;
		const char *name;
	} scales[] = {{1000000000000, "兆"}, {100000000, "億"}, {10000, "萬"}};
	bool scaled = false;

	if (units < 0)
		buffer_char(b, '-');
	units = units < 0 ? -units : units;
	for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
		int64_t part = (int64_t)(units / scales[i].value);

		units %= scales[i].value;
		if (part == 0)
			continue;
		amount_number(b, decimal_int(part));
		buffer_text(b, scales[i].name);
		scaled = true;
	}
	if (scaled && units > 0 && units % THOUSAND == 0)
		buffer_printf(b, "%d千", (int)(units / THOUSAND));
	else if (units > 0 || !scaled)
		amount_number(b, decimal_int((int64_t)units));
}

static void add_unit(struct buffer *b, struct slice unit)
{
	if (slice_is(unit, "TWD"))
		buffer_text(b, "元");
	else if (slice_is(unit, "pp"))
		buffer_text(b, "個百分點");
	else
		buffer_add(b, unit);
}

static bool is_spaced(const struct operand *like)
{
	return like->quantity == QUANTITY_COUNT || like->quantity == QUANTITY_MEASURE;
}

/* 1,234 under 千元: a cell's number without its unit */
static bool is_bare_cell(const struct operand *like)
{
	struct slice raw = like->fact->raw;

	return like->fact->table.n > 0 && raw.n > 0 && (unsigned char)raw.p[raw.n - 1] < 0x80 && raw.p[raw.n - 1] != '%';
}

/* digits behind the point of a number as written */
static int count_decimals(struct slice raw)
{
	size_t i = slice_find(raw, SLICE(".")) + 1;
	int n = 0;

	for (; i < raw.n && raw.p[i] >= '0' && raw.p[i] <= '9'; i++)
		n++;
	return n;
}

/* the power of ten of the last place */
static int place_of(struct decimal quantum)
{
	for (; quantum.coef >= 10 && quantum.coef % 10 == 0; quantum.coef /= 10)
		quantum.exp++;
	return quantum.exp;
}

/* the value in the unit of the cell's column, as its neighbours are written */
static void add_cell_number(struct buffer *b, struct decimal value, const struct operand *like)
{
	value.exp -= place_of(like->quantum) + count_decimals(like->fact->raw);
	while (value.exp > 0 && value.coef < INT64_MAX / 10 && value.coef > -INT64_MAX / 10) {
		value.coef *= 10;
		value.exp--;
	}
	amount_number(b, decimal_trim(value));
}

void amount_add(struct buffer *b, struct decimal value, const struct operand *like, bool spaced)
{
	int128 units;

	if (is_bare_cell(like)) {
		add_cell_number(b, value, like);
		return;
	}
	if (amount_in_myriads(like) && decimal_units(value, 0, &units) && units / 10000 < INT64_MAX)
		add_myriads(b, units);
	else
		amount_number(b, value);
	if (spaced && is_spaced(like))
		buffer_char(b, ' ');
	add_unit(b, like->fact->unit);
}

void amount_written(struct buffer *b, const struct operand *o)
{
	struct slice raw = slice_trim(o->fact->raw), unit = o->fact->unit;

	if (is_spaced(o) && unit.n && raw.n > unit.n && slice_ends(raw, unit)) {
		buffer_add(b, (struct slice){raw.p, raw.n - unit.n});
		buffer_char(b, ' ');
		buffer_add(b, unit);
	} else {
		buffer_add(b, raw);
	}
}

void amount_bare(struct buffer *b, struct decimal value, const struct operand *like)
{
	if (is_spaced(like))
		amount_number(b, value);
	else
		amount_add(b, value, like, false);
}
