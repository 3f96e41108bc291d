#include "analyze/reach.h"

/* figures looked back over: what is farther away is another matter, and scopes stay linear */
enum { LOOK_BACK = 48 };

enum reach reach_between(const struct scope *s, size_t from, size_t to)
{
	const struct fact *f = s->v[from].fact, *g = s->v[to].fact;
	struct slice parent = section_parent(f->section);

	if (scope_same_sentence(s, from, to))
		return REACH_SENTENCE;
	if (f->block == g->block)
		return REACH_BLOCK;
	/* bullets and paragraphs of one section; the item above */
	if (slice_eq(g->section, f->section) || (f->section.n > 0 && slice_eq(g->section, parent)))
		return REACH_LEAD;
	if (f->section.n > 0 && section_within(parent, g->section))
		return REACH_SIBLING;
	return REACH_NONE;
}

static bool can_be_whole(const struct operand *o)
{
	switch (o->role) {
	case ROLE_INCREASE:
	case ROLE_DECREASE:
	case ROLE_AVERAGE:
	case ROLE_LIMIT:
	case ROLE_RATE:
	case ROLE_RANK:
		return false;
	default:
		break;
	}
	return operand_is_amount(o) || (slice_is(o->fact->kind, "duration") && o->value.coef > 0 &&
	                                o->exactness != EXACTNESS_APPROXIMATE);
}

static bool is_per_counted(const struct scope *s, size_t average, size_t count)
{
	struct slice basis = s->v[average].fact->basis, unit = s->v[count].fact->unit, tail = scope_tail(s, count);

	if (scope_is_per(s, average, count))
		return true;
	if ((s->v[count].quantity != QUANTITY_COUNT && s->v[count].quantity != QUANTITY_MEASURE) || !slice_starts(basis, SLICE("每")) || basis.n <= sizeof "每" - 1)
		return false;
	basis.p += sizeof "每" - 1;
	basis.n -= sizeof "每" - 1;
	/* 5個系統…每系統; 2,835人次…每次; 22個縣市…每縣市; 3,750公頃…每公頃 */
	return slice_eq(unit, basis) || slice_starts(tail, basis) || (slice_ends(unit, basis) && basis.n < unit.n);
}

/* 3,216人次 and 1,447人 are both persons */
static bool is_alike(const struct operand *a, const struct operand *b)
{
	struct slice x = a->fact->unit, y = b->fact->unit;

	return a->quantity == b->quantity && x.n > 0 && y.n > 0 && (slice_starts(x, y) || slice_starts(y, x));
}

static void take(struct reached *r, size_t i, enum reach by)
{
	if (r->n == REACHED_MAX)
		return;
	r->v[r->n] = i;
	r->by[r->n++] = by;
}

struct reached reach_amounts(const struct scope *s, size_t like, size_t end)
{
	struct reached r = {.n = 0};

	for (size_t i = end; i > 0 && end - i < LOOK_BACK; i--) {
		enum reach by = reach_between(s, end, i - 1);

		if (by != REACH_NONE && (operand_same_unit(&s->v[i - 1], &s->v[like]) || is_alike(&s->v[i - 1], &s->v[like])) &&
		    can_be_whole(&s->v[i - 1]))
			take(&r, i - 1, by);
	}
	return r;
}

struct reached reach_counts(const struct scope *s, size_t average)
{
	struct reached r = {.n = 0};

	for (size_t i = average; i > 0 && average - i < LOOK_BACK; i--) {
		enum reach by = reach_between(s, average, i - 1);

		if (by != REACH_NONE && is_per_counted(s, average, i - 1) && operand_is_exact(&s->v[i - 1]) &&
		    s->v[i - 1].value.coef > 0)
			take(&r, i - 1, by);
	}
	return r;
}
