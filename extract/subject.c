#include "extract/subject.h"

#include "extract/words.h"

enum { SUBJECT_CHARS = 24, LABEL_CHARS = 20, LABEL_CLAUSES = 16, NEIGHBOURS = 32, EVENT_CHARS = 4 };

static const char32_t *const verbs[] = {
#define VERB(word) word,
#include "extract/verbs.def"
#undef VERB
};

static const char32_t *const topics[] = {
#define TOPIC(word) word,
#include "extract/topics.def"
#undef TOPIC
};

static const char32_t *const cues[] = {
#define CUE(word, role, not_behind) word,
#include "extract/cues.def"
#undef CUE
};

/* small words in front of a phrase that are not part of it */
static const char32_t *const fronts[] = {
	U"、", U"及", U"與", U"和", U"以及", U"並", U"且", U"又", U"另", U"而", U"其中", U"其", U"則", U"於", U"在",
	U"已", U"之", U"的", U"以上", U"以下", U"以來", U"迄今", U"共計", U"合計", U"其餘", U"分別為", U"分別", U"包括",
	U"包含", U" ", U"\t", U"，", U"惟", U"亦", U"左右", U"（", U"）", U"|", U"僅", U"均", U"仍", U"經", U"嗣", U"係",
	U"即", U"雖", U"主要係", U"主要為", U"前述", U"上開", U"依", U"均依", U"爰依", U"並依", U"依據"};

/* small words behind a phrase: they lead to the figure or to what happens at it */
static const char32_t *const tails[] = {
	U"於", U"將於", U"應於", U"訂於", U"定於", U"預定", U"預定於", U"預計", U"預計於", U"限於", U"在", U"自", U"至",
	U"各", U"仍", U"尚", U"經", U"介於", U"分別", U"依序", U"總計", U"提列"};

/* what belongs to the figure that stands directly before */
static const char32_t *const behinds[] = {U"前", U"起", U"止", U"底", U"內", U"間", U"為", U"有", U"餘", U"中"};

/* what follows a figure and belongs to it, not to the phrase behind */
static const char32_t *const figure_suffixes[] = {
	U"（含）", U"以上", U"以下", U"以內", U"左右", U"之", U"的", U"以前", U"之前", U"以來", U"迄今", U"起", U"止",
	U"前", U"後", U"整", U"內"};

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static struct words verb_words = {.backward = true}, tail_words = {.backward = true};
static struct words empty_words, front_words, behind_words, topic_words, suffix_words;

static void add(struct words *list, const char32_t *const *words, size_t n, size_t shortest)
{
	for (size_t i = 0; i < n; i++) {
		size_t length = 0;

		while (words[i][length])
			length++;
		if (length >= shortest)
			words_add(list, words[i], (int)i);
	}
}

void subjects_start(void)
{
	add(&verb_words, verbs, COUNT(verbs), 1);
	add(&empty_words, topics, COUNT(topics), 1);
	add(&empty_words, cues, COUNT(cues), 1);
	add(&empty_words, verbs, COUNT(verbs), 1);
	add(&front_words, fronts, COUNT(fronts), 1);
	add(&tail_words, tails, COUNT(tails), 1);
	add(&behind_words, behinds, COUNT(behinds), 1);
	/* a single character may begin the noun */
	add(&topic_words, topics, COUNT(topics), 2);
	add(&suffix_words, figure_suffixes, COUNT(figure_suffixes), 1);
}

static bool is_empty(struct span s)
{
	return s.start >= s.end;
}

static bool is_point(const struct figure *g)
{
	return g->kind == KIND_DATE || g->kind == KIND_PERIOD || g->kind == KIND_TIME;
}

/* strips words of the list from the front, as often as they come */
static size_t strip_words(const struct words *list, const struct text *t, size_t low, size_t high)
{
	size_t length;

	while (low < high && words_longest(list, t, 0, low, &length) != NO_WORD && low + length <= high)
		low += length;
	return low;
}

/* ---- the phrase before the figure --------------------------------------------------------------- */

