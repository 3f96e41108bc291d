#include "extract/attribute.h"

#include <stdlib.h>

#include "core/memory.h"
#include "extract/subject.h"
#include "extract/unit.h"
#include "extract/words.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* REACH: how far back, in characters, a word can speak of a figure; keeps endless lists linear */
enum { FILLER_MAX = 3, BASIS_MAX = 24, EACH_CHARS = 5, REACH = 200, PARTS_MAX = 64, ROW_MAX = 4, LEAD_MAX = 14 };

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

bool attribute_is_change(const struct attribute *x)
{
	return x->role == ROLE_INCREASE || x->role == ROLE_DECREASE;
}

bool attribute_is_denominator(const struct text *t, const struct attribute *x)
{
	return x->role == ROLE_LEVEL && is_any(t->cp[x->cue.start], U"占佔");
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
		if (cue_at(t, low, i, a)) {
			/* 餘額27億 is a balance, 餘5處 a remainder */
			if (a->role == ROLE_REMAINDER && t->cp[i - 1] == U'餘' && n > 0) {
				a->role = ROLE_NONE;
				a->cue = (struct span){0, 0};
			}
			return;
		}
		if (!is_any(t->cp[i - 1], U"有為達僅各已數額約了的之淨亦則均"))
			return;
		i--;
	}
}

/* 降至98年的7.7%: the year stands between the word and its figure */
static void read_cue_before_date(const struct text *t, const struct figures *f, const struct clause *k, size_t i,
                                 struct attribute *a)
{
	const struct figure *g = &f->v[i], *date = i > 0 ? g - 1 : NULL;
	struct attribute level = {0};

	if (a->role != ROLE_NONE || date == NULL || (date->kind != KIND_DATE && date->kind != KIND_PERIOD) ||
	    date->start <= k->start || g->start > date->end + 2)
		return;
	for (size_t j = date->end; j < g->start; j++)
		if (!is_any(t->cp[j], U"之的約逾"))
			return;
	if (cue_at(t, k->start, date->start, &level) && level.role == ROLE_LEVEL) {
		a->role = level.role;
		a->cue = level.cue;
	}
}

/* ---- cues farther away in the clause ------------------------------------------------------------ */

/* where these words stand last before the figure, NOWHERE: not in its clause. Found in one pass. */
#define NOWHERE SIZE_MAX

struct landmarks {
	size_t own; /* where the text that belongs to the figure begins: behind the figure before it */
	size_t share, than, compared, average, each, rate;
};

static void note(size_t *place, size_t i)
{
	if (*place == NOWHERE)
		*place = i;
}

static struct landmarks find_landmarks(const struct text *t, const struct figures *f, const struct clause *k, size_t i)
{
	struct landmarks m = {k->start, NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE};

	if (i > 0 && f->v[i - 1].end > m.own)
		m.own = f->v[i - 1].end;
	for (size_t j = f->v[i].start; j-- > k->start && f->v[i].start - j < REACH;) {
		bool own = j >= m.own;

		switch (t->cp[j]) {
		case U'占':
		case U'佔':
			if (own && !is_any(text_char(t, j + 1), U"用有領地據比"))
				m.share = j; /* the first one: 占 … 占 */
			break;
		case U'較':
			note(&m.than, j);
			break;
		case U'比':
			if (!is_any(text_char(t, j + 1), U"率例重"))
				note(&m.compared, j);
			break;
		case U'平':
			if (own && text_char(t, j + 1) == U'均')
				note(&m.average, j);
			break;
		case U'每':
			if (own)
				note(&m.each, j);
			break;
		case U'率':
			if (own)
				note(&m.rate, j);
			break;
		default:
			break;
		}
	}
	return m;
}

static void set_cue(struct attribute *a, enum role role, size_t start, size_t length)
{
	a->role = role;
	a->cue = (struct span){(uint32_t)start, (uint32_t)(start + length)};
}

static struct span trim_basis(const struct text *t, size_t low, size_t high)
{
	while (low < high && is_any(t->cp[low], U"，、 了於"))
		low++;
	while (high > low && is_any(t->cp[high - 1], U"之的約達為近逾 共"))
		high--;
	if (high - low > BASIS_MAX)
		low = high - BASIS_MAX;
	return (struct span){(uint32_t)low, (uint32_t)high};
}

