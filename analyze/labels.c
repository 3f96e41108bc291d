#include "analyze/labels.h"

#include "core/tables.h"
#include "core/utf8.h"

/* NAME_BYTES: of a name that is no accident in a text; MARK_BYTES: of the mark in front of it */
enum { NAME_BYTES = 6, MARK_BYTES = 4 * UTF8_MAX };

bool label_is_total(struct slice label)
{
	static const char *const words[] = {"合計", "總計", "小計", "共計", "總數", "總額", "合 計", "總 計", "小 計", NULL};
	static const char *const wholes[] = {"計",     "總",     "全國",   "全市",   "全縣",   "全區",   "全省",   "全臺",   "全台",
	                                     "全年",   "全部",   "全體",   "全院",   "全校",   "全署",   "全局",   "總人數", "總件數",
	                                     "總日數", "總次數", "總時數", "總金額", "總收入", "總支出", NULL};

	label = label_last_level(label);
	return slice_has_any(label, words) || slice_is_any(label, wholes);
}

bool label_is_part(struct slice text)
{
	text = label_last_level(text);
	return slice_starts(text, SLICE("其中")) || slice_starts(text, SLICE("含")) || slice_starts(text, SLICE("（其中")) ||
	       slice_starts(text, SLICE("(其中"));
}

/* 一、 （一） 1. in front of a label */
static size_t mark_length(struct slice label)
{
	static const char *const ends[] = {"、", "）", ")", ".", "．"};
	size_t least = label.n;

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		size_t at = slice_find(label, slice_of(ends[i]));

		if (at + slice_of(ends[i]).n < least && at <= MARK_BYTES)
			least = at + slice_of(ends[i]).n;
	}
	return least < label.n ? least : 0;
}

struct slice label_bare(struct slice label)
{
	size_t mark;

	label = label_last_level(label);
	mark = mark_length(label);
	label = slice_trim((struct slice){label.p + mark, label.n - mark});
	return label.n < NAME_BYTES || label_is_total(label) ? (struct slice){label.p, 0} : label;
}
