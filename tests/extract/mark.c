/* mark: the outline marks at the start of a line, and what only looks like one */
#include "tests/extract/reading.h"

#include "extract/mark.h"

static const struct {
	const char *line;
	enum mark_kind kind;
	int value;
	const char *mark, *text;
} marks[] = {
	{"第一編 總則", MARK_PART, 1, "第一編", "總則"},
	{"第一章 總說明", MARK_CHAPTER, 1, "第一章", "總說明"},
	{"第 2 章　業務", MARK_CHAPTER, 2, "第 2 章", "業務"},
	{"第二節 預算", MARK_DIVISION, 2, "第二節", "預算"},
	{"第3項 主計總處", MARK_ENTRY, 3, "第3項", "主計總處"},
	{"壹、前言", MARK_FORMAL, 1, "壹、", "前言"},
	{"拾貳、結語", MARK_FORMAL, 12, "拾貳、", "結語"},
	{"貳 業務", MARK_FORMAL, 2, "貳", "業務"},
	{"一、前言", MARK_HAN, 1, "一、", "前言"},
	{"十、前言", MARK_HAN, 10, "十、", "前言"},
	{"十二、前言", MARK_HAN, 12, "十二、", "前言"},
	{"二十三、前言", MARK_HAN, 23, "二十三、", "前言"},
	{"（一）前言", MARK_HAN_BRACKET, 1, "（一）", "前言"},
	{"(一)前言", MARK_HAN_BRACKET, 1, "(一)", "前言"},
	{"(十一) 前言", MARK_HAN_BRACKET, 11, "(十一)", "前言"},
	{"（ 三 ）前言", MARK_HAN_BRACKET, 3, "（ 三 ）", "前言"},
	{"㈢前言", MARK_HAN_BRACKET, 3, "㈢", "前言"},
	{"1、前言", MARK_NUMBER, 1, "1、", "前言"},
	{"1.前言", MARK_NUMBER, 1, "1.", "前言"},
	{"1. 前言", MARK_NUMBER, 1, "1.", "前言"},
	{"１．前言", MARK_NUMBER, 1, "１．", "前言"},
	{"12、前言", MARK_NUMBER, 12, "12、", "前言"},
	{"（1）前言", MARK_NUMBER_BRACKET, 1, "（1）", "前言"},
	{"(12) 前言", MARK_NUMBER_BRACKET, 12, "(12)", "前言"},
	{"（１）前言", MARK_NUMBER_BRACKET, 1, "（１）", "前言"},
	{"⑷前言", MARK_NUMBER_BRACKET, 4, "⑷", "前言"},
	{"①前言", MARK_CIRCLED, 1, "①", "前言"},
	{"⑳前言", MARK_CIRCLED, 20, "⑳", "前言"},
	{"甲、前言", MARK_STEM, 1, "甲、", "前言"},
	{"（乙）前言", MARK_STEM_BRACKET, 2, "（乙）", "前言"},
	{"A.前言", MARK_LETTER, 1, "A.", "前言"},
	{"b、前言", MARK_LETTER, 2, "b、", "前言"},
	/* furniture says nothing of the level */
	{"- 1、前言", MARK_NUMBER, 1, "1、", "前言"},
	{"  - (2) 前言", MARK_NUMBER_BRACKET, 2, "(2)", "前言"},
	{"* （一）前言", MARK_HAN_BRACKET, 1, "（一）", "前言"},
	{"● 一、前言", MARK_HAN, 1, "一、", "前言"},
	{"## 一、前言", MARK_HAN, 1, "一、", "前言"},
	{"### **（二）前言**", MARK_HAN_BRACKET, 2, "（二）", "前言**"},
	{"**一、前言**", MARK_HAN, 1, "一、", "前言**"},
	{"**一、** 前言", MARK_HAN, 1, "一、", "前言"},
	{"> 1. 前言", MARK_NUMBER, 1, "1.", "前言"},
	{"　　一、前言", MARK_HAN, 1, "一、", "前言"},
	{"2、112年度預算", MARK_NUMBER, 2, "2、", "112年度預算"},
	{"3、5G基地臺", MARK_NUMBER, 3, "3、", "5G基地臺"},
	{"1、2023年", MARK_NUMBER, 1, "1、", "2023年"},
	/* traps */
	{"1.5公里", MARK_NONE, 0, "", "1.5公里"},
	{"12.5%", MARK_NONE, 0, "", "12.5%"},
	{"112年度預算", MARK_NONE, 0, "", "112年度預算"},
	{"2022.12.29", MARK_NONE, 0, "", "2022.12.29"},
	{"1,234件", MARK_NONE, 0, "", "1,234件"},
	{"5、6月份", MARK_NONE, 0, "", "5、6月份"},
	{"3、4條", MARK_NONE, 0, "", "3、4條"},
	{"113、114年度", MARK_NONE, 0, "", "113、114年度"},
	{"-5%", MARK_NONE, 0, "", "-5%"},
	{"(2)年", MARK_NONE, 0, "", "(2)年"},
	{"（本月）", MARK_NONE, 0, "", "（本月）"},
	{"（100）前言", MARK_NONE, 0, "", "（100）前言"},
	{"○○公司", MARK_NONE, 0, "", "○○公司"},
	{"一般說明", MARK_NONE, 0, "", "一般說明"},
	{"十大建設", MARK_NONE, 0, "", "十大建設"},
	{"第一季", MARK_NONE, 0, "", "第一季"},
	{"第一章規定", MARK_NONE, 0, "", "第一章規定"},
	{"第3點", MARK_NONE, 0, "", "第3點"},
	{"e.g. 前言", MARK_NONE, 0, "", "e.g. 前言"},
	{"A.I.應用", MARK_NONE, 0, "", "A.I.應用"},
	{"壹佰萬元", MARK_NONE, 0, "", "壹佰萬元"},
	{"前言", MARK_NONE, 0, "", "前言"},
	{"", MARK_NONE, 0, "", ""},
};

