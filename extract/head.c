#include "extract/head.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static const struct {
	const char32_t *word;
	enum role role;
	bool is_change;
} words[] = {
#define HEAD(word, role, is_change) {word, ROLE_##role, is_change},
#include "extract/heads.def"
#undef HEAD
};

/* the word begins at i; gaps inside it (合　計) do not count */
static bool is_word(const struct text *t, size_t i, size_t end, const char32_t *word)
{
	for (size_t at = i; *word; word++, at++) {
		while (at > i && at < end && t->cp[at] == U'\t')
			at++;
		if (at >= end || t->cp[at] != *word)
			return false;
	}
	return true;
}

static bool has_word(const struct text *t, struct span s, const char32_t *word, size_t *at)
{
	for (size_t i = s.start; i < s.end; i++)
		if (is_word(t, i, s.end, word)) {
			*at = i;
			return true;
		}
	return false;
}

/* 千 百萬 億 in front of a unit; returns the place behind */
static size_t read_power(const struct text *t, size_t i, int *power)
{
	static const struct {
		const char32_t *word;
		int power;
	} powers[] = {{U"百萬", 6}, {U"千萬", 7}, {U"十億", 9}, {U"千", 3}, {U"萬", 4}, {U"億", 8}, {U"兆", 12}};

	*power = 0;
	for (size_t k = 0; k < COUNT(powers); k++)
		if (text_has(t, i, powers[k].word)) {
			*power = powers[k].power;
			return i + (powers[k].power == 6 || powers[k].power == 7 || powers[k].power == 9 ? 2 : 1);
		}
	return i;
}

/* 新臺幣千元, 百萬美元, 公頃, %: a unit that begins at i and ends where a unit line goes on or ends */
static size_t read_measure(const struct text *t, size_t i, size_t end, struct measure *m)
{
	static const char32_t *const currencies[] = {U"新臺幣", U"新台幣", U"臺幣", U"台幣"};
	const struct unit *u;

	for (size_t k = 0; k < COUNT(currencies); k++)
		if (text_has(t, i, currencies[k])) {
			i += currencies[k][0] == U'新' ? 3 : 2;
			break;
		}
	i = read_power(t, i, &m->power);
	if (text_is(t, i, CHAR_SPACE))
		i++;
	if (text_char(t, i) == U'%') {
		*m = (struct measure){"%", KIND_PERCENT, 0};
		return i + 1;
	}
	u = unit_match(t, i);
	if (u == NULL || i + u->length > end)
		return 0;
	m->unit = u->name;
	/* no table measures in Chinese miles: 里 is the ward */
	m->kind = u->length == 1 && t->cp[i] == U'里' ? KIND_COUNT : u->kind;
	return i + u->length;
}

static bool ends_unit(const struct text *t, size_t i, size_t end)
{
	return i >= end || is_any(t->cp[i], U"；;、，,/）)》〉]】 \t|及");
}

/* the measures of a unit line from i on */
static bool read_measures(const struct text *t, size_t i, size_t end, struct measures *measures)
{
	measures->n = 0;
	while (i < end && measures->n < MEASURES_MAX) {
		struct measure m = {NULL, KIND_COUNT, 0};
		size_t next = read_measure(t, i, end, &m);

		if (next == 0 || !ends_unit(t, next, end))
			break;
		measures->v[measures->n++] = m;
		for (i = next; i < end && is_any(t->cp[i], U"；;、，,/及 \t"); i++)
			;
	}
	return measures->n > 0;
}

bool head_unit_line(const struct text *t, struct span span, struct measures *measures)
{
	size_t at;

	if (!has_word(t, span, U"單位", &at))
		return false;
	for (at += 2; at < span.end && is_any(t->cp[at], U"：:為 \t|"); at++)
		;
	return read_measures(t, at, span.end, measures);
}

bool head_unit_cell(const struct text *t, struct span span, struct measure *measure)
{
	return read_measure(t, span.start, span.end, measure) == span.end;
}

struct measure head_main_measure(const struct measures *measures)
{
	for (uint32_t i = 0; i < measures->n; i++)
		if (measures->v[i].kind != KIND_PERCENT)
			return measures->v[i];
	return measures->n > 0 ? measures->v[0] : (struct measure){NULL, KIND_COUNT, 0};
}

/* 受理件數 / 罰鍰 / of which the last level is 罰鍰 */
static struct slice last_level(struct slice text)
{
	size_t at;

	while ((at = slice_find(text, SLICE(" / "))) < text.n)
		text = (struct slice){text.p + at + 3, text.n - at - 3};
	return text;
}

/* the offset behind the last occurrence of the word, 0 when there is none */
static size_t last_end(struct slice text, struct slice word)
{
	size_t end = 0, at;

	while ((at = slice_find((struct slice){text.p + end, text.n - end}, word)) < text.n - end)
		end += at + word.n;
	return end;
}

