#include "extract/subject.h"

#include <string.h>

#include "extract/carry.h"
#include "extract/listing.h"
#include "extract/scene.h"

enum { EVENT_CHARS = 4, SUBJECT_CHARS = 24, TERM_CHARS = 40, ROW_MAX = 6, LABEL_POINTS = 4 };

static const struct phrase nothing;

void subjects_start(void)
{
	scenes_start();
}

/* ---- amounts and ordinals ------------------------------------------------------------------------ */

/* 4機關, 5縣市: the unit is the thing counted */
static bool give_unit(struct scene *s)
{
	size_t han = s->g->unit != NULL ? strlen(s->g->unit) / strlen("件") : 0;

	return s->g->kind == KIND_COUNT && han >= 2 && s->g->start + han < s->g->end &&
	       !is_any(s->t->cp[s->g->end - 1], U"次份") &&
	       carry_phrase(s, (struct phrase){.span = {s->g->end - (uint32_t)han, s->g->end}, .noun = true});
}

/* 截至3月底，已受理53件: the event stands in the next clause */
static bool give_next_clause(struct scene *s)
{
	const struct clause *next = s->k + 1;
	size_t high;

	if (next >= s->c->v + s->c->n || next->sentence != s->k->sentence || next->open == U'（')
		return false;
	high = s->i + 1 < s->f->n && s->f->v[s->i + 1].start < next->end ? s->f->v[s->i + 1].start : next->end;
	return high > next->start && carry_phrase(s, phrase_told(s->t, next->start, high));
}

/* 於14日內提出計畫: a term is named by what is to be done in it */
static bool is_term(const struct scene *s)
{
	size_t end = s->g->end + (text_char(s->t, s->g->end) == U'來');

	/* 創近5年新高 is told of what stands before */
	if (is_any(text_char(s->t, end), U"新最"))
		return false;
	return s->g->kind == KIND_DURATION &&
	       (s->g->qualifier == QUALIFIER_RECENT || is_any(text_char(s->t, s->g->end), U"內前"));
}

/* 審查刪減5億元, 審議淨減列5億元: the cut of the review, carried without the word; 歲出減列5億元 is of the 歲出 */
static bool give_named(struct scene *s, struct phrase p)
{
	const struct attribute *x = s->x;
	bool net = text_char(s->t, p.span.end) == U'淨';

	if (!carry_phrase(s, p))
		return false;
	if (attribute_is_decision(x) && scene_has_cue(s) && p.span.end + net == x->cue.start &&
	    (!p.noun || !is_any(s->t->cp[x->cue.end - 1], U"列編")))
		s->x->subject.end = x->cue.end;
	return true;
}

/* 林務局主管（增幅13.9%）: what touches the bracket that opens with the word */
static struct phrase rated_in_bracket(const struct scene *s)
{
	struct phrase p = s->k->open == U'（' && s->x->cue.start == s->k->start ? scene_before_clause(s) : nothing;

	return p.span.end + 1 == s->k->start ? p : nothing;
}

/* 增幅15%, 占比12%, 年增率3%: a word that names a rate by itself; of what, is told before */
static bool give_rate(struct scene *s, struct phrase left)
{
	struct attribute *x = s->x;
	/* 通過比率為5% */
	bool copula = scene_has_cue(s) && s->t->cp[x->cue.end - 1] == U'為';
	struct span word = {x->cue.start, x->cue.end - copula};
	bool rate = scene_has_cue(s) && is_any(s->t->cp[word.end - 1], U"率幅度比重例標值限");

	if (!rate || (!attribute_is_change(x) && x->role != ROLE_SHARE && x->role != ROLE_TARGET && x->role != ROLE_LIMIT))
		return false;
	if (phrase_is_named(left) && (!left.bare || left.span.end == x->cue.start)) {
		carry_phrase(s, left);
		x->subject.end = left.span.end == word.start ? word.end : x->subject.end;
		return true;
	}
	if (carry_phrase(s, rated_in_bracket(s)) || carry_over(s, false) || carry_phrase(s, scene_topic(s))) {
		if (x->source != SUBJECT_TEXT || x->of.end > x->of.start)
			return true;
		x->of = x->topic;
	}
	x->source = SUBJECT_TEXT;
	x->subject = word;
	/* 年成長率 */
	x->subject.start -= x->cue.start > s->k->start && is_any(s->t->cp[x->cue.start - 1], U"年月季");
	if (x->topic.end <= x->topic.start)
		x->topic = x->subject;
	return true;
}