/* The noun behind the last 為, 係 or 以 of [low, high): 來源國為越南, 類型以工資; low when there is none. */
static size_t behind_copula(const struct text *t, size_t low, size_t high)
{
	for (size_t j = high; j-- > low + 1;) {
		char32_t before = t->cp[j - 1], behind = text_char(t, j + 1);

		if (j + 3 > high)
			continue;
		if ((is_any(t->cp[j], U"為係") && !is_any(before, U"行作成認視改分因關聯") && behind != U'數') ||
		    (t->cp[j] == U'以' && !is_any(before, U"予加可所得") && !is_any(behind, U"上下內外來及前後往")))
			return j + 1;
	}
	return low;
}

static size_t skip_suffix(const struct text *t, size_t i)
{
	return strip_words(&suffix_words, t, i, t->n);
}

static size_t trim_tail(const struct text *t, size_t low, size_t high)
{
	size_t before, length;

	do {
		before = high;
		while (high > low && is_any(t->cp[high - 1], U"為達計共有約已之的各僅：、 \t亦均皆以被即且並，」"))
			high--;
		if (words_longest(&tail_words, t, low, high, &length) != NO_WORD)
			high -= length;
	} while (high < before);
	return high;
}

/* 80歲以上者9,963人, 第3級以上者11里次, 違反第25條規定36件: a condition is named with its own figure */
static bool is_condition(const struct text *t, const struct figure *condition, size_t high)
{
	size_t low = skip_suffix(t, condition->end);

	if (condition->kind == KIND_LEGAL)
		return low + 2 == high && text_has(t, low, U"規定");
	return condition->kind >= KIND_MEASURE && !is_point(condition) && low + 1 == high && text_char(t, low) == U'者';
}

/* follows: another figure stands directly before low */
static struct span trim_left(const struct text *t, size_t low, size_t high, bool follows)
{
	if (follows)
		low = strip_words(&behind_words, t, low, high);
	low = strip_words(&front_words, t, low, high);
	low = strip_words(&topic_words, t, low, high);
	high = trim_tail(t, low, high);
	low = behind_copula(t, low, high);
	/* 歲入編列128億元: the budget is of 歲入 */
	if (high > low + 3 && text_has(t, high - 2, U"編列"))
		high -= 2;
	/* keep a closing bracket with its opening one */
	if (high < t->n && t->cp[high] == U'」')
		high++;
	if (high > low && high - low > SUBJECT_CHARS)
		low = high - SUBJECT_CHARS;
	return (struct span){(uint32_t)low, (uint32_t)high};
}

static struct span left_phrase(const struct text *t, const struct figures *f, const struct clause *k, size_t i,
                               const struct attribute *x)
{
	const struct figure *g = &f->v[i];
	size_t low = k->start, high = g->start;

	if (i > 0 && f->v[i - 1].end > low && is_condition(t, &f->v[i - 1], high)) {
		if (i > 1 && f->v[i - 2].end > low)
			low = f->v[i - 2].end;
	} else if (i > 0 && f->v[i - 1].end > low) {
		low = f->v[i - 1].end;
		/* 1,271人參與、媒體曝光47則: what stands before 、 belongs to the figure before */
		for (size_t j = low; j < high; j++)
			if (t->cp[j] == U'、')
				low = j + 1;
	}
	if (!is_empty(x->cue) && x->cue.start >= low && x->cue.start < high) {
		/* a rate is named by its word: 執行率, and a comparison begins at 較 */
		high = x->role == ROLE_RATE ? x->cue.end : x->cue.start;
		/* 平均延誤18秒, 每件裁罰5萬元: what is averaged stands behind the word */
		if (x->role == ROLE_AVERAGE && x->cue.end + 2 <= g->start) {
			low = x->cue.start;
			high = g->start;
		}
		if (x->role == ROLE_CUT || x->role == ROLE_ADDED || x->role == ROLE_ORIGINAL || x->role == ROLE_REVISED ||
		    x->role == ROLE_FROZEN)
			high = x->cue.end;
	}
	if ((x->role == ROLE_INCREASE || x->role == ROLE_DECREASE) && !is_empty(x->basis) && x->basis.start > low)
		high = x->basis.start - 1;
	if (x->role == ROLE_PART && x->cue.start == low && x->cue.end <= g->start) {
		low = x->cue.end;
		high = g->start;
	} else if (x->role == ROLE_PART) {
		high = g->start;
		if (x->cue.start >= low && x->cue.end <= high)
			low = x->cue.end;
	}
	return high > low ? trim_left(t, low, high, i > 0 && f->v[i - 1].end == low) : (struct span){0, 0};
}

