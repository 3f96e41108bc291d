#include "analyze/suspect.h"

#include <stdlib.h>

#include "core/memory.h"

/* one figure that may repair a group of failing relations */
struct repair {
	size_t operand;
	struct decimal needed;
	enum slip slip;
	size_t vouched; /* satisfied relations that hold it fast */
};

/* group[i] of failing finding i: the least index among those it is tied to by common figures */
static void group_failures(const struct findings *f, size_t *group)
{
	bool changed = true;

	for (size_t i = 0; i < f->n; i++)
		group[i] = i;
	while (changed) {
		changed = false;
		for (size_t i = 0; i < f->n; i++)
			for (size_t j = 0; j < f->n; j++) {
				const struct relation *a = &f->v[i].relation,
				                      *b = &f->v[j].relation;
				bool tied = a->target >= 0 && relation_has(b, (size_t)a->target);

				if (f->v[i].verdict != VERDICT_FAIL ||
				    f->v[j].verdict != VERDICT_FAIL || group[i] == group[j])
					continue;
				for (size_t k = 0; k < a->n && !tied; k++)
					tied = relation_has(b, a->terms[k].operand);
				if (!tied)
					continue;
				group[i] = group[j] = group[i] < group[j] ? group[i] : group[j];
				changed = true;
			}
	}
}

static size_t member(const struct relation *r, size_t i)
{
	return i < r->n ? r->terms[i].operand : (size_t)r->target;
}

static size_t member_count(const struct relation *r)
{
	return r->n + (r->target >= 0);
}

static size_t vouchers(const struct findings *f, size_t operand)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->v[i].verdict == VERDICT_PASS && f->v[i].relation.type != RELATION_SUBSET &&
		     relation_has(&f->v[i].relation, operand);
	return n;
}

/* operand repairs every failing relation of the group by one and the same value */
static bool repairs_all(const struct scope *s, const struct findings *f, const size_t *group,
                        size_t leader, size_t operand, struct repair *repair)
{
	bool first = true;
	size_t digits;

	for (size_t i = 0; i < f->n; i++) {
		struct decimal needed;

		if (f->v[i].verdict != VERDICT_FAIL || group[i] != leader)
			continue;
		if (!arithmetic_needed(s, &f->v[i].relation, &f->v[i].result, operand, &needed) ||
		    (!first && decimal_cmp(needed, repair->needed) != 0))
			return false;
		repair->needed = needed;
		first = false;
	}
	repair->operand = operand;
	repair->slip =
	        slip_between(s->v[operand].value, s->v[operand].quantum, repair->needed, &digits);
	repair->vouched = vouchers(f, operand);
	return repair->needed.coef > 0;
}

/* slips first, then what nothing vouches for */
static int repair_cost(const struct repair *r)
{
	return (r->slip == SLIP_NONE) + (r->vouched > 0 ? 4 : 0);
}

static size_t best_repairs(const struct scope *s, const struct findings *f, const size_t *group,
                           size_t leader, struct repair best[TERMS_MAX + 1])
{
	const struct relation *r = &f->v[leader].relation;
	size_t n = 0;

	for (size_t i = 0; i < member_count(r); i++) {
		struct repair repair = {0};

		if (!repairs_all(s, f, group, leader, member(r, member_count(r) - 1 - i), &repair))
			continue;
		if (n > 0 && repair_cost(&repair) < repair_cost(&best[0]))
			n = 0;
		if (n == 0 || repair_cost(&repair) == repair_cost(&best[0]))
			best[n++] = repair;
	}
	return n;
}

static size_t count_group(const struct findings *f, const size_t *group, size_t leader)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->v[i].verdict == VERDICT_FAIL && group[i] == leader;
	return n;
}

static void blame(struct finding *f, const struct repair *best, size_t n, size_t repairs)
{
	f->suspects_n = 0;
	for (size_t i = 0; i < n; i++)
		f->suspects[f->suspects_n++] = best[i].operand;
	/* no slip explains it: the reported figure itself */
	if (n == 0 || (n > 1 && best[0].slip == SLIP_NONE)) {
		f->suspects_n = 1;
		f->suspects[0] = f->relation.target >= 0 ? (size_t)f->relation.target
		                                         : f->relation.terms[0].operand;
		return;
	}
	f->repaired = n == 1 && best[0].slip != SLIP_NONE;
	f->slip = best[0].slip;
	f->needed = best[0].needed;
	f->repairs = repairs;
}

void suspect(const struct scope *s, struct findings *f)
{
	size_t *group = xcalloc(f->n + 1, sizeof *group);

	group_failures(f, group);
	for (size_t i = 0; i < f->n; i++) {
		struct repair best[TERMS_MAX + 1];
		size_t n;

		if (f->v[i].verdict != VERDICT_FAIL)
			continue;
		n = best_repairs(s, f, group, group[i], best);
		blame(&f->v[i], best, n, count_group(f, group, group[i]));
	}
	free(group);
}