/* 占通報事件11.32%: the whole stands between 占 and the figure */
/* 占[逾期放款]之覆蓋率, 占[總預算]比率: the rate is no part of what it is taken of */
static struct span without_rate(const struct text *t, struct span basis)
{
	static const char32_t *const rates[] = {U"比率", U"比例", U"比重"};
	size_t end = basis.end;

	for (size_t w = 0; w < COUNT(rates); w++)
		end -= text_before(t, basis.start, end, rates[w]);
	for (size_t j = end; end == basis.end && t->cp[end - 1] == U'率' && j > basis.start; j--)
		if (is_any(t->cp[j - 1], U"之的"))
			end = j - 1;
	end -= end > basis.start + 1 && end < basis.end && is_any(t->cp[end - 1], U"之的");
	if (end > basis.start)
		basis.end = (uint32_t)end;
	return basis;
}

/* 占減列數五成, 減列數之3/5: of what was cut, no cut */
static bool is_of_decided(const struct text *t, const struct figure *g, const struct attribute *a)
{
	return g->kind != KIND_COUNT && a->role >= ROLE_ORIGINAL && a->role <= ROLE_FROZEN &&
	       is_any(text_char(t, a->cue.end), U"數額");
}

static void read_share(const struct text *t, const struct landmarks *m, const struct figure *g, struct attribute *a)
{
	bool decided = is_of_decided(t, g, a);

	if (decided && m->share == NOWHERE && g->kind != KIND_MONEY && t->cp[g->start - 1] == U'之') {
		a->basis = trim_basis(t, a->cue.start, g->start);
		set_cue(a, ROLE_SHARE, g->start - 1, 1);
	}
	if (m->share == NOWHERE || (g->kind != KIND_PERCENT && g->kind != KIND_RATIO && g->kind != KIND_COUNT))
		return;
	if (a->role != ROLE_NONE && a->role != ROLE_SHARE && a->role != ROLE_TOTAL && a->role != ROLE_RATE && !decided)
		return;
	if (g->kind == KIND_COUNT && m->share + 1 != g->start)
		return;
	set_cue(a, ROLE_SHARE, m->share, 1);
	a->basis = without_rate(t, trim_basis(t, m->share + 1, g->start));
}

/* 與上季比較, 與上季相較: what is compared with stands between 與 and the word that ends at `than` */
static struct span compared_with(const struct text *t, size_t low, size_t than)
{
	size_t word = than > low && is_any(t->cp[than - 1], U"比相") ? than - 1 : than;

	for (size_t j = word; word < than && j > low && word - j < BASIS_MAX; j--)
		if (is_any(t->cp[j - 1], U"與和"))
			return trim_basis(t, j, word);
	return (struct span){0, 0};
}

/* 較上個月減少47.52%: what is compared with stands between 較 and the verb */
static void read_comparison(const struct text *t, const struct landmarks *m, const struct figure *g,
                            struct attribute *a)
{
	size_t end = a->cue.end > a->cue.start ? a->cue.start : g->start;
	size_t at = m->than != NOWHERE ? m->than : m->compared;

	if (!attribute_is_change(a) || at >= end)
		return;
	a->basis = compared_with(t, m->own, at);
	if (a->basis.end <= a->basis.start)
		a->basis = trim_basis(t, at + 1, end);
}

/* 1美元兌32.5元: a rate of exchange, of the one */
static void read_exchange(const struct text *t, const struct figures *f, size_t i, struct attribute *a)
{
	static const char32_t *const words[] = {U"兌換", U"兌", U"折合", U"等於"};
	const struct figure *g = &f->v[i], *one = i > 0 ? g - 1 : NULL;

	if (one == NULL || a->role != ROLE_NONE || g->kind != KIND_MONEY || one->kind != KIND_MONEY ||
	    one->value.coef != 1 || one->value.exp != 0 || same_unit(t, one, g))
		return;
	for (size_t k = 0; k < COUNT(words); k++)
		if (text_has(t, one->end, words[k])) {
			set_cue(a, ROLE_RATE, one->end, k == 1 ? 1 : 2);
			a->basis = (struct span){one->start, one->end};
			return;
		}
}

