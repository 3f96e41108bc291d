#include "plots/implied.h"

#include "plots/book.h"

/* after / (1 -+ rate) for the rate's bounds, half a unit of its last place either way */
bool implied_base(const struct fact *level, const struct fact *change, struct decimal *base)
{
	struct decimal after, rate;
	int128 count, scale = 200, low, high;
	int sign = slice_is(change->role, "decrease") ? -1 : 1;

	if (!fact_value(level, &after) || !slice_is(level->kind, "count") ||
	    !decimal_units(after, 0, &count) || !fact_value(change, &rate) || rate.exp < -6 ||
	    rate.exp > 0 || count > INT64_MAX / 1000000000)
		return false;
	for (int i = rate.exp; i < 0; i++)
		scale *= 10;
	/* both bounds times `scale`, two units a written one */
	low = scale + (int128)sign * 2 * rate.coef - 1;
	high = low + 2;
	if (low <= 0)
		return false;
	/* the wider divisor gives the smaller base */
	low = (count * scale + (high - 1)) / high;
	high = count * scale / (high - 2);
	return low == high && decimal_of_units(low, 0, base);
}