/* 醫師, 護理人員, 學生: counted in 人, where the unit line has that */
static const struct measure *of_persons(const struct measures *measures, struct slice text)
{
	static const char *const ends[] = {"師", "員", "學生", "勞工", "志工", "人", "患者", "兒童", "民", "教授", "長者"};
	bool person = false;

	for (size_t i = 0; i < COUNT(ends) && !person; i++)
		person = slice_ends(text, slice_of(ends[i]));
	for (uint32_t i = 0; i < measures->n && person; i++)
		if (slice_is(slice_of(measures->v[i].unit), "人") || slice_is(slice_of(measures->v[i].unit), "名"))
			return &measures->v[i];
	return NULL;
}

/* The measure whose unit the text names last (農戶人口 are 人), of two there the longer; a word of money names the
 * amounts. */
static const struct measure *named_in(const struct measures *measures, struct slice text)
{
	static const char *const money[] = {"金額", "經費", "預算", "決算", "收入", "支出", "費", "稅", "款",
	                                    "額",   "值",   "價",   "成本", "歲入", "歲出", NULL};
	const struct measure *best = NULL;
	size_t last = 0;

	for (uint32_t i = 0; i < measures->n; i++) {
		struct slice unit = slice_of(measures->v[i].unit);
		size_t end = last_end(text, unit);

		if (end > last || (end > 0 && end == last && unit.n > slice_of(best->unit).n)) {
			best = &measures->v[i];
			last = end;
		}
	}
	for (uint32_t i = 0; i < measures->n && best == NULL && slice_has_any(text, money); i++)
		if (measures->v[i].kind == KIND_MONEY)
			best = &measures->v[i];
	return best;
}

void head_choose(const struct measures *measures, struct head *column)
{
	bool heads = column->measure.unit != NULL && strcmp(column->measure.unit, "人口") == 0;
	const struct measure *m;

	if (measures->n == 0 || (column->measure.unit != NULL && !heads))
		return;
	m = named_in(measures, last_level(column->text));
	if (m == NULL)
		m = named_in(measures, column->text);
	if (m == NULL)
		m = of_persons(measures, last_level(column->text));
	if (m != NULL)
		column->measure = *m;
}

/* 面積（公頃）, 金額(千元): a bracket that is a unit */
static bool bracket_unit(const struct text *t, struct span span, struct measure *measure)
{
	for (size_t i = span.start; i < span.end; i++)
		if (t->cp[i] == U'（' || t->cp[i] == U'(') {
			struct measure m = {NULL, KIND_COUNT, 0};
			/* 預算數(A) is a column that a formula speaks of */
			bool letter = text_char(t, i + 1) >= U'A' && text_char(t, i + 1) <= U'H';
			size_t next = letter && is_any(text_char(t, i + 2), U"）)") ? 0
			                                                            : read_measure(t, i + 1, span.end, &m);

			if (next > 0 && is_any(text_char(t, next), U"）)")) {
				*measure = m;
				return true;
			}
		}
	return false;
}

/* names whose last character is not the unit of their number */
static const struct counted {
	const char32_t *name;
	struct measure measure;
} counted[] = {
	{U"人口數", {"人", KIND_COUNT, 0}},
	{U"據點數", {"處", KIND_COUNT, 0}},
	{U"時數", {"小時", KIND_DURATION, 0}},
	{U"平均分數", {"分", KIND_MEASURE, 0}},
};

static bool ends_with(const struct text *t, struct span span, const char32_t *word)
{
	size_t length = 0;

	while (word[length])
		length++;
	return span.end - span.start >= length && text_has(t, span.end - length, word);
}

static bool is_counted(const struct text *t, struct span span, struct measure *measure)
{
	for (size_t i = 0; i < COUNT(counted); i++)
		if (ends_with(t, span, counted[i].name)) {
			*measure = counted[i].measure;
			return true;
		}
	return false;
}

/* 件數, 發生件數: what is counted stands before 數 */
static bool number_of(const struct text *t, struct span span, struct measure *measure)
{
	const struct unit *u;

	if (span.end < span.start + 2 || t->cp[span.end - 1] != U'數')
		return false;
	/* 執行數, 編列數, 實支數, 撥款數 tell what was done, not how many lines */
	if (span.end > span.start + 2 && is_any(t->cp[span.end - 2], U"行列支款"))
		return false;
	if (is_counted(t, span, measure))
		return true;
	/* 單位數 are offices */
	if (span.end > span.start + 2 && t->cp[span.end - 2] == U'位' && t->cp[span.end - 3] == U'單')
		return false;
	u = unit_of(t->cp[span.end - 2]);
	if (u != NULL && (u->kind == KIND_COUNT || u->kind == KIND_DURATION || t->cp[span.end - 2] == U'里'))
		*measure = (struct measure){u->name, u->kind == KIND_DURATION ? u->kind : KIND_COUNT, 0};
	else
		return false;
	return true;
}

