/* text and clauses: the readable text with its way back to the source */
#include "tests/extract/reading.h"

#include "core/utf8.h"
#include "extract/clauses.h"

/* lines of a source joined by \n are read as one block */
static void read_lines(struct text *t, const char *source)
{
	struct slice rest = slice_of(source), line;

	reading_start();
	*t = (struct text){.source = {NULL, 0}};
	text_clear(t, rest);
	while (slice_split(&rest, '\n', &line))
		text_add_line(t, (uint32_t)(line.p - source), (uint32_t)(line.p - source + (ptrdiff_t)line.n));
	text_finish(t);
}

static void show_text(const struct text *t, size_t from, size_t to, struct buffer *out)
{
	for (size_t i = from; i < to; i++) {
		char bytes[UTF8_MAX];

		buffer_add(out, (struct slice){bytes, utf8_encode(t->cp[i], bytes)});
	}
}

static const struct {
	const char *source, *text;
} folds[] = {
	{"受理53件", "受理53件"},
	{"５Ｇ、４７％", "5G、47%"},
	{"(甲)乙;丙!丁?", "（甲）乙；丙！丁？"},
	{"甲,乙", "甲，乙"},
	{"1,234件", "1,234件"},
	{"１，２３４件", "1,234件"},
	{"3，456件", "3，456件"},
	{"12,34", "12，34"},
	{"４７．５２％", "47.52%"},
	{"甲:乙", "甲：乙"},
	{"9:30", "9:30"},
	{"https://a", "https://a"},
	{"**粗**體", "粗體"},
	{"核列**1,234**元", "核列1,234元"},
	{"<b>核列</b>5元", "核列5元"},
	{"<br/>甲", "甲"},
	{"小於<5%", "小於<5%"},
	{"於 112 年 1 月", "於112年1月"},
	{"成長 47.52 %", "成長47.52%"},
	{"ISO 27001 驗證", "ISO 27001驗證"},
	{"甲　乙", "甲乙"},
	{"甲  乙", "甲\t乙"},
	{"甲\t乙", "甲\t乙"},
	{"12 34", "12 34"},
	{"A B", "A B"},
	{"零\u200b寬\ufeff字", "零寬字"},
	{"－5%", "-5%"},
	{"﹪", "%"},
	{"甲\n乙", "甲乙"},
	{"160億\n2,594萬元", "160億2,594萬元"},
	{"Open\nData", "Open Data"},
	{"", ""},
};

START_TEST(fold)
{
	struct text t;
	struct buffer got = {0};

	read_lines(&t, folds[_i].source);
	show_text(&t, 0, t.n, &got);
	ck_assert_msg(slice_is(buffer_slice(&got), folds[_i].text), "'%s' reads '%.*s'", folds[_i].source,
	              SLICE_ARGS(buffer_slice(&got)));
	buffer_free(&got);
	text_free(&t);
}
END_TEST

/* every character leads back to a character of the source that folds to it, in order */
START_TEST(way_back)
{
	struct text t;

	read_lines(&t, folds[_i].source);
	for (size_t i = 0; i < t.n; i++) {
		char32_t c = 0;
		size_t n = utf8_decode(t.source.p + t.at[i], t.source.n - t.at[i], &c);

		ck_assert_msg(n > 0, "'%s': %zu leads inside a character", folds[_i].source, i);
		ck_assert_msg(text_start(&t, i) == t.at[i] && text_end(&t, i + 1) == t.at[i] + n, "'%s': %zu",
		              folds[_i].source, i);
		ck_assert_msg(i == 0 || t.at[i] > t.at[i - 1] || t.cp[i - 1] == U' ', "'%s': %zu", folds[_i].source, i);
		if (char_is(t.cp[i], CHAR_DIGIT | CHAR_HAN))
			ck_assert_msg(char_fold(c) == t.cp[i], "'%s': %zu", folds[_i].source, i);
	}
	ck_assert_msg(t.at[t.n] <= t.source.n, "'%s'", folds[_i].source);
	text_free(&t);
}
END_TEST

START_TEST(copy)
{
	struct text t;
	struct buffer b = {0};

	read_lines(&t, "核列 **５** 億\n２千萬元");
	ck_assert_uint_eq(t.n, 8);
	text_copy(&t, 2, 8, &b);
	ck_assert_slice(buffer_slice(&b), "５億２千萬元");
	ck_assert(text_has(&t, 3, U"億2千"));
	ck_assert(!text_has(&t, 7, U"元整"));
	ck_assert_uint_eq(text_before(&t, 0, 2, U"核列"), 2);
	ck_assert_uint_eq(text_before(&t, 1, 2, U"核列"), 0);
	ck_assert_uint_eq(text_char(&t, 99), 0);
	ck_assert_uint_eq(t.markups, 0);
	buffer_free(&b);
	text_free(&t);
}
END_TEST

