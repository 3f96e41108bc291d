#include "plots/period.h"

#include "core/buffer.h"
#include "core/utf8.h"

enum { MONTHS = 12 };

static int month_of(struct date d)
{
	switch (d.resolution) {
	case DATE_HALF:
		return d.part * 6 - 5;
	case DATE_QUARTER:
		return d.part * 3 - 2;
	case DATE_MONTH:
	case DATE_DAY:
		return d.part;
	default:
		return 1;
	}
}

/* whole months between two days, 0 when they do not begin and end with a month */
static int whole_months(int64_t first, int64_t last)
{
	struct date a = date_of_day(first), b = date_of_day(last + 1);

	if (a.day != 1 || b.day != 1)
		return 0;
	return (b.year - a.year) * MONTHS + b.part - a.part;
}

bool period_parse(struct slice iso, struct period *p)
{
	struct slice rest = iso, first;
	struct date to;

	if (!slice_split(&rest, '/', &first) || !date_parse(first, &p->from))
		return false;
	to = p->from;
	if (first.n < iso.n && !date_parse(rest, &to))
		return false;
	p->first = date_first_day(p->from);
	p->last = date_last_day(to);
	p->months = whole_months(p->first, p->last);
	return p->last >= p->first;
}

bool period_alike(const struct period *a, const struct period *b)
{
	return a->months == b->months && (a->months > 0 || a->last - a->first == b->last - b->first);
}

static int month_number(const struct period *p)
{
	return p->from.year * MONTHS + month_of(p->from) - 1;
}

int period_between(const struct period *a, const struct period *b)
{
	int months;

	if (b->first <= a->last)
		return -1;
	if (a->months == 0)
		return 0;
	months = month_number(b) - month_number(a);
	return months % a->months ? -1 : months / a->months - 1;
}

struct period period_shift(const struct period *p, int steps)
{
	int month = month_number(p) + steps * p->months, last = month + p->months - 1;
	struct date from = {(int16_t)(month / MONTHS), (int8_t)(month % MONTHS + 1), 1, DATE_DAY};
	struct date to = {(int16_t)(last / MONTHS), (int8_t)(last % MONTHS + 1), 0, DATE_MONTH};
	struct period moved = *p;

	moved.from.year = from.year;
	switch (p->from.resolution) {
	case DATE_HALF:
		moved.from.part = (int8_t)((from.part + 5) / 6);
		break;
	case DATE_QUARTER:
		moved.from.part = (int8_t)((from.part + 2) / 3);
		break;
	case DATE_MONTH:
	case DATE_DAY:
		moved.from.part = from.part;
		break;
	default:
		break;
	}
	moved.first = date_first_day(from);
	moved.last = date_last_day(to);
	return moved;
}

static int roc(int year)
{
	return year > ROC_OFFSET ? year - ROC_OFFSET : year;
}

struct slice period_tick(struct arena *mem, const struct period *p)
{
	static const char *const quarters[] = {"第1季", "第2季", "第3季", "第4季"};
	int month = month_of(p->from);

	if (p->months == MONTHS && month == 1)
		return arena_printf(mem, "%d年", roc(p->from.year));
	if (p->months == 1)
		return arena_printf(mem, "%d月", month);
	if (p->months == 3 && month % 3 == 1)
		return slice_of(quarters[month / 3]);
	if (p->months == 6 && month % 6 == 1)
		return month == 1 ? SLICE("上半年") : SLICE("下半年");
	if (p->months > 0)
		return arena_printf(mem, "%d–%d月", month, (month + p->months - 2) % MONTHS + 1);
	return arena_printf(mem, "%d月%d日", month, p->from.day ? p->from.day : 1);
}

struct slice period_year(struct arena *mem, const struct period *p)
{
	if (p->months == MONTHS && month_of(p->from) == 1)
		return (struct slice){"", 0};
	return arena_printf(mem, "%d年", roc(p->from.year));
}

/* words for a time; longer ones first */
static size_t time_word(struct slice s)
{
	static const char *const words[] = {"本年度", "上年度", "前年度", "去年度", "同期", "本年", "上年", "前年", "去年",
	                                    "今年",   "本月",   "上月",   "本季",   "上季", "本期", "上期", "前期", "年度",
	                                    "民國",   "上半年", "下半年", "年",     "月",   "季",   "日",   "第",   "底",
	                                    "至",     "～",     "~",      "－",     "—",    "–",    "-",    "/",    " "};
	char32_t c;
	size_t n;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_starts(s, slice_of(words[i])))
			return slice_of(words[i]).n;
	n = utf8_decode(s.p, s.n, &c);
	if (n && ((c >= '0' && c <= '9') || (c >= U'０' && c <= U'９') || c == U'.'))
		return n;
	return 0;
}

struct slice period_stem(struct arena *mem, struct slice label)
{
	struct buffer b = {0};
	struct slice stem;

	for (size_t i = 0, n; i < label.n; i += n) {
		char32_t c;
		struct slice rest = {label.p + i, label.n - i};

		n = time_word(rest);
		if (n)
			continue;
		n = utf8_decode(rest.p, rest.n, &c);
		n = n ? n : 1;
		buffer_add(&b, (struct slice){rest.p, n});
	}
	stem = arena_copy(mem, buffer_slice(&b));
	buffer_free(&b);
	return stem;
}
