/* dates: every date, period and time lies around its number, has parts that exist, and prints and parses back */
#include "tests/fuzz/fuzz.h"

#include "extract/calendar.h"
#include "extract/resolve.h"

static const struct date anchor = {2024, 7, 15, DATE_DAY};

static void check_moment(const struct moment *m, bool future, struct slice bytes)
{
	char text[DATE_TEXT];
	enum resolution how;
	struct date d = resolve_moment(m, anchor, future, &how), back;

	fuzz_must(m->month >= 0 && m->month <= 12 && m->day >= 0 && m->day <= 31 && m->quarter <= 4 && m->half <= 2, bytes);
	if (d.year > 0 && date_valid(d)) {
		fuzz_must(date_parse((struct slice){text, date_print(d, text)}, &back), bytes);
		fuzz_must(back.resolution == d.resolution && date_first_day(back) == date_first_day(d), bytes);
	}
}

static void check_read(const struct text *t, size_t i, const struct figure *f, struct slice bytes)
{
	fuzz_must(f->start <= i && f->end > i && f->end <= t->n, bytes);
	if (f->kind == KIND_TIME) {
		fuzz_must(f->minute >= 0 && f->minute <= 24 * 60 + 59 && f->minute_to >= -1, bytes);
		return;
	}
	fuzz_must(f->kind == KIND_DATE || f->kind == KIND_PERIOD, bytes);
	for (int future = 0; future < 2; future++) {
		check_moment(&f->from, future, bytes);
		if (f->kind == KIND_PERIOD)
			check_moment(&f->to, future, bytes);
	}
}

static void fuzz_one(struct slice bytes)
{
	struct text t = fuzz_text(bytes);
	struct figure before = {0};

	for (size_t i = 0; i < t.n; i++) {
		struct figure f = {.kind = KIND_DATE};

		if (!text_is(&t, i, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) ||
		    !calendar_read(&t, 0, i, before.end ? &before : NULL, &f))
			continue;
		check_read(&t, i, &f, bytes);
		before = f;
	}
	text_free(&t);
}
