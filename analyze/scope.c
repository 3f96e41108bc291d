#include "analyze/scope.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/utf8.h"

/* bytes of 各 and a verb: 各補助, 各發給; of 共 and one: 共評鑑, 共計裁處 */
enum { EACH_MAX = 9, VERB_MIN = 6, VERB_MAX = 12, CELL_MARK_BYTES = 3 };

/* the words around the figures of one clause are read with the first of them, `before` being the row in front */
static bool has_rounding_note(const struct fact *f, const struct fact *before)
{
	static const char *const notes[] = {"四捨五入", "容有差異", "未盡相符",
	                                    "略有出入", "未盡一致", NULL};

	/* the context holds what is written, where it says so */
	if ((before == NULL || !slice_eq(f->context, before->context)) && slice_has_any(f->context, notes))
		return true;
	return slice_has_any(f->subject, notes) || (f->at < 0 && slice_has_any(f->raw, notes));
}

static void find_sentences(struct scope *s)
{
	for (size_t first = 0, end; first < s->n; first = end) {
		end = first + 1;
		while (end < s->n && scope_same_sentence(s, end, first))
			end++;
		for (size_t i = first; i < end; i++)
			s->sentences[i] = (struct span){first, end};
	}
}

/* the number is all that its cell says, but for a mark behind it */
static bool is_cell(const struct fact *f)
{
	return f->table.n > 0 && f->row.n > 0 && f->at == 0 && f->context.n <= f->raw.n + CELL_MARK_BYTES;
}

static void fill(struct scope *s, const struct fact *rows, size_t n, bool text, bool cells)
{
	int64_t end = -1;

	*s = (struct scope){.rows = rows, .rows_n = n, .cap = n + 1};
	s->v = xcalloc(s->cap, sizeof *s->v);
	s->sentences = xcalloc(s->cap, sizeof *s->sentences);
	for (size_t i = 0; i < n; i++) {
		s->rounding_note = s->rounding_note || has_rounding_note(&rows[i], i > 0 ? &rows[i - 1] : NULL);
		if (!(rows[i].table.n > 0 ? cells && is_cell(&rows[i]) : text) || rows[i].start < end ||
		    !operand_read(&rows[i], &s->v[s->n]))
			continue;
		end = rows[i].end;
		s->n++;
	}
	find_sentences(s);
}

void scope_open(struct scope *s, const struct fact *rows, size_t n)
{
	fill(s, rows, n, true, false);
}

void scope_open_cells(struct scope *s, const struct fact *rows, size_t n)
{
	fill(s, rows, n, false, true);
}

void scope_open_all(struct scope *s, const struct fact *rows, size_t n)
{
	fill(s, rows, n, true, true);
}

size_t scope_append(struct scope *s, const struct operand *o)
{
	size_t cap = s->cap;

	s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof *s->v);
	s->sentences = xgrow(s->sentences, &cap, s->n + 1, sizeof *s->sentences);
	s->v[s->n] = *o;
	s->sentences[s->n] = (struct span){s->n, s->n + 1};
	return s->n++;
}

void scope_close(struct scope *s)
{
	free(s->v);
	free(s->sentences);
	*s = (struct scope){0};
}

bool scope_same_sentence(const struct scope *s, size_t a, size_t b)
{
	return s->v[a].fact->sentence == s->v[b].fact->sentence &&
	       s->v[a].fact->block == s->v[b].fact->block;
}

struct span scope_sentence(const struct scope *s, size_t i)
{
	return s->sentences[i];
}

static bool same_clause(const struct fact *a, const struct fact *b)
{
	return a->clause == b->clause && a->block == b->block && slice_eq(a->context, b->context);
}

static size_t clamp(int64_t at, size_t n)
{
	return at < 0 ? 0 : (size_t)at < n ? (size_t)at : n;
}

struct slice scope_gap(const struct scope *s, size_t i)
{
	const struct fact *f = s->v[i].fact;
	size_t end = clamp(f->at, f->context.n), begin = 0;

