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
				size_t members[MEMBERS_MAX], n = relation_members(a, members);
				bool tied = false;

				if (f->v[i].verdict != VERDICT_FAIL ||
				    f->v[j].verdict != VERDICT_FAIL || group[i] == group[j])
					continue;
				for (size_t k = 0; k < n && !tied; k++)
					tied = relation_has(b, members[k]);
				if (!tied)
					continue;
				group[i] = group[j] = group[i] < group[j] ? group[i] : group[j];
				changed = true;
			}
	}
}

static bool is_in_group(const struct findings *f, const size_t *group, size_t i, size_t leader)
{
	return f->v[i].verdict == VERDICT_FAIL && group[i] == leader;
}

static size_t vouchers(const struct findings *f, size_t operand)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->v[i].verdict == VERDICT_PASS && f->v[i].relation.type != RELATION_SUBSET &&
		     relation_has(&f->v[i].relation, operand);
	return n;
}

/* The value that operand must have: what the relations that fix it agree on; a quotient, which leaves room
 * for many, is asked only when there is no other. */
static bool needed_value(const struct scope *s, const struct findings *f, const size_t *group, size_t leader,
                         size_t operand, struct decimal *value)
{
	bool found = false;

	for (int quotients = 0; quotients < 2 && !found; quotients++)
		for (size_t i = 0; i < f->n; i++) {
			const struct finding *one = &f->v[i];
			struct decimal needed;

			if (!is_in_group(f, group, i, leader) || arithmetic_is_loose(&one->relation, operand) != quotients)
				continue;
			if (!arithmetic_needed(s, &one->relation, &one->result, operand, &needed) ||
			    (found && decimal_cmp(needed, *value) != 0))
				return false;
			*value = needed;
			found = true;
		}
	return found && value->coef > 0;
}

/* operand repairs every failing relation of the group by one and the same value */
static bool repairs_all(const struct scope *s, const struct findings *f, const size_t *group,
                        size_t leader, size_t operand, struct repair *repair)
{
	size_t digits;

	*repair = (struct repair){.operand = operand};
	if (!needed_value(s, f, group, leader, operand, &repair->needed))
		return false;
	for (size_t i = 0; i < f->n; i++)
		if (is_in_group(f, group, i, leader) &&
		    !arithmetic_holds_with(s, &f->v[i].relation, operand, repair->needed))
			return false;
	repair->slip =
	        slip_between(s->v[operand].value, s->v[operand].quantum, repair->needed, &digits);
	repair->vouched = vouchers(f, operand);
	return true;
}

/* slips first, then what nothing vouches for */
static int repair_cost(const struct repair *r)
{
	return (r->slip == SLIP_NONE) + (r->vouched > 0 ? 4 : 0);
}

static size_t best_repairs(const struct scope *s, const struct findings *f, const size_t *group,
                           size_t leader, struct repair best[MEMBERS_MAX])
{
	size_t members[MEMBERS_MAX], members_n = relation_members(&f->v[leader].relation, members), n = 0;

	for (size_t i = members_n; i > 0; i--) {
		struct repair repair;

		if (!repairs_all(s, f, group, leader, members[i - 1], &repair))
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
		n += is_in_group(f, group, i, leader);
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
		f->suspects[0] = relation_reported(&f->relation);
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
		struct repair best[MEMBERS_MAX];
		size_t n;

		if (f->v[i].verdict != VERDICT_FAIL)
			continue;
		n = best_repairs(s, f, group, group[i], best);
		blame(&f->v[i], best, n, count_group(f, group, group[i]));
	}
	free(group);
}
