#include "extract/subject.h"

#include <string.h>

#include "extract/phrase.h"
#include "extract/words.h"

/* NEIGHBOURS, CLAUSES_BACK: how far back a subject is carried from; keeps endless lists linear */
enum { LABEL_CHARS = 20, LABEL_CLAUSES = 16, NEIGHBOURS = 32, CLAUSES_BACK = 8, EVENT_CHARS = 4, SUBJECT_CHARS = 24, TERM_CHARS = 40 };

/* what follows a figure and belongs to it, not to the phrase behind */
static const char32_t *const figure_suffixes[] = {
	U"（含）", U"以上", U"以下", U"以內", U"左右", U"之", U"的", U"以前", U"之前", U"以來", U"迄今", U"起", U"止",
	U"前", U"後", U"整", U"內", U"間"};

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static struct words suffix_words;

void subjects_start(void)
{
	phrases_start();
	for (size_t i = 0; i < COUNT(figure_suffixes); i++)
		words_add(&suffix_words, figure_suffixes[i], (int)i);
}

/* what the rules look at: the block and the figure in question */
struct scene {
	const struct text *t;
	const struct figures *f;
	const struct clauses *c;
	struct attributes *a;
	size_t i;
	const struct figure *g;
	const struct clause *k;
	struct attribute *x;
};

static const struct phrase nothing;

static bool is_named(struct phrase p)
{
	return p.span.end >= p.span.start + 2;
}

static bool is_point(const struct figure *g)
{
	return g->kind == KIND_DATE || g->kind == KIND_PERIOD || g->kind == KIND_TIME;
}

static bool is_amount(const struct figure *g)
{
	return g->kind <= KIND_MEASURE;
}

static bool is_change(const struct attribute *x)
{
	return x->role == ROLE_INCREASE || x->role == ROLE_DECREASE;
}

/* a figure of a budget, named with its word: 歲出減列 */
static bool is_budget(enum role role)
{
	return role >= ROLE_ORIGINAL && role <= ROLE_FROZEN;
}

static bool is_decision(enum role role)
{
	return role == ROLE_CUT || role == ROLE_ADDED || role == ROLE_FROZEN;
}

static size_t skip_suffix(const struct text *t, size_t i)
{
	size_t length;

	while (words_longest(&suffix_words, t, 0, i, &length) != NO_WORD)
		i += length;
	return i;
}

static bool in_sentence(const struct scene *s, size_t j)
{
	return s->c->v[s->a->v[j].clause].sentence == s->k->sentence;
}

static bool give(struct scene *s, struct span subject, struct span topic)
{
	s->x->source = SUBJECT_TEXT;
	s->x->subject = subject;
	s->x->topic = topic;
	return true;
}

static bool give_phrase(struct scene *s, struct phrase p)
{
	if (!is_named(p))
		return false;
	s->x->bare = p.bare || p.verb_ends || p.does || p.measure_ends;
	s->x->of = p.thing;
	return give(s, p.span, p.thing.end > p.thing.start ? p.thing : p.span);
}

/* all of the subject of figure j */
static bool give_figure(struct scene *s, size_t j)
{
	const struct attribute *y = &s->a->v[j];

	s->x->source = y->source;
	s->x->of = is_budget(y->role) ? (struct span){0, 0} : y->of;
	s->x->subject = is_budget(y->role) ? y->topic : y->subject;
	s->x->topic = y->topic;
	s->x->bare = y->bare;
	return true;
}

/* ---- before the figure --------------------------------------------------------------------------- */

/* 80歲以上者9,963人, 第3級以上者11里次, 違反第25條規定36件: a condition is named with its own figure */
static bool is_condition(const struct text *t, const struct figure *condition, size_t high)
{
	size_t low = skip_suffix(t, condition->end);

	if (condition->kind == KIND_LEGAL)
		return low + 2 == high && text_has(t, low, U"規定");
	if (low + 1 == high && text_char(t, low) == U'者')
		return !is_point(condition);
	return condition->kind == KIND_MEASURE && low == high && text_char(t, condition->end) == U'以';
}

