#include "extract/scene.h"

#include "extract/words.h"

/* CLAUSES_BACK: how far off a clause can speak of a figure; keeps endless lists linear. LAW_CHARS: between a law and its
 * article: 作業[規定]第7點 */
enum { LABEL_CHARS = 20, LABEL_CLAUSES = 16, CLAUSES_BACK = 8, REACH = 64, LAW_CHARS = 2 };

/* what follows a figure and belongs to it, not to the phrase behind */
static const char32_t *const figure_suffixes[] = {
	U"（含）", U"以上", U"以下", U"以內", U"左右", U"之", U"的", U"以前", U"之前", U"以來",
	U"迄今",   U"起",   U"止",   U"前",   U"後",   U"整", U"內", U"間"};

static const struct phrase nothing;
static struct words suffix_words;

void scenes_start(void)
{
	phrases_start();
	for (size_t i = 0; i < sizeof figure_suffixes / sizeof figure_suffixes[0]; i++)
		words_add(&suffix_words, figure_suffixes[i], (int)i);
}

struct scene scene_of(const struct text *t, const struct figures *f, const struct clauses *c, struct attributes *a,
                             size_t i)
{
	return (struct scene){t, f, c, a, i, &f->v[i], &c->v[a->v[i].clause], &a->v[i]};
}

bool figure_is_point(const struct figure *g)
{
	return g->kind == KIND_DATE || g->kind == KIND_PERIOD || g->kind == KIND_TIME;
}

bool figure_is_amount(const struct figure *g)
{
	return g->kind <= KIND_MEASURE;
}

bool figure_same_unit(const struct figure *a, const struct figure *b)
{
	return a->kind == b->kind && (a->unit == b->unit || (a->unit && b->unit && slice_is(slice_of(a->unit), b->unit)));
}

bool attribute_is_decision(const struct attribute *x)
{
	return x->role == ROLE_CUT || x->role == ROLE_ADDED || x->role == ROLE_FROZEN;
}

bool scene_has(const struct scene *s, size_t j)
{
	return s->c->v[s->a->v[j].clause].sentence == s->k->sentence;
}

/* 第1會期內政委員會, 99年前瞻計畫: the suffix is the beginning of another word */
static bool begins_word(const struct text *t, size_t i)
{
	char32_t next = text_char(t, i + 1);

	switch (t->cp[i]) {
	case U'內':
		return is_any(next, U"政外部科容需銷勤湖埔");
	case U'前':
		return is_any(next, U"瞻述揭置測");
	case U'後':
		return is_any(next, U"續勤測");
	case U'間':
		return next == U'接';
	case U'整':
		/* 5億元整, but 6年整治計畫 */
		return i > 0 && t->cp[i - 1] != U'元';
	default:
		return false;
	}
}

static size_t skip_suffix(const struct text *t, size_t i)
{
	size_t length;

	while (words_longest(&suffix_words, t, 0, i, &length) != NO_WORD && !(length == 1 && begins_word(t, i)))
		i += length;
	return i;
}

/* ---- before the figure --------------------------------------------------------------------------- */

/* 80歲以上者9,963人, 第3級以上者11里次, 違反第25條規定36件: a condition is named with its own figure */
static bool is_condition(const struct text *t, const struct figure *condition, size_t high)
{
	size_t low = skip_suffix(t, condition->end);

	if (condition->kind == KIND_LEGAL)
		return low + 2 == high && text_has(t, low, U"規定");
	if (low + 1 == high && text_char(t, low) == U'者')
		return !figure_is_point(condition);
	return condition->kind == KIND_MEASURE && low == high && text_char(t, condition->end) == U'以';
}

/* Where the text of the clause begins that belongs to what ends at high, behind figure j - 1. */
static size_t own_text(const struct scene *s, size_t j, size_t high)
{
	size_t low = skip_suffix(s->t, s->f->v[j - 1].end);

	/* 9案[中]改善3案 */
	low += !figure_is_point(&s->f->v[j - 1]) && text_char(s->t, low) == U'中';
	/* 1,271人參與、媒體曝光47則: what stands before 、 belongs to the figure before */
	for (size_t n = high > low + REACH ? high - REACH : low + 1; n < high; n++)
		if (s->t->cp[n] == U'、')
			return s->t->cp[low] == U'、' ? low + 1 : n + 1;
	return low;
}