/* 較上年度預算數128億元: the figure that a change is stated against */
static void read_previous(const struct text *t, const struct landmarks *m, const struct figures *f, size_t i,
                          struct attribute *a)
{
	const struct figure *g = &f->v[i];
	size_t own = m->own;

	/* 較109年度預算數128億元: the year belongs to the figure */
	if (i > 0 && !is_amount(&f->v[i - 1]) && f->v[i - 1].start > m->than && f->v[i - 1].start - m->than <= 2)
		own = m->than;
	if (a->role != ROLE_NONE || m->than == NOWHERE || m->than > own + 2 || m->than < own ||
	    g->start - m->than <= 2)
		return;
	for (size_t j = m->than; j < g->start; j++)
		if (is_any(t->cp[j], U"增減者高低多少"))
			return;
	set_cue(a, ROLE_PREVIOUS, m->than, 1);
	a->basis = trim_basis(t, m->than + 1, g->start);
	/* 較原列預算數19億元: of the same year, before it was revised */
	if (text_has(t, m->than + 1, U"原列") || text_has(t, m->than + 1, U"原編"))
		set_cue(a, ROLE_ORIGINAL, m->than + 1, 2);
}

/* the unit or time at i: 每[件], 每[月]; 0: none */
static size_t each_length(const struct text *t, size_t i)
{
	const struct unit *u = unit_match(t, i);

	return u != NULL ? u->length : is_any(text_char(t, i), U"月季");
}

/* Where what stands behind 每 at i ends, before `high`: 每件, 每平方公里, 每人每月. Without a unit: a few characters. */
static size_t each_end(const struct text *t, size_t i, size_t high)
{
	size_t end = i + 1, length;

	while ((length = each_length(t, end)) > 0 && end + length <= high) {
		end += length;
		if (end + 1 >= high || t->cp[end] != U'每' || each_length(t, end + 1) == 0)
			return end;
		end++;
	}
	while (end < high && end - i < EACH_CHARS && !is_any(t->cp[end], U"約達為有可之的最平補需"))
		end++;
	return end;
}

/* 平均每日, 每場: an average and what it is taken over */
static void read_average(const struct text *t, const struct landmarks *m, const struct figure *g,
                         struct attribute *a)
{
	size_t each = m->each;

	if (a->role != ROLE_NONE && a->role != ROLE_AVERAGE)
		return;
	if (m->average != NOWHERE)
		set_cue(a, ROLE_AVERAGE, m->average, 2);
	else if (each != NOWHERE && g->start - each <= 6)
		set_cue(a, ROLE_AVERAGE, each, 1);
	else
		return;
	/* 每人每月 is one basis */
	for (size_t j = each; each != NOWHERE && j-- > m->own && each - j <= 3;)
		if (t->cp[j] == U'每' && each_end(t, j, g->start) > each)
			each = j;
	if (each != NOWHERE)
		a->basis = (struct span){(uint32_t)each, (uint32_t)each_end(t, each, g->start)};
}

static void read_rate(const struct landmarks *m, const struct figure *g, struct attribute *a)
{
	if (a->role == ROLE_NONE && g->kind == KIND_PERCENT && m->rate != NOWHERE && g->start - m->rate <= 5)
		set_cue(a, ROLE_RATE, m->rate, 1);
}