/* Where the text of the clause begins that belongs to what ends at high, behind figure j - 1. */
static size_t own_text(const struct scene *s, size_t j, size_t high)
{
	size_t low = skip_suffix(s->t, s->f->v[j - 1].end);

	/* 9案[中]改善3案 */
	low += !is_point(&s->f->v[j - 1]) && text_char(s->t, low) == U'中';
	/* 1,271人參與、媒體曝光47則: what stands before 、 belongs to the figure before */
	for (size_t n = low + 1; n < high; n++)
		if (s->t->cp[n] == U'、')
			return s->t->cp[low] == U'、' ? low + 1 : n + 1;
	return low;
}

/* 第1期[款]399萬元: an ordinal is part of the name that goes on behind it */
static struct phrase with_ordinal(struct phrase p, const struct figure *before)
{
	if (before->kind == KIND_ORDINAL && p.span.end > p.span.start && p.span.start == before->end && !p.verb_begins) {
		p.span.start = before->start;
		p.noun = true;
		p.bare = false;
	}
	return p;
}

/* a date, an ordinal or 每3分鐘 between a thing and its figure is passed over: 總支出[109年]為5億元 */
static bool is_passed(const struct scene *s, const struct figure *before)
{
	bool each = before->start > 0 && s->t->cp[before->start - 1] == U'每';

	return is_point(before) || before->kind == KIND_ORDINAL || (each && before->kind <= KIND_DURATION);
}

static struct phrase with_condition(const struct scene *s, const struct clause *k, size_t j, size_t high)
{
	size_t low = j > 1 && s->f->v[j - 2].end > k->start ? s->f->v[j - 2].end : k->start;
	struct phrase p = phrase_last(s->t, low, s->f->v[j - 1].start);

	if (!is_named(p) || p.span.end < s->f->v[j - 1].start)
		p.span.start = s->f->v[j - 1].start;
	p.span.end = (uint32_t)high;
	p.noun = p.touches = true;
	p.bare = p.verb_ends = false;
	return p;
}

/* The last chunk before `high` in clause k. */
static struct phrase last_before(const struct scene *s, const struct clause *k, size_t high)
{
	size_t j = s->i;

	while (j > 0 && s->i - j < NEIGHBOURS && s->f->v[j - 1].end > high)
		j--;
	for (size_t n = 0; n < NEIGHBOURS && j > 0 && s->f->v[j - 1].end > k->start; n++, j--) {
		const struct figure *before = &s->f->v[j - 1];
		struct phrase p;

		if (before->end > high)
			return nothing;
		if (is_condition(s->t, before, high))
			return with_condition(s, k, j, high);
		p = with_ordinal(phrase_last(s->t, own_text(s, j, high), high), before);
		if (is_named(p) || !is_passed(s, before))
			return p;
		high = before->start;
	}
	return phrase_last(s->t, k->start, high);
}

/* the cue stands in the figure's own text */
static bool has_cue_before(const struct scene *s)
{
	size_t low = s->i > 0 && s->f->v[s->i - 1].end > s->k->start ? s->f->v[s->i - 1].end : s->k->start;

	return s->x->cue.end > s->x->cue.start && s->x->cue.start >= low && s->x->cue.end <= s->g->start;
}

/* 平均延誤18秒: what is averaged stands behind the word; 平均每日53件: before it */
static struct phrase averaged(const struct scene *s)
{
	bool each = s->t->cp[s->x->cue.start] == U'每';
	struct phrase p = phrase_last(s->t, each ? s->x->cue.start : s->x->cue.end, s->g->start);

	return is_named(p) ? p : last_before(s, s->k, s->x->cue.start);
}

/* 審查刪減5億元 is the cut of the review; 減列「業務費」85萬元 is of 業務費 */
static struct phrase decided(const struct scene *s)
{
	struct phrase p = phrase_last(s->t, s->x->cue.end, s->g->start);

	return is_named(p) ? p : last_before(s, s->k, s->x->cue.start);
}

/* 車流為平日的1.26倍: what stands behind 為 is the measure, not the thing */
static struct phrase multiplied(const struct scene *s)
{
	size_t low = s->g->start > s->k->start + TERM_CHARS ? s->g->start - TERM_CHARS : s->k->start;

	for (size_t j = s->g->start; j > low; j--)
		if (is_any(s->t->cp[j - 1], U"為係是") && (j < 2 || !is_any(s->t->cp[j - 2], U"行作成認")))
			return last_before(s, s->k, j - 1);
	return last_before(s, s->k, s->g->start);
}

