#include "analyze/thing.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

enum { HAN_BYTES = 3, AUTHOR_BYTES = 4 * HAN_BYTES };

struct slice thing_bare(struct slice name)
{
	static const char *const verbs[] = {"原列", "原編", "改列", "編列", "核列", "修正", "共計", "合計", "總計",
	                                    "共", "計", "預算數", "決算數", NULL};

	name = slice_trim(name);
	for (size_t i = 0; verbs[i]; i++) {
		struct slice verb = slice_of(verbs[i]);

		if (name.n > verb.n && slice_ends(name, verb))
			name.n -= verb.n;
	}
	return name;
}

struct slice thing_name(const struct fact *f)
{
	return thing_bare(f->subject);
}

/* the row of a table is a figure of its own, also where it is part of a total below it */
static enum role own_role(const struct operand *o)
{
	return o->role == ROLE_PART && o->fact->table.n > 0 ? ROLE_NONE : o->role;
}

bool thing_is_reported(const struct operand *o)
{
	switch (own_role(o)) {
	case ROLE_NONE:
	case ROLE_TOTAL:
	case ROLE_LEVEL:
	case ROLE_CUMULATIVE:
	case ROLE_ORIGINAL:
	case ROLE_REVISED:
	case ROLE_RATE:
	case ROLE_SHARE:
	case ROLE_AVERAGE:
		return o->exactness != EXACTNESS_APPROXIMATE && o->value.coef > 0;
	default:
		return false;
	}
}

static bool is_plain(enum role role)
{
	return role == ROLE_NONE || role == ROLE_TOTAL || role == ROLE_LEVEL;
}

bool thing_same_part(const struct operand *a, const struct operand *b)
{
	return own_role(a) == own_role(b) || (is_plain(own_role(a)) && is_plain(own_role(b)));
}

/* by the last word in the text that tells it */
static enum stage stage_in(struct slice text)
{
	static const char *const finals[] = {"決算", "實支", "實收", "執行數", "實際", NULL};
	static const char *const budgets[] = {"預算", "概算", "編列", "原列", "改列", NULL};

	for (size_t i = text.n; i-- > 0;) {
		struct slice rest = {text.p + i, text.n - i};

		if (slice_starts_any(rest, finals))
			return STAGE_FINAL;
		if (slice_starts_any(rest, budgets))
			return STAGE_BUDGET;
	}
	return STAGE_UNTOLD;
}

enum stage thing_stage(const struct fact *f)
{
	/* of an earlier figure the words that it is set against come first, else what stands in front of it */
	const struct slice words[] = {f->basis, {f->context.p, f->at > 0 && (size_t)f->at < f->context.n ? (size_t)f->at : 0},
	                              f->column, f->subject};

	for (size_t i = 0; i < COUNT(words); i++)
		if (stage_in(words[i]) != STAGE_UNTOLD)
			return stage_in(words[i]);
	return STAGE_UNTOLD;
}

bool thing_stages_differ(const struct fact *a, const struct fact *b)
{
	enum stage x = thing_stage(a), y = thing_stage(b);

	return x != y && x != STAGE_UNTOLD && y != STAGE_UNTOLD;
}

struct slice thing_author(struct arena *mem, const struct fact *rows, size_t n)
{
	static const char *const times[] = {"年", "度", "月", "日", "季", "期", "第", "上", "下", "半", "份", "至", "民", "國",
	                                    "○", "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", NULL};
	char32_t c;
	char text[AUTHOR_BYTES];
	size_t used = 0, length, first = 0;

	while (first < n && !slice_is(rows[first].kind, "heading"))
		first++;
	for (struct slice rest = first < n ? rows[first].raw : (struct slice){"", 0}; rest.n > 0 && used + HAN_BYTES <= sizeof text;
	     rest.p += length, rest.n -= length) {
		struct slice one;

		length = utf8_decode(rest.p, rest.n, &c);
		if (length == 0)
			break;
		one = (struct slice){rest.p, length};
		if (length != HAN_BYTES || slice_starts_any(one, times))
			continue;
		memcpy(text + used, one.p, length);
		used += length;
	}
	return arena_copy(mem, (struct slice){text, used});
}