/* 第1期[款]399萬元, 15-24歲[族群]: an ordinal or an age is part of the name that goes on behind it */
static struct phrase with_ordinal(const struct text *t, struct phrase p, const struct figure *before)
{
	/* 第62項考試院: the lines of a budget are numbered, not named so */
	bool line = before->kind == KIND_ORDINAL && is_any(t->cp[before->end - 1], U"款項目節");

	if ((before->kind == KIND_ORDINAL || (before->kind == KIND_MEASURE && t->cp[before->end - 1] == U'歲')) && !line && p.span.end > p.span.start && p.span.start == before->end && !p.verb_begins) {
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

	return figure_is_point(before) || before->kind == KIND_ORDINAL || (each && before->kind <= KIND_DURATION);
}

/* 第1劑為83%、[第2劑]為77% */
static bool stands_alone(const struct scene *s, const struct clause *k, const struct figure *ordinal)
{
	return figure_is_amount(s->g) && ordinal->kind == KIND_ORDINAL && s->i > 0 && ordinal == &s->f->v[s->i - 1] &&
	       (ordinal->start == k->start || s->t->cp[ordinal->start - 1] == U'、');
}

static struct phrase with_condition(const struct scene *s, const struct clause *k, size_t j, size_t high)
{
	size_t low = j > 1 && s->f->v[j - 2].end > k->start ? s->f->v[j - 2].end : k->start;
	struct phrase p = phrase_last(s->t, low, s->f->v[j - 1].start);

	if (!phrase_is_named(p) || p.span.end < s->f->v[j - 1].start)
		p.span.start = s->f->v[j - 1].start;
	/* 違反第25條規定 */
	if (s->f->v[j - 1].kind == KIND_LEGAL)
		p.span.start -= (uint32_t)text_before(s->t, k->start, p.span.start, U"違反");
	p.span.end = (uint32_t)high;
	p.noun = p.touches = true;
	p.bare = p.verb_ends = false;
	return p;
}

/* The last chunk before `high` in clause k. */
struct phrase scene_last(const struct scene *s, const struct clause *k, size_t high)
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
		p = with_ordinal(s->t, phrase_last(s->t, own_text(s, j, high), high), before);
		if (phrase_is_named(p) || !is_passed(s, before))
			return p;
		if (stands_alone(s, k, before))
			return (struct phrase){.span = {before->start, before->end}, .noun = true};
		high = before->start;
	}
	return phrase_last(s->t, k->start, high);
}

/* the cue stands in the figure's own text */
bool scene_has_cue(const struct scene *s)
{
	size_t j = s->i, low;

	/* 降至98年7.7% */
	if (j > 1 && s->x->role == ROLE_LEVEL && figure_is_point(&s->f->v[j - 1]))
		j--;
	low = j > 0 && s->f->v[j - 1].end > s->k->start ? s->f->v[j - 1].end : s->k->start;
	return s->x->cue.end > s->x->cue.start && s->x->cue.start >= low && s->x->cue.end <= s->g->start;
}

/* 平均延誤18秒: what is averaged stands behind the word; 平均每日53件: before it */
static struct phrase averaged(const struct scene *s)
{
	bool each = s->t->cp[s->x->cue.start] == U'每';
	struct phrase p = phrase_last(s->t, each ? s->x->cue.start : s->x->cue.end, s->g->start);
	struct phrase q = scene_last(s, s->k, s->x->cue.start);
	size_t gap = s->x->cue.start - q.span.end;

	if (!phrase_is_named(p))
		return q;
	/* 執業人員的平均年齡 */
	if (phrase_is_named(q) && !q.bare && (gap == 0 || (gap == 1 && is_any(s->t->cp[q.span.end], U"之的"))))
		p.thing = q.span;
	return p;
}

/* 審查刪減5億元 is the cut of the review; 減列「業務費」85萬元 is of 業務費 */
static struct phrase decided(const struct scene *s)
{
	struct phrase p = phrase_last(s->t, s->x->cue.end, s->g->start);

