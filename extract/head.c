#include "extract/head.h"

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
	m->kind = u->kind;
	return i + u->length;
}

static bool ends_unit(const struct text *t, size_t i, size_t end)
{
	return i >= end || is_any(t->cp[i], U"；;、，,/）)》〉]】 \t|及");
}

/* the measures of a unit line from i on: the first, but an amount rather than % */
static bool read_measures(const struct text *t, size_t i, size_t end, struct measure *measure)
{
	bool found = false;

	while (i < end) {
		struct measure m = {NULL, KIND_COUNT, 0};
		size_t next = read_measure(t, i, end, &m);

		if (next == 0 || !ends_unit(t, next, end))
			return found;
		if (!found || (measure->kind == KIND_PERCENT && m.kind != KIND_PERCENT))
			*measure = m;
		found = true;
		for (i = next; i < end && is_any(t->cp[i], U"；;、，,/及 \t"); i++)
			;
	}
	return found;
}

bool head_unit_line(const struct text *t, struct span span, struct measure *measure)
{
	size_t at;

	if (!has_word(t, span, U"單位", &at))
		return false;
	for (at += 2; at < span.end && is_any(t->cp[at], U"：:為 \t|"); at++)
		;
	return read_measures(t, at, span.end, measure);
}

/* 面積（公頃）, 金額(千元): a bracket that is a unit */
static bool bracket_unit(const struct text *t, struct span span, struct measure *measure)
{
	for (size_t i = span.start; i < span.end; i++)
		if (t->cp[i] == U'（' || t->cp[i] == U'(') {
			struct measure m = {NULL, KIND_COUNT, 0};
			size_t next = read_measure(t, i + 1, span.end, &m);

			if (next > 0 && is_any(text_char(t, next), U"）)")) {
				*measure = m;
				return true;
			}
		}
	return false;
}

/* 件數, 發生件數: what is counted stands before 數 */
static bool number_of(const struct text *t, struct span span, struct measure *measure)
{
	const struct unit *u;

	if (span.end < span.start + 2 || t->cp[span.end - 1] != U'數')
		return false;
	u = unit_of(t->cp[span.end - 2]);
	if (u == NULL || (u->kind != KIND_COUNT && u->kind != KIND_DURATION))
		return false;
	*measure = (struct measure){u->name, u->kind, 0};
	return true;
}

/* 人次, 千元: the header is a unit or ends with one of two characters */
static bool own_unit(const struct text *t, struct span span, struct measure *measure)
{
	for (size_t i = span.start; i < span.end; i++) {
		struct measure m = {NULL, KIND_COUNT, 0};
		size_t next = read_measure(t, i, span.end, &m);
		bool whole = i == span.start && next == span.end;

		if (next == 0)
			continue;
		if (whole ||
		    (next == span.end && m.kind == KIND_COUNT && next - i >= 2 && t->cp[next - 1] == U'次')) {
			*measure = m;
			return true;
		}
	}
	return false;
}

static void read_unit(const struct text *t, struct span span, bool label, struct head *head)
{
	struct measure m = {NULL, KIND_COUNT, 0};
	size_t at;

	if (head_unit_line(t, span, &m) || bracket_unit(t, span, &m) || number_of(t, span, &m) ||
	    (!label && own_unit(t, span, &m)))
		head->measure = m;
	else if (has_word(t, span, U"%", &at) || has_word(t, span, U"百分比", &at) || has_word(t, span, U"比率", &at) ||
	         has_word(t, span, U"比例", &at) || has_word(t, span, U"占比", &at) || has_word(t, span, U"比重", &at) ||
	         (span.end > span.start && t->cp[span.end - 1] == U'率'))
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

void head_read(const struct text *t, const struct figures *figures, struct span span, bool label, struct head *head)
{
	size_t at;

	read_unit(t, span, label, head);
	for (size_t k = 0; k < COUNT(words); k++)
		if (has_word(t, span, words[k].word, &at)) {
			head->role = words[k].role;
			head->is_change = words[k].is_change;
			break;
		}
	read_when(figures, span, head);
}

void head_merge(struct head *head, const struct head *lower)
{
	if (lower->measure.unit != NULL)
		head->measure = lower->measure;
	if (lower->role != ROLE_NONE || lower->is_change) {
		head->role = lower->role;
		head->is_change = lower->is_change;
	}
	if (lower->when.kind >= KIND_DATE)
		head->when = lower->when;
}
