/* page, tag, entity, frames, origin: a page of HTML becomes text, and each place of the text is known in the page */
#include "tests/extract/reading.h"

#include "extract/entity.h"
#include "extract/page.h"

/* ---- what is a page ------------------------------------------------------------------------------- */

static const struct {
	const char *source;
	bool page;
} beginnings[] = {
	{"<!DOCTYPE html><p>1", true},  {" \r\n<!doctype HTML PUBLIC \"x\">", true}, {"<html lang=zh>", true},
	{"<!-- a --><HTML>", true},     {"<?xml version='1.0'?>\n<html>", true},     {"<body>1件", true},
	{"# 報告\n<html>", false},      {"<table><tr><td>1", false},                  {"<htmlx>", false},
	{"</html>", false},             {"<", false},                                 {"", false},
	{"<5%", false},                 {"<!-- a", false},
};

START_TEST(pages)
{
	ck_assert_msg(page_is(slice_of(beginnings[_i].source)) == beginnings[_i].page, "%s", beginnings[_i].source);
}
END_TEST

/* ---- references ----------------------------------------------------------------------------------- */

static const struct {
	const char *source;
	size_t length;
	char32_t c;
} references[] = {
	{"&amp;", 5, U'&'},        {"&nbsp;x", 6, 0xa0},      {"&nbsp x", 5, 0xa0},     {"&#19968;", 8, U'一'},
	{"&#x4E00;", 8, U'一'},    {"&#X4e00 ", 7, U'一'},    {"&minus;", 7, 0x2212},   {"&minus x", 0, 0},
	{"&thetasym;", 10, 0x3d1}, {"&nothing;", 0, 0},       {"&", 0, 0},              {"&;", 0, 0},
	{"&#;", 0, 0},             {"&#x;", 0, 0},            {"&#0;", 4, 0xfffd},      {"&#xD800;", 8, 0xfffd},
	{"&#x110000;", 10, 0xfffd},
};

START_TEST(reading_of_references)
{
	char32_t c = 0;
	const char *s = references[_i].source;

	ck_assert_msg(entity_read(s, strlen(s), &c) == references[_i].length, "%s", s);
	if (references[_i].length)
		ck_assert_msg(c == references[_i].c, "%s is U+%04X", s, (unsigned)c);
}
END_TEST

/* ---- the text ------------------------------------------------------------------------------------- */