	return phrase_is_named(p) ? p : scene_last(s, s->k, s->x->cue.start);
}

/* 車流為平日的1.26倍: what stands behind 為 is the measure, not the thing */
static struct phrase multiplied(const struct scene *s)
{
	size_t low = s->g->start > s->k->start + REACH ? s->g->start - REACH : s->k->start;

	for (size_t j = s->g->start; j > low; j--)
		if (is_any(s->t->cp[j - 1], U"為係是") && (j < 2 || !is_any(s->t->cp[j - 2], U"行作成認")))
			return scene_last(s, s->k, j - 1);
	return scene_last(s, s->k, s->g->start);
}

/* 逾期放款占總放款比率為0.15%: the rate has a name; 女性占四成: what is in front of the word */
static struct phrase shared(const struct scene *s)
{
	struct phrase p = scene_last(s, s->k, s->g->start);

	return p.span.start <= s->x->cue.start && p.span.end > s->x->cue.end && !p.bare ? p : scene_last(s, s->k, s->x->cue.start);
}

struct phrase scene_before(const struct scene *s)
{
	const struct attribute *x = s->x;

	if (s->g->kind == KIND_RATIO && x->role == ROLE_NONE)
		return multiplied(s);
	if (!scene_has_cue(s) || x->role == ROLE_PART)
		return scene_last(s, s->k, s->g->start);
	if (x->role == ROLE_RATE)
		return scene_last(s, s->k, s->g->kind == KIND_MONEY ? x->basis.start : x->cue.end);
	if (x->role == ROLE_AVERAGE)
		return averaged(s);
	if (attribute_is_decision(x))
		return decided(s);
	if (x->role == ROLE_SHARE)
		return shared(s);
	if (attribute_is_change(x) && x->basis.end > x->basis.start && x->basis.start > s->k->start && x->basis.start <= x->cue.start)
		return scene_last(s, s->k, x->basis.start - 1 - (x->basis.start >= s->k->start + 2 && s->t->cp[x->basis.start - 2] == U'相'));
	return scene_last(s, s->k, x->cue.start);
}

/* ---- behind the figure --------------------------------------------------------------------------- */

size_t scene_end(const struct scene *s, size_t i)
{
	return i + 1 < s->f->n && s->f->v[i + 1].start < s->k->end ? s->f->v[i + 1].start : s->k->end;
}

struct phrase scene_counted(const struct scene *s)
{
	size_t i = s->i, low, high;
	struct phrase p;

	if (figure_is_point(s->g) || s->g->kind == KIND_LEGAL)
		return nothing;
	/* 第8屆第8次董事會議: one noun for both */
	while (s->g->kind == KIND_ORDINAL && i + 1 < s->f->n && s->f->v[i + 1].kind == KIND_ORDINAL &&
	       s->f->v[i + 1].start == s->f->v[i].end)
		i++;
	/* 第2期4年發展計畫 */
	if (s->g->kind == KIND_ORDINAL && i + 1 < s->f->n && s->f->v[i + 1].kind == KIND_DURATION &&
	    s->f->v[i + 1].start == s->f->v[i].end)
		i++;
	high = scene_end(s, i);
	low = skip_suffix(s->t, s->f->v[i].end);
	/* 6臺起重機: only a time begins */
	if (low > s->f->v[i].end && s->t->cp[low - 1] == U'起')
		low--;
	for (size_t j = low; j < high; j++)
		if (s->t->cp[j] == U'、')
			high = j;
	p = low < high && s->t->cp[low] != U'者' ? phrase_counted(s->t, low, high) : nothing;
	/* 第2次[評估]; but 4部會[研商] */
	return p.noun || s->g->kind == KIND_ORDINAL ? p : nothing;
}

/* 12月20日（星期三）召開: what goes on behind the bracket */
static struct phrase told_behind_bracket(const struct scene *s)
{
	const struct clause *next = s->k + 1, *end = s->c->v + s->c->n;
	size_t low;

