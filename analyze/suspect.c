#include "analyze/suspect.h"

#include <stdlib.h>

#include "core/memory.h"

#define NONE SIZE_MAX

/* one figure that may repair a group of failing relations */
struct repair {
	size_t operand;
	struct decimal needed;
	enum slip slip;
	size_t vouched; /* satisfied relations that hold it fast */
};

/* Failing findings tied by common figures; a group is a chain that begins at its leader. */
struct groups {
	const struct scope *s;
	const struct findings *f;
	size_t *leader;  /* of each finding */
	size_t *next;    /* finding of the group, or NONE */
	size_t *vouched; /* satisfied relations of each operand */
};

static size_t find_leader(struct groups *g, size_t i)
{
	while (g->leader[i] != i)
		i = g->leader[i] = g->leader[g->leader[i]];
	return i;
}

static void tie(struct groups *g, size_t i, size_t j)
{
	size_t a = find_leader(g, i), b = find_leader(g, j);

	if (a < b)
		g->leader[b] = a;
	else
		g->leader[a] = b;
}

/* Ties each failing finding to the first one that has the figure too. */
static void tie_failures(struct groups *g)
{
	size_t *owner = xcalloc(g->s->n + 1, sizeof *owner);

	for (size_t i = 0; i < g->f->n; i++) {
		size_t members[MEMBERS_MAX], n = relation_members(&g->f->v[i].relation, members);

		for (size_t k = 0; k < n && g->f->v[i].verdict == VERDICT_FAIL; k++) {
			if (owner[members[k]] > 0)
				tie(g, i, owner[members[k]] - 1);
			else
				owner[members[k]] = i + 1;
		}
	}
	free(owner);
}

static void chain_groups(struct groups *g)
{
	for (size_t i = g->f->n; i-- > 0;) {
		size_t leader = find_leader(g, i);

		if (g->f->v[i].verdict != VERDICT_FAIL || leader == i)
			continue;
		g->next[i] = g->next[leader];
		g->next[leader] = i;
	}
}

static void count_vouchers(struct groups *g)
{
	for (size_t i = 0; i < g->f->n; i++) {
		size_t members[MEMBERS_MAX], n = relation_members(&g->f->v[i].relation, members);
		bool vouches = g->f->v[i].verdict == VERDICT_PASS && g->f->v[i].relation.type != RELATION_SUBSET;

		for (size_t k = 0; k < n; k++)
			g->vouched[members[k]] += vouches;
	}
}

static void groups_open(struct groups *g, const struct scope *s, const struct findings *f)
{
	*g = (struct groups){s, f, xcalloc(f->n + 1, sizeof(size_t)), xcalloc(f->n + 1, sizeof(size_t)),
	                     xcalloc(s->n + 1, sizeof(size_t))};
	for (size_t i = 0; i < f->n; i++) {
		g->leader[i] = i;
		g->next[i] = NONE;
	}
	tie_failures(g);
	chain_groups(g);
	count_vouchers(g);
}

static void groups_close(struct groups *g)
{
	free(g->leader);
	free(g->next);
	free(g->vouched);
}

/* The value that operand must have: what the relations that fix it agree on; a quotient, which leaves room
 * for many, is asked only when there is no other. */
static bool needed_value(const struct groups *g, size_t leader, size_t operand, struct decimal *value)
{
	bool found = false;

	for (int quotients = 0; quotients < 2 && !found; quotients++)
		for (size_t i = leader; i != NONE; i = g->next[i]) {
			const struct finding *one = &g->f->v[i];
			struct decimal needed;

			if (arithmetic_is_loose(&one->relation, operand) != quotients)
				continue;
			if (!arithmetic_needed(g->s, &one->relation, &one->result, operand, &needed) ||
			    (found && decimal_cmp(needed, *value) != 0))
				return false;
			*value = needed;
			found = true;
		}
	return found && value->coef != 0;
}

/* operand repairs every failing relation of the group by one and the same value */
static bool repairs_all(const struct groups *g, size_t leader, size_t operand, struct repair *repair)
{
	const struct operand *o = &g->s->v[operand];
	size_t digits;

	*repair = (struct repair){.operand = operand, .vouched = g->vouched[operand]};
	if (!needed_value(g, leader, operand, &repair->needed))
		return false;
	for (size_t i = leader; i != NONE; i = g->next[i])
		if (!arithmetic_holds_with(g->s, &g->f->v[i].relation, operand, repair->needed))
			return false;
	repair->slip = slip_between(o->value, o->quantum, repair->needed, &digits);
	return true;
}

/* slips first, then what nothing vouches for */
static int repair_cost(const struct repair *r)
{
	return (r->slip == SLIP_NONE) + (r->vouched > 0 ? 4 : 0);
}

static size_t best_repairs(const struct groups *g, size_t leader, struct repair best[MEMBERS_MAX])
{
	size_t members[MEMBERS_MAX], members_n = relation_members(&g->f->v[leader].relation, members), n = 0;

	for (size_t i = members_n; i > 0; i--) {
		struct repair repair;

		if (!repairs_all(g, leader, members[i - 1], &repair))
			continue;
		if (n > 0 && repair_cost(&repair) < repair_cost(&best[0]))
			n = 0;
		if (n == 0 || repair_cost(&repair) == repair_cost(&best[0]))
			best[n++] = repair;
	}
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
	struct groups g;

	groups_open(&g, s, f);
	for (size_t leader = 0; leader < f->n; leader++) {
		struct repair best[MEMBERS_MAX];
		size_t n, repairs = 0;

		if (f->v[leader].verdict != VERDICT_FAIL || g.leader[leader] != leader)
			continue;
		n = best_repairs(&g, leader, best);
		for (size_t i = leader; i != NONE; i = g.next[i])
			repairs++;
		for (size_t i = leader; i != NONE; i = g.next[i])
			blame(&f->v[i], best, n, repairs);
	}
	groups_close(&g);
}