/* 其中, 含, 包括 open the parts; 分別為 too, until the sentence ends */
static void read_part(const struct text *t, const struct figures *f, const struct clauses *c,
                      const struct clause *k, size_t i, struct attribute *a)
{
	static const char32_t *const opens[] = {U"其中", U"包括", U"包含", U"含"};
	const struct figure *g = &f->v[i];
	size_t low = k->start;

	bool included = a->role == ROLE_CUT || a->role == ROLE_ADDED;

	/* 減列1,200萬元，其中統刪500萬元: a cut inside a cut is its part */
	if ((a->role != ROLE_NONE && !included) || !is_amount(g))
		return;
	for (size_t w = 0; w < COUNT(opens); w++)
		if (text_has(t, k->start, opens[w])) {
			set_cue(a, ROLE_PART, k->start, w == 3 ? 1 : 2);
			return;
		}
	if (included)
		return;
	for (const struct clause *s = k; s >= c->v && s->sentence == k->sentence && g->start - s->start < REACH; s--)
		low = s->start;
	for (size_t j = g->start; j-- > low && g->start - j < REACH;)
		if ((t->cp[j] == U'分' || t->cp[j] == U'各') && (text_has(t, j, U"分別") || text_has(t, j, U"各為"))) {
			/* 分別為…，已完成20項: a clause that tells something else ends the parts */
			if (j < k->start && is_any(text_char(t, k->start), U"已其另尚餘較並惟迄截經"))
				return;
			set_cue(a, ROLE_PART, j, text_has(t, j, U"分別為") ? 3 : 2);
			return;
		}
}

static bool is_item_number(const struct text *t, const struct figure *g)
{
	return g->kind == KIND_ORDINAL && is_any(text_char(t, g->end - 1), U"款項目節");
}

/* nothing, or the name of an item in quotation marks */
static bool is_name_between(const struct text *t, size_t start, size_t end)
{
	if (start == end)
		return true;
	if (text_char(t, start) != U'「' || t->cp[end - 1] != U'」')
		return false;
	for (size_t i = start; i + 1 < end; i++)
		if (t->cp[i] == U'」')
			return false;
	return true;
}

/* the first of the numbers of items in the budget in front of figure i: 減列第1款第4目「施政業務」44萬元, 第1目「規費收入」第3節
 * 「登記費」500萬元; i: none */
static size_t first_item_number(const struct text *t, const struct figures *f, const struct clause *k, size_t i)
{
	size_t first = i;

	while (first > 0 && f->v[first - 1].start >= k->start && is_item_number(t, &f->v[first - 1]) &&
	       (first == i || is_name_between(t, f->v[first - 1].end, f->v[first].start)))
		first--;
	return first;
}

/* 另刪減「業務費」85萬元: the object stands between the verb and the amount */
static void read_decision(const struct text *t, const struct figures *f, const struct clause *k, size_t i,
                          struct attribute *a)
{
	static const struct {
		const char32_t *word;
		enum role role;
	} verbs[] = {{U"刪減", ROLE_CUT},   {U"減列", ROLE_CUT},   {U"統刪", ROLE_CUT},   {U"追減", ROLE_CUT},
	             {U"刪除", ROLE_CUT},   {U"增列", ROLE_ADDED}, {U"追加", ROLE_ADDED}, {U"凍結", ROLE_FROZEN},
	             {U"改列", ROLE_REVISED}};
	const struct figure *g = &f->v[i];
	size_t item, own = k->start, at, object = g->start;

	if (a->role != ROLE_NONE || g->kind != KIND_MONEY)
		return;
	item = first_item_number(t, f, k, i);
	if (item > 0 && f->v[item - 1].end > own)
		own = f->v[item - 1].end;
	for (at = own; at < g->start && is_any(t->cp[at], U"另再並又、及和與且其");)
		at++;
	/* 隨同收入調整增列「營業總支出」一億元, 文化局減列第1目「文化行政」30萬元: right before the object */
	if (item < i)
		object = f->v[item].start;
	else if (g->start > own && t->cp[g->start - 1] == U'」')
		while (object > own && t->cp[object] != U'「')
			object--;
	for (size_t v = 0; v < COUNT(verbs); v++) {
		if (text_has(t, at, verbs[v].word) && at + 2 < g->start)
			set_cue(a, verbs[v].role, at, 2);
		else if (object < g->start && text_before(t, own, object, verbs[v].word))
			set_cue(a, verbs[v].role, object - 2, 2);
		else
			continue;
		return;
	}
}

/* 、「設備費」15萬元, 及「什項費用」8萬元: what stands behind the mark or word at i is one more entry */
static bool joins_list(const struct text *t, size_t i)
{
	return is_any(text_char(t, i), U"、及與和暨") || text_has(t, i, U"以及");
}

