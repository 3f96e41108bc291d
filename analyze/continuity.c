#include "analyze/continuity.h"

#include "analyze/comparison.h"

/* another name for the thing, or the report of another office, proves nothing, but a slip in so many digits is told */
enum { SLIP_DIGITS = 4 };

static bool is_sure(enum match match, struct slice author, const struct record *record)
{
	return match == MATCH_NAME && !thing_authors_differ(author, record->author);
}

/* figure i, said of an earlier time, against the record of that time, which is operand `before` */
static void propose(const struct scope *s, struct relations *list, size_t i, size_t present, size_t before, bool sure)
{
	struct relation r = relation_new(list, RELATION_CONTINUITY, RANK_SIBLING);
	const struct operand *o = &s->v[i];
	bool rate = operand_is_rate(o) && operand_is_change(o);

	r.source = SOURCE_PREVIOUS;
	r.target = (long)i;
	if (!operand_is_change(o)) {
		relation_term(&r, before, 1);
	} else if (rate) {
		relation_term(&r, o->role == ROLE_INCREASE ? present : before, 1);
		relation_term(&r, o->role == ROLE_INCREASE ? before : present, -1);
		relation_divide(&r);
		relation_term(&r, before, 1);
	} else {
		r.target = (long)present;
		relation_term(&r, before, 1);
		relation_term(&r, i, comparison_sign(o));
	}
	r.firmness = sure && o->exactness != EXACTNESS_APPROXIMATE ? FIRM : IF_SLIP;
	r.telling = SLIP_DIGITS;
	relation_propose(list, &r);
}

static bool speaks_of_earlier(const struct scope *s, size_t i)
{
	const struct operand *o = &s->v[i];

	if (o->role == ROLE_PREVIOUS)
		return comparison_is_level(o);
	/* with the earlier figure beside it the change is checked in the document itself */
	return operand_is_change(o) && (operand_is_rate(o) || operand_is_amount(o)) && comparison_earlier(s, i) < 0;
}

void propose_continuity(struct scope *s, const struct archive *a, struct relations *list)
{
	struct slice author = thing_author(&list->mem, s->rows, s->rows_n);
	size_t n = s->n;

	for (size_t i = 1; i < n; i++) {
		long present = speaks_of_earlier(s, i) ? comparison_set_against(s, i) : NO_TARGET;
		const struct record *record;
		enum match match;
		struct date then;

		if (present < 0 || !thing_earlier(s->v[i].fact, s->v[present].fact, &then))
			continue;
		record = archive_find(a, &s->v[present], s->v[i].fact, then, &match);
		if (record != NULL)
			propose(s, list, i, (size_t)present, scope_append(s, &record->operand),
			        is_sure(match, author, record));
	}
}