static bool has_gap(const struct text *t, size_t i, size_t j)
{
	while (i < j && t->cp[i] != U'\t')
		i++;
	return i < j;
}

/* a view is given where the copy stands in the source in one piece, and nowhere else; never of a wide gap */
START_TEST(view)
{
	struct text t;
	struct slice view;
	struct buffer b = {0};

	read_lines(&t, folds[_i].source);
	for (size_t i = 0; i < t.n; i++)
		for (size_t j = i + 1; j <= t.n; j++) {
			struct slice piece = {t.source.p + text_start(&t, i), text_end(&t, j) - text_start(&t, i)};

			buffer_clear(&b);
			text_copy(&t, i, j, &b);
			ck_assert_msg(text_view(&t, i, j, &view) == (slice_eq(piece, buffer_slice(&b)) && !has_gap(&t, i, j)),
			              "'%s': %zu to %zu", folds[_i].source, i, j);
			if (text_view(&t, i, j, &view))
				ck_assert_msg(view.p == piece.p && view.n == piece.n, "'%s': %zu to %zu", folds[_i].source, i, j);
		}
	ck_assert(!text_view(&t, 0, 0, &view));
	buffer_free(&b);
	text_free(&t);
}
END_TEST

START_TEST(tags)
{
	struct text t;

	read_lines(&t, "<td width=\"120\">5件</td>");
	/* a cell begins with a bar, as in Markdown */
	ck_assert_uint_eq(t.n, 3);
	ck_assert(t.cp[0] == U'|');
	ck_assert_uint_eq(t.at[0], 0);
	ck_assert_uint_eq(t.markups, 2);
	ck_assert_uint_eq(t.markup[0].start, 0);
	ck_assert_uint_eq(t.markup[0].end, 16);
	ck_assert_uint_eq(t.at[1], 16);
	ck_assert_uint_eq(t.markup[1].start, 20);
	text_free(&t);
}
END_TEST

/* ---- clauses ----------------------------------------------------------------------------------------- */

/* clauses as SENTENCE:TEXT, | between; a bracket's depth as > in front */
static const struct {
	const char *line, *clauses;
} cuts[] = {
	{"甲", "0:甲"},
	{"甲，乙", "0:甲|0:乙"},
	{"甲。乙。", "0:甲|1:乙|2:"},
	{"甲；乙！丙？丁", "0:甲|1:乙|2:丙|3:丁"},
	{"甲：乙", "0:甲|0:乙"},
	{"甲、乙、丙", "0:甲、乙、丙"},
	{"甲（乙）丙", "0:甲|>0:乙|0:丙"},
	{"甲(乙)丙", "0:甲|>0:乙|0:丙"},
	{"甲（乙，丙；丁）戊。己", "0:甲|>0:乙|>0:丙|>0:丁|0:戊|1:己"},
	{"甲（乙（丙）丁）戊", "0:甲|>0:乙|>>0:丙|>0:丁|0:戊"},
	{"甲）乙", "0:甲|0:乙"},
	{"1,234件,5件", "0:1,234件|0:5件"},
	{"今（112）年2月，乙", "0:今（112）年2月|0:乙"},
	{"9:30開會：乙", "0:9:30開會|0:乙"},
	{"「甲，乙。」丙，丁", "0:「甲，乙。」丙|0:丁"},
};

START_TEST(clauses)
{
	struct text t;
	struct figures f = {0};
	struct clauses c = {0};
	struct buffer got = {0};

	read_text(&t, cuts[_i].line);
	figures_read(&t, &f);
	clauses_read(&t, &f, &c);
	for (size_t i = 0; i < c.n; i++) {
		buffer_text(&got, i ? "|" : "");
		for (uint32_t d = 0; d < c.v[i].depth; d++)
			buffer_char(&got, '>');
		buffer_printf(&got, "%u:", c.v[i].sentence);
		show_text(&t, c.v[i].start, c.v[i].end, &got);
		for (uint32_t k = c.v[i].start; k < c.v[i].end; k++)
			ck_assert_uint_eq(clause_at(&c, 0, k), i);
	}
	ck_assert_msg(slice_is(buffer_slice(&got), cuts[_i].clauses), "'%s' gives '%.*s'", cuts[_i].line,
	              SLICE_ARGS(buffer_slice(&got)));
	ck_assert_uint_eq(c.sentences, c.v[c.n - 1].sentence + 1);
	buffer_free(&got);
	clauses_free(&c);
	figures_free(&f);
	text_free(&t);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{fold, ROWS(folds)}, {way_back, ROWS(folds)}, {copy, 0}, {view, ROWS(folds)}, {tags, 0}, {clauses, ROWS(cuts)},
	};

	return UNIT_RUN("text, clauses", units);
}