static struct phrase before_figure(const struct scene *s)
{
	const struct attribute *x = s->x;

	if (s->g->kind == KIND_RATIO && x->role == ROLE_NONE)
		return multiplied(s);

	if (!has_cue_before(s) || x->role == ROLE_PART)
		return last_before(s, s->k, s->g->start);
	if (x->role == ROLE_RATE)
		return last_before(s, s->k, x->cue.end);
	if (x->role == ROLE_AVERAGE)
		return averaged(s);
	if (is_decision(x->role))
		return decided(s);
	if (is_change(x) && x->basis.end > x->basis.start && x->basis.start > s->k->start && x->basis.start <= x->cue.start)
		return last_before(s, s->k, x->basis.start - 1);
	return last_before(s, s->k, x->cue.start);
}

/* ---- behind the figure --------------------------------------------------------------------------- */

static size_t own_end(const struct scene *s, size_t i)
{
	return i + 1 < s->f->n && s->f->v[i + 1].start < s->k->end ? s->f->v[i + 1].start : s->k->end;
}

static struct phrase counted(const struct scene *s)
{
	size_t i = s->i, low, high;

	if (is_point(s->g) || s->g->kind == KIND_LEGAL)
		return nothing;
	/* 第8屆第8次董事會議: one noun for both */
	while (s->g->kind == KIND_ORDINAL && i + 1 < s->f->n && s->f->v[i + 1].kind == KIND_ORDINAL &&
	       s->f->v[i + 1].start == s->f->v[i].end)
		i++;
	high = own_end(s, i);
	low = skip_suffix(s->t, s->f->v[i].end);
	/* 6臺起重機: only a time begins */
	if (low > s->f->v[i].end && s->t->cp[low - 1] == U'起')
		low--;
	/* 1億元以上計畫, 5億元之預算; but 5億元預算 is no counted noun */
	if (s->g->kind != KIND_COUNT && s->g->kind != KIND_ORDINAL && s->g->kind != KIND_DURATION && low == s->f->v[i].end)
		return nothing;
	for (size_t j = low; j < high; j++)
		if (s->t->cp[j] == U'、')
			high = j;
	return low < high && s->t->cp[low] != U'者' ? phrase_counted(s->t, low, high) : nothing;
}

/* 12月20日（星期三）召開: what goes on behind the bracket */
static struct phrase told_behind_bracket(const struct scene *s)
{
	const struct clause *next = s->k + 1, *end = s->c->v + s->c->n;

	if (next >= end || next->open != U'（')
		return nothing;
	while (next < end && next < s->k + CLAUSES_BACK && next->depth > s->k->depth)
		next++;
	if (next >= end || next->depth != s->k->depth || next->sentence != s->k->sentence || next->open == U'，')
		return nothing;
	return phrase_told(s->t, next->start, next->end);
}

/* what is told behind a date: 12月1日[、12月6日]舉辦第2次會議 */
static struct phrase told(const struct scene *s)
{
	size_t i = s->i, low = skip_suffix(s->t, s->g->end), high;

	/* 113年度較112年度之增減 */
	if (is_any(text_char(s->t, low), U"較比"))
		return nothing;
	while (is_point(s->g) && i + 1 < s->f->n && i - s->i < NEIGHBOURS && is_point(&s->f->v[i + 1]) &&
	       s->f->v[i + 1].start < s->k->end && s->f->v[i + 1].start >= low &&
	       phrase_is_empty(s->t, low, s->f->v[i + 1].start))
		low = skip_suffix(s->t, s->f->v[++i].end);
	while (is_point(s->g) && i + 1 < s->f->n && i - s->i < NEIGHBOURS && s->f->v[i + 1].kind >= KIND_DATE)
		i++;
	high = own_end(s, i);
	if (low >= s->k->end && high == s->k->end)
		return told_behind_bracket(s);
	return low < high ? phrase_told(s->t, low, high) : nothing;
}

/* 餘19家為衛生所: what the rest is stands behind 為 */
static struct phrase complement(const struct scene *s)
{
	size_t low = s->g->end + 1, high = own_end(s, s->i);

	return is_any(text_char(s->t, s->g->end), U"為係屬") && low < high ? phrase_told(s->t, low, high) : nothing;
}

