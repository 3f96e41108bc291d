#include "analyze/arithmetic.h"

#include "analyze/quotient.h"

enum { WHOLE_SHARE = 100, COARSE = 100000000 };

/* value, of the term's operand, times the term's factor; false on overflow */
static bool times_factor(const struct scope *s, const struct term *term, struct decimal value, struct decimal *product)
{
	*product = value;
	return term->factor < 0 || decimal_mul(value, s->v[term->factor].value, product);
}

static const struct operand *target_of(const struct scope *s, const struct relation *r)
{
	return r->target >= 0 ? &s->v[r->target] : NULL;
}

/* places of the factor behind the point, as an exponent */
static int factor_exponent(const struct scope *s, const struct term *term)
{
	return term->factor >= 0 && s->v[term->factor].value.exp < 0 ? s->v[term->factor].value.exp : 0;
}

static int common_exponent(const struct scope *s, const struct relation *r)
{
	int exp = target_of(s, r) ? operand_exponent(target_of(s, r)) : 0;

	for (size_t i = 0; i < r->n; i++) {
		int e = operand_exponent(&s->v[r->terms[i].operand]);

		e += factor_exponent(s, &r->terms[i]);
		exp = e < exp ? e : exp;
	}
	return exp < 0 ? exp : 0;
}

static bool sum_units(const struct scope *s, const struct relation *r, int exp, int128 *sum)
{
	*sum = 0;
	for (size_t i = 0; i < r->n; i++) {
		struct decimal value;
		int128 units;

		if (!times_factor(s, &r->terms[i], s->v[r->terms[i].operand].value, &value) ||
		    !decimal_units(value, exp, &units) ||
		    __builtin_add_overflow(*sum, r->terms[i].sign > 0 ? units : -units, sum))
			return false;
	}
	return true;
}

/* some term is written to a finer place than the target */
static bool is_finer_than(const struct scope *s, const struct relation *r, const struct operand *o)
{
	for (size_t i = 0; i < r->n; i++)
		if (decimal_cmp(s->v[r->terms[i].operand].quantum, o->quantum) < 0)
			return true;
	return false;
}

static bool is_coarse(const struct operand *o)
{
	return decimal_cmp(o->quantum, decimal_int(COARSE)) >= 0;
}

/* every term is a whole number of the target's last place */
static bool terms_are_multiples(const struct scope *s, const struct relation *r,
                                const struct operand *o)
{
	for (size_t i = 0; i < r->n; i++) {
		struct decimal value;
		int128 units;

		if (!times_factor(s, &r->terms[i], s->v[r->terms[i].operand].value, &value) ||
		    !decimal_units(value, o->quantum.exp, &units) ||
		    units % o->quantum.coef != 0)
			return false;
	}
	return true;
}

/* 5億元 + 3億元 = 8億元: all written to the same whole number of 億 or 萬, and none with a fraction. Somebody
 * who rounds says so (約, a decimal, a note); without that they are read as they stand. */
static bool is_written_alike(const struct scope *s, const struct relation *r)
{
	const struct operand *target = target_of(s, r);

	if (target == NULL || s->rounding_note || target->exactness != EXACTNESS_ASSUMED)
		return false;
	for (size_t i = 0; i < r->n; i++) {
		const struct operand *o = &s->v[r->terms[i].operand];

		if (o->exactness != EXACTNESS_ASSUMED || decimal_cmp(o->quantum, target->quantum) != 0)
			return false;
	}
	return true;
}

/* The figure is read as a point (reconciliation.md 1.1): exact by notation; or written coarser than
 * the result, which then could not have come out so fine. A total written coarser than its parts is
 * rounded. */
static bool is_point(const struct scope *s, const struct relation *r, const struct operand *o)
{
	const struct operand *target = target_of(s, r);

	if (r->exact && !s->rounding_note)
		return true;
	if (target == o) {
		/* 58億7,412萬 - 7,412萬 = 58億: a budget is exact, however short its writing */
		if (r->type == RELATION_BALANCE && is_finer_than(s, r, o))
			return true;
		/* 2兆534億 against parts in 萬 is rounded; 89億2,457萬 against parts in 千 happens
		 * to be round */
		if (o->quantity == QUANTITY_MONEY && is_coarse(o) && !terms_are_multiples(s, r, o))
			return false;
	}
	if (is_written_alike(s, r))
		return true;
	if (operand_is_exact(o))
		return !s->rounding_note || decimal_cmp(o->quantum, decimal_int(1)) <= 0;
	/* 189億7,550萬元增加13.51億元, 較11.34億元增加1億234萬元: what is told in a decimal of 億 beside finer figures was rounded */
	return target && target != o && !(r->type == RELATION_CHANGE && o->exactness == EXACTNESS_SCALED) &&
	       !s->rounding_note && decimal_cmp(o->quantum, target->quantum) > 0;
}

/* the interval of operand times factor, half-units of 10^exp */
static bool term_interval(const struct scope *s, const struct relation *r, const struct term *term,
                          enum rounding mode, int exp, struct interval *interval)
{
	const struct operand *o = &s->v[term->operand];
	int128 factor = 1;
	int places = factor_exponent(s, term);