	if (next >= end || next->open != U'（')
		return nothing;
	while (next < end && next < s->k + CLAUSES_BACK && next->depth > s->k->depth)
		next++;
	if (next >= end || next->depth != s->k->depth || next->sentence != s->k->sentence || next->open == U'，')
		return nothing;
	low = next->start;
	/* 3月7日（星期三）上午9時舉行: the hour is passed over */
	for (size_t j = s->i + 1, n = 0; j < s->f->n && n < NEIGHBOURS && s->f->v[j].start <= low; j++, n++)
		low = s->f->v[j].start == low ? s->f->v[j].end : low;
	return low < next->end ? phrase_told(s->t, low, next->end) : nothing;
}

/* 102年電氣化、104年完工: each date has its own event; 102年補助數較95年度增加: one only compared with has none */
static bool is_next_event(const struct scene *s, size_t low, const struct figure *next)
{
	return figure_is_point(next) && next->start > low + 2 && is_any(s->t->cp[next->start - 1], U"、較比");
}

/* 於北、中等[3區]召開, 至[4鄉]辦理: where it takes place is counted */
static bool is_place(const struct scene *s, size_t low, const struct figure *next)
{
	return next->kind == KIND_COUNT && low < next->start && next->start < s->k->end && next->start - low < REACH &&
	       is_any(s->t->cp[low], U"於在至赴") && phrase_is_place(s->t, low + 1, next->start);
}

/* what is told behind a date: 12月1日[、12月6日]舉辦第2次會議 */
struct phrase scene_told(const struct scene *s)
{
	size_t i = s->i, low = skip_suffix(s->t, s->g->end), high;

	/* 113年度較112年度之增減 */
	if (is_any(text_char(s->t, low), U"較比"))
		return nothing;
	while (figure_is_point(s->g) && i + 1 < s->f->n && i - s->i < NEIGHBOURS && figure_is_point(&s->f->v[i + 1]) &&
	       s->f->v[i + 1].start < s->k->end && s->f->v[i + 1].start >= low &&
	       phrase_is_empty(s->t, low, s->f->v[i + 1].start))
		low = skip_suffix(s->t, s->f->v[++i].end);
	while (figure_is_point(s->g) && i + 1 < s->f->n && i - s->i < NEIGHBOURS &&
	       (s->f->v[i + 1].kind >= KIND_DATE || is_place(s, low, &s->f->v[i + 1])) &&
	       !is_next_event(s, low, &s->f->v[i + 1]))
		i++;
	high = scene_end(s, i);
	if (low >= s->k->end && high == s->k->end)
		return told_behind_bracket(s);
	return low < high ? phrase_told(s->t, low, high) : nothing;
}

/* 餘19家為衛生所: what the rest is stands behind 為 */
struct phrase scene_complement(const struct scene *s)
{
	size_t low = s->g->end + 1, high = scene_end(s, s->i);

	if (!is_any(text_char(s->t, s->g->end), U"為係屬"))
		return nothing;
	/* 86萬元係2,400c.c.油氣車之費用 */
	if (low == high && high < s->k->end) {
		low = s->f->v[s->i + 1].end;
		high = scene_end(s, s->i + 1);
	}
	return low < high ? phrase_told(s->t, low, high) : nothing;
}

/* ---- before the clause --------------------------------------------------------------------------- */

/* 掃描刺探類（49%）, 主決議：19案, 執行數（含應付數）僅5萬元: the clause before the bracket or colon */
struct phrase scene_before_clause(const struct scene *s)
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
	/* 較預算（不含特別預算）增加5億元: what is compared with is not the thing */
	if (is_any(text_char(s->t, p->start), U"較比") && phrase_is_aside(s->t, p->start, p->end))
		return nothing;
	return p->sentence == s->k->sentence || s->k->open == U'：' ? scene_last(s, p, p->end) : nothing;
}

/* 餐飲業97年查核7家: the thing in front of the date that the figure's own words begin behind */
struct phrase scene_before_date(const struct scene *s)
{
	const struct figure *date = s->i > 0 ? &s->f->v[s->i - 1] : NULL;
	struct phrase p;

	if (date == NULL || date->start <= s->k->start || !figure_is_point(date))
		return nothing;
	p = scene_last(s, s->k, date->start);
	return p.bare || p.verb_ends ? nothing : p;
}