/* ---- before the clause --------------------------------------------------------------------------- */

/* 掃描刺探類（49%）, 主決議：19案, 執行數（含應付數）僅5萬元: the clause before the bracket or colon */
static struct phrase before_clause(const struct scene *s)
{
	const struct clause *p = s->k;

	size_t i = s->i;

	while (i > 0 && s->i - i < NEIGHBOURS && is_passed(s, &s->f->v[i - 1]))
		i--;
	if (s->k == s->c->v || s->k->open == U'，' || (i > 0 && s->f->v[i - 1].end > s->k->start))
		return nothing;
	/* 營業總支出（不含稅）：原列…: over the bracket, and the nothing behind it */
	do
		p--;
	while (p > s->c->v && (p->depth > s->k->depth || p->end == p->start));
	return p->sentence == s->k->sentence || s->k->open == U'：' ? last_before(s, p, p->end) : nothing;
}

/* what the block is about: a short text before its first colon (主決議：聯席會議12案，…共19案) */
static struct phrase label_of(const struct scene *s)
{
	const struct clause *first = s->c->v, *label;

	while (first < s->k && first < s->c->v + LABEL_CLAUSES && first->open != U'：')
		first++;
	if (first->open != U'：' || first == s->c->v)
		return nothing;
	label = first - 1;
	while (label > s->c->v && (label->depth > first->depth || label->end == label->start))
		label--;
	if (label->end - label->start > LABEL_CHARS || (s->f->n && s->f->v[0].start < first->start && is_amount(&s->f->v[0])))
		return nothing;
	return phrase_last(s->t, label->start, label->end);
}

/* 路燈申請經審查後，計15件: of what is done, the thing */
static struct phrase thing_of(struct phrase p)
{
	return p.thing.end > p.thing.start ? (struct phrase){.span = p.thing, .noun = true} : p;
}

/* 歲入預算，經參酌決算編列，計5億元: the nearest clause of the sentence that ends in a thing */
static struct phrase sentence_topic(const struct scene *s)
{
	const struct clause *p = s->k;

	for (size_t n = 0; n < CLAUSES_BACK && p > s->c->v && p[-1].sentence == s->k->sentence; n++) {
		struct phrase q;

		p--;
		if (p->depth > s->k->depth || phrase_is_aside(s->t, p->start, p->end))
			continue;
		q = thing_of(last_before(s, p, p->end));
		if (is_named(q) && !q.bare && !q.verb_ends)
			return q;
	}
	return nothing;
}

/* ---- carried over -------------------------------------------------------------------------------- */

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
	return y->role == ROLE_PREVIOUS && y->source == SUBJECT_TEXT && y->topic.start >= y->basis.start && y->topic.end <= y->basis.end;
}

/* how well figure j is what the figure can be told of; 0: not at all */
static int rate_carrier(const struct scene *s, size_t j)
{
	const struct attribute *y = &s->a->v[j];
	bool changes = is_change(s->x) || s->x->role == ROLE_PREVIOUS;
	bool one_of_parts = y->role == ROLE_PART && ((j > 0 && s->a->v[j - 1].role == ROLE_PART) ||
	                                             (j + 1 < s->i && s->a->v[j + 1].role == ROLE_PART));
	int points = 1;

	/* an earlier period's figure (較去年同期30件，增加5件) is told of the same thing */
	if (!is_amount(&s->f->v[j]) || !has_topic(y) || is_named_by_basis(y))
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
	size_t best = SIZE_MAX;
	int most = 0;

	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS && (beyond || in_sentence(s, j));) {
		int points = beyond && !same_unit(&s->f->v[j], s->g) ? 0 : rate_carrier(s, j);

		if (points > most || (points == most && s->x->role == ROLE_REMAINDER)) {
			most = points;
			best = j;
		}
	}
	return best;
}

static bool carry(struct scene *s, bool beyond)
{
	size_t j = carrier(s, beyond);

	return j != SIZE_MAX && give_figure(s, j);
}

/* 較上年度預算數7億元，增加1億元: nothing else is told */
static bool carry_previous(struct scene *s)
{
	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS && in_sentence(s, j);)
		if (s->a->v[j].role == ROLE_PREVIOUS && has_topic(&s->a->v[j]))
			return give_figure(s, j);
	return false;
}

