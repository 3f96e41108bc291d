#include "analyze/judge.h"

#include <stdlib.h>

#include "analyze/corroborate.h"
#include "analyze/suspect.h"
#include "core/memory.h"

enum { TRUNC_WITNESSES = 2, EXPONENT_MIN = -6, EXPONENT_MAX = 12, BESIDE = 6 };

static const struct {
	const char *name, *title;
} verdicts[] = {{"pass", "相符"},
                {"within_rounding", "尾差"},
                {"fail", "不符"},
                {"note", "提醒"},
                {"unverifiable", "無法驗證"}};

static const char *const reasons[] = {"", "approximate", "ambiguous_scope"};

const char *verdict_name(enum verdict v)
{
	return verdicts[v].name;
}

const char *verdict_title(enum verdict v)
{
	return verdicts[v].title;
}

const char *reason_name(enum reason r)
{
	return reasons[r];
}

void findings_free(struct findings *f)
{
	free(f->v);
	*f = (struct findings){0};
}

/* digits of the target down to the last place that any of the figures uses */
static size_t target_digits(const struct scope *s, const struct relation *r)
{
	size_t members[MEMBERS_MAX], n = relation_members(r, members), digits = 0;
	int place = EXPONENT_MAX;
	int128 units;

	for (size_t i = 0; i < n; i++)
		while (place > EXPONENT_MIN && !decimal_units(s->v[members[i]].value, place, &units))
			place--;
	if (!decimal_units(s->v[r->target].value, place, &units))
		return 0;
	for (; units > 0; units /= 10)
		digits++;
	return digits;
}

/* One slip of the pen in one of the figures explains the difference; telling: in a figure of so
 * many digits that this is no accident. */
static bool is_slip(const struct scope *s, const struct finding *f, size_t telling)
{
	const struct relation *r = &f->relation;
	/* 20縣市 over a list of 2 is another list, not a digit too many; nor is 4.6% the rate of what only may be its
	 * figures */
	enum slip largest = r->listed || r->rank == RANK_WEAK || (r->divisor > 0 && r->firmness != FIRM) ? SLIP_SWAP : SLIP_SCALE;
	/* in a row of parts what tells is how large their total is */
	bool by_target = r->rank == RANK_WEAK && r->type == RELATION_SUM && r->target >= 0;
	size_t members[MEMBERS_MAX], n = relation_members(r, members);

	for (size_t i = 0; i < n; i++) {
		size_t operand = members[i], digits;
		struct decimal needed;
		enum slip slip;

		if (!arithmetic_needed(s, r, &f->result, operand, &needed))
			continue;
		slip = slip_between(s->v[operand].value, s->v[operand].quantum, needed, &digits);
		if (by_target)
			digits = target_digits(s, r);
		if (slip != SLIP_NONE && slip <= largest && digits >= telling)
			return true;
	}
	return false;
}

/* 等N behind more names than N is wrong, whether the list is closed or not. */
static bool names_outnumber(const struct relation *r, const struct result *result)
{
	return r->outnumbered && result->reported.coef < r->lower;
}

/* Tied so closely that figures far apart are worth telling; else they are no relation. */
static bool is_tight(const struct relation *r)
{
	return r->type == RELATION_BALANCE || r->type == RELATION_SUBSET ||
	       (r->type == RELATION_SUM && (r->rank == RANK_BRACKET || r->rank == RANK_LIST));
}

/* 上月未結20件，新收100件，已結90件，餘30件: what comes in is no part to be taken off a whole.
 * 現有80人，新進5人、離職3人，合計82人: what goes out is no part to be added, unless all of it goes out. */
