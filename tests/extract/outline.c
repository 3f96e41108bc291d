/* lines and outline: page numbers and running heads, lines joined over page breaks, the tree of marks */
#include "tests/extract/reading.h"

#include "extract/outline.h"

/* a document over text; outline_free() when done */
static void read_outline(struct outline *o, struct document *d, const char *text)
{
	reading_start();
	*o = (struct outline){.title = NO_BLOCK};
	*d = (struct document){.id = SLICE("t.md"), .path = "t.md", .bytes = slice_of(text)};
	d->begin = slice_starts(d->bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;
	outline_read(o, d);
}

/* ---- lines ---------------------------------------------------------------------------------------- */

static const struct {
	const char *line;
	enum line_kind kind;
} kinds[] = {
	{"", LINE_BLANK},          {" \t　", LINE_BLANK},      {"12", LINE_PAGE},         {"- 12 -", LINE_PAGE},
	{"– 12 –", LINE_PAGE},     {"12/30", LINE_PAGE},       {"第 12 頁", LINE_PAGE},   {"第12頁，共30頁", LINE_PAGE},
	{"１２", LINE_PAGE},       {"\f12", LINE_PAGE},        {"112年", LINE_TEXT},      {"53件", LINE_TEXT},
	{"1,234元", LINE_TEXT},    {"---", LINE_RULE},         {"***", LINE_RULE},        {"```", LINE_RULE},
	{"=====", LINE_RULE},      {"|甲|乙|", LINE_ROW},      {"| 1 | 2 |", LINE_ROW},   {"<td>5</td>", LINE_ROW},
	{"甲    12    34", LINE_ROW}, {"甲\t12\t34", LINE_ROW}, {"甲 乙 丙", LINE_TEXT},   {"本月受理53件。", LINE_TEXT},
	{"123456789", LINE_TEXT},  {"-5%", LINE_TEXT},         {"──┬──", LINE_BORDER},   {"+---+====+", LINE_BORDER},
	{"+:--:+", LINE_BORDER},   {"+", LINE_TEXT},            {"+5", LINE_TEXT},         {"--------------------", LINE_RULE},
};

START_TEST(line_kinds)
{
	struct lines l = {0};
	char text[128];

	reading_start();
	snprintf(text, sizeof text, "前文。\n%s\n後文。\n", kinds[_i].line);
	lines_read(&l, slice_of(text), 0);
	ck_assert_uint_eq(l.n, 3);
	ck_assert_msg(l.v[1].kind == kinds[_i].kind, "'%s' is of kind %d", kinds[_i].line, l.v[1].kind);
	ck_assert_uint_eq(l.v[1].start, strlen("前文。\n"));
	ck_assert_uint_eq(l.v[1].end - l.v[1].start, strlen(kinds[_i].line));
	lines_free(&l);
}
END_TEST

START_TEST(line_ends)
{
	struct lines l = {0};

	reading_start();
	lines_read(&l, SLICE("\xef\xbb\xbf甲\r\n乙\n\n丙"), 3);
	ck_assert_uint_eq(l.n, 4);
	ck_assert(l.v[0].start == 3 && l.v[0].end == 6);
	ck_assert(l.v[1].start == 8 && l.v[1].end == 11);
	ck_assert(l.v[2].kind == LINE_BLANK && l.v[2].start == 12);
	ck_assert(l.v[3].start == 13 && l.v[3].end == 16);
	ck_assert_uint_eq(l.v[1].columns, 2);
	lines_read(&l, SLICE(""), 0);
	ck_assert_uint_eq(l.n, 0);
	lines_free(&l);
}
END_TEST

/* a long rule is a border beside a row, also over a blank line; a short one, or one among text, stays a rule */
START_TEST(line_borders)
{
	static const char long_rule[] = "--------------------";
	struct lines l = {0};
	char text[256];

	reading_start();
	snprintf(text, sizeof text, "%s\n項目    件數    人數\n%s\n合計    12    34\n\n%s\n---\n後文。\n%s\n", long_rule,
	         long_rule, long_rule, long_rule);
	lines_read(&l, slice_of(text), 0);
	ck_assert_uint_eq(l.n, 9);
	ck_assert(l.v[0].kind == LINE_BORDER && l.v[2].kind == LINE_BORDER && l.v[5].kind == LINE_BORDER);
	ck_assert(l.v[6].kind == LINE_RULE && l.v[8].kind == LINE_RULE);
	lines_free(&l);
}
END_TEST

static const struct {
	const char *line;
	bool closed;
} endings[] = {
	{"甲。", true}, {"甲：", true}, {"甲」", true}, {"甲；", true}, {"**甲。**", true}, {"甲。 ", true}, {"甲", false},
	{"甲，", false}, {"甲、", false}, {"1,234", false}, {"", false},
};

START_TEST(closed)
{
	struct slice s = slice_of(endings[_i].line);
	struct line line = {0, (uint32_t)s.n, LINE_TEXT, 0};

	reading_start();
	ck_assert_msg(line_is_closed(s, &line) == endings[_i].closed, "'%s'", s.p);
}
END_TEST

/* what comes back on every page beside its number, or with its number, is no text */
START_TEST(running_heads)
{
	static const char *const text[] = {
		"一、甲。\n主計處業務報告\n1\n二、乙。\n主計處業務報告\n2\n三、丙。\n主計處業務報告\n3\n四、丁。\n",
		"一、甲。\n主計處業務報告 第 1\n二、乙。\n主計處業務報告 第 2\n三、丙。\n主計處業務報告 第 3\n四、丁。\n",
	};
	struct outline o;
	struct document d;

	read_outline(&o, &d, text[_i]);
	ck_assert_uint_eq(o.n, 4);
	for (uint32_t i = 0; i < o.n; i++) {
		ck_assert_int_eq(o.v[i].lead.value, (int)i + 1);
		ck_assert_uint_eq(o.v[i].first_line, o.v[i].last_line);
	}
	outline_free(&o);
}
END_TEST

/* a line that comes back without a page number is text */
START_TEST(repeated_text)
{
	struct outline o;
	struct document d;

	read_outline(&o, &d, "一、甲。\n無異動。\n二、乙。\n無異動。\n三、丙。\n無異動。\n四、丁。\n無異動。\n");
	ck_assert_uint_eq(o.n, 8);
	outline_free(&o);
}
END_TEST

/* ---- joins ----------------------------------------------------------------------------------------- */

#define WRAPPED "本處依據預算法辦理一百十二年度總預算案之籌編作業，共計受理各機關概算"

/* one block behind the cut: what stands between the two lines of a paragraph */
static const char *const cuts[] = {
	"\n", "\n\n", "\r\n", "\n12\n", "\n\n12\n\n", "\n\n- 12 -\n\n", "\n\n第 12 頁\n\n", "\n\n\f12\n\n",
};

START_TEST(join)
{
	char text[1024];
	struct outline o;
	struct document d;
	struct text t = {.source = {NULL, 0}};

	snprintf(text, sizeof text, "%s%s53件，均已審竣。\n" WRAPPED "%s53件，均已審竣。\n", WRAPPED, cuts[_i], cuts[_i]);
	read_outline(&o, &d, text);
	ck_assert_msg(o.n == 2, "cut %d: %zu blocks", _i, o.n);
	outline_text(&o, &d, &o.v[0], &t);
	ck_assert_msg(text_has(&t, t.n - 14, U"各機關概算53件，均已審竣。") || text_has(&t, t.n - 15, U"各機關概算53件"),
	              "cut %d", _i);
	text_free(&t);
	outline_free(&o);
}
END_TEST

/* a line that is closed, short, or followed by a mark goes on with nothing */
static const struct {
	const char *text;
	size_t blocks;
} apart[] = {
	{WRAPPED "。\n另辦理說明會。\n", 2},
	{WRAPPED "\n一、前言\n", 2},
	{WRAPPED "\n（一）前言\n", 2},
	{WRAPPED "\n- 前言\n", 2},
	{WRAPPED "\n# 前言\n", 2},
	{WRAPPED "\n|甲|乙|\n", 2},
	{WRAPPED "\n---\n" WRAPPED "\n", 3},
	{"甲\n" WRAPPED "\n", 2},
};

START_TEST(no_join)
{
	struct outline o;
	struct document d;

	read_outline(&o, &d, apart[_i].text);
	ck_assert_msg(o.n == apart[_i].blocks, "'%s': %zu blocks", apart[_i].text, o.n);
	outline_free(&o);
}
END_TEST

/* ---- the tree -------------------------------------------------------------------------------------- */

/* sections of the blocks, one a line of text that has one */
static const struct {
	const char *text, *sections;
} trees[] = {
	{"一、甲\n（一）乙\n1、丙\n（1）丁\n①戊\n二、己\n", "一 一/（一） 一/（一）/1 一/（一）/1/（1） 一/（一）/1/（1）/① 二"},
	{"# 一、甲\n### （一）乙\n## 1、丙\n# （二）丁\n", "一 一/（一） 一/（一）/1 一/（二）"},
	{"- 一、甲\n（一）乙\n  - 1、丙\n2、丁\n", "一 一/（一） 一/（一）/1 一/（一）/2"},
	{"十、甲\n(一)乙\n1.丙\n(1)丁\n", "十 十/（一） 十/（一）/1 十/（一）/1/（1）"},
	{"壹、甲\n一、乙\n（一）丙\n貳、丁\n一、戊\n", "壹 壹/一 壹/一/（一） 貳 貳/一"},
	{"第一章 甲\n第一節 乙\n一、丙\n第二節 丁\n", "第一章 第一章/第一節 第一章/第一節/一 第一章/第二節"},
	{"一、甲\n1、乙\n（一）丙\n1、丁\n", "一 一/1 一/（一） 一/（一）/1"},
	{"一、甲\n本文。\n二、乙\n本文。\n", "一 一 二 二"},
	{"**一、甲**\n１、乙\n２、丙\n", "一 一/1 一/2"},
	{"一、甲\nA.乙\nB.丙\n二、丁\n", "一 一/A 一/B 二"},
};

START_TEST(sections)
{
	struct outline o;
	struct document d;
	struct buffer got = {0};

	read_outline(&o, &d, trees[_i].text);
	for (size_t i = 0; i < o.n; i++) {
		buffer_text(&got, i ? " " : "");
		buffer_add(&got, o.v[i].section);
	}
	ck_assert_msg(slice_is(buffer_slice(&got), trees[_i].sections), "'%s': %.*s", trees[_i].text,
	              SLICE_ARGS(buffer_slice(&got)));
	buffer_free(&got);
	outline_free(&o);
}
END_TEST

START_TEST(kinds_of_blocks)
{
	struct outline o;
	struct document d;

	read_outline(&o, &d, "# 業務報告\n\n## 一、主計處\n\n本月辦理如下：\n1、甲。\n2、乙。\n|甲|乙|\n---\n- 丙。\n");
	ck_assert_uint_eq(o.n, 8);
	ck_assert_uint_eq(o.title, 0);
	ck_assert_str_eq(block_kind_name(o.v[0].kind), "heading");
	ck_assert_str_eq(block_kind_name(o.v[1].kind), "heading");
	ck_assert_str_eq(block_kind_name(o.v[2].kind), "paragraph");
	ck_assert_str_eq(block_kind_name(o.v[3].kind), "item");
	ck_assert_str_eq(block_kind_name(o.v[5].kind), "cell");
	ck_assert_str_eq(block_kind_name(o.v[6].kind), "other");
	ck_assert_str_eq(block_kind_name(o.v[7].kind), "item");
	ck_assert_uint_eq(o.v[1].children, 2);
	ck_assert_uint_eq(o.v[3].parent, 1);
	ck_assert_uint_eq(o.v[2].parent, 1);
	ck_assert_uint_eq(outline_root(&o, 4), 1);
	ck_assert_uint_eq(outline_root(&o, 1), 1);
	outline_free(&o);
}
END_TEST

/* one outline serves document after document */
START_TEST(again)
{
	struct outline o;
	struct document d;

	read_outline(&o, &d, "一、甲\n1、乙\n");
	ck_assert_uint_eq(o.n, 2);
	d.bytes = SLICE("本文。\n");
	outline_read(&o, &d);
	ck_assert_uint_eq(o.n, 1);
	ck_assert_slice(o.v[0].section, "");
	d.bytes = SLICE("\n\n12\n");
	outline_read(&o, &d);
	ck_assert_uint_eq(o.n, 0);
	outline_free(&o);
}
END_TEST

/* nesting without end is read without recursion */
START_TEST(deep)
{
	static const char *const marks[] = {"壹、", "一、", "（一）", "1、", "（1）", "①", "甲、", "（甲）", "A."};
	struct buffer b = {0};
	struct outline o;
	struct document d;

	for (int i = 0; i < 2000; i++)
		buffer_printf(&b, "%s項目\n", marks[i % 9]);
	for (int i = 0; i < 2000; i++)
		buffer_printf(&b, "%.*s 項目\n", i % 30 + 1, "##############################");
	buffer_char(&b, '\0');
	read_outline(&o, &d, b.p);
	ck_assert_uint_eq(o.n, 4000);
	outline_free(&o);
	buffer_free(&b);
}
END_TEST

/* ---- heading and items rows ------------------------------------------------------------------------- */

static const char list[] = "# 業務報告\n"       /* line 1 */
                           "\n"
                           "## 一、主計處\n"     /* 3 */
                           "\n"
                           "辦理如下：\n"
                           "- 1、甲計畫核列5件。\n" /* 6 */
                           "2、乙計畫核列6件。\n"
                           "\n"
                           "12\n"
                           "\n"
                           "  - 3、丙計畫核列7件。\n" /* 11 */
                           "## 二、統計處\n";     /* 12 */

START_TEST(structure_rows)
{
	struct reading r;
	const struct fact *f;

	read_document(&r, list, "2022-12-20");
	f = row_of(&r, "heading", 0);
	ck_assert_ptr_nonnull(f);
	ck_assert_slice(f->raw, "業務報告");
	ck_assert_slice(f->value, "0");
	f = row_of(&r, "heading", 1);
	ck_assert_ptr_nonnull(f);
	ck_assert_slice(f->raw, "主計處");
	ck_assert_slice(f->value, "1");
	ck_assert_slice(f->section, "一");
	ck_assert_slice(f->members, "6;7;11");
	ck_assert_int_eq(f->line, 3);
	f = row_of(&r, "items", 0);
	ck_assert_ptr_nonnull(f);
	ck_assert_slice(f->value, "3");
	ck_assert_slice(f->members, "6;7;11");
	ck_assert_slice(f->raw, "1、");
	ck_assert_slice(f->section, "一");
	ck_assert_int_eq(f->line, 6);
	ck_assert_slice(fact_of(&r, "7件")->section, "一/3");
	ck_assert_slice(fact_of(&r, "7件")->office, "主計處");
	ck_assert_int_eq(fact_of(&r, "7件")->line, 11);
	reading_free(&r);
}
END_TEST

START_TEST(blocks_stage)
{
	struct reading r;

	read_bytes(&r, slice_of(list), NULL, true);
	ck_assert_uint_eq(r.n_blocks, 7);
	ck_assert_uint_eq(r.facts.n, 0);
	ck_assert_slice(r.blocks[0].kind, "heading");
	ck_assert_slice(r.blocks[3].mark, "1、");
	ck_assert_slice(r.blocks[5].section, "一/3");
	ck_assert_int_eq(r.blocks[5].line, 11);
	for (size_t i = 0; i < r.n_blocks; i++) {
		ck_assert_int_eq(r.blocks[i].block, (int64_t)i + 1);
		ck_assert_int_lt(r.blocks[i].start, r.blocks[i].end);
	}
	reading_free(&r);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{line_kinds, ROWS(kinds)}, {line_ends, 0}, {line_borders, 0},        {closed, ROWS(endings)}, {running_heads, 2},
		{repeated_text, 0},        {join, ROWS(cuts)},    {no_join, ROWS(apart)},  {sections, ROWS(trees)},
		{kinds_of_blocks, 0},      {again, 0},            {deep, 0},               {structure_rows, 0},
		{blocks_stage, 0},
	};

	return UNIT_RUN("lines, outline", units);
}
