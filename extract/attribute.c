#include "extract/attribute.h"

#include <stdlib.h>

#include "core/memory.h"
#include "extract/subject.h"
#include "extract/words.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

enum { FILLER_MAX = 3, BASIS_MAX = 24 };

static const struct {
	const char32_t *word;
	enum role role;
	const char32_t *not_behind;
} cues[] = {
#define CUE(word, role, not_behind) {word, ROLE_##role, not_behind},
#include "extract/cues.def"
#undef CUE
};

static struct words cue_words = {.backward = true};

const char *role_name(enum role role)
{
	static const char *const names[] = {
#define ROLE(id, name) name,
#include "extract/roles.def"
#undef ROLE
	};

	return names[role];
}

void attributes_start(void)
{
	if (cue_words.n)
		return;
	for (size_t i = 0; i < COUNT(cues); i++)
		words_add(&cue_words, cues[i].word, (int)i);
	subjects_start();
}

void attributes_free(struct attributes *a)
{
	free(a->v);
	*a = (struct attributes){0};
}

static bool is_any(char32_t c, const char32_t *list)
{
	for (; c && *list; list++)
		if (*list == c)
			return true;
	return false;
}

static bool is_amount(const struct figure *g)
{
	return g->kind <= KIND_DURATION;
}

static bool same_unit(const struct text *t, const struct figure *a, const struct figure *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->unit != NULL && b->unit != NULL)
		return slice_is(slice_of(a->unit), b->unit);
	return a->unit == NULL && b->unit == NULL && t->cp[a->unit_start] == t->cp[b->unit_start];
}

/* ---- a cue directly before the figure ---------------------------------------------------------- */

static bool cue_at(const struct text *t, size_t low, size_t i, struct attribute *a)
{
	size_t length;
	int cue = words_longest(&cue_words, t, low, i, &length);

	if (cue == NO_WORD || (i > length && is_any(t->cp[i - length - 1], cues[cue].not_behind)))
		return false;
	a->role = cues[cue].role;
	a->cue = (struct span){(uint32_t)(i - length), (uint32_t)i};
	return true;
}

/* 共有約, 增加了, 占比為: the cue may stand a few small words away */
static void read_adjacent_cue(const struct text *t, const struct clause *k, const struct figure *g,
                              struct attribute *a)
{
	size_t i = g->start, low = k->start;

	/* 合計：1,234 */
	if (i == low && k->open == U'：' && low > 0) {
		i--;
		low = i > 8 ? i - 8 : 0;
	}
	for (int n = 0; n <= FILLER_MAX && i > low; n++) {
		if (cue_at(t, low, i, a))
			return;
		if (!is_any(t->cp[i - 1], U"有為達僅各已數額約了的之淨亦則均"))
			return;
		i--;
	}
}

/* ---- cues farther away in the clause ------------------------------------------------------------ */

/* the last place in [low, high) where word begins, or high */
static size_t find_last(const struct text *t, size_t low, size_t high, const char32_t *word)
{
	for (size_t i = high; i-- > low;)
		if (text_has(t, i, word))
			return i;
	return high;
}

static void set_cue(struct attribute *a, enum role role, size_t start, size_t length)
{
	a->role = role;
	a->cue = (struct span){(uint32_t)start, (uint32_t)(start + length)};
}

static struct span trim_basis(const struct text *t, size_t low, size_t high)
{
	while (low < high && is_any(t->cp[low], U"，、 了"))
		low++;
	while (high > low && is_any(t->cp[high - 1], U"之的約達為近逾 共"))
		high--;
	if (high - low > BASIS_MAX)
		low = high - BASIS_MAX;
	return (struct span){(uint32_t)low, (uint32_t)high};
}

/* where the text that belongs to figure i begins: behind the figure before it in the clause */
static size_t own_start(const struct figures *f, const struct clause *k, size_t i)
{
	size_t low = k->start;

	if (i > 0 && f->v[i - 1].end > low)
		low = f->v[i - 1].end;
	return low;
}