static bool tells_flow(const struct scope *s, const struct relation *r)
{
	static const char *const comes_in[] = {"新增", "新收", "新進", "新購", "購入", "收入", "移入", NULL};
	static const char *const goes_out[] = {"離職", "裁撤", "退休", "註銷", "報廢", "轉出", "遷出", "解散", NULL};
	size_t out = 0;

	for (size_t i = 0; i < r->n; i++) {
		struct slice gap = scope_gap(s, r->terms[i].operand);

		if (r->type == RELATION_REMAINDER && r->terms[i].sign < 0 && slice_has_any(gap, comes_in))
			return true;
		out += r->type == RELATION_SUM && slice_has_any(gap, goes_out);
	}
	return out > 0 && out < r->n;
}

/* 裁罰4家，含同時限期改善2家: behind the parts the bracket says that they overlap */
static bool overlaps(const struct scope *s, const struct relation *r)
{
	size_t last = r->n ? r->terms[r->n - 1].operand + 1 : 0;
	const struct fact *f, *part;

	if (r->type != RELATION_SUM || r->rank != RANK_BRACKET || last == 0 || last >= s->n)
		return false;
	f = s->v[last].fact;
	part = s->v[last - 1].fact;
	return f->sentence == part->sentence && slice_eq(f->unit, part->unit) &&
	       (slice_is(f->cue, "含") || slice_is(f->cue, "其中") || slice_is(f->cue, "包括"));
}

/* A total that is not above the largest of its parts is an average or a density that the header does not call so. */
static bool is_no_sum(const struct scope *s, const struct relation *r)
{
	const struct decimal zero = {0, 0};
	bool above = false;

	if (r->source != SOURCE_TABLE || r->type != RELATION_COLUMN_TOTAL)
		return false;
	for (size_t i = 0; i < r->n; i++) {
		struct decimal part = s->v[r->terms[i].operand].value;

		if (decimal_cmp(part, zero) < 0)
			return false;
		above = above || decimal_cmp(part, s->v[r->target].value) >= 0;
	}
	return above;
}

/* A column that others give in the other rows: however far off, the cell is wrong. */
static bool is_worked_out(const struct relation *r)
{
	return r->source == SOURCE_TABLE && r->type != RELATION_COLUMN_TOTAL && r->type != RELATION_TEXT_TABLE;
}

/* 較上月修正後69,138件: the document says itself that the earlier report holds another figure */
static bool is_restated(const struct scope *s, const struct relation *r)
{
	static const char *const words[] = {"修正", "更正", "修訂", "重編", "追溯", "調整後", NULL};

	return r->type == RELATION_CONTINUITY && slice_has_any(scope_gap(s, (size_t)r->target), words);
}

/* so many for each: another count could be the one that is meant */
static bool is_per_unit(const struct relation *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->terms[i].factor >= 0)
			return true;
	return r->type == RELATION_AVERAGE;
}

/* 約36案: among the figures of the relation, or beside them in their sentences, one that may be meant and is not known */
static bool has_unknown_beside(const struct scope *s, const struct relation *r)
{
	size_t members[MEMBERS_MAX], n = relation_members(r, members), first = members[0], last = members[0];

	for (size_t i = 0; i < n; i++) {
		first = members[i] < first ? members[i] : first;
		last = members[i] > last ? members[i] : last;
	}
	first = first - scope_sentence(s, first).first < MEMBERS_MAX ? scope_sentence(s, first).first : first;
	for (size_t i = first; i < s->n && i - first < MEMBERS_MAX && (i < last || s->v[i].fact->block == s->v[last].fact->block); i++)
		if (slice_is(s->v[i].fact->qualifier, "about") && !relation_has(r, i) &&
		    (is_per_unit(r) || operand_same_unit(&s->v[i], &s->v[r->terms[0].operand])))
			return true;
	return false;
}

