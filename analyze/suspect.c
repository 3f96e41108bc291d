#include "analyze/suspect.h"

#include <stdlib.h>

#include "core/memory.h"

#define NONE SIZE_MAX

/* TELLING: units of a figure whose return is no accident; weights of repair_cost() and repair_doubt() */
enum { TELLING = 100, REPEATED = 2, VOUCHED = 4 };

/* one figure that may repair a group of failing relations */
struct repair {
	size_t operand;
	size_t vouched; /* satisfied relations that hold it fast */
	struct decimal needed;
	enum slip slip;
	int doubt; /* among repairs of one cost */
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
		bool vouches = g->f->v[i].verdict == VERDICT_PASS && !relation_is_bound(&g->f->v[i].relation);

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
	/* the number of a rule is the officer's, not the report's */
	if (o->fact->doc.n == 0 || !needed_value(g, leader, operand, &repair->needed))
		return false;
	for (size_t i = leader; i != NONE; i = g->next[i])
		if (!arithmetic_holds_with(g->s, &g->f->v[i].relation, operand, repair->needed))
			return false;
	repair->slip = slip_between(o->value, o->quantum, repair->needed, &digits);
	return true;
}

static int trailing_zeros(struct decimal value, struct decimal quantum)
{
	int128 units;
	int n = 0;

	if (!decimal_units(value, quantum.exp, &units) || quantum.coef == 0)
		return 0;
	for (units /= quantum.coef; units != 0 && units % 10 == 0; units /= 10)
		n++;
	return n;
}

/* The value stands elsewhere in the document, in the unit of the operand; two digits would be no sign. */
static bool is_found_elsewhere(const struct groups *g, size_t operand, struct decimal value)
{
	int128 units;

	if (!decimal_units(value, g->s->v[operand].quantum.exp, &units) ||
	    units / g->s->v[operand].quantum.coef < TELLING)
		return false;
	for (size_t i = 0; i < g->s->n; i++)
		if (i != operand && decimal_cmp(g->s->v[i].value, value) == 0 &&
		    operand_same_unit(&g->s->v[i], &g->s->v[operand]))
			return true;
	return false;
}

/* What speaks against a repair: satisfied relations vouch for the figure; no slip of the pen explains it. */
static int repair_cost(const struct repair *r)
{
	return (r->slip == SLIP_NONE) + (r->vouched > 0 ? VOUCHED : 0);
}

/* What is no proof but orders repairs that cost the same: the figure as written stands elsewhere too, the repaired
 * one does; it would be less round, or rounder. */
static int repair_doubt(const struct groups *g, const struct repair *r)
{
	const struct operand *o = &g->s->v[r->operand];
	int written = trailing_zeros(o->value, o->quantum), needed = trailing_zeros(r->needed, o->quantum);
	int doubt = (needed < written) - (needed > written);

	doubt += is_found_elsewhere(g, r->operand, o->value) ? REPEATED : 0;
	return doubt - (is_found_elsewhere(g, r->operand, r->needed) ? REPEATED : 0);
}

/* puts a repair among those of its cost, the least doubtful first */
static void insert(struct repair best[MEMBERS_MAX], size_t n, const struct repair *r)
{
	size_t i = n;

	for (; i > 0 && best[i - 1].doubt > r->doubt; i--)
		best[i] = best[i - 1];
	best[i] = *r;
}

static size_t best_repairs(const struct groups *g, size_t leader, struct repair best[MEMBERS_MAX])
{
	size_t members[MEMBERS_MAX], members_n = relation_members(&g->f->v[leader].relation, members), n = 0;

	/* of equals a part before its total, there being more of them; what a change has led to before the change, and
	 * what a row or a column gives */
	const struct relation *r = &g->f->v[leader].relation;
	bool outcome = r->type == RELATION_CHANGE || r->source == SOURCE_TABLE;

	for (size_t i = 0; i < members_n; i++) {
		struct repair repair;

		if (!repairs_all(g, leader, members[outcome ? members_n - 1 - i : i], &repair))
			continue;
		if (n > 0 && repair_cost(&repair) < repair_cost(&best[0]))
			n = 0;
		if (n == 0 || repair_cost(&repair) == repair_cost(&best[0])) {
			repair.doubt = repair_doubt(g, &repair);
			insert(best, n++, &repair);
		}
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