/* 減列「業務費」85萬元、「設備費」15萬元及其他8萬元: the verb holds for the rest of the list */
static void continue_decision(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                              struct attributes *a)
{
	struct attribute *x = &a->v[i];
	const struct clause *k = &c->v[x->clause];
	size_t j = i;

	if (i == 0 || x->role != ROLE_NONE || f->v[i].kind != KIND_MONEY)
		return;
	/* what brackets explain stands between: 「業務費」1,065萬元（含…）、「獎補助費」1億元 */
	while (j-- > 0 && i - j < PARTS_MAX && (c->v[a->v[j].clause].depth > k->depth || f->v[j].kind != KIND_MONEY))
		;
	if (j >= i || a->v[j].role < ROLE_CUT || a->v[j].role > ROLE_ADDED ||
	    c->v[a->v[j].clause].sentence != k->sentence)
		return;
	/* 減列3億元與上年度5億元相較: set against it, no entry */
	if (!joins_list(t, a->v[j].clause == x->clause ? f->v[j].end : k->start) || is_any(text_char(t, f->v[i].end), U"相比之"))
		return;
	x->role = a->v[j].role;
	x->cue = a->v[j].cue;
}

/* 累計逮捕嫌犯1519人 is a running figure; 累積之債務, 累積未償餘額 are a stock */
static bool opens_running_figure(const struct text *t, size_t i)
{
	return text_has(t, i, U"累計") || (text_has(t, i, U"累積") && !is_any(text_char(t, i + 2), U"之的未待"));
}

/* 累計安全準備餘額為1,138億元: what there is, not what has come in */
static bool is_stock(const struct text *t, size_t low, size_t i)
{
	while (i > low && is_any(t->cp[i - 1], U"為達計約數"))
		i--;
	return text_before(t, low, i, U"餘額") || text_before(t, low, i, U"餘絀") || text_before(t, low, i, U"短絀");
}

/* the amount in front of figure i in its clause; i: none */
static size_t amount_before(const struct figures *f, const struct clause *k, size_t i)
{
	for (size_t j = i; j-- > 0 && f->v[j].start >= k->start && i - j < PARTS_MAX;)
		if (is_amount(&f->v[j]))
			return j;
	return i;
}

/* where the word stands that makes amount i a running figure, NOWHERE: none does */
static size_t running_word(const struct text *t, const struct figures *f, const struct clause *k, size_t i)
{
	size_t before = amount_before(f, k, i), low = before < i ? f->v[before].end : k->start;

	for (size_t j = f->v[i].start; j-- > low && f->v[i].start - j < REACH;)
		if (opens_running_figure(t, j))
			return j;
	return NOWHERE;
}

/* 累計參訓605人次, 累計至11月底為19億2,500萬人次: what runs stands between the word and the amount, dates too; a list goes on.
 * The word is no end of the subject, therefore the cue is filled in behind that (name_running_cue). */
static void read_cumulative(const struct text *t, const struct figures *f, const struct clause *k, size_t i,
                            struct attributes *a)
{
	struct attribute *x = &a->v[i];
	const struct figure *g = &f->v[i];
	size_t before = amount_before(f, k, i);

	if ((x->role != ROLE_NONE && x->role != ROLE_TOTAL) || g->kind == KIND_PERCENT || g->kind == KIND_RATIO ||
	    is_stock(t, k->start, g->start))
		return;
	if (running_word(t, f, k, i) != NOWHERE ||
	    (before < i && x->role == ROLE_NONE && a->v[before].role == ROLE_CUMULATIVE && same_unit(t, &f->v[before], g) &&
	     joins_list(t, f->v[before].end)))
		x->role = ROLE_CUMULATIVE;
}

static void name_running_cue(const struct text *t, const struct figures *f, const struct clause *k, size_t i, struct attribute *x)
{
	size_t at = x->role == ROLE_CUMULATIVE && x->cue.end <= x->cue.start ? running_word(t, f, k, i) : NOWHERE;

	if (at != NOWHERE)
		set_cue(x, ROLE_CUMULATIVE, at, 2);
}