/* 共118件，…86件，…21件，…3件。合計110件: the parts have another total, told behind them */
static bool has_other_total(const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;
	size_t last = r->n > 0 ? r->terms[r->n - 1].operand : 0;

	if (r->type != RELATION_SUM || r->source > SOURCE_STRUCTURE || r->target < 0 || (size_t)r->target > last)
		return false;
	for (size_t i = last + 1; i < s->n && s->v[i].fact->block == s->v[last].fact->block && i - last < BESIDE; i++)
		if (s->v[i].role == ROLE_TOTAL && operand_same_unit(&s->v[i], &s->v[last]) &&
		    decimal_cmp(s->v[i].value, f->result.expected) == 0)
			return true;
	return false;
}

/* 8.79% for 8.78%, in a row of shares that make 100 % */
static bool is_adjusted(const struct scope *s, const struct finding *f)
{
	struct decimal off = f->result.difference;

	off.coef = off.coef < 0 ? -off.coef : off.coef;
	return f->relation.adjusted && decimal_cmp(off, s->v[f->relation.target].quantum) <= 0;
}

/* A quotient or product, and what structure alone proposes, may be of other figures than those: without a slip of the pen
 * that explains it a mismatch says so. */
static bool needs_slip(const struct relation *r)
{
	return (r->source == SOURCE_CUE && (r->type == RELATION_RATIO || r->type == RELATION_AVERAGE || r->type == RELATION_PRODUCT)) ||
	       (r->source == SOURCE_STRUCTURE && r->type != RELATION_LIST_COUNT && r->type != RELATION_SECTION_COUNT);
}

/* false: no relation after all */
static bool judge_mismatch(const struct scope *s, struct finding *f)
{
	f->verdict = VERDICT_FAIL;
	if (is_restated(s, &f->relation)) {
		f->verdict = VERDICT_NOTE;
		return true;
	}
	if ((f->relation.type == RELATION_SUM || f->relation.type == RELATION_REMAINDER) &&
	    (tells_flow(s, &f->relation) || overlaps(s, &f->relation))) {
		f->verdict = VERDICT_UNVERIFIABLE;
		return false;
	}
	if (is_adjusted(s, f) || has_other_total(s, f) ||
	    (f->relation.source <= SOURCE_STRUCTURE && has_unknown_beside(s, &f->relation))) {
		f->verdict = VERDICT_UNVERIFIABLE;
		return false;
	}
	if (is_no_sum(s, &f->relation))
		return is_slip(s, f, f->relation.telling);
	switch (f->relation.firmness) {
	case CONFIRM:
		return names_outnumber(&f->relation, &f->result);
	case IF_SLIP:
		return is_slip(s, f, f->relation.telling);
	case FIRM:
		break;
	}
	if (needs_slip(&f->relation))
		return is_slip(s, f, 1);
	if (!f->result.apart || is_slip(s, f, 1) || is_worked_out(&f->relation) || f->relation.type == RELATION_RANK || f->relation.type == RELATION_DIRECTION ||
	    f->relation.source == SOURCE_RULE)
		return true;
	f->verdict = VERDICT_UNVERIFIABLE;
	f->reason = REASON_AMBIGUOUS_SCOPE;
	return is_tight(&f->relation);
}

/* 133人，到職率80%, 增加2.25倍: whole per cents and multiples are cut off as often as rounded; and what only may be a
 * rate's figures do not tell how it was rounded */
static bool may_be_cut_off(const struct scope *s, const struct relation *r)
{
	const struct operand *target = &s->v[relation_reported(r)];

	return r->divisor > 0 && (r->firmness != FIRM || decimal_cmp(target->quantum, decimal_int(1)) >= 0 ||
	                          slice_is(target->fact->unit, "倍"));
}

static bool admitted(const struct scope *s, enum rounding rounding, struct finding *f)
{
	enum rounding first = rounding == ROUNDING_AUTO ? ROUNDING_HALF : rounding;

	f->mode = f->result.by_notation ? ROUNDING_TRUNC : first;
	if (result_holds(&f->result, first))
		return true;
	f->mode = ROUNDING_TRUNC;
	return may_be_cut_off(s, &f->relation) && result_holds(&f->result, ROUNDING_TRUNC);
}

