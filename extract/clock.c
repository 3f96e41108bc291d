#include "extract/clock.h"

#include "extract/numeral.h"
#include "extract/words.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static const struct {
	const char32_t *word;
	bool after_noon;
} day_parts[] = {{U"上午", false}, {U"下午", true}, {U"中午", false}, {U"凌晨", false}, {U"晚上", true}, {U"晚間", true},
                 {U"早上", false}, {U"清晨", false}, {U"傍晚", true}, {U"夜間", true},  {U"深夜", true}, {U"午後", true}};

static struct words day_words = {.backward = true};

void clock_start(void)
{
	for (size_t i = 0; i < COUNT(day_parts); i++)
		words_add(&day_words, day_parts[i].word, (int)i);
}

static size_t part_of_day(const struct text *t, size_t low, size_t i, bool *after_noon)
{
	size_t length;
	int k = words_longest(&day_words, t, low, i, &length);

	*after_noon = k != NO_WORD && day_parts[k].after_noon;
	return i - length;
}

/* 9時30分, 9點半, 09:30; minutes since midnight. `named`: 上午 stands before it */
static size_t read_clock(const struct text *t, size_t i, bool named, int16_t *minute)
{
	int hour, m = 0;
	size_t j = numeral_small(t, i, &hour), k;
	char32_t sep = text_char(t, j);

	if (j == i || hour > 24)
		return i;
	if (sep == U':') {
		k = numeral_small(t, j + 1, &m);
		if (k != j + 3 || m > 59)
			return i;
		*minute = (int16_t)(hour * 60 + m);
		return k;
	}
	if (sep != U'時' && !(sep == U'點' && named))
		return i;
	if (is_any(text_char(t, j + 1), U"代段間期數"))
		return i;
	k = numeral_small(t, j + 1, &m);
	*minute = (int16_t)(hour * 60);
	if (k > j + 1 && m <= 59 && text_char(t, k) == U'分' && text_char(t, k + 1) != U'之') {
		*minute = (int16_t)(*minute + m);
		return k + 1;
	}
	if (text_char(t, j + 1) == U'半') {
		*minute = (int16_t)(*minute + 30);
		return j + 2;
	}
	return j + 1;
}

/* 0-3時, 8至17時: the hours from the first to the second */
static bool read_hours(const struct text *t, const struct number *n, struct figure *f)
{
	int from = n->value, hour;
	size_t i = n->start, to = moment_to(t, n->end), end;

	if (n->end == i || to == n->end)
		return false;
	end = numeral_small(t, to, &hour);
	if (end == to || from >= hour || hour > 24 || text_char(t, end) != U'時' || is_any(text_char(t, end + 1), U"代段間期數"))
		return false;
	f->minute = (int16_t)(from * 60);
	f->minute_to = (int16_t)(hour * 60);
	return figure_found(f, KIND_TIME, i, end + 1);
}

static bool read_time(const struct text *t, size_t low, const struct number *n, struct figure *f)
{
	bool noon = false, noon_to = false;
	size_t i = n->start, start, end, to, stop;

	if (n->behind != U':' && n->behind != U'時' && n->behind != U'點')
		return false;
	start = part_of_day(t, low, i, &noon);
	end = read_clock(t, i, start < i, &f->minute);
	/* 師生比1:15 */
	if (end == i || (i > low && is_any(t->cp[i - 1], U"比例")))
		return false;
	if (noon && f->minute < 12 * 60)
		f->minute = (int16_t)(f->minute + 12 * 60);
	f->minute_to = -1;
	to = moment_to(t, end);
	if (to > end) {
		size_t number = to;

		while (number < to + 2 && !text_is(t, number, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL))
			number++;
		part_of_day(t, to, number, &noon_to);
		stop = read_clock(t, number, true, &f->minute_to);
		if (stop > number) {
			if ((noon_to || (noon && number == to)) && f->minute_to < 12 * 60)
				f->minute_to = (int16_t)(f->minute_to + 12 * 60);
			return figure_found(f, KIND_TIME, start, stop);
		}
		f->minute_to = -1;
	}
	return figure_found(f, KIND_TIME, start, end);
}

bool clock_read(const struct text *t, size_t low, const struct number *n, struct figure *f)
{
	return read_hours(t, n, f) || read_time(t, low, n, f);
}
