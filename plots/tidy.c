#include "plots/tidy.h"

#include "core/utf8.h"
#include "plots/clean.h"
#include "plots/wording.h"

struct slice tidy_take(struct arena *mem, struct buffer *b)
{
	struct slice copy = arena_copy(mem, buffer_slice(b));

	buffer_free(b);
	return copy;
}

struct slice tidy_drop_end(struct slice s, const char *const *endings)
{
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; endings[i] != NULL; i++) {
			struct slice end = slice_of(endings[i]);

			if (s.n > end.n && slice_ends(s, end)) {
				s.n -= end.n;
				again = true;
			}
		}
	}
	return s;
}

static bool opens(char32_t c)
{
	return c == U'（' || c == U'(' || c == U'〔' || c == U'【';
}

static bool closes(char32_t c)
{
	return c == U'）' || c == U')' || c == U'〕' || c == U'】';
}

/* A bracket that opens the text and is not closed was cut from a longer one: only it goes. */
static struct slice without_open_bracket(struct slice text)
{
	char32_t c;
	size_t first = utf8_decode(text.p, text.n, &c);

	if (first == 0 || !opens(c))
		return text;
	for (size_t i = 0, n; i < text.n; i += n ? n : 1) {
		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n && closes(c))
			return text;
	}
	return (struct slice){text.p + first, text.n - first};
}

/* text without brackets and what is in them, quotes and the marks of Markdown emphasis; an open
 * bracket takes the rest with it */
static struct slice without_brackets(struct arena *mem, struct slice text)
{
	struct buffer b = {0};
	int depth = 0;
	char32_t c;

	for (size_t i = 0, n; i < text.n; i += n) {
		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n == 0)
			break;
		if (opens(c))
			depth++;
		else if (closes(c))
			depth -= depth > 0;
		else if (depth == 0 && c != U'「' && c != U'」' && c != U'*')
			buffer_add(&b, (struct slice){text.p + i, n});
	}
	return tidy_take(mem, &b);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* does a blank between these bytes part no words? not so between Latin ones */
static bool is_within(char before, char after)
{
	bool left = before & 0x80, right = after & 0x80;

	return (left && right) || (left && is_digit(after)) || (right && is_digit(before));
}

/* 討 論 事 項 -> 討論事項, 114 年度 -> 114年度: a blank beside an ideograph only spreads a heading */
static struct slice without_spread(struct arena *mem, struct slice text)
{
	struct buffer b = {0};

	for (size_t i = 0; i < text.n; i++) {
		bool spread = text.p[i] == ' ' && i > 0 && i + 1 < text.n && is_within(text.p[i - 1], text.p[i + 1]);

		/* U+3000 and U+2003 set a row in */
		if (slice_starts((struct slice){text.p + i, text.n - i}, SLICE("　")) ||
		    slice_starts((struct slice){text.p + i, text.n - i}, SLICE("\u2003")))
			i += sizeof "　" - 2;
		else if (!spread)
			buffer_char(&b, text.p[i]);
	}
	return tidy_take(mem, &b);
}

static bool is_numeral(char32_t c)
{
	static const char32_t numerals[] = U"一二三四五六七八九十";

	for (size_t i = 0; numerals[i]; i++)
		if (c == numerals[i])
			return true;
	return false;
}

/* 二、教育科學文化支出: the mark of a list is no part of the name */
static struct slice without_mark(struct slice s)
{
	size_t i = 0, n;
	char32_t c = 0;

	while ((n = utf8_decode(s.p + i, s.n - i, &c)) > 0 && is_numeral(c))
		i += n;
	if (i == 0 || n == 0 || c != U'、' || i + n == s.n)
		return s;
	return (struct slice){s.p + i + n, s.n - i - n};
}

bool tidy_is_grade(struct slice s)
{
	static const char *const grades[] = {"甲等", "乙等", "丙等", "丁等", "優等", "特等", "高等", "中等", "初等", "上等",
	                                     "下等", "一等", "二等", "三等", "四等", "五等", "平等", "同等", NULL};

	return slice_ends_any(s, grades);
}

/* 甲公司等 -> 甲公司, but 甲等 stays */
static struct slice without_and_so_on(struct slice s)
{
	static const char *const end[] = {"等", NULL};

	return tidy_is_grade(s) ? s : tidy_drop_end(s, end);
}

struct slice wording_tidy(struct arena *mem, struct slice text)
{
	static const char *const heads[] = {"本部", "本署", "本司", "本處",  "本會",
	                                    "本局", "本月", "含",   "主要係"};
	static const char *const endings[] = {
	        "：",       ":",        "，",       "。",       "立法院審議結果",
	        "審議結果", "審查結果", "辦理情形", "執行情形", "推動情形",
	        "統計數據", "如下",     NULL};
	struct slice s =
	        slice_trim(without_spread(mem, without_brackets(mem, without_open_bracket(clean_text(mem, text)))));

	s = without_and_so_on(tidy_drop_end(without_mark(s), endings));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct slice head = slice_of(heads[i]);

		if (s.n > head.n && slice_starts(s, head))
			s = (struct slice){s.p + head.n, s.n - head.n};
	}
	return slice_trim(s);
}
