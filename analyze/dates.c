/* Dates that are counted: 3月9日、10日及12日召開3場會議 (date_count), 3月11日至13日辦理三日訓練 (date_span: both
 * ends count), 3月1日至5月31日計3個月. */
#include "analyze/relation.h"
#include "core/date.h"

/* bytes between the last date and what is counted; days */
enum { REACH = 60, SPAN_MAX = 400 };

static bool is_day(const struct fact *f, struct date *d)
{
	return slice_is(f->kind, "date") && date_parse(f->value, d) && d->resolution == DATE_DAY;
}

static bool is_joint(struct slice text)
{
	static const char *const joints[] = {"、", "及", "與", "和", "以及", "，", "暨", NULL};

	text = slice_trim(text);
	return slice_is_any(text, joints);
}

/* the context between two facts of one clause; empty when they are not of one clause */
static struct slice between(const struct fact *a, const struct fact *b)
{
	int64_t from = a->at + (int64_t)a->raw.n;

	if (a->clause != b->clause || a->block != b->block || from > b->at || b->at > (int64_t)b->context.n)
		return SLICE("");
	return (struct slice){b->context.p + from, (size_t)(b->at - from)};
}

/* …，為期3個月 */
static bool tells_duration(const struct scope *s, size_t i)
{
	static const char *const words[] = {"為期", "期間", "期程", "歷時", "計", "共", NULL};

	return slice_is_any(scope_gap(s, i), words);
}

/* the operand of the fact right behind `last` in its clause, if it counts in one of the units and little is in
 * between */
static long counted_behind(const struct scope *s, const struct fact *last, const char *const *units)
{
	size_t i = scope_at(s, last->end);

	if (i >= s->n || s->v[i].fact->block != last->block || s->v[i].fact->sentence != last->sentence ||
	    (s->v[i].fact->clause != last->clause && !tells_duration(s, i)) ||
	    s->v[i].fact->start - last->end > REACH || !slice_is_any(s->v[i].fact->unit, units) ||
	    !operand_is_exact(&s->v[i]) || s->v[i].value.exp != 0)
		return NO_TARGET;
	return (long)i;
}

static bool counts_days(struct slice unit)
{
	return slice_is(unit, "日") || slice_is(unit, "天");
}

/* 分別於3月9日、10日召開2場; 3月9日、10日兩日 */
static bool is_one_each(const struct fact *first, const struct operand *counted)
{
	struct slice front = {first->context.p, (size_t)first->at};

	return slice_has(front, SLICE("分別")) || counts_days(counted->fact->unit);
}

static void propose_list(const struct scope *s, struct relations *list, size_t first, size_t last)
{
	static const char *const occasions[] = {"次", "場", "場次", "梯次", "日", "天", "回", NULL};
	struct relation r = relation_new(list, RELATION_DATE_COUNT, RANK_CLAUSE);
	const struct fact *a = &s->rows[first], *b = &s->rows[last];

	r.target = counted_behind(s, b, occasions);
	if (r.target < 0)
		return;
	r.listed = true;
	r.lower = r.best = r.upper = (int64_t)(last - first + 1);
	r.dates = a;
	r.dates_n = last - first + 1;
	r.list = (struct slice){b->context.p + a->at, (size_t)(b->at + (int64_t)b->raw.n - a->at)};
	/* two meetings on one day are common, unless 分別 says one each; more days than meetings are not */
	r.firmness = is_one_each(a, &s->v[r.target]) ? FIRM : CONFIRM;
	r.outnumbered = true;
	relation_propose(list, &r);
}

/* 3月1日至5月31日為3個月, 3月15日至5月14日為2個月: whole months, or 0 */
static int64_t whole_months(struct date from, struct date to)
{
	struct date first = date_of_day(date_first_day(from)), next = date_of_day(date_last_day(to) + 1);

	return next.day == first.day ? (next.year - first.year) * 12 + next.part - first.part : 0;
}

/* what the period lasts, in the unit of the count; 0: not so many whole ones */
static int64_t duration_in(struct slice unit, struct date from, struct date to)
{
	if (counts_days(unit))
		return from.resolution == DATE_DAY ? date_last_day(to) - date_first_day(from) + 1 : 0;
	if (!slice_is(unit, "年"))
		return whole_months(from, to);
	return whole_months(from, to) % 12 == 0 ? whole_months(from, to) / 12 : 0;
}

static void propose_span(const struct scope *s, struct relations *list, const struct fact *period)
{
	static const char *const working[] = {"工作", "上班", "個半", NULL};
	static const char *const units[] = {"日", "天", "個月", "月", "年", NULL};
	struct relation r = relation_new(list, RELATION_DATE_SPAN, RANK_CLAUSE);
	struct date from, to;
	const struct operand *days;

	r.target = counted_behind(s, period, units);
	if (r.target < 0 || !date_parse(period->value, &from) || !date_parse(period->upper, &to) ||
	    from.resolution < DATE_MONTH || to.resolution != from.resolution)
		return;
	days = &s->v[r.target];
	if (slice_has_any(scope_gap(s, (size_t)r.target), working) || slice_has_any(scope_tail(s, (size_t)r.target), working))
		return;
	r.listed = true;
	r.lower = r.best = r.upper = duration_in(days->fact->unit, from, to);
	if (r.best < 1 || r.best > SPAN_MAX)
		return;
	r.dates = period;
	r.dates_n = 1;
	r.list = slice_trim(period->raw);
	r.firmness = FIRM;
	relation_propose(list, &r);
}

void propose_dates(const struct scope *s, struct relations *list)
{
	for (size_t i = 0; i < s->rows_n; i++) {
		struct date d;
		size_t last = i;

		if (slice_is(s->rows[i].kind, "period"))
			propose_span(s, list, &s->rows[i]);
		if (!is_day(&s->rows[i], &d))
			continue;
		while (last + 1 < s->rows_n && is_day(&s->rows[last + 1], &d) &&
		       is_joint(between(&s->rows[last], &s->rows[last + 1])))
			last++;
		if (last > i)
			propose_list(s, list, i, last);
		i = last;
	}
}