/* 執行率 is made of a verb and a cue, and a name all the same */
static bool is_rate_name(const struct attribute *x, struct span s)
{
	return x->role == ROLE_RATE && s.end == x->cue.end && s.end >= s.start + 3;
}

/* s is made of words alone that name nothing: 較去年同期, 改列, 累計核撥 */
static bool names_nothing(const struct text *t, struct span s)
{
	size_t i = s.start, length;

	if (text_char(t, i) == U'較' || text_char(t, i) == U'比')
		return true;
	while (i < s.end && words_longest(&empty_words, t, 0, i, &length) != NO_WORD && i + length <= s.end)
		i += length;
	return i >= s.end;
}

static bool ends_in_verb(const struct text *t, struct span s)
{
	size_t length;

	return words_longest(&verb_words, t, s.start, s.end, &length) != NO_WORD;
}

/* ---- the phrase behind the figure --------------------------------------------------------------- */

static struct span right_phrase(const struct text *t, const struct figures *f, const struct clause *k, size_t i)
{
	const struct figure *g = &f->v[i];
	size_t low, high = k->end;

	/* 第8屆第8次董事會議: one noun for both */
	while (i + 1 < f->n && g->kind == KIND_ORDINAL && f->v[i + 1].kind == KIND_ORDINAL && f->v[i + 1].start == f->v[i].end)
		i++;
	low = skip_suffix(t, f->v[i].end);
	/* 6臺起重機: only a time begins */
	if (low > f->v[i].end && t->cp[low - 1] == U'起' && g->kind < KIND_DURATION)
		low--;
	if (g->kind == KIND_ORDINAL && is_any(text_char(t, low), U"為係是"))
		low++;
	if (i + 1 < f->n && f->v[i + 1].start < high)
		high = f->v[i + 1].start;
	for (size_t j = low; j < high; j++)
		if (t->cp[j] == U'、' || t->cp[j] == U'\t' || t->cp[j] == U'|' ||
		    (g->kind == KIND_COUNT && j >= low + 2 && is_any(t->cp[j], U"已即均將仍係為由"))) {
			high = j;
			break;
		}
	while (high > low && is_any(t->cp[high - 1], U" \t，及與和於自至為計共第"))
		high--;
	if (high > low && high - low > SUBJECT_CHARS)
		high = low + SUBJECT_CHARS;
	return high > low ? (struct span){(uint32_t)low, (uint32_t)high} : (struct span){0, 0};
}

/* a noun can follow a counter directly, a particle or a verb of the sentence cannot begin it */
static bool begins_noun(const struct text *t, struct span s)
{
	/* 5G基地臺 begins with a digit and is a noun all the same */
	bool code = text_is(t, s.start, CHAR_DIGIT) && text_is(t, s.start + 1, CHAR_LATIN);

	return !is_empty(s) && s.end - s.start >= 2 && (code || text_is(t, s.start, CHAR_HAN | CHAR_LATIN | CHAR_OPEN)) &&
	       !is_any(t->cp[s.start], U"及與和或為是於以者等較占佔係均已並其，。（）按依由則");
}

/* ---- where neither side has it ------------------------------------------------------------------ */

/* 掃描刺探類（49%）, 主決議：19案: the end of the clause before the bracket or colon */
static struct span phrase_before(const struct text *t, const struct figures *f, const struct clauses *c,
                                 const struct clause *k, size_t i)
{
	const struct clause *p = k - 1;
	size_t low, high;

	if (k == c->v || (k->open != U'（' && k->open != U'：'))
		return (struct span){0, 0};
	low = p->start;
	high = p->end;
	for (size_t j = i; j-- > 0 && f->v[j].end > low;)
		if (f->v[j].end <= high)
			low = f->v[j].end;
	for (size_t j = low; j + 2 < high; j++)
		if (is_any(t->cp[j], U"為係是、"))
			low = j + 1;
	return high > low ? trim_left(t, low, high, false) : (struct span){0, 0};
}

