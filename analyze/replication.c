#include "analyze/replication.h"

#include <stdlib.h>

#include "core/memory.h"

/* MOST: in tenths, of the instances that must hold; TELLING: digits of a figure whose slip is no accident */
/* SURE_CASES: of a relation without a word, whose figures have WEIGHTY last places, or one more; ONE_OFF: among so
 * many one may be wrong */
enum { SURE_CASES = 3, ONE_OFF = 6, WEIGHTY = 10 };
enum { SURE = 2, MOST = 6, TENTHS = 10, TELLING = 3 };

static bool is_weighty(const struct operand *o)
{
	int128 places;

	return decimal_units(o->value, o->quantum.exp, &places) && (places >= WEIGHTY || places <= -WEIGHTY);
}

void replication_add(const struct scope *s, struct replication *p, const struct relation *r, bool complete)
{
	struct instance one = {*r, complete, false, {.usable = false}};

	if (r->n == 0 || r->n > TERMS_MAX || r->target < 0)
		return;
	arithmetic(s, r, &one.result);
	if (!one.result.usable)
		return;
	p->v = xgrow(p->v, &p->cap, p->n + 1, sizeof *p->v);
	one.weighty = is_weighty(&s->v[r->target]);
	p->v[p->n++] = one;
	p->complete += complete;
	p->holding += complete && result_holds(&one.result, ROUNDING_HALF);
	p->exactly += complete && one.result.holds;
}

void replication_propose(struct relations *list, const struct replication *p, enum firmness firmness)
{
	for (size_t i = 0; i < p->n; i++) {
		struct relation r = p->v[i].relation;

		r.group = list->groups++;
		r.source = r.rank == RANK_CLAUSE ? SOURCE_CUE : SOURCE_TABLE;
		r.telling = TELLING;
		r.firmness = p->v[i].complete ? firmness : CONFIRM;
		r.exact = p->exactly == p->holding && p->exactly >= SURE;
		relation_propose(list, &r);
	}
}

void replication_free(struct replication *p)
{
	free(p->v);
	*p = (struct replication){0};
}

void replication_keep(struct replication *best, struct replication *p)
{
	if (p->holding > best->holding) {
		struct replication worse = *best;

		*best = *p;
		*p = worse;
	}
	replication_free(p);
}

/* holds in two instances at least and in most of them */
static bool is_established(const struct replication *p)
{
	return p->holding >= SURE && p->holding * TENTHS >= p->complete * MOST;
}

/* holds without rounding in enough instances, and in all, or all but one of many: sure without a word that says it */
static bool is_sure(const struct replication *p)
{
	size_t weighty = 0;

	for (size_t i = 0; i < p->n; i++)
		weighty += p->v[i].complete && p->v[i].result.holds && p->v[i].weighty;
	return p->exactly + (p->complete >= ONE_OFF) >= p->complete &&
	       (p->exactly > SURE_CASES || (p->exactly == SURE_CASES && weighty == SURE_CASES));
}

bool replication_settle_named(struct relations *list, struct replication *p)
{
	bool established = p->holding > 0 && p->holding * TENTHS >= p->complete * MOST;

	if (established)
		replication_propose(list, p, FIRM);
	replication_free(p);
	return established;
}

bool replication_settle_rate(struct relations *list, struct replication *p)
{
	bool sure = p->holding >= SURE_CASES && p->holding + (p->complete >= ONE_OFF) >= p->complete;

	if (sure)
		replication_propose(list, p, FIRM);
	replication_free(p);
	return sure;
}

bool replication_settle_sure(struct relations *list, struct replication *p)
{
	bool sure = is_sure(p);

	if (sure)
		replication_propose(list, p, FIRM);
	replication_free(p);
	return sure;
}

bool replication_settle(struct relations *list, struct replication *p)
{
	bool established = is_established(p);

	if (established)
		replication_propose(list, p, FIRM);
	replication_free(p);
	return established;
}
