#include "analyze/interval.h"

struct interval interval_point(int128 half)
{
	return (struct interval){{half, false, false}, {half, false, false}};
}

static struct bound negate(struct bound b)
{
	b.half = -b.half;
	return b;
}

struct interval interval_negate(struct interval a)
{
	return (struct interval){negate(a.high), negate(a.low)};
}

static bool add(struct bound a, struct bound b, struct bound *sum)
{
	*sum = (struct bound){0, a.open || b.open, a.endless || b.endless};
	return sum->endless || !__builtin_add_overflow(a.half, b.half, &sum->half);
}

bool interval_add(struct interval a, struct interval b, struct interval *sum)
{
	return add(a.low, b.low, &sum->low) && add(a.high, b.high, &sum->high);
}

static bool scale_bound(struct bound *b, int128 factor)
{
	return !__builtin_mul_overflow(b->half, factor, &b->half);
}

bool interval_scale(struct interval a, int128 factor, struct interval *product)
{
	*product = a;
	return scale_bound(&product->low, factor) && scale_bound(&product->high, factor);
}

bool interval_has(struct interval a, int128 half)
{
	bool above = a.low.endless || half > a.low.half || (half == a.low.half && !a.low.open);
	bool below = a.high.endless || half < a.high.half || (half == a.high.half && !a.high.open);

	return above && below;
}

bool interval_reaches_up(struct interval a)
{
	return a.high.endless || a.high.half > 0 || (a.high.half == 0 && !a.high.open);
}
