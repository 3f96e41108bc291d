#include "analyze/accept.h"

#include <stdlib.h>

#include "core/date.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"

static void on_accept(void *context, const void *row)
{
	struct accepts *list = context;

	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *(const struct accept *)row;
}

/* the last day on which the acceptance holds; false: no date */
static bool read_until(const struct accept *a, int64_t *day)
{
	struct date d;

	*day = INT64_MAX;
	if (a->until.n == 0)
		return true;
	if (!date_parse(a->until, &d) || d.resolution != DATE_DAY || !date_valid(d))
		return false;
	*day = date_last_day(d);
	return true;
}

bool accepts_read(struct accepts *list, const char *path)
{
	struct input in;
	bool good = input_read(&in, path, 0) &&
	            table_read(&accepts_table, in.bytes, in.name, &list->mem, on_accept, list);
	int64_t day;

	for (size_t i = 0; i < list->n && good; i++)
		if (!read_until(&list->v[i], &day)) {
			message_error(EXIT_CONFIG, path, (int64_t)i + 2, "until: '%s' is no date; write YYYY-MM-DD",
			              message_quote(list->v[i].until, 40));
			good = false;
		}
	input_free(&in);
	if (!good)
		exit_raise(EXIT_CONFIG);
	return good;
}

void accepts_free(struct accepts *list)
{
	free(list->v);
	arena_free(&list->mem);
	*list = (struct accepts){0};
}

static bool names(const struct accept *a, const struct check *k)
{
	return slice_eq(a->type, k->type) && slice_eq(a->doc, k->doc) && slice_eq(a->formula, k->formula);
}

void accepts_apply(const struct accepts *list, int64_t today, struct checks *checks)
{
	for (size_t i = 0; i < checks->n; i++) {
		struct check *k = &checks->v[i];
		int64_t until;

		for (size_t a = 0; a < list->n && slice_is(k->verdict, "fail"); a++) {
			struct slice message;
			size_t at;

			if (!names(&list->v[a], k) || !read_until(&list->v[a], &until) || until < today)
				continue;
			message = k->message;
			at = slice_find(message, SLICE("】"));
			if (at < message.n) {
				message.p += at + sizeof "】" - 1;
				message.n -= at + sizeof "】" - 1;
			}
			k->verdict = SLICE("note");
			k->severity = SLICE("");
			k->reason = SLICE("accepted");
			k->message = arena_printf(&checks->mem, "【提醒】%.*s（已審認：%.*s）", (int)message.n, message.p,
			                          (int)list->v[a].reason.n, list->v[a].reason.p);
		}
	}
}