/* 刪除1條 is one of 共計6條: budget roles are for amounts; 凍結7案 is counted by itself all the same */
static void drop_decision_of_count(const struct figure *g, struct attribute *a)
{
	if (g->kind == KIND_COUNT && a->role >= ROLE_ORIGINAL && a->role <= ROLE_REVISED) {
		a->role = ROLE_NONE;
		a->cue = (struct span){0, 0};
	}
}

/* 占全市15,000戶之33.3%: the figure is what the share is taken of */
static void read_denominator(const struct text *t, const struct figures *f, const struct landmarks *m, size_t i,
                             struct attribute *a)
{
	const struct figure *g = &f->v[i];

	if (m->share == NOWHERE || i + 1 >= f->n || f->v[i + 1].kind != KIND_PERCENT || f->v[i + 1].start > g->end + 2 ||
	    !is_any(text_char(t, g->end), U"之的"))
		return;
	set_cue(a, ROLE_LEVEL, m->share, 1);
}

static void read_limit(const struct text *t, const struct figure *g, struct attribute *a)
{
	if (is_amount(g) && g->qualifier != QUALIFIER_EXACT && text_char(t, g->end) == U'者')
		set_cue(a, ROLE_LIMIT, g->end, 1);
}

static void read_rank(const struct figure *g, struct attribute *a)
{
	if (g->kind == KIND_ORDINAL && g->unit != NULL && (slice_is(slice_of(g->unit), "名") || slice_is(slice_of(g->unit), "位")))
		set_cue(a, ROLE_RANK, g->start, 1);
}

/* ---- brackets ----------------------------------------------------------------------------------- */

static bool opens_bracket(const struct text *t, size_t i)
{
	return text_is(t, i, CHAR_OPEN) && text_is(t, i, CHAR_BRACKET);
}

/* 34件（前瞻計畫17件、一般科技計畫17件）: the figures of the same unit inside divide the one before */
static void read_bracket(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                         struct attributes *a)
{
	const struct figure *g = &f->v[i];
	size_t depth = c->v[a->v[i].clause].depth, parts = 0, last = i;

	if (!is_amount(g) || !opens_bracket(t, g->end))
		return;
	for (size_t j = i + 1; j < f->n && j < i + PARTS_MAX && c->v[a->v[j].clause].depth > depth; j++) {
		const struct clause *k = &c->v[a->v[j].clause];
		bool closed = false;

		for (size_t m = last == i ? g->end + 1 : f->v[last].end; m < f->v[j].start; m++)
			closed = closed || (char_is(t->cp[m], CHAR_CLOSE) && char_is(t->cp[m], CHAR_BRACKET) && k->depth <= depth + 1);
		if (closed)
			break;
		last = j;
		if (!same_unit(t, g, &f->v[j]))
			continue;
		parts++;
		if (a->v[j].role == ROLE_NONE || (a->v[j].role == ROLE_PART && a->v[j].cue.start < g->start) ||
		    ((a->v[j].role == ROLE_CUT || a->v[j].role == ROLE_ADDED || a->v[j].role == ROLE_FROZEN) &&
		     a->v[i].role != ROLE_REVISED && a->v[i].role != ROLE_ORIGINAL))
			set_cue(&a->v[j], ROLE_PART, g->end, 1);
	}
	if (parts >= 2 && a->v[i].role == ROLE_NONE)
		set_cue(&a->v[i], ROLE_TOTAL, g->end, 1);
}

static bool divides(char32_t c)
{
	switch (c) {
	case U'分':
	case U'依':
	case U'按':
	case U'如':
	case U'下':
	case U'次':
	case U'括':
	case U'屬':
		return true;
	default:
		return false;
	}
}

/* 24件，依原因分：, 14件。違規態樣計有： does not: a few words that say how it is divided, in its sentence */
static bool leads_to_colon(const struct text *t, const struct figures *f, size_t j)
{
	size_t i = f->v[j].end, next = j + 1 < f->n ? f->v[j + 1].start : SIZE_MAX;
	bool divided = false;

	for (; i < next && i < t->n && i - f->v[j].end < LEAD_MAX; i++) {
		if (t->cp[i] == U'：')
			return divided || i == f->v[j].end;
		if (char_is(t->cp[i], CHAR_STOP))
			return false;
		divided = divided || divides(t->cp[i]);
	}
	return false;
}