/* 凍結7案: the decision itself is what is counted */
static bool give_decision(struct scene *s)
{
	return s->g->kind == KIND_COUNT && attribute_is_decision(s->x) && scene_has_cue(s) &&
	       carry_phrase(s, (struct phrase){.span = s->x->cue, .bare = true});
}

/* 較上年度預算數7億元: the figure compared with, named when its basis names a thing and not only a time */
static bool give_compared(struct scene *s)
{
	struct span basis = s->x->basis;
	size_t low = basis.start;
	struct phrase p;

	if (s->x->role != ROLE_PREVIOUS || basis.end <= basis.start)
		return false;
	/* 違規比例由18.4%降至7.7% is told of the same thing */
	if (is_any(s->t->cp[s->x->cue.start], U"由從自"))
		return carry_phrase(s, scene_last(s, s->k, s->x->cue.start));
	for (size_t j = s->i; j-- > 0 && s->f->v[j].end > low && s->i - j < NEIGHBOURS;)
		if (s->f->v[j].end <= basis.end)
			low = s->f->v[j].end;
	p = phrase_last(s->t, low, basis.end);
	/* 較去年查獲9公斤: the verb names nothing */
	if (!phrase_is_named(p) || (p.bare && p.verb_begins && p.verb_ends)) {
		/* 保留款較上年度之7億元 */
		p = scene_last(s, s->k, s->x->cue.start);
		return (!p.bare && carry_phrase(s, p)) || carry_over(s, false) || carry_over(s, true);
	}
	/* the year tells predicted and spent apart (上年度預算數), a thing needs none (上年度虧損) */
	if (p.bare || p.measure_ends || text_before(s->t, p.span.start, p.span.end, U"預算") ||
	    text_before(s->t, p.span.start, p.span.end, U"決算"))
		p.span.start = basis.start;
	return carry_phrase(s, p);
}

/* 53件[移送法辦]: with nothing before the count, what is told of it behind */
static bool give_predicate(struct scene *s)
{
	struct phrase p = s->g->kind == KIND_COUNT ? scene_told(s) : nothing;

	return p.verb_begins && p.touches && carry_phrase(s, p);
}

/* 其中3億元由[中央補助]，1億元由[縣府自籌]: who bears it is told behind */
static bool give_bearer(struct scene *s)
{
	size_t low = s->g->end + 1, high = scene_end(s, s->i);
	struct phrase p = text_char(s->t, s->g->end) == U'由' && low < high ? phrase_told(s->t, low, high) : nothing;

	/* 縣府自籌: the office too */
	p.span.start = (uint32_t)low;
	return figure_is_amount(s->g) && p.span.end > low + 2 && carry_phrase(s, p);
}

/* 查獲8家[違反法令]: what was found is told behind */
static bool is_finding(const struct text *t, struct span verbs)
{
	static const char32_t *const words[] = {U"查獲", U"發現", U"計有", U"查有", U"抽查"};

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (text_before(t, verbs.start, verbs.end, words[k]))
			return true;
	return false;
}

/* 列管攤商餘19家[已停業]: what the rest does, of what it is left of */
static bool give_rest(struct scene *s)
{
	struct phrase p = scene_told(s);
	struct span of = {0, 0};

	if (!p.verb_begins)
		return false;
	if (!p.noun && carry_over(s, false) && s->x->source == SUBJECT_TEXT && !s->x->bare && s->x->topic.end > 0 &&
	    !is_any(s->t->cp[s->x->topic.end - 1], U"數額率量"))
		of = s->x->topic;
	if (!carry_phrase(s, p))
		return false;
	if (of.end > of.start && of.end - of.start + (p.span.end - p.span.start) <= SUBJECT_CHARS) {
		s->x->of = s->x->topic = of;
		s->x->bare = false;
	}
	return true;
}

/* 第3次定期會: an ordinal is of the noun behind it; 市議會第4屆第3次定期會: the first of two of the one before */
static bool heads_noun(const struct scene *s)
{
	const struct figure *next = s->i + 1 < s->f->n ? &s->f->v[s->i + 1] : NULL;
	bool first = next != NULL && next->kind == KIND_ORDINAL && next->start == s->g->end;

	return s->g->kind == KIND_ORDINAL && s->x->role != ROLE_RANK && !first;
}