static bool judge_one(const struct scope *s, enum rounding rounding, struct finding *f)
{
	arithmetic(s, &f->relation, &f->result);
	if (f->result.approximate) {
		f->verdict = VERDICT_UNVERIFIABLE;
		f->reason = REASON_APPROXIMATE;
		return f->relation.firmness == FIRM;
	}
	if (!f->result.usable)
		return false;
	f->warn = f->relation.source == SOURCE_RULE ? f->relation.warn
	                                            : f->relation.source == SOURCE_STRUCTURE || !f->result.pointlike;
	if (f->result.holds) {
		f->verdict = VERDICT_PASS;
		return true;
	}
	if (!f->relation.listed && admitted(s, rounding, f)) {
		f->verdict = VERDICT_WITHIN_ROUNDING;
		return f->relation.firmness == FIRM;
	}
	return judge_mismatch(s, f);
}

/* --rounding=auto: truncation is admitted for a document when two relations hold only under it and
 * none refutes it (reconciliation.md 1.2). */
static enum rounding settle_rounding(const struct scope *s, const struct relations *list,
                                     enum rounding rounding)
{
	size_t only_trunc = 0, refuting = 0;

	if (rounding != ROUNDING_AUTO)
		return rounding;
	for (size_t i = 0; i < list->n; i++) {
		struct result result;

		if (list->v[i].firmness != FIRM || list->v[i].listed)
			continue;
		arithmetic(s, &list->v[i], &result);
		if (!result.usable || (result.pointlike && !result.rounded) || result.by_notation || result.apart)
			continue;
		only_trunc += result.meets[ROUNDING_TRUNC] && !result.meets[ROUNDING_HALF];
		refuting += result.meets[ROUNDING_HALF] && !result.meets[ROUNDING_TRUNC];
	}
	return only_trunc >= TRUNC_WITNESSES && refuting == 0 ? ROUNDING_TRUNC : ROUNDING_HALF;
}

static bool better(const struct finding *a, const struct finding *b)
{
	return a->verdict < VERDICT_FAIL && a->verdict < b->verdict;
}

static void add_finding(struct findings *list, const struct finding *f)
{
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *f;
}

/* Keeps one reading per group: the best that holds, else the first. place: of the group in `out`, + 1. */
static void keep_reading(struct findings *out, const struct finding *f, size_t *place)
{
	if (*place > 0) {
		if (better(f, &out->v[*place - 1]))
			out->v[*place - 1] = *f;
		return;
	}
	add_finding(out, f);
	*place = out->n;
}

static size_t common_members(const struct relation *a, const struct relation *b)
{
	size_t members[MEMBERS_MAX], n = relation_members(a, members), common = 0;

	for (size_t i = 0; i < n; i++)
		common += relation_has(b, members[i]);
	return common;
}

static size_t member_count(const struct relation *r)
{
	size_t members[MEMBERS_MAX];

	return relation_members(r, members);
}

/* b says nothing that a does not say better */
static bool repeats(const struct relation *a, const struct relation *b)
{
	size_t common = common_members(a, b);

	if (a->listed != b->listed)
		return false;
	if (common == member_count(b) && (common == member_count(a) || b->type == RELATION_SUBSET || b->type == RELATION_DIRECTION))
		return true;
	/* 增加30件（15%）: the rate of the amount, and of the two ends that are set against each other */
	if (a->divisor > 0 && b->divisor > a->divisor && b->firmness == CONFIRM)
		return false;
	return !a->listed && common >= 2 && a->target >= 0 && a->target == b->target;
}

/* What cannot be verified says less than anything that can; a rate that one pair of figures bears out is not made
 * wrong by another. */
static int weight(const struct finding *f)
{
	bool weak = f->verdict == VERDICT_UNVERIFIABLE || (f->verdict == VERDICT_FAIL && f->relation.divisor > 0);

	return (int)f->relation.rank + (weak ? RANK_WEAK + 1 : 0);
}

