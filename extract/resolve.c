#include "extract/resolve.h"

#include <stdio.h>

const char *resolution_name(enum resolution how)
{
	static const char *const names[] = {
		"as written",
		"year of the date before it in the sentence",
		"year relative to the document's",
		"nearest before the document's date",
		"nearest after the document's date, the clause is about what is to come",
		"unknown: the document has no date; give --date",
	};

	return names[how];
}

static struct date date_of(const struct moment *m, int of_year, int of_month)
{
	int16_t year = (int16_t)of_year;
	int8_t month = (int8_t)of_month;

	/* a day whose month is unknown stands in no year */
	if (m->day)
		return (struct date){month ? year : 0, month, m->day, DATE_DAY};
	if (m->month)
		return (struct date){year, m->month, 0, DATE_MONTH};
	if (m->quarter)
		return (struct date){year, m->quarter, 0, DATE_QUARTER};
	if (m->half)
		return (struct date){year, m->half, 0, DATE_HALF};
	return (struct date){year, 0, 0, DATE_YEAR};
}

/* A bare day takes the document's month or the one before (after) it that has such a day. */
static struct date resolve_day(const struct moment *m, struct date anchor, bool future)
{
	struct date month = {anchor.year, anchor.part, 0, DATE_MONTH};
	int step = future ? 1 : -1;

	if (anchor.resolution == DATE_DAY && (future ? m->day < anchor.day : m->day > anchor.day))
		month = date_shift(month, step);
	while (m->day > date_month_days(month.year, month.part))
		month = date_shift(month, step);
	return date_of(m, month.year, month.part);
}

static bool is_leap_day(const struct moment *m)
{
	return m->month == 2 && m->day == 29;
}

struct date resolve_moment(const struct moment *m, struct date anchor, bool future, enum resolution *how)
{
	struct date d;

	*how = RESOLVED_WRITTEN;
	if (m->year)
		return date_of(m, m->year, m->month);
	if (anchor.resolution == DATE_NONE) {
		*how = RESOLVED_NOT;
		return date_of(m, 0, m->month);
	}
	if (m->relative) {
		*how = RESOLVED_RELATIVE;
		return date_of(m, anchor.year + m->year_offset, m->month);
	}
	*how = future ? RESOLVED_AFTER : RESOLVED_BEFORE;
	if (m->day && !m->month && anchor.resolution >= DATE_MONTH)
		return resolve_day(m, anchor, future);
	d = date_of(m, anchor.year, m->month);
	if (d.year == 0)
		*how = RESOLVED_NOT;
	if (d.year == 0 || (!date_valid(d) && !is_leap_day(m)))
		return d;
	if (anchor.resolution != DATE_YEAR && !future && date_first_day(d) > date_last_day(anchor))
		d.year--;
	else if (anchor.resolution != DATE_YEAR && future && date_last_day(d) < date_first_day(anchor))
		d.year++;
	while (!date_valid(d) && d.year > 1 && d.year < 9999)
		d.year += future ? 1 : -1;
	return d;
}

struct date resolve_end(const struct figure *g, struct date anchor)
{
	const struct moment *m = g->kind == KIND_PERIOD ? &g->to : &g->from;
	enum resolution how;
	struct date from = resolve_moment(&g->from, anchor, g->future, &how), end;

	if (g->kind != KIND_PERIOD || m->year || from.year == 0)
		return resolve_moment(m, anchor, g->future, &how);
	end = date_of(m, from.year, m->month ? m->month : g->from.month);
	/* 12月至2月 goes over the turn of the year; the month of a bare day may have been resolved too */
	if (m->day && !m->month && !g->from.month)
		end = date_of(m, from.year, from.part);
	if (date_last_day(end) < date_first_day(from))
		end.year++;
	return end;
}

bool is_future(const struct text *t, size_t start, size_t end, const struct figure *f)
{
	static const char32_t *const words[] = {U"預計", U"預定", U"預期", U"訂於", U"擬於", U"規劃", U"將於",
	                                        U"將",   U"擬",   U"俟",   U"起生效", U"起施行", U"起實施"};

	if (f->qualifier == QUALIFIER_BY)
		return true;
	for (size_t i = start; (i = text_find(t, i, end, CHAR_COMING)) < end; i++)
		for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
			if (text_has(t, i, words[k]))
				return true;
	return false;
}

/* 101年度截至9月底: the year stands right before, with 截至 between */
static int year_before(const struct text *t, const struct figure *last, const struct figure *g)
{
	size_t gap = g->start - last->end;

	if ((last->kind != KIND_DATE && last->kind != KIND_PERIOD) || gap == 0 || gap > 3)
		return 0;
	if (t->cp[g->start - 1] != U'至' && t->cp[g->start - 1] != U'自')
		return 0;
	return last->kind == KIND_PERIOD && last->to.year ? last->to.year : last->from.year;
}

void resolve_sentences(const struct text *t, struct figures *f)
{
	int year = 0, same_year = 0;
	size_t at = 0;

	for (size_t i = 0; i < f->n; i++) {
		struct figure *g = &f->v[i];
		struct moment *m = &g->from;

		if (year && text_find(t, at, g->start, CHAR_STOP) < g->start)
			year = 0;
		at = g->start;
		if (g->kind != KIND_DATE && g->kind != KIND_PERIOD)
			continue;
		if (m->year == 0 && m->month && !m->relative && i > 0)
			m->year = year_before(t, &f->v[i - 1], g);
		if (m->year == 0 && m->month && text_before(t, 0, g->start, U"同年"))
			m->year = (int16_t)same_year;
		if (m->year == 0 && moment_is_part(m) && !m->relative && !g->future && year) {
			m->year = year;
			if (g->kind == KIND_PERIOD && g->to.year == 0)
				g->to.year = year;
		}
		if (m->year)
			same_year = m->year;
		if (m->year && moment_is_part(m))
			year = g->kind == KIND_PERIOD && g->to.year ? g->to.year : m->year;
	}
}

size_t resolve_print(struct date d, char out[DATE_TEXT])
{
	size_t n;

	if (d.year)
		return date_print(d, out);
	if (d.resolution == DATE_DAY && d.part == 0)
		return (size_t)snprintf(out, DATE_TEXT, "---%02d", d.day);
	/* ISO 8601 writes a left out year as - */
	d.year = 1000;
	n = date_print(d, out);
	if (d.resolution == DATE_YEAR)
		return 0;
	memmove(out + 1, out + 4, n - 3);
	out[0] = '-';
	return n - 3;
}
