/* Totals and their parts inside a sentence: 34件（前瞻17件、一般17件）; 12案，7案，共19案;
 * 共60件，分別為甲20件、乙40件; and 分別為 that takes up the total of the item before. */
#include "analyze/run.h"

enum { SHIFTS_MAX = 3, LOOK_BACK = 3, SHORT_GAP = 12 };

static const char *const sum_cues[] = {"共",   "計",   "合計", "總計", "共計",   "合共",
                                       "總共", "共有", "計有", "累計", "共計有", "小計"};

static bool follows_remainder(const struct scope *s, size_t like, size_t from)
{
	for (size_t i = from; i < s->n && scope_same_sentence(s, i, like); i++)
		if (s->v[i].role == ROLE_REMAINDER && operand_same_unit(&s->v[i], &s->v[like]))
			return true;
	return false;
}

static long bracket_head(const struct scope *s, size_t first)
{
	for (size_t back = 1; back <= LOOK_BACK && back <= first; back++) {
		size_t i = first - back;

		if (!scope_same_sentence(s, i, first))
			break;
		if (operand_same_unit(&s->v[i], &s->v[first]) && !scope_is_bracketed(s, i))
			return (long)i;
	}
	return NO_TARGET;
}

static void propose_bracket(const struct scope *s, struct relations *list, size_t first, size_t end)
{
	long head = bracket_head(s, first);
	struct run run = run_read_parts(s, first, first, end);
	struct relation r = relation_new(list, RELATION_SUM, RANK_BRACKET);

	/* 128家（診所97家、醫院12家），餘19家: the bracket alone is not the whole */
	if (head < 0 || run.n < 2 || run.overflow || follows_remainder(s, first, end))
		return;
	r.target = head;
	r.firmness = run.even && !run.compared ? FIRM : CONFIRM;
	run_terms(s, &run, 0, &r);
	relation_propose(list, &r);
}

static bool same_clause(const struct scope *s, size_t a, size_t b)
{
	return s->v[a].fact->clause == s->v[b].fact->clause && scope_same_sentence(s, a, b);
}

void propose_bracket_sums(const struct scope *s, struct relations *list)
{
	size_t end;

	for (size_t i = 0; i < s->n; i = end) {
		size_t first = i;

		end = i + 1;
		if (!scope_is_bracketed(s, i))
			continue;
		/* （凍結7案、主決議18案）: a figure of the bracket may have a role of its own */
		while (first > 0 && same_clause(s, first - 1, i))
			first--;
		while (end < s->n && scope_same_sentence(s, end, i) &&
		       (scope_is_bracketed(s, end) || same_clause(s, end, i)))
			end++;
		propose_bracket(s, list, first, end);
	}
}

/* 共19案, 兩者合計30件: nothing but the cue stands before the number */
static bool is_bare_total(const struct scope *s, size_t i)
{
	struct slice gap = scope_gap(s, i);

	if (gap.n > SHORT_GAP)
		return false;
	for (size_t c = 0; c < sizeof sum_cues / sizeof sum_cues[0]; c++)
		if (slice_ends(gap, slice_of(sum_cues[c])))
			return true;
	return false;
}

static bool ends_run(const struct scope *s, size_t i)
{
	const struct operand *o = &s->v[i];

	return scope_is_total(s, i) || o->role == ROLE_CUMULATIVE || o->role == ROLE_REVISED ||
	       o->role == ROLE_ORIGINAL || o->role == ROLE_REMAINDER;
}

/* where the parts of total t begin: behind the total before it */
static size_t run_begin(const struct scope *s, size_t t, struct span span)
{
	size_t first = t;

	while (first > span.first &&
	       !(ends_run(s, first - 1) && operand_same_unit(&s->v[first - 1], &s->v[t])))
		first--;
	return first;
}