/* what the block is about: a short text before its first colon (主決議：聯席會議12案，…共19案) */
static struct span label_of(const struct text *t, const struct figures *f, const struct clauses *c,
                            const struct clause *k)
{
	const struct clause *first = c->v;

	while (first < k && first < c->v + LABEL_CLAUSES && first->open != U'：')
		first++;
	if (first->open != U'：' || first == c->v || first[-1].end - first[-1].start > LABEL_CHARS)
		return (struct span){0, 0};
	if (f->n && f->v[0].start < first->start && f->v[0].kind <= KIND_MEASURE)
		return (struct span){0, 0};
	return trim_left(t, first[-1].start, first[-1].end, false);
}

static bool in_sentence(const struct clauses *c, const struct attributes *a, size_t i, size_t j)
{
	return c->v[a->v[i].clause].sentence == c->v[a->v[j].clause].sentence;
}

/* The subject of the nearest figure in front; an earlier period's (較去年同期30件，增加5件) only when there is no other. */
static bool inherit_figure(const struct figures *f, const struct clauses *c, size_t i, struct attributes *a,
                           bool previous)
{
	struct attribute *x = &a->v[i];

	for (size_t j = i; j-- > 0 && i - j < NEIGHBOURS && in_sentence(c, a, i, j);)
		if (f->v[j].kind <= KIND_MEASURE && (previous || a->v[j].role != ROLE_PREVIOUS)) {
			x->source = SUBJECT_FIGURE;
			/* chains stay one step long */
			x->of = a->v[j].source == SUBJECT_FIGURE ? a->v[j].of : j;
			return true;
		}
	return false;
}

/* 原列5億元，減列1億元，其中…，改列4億元: what is revised was named with the original */
static bool inherit_original(const struct figures *f, const struct clauses *c, size_t i, struct attributes *a)
{
	for (size_t j = i; j-- > 0 && i - j < NEIGHBOURS && in_sentence(c, a, i, j);)
		if (a->v[j].role == ROLE_ORIGINAL && f->v[j].kind == f->v[i].kind) {
			a->v[i].source = SUBJECT_FIGURE;
			a->v[i].of = a->v[j].source == SUBJECT_FIGURE ? a->v[j].of : j;
			return true;
		}
	return false;
}

static void inherit(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                    struct attributes *a)
{
	struct attribute *x = &a->v[i];
	struct span label = label_of(t, f, c, &c->v[x->clause]);

	bool whole = x->role == ROLE_TOTAL || x->role == ROLE_REVISED || x->role == ROLE_ORIGINAL;

	/* a total is named by its label; a change or share by the figure before it */
	if (whole && label.end > label.start + 1) {
		x->subject = label;
		return;
	}
	if ((x->role == ROLE_REVISED && inherit_original(f, c, i, a)) || inherit_figure(f, c, i, a, false) || inherit_figure(f, c, i, a, true))
		return;
	if (label.end > label.start + 1)
		x->subject = label;
	else
		x->source = SUBJECT_HEADING;
}

/* ---- all ---------------------------------------------------------------------------------------- */

/* the event of a date: what the clause goes on with, else the next clause, else what stands before */
static void read_event(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                       struct attributes *a)
{
	struct attribute *x = &a->v[i];
	const struct clause *k = &c->v[x->clause];
	struct span right = right_phrase(t, f, k, i), left = left_phrase(t, f, k, i, x);
	bool has_left = left.end > left.start + 1 && !names_nothing(t, left);

	/* 4月20日10:00: the hour is of the day's event */
	if (f->v[i].kind == KIND_TIME && i > 0 && f->v[i - 1].kind == KIND_DATE && f->v[i - 1].end == f->v[i].start) {
		x->source = SUBJECT_FIGURE;
		x->of = a->v[i - 1].source == SUBJECT_FIGURE ? a->v[i - 1].of : i - 1;
		return;
	}
	if (right.end >= right.start + EVENT_CHARS || (right.end > right.start + 1 && !has_left))
		x->subject = right;
	else if (has_left)
		x->subject = left;
	else if (k + 1 < c->v + c->n && k[1].sentence == k->sentence && k[1].open != U'（' && k[1].end > k[1].start + 1)
		x->subject = (struct span){k[1].start, k[1].end - k[1].start > SUBJECT_CHARS ? k[1].start + SUBJECT_CHARS
		                                                                           : k[1].end};
	else
		x->source = SUBJECT_HEADING;
}