/* 原列5億元，減列1億元，其中…，改列4億元: what is revised was named with the original */
static bool carry_original(struct scene *s)
{
	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS && in_sentence(s, j);)
		if (s->a->v[j].role == ROLE_ORIGINAL && s->f->v[j].kind == s->g->kind)
			return give_figure(s, j);
	return false;
}

/* 已完成調查者，共有72件: a thing told alone in the clause right before */
static bool give_clause_before(struct scene *s)
{
	const struct clause *p = s->k;
	bool told_alone = p > s->c->v && p->open == U'，' && p[-1].sentence == p->sentence && p[-1].depth == p->depth &&
	                  (s->i == 0 || s->f->v[s->i - 1].end <= p[-1].start) && !phrase_is_aside(s->t, p[-1].start, p[-1].end);
	struct phrase q = told_alone ? thing_of(phrase_last(s->t, p[-1].start, p[-1].end)) : nothing;

	return !q.bare && !q.verb_ends && give_phrase(s, q);
}

static void inherit(struct scene *s)
{
	enum role role = s->x->role;
	bool whole = role == ROLE_TOTAL || role == ROLE_REVISED || role == ROLE_ORIGINAL;
	bool changes = is_change(s->x) || is_budget(role) || role == ROLE_PREVIOUS || role == ROLE_SHARE;
	struct phrase label = label_of(s);

	/* a total is named by its label; a change or share by the figure before it */
	if ((!changes && give_clause_before(s)) || (role == ROLE_REVISED && carry_original(s)) || (whole && give_phrase(s, label)) ||
	    carry(s, false) || give_phrase(s, sentence_topic(s)) || give_phrase(s, label) || carry(s, true) || carry_previous(s))
		return;
	s->x->source = SUBJECT_HEADING;
}

/* 列管30件，[列管]完成20件: verbs and measures alone are of the thing told before */
static bool give_bare(struct scene *s, struct phrase p)
{
	struct attribute *x = s->x;
	size_t j = carrier(s, false);
	struct phrase q;

	if (!p.bare || !give_phrase(s, p))
		return false;
	if (x->of.end > x->of.start)
		return true;
	if (j != SIZE_MAX && !s->a->v[j].bare && s->a->v[j].source == SUBJECT_TEXT && same_unit(&s->f->v[j], s->g))
		x->of = s->a->v[j].topic;
	else if (j == SIZE_MAX && (is_named(q = sentence_topic(s)) || is_named(q = label_of(s))))
		x->of = q.span;
	if (x->of.end - x->of.start + (p.span.end - p.span.start) > SUBJECT_CHARS || x->of.end > p.span.start)
		x->of = (struct span){0, 0};
	if (x->of.end > x->of.start) {
		x->topic = x->of;
		x->bare = false;
	}
	return true;
}

/* 4機關, 5縣市: the unit is the thing counted */
static bool give_unit(struct scene *s)
{
	size_t han = s->g->unit != NULL ? strlen(s->g->unit) / strlen("件") : 0;

	return s->g->kind == KIND_COUNT && han >= 2 && s->g->start + han < s->g->end && !is_any(s->t->cp[s->g->end - 1], U"次份") &&
	       give_phrase(s, (struct phrase){.span = {s->g->end - (uint32_t)han, s->g->end}, .noun = true});
}

/* 截至3月底，已受理53件: the event stands in the next clause */
static bool give_next_clause(struct scene *s)
{
	const struct clause *next = s->k + 1;
	size_t high;

	if (next >= s->c->v + s->c->n || next->sentence != s->k->sentence || next->open == U'（')
		return false;
	high = s->i + 1 < s->f->n && s->f->v[s->i + 1].start < next->end ? s->f->v[s->i + 1].start : next->end;
	return high > next->start && give_phrase(s, phrase_told(s->t, next->start, high));
}

/* ---- amounts and ordinals ------------------------------------------------------------------------ */

/* 於14日內提出計畫: a term is named by what is to be done in it */
static bool is_term(const struct scene *s)
{
	return s->g->kind == KIND_DURATION && (s->g->qualifier == QUALIFIER_RECENT || is_any(text_char(s->t, s->g->end), U"內前"));
}

