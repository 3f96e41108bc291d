#include "extract/phrase.h"

#include "extract/unit.h"
#include "extract/words.h"

/* TOKENS: so many characters around a figure are looked at; PHRASE_CHARS: a longer phrase is no label; NAME_CHARS: one
 * name is cut later */
enum { TOKENS = 64, PHRASE_CHARS = 24, NAME_CHARS = 32 };

enum word_class { NOUN, ATTRIBUTE, VERB, DEED, PREP, BREAK, ADVERB, ASPECT, AGENT, EDGE };

struct token {
	uint32_t start, end;
	enum word_class class;
};

struct tokens {
	struct token v[TOKENS];
	size_t n;
};

static const struct {
	const char32_t *word;
	enum word_class class;
} lexicon[] = {
#define WORD(word, class) {word, class},
#include "extract/lexicon.def"
#undef WORD
};

static struct words lexicon_words;

void phrases_start(void)
{
	for (size_t i = 0; i < sizeof lexicon / sizeof lexicon[0]; i++)
		words_add(&lexicon_words, lexicon[i].word, (int)i);
}

static bool is_verb(const struct token *k)
{
	return k->class == VERB || k->class == DEED;
}

static bool is_content(const struct token *k)
{
	return k->class <= DEED;
}

/* ---- tokens -------------------------------------------------------------------------------------- */

/* The end of the quotation that opens at i, behind its closing mark; i when it does not close before high. */
static size_t quotation_end(const struct text *t, size_t i, size_t high)
{
	char32_t close = t->cp[i] == U'「' ? U'」' : t->cp[i] == U'『' ? U'』' : t->cp[i] == U'《' ? U'》' : 0;

	for (size_t j = i + 1; close && j < high; j++)
		if (t->cp[j] == close)
			return j + 1;
	return i;
}

static bool is_mark(char32_t c)
{
	return c <= U' ' || char_is(c, CHAR_STOP | CHAR_COMMA | CHAR_OPEN | CHAR_CLOSE) || c == U'|';
}

/* t without what stands behind `high` */
static struct text text_until(const struct text *t, size_t high)
{
	struct text stretch = *t;

	stretch.n = high;
	return stretch;
}

/* the token that begins at i; t is `text` up to where the token has to end */
static struct token token_at(const struct text *text, const struct text *t, size_t i)
{
	size_t high = t->n, length, end = char_is(t->cp[i], CHAR_OPEN) ? quotation_end(t, i, high) : i;
	const struct unit *unit;
	int word;

	if (end > i)
		return (struct token){(uint32_t)i, (uint32_t)end, NOUN};
	word = words_longest(&lexicon_words, t, 0, i, &length);
	/* 每平方公里 */
	if (t->cp[i] == U'每' && (unit = unit_match(text, i + 1)) != NULL && i + 1 + unit->length <= high)
		return (struct token){(uint32_t)i, (uint32_t)(i + 1 + unit->length), ADVERB};
	if (word != NO_WORD)
		return (struct token){(uint32_t)i, (uint32_t)(i + length), lexicon[word].class};
	/* 1.完成審查: a mark of an outline, but 2.0版 */
	if (is_mark(t->cp[i]) || (t->cp[i] == U'.' && !text_is(text, i + 1, CHAR_DIGIT)))
		return (struct token){(uint32_t)i, (uint32_t)i + 1, BREAK};
	return (struct token){(uint32_t)i, (uint32_t)i + 1, NOUN};
}

/* 改善站, 訓練班: a verb and the last character of a name are one noun, where no noun goes on (辦理案件) */
static void join_suffix(const struct text *t, struct tokens *k)
{
	struct token *verb = k->n >= 2 ? &k->v[k->n - 2] : NULL, *last = verb ? verb + 1 : NULL;

	if (verb == NULL || !is_verb(verb) || last->class != NOUN || last->end - last->start != 1 || verb->end != last->start ||
	    !is_any(t->cp[last->start], U"站班所場館廠員區案費率書證表組隊網線車機器師"))
		return;
	verb->end = last->end;
	verb->class = NOUN;
	k->n--;
	if (k->n >= 2 && verb[-1].class == NOUN && verb[-1].end == verb->start) {
		verb[-1].end = verb->end;
		k->n--;
	}
}