/* the law that an article belongs to stands before it */
static void read_law(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                     struct attributes *a)
{
	struct attribute *x = &a->v[i];
	struct span left = left_phrase(t, f, &c->v[x->clause], i, x);

	if (left.end > left.start + 1 && !names_nothing(t, left))
		x->subject = left;
	else if (i > 0 && f->v[i - 1].kind == KIND_LEGAL && in_sentence(c, a, i, i - 1)) {
		x->source = SUBJECT_FIGURE;
		x->of = a->v[i - 1].source == SUBJECT_FIGURE ? a->v[i - 1].of : i - 1;
	} else {
		read_event(t, f, c, i, a);
	}
}

/* 凍結7案: the decision itself is what is counted */
static bool is_decision(const struct attribute *x, const struct figure *g)
{
	return g->kind == KIND_COUNT && x->role >= ROLE_CUT && x->role <= ROLE_FROZEN;
}

/* 已完成4處: with no noun on either side the deed itself is what is counted; also when a list behind it divides it:
 * 核定12案：甲類5案、乙類7案 */
static bool is_deed(const struct text *t, const struct attribute *x, const struct figure *g, struct span left)
{
	bool divided = x->role == ROLE_TOTAL && x->cue.start >= g->end;

	return g->kind == KIND_COUNT && (x->role == ROLE_NONE || x->role == ROLE_PART || divided) && ends_in_verb(t, left);
}

/* 餘19家為衛生所: what the rest is stands behind 為 */
static struct span complement(const struct text *t, const struct figures *f, const struct clause *k, size_t i)
{
	size_t low = f->v[i].end + 1, high = k->end;

	if (!is_any(text_char(t, f->v[i].end), U"為係屬") || low + 2 > high ||
	    (i + 1 < f->n && f->v[i + 1].start < high))
		return (struct span){0, 0};
	high = high - low > SUBJECT_CHARS ? low + SUBJECT_CHARS : high;
	return (struct span){(uint32_t)low, (uint32_t)high};
}

/* 於14日內提出計畫: a term is named by what is to be done in it */
static bool is_term(const struct text *t, const struct figure *g)
{
	return g->kind == KIND_DURATION && is_any(text_char(t, g->end), U"內前");
}

static void read_measured(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                          struct attributes *a)
{
	struct attribute *x = &a->v[i];
	const struct clause *k = &c->v[x->clause];
	struct span left = left_phrase(t, f, k, i, x), right = right_phrase(t, f, k, i),
	            before = phrase_before(t, f, c, k, i), rest = complement(t, f, k, i);
	bool noun = begins_noun(t, right);
	bool weak = left.end < left.start + 2 ||
	            (names_nothing(t, left) && !is_rate_name(x, left) && !is_decision(x, &f->v[i]) && !is_deed(t, x, &f->v[i], left));
	bool listed = f->v[i].start > 0 && t->cp[f->v[i].start - 1] == U'等' && right.end > right.start + 1;

	if (x->role == ROLE_PREVIOUS && x->basis.end > x->basis.start + 1)
		x->subject = x->basis;
	else if (x->role == ROLE_REMAINDER && !is_empty(rest))
		x->subject = rest;
	else if (listed || (is_term(t, &f->v[i]) && right.end > right.start + 1) || (noun && (weak || ends_in_verb(t, left))))
		x->subject = right;
	else if (!weak)
		x->subject = left;
	else if (before.end > before.start + 1 && !names_nothing(t, before))
		x->subject = before;
	else
		inherit(t, f, c, i, a);
}

void subject_read(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                  struct attributes *a)
{
	if (is_point(&f->v[i]))
		read_event(t, f, c, i, a);
	else if (f->v[i].kind == KIND_LEGAL)
		read_law(t, f, c, i, a);
	else
		read_measured(t, f, c, i, a);
}