/* Where the row of amounts ends that begins with figure i (3案、5億元：) when a colon stands behind it, else
 * NOWHERE. */
static size_t announcing_row(const struct text *t, const struct figures *f, size_t i)
{
	size_t j = i;

	while (j + 1 < f->n && j < i + ROW_MAX && is_amount(&f->v[j + 1]) && f->v[j + 1].start - f->v[j].end == 1 &&
	       is_any(t->cp[f->v[j].end], U"、，"))
		j++;
	return leads_to_colon(t, f, j) ? j : NOWHERE;
}

/* 餐飲業80家（夜市20家、商圈60家）: a total only for what its bracket holds */
static bool divided_by_bracket(const struct text *t, const struct attribute *a)
{
	return a->role == ROLE_TOTAL && opens_bracket(t, a->cue.start);
}

/* 3月13日（星期三）, （三）: the weekday belongs to the date */
static void read_weekday(const struct text *t, const struct figure *g, struct attribute *a)
{
	static const char32_t *const names[] = {U"星期", U"禮拜", U"週", U"周"};
	size_t i = g->end + 1;

	if (g->kind != KIND_DATE || g->from.day == 0 || !opens_bracket(t, g->end))
		return;
	for (size_t n = 0; n < COUNT(names); n++)
		if (text_has(t, i, names[n])) {
			i += n < 2 ? 2 : 1;
			break;
		}
	if (is_any(text_char(t, i), U"一二三四五六日天") && text_is(t, i + 1, CHAR_CLOSE))
		a->cue = (struct span){(uint32_t)i, (uint32_t)i + 1};
}

/* 核定12案：甲類5案、乙類4案、丙類3案: what the colon announces are the parts, until the sentence ends or a
 * clause tells something else */
static void read_announced(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                           struct attributes *a)
{
	const struct figure *g = &f->v[i];
	const struct clause *head = &c->v[a->v[i].clause];
	size_t row = is_amount(g) ? announcing_row(t, f, i) : NOWHERE, parts = 0, first = NOWHERE;

	if (row == NOWHERE)
		return;
	for (size_t j = row + 1; j < f->n && j < row + PARTS_MAX; j++) {
		const struct clause *k = &c->v[a->v[j].clause];

		if (k->sentence != head->sentence || k->depth < head->depth ||
		    (k->open == U'，' && is_any(text_char(t, k->start), U"已其另尚餘較並惟迄截經")))
			break;
		if (k->depth > head->depth || !same_unit(t, g, &f->v[j]) ||
		    (a->v[j].role != ROLE_NONE && !divided_by_bracket(t, &a->v[j])))
			continue;
		if (parts++ == 0)
			first = j;
		else
			set_cue(&a->v[j], ROLE_PART, f->v[row].end, 1);
	}
	if (parts < 2)
		return;
	set_cue(&a->v[first], ROLE_PART, f->v[row].end, 1);
	if (a->v[i].role == ROLE_NONE)
		set_cue(&a->v[i], ROLE_TOTAL, f->v[row].end, 1);
}

/* 掃描刺探類（49%）: a percentage alone in a bracket is the share of what stands before it */
static void read_bare_share(const struct clauses *c, const struct figure *g, struct attribute *a)
{
	const struct clause *k = &c->v[a->clause];

	if (a->role == ROLE_NONE && g->kind == KIND_PERCENT && k->open == U'（' && g->start == k->start &&
	    g->end == k->end)
		a->role = ROLE_SHARE;
}

/* 增加12億元（10.3%）, 增加30件，約15%, 增加30件，幅度達15%: the same change in other words */
static void read_same_change(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                             struct attributes *a)
{
	const struct attribute *before = &a->v[i - 1];
	struct attribute *x = &a->v[i];

	if (f->v[i].kind != KIND_PERCENT || (before->role != ROLE_INCREASE && before->role != ROLE_DECREASE) ||
	    f->v[i - 1].kind == KIND_PERCENT || (x->role != ROLE_NONE && (x->role != ROLE_SHARE || x->cue.end > x->cue.start)) ||
	    c->v[before->clause].sentence != c->v[x->clause].sentence)
		return;
	for (size_t j = f->v[i - 1].end; j < f->v[i].start; j++)
		if (!is_any(t->cp[j], U"（(，、或約計達即為幅度高"))
			return;
	x->role = before->role;
	x->cue = before->cue;
}