/* Cuts [low, high) into tokens, nouns that touch joined; at most TOKENS of them. */
static void tokens_read(const struct text *t, size_t low, size_t high, struct tokens *k)
{
	struct text stretch = text_until(t, high);

	k->n = 0;
	for (size_t i = low; i < high && k->n < TOKENS;) {
		struct token next = token_at(t, &stretch, i);

		if (next.class == NOUN && k->n > 0 && k->v[k->n - 1].class == NOUN && k->v[k->n - 1].end == i) {
			k->v[k->n - 1].end = next.end;
		} else {
			join_suffix(t, k);
			k->v[k->n++] = next;
		}
		i = next.end;
	}
	join_suffix(t, k);
}

/* ---- chunks -------------------------------------------------------------------------------------- */

/* 結案之申訴案, 完成調查者, 下載次數: the verb in front says which, it does nothing */
static bool is_nominal(const struct text *t, const struct tokens *k, size_t first, size_t end)
{
	for (size_t i = first + 1; i < end; i++)
		if (k->v[i].class == EDGE && is_any(t->cp[k->v[i].start], U"之的"))
			return true;
	return k->v[end - 1].class == ATTRIBUTE || t->cp[k->v[end - 1].end - 1] == U'者';
}

static struct phrase phrase_of(const struct text *t, const struct tokens *k, size_t first, size_t end)
{
	struct phrase p = {0};

	/* whole words fall off in front until it is short enough; a long one ends with its head */
	while (first + 1 < end && (k->v[end - 1].end - k->v[first].start > PHRASE_CHARS || k->v[first].class == EDGE))
		first++;
	if (first >= end)
		return p;
	p.span = (struct span){k->v[first].start, k->v[end - 1].end};
	if (p.span.end - p.span.start > NAME_CHARS)
		p.span.start = p.span.end - NAME_CHARS;
	p.verb_begins = is_verb(&k->v[first]);
	p.does = k->v[first].class == VERB && !is_nominal(t, k, first, end);
	p.verb_ends = is_verb(&k->v[end - 1]);
	p.measure_ends = k->v[end - 1].class == ATTRIBUTE;
	p.bare = true;
	for (size_t i = first; i < end; i++) {
		p.noun = p.noun || k->v[i].class <= ATTRIBUTE;
		p.bare = p.bare && (k->v[i].class == VERB || k->v[i].class == ATTRIBUTE || k->v[i].class == EDGE);
	}
	return p;
}

/* the tokens [*first, *end) of the last chunk in front of token `high` */
static bool last_chunk(const struct tokens *k, size_t high, size_t *first, size_t *end)
{
	size_t i = high;

	while (i > 0 && !is_content(&k->v[i - 1]))
		i--;
	*end = i;
	while (i > 0 && (is_content(&k->v[i - 1]) || k->v[i - 1].class == EDGE))
		i--;
	while (i < *end && !is_content(&k->v[i]))
		i++;
	*first = i;
	return i < *end;
}

static bool has_noun(const struct tokens *k, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if ((k->v[i].class == NOUN && k->v[i].end - k->v[i].start > 1) || (k->v[i].class == ATTRIBUTE && end - first > 1))
			return true;
	return false;
}

/* token `first` is opened by a preposition, adverbs between do not count */
static bool is_opened_by_preposition(const struct tokens *k, size_t first)
{
	while (first > 0 && (k->v[first - 1].class == ADVERB || k->v[first - 1].class == EDGE || k->v[first - 1].class == AGENT))
		first--;
	return first > 0 && k->v[first - 1].class == PREP;
}