	return operand_interval(o, mode, is_point(s, r, o), exp - places, interval) &&
	       (term->factor < 0 || (operand_is_exact(&s->v[term->factor]) &&
	                             decimal_units(s->v[term->factor].value, places, &factor))) &&
	       interval_scale(*interval, factor, interval);
}

/* sum of the terms' intervals minus the target's, or 100 */
static bool gap_interval(const struct scope *s, const struct relation *r, enum rounding mode,
                         int exp, struct interval *gap)
{
	const struct operand *target = target_of(s, r);
	struct interval one;
	int128 whole;

	if (target == NULL) {
		if (!decimal_units(decimal_int(WHOLE_SHARE), exp, &whole))
			return false;
		*gap = interval_point(-2 * whole);
	} else {
		if (!operand_interval(target, mode, is_point(s, r, target), exp, gap))
			return false;
		*gap = interval_negate(*gap);
	}
	for (size_t i = 0; i < r->n; i++) {
		if (!term_interval(s, r, &r->terms[i], mode, exp, &one))
			return false;
		if (r->terms[i].sign < 0)
			one = interval_negate(one);
		if (!interval_add(*gap, one, gap))
			return false;
	}
	return true;
}

static bool is_approximate(const struct scope *s, const struct relation *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (s->v[r->terms[i].operand].exactness == EXACTNESS_APPROXIMATE)
			return true;
	/* 約占11.3%, 平均約509元: rounded, whatever the 約 (reconciliation.md 1.1) */
	return r->divisor == 0 && r->target >= 0 && s->v[r->target].exactness == EXACTNESS_APPROXIMATE;
}

static void weigh_members(const struct scope *s, const struct relation *r, struct result *result)
{
	struct decimal sum = decimal_int(0);

	result->pointlike = result->by_notation = true;
	for (size_t i = 0; i <= r->n; i++) {
		const struct operand *o = i < r->n ? &s->v[r->terms[i].operand] : target_of(s, r);
		struct decimal quantum;

		if (o == NULL || is_point(s, r, o))
			continue;
		result->pointlike = false;
		if (o->exactness == EXACTNESS_BOUND)
			continue;
		result->by_notation = false;
		quantum = o->quantum;
		if ((i < r->n && !times_factor(s, &r->terms[i], o->quantum, &quantum)) ||
		    !decimal_add(sum, quantum, &sum))
			return;
	}
	/* half of the sum of the quanta: x 5 / 10 */
	if (decimal_mul(sum, decimal_int(5), &sum)) {
		sum.exp--;
		while (sum.coef != 0 && sum.coef % 10 == 0 && sum.exp < 0) {
			sum.coef /= 10;
			sum.exp++;
		}
		result->tolerance = sum.coef ? sum : decimal_int(0);
	}
}

int result_accident_bits(int128 target, int128 width)
{
	int128 odds;
	int bits = 0;

	target = target < 0 ? -target : target;
	if (__builtin_mul_overflow(target, 23, &odds))
		return 126;
	for (odds /= 10 * (width < 1 ? 1 : width); odds > 1; odds /= 2)
		bits++;
	return bits;
}

bool result_differs_widely(int128 a, int128 b)
{
	if (a < 0 && b < 0)
		return result_differs_widely(-a, -b);
	return a <= 0 || b <= 0 || a / 2 > b || b / 2 > a;
}

static bool fill(struct result *result, int128 expected, int128 reported, int exp)
{
	return decimal_of_units(expected, exp, &result->expected) &&
	       decimal_of_units(reported, exp, &result->reported) &&
	       decimal_of_units(reported - expected, exp, &result->difference);
}

/* 84.5億元 in the text is what 8,452,961 under 千元 rounds to */
static bool is_rounded_writing(const struct scope *s, const struct relation *r, int128 difference, int128 unit)
{
	return r->type == RELATION_TEXT_TABLE && !operand_is_exact(target_of(s, r)) &&
	       target_of(s, r)->exactness != EXACTNESS_BOUND && (difference < 0 ? -difference : difference) <= unit / 2;
}

static void work_out(const struct scope *s, const struct relation *r, struct result *result)
{
	int exp = common_exponent(s, r);
	int128 sum, target, unit = 1, width;

	if (!sum_units(s, r, exp, &sum))
		return;
	if (r->target < 0) {
		if (!decimal_units(decimal_int(WHOLE_SHARE), exp, &target) ||
		    !fill(result, target, sum, exp))
			return;
	} else if (!decimal_units(target_of(s, r)->value, exp, &target) ||
	           !fill(result, sum, target, exp)) {
		return;
	}
	for (int mode = ROUNDING_HALF; mode <= ROUNDING_CEIL; mode++) {
		struct interval gap;

		if (!gap_interval(s, r, (enum rounding)mode, exp, &gap))
			return;
		result->meets[mode] = relation_is_bound(r) ? interval_reaches_up(gap) : interval_has(gap, 0);
	}
	result->usable = true;
	result->holds = relation_is_bound(r) ? target <= sum : target == sum;
	if (target_of(s, r) && !decimal_units(target_of(s, r)->quantum, exp, &unit))
		unit = 1;
	result->holds = result->holds || is_rounded_writing(s, r, target - sum, unit);
	result->apart = result_differs_widely(sum, target);
	weigh_members(s, r, result);
	if (!decimal_units(result->tolerance, exp - 1, &width))
		width = 0;
	result->bits = result_accident_bits(target / (unit ? unit : 1), width / 5 / (unit ? unit : 1));
}

