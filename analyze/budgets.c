/* 原列160億元，刪減1億元，增列2億元，改列161億元: original - cuts + additions = revised, inside a
 * sentence, else inside an item or among its siblings. Frozen amounts are not subtracted. */
#include "analyze/relation.h"

static bool is_change(const struct operand *o)
{
	return o->role == ROLE_CUT || o->role == ROLE_ADDED;
}

static int sign_of(const struct operand *change)
{
	return change->role == ROLE_CUT ? -1 : 1;
}

/* same sentence, else same item, else items of one parent */
static enum rank distance(const struct scope *s, size_t a, size_t b)
{
	const struct fact *f = s->v[a].fact, *g = s->v[b].fact;

	if (scope_same_sentence(s, a, b))
		return RANK_CLAUSE;
	if (slice_eq(f->section, g->section))
		return f->block == g->block ? RANK_SENTENCE : RANK_LIST;
	if (f->section.n && slice_eq(section_parent(f->section), section_parent(g->section)))
		return RANK_SIBLING;
	return RANK_WEAK;
}

static bool takes_part(const struct scope *s, size_t i, size_t revised)
{
	return is_change(&s->v[i]) && operand_same_unit(&s->v[i], &s->v[revised]);
}

/* The last change is, to the last digit, the net of those before it (增減互抵後，增列6,000萬元), or 0: amounts
 * agree so by intent, and it is not subtracted twice. */
static size_t netted_change(const struct scope *s, size_t original, size_t revised)
{
	struct decimal net = decimal_int(0);
	size_t last = 0, n = 0;

	for (size_t i = original + 1; i < revised; i++) {
		struct decimal step;

		if (!takes_part(s, i, revised))
			continue;
		if (last) {
			step = s->v[last].value;
			step.coef *= sign_of(&s->v[last]);
			if (!decimal_add(net, step, &net))
				return 0;
		}
		last = i;
		n++;
	}
	net.coef = net.coef < 0 ? -net.coef : net.coef;
	return n > 2 && decimal_cmp(net, s->v[last].value) == 0 ? last : 0;
}

/* the change that sums up those before it (共計減列1億8,265萬元), or 0 */
static size_t summed_change(const struct scope *s, size_t original, size_t revised)
{
	static const char *const cues[] = {"共計", "合計", "總計", "共減", "共刪", "共增",
	                                   "互抵", "淨", NULL};
	size_t before = 0;

	for (size_t i = original + 1; i < revised; i++) {
		if (!takes_part(s, i, revised))
			continue;
		if (before > 0 && slice_has_any(scope_gap(s, i), cues))
			return i;
		before++;
	}
	return netted_change(s, original, revised);
}

static void add_changes(const struct scope *s, struct relation *r, size_t first, size_t end,
                        size_t revised)
{
	for (size_t i = first; i < end; i++)
		if (takes_part(s, i, revised))
			relation_term(r, i, sign_of(&s->v[i]));
}

static void propose_change_total(const struct scope *s, struct relations *list, size_t original,
                                 size_t summed)
{
	struct relation r = relation_new(list, RELATION_SUM, RANK_SENTENCE);

	r.target = (long)summed;
	r.firmness = FIRM;
	for (size_t i = original + 1; i < summed; i++) {
		if (!takes_part(s, i, summed))
			continue;
		/* 減列收入之減項 adds: with both signs only a slip accuses */
		if (s->v[i].role != s->v[summed].role)
			r.firmness = IF_SLIP;
		relation_term(&r, i, s->v[i].role == s->v[summed].role ? 1 : -1);
	}
	relation_propose(list, &r);
}

/* 歲入原列…、歲出原列…，歲入增列…: two budgets in one sentence, or an amount without a role among the
 * changes: which change belongs to which cannot be told. */
static bool is_mixed(const struct scope *s, size_t original, size_t revised)
{
	for (size_t i = original; i-- > 0 && scope_same_sentence(s, i, revised);) {
		if (s->v[i].role == ROLE_REVISED)
			break;
		if (s->v[i].role == ROLE_ORIGINAL && operand_same_unit(&s->v[i], &s->v[revised]))
			return true;
	}
	for (size_t i = original + 1; i < revised; i++)
		if (s->v[i].role == ROLE_NONE && operand_same_unit(&s->v[i], &s->v[revised]) &&
		    scope_same_sentence(s, i, revised) && !scope_is_bracketed(s, i) && !scope_is_included(s, i))
			return true;
	return false;
}

static void propose_balance(const struct scope *s, struct relations *list, size_t original,
                            size_t revised)
{
	struct relation r = relation_new(list, RELATION_BALANCE, distance(s, original, revised));
	size_t summed = summed_change(s, original, revised);

	if (r.rank == RANK_WEAK)
		return;
	r.source = SOURCE_CUE;
	r.target = (long)revised;
	r.firmness = summed == 0 && is_mixed(s, original, revised) ? CONFIRM : r.rank == RANK_CLAUSE ? FIRM : IF_SLIP;
	relation_term(&r, original, 1);
	add_changes(s, &r, summed ? summed : original + 1, revised, revised);
	if (r.n < 2)
		return;
	relation_propose(list, &r);
	if (summed == 0)
		return;
	propose_change_total(s, list, original, summed);
	r.n = 1;
	r.firmness = CONFIRM;
	r.alt = "all_changes";
	add_changes(s, &r, original + 1, revised, revised);
	relation_propose(list, &r);
}

/* 預算案編列25億元，刪減5,000萬元，修正為24億5,000萬元: an amount without a role right in front of the cuts */
static bool is_submitted(const struct scope *s, size_t i, size_t revised)
{
	static const char *const words[] = {"編列", "原", "預算", "概算", "提案", "送審", NULL};

	return s->v[i].role == ROLE_NONE && scope_same_sentence(s, i, revised) && is_change(&s->v[i + 1]) &&
	       operand_is_amount(&s->v[i]) && slice_has_any(scope_gap(s, i), words);
}

void propose_budgets(const struct scope *s, struct relations *list)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->v[i].role != ROLE_REVISED)
			continue;
		for (size_t j = i; j > 0; j--) {
			if (!operand_same_unit(&s->v[j - 1], &s->v[i]))
				continue;
			if (s->v[j - 1].role == ROLE_REVISED)
				break;
			if (s->v[j - 1].role == ROLE_ORIGINAL || is_submitted(s, j - 1, i)) {
				propose_balance(s, list, j - 1, i);
				break;
			}
		}
	}
}