/* 因風浪取消: the verbs behind what a preposition opens are of the sentence */
static size_t trailing_verbs(const struct tokens *k, size_t first, size_t end)
{
	size_t verbs = end;

	while (verbs > first && is_verb(&k->v[verbs - 1]))
		verbs--;
	return verbs > first && verbs < end && is_opened_by_preposition(k, first) ? verbs : first;
}

/* the thing that the verbs from `first` on are told of: the chunk before, but for what a preposition opens */
static struct span thing_before(const struct text *t, const struct tokens *k, size_t first)
{
	size_t thing, end;

	while (last_chunk(k, first, &thing, &end)) {
		if (!is_opened_by_preposition(k, thing))
			return has_noun(k, thing, end) ? phrase_of(t, k, thing, end).span : (struct span){0, 0};
		first = thing;
	}
	return (struct span){0, 0};
}

/* 執行期程自決標次日[起]: where something begins is not the thing; 化學品因藥品接單[成長]: the cause is not */
static void leave_origin(const struct text *t, const struct tokens *k, size_t *first, size_t *end)
{
	size_t thing, last;
	bool touches = *end == k->n;

	if (*first == 0 || k->v[*first - 1].class != PREP || is_verb(&k->v[*end - 1]) ||
	    !is_any(t->cp[k->v[*first - 1].start], touches ? U"自從" : U"因"))
		return;
	if (last_chunk(k, *first - 1, &thing, &last) && has_noun(k, thing, last)) {
		*first = thing;
		*end = last;
	}
}

/* 備抵呆帳占逾期放款之覆蓋率, 占總預算比率: a rate is named with both that it is of */
static size_t rate_start(const struct text *t, const struct tokens *k, size_t first, size_t end)
{
	size_t last = k->v[end - 1].end, i = first;

	if (i == 0 || k->v[i - 1].end != k->v[i].start || !is_any(t->cp[k->v[i - 1].start], U"占佔") ||
	    !(t->cp[last - 1] == U'率' || text_before(t, k->v[first].start, last, U"比例") || text_before(t, k->v[first].start, last, U"比重")))
		return first;
	for (i--; i > 0 && (is_content(&k->v[i - 1]) || k->v[i - 1].class == EDGE) && k->v[i - 1].end == k->v[i].start; i--)
		;
	return i;
}

/* 申訴[有理由]者, [須提出]報告者, [已達]標者: 者 makes a noun of the whole predicate */
static size_t predicate_start(const struct text *t, const struct tokens *k, size_t first, size_t end)
{
	size_t i = first;

	if (t->cp[k->v[end - 1].end - 1] != U'者' || i == 0 || k->v[i - 1].end != k->v[i].start)
		return first;
	switch (k->v[i - 1].class) {
	case ASPECT:
		return i - 1;
	case EDGE:
	case BREAK:
		if (!is_any(t->cp[k->v[i - 1].end - 1], U"有須需達逾"))
			return first;
		for (i--; i > 0 && is_content(&k->v[i - 1]) && k->v[i - 1].end == k->v[i].start; i--)
			;
		return i;
	default:
		return first;
	}
}

/* 已改善, 未結案之申請: aspect goes with a verb that stands alone, negation with every one; 每件裁罰 */
static void take_qualifier(const struct text *t, const struct tokens *k, size_t first, struct phrase *p)
{
	const struct token *before = first > 0 ? &k->v[first - 1] : NULL;

	if (before == NULL || before->end != p->span.start)
		return;
	if ((before->class == ASPECT &&
	     (!p->noun || text_has(t, before->start, U"未") || text_has(t, before->start, U"尚未"))) ||
	    (before->class == ADVERB && text_has(t, before->start, U"每")))
		p->span.start = before->start;
	/* 列管應改善 is one predicate */
	if (before->class == ASPECT && p->span.start == before->start && first > 1 && is_verb(&before[-1]) &&
	    before[-1].end == before->start)
		p->span.start = before[-1].start;
}