START_TEST(table)
{
	struct slice s = slice_of(marks[_i].line);
	struct lead lead;
	struct slice mark, text;

	reading_start();
	lead = lead_read(s, 0, (uint32_t)s.n);
	mark = (struct slice){s.p + lead.mark, lead.mark_end - lead.mark};
	text = (struct slice){s.p + lead.text, s.n - lead.text};
	ck_assert_msg(lead.kind == marks[_i].kind, "'%s' is of kind %d", s.p, lead.kind);
	ck_assert_msg(lead.value == marks[_i].value, "'%s' is %d", s.p, lead.value);
	ck_assert_msg(slice_is(mark, marks[_i].mark), "'%s': mark '%.*s'", s.p, SLICE_ARGS(mark));
	ck_assert_msg(slice_is(text, marks[_i].text), "'%s': text '%.*s'", s.p, SLICE_ARGS(text));
}
END_TEST

static const struct {
	const char *line;
	int hashes;
	bool bullet, quote;
	const char *text;
} furniture[] = {
	{"# 題目", 1, false, false, "題目"},
	{"###### 題目", 6, false, false, "題目"},
	{"- 項目", 0, true, false, "項目"},
	{"* 項目", 0, true, false, "項目"},
	{"+ 項目", 0, true, false, "項目"},
	{"●項目", 0, true, false, "項目"},
	{"• 項目", 0, true, false, "項目"},
	{"> 引文", 0, false, true, "引文"},
	{"> - 項目", 0, true, true, "項目"},
	{"**粗體**文字", 0, false, false, "粗體**文字"},
	{"-5%", 0, false, false, "-5%"},
	{"## - 一、前言", 2, true, false, "前言"},
	{"　文字", 0, false, false, "文字"},
};

START_TEST(bullets)
{
	struct slice s = slice_of(furniture[_i].line);
	struct lead lead;

	reading_start();
	lead = lead_read(s, 0, (uint32_t)s.n);
	ck_assert_msg(lead.hashes == furniture[_i].hashes && lead.bullet == furniture[_i].bullet &&
	                      lead.quote == furniture[_i].quote,
	              "'%s': %d hashes, bullet %d, quote %d", s.p, lead.hashes, lead.bullet, lead.quote);
	ck_assert_slice(((struct slice){s.p + lead.text, s.n - lead.text}), furniture[_i].text);
}
END_TEST

/* the line is a part of a document: offsets count from its first byte, nothing behind the end is read */
START_TEST(inside)
{
	struct slice s = SLICE("前文\n- 1、內容\n2、");
	struct lead lead;

	reading_start();
	lead = lead_read(s, 7, 19);
	ck_assert_int_eq(lead.kind, MARK_NUMBER);
	ck_assert_uint_eq(lead.mark, 9);
	ck_assert_uint_eq(lead.mark_end, 13);
	ck_assert_uint_eq(lead.text, 13);
	lead = lead_read(s, 7, 10);
	ck_assert_int_eq(lead.kind, MARK_NONE);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {{table, ROWS(marks)}, {bullets, ROWS(furniture)}, {inside, 0}};

	return UNIT_RUN("mark", units);
}
