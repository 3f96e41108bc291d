#include "analyze/quotient.h"

enum { PERCENT = 100, PER_MILLE = 1000, FINEST = -6 };

/* rates above this many quanta, and quanta above it, are no rates of a report */
static const int128 most = 1000000000;

/* What is added up on one side of the fraction, in half-units of 10^exp, and by how much it may be off. */
struct side {
	int128 half, slack;
};

/* (scale x numerator) / (quantum x denominator) = quanta of the target */
struct fraction {
	struct side numerator, denominator;
	int128 scale, quantum, quanta;
	int exp;
};

static int128 power_of_ten(int n)
{
	int128 p = 1;

	for (; n > 0; n--)
		p *= 10;
	return p;
}

/* 15% of the whole is 15 hundredths; 3倍 and 平均50人 are what they are */
static int parts_of_one(const struct operand *target)
{
	if (target->quantity != QUANTITY_PERCENT)
		return 1;
	return slice_is(target->fact->unit, "‰") ? PER_MILLE : PERCENT;
}

static int finest_place(const struct scope *s, const struct relation *r)
{
	int exp = operand_exponent(&s->v[r->target]);

	for (size_t i = 0; i < r->n; i++) {
		int e = operand_exponent(&s->v[r->terms[i].operand]);

		exp = e < exp ? e : exp;
	}
	return exp < 0 ? exp : 0;
}

static bool add_up(const struct scope *s, const struct relation *r, size_t first, size_t end, int exp,
                   struct side *side)
{
	*side = (struct side){0, 0};
	for (size_t i = first; i < end; i++) {
		const struct operand *o = &s->v[r->terms[i].operand];
		int128 value, quantum;

		if (!decimal_units(o->value, exp, &value) || !decimal_units(o->quantum, exp, &quantum))
			return false;
		side->half += 2 * value * r->terms[i].sign;
		side->slack += r->exact || operand_is_exact(o) ? 0 : quantum;
	}
	return side->half < INT64_MAX && side->half > -INT64_MAX;
}

static bool read_fraction(const struct scope *s, const struct relation *r, struct fraction *f)
{
	const struct operand *target = &s->v[r->target];
	int128 value;

	f->exp = finest_place(s, r);
	if (f->exp < FINEST || !decimal_units(target->value, f->exp, &value) ||
	    !decimal_units(target->quantum, f->exp, &f->quantum) || f->quantum <= 0 || f->quantum > most ||
	    value % f->quantum != 0 || value / f->quantum > most)
		return false;
	f->quanta = value / f->quantum;
	f->scale = parts_of_one(target) * power_of_ten(-f->exp);
	if (!add_up(s, r, 0, r->divisor, f->exp, &f->numerator))
		return false;
	if (relation_is_mean(r))
		f->denominator = (struct side){2 * (int128)r->n * power_of_ten(-f->exp), 0};
	else if (!add_up(s, r, r->divisor, r->n, f->exp, &f->denominator))
		return false;
	return f->denominator.half > f->denominator.slack;
}

/* Some quotient of the two sides lies between the bounds low and high, in half-quanta. */
static bool reaches(const struct fraction *f, int128 low, bool low_open, int128 high, bool high_open)
{
	int128 most_n = 2 * f->scale * (f->numerator.half + f->numerator.slack);
	int128 least_n = 2 * f->scale * (f->numerator.half - f->numerator.slack);
	int128 least_d = f->quantum * (f->denominator.half - f->denominator.slack);
	int128 most_d = f->quantum * (f->denominator.half + f->denominator.slack);

	return (low_open ? most_n > low * least_d : most_n >= low * least_d) &&
	       (high_open ? least_n < high * most_d : least_n <= high * most_d);
}

/* quanta of the quotient of the figures as they stand, half away from zero */
static int128 nearest(const struct fraction *f)
{
	int128 n = 2 * f->scale * f->numerator.half, d = f->quantum * f->denominator.half;

	return n < 0 ? -((-n + d) / (2 * d)) : (n + d) / (2 * d);
}

void quotient(const struct scope *s, const struct relation *r, struct result *result)
{
	struct fraction f, exact;
	int128 q, quanta;

	if (!read_fraction(s, r, &f))
		return;
	q = 2 * f.quanta;
	exact = f;
	exact.numerator.slack = exact.denominator.slack = 0;
	quanta = nearest(&f);
	result->usable = decimal_of_units(quanta * f.quantum, f.exp, &result->expected) &&
	                 decimal_of_units(f.quanta * f.quantum, f.exp, &result->reported) &&
	                 decimal_of_units((f.quanta - quanta) * f.quantum, f.exp, &result->difference);
	/* a tie may go either way; a quotient below zero is nowhere near what is reported */
	result->holds = reaches(&exact, q - 1, false, q + 1, false);
	result->meets[ROUNDING_HALF] = reaches(&f, q - 1, false, q + 1, false);
	result->meets[ROUNDING_TRUNC] = reaches(&f, q, false, q + 2, true);
	result->meets[ROUNDING_CEIL] = reaches(&f, q - 2, true, q, false);
	result->rounded = true;
	result->pointlike = f.numerator.slack == 0 && f.denominator.slack == 0;
	/* 增加20% for a fall of 20 % is a slip in the word */
	result->apart = result_differs_widely(quanta < 0 ? -quanta : quanta, f.quanta < 0 ? -f.quanta : f.quanta);
	result->tolerance = s->v[r->target].quantum;
	result->tolerance.coef *= 5;
	result->tolerance.exp--;
	result->bits = result_accident_bits(f.quanta, 1);
}

static const struct term *term_of(const struct relation *r, size_t operand)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->terms[i].operand == operand)
			return &r->terms[i];
	return NULL;
}