static void count_out(const struct scope *s, const struct relation *r, struct result *result)
{
	const struct operand *target = target_of(s, r);
	int64_t n = target->value.coef;

	result->reported = target->value;
	result->expected = decimal_int(r->best);
	result->usable = target->value.exp == 0;
	result->difference = decimal_int(n - r->best);
	result->holds = result->usable && n >= r->lower && (r->upper < 0 || n <= r->upper);
	result->pointlike = true;
	result->apart = result_differs_widely(n, r->best);
	result->tolerance = decimal_int(0);
	result->bits = result_accident_bits(n, r->upper < 0 ? n : r->upper - r->lower + 1);
}

void arithmetic(const struct scope *s, const struct relation *r, struct result *result)
{
	*result = (struct result){.tolerance = {0, 0}};
	result->approximate = is_approximate(s, r);
	if (result->approximate)
		return;
	if (r->listed)
		count_out(s, r, result);
	else if (r->implied != NOT_IMPLIED)
		quotient_implied(s, r, result);
	else if (r->divisor > 0)
		quotient(s, r, result);
	else
		work_out(s, r, result);
}

bool result_holds(const struct result *result, enum rounding mode)
{
	return result->usable &&
	       (result->holds || ((!result->pointlike || result->rounded) && result->meets[mode]));
}

static size_t place_of(const size_t *members, size_t n, size_t operand)
{
	size_t i = 0;

	while (i + 1 < n && members[i] != operand)
		i++;
	return i;
}

bool arithmetic_holds_with(const struct scope *s, const struct relation *r, size_t operand, struct decimal value)
{
	struct operand v[MEMBERS_MAX] = {{.fact = NULL}};
	struct scope some = {.v = v, .rounding_note = s->rounding_note};
	struct relation same = *r;
	size_t members[MEMBERS_MAX];
	struct result result;

	some.n = relation_members(r, members);
	for (size_t i = 0; i < some.n; i++) {
		v[i] = s->v[members[i]];
		if (members[i] == operand)
			v[i].value = v[i].upper = value;
	}
	for (size_t i = 0; i < same.n; i++) {
		same.terms[i].operand = place_of(members, some.n, same.terms[i].operand);
		if (same.terms[i].factor >= 0)
			same.terms[i].factor = (long)place_of(members, some.n, (size_t)same.terms[i].factor);
	}
	if (same.target >= 0)
		same.target = (long)place_of(members, some.n, (size_t)same.target);
	arithmetic(&some, &same, &result);
	return result_holds(&result, ROUNDING_HALF);
}

/* a = b x quotient, when b is whole and divides a */
static bool divide_evenly(struct decimal a, struct decimal b, struct decimal *quotient)
{
	int exp = a.exp < 0 ? a.exp : 0;
	int128 x, y;

	return decimal_units(a, exp, &x) && decimal_units(b, 0, &y) && y != 0 && x % y == 0 &&
	       decimal_of_units(x / y, exp, quotient);
}

/* by how much a member of the term must change for the term to change by `change` */
static bool change_of_member(const struct scope *s, const struct term *term, size_t operand, struct decimal *change)
{
	size_t other = operand == term->operand ? (size_t)term->factor : term->operand;

	return term->factor < 0 || divide_evenly(*change, s->v[other].value, change);
}

bool arithmetic_is_loose(const struct relation *r, size_t operand)
{
	return (r->divisor > 0 || r->implied != NOT_IMPLIED) && r->target != (long)operand;
}

bool arithmetic_needed(const struct scope *s, const struct relation *r, const struct result *result,
                       size_t operand, struct decimal *needed)
{
	struct decimal change = result->difference;

	if (r->target >= 0 && (size_t)r->target == operand) {
		*needed = result->expected;
		return true;
	}
	if (r->implied != NOT_IMPLIED)
		return false;
	if (r->divisor > 0)
		return quotient_needed(s, r, operand, needed) && arithmetic_holds_with(s, r, operand, *needed);
	for (size_t i = 0; i < r->n; i++) {
		const struct term *term = &r->terms[i];

		if (term->operand != operand && term->factor != (long)operand)
			continue;
		/* without a target the terms themselves are reported: they must fall by the
		 * difference */
		if ((term->sign < 0) != (r->target < 0))
			change.coef = -change.coef;
		return change_of_member(s, term, operand, &change) &&
		       decimal_add(s->v[operand].value, change, needed);
	}
	return false;
}
