#include "extract/carry.h"

#include "extract/listing.h"

/* TERSE_CHARS: so short a verb or measure is told of something */
enum { SUBJECT_CHARS = 24, TERSE_CHARS = 4, LIST_MOST = 9 };

static const struct phrase nothing;

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
	/* 受理9件，已完成4件，餘5件: of what was received, not of what is done */
	bool whole = is_budget(y) || (s->x->role == ROLE_REMAINDER && y->of.end > y->of.start);

	s->x->source = y->source;
	s->x->of = whole ? (struct span){0, 0} : y->of;
	s->x->subject = whole ? y->topic : y->subject;
	s->x->topic = y->topic;
	s->x->bare = y->bare;
	return true;
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

/* a part, and the first amount of its clause */
static bool opens_parts(const struct scene *s)
{
	return s->x->role == ROLE_PART && s->g->kind == KIND_COUNT && s->i > 0 && s->f->v[s->i - 1].start < s->k->start;
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
	if ((!figure_is_amount(&s->f->v[j]) && s->f->v[j].kind != s->g->kind) || !has_topic(y) || is_named_by_basis(y) ||
	    attribute_is_denominator(s->t, y))
		return 0;
	points += s->c->v[y->clause].depth <= s->k->depth ? 4 : 0;
	/* 受理9件，已完成4件，餘5件: what is left is of the whole */
	if (s->x->role == ROLE_REMAINDER && (y->bare || y->of.end > y->of.start))
		return y->of.end > y->of.start;
	/* 核定24處，完工率75%，其餘6處 */
	if (s->x->role == ROLE_REMAINDER && s->f->v[j].kind == KIND_PERCENT && s->g->kind != KIND_PERCENT)
		return 0;
	points += s->x->role == ROLE_REMAINDER && figure_same_unit(&s->f->v[j], s->g) ? 2 : 0;
	/* 緝獲毒品421案，毛重18公斤，其中392案 */
	points += opens_parts(s) && figure_same_unit(&s->f->v[j], s->g) ? 2 : 0;
	points += changes && !one_of_parts ? 1 : 0;
	points += changes && s->g->kind != KIND_PERCENT && figure_same_unit(&s->f->v[j], s->g) ? 2 : 0;
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
		int points = beyond && !figure_same_unit(&s->f->v[j], s->g) && !percent_change ? 0 : rate_carrier(s, j);

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

/* no figure of the sentence in front has the unit */
static bool is_first_of_unit(const struct scene *s)
{
	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS && scene_has(s, j);)
		if (figure_same_unit(&s->f->v[j], s->g))
			return false;
	return true;
}

/* 進口45件、出口38件，共83件: not of the last entry, but of what all are of; where one verb opens the list, of that */
static bool carry_whole(struct scene *s)
{
	struct listing list = listing_before(s);
	const struct attribute *x = &s->a->v[list.first], *next;

	if (list.n < 2)
		return false;
	/* 參訓人數分別為120人、95人，共215人 */
	next = &s->a->v[listing_next(s, &list, list.first)];
	if (x->source == SUBJECT_TEXT && next->source == SUBJECT_TEXT && x->subject.start == next->subject.start)
		return carry_figure(s, list.first);
	/* 抽查：起重機46臺、鍋爐18座 */
	if (s->c->v[x->clause].open == U'：' && carry_phrase(s, scene_label(s)))
		return true;
	if (carry_phrase(s, listing_whole(s, &list)) || carry_phrase(s, scene_label(s)))
		return true;
	/* 修正3條、刪除1條，共4條: none of them */
	if (x->bare && next->bare) {
		s->x->source = SUBJECT_HEADING;
		return true;
	}
	if (x->bare || list.n < 3)
		return x->bare && carry_figure(s, list.first);
	s->x->source = SUBJECT_HEADING;
	return true;
}

/* 東信41臺、環電31臺，[兩家]合計72臺: the number of the entries in front is of what they are of, not of the last */
static bool carry_number(struct scene *s)
{
	struct decimal n = s->g->value;
	struct listing list;

	if (s->g->kind != KIND_COUNT || s->g->start != s->k->start || n.exp != 0 || n.coef < 2 || n.coef > LIST_MOST)
		return false;
	list = listing_before(s);
	if ((int64_t)list.n != n.coef || figure_same_unit(&s->f->v[list.first], s->g))
		return false;
	if (!carry_phrase(s, listing_whole(s, &list)) && !carry_phrase(s, scene_label(s)))
		s->x->source = SUBJECT_HEADING;
	return true;
}