/* what the block is about: a short text before its first colon (主決議：聯席會議12案，…共19案) */
struct phrase scene_label(const struct scene *s)
{
	const struct clause *first = s->c->v, *label;

	while (first < s->k && first < s->c->v + LABEL_CLAUSES && first->open != U'：')
		first++;
	if (first->open != U'：' || first == s->c->v)
		return nothing;
	label = first - 1;
	while (label > s->c->v && (label->depth > first->depth || label->end == label->start))
		label--;
	if (label->end - label->start > LABEL_CHARS || (s->f->n && s->f->v[0].start < first->start && figure_is_amount(&s->f->v[0])))
		return nothing;
	return phrase_last(s->t, label->start, label->end);
}

/* 路燈申請經審查後，計15件: of what is done, the thing */
static struct phrase thing_of(struct phrase p)
{
	return p.thing.end > p.thing.start ? (struct phrase){.span = p.thing, .noun = true} : p;
}

/* 歲入預算，經參酌決算編列，計5億元: the nearest clause of the sentence that ends in a thing */
struct phrase scene_topic(const struct scene *s)
{
	const struct clause *p = s->k;
	struct phrase deed = nothing;

	for (size_t n = 0; n < CLAUSES_BACK && p > s->c->v && p[-1].sentence == s->k->sentence; n++) {
		struct phrase q;

		p--;
		if (p->depth > s->k->depth || phrase_is_aside(s->t, p->start, p->end))
			continue;
		q = thing_of(scene_last(s, p, p->end));
		if (!phrase_is_named(q) || q.bare || q.verb_ends)
			continue;
		if (!q.does)
			return q;
		/* 觀光旅客創新高，推動領航方案，98年439萬人次: what was done is told of the same thing */
		if (!phrase_is_named(deed))
			deed = q;
	}
	return deed;
}

/* the first thing of clause p, between its figures, before `high` */
static struct phrase first_thing(const struct scene *s, const struct clause *p, size_t high)
{
	size_t j = s->i, low = p->start;
	struct phrase q = nothing;

	while (j > 0 && s->i - j < NEIGHBOURS && s->f->v[j - 1].start >= p->start)
		j--;
	high = p->end < high ? p->end : high;
	while (low < high && !phrase_is_named(q)) {
		size_t end = j < s->f->n && s->f->v[j].start < high ? s->f->v[j].start : high;

		if (end > low)
			q = phrase_first(s->t, low, end);
		/* 依交通管理處罰條例第44條 */
		if (phrase_is_named(q) && end < high && s->f->v[j].kind == KIND_LEGAL && end - q.span.end <= LAW_CHARS)
			q = nothing;
		/* 本案提報3月2日業務會議: a verb stands in front */
		if (figure_is_point(s->g) && end > low + 1)
			break;
		low = end < high ? s->f->v[j++].end : high;
	}
	return q;
}

/* 自願拆遷48臺，協調拆遷27臺: what ends alike stands beside it */
static bool ends_alike(const struct text *t, struct span a, struct span b)
{
	size_t last = b.end - 1;

	if (a.end < 2 || b.end < 2)
		return false;
	/* 保留數9億元，賸餘數1億元 */
	if (t->cp[a.end - 1] == t->cp[last] && (t->cp[a.end - 2] == t->cp[last - 1] || is_any(t->cp[last], U"數額率")))
		return true;
	return text_char(t, a.end) == t->cp[last - 1] && text_char(t, a.end + 1) == t->cp[last];
}

/* 各機關, 國人, 審議委員會: who does it is not what is told of; nor is the mark that is aimed at */
static bool is_beside(const struct text *t, struct span p)
{
	static const char32_t *const ends[] = {U"機關", U"單位", U"委員會", U"委員", U"國人", U"廠商", U"目標"};

	for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++)
		if (text_before(t, p.start, p.end, ends[k]))
			return true;
	return false;
}

/* the first thing of clause p that stands beside nothing alike; governed: also the object of a verb */
static struct phrase theme_in(const struct scene *s, const struct clause *p, struct span own, bool governed)
{
	struct phrase q = p->depth > s->k->depth || phrase_is_aside(s->t, p->start, p->end) ? nothing : first_thing(s, p, own.start);

