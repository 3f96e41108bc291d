/* A list of names beside its count: A、B及C等3家; 2家，分別為A及B; 四項軟體（A、B、C、D). The list
 * is counted as an interval (reconciliation.md 1.1), so that 及 inside a name raises no alarm. */
#include "analyze/relation.h"

enum {
	BEFORE_GAP = 18,  /* bytes from the list to its count: 等, 共, 等共計 */
	BRACKET_GAP = 60, /* from the count to a bracket: the counted noun */
	AFTER_GAP = 120,  /* from the count to 分別為 */
	COUNT_MAX = 99,
};

static bool is_count(const struct scope *s, size_t i)
{
	const struct operand *o = &s->v[i];

	return o->quantity == QUANTITY_COUNT && o->exactness == EXACTNESS_INTEGER &&
	       o->value.exp == 0 && o->value.coef >= 1 && o->value.coef <= COUNT_MAX &&
	       (o->role == ROLE_NONE || o->role == ROLE_TOTAL || o->role == ROLE_PART ||
	        o->role == ROLE_LEVEL || o->role == ROLE_REMAINDER);
}

static bool in_sentence(const struct fact *a, const struct fact *b)
{
	return a->sentence == b->sentence && a->block == b->block;
}

/* the count right behind the list, or NO_TARGET */
static long count_behind(const struct scope *s, const struct fact *names)
{
	size_t i = scope_at(s, names->end);

	if (i < s->n && in_sentence(s->v[i].fact, names) &&
	    s->v[i].fact->start - names->end <= BEFORE_GAP && is_count(s, i))
		return (long)i;
	return NO_TARGET;
}

/* the nearest count in front of the list, in its clause or the clause before */
static long count_before(const struct scope *s, const struct fact *names, int64_t gap)
{
	size_t i = scope_at(s, names->start);

	if (i > 0 && in_sentence(s->v[i - 1].fact, names) &&
	    names->clause - s->v[i - 1].fact->clause <= 1 &&
	    names->start - s->v[i - 1].fact->end <= gap && is_count(s, i - 1))
		return (long)i - 1;
	return NO_TARGET;
}

static int64_t whole(struct slice text, int64_t otherwise)
{
	struct decimal d;

	return decimal_parse(text, &d) && d.exp == 0 ? d.coef : otherwise;
}

/* （金門、連江縣未列入）, （含電視及網路） explain, they do not enumerate */
static bool is_enumeration(const struct fact *names)
{
	static const char *const remarks[] = {"未", "不含", "除外", "皆", "均", "另", NULL};

	return !slice_has_any(names->raw, remarks);
}

static bool list_exceeds(const struct scope *s, const struct relation *r)
{
	return s->v[r->target].value.coef < r->lower;
}

/* (含電視及網路), 如A、B: examples */
static bool gives_examples(const struct fact *names)
{
	static const char *const openings[] = {"含", "如", "包含", "包括", "例如", "皆", "均"};

	for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
		if (slice_starts(names->raw, slice_of(openings[i])))
			return true;
	return false;
}

static void propose(const struct scope *s, struct relations *list, const struct fact *names,
                    long count, bool loose)
{
	struct relation r = relation_new(list, RELATION_LIST_COUNT, RANK_CLAUSE);

	if (count < 0)
		return;
	r.target = count;
	r.listed = true;
	r.outnumbered = slice_is(names->cue, "等");
	r.best = whole(names->value, 0);
	r.lower = whole(names->lower, r.best);
	r.upper = gives_examples(names) ? -1 : whole(names->upper, -1);
	r.list = names->raw;
	r.list_lines = names->members;
	/* 等15處 behind two names: examples; 19家為衛生所及門診部: a description */
	r.firmness = loose ? CONFIRM : FIRM;
	/* an open list (包含如 A、B 等) says only that there are no fewer */
	if (r.best >= 2 && (r.upper >= 0 || list_exceeds(s, &r)))
		relation_propose(list, &r);
}

void propose_name_counts(const struct scope *s, struct relations *list)
{
	for (size_t i = 0; i < s->rows_n; i++) {
		const struct fact *f = &s->rows[i];

		if (!slice_is(f->kind, "names"))
			continue;
		if (slice_is(f->cue, "等"))
			propose(s, list, f, count_behind(s, f), true);
		else if (cue_is_bracket(f->cue))
			propose(s, list, f, count_before(s, f, BRACKET_GAP), !is_enumeration(f));
		else
			propose(s, list, f, count_before(s, f, AFTER_GAP), slice_is(f->cue, "為"));
	}
}