/* what stands before does not name what is counted: 已召開3場[說明會], 全市12萬戶[低收入戶] */
static bool leaves_room(const struct scene *s, struct phrase left)
{
	bool counted = s->g->kind == KIND_COUNT || s->g->kind == KIND_ORDINAL || s->g->kind == KIND_DURATION;
	bool joined = scene_end(s, s->i) > s->g->end && is_any(s->t->cp[s->g->end], U"之的以");
	bool there_are = s->g->start > 0 && s->t->cp[s->g->start - 1] == U'有';

	/* 可處25萬元[罰鍰], but 經費5億元額度; 有八成的[乘客], but 普及率達80%之目標 */
	if (!counted && (!joined || (s->g->kind == KIND_PERCENT && !there_are)))
		return !phrase_is_named(left) || left.bare;
	/* 四縣之368個[鄉鎮], 場地容納3名[觀眾] */
	if (s->g->kind == KIND_COUNT && s->g->end > s->g->start && is_any(s->t->cp[s->g->end - 1], U"個名位大"))
		return true;
	return !phrase_is_named(left) || left.verb_ends || !left.touches || heads_noun(s) ||
	       (left.measure_ends && (s->g->kind == KIND_COUNT || s->g->kind == KIND_MEASURE));
}

/* 成長率下滑，我國由6.1%降為4.1%: a percentage of somebody is of what was told before */
static bool give_topic(struct scene *s)
{
	return s->g->kind == KIND_PERCENT && scene_before(s).agent && carry_phrase(s, scene_topic(s));
}

/* 占[應優先採購總額]9億元之6.6%: what the share is taken of has its own name */
static bool give_denominator(struct scene *s)
{
	struct phrase p = attribute_is_denominator(s->t, s->x) ? phrase_last(s->t, s->x->cue.end, s->g->start) : nothing;

	/* 占全市15,000戶 */
	return p.span.end > p.span.start + 2 && scene_has_cue(s) && carry_phrase(s, p);
}

static void read_measured(struct scene *s)
{
	struct phrase left;

	if (give_compared(s) || give_denominator(s) || give_topic(s))
		return;
	if (s->x->role == ROLE_REMAINDER && (carry_phrase(s, scene_complement(s)) || give_rest(s)))
		return;
	if (is_term(s) && (carry_phrase(s, scene_told(s)) || give_next_clause(s)))
		return;
	left = scene_before(s);
	left.touches = left.span.end == s->g->start;
	if (leaves_room(s, left) && carry_phrase(s, scene_counted(s)))
		return;
	if (!phrase_is_named(left) && carry_phrase(s, scene_complement(s)))
		return;
	if ((!phrase_is_named(left) || left.bare) && give_unit(s))
		return;
	if (!phrase_is_named(left) && give_bearer(s))
		return;
	if (left.bare && is_finding(s->t, left.span) && give_predicate(s))
		return;
	if (give_rate(s, left) || carry_bare(s, left) || give_named(s, left) || give_decision(s))
		return;
	if (!carry_phrase(s, scene_before_clause(s)) && !give_predicate(s))
		carry_inherit(s);
}

/* ---- dates and laws ------------------------------------------------------------------------------ */

/* the amount that stands behind a date with no thing between: 截至[3月底]，已受理53件 */
static bool give_next(struct scene *s)
{
	size_t j = s->i + 1;

	while (j < s->f->n && j - s->i < NEIGHBOURS && figure_is_point(&s->f->v[j]))
		j++;
	return j < s->f->n && s->f->v[j].kind <= KIND_DURATION && scene_has(s, j) && carry_figure(s, j);
}

/* 研討會將於[4月20日]登場, 大樓預計[3月底]完工驗收: what stands before the date does what is told behind it */
static bool give_joined(struct scene *s, struct phrase left, struct phrase right)
{
	bool at = (!right.noun && right.span.end == s->k->end) || (s->g->start > s->k->start && is_any(s->t->cp[s->g->start - 1], U"於在自至"));

	if (!at || !phrase_is_named(left) || !phrase_is_named(right) || left.bare || left.verb_ends || !right.verb_begins ||
	    left.span.end - left.span.start + (right.span.end - right.span.start) > SUBJECT_CHARS)
		return false;
	carry_phrase(s, right);
	s->x->of = left.span;
	return true;
}

/* 發布日期：112年12月20日: named by the label in front of its colon */
static bool give_label(struct scene *s)
{
	static const char32_t *const ends[] = {U"日期", U"時間", U"期間", U"期程", U"期限"};
	struct phrase p = s->k->open == U'：' && s->g->start == s->k->start ? scene_before_clause(s) : nothing;

	/* 日期 alone names nothing */
	for (size_t k = 0; p.span.end > p.span.start + 2 && k < sizeof ends / sizeof ends[0]; k++)
		if (text_before(s->t, p.span.start, p.span.end, ends[k]))
			return carry_phrase(s, p);
	return false;
}

