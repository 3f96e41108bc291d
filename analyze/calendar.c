#include "analyze/calendar.h"

#include "analyze/judge.h"
#include "core/date.h"

enum { WEEK = 7, THURSDAY = 4, BRACKET_BYTES = 3, WRITINGS_MAX = 32 };

/* day 0, 1970-01-01, was a Thursday */
static const char *const weekdays[WEEK] = {"日", "一", "二", "三", "四", "五", "六"};

static struct slice fact_id(struct arena *mem, const struct fact *f)
{
	return arena_printf(mem, "%.*s#%lld", (int)f->doc.n, f->doc.p, (long long)f->fact);
}

static struct check row_of(struct arena *mem, const struct fact *f, enum relation_type type, enum verdict verdict)
{
	struct check row = {.doc = f->doc, .line = f->line};

	row.type = slice_of(relation_name(type));
	row.source = SLICE("cue");
	row.verdict = slice_of(verdict_name(verdict));
	row.severity = verdict == VERDICT_FAIL ? SLICE("error") : SLICE("");
	row.facts = fact_id(mem, f);
	row.suspects = verdict == VERDICT_FAIL ? row.facts : SLICE("");
	row.lines = arena_printf(mem, "%lld", (long long)f->line);
	return row;
}

/* 2024-03-13 with cue 三 */
static void check_weekday(const struct fact *f, struct arena *mem, struct checks *checks)
{
	struct slice said = slice_is(f->cue, "天") ? SLICE("日") : f->cue;
	struct date d;
	struct check row;
	const char *is;
	int64_t day;

	if (!slice_is(f->kind, "date") || f->cue.n == 0 || !date_parse(f->value, &d) || d.resolution != DATE_DAY)
		return;
	day = (date_first_day(d) + THURSDAY) % WEEK;
	is = weekdays[day < 0 ? day + WEEK : day];
	row = row_of(mem, f, RELATION_WEEKDAY, slice_is(said, is) ? VERDICT_PASS : VERDICT_FAIL);
	row.formula = arena_printf(mem, "%.*s = 星期%.*s", (int)f->raw.n, f->raw.p, (int)said.n, said.p);
	if (slice_is(said, is)) {
		row.message = arena_printf(mem, "【相符】%.*s是星期%s。", (int)f->raw.n, f->raw.p, is);
	} else {
		row.suggestion = arena_printf(mem, "%.*s→%s", (int)said.n, said.p, is);
		row.message = arena_printf(mem, "【不符】%.*s是星期%s，列為星期%.*s。", (int)f->raw.n, f->raw.p, is,
		                           (int)said.n, said.p);
	}
	checks_add(checks, &row);
}

static bool is_year(const struct fact *f, struct date *d)
{
	return slice_is(f->kind, "date") && date_parse(f->value, d) && d->resolution == DATE_YEAR;
}

/* 112年（2023年）: two names of one year */
static void check_year_pair(const struct fact *f, const struct fact *next, struct arena *mem, struct checks *checks)
{
	struct date d, e;
	struct check row;
	int64_t gap = next->start - f->end;

	/* a bracket of one byte or of three, nothing else */
	if (!is_year(f, &d) || !is_year(next, &e) || (gap != 1 && gap != BRACKET_BYTES) || f->clause == next->clause ||
	    slice_starts(next->raw, slice_trim(f->raw)))
		return;
	row = row_of(mem, f, RELATION_YEAR, d.year == e.year ? VERDICT_PASS : VERDICT_FAIL);
	row.formula = arena_printf(mem, "%.*s = %.*s", (int)f->raw.n, f->raw.p, (int)next->raw.n, next->raw.p);
	row.facts = arena_printf(mem, "%.*s;%.*s#%lld", (int)row.facts.n, row.facts.p, (int)next->doc.n, next->doc.p,
	                         (long long)next->fact);
	row.message = d.year == e.year
	                      ? arena_printf(mem, "【相符】%.*s即%.*s。", (int)f->raw.n, f->raw.p, (int)next->raw.n,
	                                     next->raw.p)
	                      : arena_printf(mem, "【不符】%.*s是西元%d年，括弧內列%.*s。", (int)f->raw.n, f->raw.p,
	                                     d.year, (int)next->raw.n, next->raw.p);
	checks_add(checks, &row);
}