	if (i > 0 && same_clause(s->v[i - 1].fact, f))
		begin = clamp(s->v[i - 1].fact->at + (int64_t)s->v[i - 1].fact->raw.n, end);
	return slice_trim((struct slice){f->context.p + begin, end - begin});
}

struct slice scope_tail(const struct scope *s, size_t i)
{
	const struct fact *f = s->v[i].fact;
	size_t begin = clamp(f->at + (int64_t)f->raw.n, f->context.n), end = f->context.n;

	if (i + 1 < s->n && same_clause(s->v[i + 1].fact, f))
		end = clamp(s->v[i + 1].fact->at, f->context.n);
	return slice_trim((struct slice){f->context.p + begin, end > begin ? end - begin : 0});
}

bool cue_is_bracket(struct slice cue)
{
	static const char *const brackets[] = {"（", "(", "〔", "【", "[", "﹝", NULL};

	return slice_is_any(cue, brackets);
}

bool scope_is_bracketed(const struct scope *s, size_t i)
{
	return s->v[i].role == ROLE_PART && cue_is_bracket(s->v[i].fact->cue);
}

/* 共評鑑26所, 共需7,800萬元: a verb stands between the cue and the number */
static bool ends_in_total(struct slice gap)
{
	static const char *const others[] = {"公", "不", NULL};

	for (size_t n = VERB_MIN; n <= VERB_MAX && n <= gap.n; n += sizeof "共" - 1) {
		struct slice tail = {gap.p + gap.n - n, n}, front = {gap.p, gap.n - n};

		if (slice_starts(tail, SLICE("共")))
			return !slice_starts(tail, SLICE("共同")) && !slice_ends_any(front, others);
	}
	return false;
}

static bool is_total_of_verb(const struct scope *s, size_t i)
{
	struct slice gap = scope_gap(s, i);

	return s->v[i].role == ROLE_NONE && gap.n > VERB_MIN && ends_in_total(gap);
}

bool scope_is_total(const struct scope *s, size_t i)
{
	return (s->v[i].role == ROLE_TOTAL && !cue_is_bracket(s->v[i].fact->cue) && !operand_cue(&s->v[i], "：")) ||
	       is_total_of_verb(s, i);
}

bool scope_is_included(const struct scope *s, size_t i)
{
	static const char *const cues[] = {"其中", "含", "包括", "包含", "含括"};

	for (size_t c = 0; s->v[i].role == ROLE_PART && c < sizeof cues / sizeof cues[0]; c++)
		if (operand_cue(&s->v[i], cues[c]))
			return true;
	return false;
}

bool scope_is_plain(const struct scope *s, size_t i)
{
	static const char *const rates[] = {"每", "平均", "單價", "各處", NULL};
	const struct operand *o = &s->v[i];

	/* 占全市15,000戶之33.3%: what a share is taken of is nobody's part */
	if (o->role == ROLE_LEVEL && slice_is(o->fact->cue, "占"))
		return false;
	return (o->role == ROLE_NONE || o->role == ROLE_LEVEL || o->role == ROLE_PART ||
	        o->role == ROLE_TOTAL) &&
	       (o->quantity == QUANTITY_COUNT || o->quantity == QUANTITY_MONEY ||
	        o->quantity == QUANTITY_MEASURE) &&
	       o->exactness != EXACTNESS_APPROXIMATE && o->value.coef > 0 &&
	       decimal_cmp(o->upper, o->value) == 0 && !slice_has_any(scope_gap(s, i), rates);
}

bool scope_is_compared(const struct scope *s, size_t i)
{
	static const char *const words[] = {"較",   "比",   "上月", "上年", "去年", "同期", "前年",
	                                    "目標", "預計", "預定", "上限", "應有", "法定", NULL};

	return slice_has_any(scope_gap(s, i), words);
}