/* 占通報事件11.32%: the whole stands between 占 and the figure */
static void read_share(const struct text *t, const struct figures *f, const struct clause *k, size_t i,
                       struct attribute *a)
{
	const struct figure *g = &f->v[i];
	size_t low = own_start(f, k, i), at = g->start;

	if (g->kind != KIND_PERCENT && g->kind != KIND_RATIO && g->kind != KIND_COUNT)
		return;
	for (size_t j = g->start; j-- > low;)
		if ((t->cp[j] == U'占' || t->cp[j] == U'佔') && !is_any(text_char(t, j + 1), U"用有領地據比"))
			at = j;
	if (at == g->start || (a->role != ROLE_NONE && a->role != ROLE_SHARE && a->role != ROLE_TOTAL && a->role != ROLE_RATE))
		return;
	if (g->kind == KIND_COUNT && at + 1 != g->start)
		return;
	set_cue(a, ROLE_SHARE, at, 1);
	a->basis = trim_basis(t, at + 1, g->start);
}

/* 較上個月減少47.52%: what is compared with stands between 較 and the verb */
static void read_comparison(const struct text *t, const struct clause *k, const struct figure *g,
                            struct attribute *a)
{
	size_t end = a->cue.end > a->cue.start ? a->cue.start : g->start, at;

	if (a->role != ROLE_INCREASE && a->role != ROLE_DECREASE)
		return;
	at = find_last(t, k->start, end, U"較");
	if (at == end)
		at = find_last(t, k->start, end, U"比");
	if (at < end && is_any(text_char(t, at + 1), U"率例重"))
		at = end;
	if (at < end)
		a->basis = trim_basis(t, at + 1, end);
}

/* 較上年度預算數128億元: the figure that a change is stated against */
static void read_previous(const struct text *t, const struct figures *f, const struct clause *k, size_t i,
                          struct attribute *a)
{
	const struct figure *g = &f->v[i];
	size_t low = own_start(f, k, i), at;

	if (a->role != ROLE_NONE)
		return;
	at = find_last(t, low, g->start, U"較");
	if (at < g->start && at <= low + 2 && g->start - at > 2) {
		set_cue(a, ROLE_PREVIOUS, at, 1);
		a->basis = trim_basis(t, at + 1, g->start);
	}
}

/* 平均每日, 每場: an average and what it is taken over */
static void read_average(const struct text *t, const struct figures *f, const struct clause *k, size_t i,
                         struct attribute *a)
{
	const struct figure *g = &f->v[i];
	size_t low = own_start(f, k, i), at = find_last(t, low, g->start, U"平均"), per;

	if (a->role != ROLE_NONE && a->role != ROLE_AVERAGE)
		return;
	per = find_last(t, low, g->start, U"每");
	if (at < g->start)
		set_cue(a, ROLE_AVERAGE, at, 2);
	else if (per < g->start && g->start - per <= 6)
		set_cue(a, ROLE_AVERAGE, per, 1);
	else
		return;
	if (per < g->start) {
		size_t end = per + 1;

		while (end < g->start && end - per < 5 && !is_any(t->cp[end], U"約達為有可之的最平補需"))
			end++;
		a->basis = (struct span){(uint32_t)per, (uint32_t)end};
	}
}

static void read_rate(const struct text *t, const struct figures *f, const struct clause *k, size_t i,
                      struct attribute *a)
{
	const struct figure *g = &f->v[i];
	size_t low = own_start(f, k, i), at = find_last(t, low, g->start, U"率");

	if (a->role == ROLE_NONE && g->kind == KIND_PERCENT && at < g->start && g->start - at <= 5)
		set_cue(a, ROLE_RATE, at, 1);
}