/* 本會計5件: who reports is named when nothing else is */
static struct phrase last_agent(const struct tokens *k)
{
	for (size_t i = k->n; i-- > 0;)
		if (k->v[i].class == AGENT)
			return (struct phrase){.span = {k->v[i].start, k->v[i].end}, .noun = true, .agent = true};
	return (struct phrase){0};
}

struct phrase phrase_last(const struct text *t, size_t low, size_t high)
{
	struct tokens k;
	struct phrase p;
	size_t first, end, whole;

	if (high > low + TOKENS)
		low = high - TOKENS;
	tokens_read(t, low, high, &k);
	/* 滲透率仍低: one character tells how, it does not name */
	for (size_t from = k.n; ; from = first) {
		if (!last_chunk(&k, from, &first, &end))
			return last_agent(&k);
		if (k.v[end - 1].end - k.v[first].start > 1 || first == 0)
			break;
	}
	leave_origin(t, &k, &first, &end);
	first = trailing_verbs(&k, first, end);
	p = phrase_of(t, &k, first, end);
	whole = predicate_start(t, &k, rate_start(t, &k, first, end), end);
	if (whole < first && p.span.end - k.v[whole].start <= PHRASE_CHARS)
		p.span.start = k.v[whole].start;
	p.touches = end == k.n;
	if (!has_noun(&k, first, end))
		p.thing = thing_before(t, &k, first);
	take_qualifier(t, &k, first, &p);
	return p;
}

/* at the end of a theme: 歲入[預算數], 路燈[完工] */
static bool falls_off(const struct text *t, const struct token *k)
{
	return k->class == VERB || k->class == EDGE || (k->class == ATTRIBUTE && is_any(t->cp[k->end - 1], U"數額"));
}

struct phrase phrase_first(const struct text *t, size_t low, size_t high)
{
	struct tokens k;
	bool governed;

	if (high > low + TOKENS)
		high = low + TOKENS;
	tokens_read(t, low, high, &k);
	for (size_t first = 0, end; first < k.n; first = end) {
		size_t last;

		while (first < k.n && !is_content(&k.v[first]))
			first++;
		if (first == k.n)
			break;
		for (end = first; end < k.n && (is_content(&k.v[end]) || k.v[end].class == EDGE); end++)
			;
		if (is_opened_by_preposition(&k, first))
			continue;
		for (last = end; last > first + 1 && falls_off(t, &k.v[last - 1]); last--)
			;
		governed = k.v[first].class == VERB && !is_nominal(t, &k, first, last);
		while (governed && first < last && k.v[first].class == VERB)
			first++;
		if (has_noun(&k, first, last)) {
			struct phrase p = phrase_of(t, &k, first, last);

			p.does = governed;
			return p;
		}
	}
	return (struct phrase){0};
}

static bool names(const struct token *k)
{
	return k->class <= ATTRIBUTE || k->class == DEED;
}

/* 3年[改善計畫]: the verb says which */
static bool is_programme(const struct text *t, const struct tokens *k)
{
	static const char32_t *const ends[] = {U"計畫", U"方案", U"工程", U"專案", U"措施"};

	for (size_t w = 0; k->n > 1 && is_verb(&k->v[0]) && k->v[0].end == k->v[1].start && w < sizeof ends / sizeof ends[0]; w++)
		if (text_before(t, k->v[1].start, k->v[1].end, ends[w]))
			return true;
	return false;
}

struct phrase phrase_counted(const struct text *t, size_t low, size_t high)
{
	struct tokens k;
	struct phrase p;
	size_t end = 0;