/* 改列為: without the copula */
static struct span cue_word(const struct scene *s)
{
	struct span cue = s->x->cue;

	cue.end -= s->t->cp[cue.end - 1] == U'為';
	return cue;
}

/* 審查刪減5億元: a figure of a budget is named with its word, and carried without it */
static bool give_named(struct scene *s, struct phrase p)
{
	const struct attribute *x = s->x;

	if (!give_phrase(s, p))
		return false;
	if (is_budget(x->role) && has_cue_before(s) && p.span.end <= x->cue.start && x->cue.start - p.span.end <= 2)
		s->x->subject.end = cue_word(s).end;
	return true;
}

/* 歲出原列5億元，[歲出]減列1億元 */
static void add_cue(struct scene *s)
{
	struct attribute *x = s->x;

	if (!is_budget(x->role) || !has_cue_before(s) || x->cue.end < x->cue.start + 2 || s->g->kind != KIND_MONEY || x->source != SUBJECT_TEXT ||
	    x->of.end > x->of.start || x->subject.end > x->cue.start)
		return;
	x->of = x->subject;
	x->subject = cue_word(s);
}

/* 增幅15%, 占比12%, 年增率3%: a word that names a rate by itself; of what, is told before */
static bool give_rate(struct scene *s, struct phrase left)
{
	struct attribute *x = s->x;
	bool rate = has_cue_before(s) && is_any(s->t->cp[x->cue.end - 1], U"率幅度比重例");

	if (!rate || (!is_change(x) && x->role != ROLE_SHARE))
		return false;
	if (is_named(left) && (!left.bare || left.span.end == x->cue.start)) {
		give_phrase(s, left);
		x->subject.end = left.span.end == x->cue.start ? x->cue.end : x->subject.end;
		return true;
	}
	if (carry(s, false) || give_phrase(s, sentence_topic(s))) {
		if (x->source != SUBJECT_TEXT || x->of.end > x->of.start)
			return true;
		x->of = x->topic;
	}
	x->source = SUBJECT_TEXT;
	x->subject = x->cue;
	/* 年成長率 */
	x->subject.start -= x->cue.start > s->k->start && is_any(s->t->cp[x->cue.start - 1], U"年月季");
	if (x->topic.end <= x->topic.start)
		x->topic = x->subject;
	return true;
}

/* 凍結7案: the decision itself is what is counted */
static bool give_decision(struct scene *s)
{
	return s->g->kind == KIND_COUNT && is_decision(s->x->role) && has_cue_before(s) &&
	       give_phrase(s, (struct phrase){.span = s->x->cue, .bare = true});
}

/* 較上年度預算數7億元: the figure compared with, named when its basis names a thing and not only a time */
static bool give_compared(struct scene *s)
{
	struct span basis = s->x->basis;
	size_t low = basis.start;
	struct phrase p;

	if (s->x->role != ROLE_PREVIOUS || basis.end <= basis.start)
		return false;
	for (size_t j = s->i; j-- > 0 && s->f->v[j].end > low && s->i - j < NEIGHBOURS;)
		if (s->f->v[j].end <= basis.end)
			low = s->f->v[j].end;
	p = phrase_last(s->t, low, basis.end);
	if (!is_named(p))
		return carry(s, false) || carry(s, true);
	p.span.start = basis.start;
	return give_phrase(s, p);
}

/* 53件[移送法辦]: with nothing before the count, what is told of it behind */
static bool give_predicate(struct scene *s)
{
	struct phrase p = s->g->kind == KIND_COUNT ? told(s) : nothing;

	return p.verb_begins && p.touches && give_phrase(s, p);
}

/* 餘19家[已停業] */
static bool give_rest(struct scene *s)
{
	struct phrase p = told(s);

	return p.verb_begins && give_phrase(s, p);
}

/* 第3次定期會: an ordinal is of the noun behind it; 市議會第4屆第3次定期會: the first of two of the one before */
static bool heads_noun(const struct scene *s)
{
	const struct figure *next = s->i + 1 < s->f->n ? s->g + 1 : NULL;
	bool first = next != NULL && next->kind == KIND_ORDINAL && next->start == s->g->end;

	return s->g->kind == KIND_ORDINAL && s->x->role != ROLE_RANK && !first;
}