/* 其中, 含, 包括 open the parts; 分別為 too, until the sentence ends */
static void read_part(const struct text *t, const struct figures *f, const struct clauses *c,
                      const struct clause *k, size_t i, struct attribute *a)
{
	static const char32_t *const opens[] = {U"其中", U"包括", U"包含", U"含"};
	const struct figure *g = &f->v[i];
	size_t low = k->start;

	if (a->role != ROLE_NONE || !is_amount(g))
		return;
	for (size_t w = 0; w < COUNT(opens); w++) {
		size_t at = find_last(t, k->start, g->start, opens[w]);

		if (at < g->start && at == k->start) {
			set_cue(a, ROLE_PART, at, w == 3 ? 1 : 2);
			return;
		}
	}
	for (const struct clause *s = k; s >= c->v && s->sentence == k->sentence; s--)
		low = s->start;
	for (size_t j = g->start; j-- > low;)
		if (text_has(t, j, U"分別") || text_has(t, j, U"各為")) {
			set_cue(a, ROLE_PART, j, text_has(t, j, U"分別為") ? 3 : 2);
			return;
		}
}

static void read_limit(const struct text *t, const struct figure *g, struct attribute *a)
{
	if (is_amount(g) && g->qualifier != QUALIFIER_EXACT && text_char(t, g->end) == U'者')
		set_cue(a, ROLE_LIMIT, g->end, 1);
}

static void read_rank(const struct text *t, const struct figure *g, struct attribute *a)
{
	if (g->kind == KIND_ORDINAL && g->unit != NULL && (slice_is(slice_of(g->unit), "名") || slice_is(slice_of(g->unit), "位")))
		set_cue(a, ROLE_RANK, g->start, 1);
	(void)t;
}

/* ---- brackets ----------------------------------------------------------------------------------- */

/* 34件（前瞻計畫17件、一般科技計畫17件）: the figures of the same unit inside divide the one before */
static void read_bracket(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                         struct attributes *a)
{
	const struct figure *g = &f->v[i];
	size_t depth = c->v[a->v[i].clause].depth, parts = 0, last = i;

	if (!is_amount(g) || text_char(t, g->end) != U'（')
		return;
	for (size_t j = i + 1; j < f->n && c->v[a->v[j].clause].depth > depth; j++) {
		const struct clause *k = &c->v[a->v[j].clause];
		bool closed = false;

		for (size_t m = last == i ? g->end + 1 : f->v[last].end; m < f->v[j].start; m++)
			closed = closed || (t->cp[m] == U'）' && k->depth <= depth + 1);
		if (closed)
			break;
		last = j;
		if (!same_unit(t, g, &f->v[j]))
			continue;
		parts++;
		if (a->v[j].role == ROLE_NONE || (a->v[j].role == ROLE_PART && a->v[j].cue.start < g->start))
			set_cue(&a->v[j], ROLE_PART, g->end, 1);
	}
	if (parts >= 2 && a->v[i].role == ROLE_NONE)
		set_cue(&a->v[i], ROLE_TOTAL, g->end, 1);
}

/* 掃描刺探類（49%）: a percentage alone in a bracket is the share of what stands before it */
static void read_bare_share(const struct clauses *c, const struct figure *g, struct attribute *a)
{
	const struct clause *k = &c->v[a->clause];

	if (a->role == ROLE_NONE && g->kind == KIND_PERCENT && k->open == U'（' && g->start == k->start &&
	    g->end == k->end)
		a->role = ROLE_SHARE;
}

void attributes_read(const struct text *t, const struct figures *f, const struct clauses *c,
                     struct attributes *a)
{
	size_t at = 0;

	a->v = xgrow(a->v, &a->cap, f->n, sizeof *a->v);
	for (size_t i = 0; i < f->n; i++) {
		const struct figure *g = &f->v[i];
		struct attribute *x = &a->v[i];
		const struct clause *k;

		*x = (struct attribute){.clause = at = clause_at(c, at, g->start)};
		k = &c->v[at];
		read_rank(t, g, x);
		if (!is_amount(g))
			continue;
		read_adjacent_cue(t, k, g, x);
		read_share(t, f, k, i, x);
		read_comparison(t, k, g, x);
		read_previous(t, f, k, i, x);
		read_average(t, f, k, i, x);
		read_rate(t, f, k, i, x);
		read_part(t, f, c, k, i, x);
		read_limit(t, g, x);
		read_bare_share(c, g, x);
	}
	for (size_t i = 0; i < f->n; i++)
		read_bracket(t, f, c, i, a);
	for (size_t i = 0; i < f->n; i++)
		subject_read(t, f, c, i, a);
}