	if (high > low + PHRASE_CHARS)
		high = low + PHRASE_CHARS;
	tokens_read(t, low, high, &k);
	if (k.n == 0 || !(names(&k.v[0]) || is_programme(t, &k)))
		return (struct phrase){0};
	end = !names(&k.v[0]);
	while (end < k.n && (names(&k.v[end]) || (k.v[end].class == EDGE && end > 0)))
		end++;
	/* what is done with it goes on behind: 53件申請案獲核定 */
	while (end > 0 && k.v[end - 1].class == EDGE)
		end--;
	p = phrase_of(t, &k, 0, end);
	p.touches = true;
	return (p.noun || k.v[0].class == DEED) && phrase_is_named(p) ? p : (struct phrase){0};
}

/* 於本府禮堂辦理表揚活動: where it takes place is not what takes place */
static size_t behind_place(const struct text *t, const struct tokens *k, size_t first)
{
	size_t i = first;

	if (first == 0 || k->v[first - 1].class == ADVERB || !is_any(t->cp[k->v[first - 1].start], U"於在假向至赴"))
		return first;
	while (i < k->n && !is_verb(&k->v[i]))
		i++;
	return i < k->n ? i : first;
}

/* 預算案[經立法院]: what a preposition opens at the end leads on */
static size_t without_place(const struct tokens *k, size_t first, size_t end)
{
	size_t i = end;

	while (i > first && k->v[i - 1].class != PREP && !is_verb(&k->v[i - 1]))
		i--;
	return i > first + 1 && k->v[i - 1].class == PREP ? i - 1 : end;
}

static bool is_breach(const struct text *t, const struct token *k)
{
	return k->class == BREAK && text_has(t, k->start, U"違反");
}

struct phrase phrase_told(const struct text *t, size_t low, size_t high)
{
	struct tokens k;
	struct phrase p;
	size_t first = 0, end;

	if (high > low + TOKENS)
		high = low + TOKENS;
	tokens_read(t, low, high, &k);
	while (first < k.n && !is_content(&k.v[first]))
		first++;
	first = behind_place(t, &k, first);
	end = without_place(&k, first, k.n);
	while (end > first && (!is_content(&k.v[end - 1]) || k.v[end - 1].end - k.v[first].start > PHRASE_CHARS))
		end--;
	if (first == end)
		return (struct phrase){0};
	p = phrase_of(t, &k, first, end);
	p.touches = true;
	for (size_t i = 0; i < first; i++)
		p.touches = p.touches && (k.v[i].class == ASPECT || k.v[i].class == ADVERB || is_breach(t, &k.v[i]));
	/* 查獲8家[違反法令] */
	if (first > 0 && is_breach(t, &k.v[first - 1])) {
		p.span.start = k.v[first - 1].start;
		p.verb_begins = true;
	}
	if (first > 0 && k.v[first - 1].class == ASPECT && text_has(t, k.v[first - 1].start, U"未"))
		p.span.start = k.v[first - 1].start;
	/* 3家[未依規定申報] */
	if (first > 0 && k.v[0].class == ASPECT && text_has(t, k.v[0].start, U"未"))
		p.span.start = k.v[0].start;
	return p;
}

bool phrase_is_aside(const struct text *t, size_t low, size_t high)
{
	struct text stretch = text_until(t, high);
	size_t i = low;

	while (i < high) {
		struct token first = token_at(t, &stretch, i);

		/* 其餘為衛生所: what the rest is, is no aside */
		if (first.class != EDGE)
			return first.class == PREP ||
			       (first.class == BREAK && is_any(t->cp[i], i == low ? U"係較比為若俟主" : U"較比若俟主"));
		i = first.end;
	}
	return false;
}

bool phrase_is_place(const struct text *t, size_t low, size_t high)
{
	struct tokens k;

	tokens_read(t, low, high, &k);
	for (size_t i = 0; i < k.n; i++)
		if (is_verb(&k.v[i]))
			return false;
	return true;
}

bool phrase_is_empty(const struct text *t, size_t low, size_t high)
{
	struct tokens k;

	tokens_read(t, low, high, &k);
	for (size_t i = 0; i < k.n; i++)
		if (is_content(&k.v[i]))
			return false;
	return true;
}