/* 時　　間　3月7日（星期三）上午9時: a label of two characters, spread over the width of four; nothing but points behind it */
static bool give_spaced_label(struct scene *s)
{
	const struct text *t = s->t;
	size_t first = s->c->v[0].start, second, end;

	for (size_t j = 0; j < s->i; j++)
		if (j == LABEL_POINTS || !figure_is_point(&s->f->v[j]))
			return false;
	for (second = first + 1; text_is(t, second, CHAR_SPACE); second++)
		;
	for (end = second + 1; text_is(t, end, CHAR_SPACE); end++)
		;
	if (second == first + 1 || !text_is(t, first, CHAR_HAN) || !text_is(t, second, CHAR_HAN) ||
	    s->f->v[0].start != end)
		return false;
	s->x->source = SUBJECT_TEXT;
	s->x->of = (struct span){(uint32_t)first, (uint32_t)first + 1};
	s->x->subject = s->x->topic = (struct span){(uint32_t)second, (uint32_t)second + 1};
	return true;
}

/* 新建工程於5月開工，預計8月[完工]: verbs alone are of the thing told before */
static bool give_told(struct scene *s, struct phrase right)
{
	return (!right.noun && carry_bare(s, right)) || carry_phrase(s, right);
}

/* the event of a date: what the clause goes on with, else what is counted behind it, else what stands before */
static void read_event(struct scene *s)
{
	struct phrase right, left;
	bool ends = scene_end(s, s->i) == s->k->end, tells;

	/* 4月20日10:00: the hour is of the day's event */
	if (s->g->kind == KIND_TIME && s->i > 0 && s->f->v[s->i - 1].kind == KIND_DATE && s->f->v[s->i - 1].end == s->g->start) {
		carry_figure(s, s->i - 1);
		return;
	}
	/* 發展計畫（99-101年） */
	if (s->k->open == U'（' && s->g->start == s->k->start && s->g->end == s->k->end && carry_phrase(s, scene_before_clause(s)))
		return;
	if (give_label(s) || give_spaced_label(s))
		return;
	right = scene_told(s);
	tells = phrase_is_named(right) && (right.noun || ends);
	/* what stands before is not asked where nothing can come of it */
	if (tells && !right.verb_begins && ((right.bare && carry_bare(s, right)) || carry_phrase(s, right)))
		return;
	left = scene_last(s, s->k, s->g->start);
	if (give_joined(s, left, right))
		return;
	if (tells && (right.span.end >= right.span.start + EVENT_CHARS || !phrase_is_named(left)) && give_told(s, right))
		return;
	if (!ends && give_next(s))
		return;
	if (carry_phrase(s, left) || give_told(s, right) || give_next_clause(s) || give_next(s) ||
	    (s->k->open == U'（' && carry_phrase(s, scene_before_clause(s))))
		return;
	s->x->source = SUBJECT_HEADING;
}

/* the law that an article belongs to stands before it */
static void read_law(struct scene *s)
{
	if (carry_phrase(s, scene_last(s, s->k, s->g->start)))
		return;
	/* 同法第38條 */
	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS;)
		if (s->f->v[j].kind == KIND_LEGAL) {
			carry_figure(s, j);
			return;
		}
	read_event(s);
}

/* ---- one of several ------------------------------------------------------------------------------ */

/* where 分別 or 各 stands in the text that belongs to the figure, SIZE_MAX: nowhere */
static size_t each_of(const struct scene *s)
{
	static const char32_t *const words[] = {U"分別", U"依序", U"依次", U"各占", U"各為", U"各佔"};
	size_t low = s->i > 0 && s->f->v[s->i - 1].end > s->k->start ? s->f->v[s->i - 1].end : s->k->start;

	for (size_t j = s->g->start; j-- > low && s->g->start - j < TERM_CHARS;)
		for (size_t w = 0; is_any(s->t->cp[j], U"分依各") && w < sizeof words / sizeof words[0]; w++)
			if (text_has(s->t, j, words[w]))
				return j;
	return SIZE_MAX;
}

/* how many figures follow each other, the first included: 4件、9件及2件 */
static size_t row_length(const struct scene *s)
{
	size_t n = 1;

	while (n < NEIGHBOURS && s->i + n < s->f->n && s->g[n].start == s->g[n - 1].end + 1 &&
	       is_any(s->t->cp[s->g[n - 1].end], U"、及與和"))
		n++;
	return n;
}

