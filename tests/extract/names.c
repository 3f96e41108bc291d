/* names: lists in running text that stand for a count; how many there may be is an interval
 * (reconciliation.md 1.1: best = 、 segments and the 及 of the last one, nmin = 、 segments, nmax = every 及) */
#include "tests/extract/reading.h"

static const struct {
	const char *line;
	const char *best, *lower, *upper; /* best NULL: no list */
	const char *cue;
	const char *raw; /* NULL: whatever it is */
} lists[] = {
	/* before the count */
	{"甲公司、乙公司及丙公司等3家。", "3", "2", "3", "等", "甲公司、乙公司及丙公司"},
	{"甲公司、乙公司、丙公司等3家。", "3", "3", "3", "等", "甲公司、乙公司、丙公司"},
	{"包括甲公司、乙公司及丙公司等3家。", "3", "2", "3", "等", NULL},
	{"教育部、經濟部與交通部等3個部會。", "3", "2", "3", "等", "教育部、經濟部與交通部"},
	/* behind it */
	{"2家業者提出申請，分別為甲公司及乙公司。", "2", "1", "2", "分別為", "甲公司及乙公司"},
	{"建置四項軟體（帳務、採購、人事、出納）。", "4", "4", "4", "（", "帳務、採購、人事、出納"},
	{"推動3項計畫：帳務整合、採購管理及人事改革。", "3", "2", "3", "：", "帳務整合、採購管理及人事改革"},
	{"共3項，包括帳務整合、採購管理及人事改革。", "3", "2", "3", "包括", "帳務整合、採購管理及人事改革"},
	/* 及 inside an item: both are possible */
	{"推動3項計畫：轉體及服務業創新、採購管理、人事改革。", "3", "3", "4", "：", NULL},
	{"建置2項系統（帳務系統、採購系統）。", "2", "2", "2", "（", "帳務系統、採購系統"},
	/* open lists have no upper bound */
	{"推動多項計畫，計有12項，如帳務整合、採購管理等。", NULL, NULL, NULL, NULL, NULL},
	/* a single name is no list; a list of amounts neither */
	{"甲公司等3家。", NULL, NULL, NULL, NULL, NULL},
	{"計34件（前瞻計畫17件、一般科技計畫17件）。", NULL, NULL, NULL, NULL, NULL},
	{"受理53件。", NULL, NULL, NULL, NULL, NULL},
	{"核列1億元（甲、乙）。", NULL, NULL, NULL, NULL, NULL},
};

START_TEST(table)
{
	struct reading r;
	const struct fact *list;

	read_document(&r, lists[_i].line, "2022-12-20");
	list = row_of(&r, "names", 0);
	if (lists[_i].best == NULL) {
		ck_assert_msg(list == NULL, "'%s': no list, but '%.*s'", lists[_i].line,
		              list ? (int)list->raw.n : 0, list ? list->raw.p : "");
		reading_free(&r);
		return;
	}
	ck_assert_msg(list != NULL, "'%s' has no list", lists[_i].line);
	ck_assert_msg(slice_is(list->value, lists[_i].best) && slice_is(list->lower, lists[_i].lower) &&
	                      slice_is(list->upper, lists[_i].upper),
	              "'%s': %.*s [%.*s, %.*s]", lists[_i].line, SLICE_ARGS(list->value), SLICE_ARGS(list->lower),
	              SLICE_ARGS(list->upper));
	ck_assert_msg(slice_is(list->cue, lists[_i].cue), "'%s': cue '%.*s'", lists[_i].line, SLICE_ARGS(list->cue));
	if (lists[_i].raw != NULL)
		ck_assert_msg(slice_is(list->raw, lists[_i].raw), "'%s': raw '%.*s'", lists[_i].line,
		              SLICE_ARGS(list->raw));
	reading_free(&r);
}
END_TEST

/* a list with 如 says some of them: no upper bound */
START_TEST(open_list)
{
	static const char *const open[] = {"補助如甲公司、乙公司、丙公司等12家。", "補助例如甲公司、乙公司等12家。"};
	struct reading r;

	read_document(&r, open[_i], NULL);
	ck_assert_ptr_nonnull(row_of(&r, "names", 0));
	ck_assert_msg(row_of(&r, "names", 0)->upper.n == 0, "'%s'", open[_i]);
	reading_free(&r);
}
END_TEST

/* raw is at most 200 bytes and ends between characters */
START_TEST(long_list)
{
	struct buffer b = {0};
	struct reading r;
	const struct fact *list;

	for (int i = 0; i < 20; i++)
		buffer_text(&b, i ? "、臺北市政府主計處" : "臺北市政府主計處");
	buffer_text(&b, "等20處。");
	buffer_char(&b, '\0');
	read_document(&r, b.p, NULL);
	list = row_of(&r, "names", 0);
	ck_assert_ptr_nonnull(list);
	ck_assert_slice(list->value, "20");
	ck_assert_uint_le(list->raw.n, 200);
	ck_assert_uint_ge(list->raw.n, 190);
	ck_assert_int_eq(list->end - list->start, (int64_t)list->raw.n);
	ck_assert(memcmp(r.bytes.p + list->start, list->raw.p, list->raw.n) == 0);
	buffer_free(&b);
	reading_free(&r);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {{table, ROWS(lists)}, {open_list, 2}, {long_list, 0}};

	return UNIT_RUN("names", units);
}