bool scope_is_per(const struct scope *s, size_t i, size_t count)
{
	struct slice basis = s->v[i].fact->basis, unit = s->v[count].fact->unit;

	if (s->v[count].quantity != QUANTITY_COUNT || !slice_starts(basis, SLICE("每")) || unit.n == 0)
		return false;
	basis.p += sizeof "每" - 1;
	basis.n -= sizeof "每" - 1;
	/* 每人每月: persons alone do not make the total */
	if (slice_has(basis, SLICE("每")))
		return false;
	return slice_starts(unit, basis) || slice_starts(basis, unit);
}

/* 2隊各10萬元; 2人、每人10萬元 */
static bool is_each(const struct scope *s, size_t i)
{
	struct slice gap = scope_gap(s, i);

	if (same_clause(s->v[i - 1].fact, s->v[i].fact) && slice_starts(gap, SLICE("各")) && gap.n <= EACH_MAX)
		return true;
	return s->v[i].role == ROLE_AVERAGE && operand_cue(&s->v[i], "每") && scope_is_per(s, i, i - 1);
}

long scope_multiplier(const struct scope *s, size_t i)
{
	const struct operand *count = i > 0 ? &s->v[i - 1] : NULL;

	if (count == NULL || !scope_same_sentence(s, i - 1, i) || count->quantity != QUANTITY_COUNT ||
	    !operand_is_exact(count) || count->value.coef <= 0 || operand_same_unit(count, &s->v[i]) || !is_each(s, i))
		return -1;
	return (long)i - 1;
}

bool scope_continues_list(const struct scope *s, size_t i)
{
	static const char *const links[] = {"、", "及", "與", "和", "以及", "暨", NULL};
	struct slice gap = scope_gap(s, i);

	return slice_starts_any(gap, links);
}

bool scope_counts_entries(const struct scope *s, size_t i)
{
	static const char *const units[] = {"案",   "項",   "場",   "大",   "則",   "類",
	                                    "點",   "種",   "件",   "個",   "處",   "家",
	                                    "款",   "階段", "步驟", "原則", "重點", "面向",
	                                    "策略", "措施", "部分", "目標", "篇",   "場次", "次", "梯次"};
	const struct operand *o = &s->v[i];

	if (o->quantity != QUANTITY_COUNT || o->exactness != EXACTNESS_INTEGER)
		return false;
	for (size_t u = 0; u < sizeof units / sizeof units[0]; u++)
		if (slice_is(o->fact->unit, units[u]))
			return true;
	return false;
}

size_t scope_at(const struct scope *s, int64_t start)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->v[middle].fact->start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool section_within(struct slice parent, struct slice section)
{
	if (parent.n == 0)
		return section.n > 0;
	return section.n > parent.n && slice_starts(section, parent) && section.p[parent.n] == '/';
}

struct slice section_parent(struct slice section)
{
	while (section.n > 0 && section.p[section.n - 1] != '/')
		section.n--;
	if (section.n > 0)
		section.n--;
	return section;
}

struct slice section_child(struct slice parent, struct slice section)
{
	size_t n = parent.n ? parent.n + 1 : 0;

	while (n < section.n && section.p[n] != '/')
		n++;
	return (struct slice){section.p, n};
}

static bool is_common_word(struct slice pair)
{
	static const char *const common[] = {"本部", "年度", "分別", "辦理", "各項", "相關",
	                                     "以及", "本局", "本署", "本處", "共計", "情形", NULL};

	return slice_is_any(pair, common);
}

bool text_shares_word(struct slice a, struct slice b)
{
	size_t i = 0;
	char32_t c;

	while (i < a.n) {
		size_t first = utf8_decode(a.p + i, a.n - i, &c);
		size_t second = first ? utf8_decode(a.p + i + first, a.n - i - first, &c) : 0;
		struct slice pair = {a.p + i, first + second};

		if (first == 0)
			return false;
		if (first == 3 && second == 3 && !is_common_word(pair) && slice_has(b, pair))
			return true;
		i += first;
	}
	return false;
}