static void read_measured(struct scene *s)
{
	struct phrase left = before_figure(s), right = counted(s);

	left.touches = left.span.end == s->g->start;
	if (give_compared(s))
		return;
	if (s->x->role == ROLE_REMAINDER && (give_phrase(s, complement(s)) || give_rest(s)))
		return;
	if (is_term(s) && (give_phrase(s, told(s)) || give_next_clause(s)))
		return;
	if ((!is_named(left) || left.verb_ends || (left.measure_ends && s->g->kind == KIND_COUNT) || !left.touches || heads_noun(s)) && give_phrase(s, right))
		return;
	if (!is_named(left) && give_phrase(s, complement(s)))
		return;
	if ((!is_named(left) || left.bare) && give_unit(s))
		return;
	if (give_rate(s, left) || give_bare(s, left) || give_named(s, left) || give_decision(s))
		return;
	if (!give_phrase(s, before_clause(s)) && !give_predicate(s))
		inherit(s);
	add_cue(s);
}

/* ---- dates and laws ------------------------------------------------------------------------------ */

/* the amount that stands behind a date with no thing between: 截至[3月底]，已受理53件 */
static bool give_next(struct scene *s)
{
	size_t j = s->i + 1;

	while (j < s->f->n && is_point(&s->f->v[j]))
		j++;
	return j < s->f->n && is_amount(&s->f->v[j]) && in_sentence(s, j) && give_figure(s, j);
}

/* 研討會將於[4月20日]登場: what stands before the date does what is told behind it */
static bool give_joined(struct scene *s, struct phrase left, struct phrase right)
{
	bool at = s->g->start > s->k->start && is_any(s->t->cp[s->g->start - 1], U"於在自至");

	if (!at || !is_named(left) || !is_named(right) || left.bare || left.verb_ends || !right.verb_begins ||
	    left.span.end - left.span.start + (right.span.end - right.span.start) > SUBJECT_CHARS)
		return false;
	give_phrase(s, right);
	s->x->of = left.span;
	return true;
}

/* the event of a date: what the clause goes on with, else what is counted behind it, else what stands before */
static void read_event(struct scene *s)
{
	struct phrase right = told(s), left = last_before(s, s->k, s->g->start);
	bool ends = own_end(s, s->i) == s->k->end;

	/* 4月20日10:00: the hour is of the day's event */
	if (s->g->kind == KIND_TIME && s->i > 0 && s->f->v[s->i - 1].kind == KIND_DATE && s->f->v[s->i - 1].end == s->g->start) {
		give_figure(s, s->i - 1);
		return;
	}
	if (give_joined(s, left, right))
		return;
	if (is_named(right) && (right.noun || ends) &&
	    (!right.verb_begins || right.span.end >= right.span.start + EVENT_CHARS || !is_named(left))) {
		give_phrase(s, right);
		return;
	}
	if (!ends && give_next(s))
		return;
	if (give_phrase(s, left) || give_phrase(s, right) || give_next_clause(s) || give_next(s))
		return;
	s->x->source = SUBJECT_HEADING;
}

/* the law that an article belongs to stands before it */
static void read_law(struct scene *s)
{
	if (give_phrase(s, last_before(s, s->k, s->g->start)))
		return;
	/* 同法第38條 */
	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS;)
		if (s->f->v[j].kind == KIND_LEGAL) {
			give_figure(s, j);
			return;
		}
	read_event(s);
}

static struct scene scene_of(const struct text *t, const struct figures *f, const struct clauses *c, struct attributes *a,
                             size_t i)
{
	return (struct scene){t, f, c, a, i, &f->v[i], &c->v[a->v[i].clause], &a->v[i]};
}

void subjects_read(const struct text *t, const struct figures *f, const struct clauses *c, struct attributes *a)
{
	/* amounts first: a date takes over what is counted behind it */
	for (size_t i = 0; i < f->n; i++) {
		struct scene s = scene_of(t, f, c, a, i);

		if (!is_point(s.g) && s.g->kind != KIND_LEGAL)
			read_measured(&s);
	}
	for (size_t i = 0; i < f->n; i++) {
		struct scene s = scene_of(t, f, c, a, i);

		if (is_point(s.g))
			read_event(&s);
		else if (s.g->kind == KIND_LEGAL)
			read_law(&s);
	}
}
