#include "tests/mutate/oracle.h"

#include "core/decimal.h"

enum { HUNDRED = 100, PER_MILLE = 1000, ROUGH = 50 };

/* twice a value, and by how much twice it may be off, in units of 10^exp */
struct amount {
	int128 twice, slack;
};

static bool is_exact(const struct fact *f)
{
	return slice_is(f->exactness, "integer") || slice_is(f->exactness, "exact") || slice_is(f->exactness, "assumed");
}

static bool read(const struct fact *f, int exp, struct amount *a)
{
	struct decimal value, quantum;
	int128 units, width;

	if (f == NULL || !decimal_parse(f->value, &value) || !decimal_parse(f->quantum, &quantum) ||
	    !decimal_units(value, exp, &units) || !decimal_units(quantum, exp, &width))
		return false;
	*a = (struct amount){2 * units, is_exact(f) ? 0 : width};
	/* about: rounded to somewhere */
	if (slice_is(f->qualifier, "about"))
		a->slack += units / ROUGH;
	return true;
}

enum { FINEST = -4 };

static int128 one(void)
{
	int128 unit = 1;

	for (int i = 0; i > FINEST; i--)
		unit *= 10;
	return unit;
}

/* a product of two figures, back in units of 10^FINEST */
static struct amount times(struct amount a, struct amount b)
{
	int128 unit = 2 * one();

	return (struct amount){a.twice * b.twice / unit, (a.twice * b.slack + b.twice * a.slack) / unit};
}

/* the figures before or from / on, added up */
static bool add_up(const struct gold_relation *r, bool denominator, figure_now *now, void *context, struct amount *sum)
{
	struct amount last = {0, 0};
	bool below = false;

	*sum = last;
	for (size_t i = 0; i < r->n; i++) {
		struct amount a;

		below = below || r->v[i].sign == '/';
		if (below != denominator)
			continue;
		if (!read(now(context, (size_t)r->v[i].fact), FINEST, &a))
			return false;
		if (r->v[i].sign == '*') {
			sum->twice -= last.twice;
			sum->slack -= last.slack;
			a = times(last, a);
		}
		if (r->v[i].sign == '-')
			a.twice = -a.twice;
		sum->twice += a.twice;
		sum->slack += a.slack;
		last = a;
	}
	return true;
}

static bool is_quotient(const struct gold_relation *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].sign == '/')
			return true;
	return false;
}

static int parts_of_one(const struct fact *rate)
{
	if (slice_is(rate->kind, "percent"))
		return slice_is(rate->unit, "‰") ? PER_MILLE : HUNDRED;
	return 1;
}

static int128 magnitude(int128 v)
{
	return v < 0 ? -v : v;
}

static bool quotient_holds(const struct fact *rate, struct amount up, struct amount down)
{
	struct amount target;
	int128 off, room;

	/* a rate always stands for its neighbourhood */
	if (!read(rate, FINEST, &target) || down.twice <= 0)
		return false;
	if (target.slack == 0) {
		struct decimal quantum;
		int128 width;

		if (!decimal_parse(rate->quantum, &quantum) || !decimal_units(quantum, FINEST, &width))
			return false;
		target.slack = width;
	}
	off = magnitude(up.twice * one() * parts_of_one(rate) - target.twice * down.twice / 2);
	room = target.slack * (down.twice + down.slack) / 2 + up.slack * one() * parts_of_one(rate) +
	       target.twice * down.slack / 2;
	return off <= room;
}

bool oracle_holds(const struct gold_relation *r, figure_now *now, void *context)
{
	const struct fact *target = r->target >= 0 ? now(context, (size_t)r->target) : NULL;
	struct amount up, down, whole = {(int128)2 * HUNDRED * one(), 0};

	if (target == NULL && (r->target >= 0 || r->listed > 0 || is_quotient(r)))
		return false;
	if (target != NULL && r->listed > 0) {
		struct decimal value;

		return decimal_parse(target->value, &value) && decimal_cmp(value, decimal_int(r->listed)) == 0;
	}
	/* what a rate implies: any other rate or count has no whole number, near enough */
	if (slice_is(r->type, "implied") || !add_up(r, false, now, context, &up) || !add_up(r, true, now, context, &down))
		return false;
	if (target != NULL && is_quotient(r))
		return quotient_holds(target, up, down);
	if (target != NULL && !read(target, FINEST, &whole))
		return false;
	if (!r->equality)
		return whole.twice <= up.twice + up.slack + whole.slack;
	return magnitude(up.twice - whole.twice) <= up.slack + whole.slack;
}
