#include "analyze/corroborate.h"

#include <stdlib.h>

#include "core/memory.h"

/* BITS: of chance that the relations that one slip repairs must have together; CHAIN: relations of one figure that are
 * looked at */
enum { BITS = 14, CHAIN = 12, SHARED = 2, SLIP_DIGITS = 3 };

/* findings by figure: the newest of each, and the one before it */
struct index {
	size_t *newest; /* of each operand, + 1 */
	struct link {
		size_t finding, older;
	} *links;
	size_t n, cap;
};

static void index_open(struct index *index, const struct scope *s, const struct findings *f)
{
	*index = (struct index){.newest = xcalloc(s->n + 1, sizeof *index->newest)};
	for (size_t i = 0; i < f->n; i++) {
		size_t members[MEMBERS_MAX], n = relation_members(&f->v[i].relation, members);

		index->links = xgrow(index->links, &index->cap, index->n + n, sizeof *index->links);
		for (size_t k = 0; k < n; k++) {
			index->links[index->n++] = (struct link){i, index->newest[members[k]]};
			index->newest[members[k]] = index->n;
		}
	}
}

static void index_close(struct index *index)
{
	free(index->newest);
	free(index->links);
}

/* the findings of one figure, the newest first */
static size_t findings_of(const struct index *index, size_t operand, size_t found[CHAIN])
{
	size_t n = 0;

	for (size_t l = index->links ? index->newest[operand] : 0; l > 0 && n < CHAIN; l = index->links[l - 1].older)
		found[n++] = index->links[l - 1].finding;
	return n;
}

/* ---- two that one slip repairs -------------------------------------------------------------------- */

/* They are two ways to say one thing: nothing but figures of the one is in the other. */
static bool is_same(const struct relation *a, const struct relation *b)
{
	size_t members[MEMBERS_MAX], n = relation_members(a, members), common = 0, others[MEMBERS_MAX];
	size_t m = relation_members(b, others);

	for (size_t i = 0; i < n; i++)
		common += relation_has(b, members[i]);
	/* 37.74%，約38%: two rates of the same pair */
	return common == n || common == m || (a->divisor > 0 && b->divisor > 0 && common + 1 == n && common + 1 == m);
}

/* those that hold if the operand is `value`, and the bits of chance against that */
static size_t repaired_by(const struct scope *s, const struct findings *f, const size_t *found, size_t n, size_t operand,
                          struct decimal value, size_t repaired[CHAIN])
{
	size_t count = 0;
	int bits = 0;

	for (size_t i = 0; i < n; i++) {
		const struct finding *one = &f->v[found[i]];
		bool known = false;

		if (!arithmetic_holds_with(s, &one->relation, operand, value))
			continue;
		for (size_t k = 0; k < count; k++)
			known = known || is_same(&f->v[repaired[k]].relation, &one->relation);
		bits += known ? 0 : one->result.bits;
		if (!known)
			repaired[count++] = found[i];
	}
	return count >= SHARED && bits >= BITS ? count : 0;
}

static void look_at_figure(const struct scope *s, const struct findings *f, const struct index *index, size_t operand,
                           bool *accused)
{
	size_t found[CHAIN], n = findings_of(index, operand, found), best[CHAIN], best_n = 0, digits;

	for (size_t i = 0; n >= SHARED && i < n; i++) {
		const struct finding *one = &f->v[found[i]];
		size_t repaired[CHAIN], count;
		struct decimal needed;

		if (!arithmetic_needed(s, &one->relation, &one->result, operand, &needed) ||
		    slip_between(s->v[operand].value, s->v[operand].quantum, needed, &digits) == SLIP_NONE)
			continue;
		count = repaired_by(s, f, found, n, operand, needed, repaired);
		for (size_t k = 0; count > best_n && k < count; k++)
			best[k] = repaired[k];
		best_n = count > best_n ? count : best_n;
	}
	for (size_t k = 0; k < best_n; k++)
		accused[best[k]] = true;
}

/* ---- one whose figures are tied already ------------------------------------------------------------ */

/* h says that `part` is a part of `whole` */
static bool divides(const struct relation *h, size_t whole, size_t part)
{
	if (h->type == RELATION_REMAINDER && h->n > 0)
		return h->terms[0].operand == whole && relation_has(h, part);
	return h->type == RELATION_SUM && h->target == (long)whole && relation_has(h, part);
}

/* A sum or a rest that holds makes the one figure a part of the other. */
static bool is_tied(const struct findings *held, const struct index *index, const struct relation *r)
{
	size_t found[CHAIN], n = findings_of(index, r->terms[0].operand, found);

	for (size_t i = 0; i < n; i++)
		if (held->v[found[i]].verdict == VERDICT_PASS &&
		    divides(&held->v[found[i]].relation, r->terms[1].operand, r->terms[0].operand))
			return true;
	return false;
}

/* one slip in part, whole or rate, and that no accident */
static bool is_slip(const struct scope *s, const struct finding *f)
{
	size_t members[MEMBERS_MAX], n = relation_members(&f->relation, members);

	for (size_t i = 0; i < n; i++) {
		struct decimal needed;
		size_t digits;
		enum slip slip;

		if (!arithmetic_needed(s, &f->relation, &f->result, members[i], &needed))
			continue;
		slip = slip_between(s->v[members[i]].value, s->v[members[i]].quantum, needed, &digits);
		if (slip != SLIP_NONE && digits >= SLIP_DIGITS)
			return true;
	}
	return false;
}

/* a rate right behind its part: 辦結1,748件，…辦結率95% */
static bool is_plain_rate(const struct scope *s, const struct relation *r)
{
	return r->divisor == 1 && r->n == 2 && r->target == (long)r->terms[0].operand + 1 && s->v[r->target].role != ROLE_NONE &&
	       s->v[r->target].exactness == EXACTNESS_RATE && scope_same_sentence(s, r->terms[0].operand, (size_t)r->target);
}

void corroborate(const struct scope *s, const struct findings *doubted, const struct findings *held, bool *accused)
{
	struct index doubts, holds;

	index_open(&doubts, s, doubted);
	index_open(&holds, s, held);
	for (size_t i = 0; i < s->n; i++)
		look_at_figure(s, doubted, &doubts, i, accused);
	for (size_t i = 0; i < doubted->n; i++)
		if (is_plain_rate(s, &doubted->v[i].relation) && is_slip(s, &doubted->v[i]) && is_tied(held, &holds, &doubted->v[i].relation))
			accused[i] = true;
	index_close(&doubts);
	index_close(&holds);
}
