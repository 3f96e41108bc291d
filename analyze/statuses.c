/* 1,250件，已結案1,200件，未結案50件: what is done and what is not make up the whole. */
#include "analyze/run.h"

enum { STEM_BYTES = 6, FIGURES_MAX = 12, SLIP_DIGITS = 3 };

/* the two characters behind 未 or 不 in the words of figure i */
static struct slice undone(const struct scope *s, size_t i)
{
	static const char *const words[] = {"未", "不"};
	struct slice gap = scope_gap(s, i);

	for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
		size_t at = slice_find(gap, slice_of(words[w]));

		if (at < gap.n && gap.n - at >= 3 + STEM_BYTES)
			return (struct slice){gap.p + at + 3, STEM_BYTES};
	}
	return SLICE("");
}

/* the figure of the unit that has the same done */
static long find_done(const struct scope *s, size_t i, struct slice stem)
{
	for (size_t j = i; j > 0 && i - j < FIGURES_MAX && scope_same_sentence(s, j - 1, i); j--)
		if (operand_same_unit(&s->v[j - 1], &s->v[i]) && slice_has(scope_gap(s, j - 1), stem) &&
		    !slice_eq(undone(s, j - 1), stem) && scope_is_plain(s, j - 1))
			return (long)j - 1;
	return NO_TARGET;
}

/* the figure of the unit that both are parts of: the nearest in front, if it is the first of the sentence */
static long find_whole(const struct scope *s, size_t done)
{
	long whole = NO_TARGET;

	for (size_t j = done; j > 0 && scope_same_sentence(s, j - 1, done); j--) {
		if (!operand_same_unit(&s->v[j - 1], &s->v[done]))
			continue;
		if (whole >= 0 || !scope_is_plain(s, j - 1))
			return NO_TARGET;
		whole = (long)j - 1;
	}
	return whole;
}

static bool goes_on(const struct scope *s, size_t i)
{
	for (size_t j = i + 1; j < s->n && scope_same_sentence(s, j, i); j++)
		if (operand_same_unit(&s->v[j], &s->v[i]))
			return true;
	return false;
}

void propose_statuses(const struct scope *s, struct relations *list)
{
	for (size_t i = 2; i < s->n; i++) {
		struct relation r = relation_new(list, RELATION_SUM, RANK_SENTENCE);
		struct slice stem = undone(s, i);
		long done;
		struct run run;

		if (stem.n == 0 || !scope_is_plain(s, i) || s->v[i].role == ROLE_REMAINDER)
			continue;
		done = find_done(s, i, stem);
		r.target = done >= 0 ? find_whole(s, (size_t)done) : NO_TARGET;
		if (r.target < 0)
			continue;
		run = run_read_open(s, i, (size_t)done, i + 1);
		if (run.n < 2 || run.overflow)
			continue;
		/* with others between them (辦理中5件) a slip alone accuses, with others behind them nothing */
		r.firmness = run.compared || goes_on(s, i) ? CONFIRM : run.n == 2 ? FIRM : IF_SLIP;
		r.telling = SLIP_DIGITS;
		run_terms(s, &run, 0, &r);
		relation_propose(list, &r);
	}
}
