#include "extract/carry.h"

enum { SUBJECT_CHARS = 24 };

/* a figure of a budget, named with its word: 歲出減列 */
/* a figure of a budget, named with its word: 歲出減列 */
static bool is_budget(const struct attribute *x)
{
	return x->role >= ROLE_ORIGINAL && x->role <= ROLE_FROZEN;
}

bool carry_phrase(struct scene *s, struct phrase p)
{
	if (!phrase_is_named(p))
		return false;
	s->x->source = SUBJECT_TEXT;
	s->x->subject = p.span;
	s->x->of = p.thing;
	s->x->topic = p.thing.end > p.thing.start ? p.thing : p.span;
	s->x->bare = p.bare || p.verb_ends || p.does || p.measure_ends;
	return true;
}

/* all of the subject of figure j */
bool carry_figure(struct scene *s, size_t j)
{
	const struct attribute *y = &s->a->v[j];

	s->x->source = y->source;
	s->x->of = is_budget(y) ? (struct span){0, 0} : y->of;
	s->x->subject = is_budget(y) ? y->topic : y->subject;
	s->x->topic = y->topic;
	s->x->bare = y->bare;
	return true;
}

static bool same_unit(const struct figure *a, const struct figure *b)
{
	return a->kind == b->kind && (a->unit == b->unit || (a->unit && b->unit && slice_is(slice_of(a->unit), b->unit)));
}

static bool has_topic(const struct attribute *y)
{
	return y->source == SUBJECT_HEADING || y->topic.end > y->topic.start;
}

static bool is_named_by_basis(const struct attribute *y)
{
	return y->role == ROLE_PREVIOUS && y->source == SUBJECT_TEXT && y->topic.start >= y->basis.start &&
	       y->topic.end <= y->basis.end;
}

/* how well figure j is what the figure can be told of; 0: not at all */
static int rate_carrier(const struct scene *s, size_t j)
{
	const struct attribute *y = &s->a->v[j];
	bool changes = attribute_is_change(s->x) || s->x->role == ROLE_PREVIOUS;
	bool one_of_parts = y->role == ROLE_PART && ((j > 0 && s->a->v[j - 1].role == ROLE_PART) ||
	                                             (j + 1 < s->i && s->a->v[j + 1].role == ROLE_PART));
	int points = 1;

	/* an earlier period's figure (較去年同期30件，增加5件) is told of the same thing */
	if ((!figure_is_amount(&s->f->v[j]) && s->f->v[j].kind != s->g->kind) || !has_topic(y) || is_named_by_basis(y))
		return 0;
	points += s->c->v[y->clause].depth <= s->k->depth ? 4 : 0;
	/* 受理9件，已完成4件，餘5件: what is left is of the whole */
	if (s->x->role == ROLE_REMAINDER && y->bare)
		return 1;
	points += changes && !one_of_parts ? 1 : 0;
	points += changes && s->g->kind != KIND_PERCENT && same_unit(&s->f->v[j], s->g) ? 2 : 0;
	return points;
}

/* The figure in front that this one is told of, SIZE_MAX: none. beyond: of the same unit in the block, else in the
 * sentence. */
static size_t carrier(const struct scene *s, bool beyond)
{
	/* 電子產品325億元；年增78.6% is of the amount in front */
	bool percent_change = attribute_is_change(s->x) && s->g->kind == KIND_PERCENT;
	size_t best = SIZE_MAX;
	int most = 0;

	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS && (beyond || scene_has(s, j));) {
		int points = beyond && !same_unit(&s->f->v[j], s->g) && !percent_change ? 0 : rate_carrier(s, j);

		if (points > most || (points == most && s->x->role == ROLE_REMAINDER)) {
			most = points;
			best = j;
		}
	}
	return best;
}

bool carry_over(struct scene *s, bool beyond)
{
	size_t j = carrier(s, beyond);

	return j != SIZE_MAX && carry_figure(s, j);
}

/* 較上年度預算數7億元，增加1億元: nothing else is told */
static bool carry_previous(struct scene *s)
{
	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS && scene_has(s, j);)
		if (s->a->v[j].role == ROLE_PREVIOUS && has_topic(&s->a->v[j]))
			return carry_figure(s, j);
	return false;
}

/* 原列5億元，減列1億元，其中…，改列4億元: what is revised was named with the original */
static bool carry_original(struct scene *s)
{
	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS && scene_has(s, j);)
		if (s->a->v[j].role == ROLE_ORIGINAL && s->f->v[j].kind == s->g->kind)
			return carry_figure(s, j);
	return false;
}

/* 人事費50萬元、業務費50萬元，共計減列100萬元: the cut of all */
static bool is_sum(const struct scene *s)
{
	return (s->x->role == ROLE_CUT || s->x->role == ROLE_ADDED) && is_any(text_char(s->t, s->x->cue.start), U"共合總計");
}

void carry_inherit(struct scene *s)
{
	enum role role = s->x->role;
	bool whole = role == ROLE_TOTAL || role == ROLE_REVISED || role == ROLE_ORIGINAL;
	bool changes = attribute_is_change(s->x) || is_budget(s->x) || role == ROLE_PREVIOUS || role == ROLE_SHARE;
	struct phrase label = scene_label(s);

	/* a total is named by its label; a change or share by the figure before it */
	if ((!changes && carry_phrase(s, scene_clause_before(s))) || ((role == ROLE_REVISED || is_sum(s)) && carry_original(s)) ||
	    (whole && carry_phrase(s, label)) || carry_over(s, false) || carry_phrase(s, scene_topic(s)) ||
	    carry_phrase(s, label) || carry_over(s, true) || carry_previous(s))
		return;
	s->x->source = SUBJECT_HEADING;
}

/* 計畫期程 ends in 期程 */
static bool ends_in(const struct text *t, struct span whole, struct span end)
{
	size_t n = end.end - end.start;

	if (whole.end - whole.start < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (t->cp[whole.end - n + i] != t->cp[end.start + i])
			return false;
	return true;
}

/* the thing that verbs or a measure alone are told of; empty: none is known */
static struct span bare_of(const struct scene *s)
{
	size_t j = carrier(s, false);
	const struct attribute *y = j != SIZE_MAX ? &s->a->v[j] : NULL;
	struct phrase q;

	if (y == NULL)
		return phrase_is_named(q = scene_topic(s)) ? q.span : scene_label(s).span;
	/* 自辦17件、委辦17件: parts stand beside each other */
	if ((s->x->role == ROLE_PART && y->role == ROLE_PART) || y->bare || y->source != SUBJECT_TEXT ||
	    !same_unit(&s->f->v[j], s->g))
		return (struct span){0, 0};
	return y->topic;
}

/* 列管30件，[列管]完成20件: verbs and measures alone are of the thing told before */
bool carry_bare(struct scene *s, struct phrase p)
{
	struct attribute *x = s->x;

	struct phrase before = scene_before_date(s);

	if (!(p.bare || (!p.noun && phrase_is_named(before))) || !carry_phrase(s, p))
		return false;
	if (x->of.end > x->of.start)
		return true;
	x->of = phrase_is_named(before) ? before.span : bare_of(s);
	if (x->of.end - x->of.start + (p.span.end - p.span.start) > SUBJECT_CHARS || x->of.end > p.span.start)
		x->of = (struct span){0, 0};
	if (x->of.end <= x->of.start)
		return true;
	x->topic = x->of;
	x->bare = false;
	if (ends_in(s->t, x->of, x->subject)) {
		x->subject = x->of;
		x->of = (struct span){0, 0};
	}
	return true;
}