static void propose_total(const struct scope *s, struct relations *list, size_t t, struct span span,
                          bool firm)
{
	struct run run = run_read(s, t, run_begin(s, t, span), t);
	struct relation r = relation_new(list, RELATION_SUM, RANK_SENTENCE);

	if (run.n < 2 || run.overflow)
		return;
	for (size_t from = 0; from + 2 <= run.n && from <= SHIFTS_MAX; from++) {
		r.n = 0;
		r.target = (long)t;
		r.firmness = from > 0                    ? CONFIRM
		             : !firm                     ? IF_SLIP
		             : run.even && !run.compared ? FIRM
		                                         : CONFIRM;
		r.alt = from > 0 ? "shorter_run" : "";
		run_terms(s, &run, from, &r);
		relation_propose(list, &r);
	}
}

void propose_totals(const struct scope *s, struct relations *list)
{
	for (size_t t = 1; t < s->n; t++) {
		const struct operand *o = &s->v[t];
		bool total = scope_is_total(s, t);

		if ((!total && o->role != ROLE_CUMULATIVE) || o->quantity == QUANTITY_PERCENT)
			continue;
		propose_total(s, list, t, scope_sentence(s, t), total && is_bare_total(s, t));
	}
}

/* the figure before the 分別為 list that it may break down */
static long breakdown_total(const struct scope *s, size_t first)
{
	for (size_t i = first; i > 0 && scope_same_sentence(s, i - 1, first); i--)
		if (operand_same_unit(&s->v[i - 1], &s->v[first]) && scope_is_plain(s, i - 1) &&
		    !scope_is_bracketed(s, i - 1))
			return (long)i - 1;
	return NO_TARGET;
}

/* the total (with cue) of the item before the one in which operand `first` stands, when both speak
 * of the same things */
static long sibling_total(const struct scope *s, size_t first)
{
	const struct fact *f = s->v[first].fact;
	struct slice parent = section_parent(f->section), sibling = {NULL, 0};
	long total = NO_TARGET;

	if (f->section.n == 0)
		return NO_TARGET;
	for (size_t i = first; i > 0; i--) {
		const struct fact *g = s->v[i - 1].fact;

		if (slice_eq(g->section, f->section))
			continue;
		if (!section_within(parent, g->section))
			break;
		if (sibling.n == 0)
			sibling = section_child(parent, g->section);
		if (!slice_eq(section_child(parent, g->section), sibling))
			break;
		if (slice_eq(g->section, sibling) && s->v[i - 1].role == ROLE_TOTAL &&
		    operand_same_unit(&s->v[i - 1], &s->v[first]) &&
		    (text_shares_word(g->subject, f->context) ||
		     text_shares_word(g->context, f->context)))
			total = (long)i - 1;
	}
	return total;
}

static void propose_breakdown(const struct scope *s, struct relations *list, size_t first,
                              size_t end)
{
	static const char *const inside[] = {"其中", NULL};
	struct run run = run_read_parts(s, first, first, end);
	bool own = breakdown_total(s, first) >= 0;
	struct relation r = relation_new(list, RELATION_SUM, own ? RANK_SENTENCE : RANK_SIBLING);

	r.target = own ? breakdown_total(s, first) : sibling_total(s, first);
	if (r.target < 0 || run.n < 2 || run.overflow)
		return;
	r.firmness = own && s->v[r.target].role != ROLE_TOTAL ? IF_SLIP : FIRM;
	if (!run.even || run.compared || slice_has_any(s->v[first].fact->context, inside))
		r.firmness = CONFIRM;
	run_terms(s, &run, 0, &r);
	relation_propose(list, &r);
}

static bool is_distributed(const struct operand *o)
{
	return o->role == ROLE_PART && (operand_cue(o, "分別為") || operand_cue(o, "各為"));
}

void propose_breakdowns(const struct scope *s, struct relations *list)
{
	size_t end;

	for (size_t i = 0; i < s->n; i = end) {
		end = i + 1;
		if (!is_distributed(&s->v[i]))
			continue;
		while (end < s->n && scope_same_sentence(s, end, i) &&
		       (is_distributed(&s->v[end]) || s->v[end].quantity == QUANTITY_PERCENT))
			end++;
		propose_breakdown(s, list, i, end);
	}
}