/* 人次, 千元: the header is a unit or ends with one of two characters; 受理案件 are 件 */
static bool own_unit(const struct text *t, struct span span, struct measure *measure)
{
	if (ends_with(t, span, U"案件")) {
		*measure = (struct measure){"件", KIND_COUNT, 0};
		return true;
	}
	for (size_t i = span.start; i < span.end; i++) {
		struct measure m = {NULL, KIND_COUNT, 0};
		size_t next = read_measure(t, i, span.end, &m);
		bool whole = i == span.start && next == span.end;

		if (next == 0)
			continue;
		if (whole ||
		    (next == span.end && m.kind == KIND_COUNT && next - i >= 2 && is_any(t->cp[next - 1], U"次日時"))) {
			*measure = m;
			return true;
		}
	}
	return false;
}

/* 每十萬人口發生率, 性比例 are of hundred thousand, of hundred: not in percent */
static bool is_per(const struct text *t, struct span span)
{
	size_t at;

	return has_word(t, span, U"每十萬", &at) || has_word(t, span, U"每萬", &at) || has_word(t, span, U"每千", &at) ||
	       has_word(t, span, U"每百萬", &at);
}

/* 執行率, 占比, 與上年比較（±%） */
static bool is_percent(const struct text *t, struct span span, struct span bare)
{
	size_t at;

	return has_word(t, span, U"%", &at) || has_word(t, span, U"百分比", &at) || has_word(t, span, U"比率", &at) ||
	       (has_word(t, span, U"比例", &at) && !has_word(t, span, U"性比例", &at)) || has_word(t, span, U"占比", &at) ||
	       has_word(t, span, U"比重", &at) ||
	       (bare.end > bare.start && t->cp[bare.end - 1] == U'率' && !is_per(t, span));
}

static void read_unit(const struct text *t, struct span span, bool label, struct head *head)
{
	struct measure m = {NULL, KIND_COUNT, 0};
	struct span bare = text_without_bracket(t, span);
	struct measures line;

	if (head_unit_line(t, span, &line))
		head->measure = head_main_measure(&line);
	else if (bracket_unit(t, span, &m) || number_of(t, bare, &m) || (!label && own_unit(t, bare, &m)))
		head->measure = m;
	else if (is_percent(t, span, bare))
		head->measure = (struct measure){"%", KIND_PERCENT, 0};
}

/* the first date or period, with a year rather than without: 100年1月～12月（1月1日至12月31日） */
static void read_when(const struct figures *figures, struct span span, struct head *head)
{
	const struct figure *best = NULL;

	for (size_t i = 0; i < figures->n; i++) {
		const struct figure *f = &figures->v[i];
		bool full = f->from.year || f->from.relative;

		if ((f->kind == KIND_DATE || f->kind == KIND_PERIOD) && f->start >= span.start && f->end <= span.end &&
		    (best == NULL || (full && !best->from.year && !best->from.relative)))
			best = f;
	}
	if (best != NULL)
		head->when = *best;
}

/* 本年度預算數, 上年度預算數, 上年同期: the time is told from that of the report */
static void read_relative(const struct text *t, struct span span, struct head *head)
{
	static const struct {
		const char32_t *word;
		int offset;
	} years[] = {{U"本年", 0}, {U"今年", 0}, {U"上年", -1}, {U"去年", -1}, {U"前年", -2}};
	size_t at;

	for (size_t i = 0; i < COUNT(years) && !head->is_change; i++) {
		if (!has_word(t, span, years[i].word, &at))
			continue;
		if (is_word(t, at + 2, span.end, U"同")) {
			head->years_back = -years[i].offset;
			return;
		}
		head->when = (struct figure){.kind = KIND_DATE, .minute_to = -1};
		head->when.from.relative = true;
		head->when.from.year_offset = (int8_t)years[i].offset;
		return;
	}
}

/* 百分比 and 率 below 比較增減 are the change in percent */
static void set_role(struct head *head, enum role role, bool is_change)
{
	if (head->is_change && (role == ROLE_SHARE || role == ROLE_RATE))
		return;
	head->role = role;
	head->is_change = is_change;
}

void head_read(const struct text *t, const struct figures *figures, struct span span, bool label, struct head *head)
{
	size_t at;

	read_unit(t, span, label, head);
	for (size_t k = 0; k < COUNT(words); k++)
		if (has_word(t, span, words[k].word, &at)) {
			set_role(head, words[k].role, words[k].is_change);
			break;
		}
	read_when(figures, span, head);
	if (head->when.kind < KIND_DATE)
		read_relative(t, span, head);
}

void head_merge(struct head *head, const struct head *lower)
{
	if (lower->measure.unit != NULL)
		head->measure = lower->measure;
	if (lower->role != ROLE_NONE || lower->is_change)
		set_role(head, lower->role, lower->is_change);
	if (lower->when.kind >= KIND_DATE)
		head->when = lower->when;
	if (lower->years_back != 0)
		head->years_back = lower->years_back;
}