/* 各減少4家及91人, 去年同期為4家、91人: the word goes on */
static void continue_compared(const struct text *t, const struct figures *f, size_t i, struct attributes *a)
{
	const struct attribute *before = &a->v[i - 1];
	struct attribute *x = &a->v[i];

	/* 分別增加4家及91人: the word is of both changes, they are no parts */
	bool each = x->role == ROLE_PART && x->cue.end <= before->cue.start;

	if ((x->role != ROLE_NONE && !each) || !is_amount(&f->v[i]) || (!attribute_is_change(before) && before->role != ROLE_PREVIOUS) ||
	    f->v[i].start != f->v[i - 1].end + 1 || !is_any(t->cp[f->v[i - 1].end], U"及與和、"))
		return;
	x->role = before->role;
	x->cue = before->cue;
	x->basis = before->basis;
}

/* 由116億元增至128億元, 由95年的116億元增至96年的128億元: where the level comes from */
static void read_origin(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                        struct attributes *a)
{
	size_t before = i - 1 - (i > 1 && !is_amount(&f->v[i - 1])), end = f->v[before].start;
	struct attribute *from = &a->v[before];
	size_t low = c->v[from->clause].start;

	if (a->v[i].role != ROLE_LEVEL || (from->role != ROLE_NONE && from->role != ROLE_RATE) || from->clause != a->v[i].clause ||
	    !same_unit(t, &f->v[before], &f->v[i]))
		return;
	for (size_t j = end; j > low && end - j < BASIS_MAX; j--)
		if (is_any(t->cp[j - 1], U"由從自")) {
			set_cue(from, ROLE_PREVIOUS, j - 1, 1);
			from->basis = trim_basis(t, j, end);
			return;
		}
}

/* 凍結7案，計10億元: the amount is what is frozen */
static void read_frozen_amount(const struct figures *f, const struct clauses *c, size_t i, struct attributes *a)
{
	const struct attribute *before = &a->v[i - 1];

	if (f->v[i].kind == KIND_MONEY && a->v[i].role == ROLE_TOTAL && before->role == ROLE_FROZEN &&
	    f->v[i - 1].kind == KIND_COUNT && c->v[before->clause].sentence == c->v[a->v[i].clause].sentence)
		a->v[i].role = ROLE_FROZEN;
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
		struct landmarks m;

		*x = (struct attribute){.clause = at = clause_at(c, at, g->start)};
		k = &c->v[at];
		read_rank(g, x);
		read_weekday(t, g, x);
		if (!is_amount(g))
			continue;
		read_adjacent_cue(t, k, g, x);
		read_cue_before_date(t, f, k, i, x);
		m = find_landmarks(t, f, k, i);
		read_share(t, &m, g, x);
		read_comparison(t, &m, g, x);
		read_previous(t, &m, f, i, x);
		read_average(t, &m, g, x);
		read_rate(&m, g, x);
		read_exchange(t, f, i, x);
		read_denominator(t, f, &m, i, x);
		drop_decision_of_count(g, x);
		read_bare_share(c, g, x);
		read_part(t, f, c, k, i, x);
		read_decision(t, f, k, i, x);
		continue_decision(t, f, c, i, a);
		read_cumulative(t, f, k, i, a);
		read_limit(t, g, x);
	}
	for (size_t i = 0; i < f->n; i++)
		read_bracket(t, f, c, i, a);
	for (size_t i = 0; i < f->n; i++)
		read_announced(t, f, c, i, a);
	for (size_t i = 1; i < f->n; i++)
		read_frozen_amount(f, c, i, a);
	for (size_t i = 1; i < f->n; i++) {
		read_same_change(t, f, c, i, a);
		continue_compared(t, f, i, a);
		read_origin(t, f, c, i, a);
	}
	subjects_read(t, f, c, a);
	for (size_t i = 0; i < f->n; i++)
		name_running_cue(t, f, &c->v[a->v[i].clause], i, &a->v[i]);
}
