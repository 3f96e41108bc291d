#include "analyze/operand.h"

static const char *const exactness_names[] = {
#define EXACTNESS(id, name) name,
#include "analyze/exactness.def"
#undef EXACTNESS
};

static const char *const role_names[] = {
#define ROLE(id, name) name,
#include "analyze/roles.def"
#undef ROLE
};

static const struct {
	const char *kind;
	enum quantity quantity;
} quantities[] = {
        {"count", QUANTITY_COUNT},     {"money", QUANTITY_MONEY}, {"percent", QUANTITY_PERCENT},
        {"measure", QUANTITY_MEASURE}, {"ratio", QUANTITY_OTHER}, {"duration", QUANTITY_OTHER},
};

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static int find(const char *const *names, size_t n, struct slice text)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(text, names[i]))
			return (int)i;
	return 0;
}

static bool read_quantity(struct slice kind, enum quantity *quantity)
{
	for (size_t i = 0; i < COUNT(quantities); i++)
		if (slice_is(kind, quantities[i].kind)) {
			*quantity = quantities[i].quantity;
			return true;
		}
	return false;
}

bool operand_read(const struct fact *fact, struct operand *o)
{
	*o = (struct operand){.fact = fact};
	if (!read_quantity(fact->kind, &o->quantity) || !decimal_parse(fact->value, &o->value))
		return false;
	if (!decimal_parse(fact->upper, &o->upper))
		o->upper = o->value;
	if (!decimal_parse(fact->quantum, &o->quantum) || o->quantum.coef <= 0)
		o->quantum = (struct decimal){1, o->value.exp};
	/* 1000000 as 10^6, whose exponent is the last place written */
	for (; o->quantum.coef % 10 == 0; o->quantum.coef /= 10)
		o->quantum.exp++;
	o->exactness =
	        (enum exactness)find(exactness_names, COUNT(exactness_names), fact->exactness);
	o->role = (enum role)find(role_names, COUNT(role_names), fact->role);
	return true;
}

bool operand_is_exact(const struct operand *o)
{
	return o->exactness == EXACTNESS_INTEGER || o->exactness == EXACTNESS_EXACT;
}

bool operand_is_amount(const struct operand *o)
{
	return (o->quantity == QUANTITY_COUNT || o->quantity == QUANTITY_MONEY ||
	        o->quantity == QUANTITY_MEASURE) &&
	       o->exactness != EXACTNESS_APPROXIMATE && o->value.coef > 0 &&
	       decimal_cmp(o->upper, o->value) == 0;
}

bool operand_is_change(const struct operand *o)
{
	return o->role == ROLE_INCREASE || o->role == ROLE_DECREASE;
}

bool operand_is_rate(const struct operand *o)
{
	return o->quantity == QUANTITY_PERCENT && slice_is(o->fact->unit, "%") && o->value.coef > 0 &&
	       (o->exactness == EXACTNESS_RATE || o->exactness == EXACTNESS_APPROXIMATE);
}

int operand_exponent(const struct operand *o)
{
	int exp = o->value.exp < o->upper.exp ? o->value.exp : o->upper.exp;

	return o->quantum.exp < exp ? o->quantum.exp : exp;
}

static bool half_units(struct decimal d, int exp, int128 *half)
{
	return decimal_units(d, exp, half) && !__builtin_mul_overflow(*half, 2, half);
}

/* half: [v - u/2, v + u/2]; trunc: [v, v + u) away from zero; ceil: (v - u, v] */
static struct interval rounded(int128 v, int128 quantum, enum rounding mode)
{
	bool outward = (mode == ROUNDING_TRUNC) == (v >= 0);

	if (mode == ROUNDING_HALF)
		return (struct interval){{v - quantum, false, false}, {v + quantum, false, false}};
	if (outward)
		return (struct interval){{v, false, false}, {v + 2 * quantum, true, false}};
	return (struct interval){{v - 2 * quantum, true, false}, {v, false, false}};
}

static bool raw_ends_open(struct slice raw)
{
	return slice_has(raw, SLICE("餘")) || slice_has(raw, SLICE("多"));
}

/* 1萬5千餘: up to the next unit of the last written place; 逾, 以上, 近, 以內: one side only */
static struct interval bounded(const struct operand *o, int128 v, int128 quantum)
{
	struct slice q = o->fact->qualifier;
	struct bound none = {0, false, true}, at = {v, false, false}, beyond = {v, true, false};

	if (slice_is(q, "over") && raw_ends_open(o->fact->raw))
		return (struct interval){at, {v + 2 * quantum, true, false}};
	if (slice_is(q, "over"))
		return (struct interval){beyond, none};
	if (slice_is(q, "at_least"))
		return (struct interval){at, none};
	if (slice_is(q, "under"))
		return (struct interval){none, beyond};
	if (slice_is(q, "at_most") || slice_is(q, "within"))
		return (struct interval){none, at};
	return (struct interval){at, {v + 2 * quantum, true, false}};
}

bool operand_interval(const struct operand *o, enum rounding mode, bool exact, int exp,
                      struct interval *interval)
{
	int128 v, upper, quantum;

	if (o->exactness == EXACTNESS_APPROXIMATE || !half_units(o->value, exp, &v) ||
	    !half_units(o->upper, exp, &upper) || !decimal_units(o->quantum, exp, &quantum))
		return false;
	if (upper > v)
		*interval = (struct interval){{v, false, false}, {upper, false, false}};
	else if (o->exactness == EXACTNESS_BOUND)
		*interval = bounded(o, v, quantum);
	else if (exact)
		*interval = interval_point(v);
	else
		*interval = rounded(v, quantum, mode);
	return true;
}

bool operand_same_unit(const struct operand *a, const struct operand *b)
{
	return a->quantity == b->quantity && slice_eq(a->fact->unit, b->fact->unit);
}

bool operand_cue(const struct operand *o, const char *cue)
{
	return slice_is(o->fact->cue, cue);
}

const char *rounding_name(enum rounding mode)
{
	static const char *const names[] = {"half", "trunc", "ceil", "auto"};

	return names[mode];
}
