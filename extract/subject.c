#include "extract/subject.h"

#include "extract/words.h"

enum { SUBJECT_CHARS = 24 };

static const char32_t *const verbs[] = {
#define VERB(word) word,
#include "extract/verbs.def"
#undef VERB
};

static struct words verb_words = {.backward = true};

void subjects_start(void)
{
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		words_add(&verb_words, verbs[i], (int)i);
}

static bool is_any(char32_t c, const char32_t *list)
{
	for (; c && *list; list++)
		if (*list == c)
			return true;
	return false;
}

static bool is_empty(struct span s)
{
	return s.start >= s.end;
}

static bool is_point(const struct figure *g)
{
	return g->kind == KIND_DATE || g->kind == KIND_PERIOD || g->kind == KIND_TIME;
}

/* strips any of the words from the front */
static size_t strip_front(const struct text *t, size_t low, size_t high, const char32_t *const *words, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		size_t length = 0;

		while (words[k][length])
			length++;
		if (low + length <= high && text_has(t, low, words[k])) {
			low += length;
			k = (size_t)-1;
		}
	}
	return low;
}

/* ---- the phrase before the figure --------------------------------------------------------------- */

/* follows: another figure stands directly before low */
static struct span trim_left(const struct text *t, size_t low, size_t high, bool follows)
{
	static const char32_t *const front[] = {
		U"、", U"及", U"與", U"和", U"以及", U"並", U"且", U"又", U"另", U"而", U"其中", U"其", U"則", U"於",
		U"已", U"之", U"的", U"以上", U"以下", U"以來", U"迄今", U"共計", U"合計", U"其餘", U"分別為", U"分別",
		U"包括", U"包含", U" ", U"\t", U"，", U"惟", U"亦", U"左右", U"（", U"）", U"|"};
	static const char32_t *const behind[] = {U"前", U"起", U"止", U"底", U"內", U"間", U"為", U"有", U"餘"};

	if (follows)
		low = strip_front(t, low, high, behind, sizeof behind / sizeof behind[0]);
	low = strip_front(t, low, high, front, sizeof front / sizeof front[0]);
	while (high > low && is_any(t->cp[high - 1], U"為達計共有約已之的則各僅：、 \t數約亦均皆中以被即且並，」"))
		high--;
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

	if (i > 0 && f->v[i - 1].end > low)
		low = f->v[i - 1].end;
	if (!is_empty(x->cue) && x->cue.start >= low && x->cue.start < high) {
		/* a rate is named by its word: 執行率, and a comparison begins at 較 */
		high = x->role == ROLE_RATE ? x->cue.end : x->cue.start;
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

static bool ends_in_verb(const struct text *t, struct span s)
{
	size_t length;

	return words_longest(&verb_words, t, s.start, s.end, &length) != NO_WORD;
}

/* ---- the phrase behind the figure --------------------------------------------------------------- */

static size_t skip_suffix(const struct text *t, size_t i)
{
	static const char32_t *const words[] = {U"（含）", U"以上", U"以下", U"以內", U"左右", U"之", U"的", U"以前",
	                                        U"之前", U"以來", U"迄今", U"起", U"止", U"前", U"後", U"整", U"內"};

	return strip_front(t, i, t->n, words, sizeof words / sizeof words[0]);
}

static struct span right_phrase(const struct text *t, const struct figures *f, const struct clause *k, size_t i)
{
	const struct figure *g = &f->v[i];
	size_t low = skip_suffix(t, g->end), high = k->end;

	if (i + 1 < f->n && f->v[i + 1].start < high)
		high = f->v[i + 1].start;
	for (size_t j = low; j < high; j++)
		if (t->cp[j] == U'、' || t->cp[j] == U'\t' || t->cp[j] == U'|') {
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
	return !is_empty(s) && s.end - s.start >= 2 && text_is(t, s.start, CHAR_HAN | CHAR_LATIN | CHAR_OPEN) &&
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
	for (size_t j = 0; j < i; j++)
		if (f->v[j].end <= high && f->v[j].end > low)
			low = f->v[j].end;
	for (size_t j = low; j + 2 < high; j++)
		if (is_any(t->cp[j], U"為係是、"))
			low = j + 1;
	return high > low ? trim_left(t, low, high, false) : (struct span){0, 0};
}

static bool in_sentence(const struct clauses *c, const struct attributes *a, size_t i, size_t j)
{
	return c->v[a->v[i].clause].sentence == c->v[a->v[j].clause].sentence;
}

static void inherit(const struct figures *f, const struct clauses *c, size_t i, struct attributes *a)
{
	struct attribute *x = &a->v[i];

	x->source = SUBJECT_HEADING;
	for (size_t j = i; j-- > 0 && in_sentence(c, a, i, j);)
		if (f->v[j].kind <= KIND_MEASURE) {
			x->source = SUBJECT_FIGURE;
			x->of = j;
			return;
		}
}

/* ---- all ---------------------------------------------------------------------------------------- */

/* the event of a date: what the clause goes on with, else the next clause, else what stands before */
static void read_event(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                       struct attributes *a)
{
	struct attribute *x = &a->v[i];
	const struct clause *k = &c->v[x->clause];
	struct span right = right_phrase(t, f, k, i), left = left_phrase(t, f, k, i, x);

	if (right.end > right.start + 1)
		x->subject = right;
	else if (left.end > left.start + 1 && (k->end <= f->v[i].end + 1 || f->v[i].end >= k->end))
		x->subject = left;
	else if (k + 1 < c->v + c->n && k[1].sentence == k->sentence && k[1].end > k[1].start + 1)
		x->subject = (struct span){k[1].start, k[1].end - k[1].start > SUBJECT_CHARS ? k[1].start + SUBJECT_CHARS
		                                                                           : k[1].end};
	else if (left.end > left.start + 1)
		x->subject = left;
	else
		x->source = SUBJECT_HEADING;
}

void subject_read(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                  struct attributes *a)
{
	struct attribute *x = &a->v[i];
	const struct figure *g = &f->v[i];
	const struct clause *k = &c->v[x->clause];
	struct span left, right, before;

	if (is_point(g) || g->kind == KIND_LEGAL) {
		read_event(t, f, c, i, a);
		return;
	}
	left = left_phrase(t, f, k, i, x);
	right = right_phrase(t, f, k, i);
	before = phrase_before(t, f, c, k, i);
	if (begins_noun(t, right) && (is_empty(left) || left.end - left.start < 2 || ends_in_verb(t, left)))
		x->subject = right;
	else if (left.end >= left.start + 2)
		x->subject = left;
	else if (before.end >= before.start + 2)
		x->subject = before;
	else
		inherit(f, c, i, a);
}
