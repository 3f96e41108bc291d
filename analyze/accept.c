#include "analyze/accept.h"

#include <stdlib.h>

#include "core/date.h"
#include "core/decimal.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"

static void on_accept(void *context, const void *row)
{
	struct accepts *list = context;

	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *(const struct accept *)row;
}

/* 2027/1/31, 116/1/31 */
static bool read_slashed(struct slice text, struct date *d)
{
	int64_t number[3];
	struct slice part;
	struct decimal value;

	for (int i = 0; i < 3; i++) {
		if (!slice_split(&text, '/', &part) || !decimal_parse(part, &value) || value.exp != 0 || value.coef < 1 ||
		    value.coef > 9999)
			return false;
		number[i] = value.coef;
	}
	if (text.n > 0 || number[1] > 12 || number[2] > 31)
		return false;
	*d = (struct date){(int16_t)(number[0] < 1000 ? number[0] + ROC_OFFSET : number[0]), (int8_t)number[1],
	                   (int8_t)number[2], DATE_DAY};
	return true;
}

/* the last day on which the acceptance holds; false: no date */
static bool read_until(const struct accept *a, int64_t *day)
{
	struct date d;

	*day = INT64_MAX;
	if (a->until.n == 0)
		return true;
	if ((!date_parse(a->until, &d) && !read_slashed(a->until, &d)) || d.resolution != DATE_DAY || !date_valid(d))
		return false;
	*day = date_last_day(d);
	return true;
}

/* whether entry i is whole; *day: its last one */
static bool check_entry(const struct accepts *list, size_t i, const char *path, int64_t *day)
{
	const struct accept *a = &list->v[i];

	if (a->reason.n == 0)
		message_error(EXIT_CONFIG, path, (int64_t)i + 2, "column 'reason' is empty: say why the finding is accepted");
	else if (!read_until(a, day))
		message_error(EXIT_CONFIG, path, (int64_t)i + 2, "until: '%s' is no date; write YYYY-MM-DD",
		              message_quote(a->until, 40));
	else
		return true;
	return false;
}

bool accepts_read(struct accepts *list, const char *path, int64_t today)
{
	bool good = table_read_path(&accepts_table, path, &list->mem, on_accept, list);
	size_t n = 0;

	for (size_t i = 0; i < list->n && good; i++) {
		int64_t day;

		good = check_entry(list, i, path, &day);
		if (good && day < today)
			message(MESSAGE_WARNING, path, (int64_t)i + 2, "expired on %.*s: the finding counts again",
			        SLICE_ARGS(list->v[i].until));
		else if (good)
			list->v[n++] = list->v[i];
	}
	list->n = n;
	list->met = xcalloc(n + 1, sizeof *list->met);
	if (!good)
		exit_raise(EXIT_CONFIG);
	return good;
}

void accepts_free(struct accepts *list)
{
	free(list->v);
	free(list->met);
	arena_free(&list->mem);
	*list = (struct accepts){0};
}

/* the next byte that counts: no blanks, every minus is '-'; 0 at the end */
static char next_sign(struct slice *s)
{
	static const char *const minus[] = {"\xe2\x88\x92", "－", "–"};

	while (s->n > 0 && s->p[0] == ' ')
		*s = (struct slice){s->p + 1, s->n - 1};
	if (s->n == 0)
		return 0;
	for (size_t i = 0; i < sizeof minus / sizeof minus[0]; i++)
		if (slice_starts(*s, slice_of(minus[i]))) {
			*s = (struct slice){s->p + 3, s->n - 3};
			return '-';
		}
	*s = (struct slice){s->p + 1, s->n - 1};
	return s->p[-1];
}

static bool same_formula(struct slice a, struct slice b)
{
	char c;

	do {
		c = next_sign(&a);
		if (c != next_sign(&b))
			return false;
	} while (c != 0);
	return true;
}

static bool names(const struct accept *a, const struct check *k)
{
	return slice_eq(a->type, k->type) && slice_eq(a->doc, k->doc) && same_formula(a->formula, k->formula);
}

static void make_note(struct arena *mem, const struct accept *a, struct check *k)
{
	struct slice message = k->message;
	size_t at = slice_find(message, SLICE("】"));

	if (at < message.n) {
		message.p += at + sizeof "】" - 1;
		message.n -= at + sizeof "】" - 1;
	}
	k->verdict = SLICE("note");
	k->severity = SLICE("");
	k->reason = SLICE("accepted");
	k->message = arena_printf(mem, "【提醒】%.*s（已審認：%.*s）", SLICE_ARGS(message), SLICE_ARGS(a->reason));
}

void accepts_apply(const struct accepts *list, struct checks *checks)
{
	for (size_t i = 0; i < checks->n; i++)
		for (size_t a = 0; a < list->n && slice_is(checks->v[i].verdict, "fail"); a++)
			if (names(&list->v[a], &checks->v[i])) {
				make_note(&checks->mem, &list->v[a], &checks->v[i]);
				list->met[a] = true;
			}
}

void accepts_tell_unmet(const struct accepts *list, const char *path)
{
	for (size_t i = 0; i < list->n; i++)
		if (!list->met[i])
			message(MESSAGE_WARNING, path, 0, "matches no finding: %.*s, %s", SLICE_ARGS(list->v[i].type),
			        message_quote(list->v[i].formula, 80));
}