bool thing_authors_differ(struct slice a, struct slice b)
{
	return a.n > 0 && b.n > 0 && !slice_starts(a, b) && !slice_starts(b, a);
}

bool thing_date(struct slice period, struct date *d)
{
	return period.n > 0 && !slice_has(period, SLICE("/")) && date_parse(period, d);
}

/* units of its own resolution in a year */
static int steps_in_year(enum date_resolution r)
{
	switch (r) {
	case DATE_YEAR:
		return 1;
	case DATE_HALF:
		return 2;
	case DATE_QUARTER:
		return 4;
	case DATE_MONTH:
		return 12;
	default:
		return 0;
	}
}

/* The period that `basis` compares with, seen from a figure of `now`: 上月, 上季, 去年同期, 上年度. False when it says none. */
static bool is_compared(struct slice basis, struct date now, struct date *then)
{
	static const struct {
		const char *word;
		enum date_resolution resolution; /* of which the word is one back; NONE: a year back */
	} words[] = {{"上月", DATE_MONTH},   {"上個月", DATE_MONTH}, {"前月", DATE_MONTH},   {"上季", DATE_QUARTER},
	             {"前季", DATE_QUARTER}, {"上半年", DATE_HALF},  {"去年", DATE_NONE},    {"上年", DATE_NONE},
	             {"前一年", DATE_NONE},  {"前年度", DATE_NONE},  {"月增", DATE_MONTH},   {"月減", DATE_MONTH},
	             {"季增", DATE_QUARTER}, {"季減", DATE_QUARTER}, {"年增", DATE_NONE},    {"年減", DATE_NONE}};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		int steps = words[i].resolution == DATE_NONE ? steps_in_year(now.resolution) : 1;

		if (!slice_has(basis, slice_of(words[i].word)))
			continue;
		if (steps == 0 || (words[i].resolution != DATE_NONE && words[i].resolution != now.resolution))
			return false;
		*then = date_shift(now, -steps);
		return true;
	}
	return false;
}

bool thing_earlier(const struct fact *f, const struct fact *present, struct date *then)
{
	static const size_t opening = sizeof "月增" - 1;
	struct date now;

	if (!thing_date(present->period, &now))
		return false;
	if (thing_date(f->period, then) && date_first_day(*then) < date_first_day(now))
		return then->resolution == now.resolution;
	if (f->basis.n > 0)
		return is_compared(f->basis, now, then);
	/* 月增5,417件: the first two characters of the clause say it */
	return f->context.n > opening && is_compared((struct slice){f->context.p, opening}, now, then);
}

static int by_day(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* the value that stands most often among sorted ones, the last of equals */
static int64_t most_common(const int64_t *v, size_t n)
{
	size_t most = 0, run = 0;
	int64_t best = 0;

	for (size_t i = 0; i < n; i++) {
		run = i > 0 && v[i] == v[i - 1] ? run + 1 : 1;
		if (run >= most) {
			most = run;
			best = v[i];
		}
	}
	return best;
}

int64_t thing_document_day(const struct fact *rows, size_t n)
{
	int64_t *days = xcalloc(n + 1, sizeof *days), best;
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		struct operand o;
		struct date d;

		if (operand_read(&rows[i], &o) && thing_is_reported(&o) && thing_date(rows[i].period, &d))
			days[found++] = date_last_day(d);
	}
	if (found > 0)
		qsort(days, found, sizeof *days, by_day);
	best = most_common(days, found);
	free(days);
	return best;
}

/* the first and last day */
static bool read_period(struct slice text, int64_t *first, int64_t *last)
{
	struct slice from;
	struct date d, e;

	if (!slice_split(&text, '/', &from) || !date_parse(from, &d))
		return false;
	e = d;
	if (text.n > 0 && !date_parse(text, &e))
		return false;
	*first = date_first_day(d);
	*last = date_last_day(e);
	return true;
}

bool thing_overlap(struct slice a, struct slice b)
{
	int64_t first, last, from, to;

	return read_period(a, &first, &last) && read_period(b, &from, &to) && first <= to && from <= last;
}