static int by_weight(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int order = weight(x) - weight(y);

	return order ? order
	             : (x->relation.group > y->relation.group) -
	                       (x->relation.group < y->relation.group);
}

static int by_place(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	size_t p = relation_reported(&x->relation), q = relation_reported(&y->relation);

	if (p != q)
		return p < q ? -1 : 1;
	return by_weight(a, b);
}

/* Findings kept so far, chained by each of their figures: what repeats one has its reported figure too. */
struct kept {
	size_t *first; /* of each operand: index of its newest link + 1 */
	struct link {
		size_t finding, older;
	} *links;
	size_t n, cap;
};

static void keep(struct kept *kept, const struct findings *f, size_t i)
{
	size_t members[MEMBERS_MAX], n = relation_members(&f->v[i].relation, members);

	kept->links = xgrow(kept->links, &kept->cap, kept->n + n, sizeof *kept->links);
	for (size_t k = 0; k < n; k++) {
		kept->links[kept->n++] = (struct link){i, kept->first[members[k]]};
		kept->first[members[k]] = kept->n;
	}
}

static bool is_repeated(const struct kept *kept, const struct findings *f, const struct relation *r)
{
	for (size_t l = kept->first[relation_reported(r)]; kept->links && l > 0; l = kept->links[l - 1].older)
		if (repeats(&f->v[kept->links[l - 1].finding].relation, r))
			return true;
	return false;
}

static void drop_repetitions(const struct scope *s, struct findings *f)
{
	struct kept kept = {.first = xcalloc(s->n + 1, sizeof *kept.first)};
	size_t n = 0;

	qsort(f->v, f->n, sizeof *f->v, by_weight);
	for (size_t i = 0; i < f->n; i++) {
		/* what an officer declares is told, whatever else says the same */
		if (f->v[i].relation.type != RELATION_DECLARED && is_repeated(&kept, f, &f->v[i].relation))
			continue;
		f->v[n] = f->v[i];
		keep(&kept, f, n++);
	}
	f->n = n;
	free(kept.first);
	free(kept.links);
	qsort(f->v, f->n, sizeof *f->v, by_place);
}

/* the first reading of its group, which fails but is not sure enough to accuse by itself */
static bool is_doubted(const struct finding *f)
{
	return (f->relation.natural || f->relation.firmness == IF_SLIP) && f->result.usable && !f->relation.listed &&
	       f->verdict == VERDICT_FAIL;
}

/* Those of no group that another reading has settled accuse where others bear them out. */
static void settle_doubts(const struct scope *s, struct findings *doubted, const size_t *places, struct findings *out)
{
	bool *accused;
	size_t n = 0;

	for (size_t i = 0; i < doubted->n; i++)
		if (places[doubted->v[i].relation.group] == 0)
			doubted->v[n++] = doubted->v[i];
	doubted->n = n;
	accused = xcalloc(n + 1, sizeof *accused);
	corroborate(s, doubted, out, accused);
	for (size_t i = 0; i < n; i++)
		if (accused[i])
			add_finding(out, &doubted->v[i]);
	free(accused);
}

void judge(const struct scope *s, const struct relations *list, enum rounding rounding,
           struct findings *out)
{
	size_t *places = xcalloc(list->groups + 1, sizeof *places);
	struct findings doubted = {0};

	*out = (struct findings){0};
	rounding = settle_rounding(s, list, rounding);
	for (size_t i = 0; i < list->n; i++) {
		struct finding f = {.relation = list->v[i]};

		if (judge_one(s, rounding, &f))
			keep_reading(out, &f, &places[f.relation.group]);
		else if (is_doubted(&f))
			add_finding(&doubted, &f);
	}
	settle_doubts(s, &doubted, places, out);
	findings_free(&doubted);
	free(places);
	if (out->n == 0)
		return;
	drop_repetitions(s, out);
	suspect(s, out);
}