	return !phrase_is_named(q) || q.bare || (q.does && !governed) || is_beside(s->t, q.span) ||
	               (s->g->kind != KIND_PERCENT && is_any(s->t->cp[q.span.end - 1], U"率幅")) || ends_alike(s->t, q.span, own) ? nothing : q;
}

/* what the sentence of clause s->k begins with */
static struct phrase sentence_theme(const struct scene *s, struct span own)
{
	const struct clause *first = s->k;
	struct phrase q = nothing;

	for (size_t n = 0; n < CLAUSES_BACK && first > s->c->v && first[-1].sentence == s->k->sentence; n++)
		first--;
	for (const struct clause *p = first; p <= s->k && !phrase_is_named(q); p++)
		q = theme_in(s, p, own, p < s->k && figure_is_amount(s->g));
	return q;
}

struct phrase scene_theme(const struct scene *s, struct span own)
{
	struct phrase q = theme_in(s, s->k, own, false);

	return phrase_is_named(q) ? q : sentence_theme(s, own);
}

struct phrase scene_theme_before(const struct scene *s)
{
	struct scene before = *s;

	for (size_t n = 0; n < CLAUSES_BACK && before.k > s->c->v && before.k->sentence == s->k->sentence; n++)
		before.k--;
	return before.k->sentence == s->k->sentence ? nothing
	                                            : sentence_theme(&before, (struct span){before.k->end, before.k->end});
}

struct phrase scene_superlative(const struct scene *s)
{
	static const char32_t *const words[] = {U"最多", U"居多", U"為主", U"居首", U"居冠", U"最高", U"為大宗"};
	const struct clause *p = s->k > s->c->v ? s->k - 1 : NULL;
	size_t high, length;

	if (p == NULL || s->k->open != U'，' || p->sentence != s->k->sentence || p->depth != s->k->depth)
		return nothing;
	high = p->end;
	for (size_t w = 0; w < sizeof words / sizeof words[0]; w++)
		if ((length = text_before(s->t, p->start, p->end, words[w])) > 0)
			high = p->end - length;
	high -= high < p->end && text_before(s->t, p->start, high, U"為") > 0;
	for (size_t j = high; j > p->start && high < p->end; j--)
		if (s->t->cp[j - 1] == U'以' && !is_any(s->t->cp[j], U"上下內外來及"))
			return scene_last(s, p, high);
	return nothing;
}

/* clause p has dates but no amount in front of the figure; *low: where its text begins behind the last of them */
static bool is_told_alone(const struct scene *s, const struct clause *p, size_t *low)
{
	*low = p->start;
	for (size_t j = s->i; j-- > 0 && s->f->v[j].end > p->start && s->i - j < NEIGHBOURS;) {
		if (!figure_is_point(&s->f->v[j]))
			return false;
		*low = s->f->v[j].end > *low && s->f->v[j].end <= p->end ? s->f->v[j].end : *low;
	}
	return true;
}

/* 分別為甲、乙及丙，: the clause only tells what was counted */
static bool enumerates(const struct text *t, const struct clause *p)
{
	static const char32_t *const words[] = {U"分別", U"包括", U"包含", U"計有"};

	for (size_t w = 0; w < sizeof words / sizeof words[0]; w++)
		if (text_has(t, p->start, words[w]))
			return true;
	return false;
}

/* 已完成調查者，共有72件; 5月2日及6月1日辦理誓師大會，計2場: a thing told alone in the clause right before */
struct phrase scene_clause_before(const struct scene *s)
{
	const struct clause *p = s->k > s->c->v ? s->k - 1 : NULL;
	struct phrase q;
	size_t low;

	if (p == NULL || s->k->open != U'，' || p->sentence != s->k->sentence || p->depth != s->k->depth ||
	    !is_told_alone(s, p, &low) || phrase_is_aside(s->t, p->start, p->end) || enumerates(s->t, p))
		return nothing;
	q = thing_of(phrase_last(s->t, low, p->end));
	return q.bare || q.verb_ends || (q.does && low == p->start) ? nothing : q;
}