/* 今(112)年, 今（2022）年3月 */
static bool is_current(const struct fact *f, struct date *d)
{
	return (slice_starts(f->raw, SLICE("今(")) || slice_starts(f->raw, SLICE("今（"))) &&
	       (slice_is(f->kind, "date") || slice_is(f->kind, "period")) && date_parse(f->value, d);
}

static bool is_gregorian(const struct fact *f, struct date d)
{
	char year[DATE_TEXT] = "";
	size_t n;

	d.resolution = DATE_YEAR;
	n = date_print(d, year);
	return slice_has(f->raw, (struct slice){year, n});
}

/* a and b are written with one year in one era */
static bool is_alike(const struct fact *a, const struct fact *b)
{
	struct date d, e;

	return is_current(a, &d) && is_current(b, &e) && d.year == e.year && is_gregorian(a, d) == is_gregorian(b, e);
}

/* 今（112）年 in most places: the usual writing; NULL when none is used twice */
static const struct fact *usual_current(const struct scope *s)
{
	struct {
		const struct fact *first;
		size_t n;
	} writings[WRITINGS_MAX];
	size_t known = 0, most = 1;
	const struct fact *best = NULL;

	for (size_t i = 0; i < s->rows_n; i++) {
		struct date d;
		size_t w = 0;

		if (!is_current(&s->rows[i], &d))
			continue;
		while (w < known && !is_alike(&s->rows[i], writings[w].first))
			w++;
		if (w == WRITINGS_MAX)
			continue;
		if (w == known) {
			writings[known].first = &s->rows[i];
			writings[known++].n = 0;
		}
		writings[w].n++;
	}
	for (size_t w = 0; w < known; w++)
		if (writings[w].n > most) {
			most = writings[w].n;
			best = writings[w].first;
		}
	return best;
}

/* 今(112)年 of 今(112)年2月 */
static struct slice year_of(const struct fact *f)
{
	size_t end = slice_find(f->raw, SLICE("年")) + sizeof "年" - 1;

	return (struct slice){f->raw.p, end < f->raw.n ? end : f->raw.n};
}

/* 今（2022）年 in a report that says 今（112）年: for a person to judge, it may be a quotation */
static void check_current_years(const struct scope *s, struct arena *mem, struct checks *checks)
{
	const struct fact *usual = usual_current(s);

	for (size_t i = 0; usual && i < s->rows_n; i++) {
		const struct fact *f = &s->rows[i];
		struct check row;
		struct date d;

		if (!is_current(f, &d) || is_alike(f, usual))
			continue;
		row = row_of(mem, f, RELATION_YEAR, VERDICT_NOTE);
		row.formula = arena_printf(mem, "%.*s ≠ %.*s", (int)year_of(f).n, f->raw.p, (int)year_of(usual).n,
		                           usual->raw.p);
		row.message = arena_printf(mem, "【提醒】他處稱「%.*s」，此處稱「%.*s」（民國%d年）。",
		                           (int)year_of(usual).n, usual->raw.p, (int)year_of(f).n, f->raw.p,
		                           d.year - ROC_OFFSET);
		checks_add(checks, &row);
	}
}

void calendar_check(const struct scope *s, struct arena *mem, struct checks *checks)
{
	for (size_t i = 0; i < s->rows_n; i++) {
		check_weekday(&s->rows[i], mem, checks);
		if (i + 1 < s->rows_n)
			check_year_pair(&s->rows[i], &s->rows[i + 1], mem, checks);
	}
	check_current_years(s, mem, checks);
}
