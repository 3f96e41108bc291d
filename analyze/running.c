#include "analyze/running.h"

#include "analyze/comparison.h"

/* a single figure of the unit and name of running figure i, of just the days behind `from` up to its own; NO_TARGET: none,
 * or figures that contradict each other */
static long figure_since(const struct scope *s, size_t n, size_t i, int64_t from, int64_t until)
{
	struct slice name = thing_name(s->v[i].fact);
	long found = NO_TARGET;
	struct date d;

	for (size_t j = 0; j < n; j++) {
		const struct operand *o = &s->v[j];

		if (!operand_same_unit(o, &s->v[i]) || !scope_is_plain(s, j) || !thing_date(o->fact->period, &d) ||
		    date_first_day(d) != from + 1 || date_last_day(d) != until || !slice_eq(thing_name(o->fact), name))
			continue;
		if (found >= 0 && decimal_cmp(s->v[found].value, o->value) != 0)
			return NO_TARGET;
		found = (long)j;
	}
	return found;
}

/* earlier + since = now */
static void propose_sum(struct relations *list, size_t now, size_t earlier, size_t since)
{
	struct relation r = relation_new(list, RELATION_CONTINUITY, RANK_SIBLING);

	r.source = SOURCE_PREVIOUS;
	r.firmness = FIRM;
	r.target = (long)now;
	relation_term(&r, earlier, 1);
	relation_term(&r, since, 1);
	relation_propose(list, &r);
}

/* earlier is at most now */
static void propose_growth(struct relations *list, size_t now, size_t earlier)
{
	struct relation r = relation_new(list, RELATION_CONTINUITY, RANK_SIBLING);

	r.source = SOURCE_PREVIOUS;
	r.firmness = FIRM;
	r.bound = true;
	r.target = (long)earlier;
	relation_term(&r, now, 1);
	relation_propose(list, &r);
}

void propose_running(struct scope *s, const struct archive *a, struct relations *list)
{
	struct slice author = thing_author(&list->mem, s->rows, s->rows_n);
	size_t n = s->n;

	for (size_t i = 0; i < n; i++) {
		const struct record *record;
		struct date d;
		long since;

		if (s->v[i].role != ROLE_CUMULATIVE || !comparison_is_level(&s->v[i]) || !thing_date(s->v[i].fact->period, &d))
			continue;
		record = archive_running(a, &s->v[i], author, d);
		if (record == NULL)
			continue;
		since = figure_since(s, n, i, date_last_day(record->date), date_last_day(d));
		if (since >= 0)
			propose_sum(list, i, scope_append(s, &record->operand), (size_t)since);
		else
			propose_growth(list, i, scope_append(s, &record->operand));
	}
}
