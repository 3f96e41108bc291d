#include "analyze/run.h"

/* 3億9,699萬元後之稅後純益餘額提列法定公積: an amount inside a phrase, not a summand at its end */
enum { TAIL_MAX = 30 };

/* 1級17件、2級6件; 65歲以上102人: what names a class is no quantity beside the figures */
static bool names_class(const struct operand *o)
{
	static const char *const units[] = {"級", "歲", "期", "類", "等", "線", "型", NULL};

	return slice_is_any(o->fact->unit, units);
}

static bool is_quantity(const struct operand *o)
{
	return !names_class(o) && (o->quantity == QUANTITY_COUNT || o->quantity == QUANTITY_MONEY ||
	       o->quantity == QUANTITY_MEASURE);
}

/* 凍結7案 in a bracket is a number of cases like any other */
static bool is_summand(const struct scope *s, size_t i, bool brackets)
{
	return scope_is_plain(s, i) || scope_multiplier(s, i) >= 0 ||
	       (brackets && s->v[i].role == ROLE_FROZEN && s->v[i].quantity == QUANTITY_COUNT);
}

static bool is_known(const struct operand *o)
{
	return o->exactness != EXACTNESS_APPROXIMATE && o->exactness != EXACTNESS_BOUND;
}

static void take(const struct scope *s, size_t i, struct run *run)
{
	run->compared = run->compared || scope_is_compared(s, i) || scope_tail(s, i).n > TAIL_MAX;
	if (run->n == TERMS_MAX - 1)
		run->overflow = true;
	else
		run->v[run->n++] = i;
}

/* others: quantities of another unit since the last summand; each summand must have as many behind
 * it */
static void close_summand(struct run *run, size_t others, size_t *expected)
{
	if (run->n == 1)
		*expected = others;
	else if (run->n > 1 && others != *expected)
		run->even = false;
}

/* which 其中/含 figures are summands; 含 mostly opens a bracket with examples */
enum included { NO_INCLUDED, AMONG_WHICH, ALL_INCLUDED };

static struct run read(const struct scope *s, size_t like, size_t first, size_t end, bool brackets,
                       enum included included)
{
	struct run run = {.even = true};
	size_t others = 0, expected = 0;

	for (size_t i = first; i < end; i++) {
		if ((!brackets && scope_is_bracketed(s, i)) ||
		    (included == NO_INCLUDED && scope_is_included(s, i)) ||
		    (included == AMONG_WHICH && scope_is_included(s, i) &&
		     !operand_cue(&s->v[i], "其中")))
			continue;
		if (operand_same_unit(&s->v[i], &s->v[like]) && is_summand(s, i, brackets)) {
			close_summand(&run, others, &expected);
			others = 0;
			take(s, i, &run);
		} else if (operand_same_unit(&s->v[i], &s->v[like]) && !is_known(&s->v[i])) {
			/* 約30件 is a summand that is not known */
			run.compared = true;
		} else if (is_quantity(&s->v[i]) && run.n > 0 && !operand_same_unit(&s->v[i], &s->v[like]) &&
		           !(i + 1 < end && scope_multiplier(s, i + 1) == (long)i)) {
			others++;
		}
	}
	/* 三家合計: what is told behind the last belongs to what follows */
	close_summand(&run, run.n > 1 && others == expected + 1 ? expected : others, &expected);
	return run;
}

struct run run_read(const struct scope *s, size_t like, size_t first, size_t end)
{
	return read(s, like, first, end, false, NO_INCLUDED);
}

struct run run_read_open(const struct scope *s, size_t like, size_t first, size_t end)
{
	return read(s, like, first, end, false, AMONG_WHICH);
}

struct run run_read_parts(const struct scope *s, size_t like, size_t first, size_t end)
{
	return read(s, like, first, end, true, ALL_INCLUDED);
}

void run_terms(const struct scope *s, const struct run *run, size_t from, struct relation *r)
{
	for (size_t i = from; i < run->n; i++) {
		long times = scope_multiplier(s, run->v[i]);

		if (times >= 0)
			relation_product(r, run->v[i], (size_t)times, 1);
		else
			relation_term(r, run->v[i], 1);
	}
}