void carry_inherit(struct scene *s)
{
	enum role role = s->x->role;
	bool whole = role == ROLE_TOTAL || role == ROLE_REVISED || role == ROLE_ORIGINAL;
	bool changes = attribute_is_change(s->x) || is_budget(s->x) || role == ROLE_PREVIOUS || role == ROLE_SHARE;
	struct phrase label = scene_label(s);

	if (carry_phrase(s, scene_superlative(s)) || (role == ROLE_TOTAL && carry_whole(s)) || carry_number(s))
		return;
	/* 槍械29枝；犯嫌26人，較上年增加4枝 */
	if (attribute_is_change(s->x) && s->g->kind == KIND_COUNT && is_first_of_unit(s) && carry_over(s, true))
		return;
	/* a total is named by its label; a change or share by the figure before it */
	if ((!changes && carry_phrase(s, scene_clause_before(s))) || ((role == ROLE_REVISED || is_sum(s)) && carry_original(s)) ||
	    (whole && carry_phrase(s, label)) || carry_over(s, false) || carry_phrase(s, scene_topic(s)) ||
	    carry_phrase(s, label) || carry_over(s, true) || carry_previous(s))
		return;
	s->x->source = SUBJECT_HEADING;
}

bool span_ends_in(const struct text *t, struct span whole, struct span end)
{
	size_t n = end.end - end.start;

	if (whole.end - whole.start < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (t->cp[whole.end - n + i] != t->cp[end.start + i])
			return false;
	return true;
}

/* 保留數9億元、賸餘數1億元: two measures of one thing */
static bool is_beside(const struct text *t, struct span thing, struct span own)
{
	return thing.end > thing.start && own.end > own.start && t->cp[thing.end - 1] == t->cp[own.end - 1] &&
	       is_any(t->cp[own.end - 1], U"數額率");
}

/* the topic of the first figure of the unit in the nearest sentence that has one: 竊盜案30件，其中汽車4件；破獲20件 */
static struct span topic_beyond(const struct scene *s)
{
	size_t j = carrier(s, true), first = j;

	if (j == SIZE_MAX)
		return nothing.span;
	for (size_t n = 0; n < NEIGHBOURS && j-- > 0 && s->c->v[s->a->v[j].clause].sentence == s->c->v[s->a->v[first].clause].sentence; n++)
		if (figure_same_unit(&s->f->v[j], s->g))
			first = j;
	return s->a->v[first].source == SUBJECT_TEXT && !s->a->v[first].bare ? s->a->v[first].topic : nothing.span;
}

/* the thing that verbs or a measure alone are told of; empty: none is known */
static struct span bare_of(const struct scene *s, struct span own)
{
	size_t j = figure_is_point(s->g) ? SIZE_MAX : carrier(s, false);
	const struct attribute *y = j != SIZE_MAX ? &s->a->v[j] : NULL;
	struct phrase q = nothing;
	struct span beyond;

	/* 自辦17件、委辦17件: parts stand beside each other */
	if (y != NULL && s->x->role == ROLE_PART && y->role == ROLE_PART)
		return q.span;
	if (y != NULL && !y->bare && y->source == SUBJECT_TEXT && figure_same_unit(&s->f->v[j], s->g))
		return is_beside(s->t, y->topic, own) ? q.span : y->topic;
	if (y == NULL)
		q = phrase_is_named(q = scene_topic(s)) ? q : scene_label(s);
	if (is_beside(s->t, q.span, own))
		q = nothing;
	/* 人事支出5億元、業務支出6億元，支出共11億元，賸餘1億元: of none of them */
	if (y != NULL && y->role == ROLE_TOTAL && figure_same_unit(&s->f->v[j], s->g))
		return q.span;
	/* 資格不符6件、家數不足9件: entries stand beside each other; 決標金額 says of what it is */
	if (own.start > 0 && s->t->cp[own.start - 1] == U'、' && listing_before(s).n >= 2)
		return q.span;
	if (!phrase_is_named(q) && own.end <= own.start + TERSE_CHARS)
		q = scene_theme(s, own);
	/* 毒品案30件、50人；件數增加2件: as in the sentence before */
	if (phrase_is_named(q) || y != NULL)
		return q.span;
	beyond = figure_is_point(s->g) ? nothing.span : topic_beyond(s);
	if (beyond.end > beyond.start || own.end > own.start + TERSE_CHARS || s->g->kind == KIND_ORDINAL)
		return beyond;
	return scene_theme_before(s).span;
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
	x->of = phrase_is_named(before) ? before.span : bare_of(s, p.span);
	if (x->of.end - x->of.start + (p.span.end - p.span.start) > SUBJECT_CHARS || x->of.end > p.span.start)
		x->of = (struct span){0, 0};
	if (x->of.end <= x->of.start)
		return true;
	x->topic = x->of;
	x->bare = false;
	if (span_ends_in(s->t, x->of, x->subject)) {
		x->subject = x->of;
		x->of = (struct span){0, 0};
	}
	return true;
}