bool quotient_needed(const struct scope *s, const struct relation *r, size_t operand, struct decimal *needed)
{
	const struct term *term = term_of(r, operand);
	const struct operand *o = &s->v[operand];
	int128 up, down, side, other_side, half, quantum, value;
	struct fraction f;
	bool above;

	/* a figure on both sides (growth from itself) is solved on neither */
	if (term == NULL || !read_fraction(s, r, &f) || f.quanta == 0 ||
	    !decimal_units(o->quantum, f.exp, &quantum) || !decimal_units(o->value, f.exp, &value))
		return false;
	for (const struct term *other = term + 1; other < r->terms + r->n; other++)
		if (other->operand == operand)
			return false;
	above = term < r->terms + r->divisor;
	up = above ? f.quanta * f.quantum : f.scale;
	down = above ? f.scale : f.quanta * f.quantum;
	side = above ? f.numerator.half : f.denominator.half;
	other_side = above ? f.denominator.half : f.numerator.half;
	/* its half-units times `down`: what it is, and what its side lacks */
	half = 2 * value * down + term->sign * (up * other_side - side * down);
	if (half <= 0)
		return false;
	return decimal_of_units((half + down * quantum) / (2 * down * quantum) * quantum, f.exp, needed);
}

/* The fraction of which the open number n is part: rate = scale x top / bottom quanta, with n above
 * (a share) or below (growth: count by base). */
struct puzzle {
	int128 count;
	int128 one;  /* quanta of 100 %, and of growth: plus or minus the rate */
	int128 rate; /* quanta */
	bool share;
};

static int128 divide_up(int128 a, int128 b)
{
	return (a + b - 1) / b;
}

/* n / count in [rate - 1/2, rate + 1/2] / one; count / n in the same for a base */
static void solve(const struct puzzle *p, int128 *low, int128 *high)
{
	if (p->share) {
		*low = divide_up((2 * p->rate - 1) * p->count, 2 * p->one);
		*high = (2 * p->rate + 1) * p->count / (2 * p->one);
	} else {
		*low = divide_up(2 * p->one * p->count, 2 * p->rate + 1);
		*high = 2 * p->one * p->count / (2 * p->rate - 1);
	}
}

/* the rate, in quanta, that n would have */
static int128 rate_of(const struct puzzle *p, int128 n)
{
	int128 up = p->share ? n * p->one : p->count * p->one, down = p->share ? p->count : n;

	return (2 * up + down) / (2 * down);
}

static bool set_puzzle(const struct operand *count, const struct operand *target, enum implied implied,
                       struct puzzle *p)
{
	int128 rate;

	p->share = implied == IMPLIED_PART;
	if (target->quantum.coef != 1 || target->quantum.exp < FINEST || target->quantum.exp > 0 ||
	    !decimal_units(target->value, target->quantum.exp, &rate) || rate <= 0 || rate > most ||
	    !decimal_units(count->value, 0, &p->count) || p->count > most)
		return false;
	p->one = parts_of_one(target) * power_of_ten(-target->quantum.exp);
	p->rate = implied == IMPLIED_LOWER_BASE    ? p->one + rate
	          : implied == IMPLIED_HIGHER_BASE ? p->one - rate
	                                           : rate;
	return p->rate > 0 && (!p->share || p->rate <= p->one);
}

/* With a second term the count is itself the share of the first that the second gives, if that is one number. */
static bool read_puzzle(const struct scope *s, const struct relation *r, struct puzzle *p)
{
	const struct operand *count = &s->v[r->terms[0].operand], *target = &s->v[r->target];
	struct puzzle share;
	int128 low, high;

	if (!set_puzzle(count, target, r->implied, p))
		return false;
	if (r->n == 1)
		return true;
	if (!set_puzzle(count, &s->v[r->terms[1].operand], IMPLIED_PART, &share))
		return false;
	solve(&share, &low, &high);
	p->count = low;
	return low == high && low > 0;
}

/* the number nearest to what the rate asks for */
static int128 nearest_number(const struct puzzle *p)
{
	int128 up = p->share ? p->rate * p->count : p->one * p->count, down = p->share ? p->one : p->rate;
	int128 n = (2 * up + down) / (2 * down);

	return n > 0 ? n : 1;
}

void quotient_implied(const struct scope *s, const struct relation *r, struct result *result)
{
	const struct operand *target = &s->v[r->target];
	int128 low, high, expected, rate;
	struct puzzle p;

	if (!read_puzzle(s, r, &p))
		return;
	solve(&p, &low, &high);
	/* of `one` rates about as many fit as there are numbers up to the count, or around the base */
	if (high - low > 1 || 2 * (p.share ? p.count : p.count * p.one / p.rate) > p.one)
		return;
	expected = rate_of(&p, nearest_number(&p));
	expected = r->implied == IMPLIED_LOWER_BASE    ? expected - p.one
	           : r->implied == IMPLIED_HIGHER_BASE ? p.one - expected
	                                               : expected;
	rate = r->implied == IMPLIED_LOWER_BASE    ? p.rate - p.one
	       : r->implied == IMPLIED_HIGHER_BASE ? p.one - p.rate
	                                           : p.rate;
	result->holds = low <= high;
	if (result->holds)
		expected = rate;
	result->usable = decimal_of_units(expected, target->quantum.exp, &result->expected) &&
	                 decimal_of_units(rate, target->quantum.exp, &result->reported) &&
	                 decimal_of_units(rate - expected, target->quantum.exp, &result->difference) &&
	                 decimal_of_units(low, 0, &result->low) && decimal_of_units(high, 0, &result->high);
	result->pointlike = true;
	result->tolerance = (struct decimal){5, target->quantum.exp - 1};
	result->bits = result_accident_bits(p.one, p.share ? p.count : nearest_number(&p));
}