static const struct {
	const char *page, *text;
} texts[] = {
	{"<p>一 \n 二</p><p>三", "一 二\n\n三\n"},
	{"<p>甲<b>1</b>2件<br>乙<hr>丙", "甲12件\n乙\n\n丙\n"},
	{"<h2>標題</h2><div>文<div>內</div>外</div>", "## 標題\n\n文\n\n內\n\n外\n"},
	{"<head><title>1</title></head><script>if (a<b) '</p>'</script>文<style>p{}</style>字", "文字\n"},
	{"<nav>1<div>2</nav>文<footer>3</footer><header>4</header>", "文\n"},
	{"<main><header><h1>題</h1></header>文</main>", "# 題\n\n文\n"},
	{"甲<span hidden>1</span><i style='display:none'>2</i><i aria-hidden=true>3</i>乙<!-- 4 -->丙", "甲乙丙\n"},
	{"<ul><li>甲<li>乙<ul><li>丙</ul></ul>", "- 甲\n\n- 乙\n\n丙\n"},
	{"<ol><li>甲</li><li>乙<ol><li>丙</ol><li>丁</ol>", "1. 甲\n\n2. 乙\n\n(1) 丙\n\n3. 丁\n"},
	{"<ol start='5'><li>甲<li><p>乙</ol>", "5. 甲\n\n6. 乙\n"},
	{"<ul><li>一、甲<li>二、乙</ul>", "- 一、甲\n\n- 二、乙\n"},
	{"<table><tr><th>甲<th>乙<tr><td>1<td>2</table>",
	 "<table>\n<tr><th>甲<th>乙</tr>\n<tr><td>1<td>2</tr>\n"},
	{"<table><caption>表一<thead><tr><td colspan=2 rowspan='3'>甲</td><td><p>乙</p><p>丙</p></td></tr></table>後",
	 "表一\n\n<table>\n<tr><td colspan=\"2\" rowspan=\"3\">甲<td>乙 丙</tr>\n\n後\n"},
	{"<table><td>甲<td>1</table><table><td>乙<td>2", "<table>\n<tr><td>甲<td>1</tr>\n\n<table>\n<tr><td>乙<td>2</tr>\n"},
	{"<table><tr><td>框<td><table><tr><td>甲<td>1</table></table>", "框\n\n<table>\n<tr><td>甲<td>1</tr>\n"},
	{"<table><tr><td>一欄<tr><td>二欄</table>", "一欄\n\n二欄\n"},
	{"<table><tr><td>甲<td hidden>1<td>2</table>", "<table>\n<tr><td>甲<td>2</tr>\n"},
	{"a < b & c &lt;td&gt; 甲|乙", "a ＜ b & c ＜td> 甲｜乙\n"},
	{"1,234<sup>1</sup>人", "1,234¹人\n"},
	{"<pre>甲  1\n乙  2</pre>", "甲  1\n乙  2\n"},
	{"<ol><li><pre> 甲  1</pre></ol>", "1. 甲  1\n"},
	{"<table><tr><td>甲<td>1</td><li><td>2</table>", "<table>\n<tr><td>甲<td>1<td>2</tr>\n"},
	{"<div>甲</p></td></div>乙</table></nothing>丙", "甲\n\n乙丙\n"},
	{"<td>甲<td>乙", "甲\n\n乙\n"},
	{"甲<a href='x>y'>乙</a><a href=\"", "甲乙\n"},
	{"<textarea>1</textarea><select><option>2</select>甲<del>3</del>", "甲\n"},
	{"<script>1", ""},
	{"<html><head><title>1</title><meta><body>甲", "甲\n"},
	{"<p\f=\"=>甲<p ==>乙", "甲\n\n乙\n"},
};

/* what the text has stands in the page where the origin says, in order */
static void ck_assert_origin(const struct origin *o, struct slice page, struct slice text)
{
	uint32_t before = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct piece *p = &o->v[i];

		ck_assert(p->start >= before && p->start <= p->end && p->end <= page.n);
		ck_assert(p->at < text.n && (i == 0 || p->at > o->v[i - 1].at));
		if (p->verbatim)
			ck_assert(memcmp(page.p + p->start, text.p + p->at, p->end - p->start) == 0);
		ck_assert_uint_eq(origin_start(o, p->at), p->start);
		before = p->start;
	}
}

START_TEST(text_of_page)
{
	struct buffer text = {0};
	struct origin origin = {0};
	struct slice page = slice_of(texts[_i].page);

	reading_start();
	page_read(page, &text, &origin);
	ck_assert_msg(slice_is(buffer_slice(&text), texts[_i].text), "%s gives %.*s", texts[_i].page, (int)text.n, text.p);
	ck_assert_origin(&origin, page, buffer_slice(&text));
	buffer_free(&text);
	origin_free(&origin);
}
END_TEST

START_TEST(places)
{
	static const char page[] = "<p>\n第&#19968;<b>\n</b>次</p>";
	struct buffer text = {0};
	struct origin origin = {0};

	reading_start();
	page_read(slice_of(page), &text, &origin);
	ck_assert(slice_is(buffer_slice(&text), "第一 次\n"));
	ck_assert_uint_eq(origin_start(&origin, 0), 4);
	ck_assert_uint_eq(origin_start(&origin, 3), 7);
	ck_assert_uint_eq(origin_end(&origin, 6), 15);
	ck_assert_uint_eq(origin_end(&origin, 10), strlen(page) - 4);
	ck_assert_int_eq(origin_line(&origin, 3), 1);
	ck_assert_int_eq(origin_line(&origin, 4), 2);
	ck_assert_int_eq(origin_line(&origin, 19), 3);
	buffer_free(&text);
	origin_free(&origin);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{pages, ROWS(beginnings)}, {reading_of_references, ROWS(references)}, {text_of_page, ROWS(texts)}, {places, 0},
	};

	return UNIT_RUN("page", units);
}