/* the parts of the phrase between 、 and 及; 0 when there are more than fit */
static size_t split(const struct text *t, struct span p, struct span *part, size_t most)
{
	size_t n = 0, low = p.start;

	for (size_t j = p.start; j <= p.end; j++) {
		size_t end = j;

		if (j < p.end && !is_any(t->cp[j], U"、及與和暨"))
			continue;
		/* 以及 */
		end -= j > low && j < p.end && t->cp[j - 1] == U'以';
		if (n == most || end < low + 2)
			return 0;
		part[n++] = (struct span){(uint32_t)low, (uint32_t)end};
		low = j + 1;
	}
	return n;
}

/* 甲類4件、乙類6件，占比分別為40%及60%: each is of an entry of the list in front */
static void distribute_entries(struct scene *s, size_t each, size_t n)
{
	struct listing list = listing_before(s);
	struct span own = s->x->source == SUBJECT_TEXT && s->x->subject.end == each ? s->x->subject : (struct span){0, 0};
	size_t j = list.first;

	if (list.n != n || figure_same_unit(&s->f->v[j], s->g))
		return;
	for (size_t i = 0; i < n && j != SIZE_MAX; i++, j = listing_next(s, &list, j)) {
		struct scene entry = scene_of(s->t, s->f, s->c, s->a, s->i + i);

		carry_figure(&entry, j);
		if (own.end > own.start && entry.x->source == SUBJECT_TEXT) {
			entry.x->of = entry.x->topic;
			entry.x->subject = own;
		}
	}
}

/* 課程、講座及行政三面向分別為: the things stand in front of their number */
static struct phrase things_before(const struct scene *s, size_t each)
{
	struct phrase things = scene_last(s, s->k, each);
	const struct figure *number = s->i > 0 ? &s->f->v[s->i - 1] : NULL;

	if (!phrase_is_named(things) && number != NULL && number->kind == KIND_COUNT && number->end == each)
		return scene_last(s, s->k, number->start);
	/* 歲入及歲出成長，分別為 */
	return phrase_is_named(things) ? things : scene_clause_before(s);
}

/* 歲入及歲出分別為5億元及6億元: the first figure is of the first thing, the second of the second */
static void distribute(struct scene *s)
{
	size_t each = each_of(s), n = each == SIZE_MAX ? 0 : row_length(s);
	struct span part[ROW_MAX];
	struct phrase things;

	if (n < 2 || n > ROW_MAX)
		return;
	things = things_before(s, each);
	if (split(s->t, things.span, part, ROW_MAX) != n) {
		distribute_entries(s, each, n);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct attribute *x = &s->a->v[s->i + i];

		x->source = SUBJECT_TEXT;
		x->of = (struct span){0, 0};
		x->subject = x->topic = part[i];
		x->bare = false;
	}
}

static bool overlap(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

/* 罰鍰630萬元，平均每件45萬元: of the 罰鍰, the one of each */
static void read_per(struct scene *s)
{
	struct attribute *x = s->x;
	struct span per = x->basis;

	if (x->role != ROLE_AVERAGE || x->source != SUBJECT_TEXT || s->g->kind == KIND_DURATION)
		return;
	if (x->cue.end - x->cue.start == 2)
		per = per.start == x->cue.end ? (struct span){x->cue.start, per.end} : per.end > per.start ? per : x->cue;
	/* [每人]每月補助 */
	if (overlap(per, x->subject) && per.start < x->subject.start && s->t->cp[x->subject.start] == U'每')
		x->subject.start = per.start;
	/* 每[4床]設置1人; 人口密度每平方公里 has it in its name */
	if (per.end < per.start + 2 || per.start == x->subject.end || overlap(per, x->subject) || overlap(per, x->of) || s->t->cp[x->subject.start] == U'每' ||
	    span_ends_in(s->t, per, x->subject))
		return;
	x->per = per;
}

void subjects_read(const struct text *t, const struct figures *f, const struct clauses *c, struct attributes *a)
{
	/* amounts first: a date takes over what is counted behind it */
	for (size_t i = 0; i < f->n; i++) {
		struct scene s = scene_of(t, f, c, a, i);

		if (!figure_is_point(s.g) && s.g->kind != KIND_LEGAL)
			read_measured(&s);
	}
	for (size_t i = 0; i + 1 < f->n; i++) {
		struct scene s = scene_of(t, f, c, a, i);

		if (figure_is_amount(s.g))
			distribute(&s);
	}
	for (size_t i = 0; i < f->n; i++) {
		struct scene s = scene_of(t, f, c, a, i);

		read_per(&s);
		if (figure_is_point(s.g))
			read_event(&s);
		else if (s.g->kind == KIND_LEGAL)
			read_law(&s);
	}
}
