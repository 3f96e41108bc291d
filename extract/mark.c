#include "extract/mark.h"

#include "core/utf8.h"
#include "extract/chars.h"

enum { HALF_MAX = 30 /* items of a list numbered 1) 2) */ };

/* a reader over one line, by folded characters */
struct cursor {
	const char *p;
	uint32_t at, end, length; /* length: of the character at `at` */
	char32_t c;               /* that character, 0 at the end */
};

static void look(struct cursor *c)
{
	c->c = 0;
	c->length = 0;
	if (c->at >= c->end)
		return;
	c->length = (uint32_t)utf8_next(c->p + c->at, &c->c);
	if (char_is(c->c, CHAR_ODD))
		c->c = char_fold(c->c);
}

static void skip_to(struct cursor *c, uint32_t at)
{
	c->at = at;
	look(c);
}

static char32_t take(struct cursor *c)
{
	char32_t ch = c->c;

	skip_to(c, c->at + c->length);
	return ch;
}

static bool take_if(struct cursor *c, char32_t wanted)
{
	if (c->c != wanted)
		return false;
	take(c);
	return true;
}

static void skip_blanks(struct cursor *c)
{
	while (char_is(c->c, CHAR_SPACE))
		take(c);
}

static bool is_bullet(char32_t c)
{
	/* all of them stand below the ideographs */
	return c < 0x3000 && !char_is(c, CHAR_DIGIT) && is_any(c, U"-*+•●◎○■□◆◇※▪‧·–▓");
}

/* ○萬五千元, ○一萬: a ring in front of the rest of a number; ○一、 is a bullet */
static bool is_zero(struct cursor c)
{
	char32_t ch = take(&c);

	return char_is(ch, CHAR_BIG) || (char_is(ch, CHAR_NUMERAL) && char_is(c.c, CHAR_NUMERAL | CHAR_SMALL | CHAR_BIG));
}

/* #, >, bullets and ** in any order, each followed by what a reader would not take for text */
static void skip_furniture(struct cursor *c, struct lead *lead)
{
	for (;;) {
		struct cursor before;
		char32_t ch;

		skip_blanks(c);
		before = *c;
		ch = c->c;
		if (ch == U'#') {
			while (take_if(c, U'#'))
				lead->hashes++;
			continue;
		}
		if (ch == U'>' && take_if(c, U'>')) {
			lead->quote = true;
			continue;
		}
		if (c->at + 1 < c->end && c->p[c->at] == '*' && c->p[c->at + 1] == '*') {
			skip_to(c, c->at + 2);
			continue;
		}
		if (is_bullet(ch) && !lead->bullet) {
			take(c);
			/* -5% is a number, - 5 an item; ○○ stands for a name */
			if (ch < 0x80 ? char_is(c->c, CHAR_SPACE) : !is_bullet(c->c) && !(ch == U'○' && is_zero(*c))) {
				lead->bullet = true;
				lead->mark = before.at;
				lead->mark_end = c->at;
				continue;
			}
			*c = before;
		}
		return;
	}
}

/* 一 .. 九十九, 壹 .. ; returns -1 when there is none */
static int take_han_number(struct cursor *c, bool *formal)
{
	int value = 0, digits = 0, unit = -1;

	*formal = false;
	for (;; digits++) {
		char32_t ch = c->c;
		int digit = numeral_digit(ch), scale = numeral_scale(ch);

		if (digit < 0 && scale != 1 && scale != 2)
			break;
		if (ch < 0x80 || digits > 5)
			return -1;
		if (digits == 0)
			*formal = ch == U'壹' || ch == U'貳' || ch == U'參' || ch == U'叁' || ch == U'肆' ||
			          ch == U'伍' || ch == U'陸' || ch == U'柒' || ch == U'捌' || ch == U'玖' ||
			          ch == U'拾';
		take(c);
		if (scale >= 1) {
			int base = scale == 1 ? 10 : 100;

			value += (unit < 0 ? 1 : unit) * base;
			unit = -1;
		} else if (digit >= 20) {
			value += digit;
		} else {
			unit = unit < 0 ? digit : unit * 10 + digit;
		}
	}
	if (digits == 0)
		return -1;
	return value + (unit < 0 ? 0 : unit);
}

static int take_digits(struct cursor *c)
{
	int value = 0, n = 0;

	for (; char_is(c->c, CHAR_DIGIT); n++) {
		if (n == 3)
			return -1;
		value = value * 10 + (int)(take(c) - U'0');
	}
	return n ? value : -1;
}

static int stem_value(char32_t c)
{
	static const char32_t stems[] = U"甲乙丙丁戊己庚辛壬癸";

	for (int i = 0; stems[i]; i++)
		if (c == stems[i])
			return i + 1;
	return 0;
}

/* lead->text is where the mark began */
static bool found(struct lead *lead, const struct cursor *c, enum mark_kind kind, int value)
{
	lead->mark = lead->text;
	lead->kind = kind;
	lead->value = value;
	lead->mark_end = c->at;
	return true;
}

static int take_digits(struct cursor *c);

/* 5、6月 goes on a sentence; 2、112年 begins an item */
static bool is_enumeration(struct cursor c, int value)
{
	static const char32_t units[] = U"月日條項款點";
	char32_t next;

	/* 1、2月底 more often opens the first item */
	if (value == 1 || take_digits(&c) != value + 1)
		return false;
	next = c.c;
	/* 113、114年度 are years, no item 113 */
	if (next == U'年' && value >= 80)
		return true;
	for (size_t i = 0; units[i]; i++)
		if (next == units[i])
			return true;
	return false;
}

/* 1.100年6月: no decimal, an item that begins with a year */
static bool begins_with_year(struct cursor c)
{
	int value = take_digits(&c);

	return value >= 80 && c.c == U'年';
}

/* 二．四%, 五、九七三億元: a line that begins within a Chinese number goes on with its decimals or its group */
static bool is_han_number(struct cursor c, char32_t separator)
{
	int digits = 0;

	for (; numeral_digit(c.c) >= 0 && numeral_digit(c.c) < 10 && c.c > 0x80; digits++)
		take(&c);
	return is_any(c.c, U"%％億萬兆倍成元人件") && (separator == U'、' ? digits == 3 : digits > 0);
}

/* 、 or . or ． behind the number of a mark; "1.5" is none */
static bool take_separator(struct cursor *c, int value)
{
	struct cursor before = *c;
	char32_t ch = take(c);

	if (ch != U'、' && ch != U'.' && ch != U'．' && ch != U'﹒') {
		*c = before;
		return false;
	}
	if (char_is(c->c, CHAR_NUMERAL) && is_han_number(*c, ch)) {
		*c = before;
		return false;
	}
	if (char_is(c->c, CHAR_DIGIT) && (ch == U'、' ? is_enumeration(*c, value) : !begins_with_year(*c))) {
		*c = before;
		return false;
	}
	return true;
}

static bool read_plain(struct cursor *c, struct lead *lead)
{
	struct cursor start = *c;
	bool formal;
	int value = take_digits(c);

	if (value >= 0 && take_separator(c, value))
		return found(lead, c, MARK_NUMBER, value);
	/* 1) is half of （1）; 112)年 is the end of a bracket in the line before */
	if (value > 0 && value <= HALF_MAX && take_if(c, U'）') && !is_any(c->c, U"年月日"))
		return found(lead, c, MARK_NUMBER_BRACKET, value);
	*c = start;
	value = take_han_number(c, &formal);
	if (value > 0) {
		if (take_separator(c, value))
			return found(lead, c, formal ? MARK_FORMAL : MARK_HAN, value);
		if (formal && char_is(c->c, CHAR_SPACE))
			return found(lead, c, MARK_FORMAL, value);
	}
	*c = start;
	value = stem_value(take(c));
	if (value > 0 && take_separator(c, value))
		return found(lead, c, MARK_STEM, value);
	*c = start;
	return false;
}

static bool read_letter(struct cursor *c, struct lead *lead)
{
	struct cursor start = *c;
	char32_t ch = take(c);

	if (char_is(ch, CHAR_LATIN) && take_separator(c, 0) && !char_is(c->c, CHAR_LATIN))
		return found(lead, c, MARK_LETTER, (int)((ch | 0x20) - U'a') + 1);
	*c = start;
	return false;
}

static bool read_bracket(struct cursor *c, struct lead *lead)
{
	struct cursor start = *c, inner;
	enum mark_kind kind = MARK_NONE;
	bool formal;
	int value;

	if (!take_if(c, U'（'))
		return false;
	skip_blanks(c);
	inner = *c;
	if ((value = take_digits(c)) >= 0 && value < 100)
		kind = MARK_NUMBER_BRACKET;
	else if (*c = inner, (value = take_han_number(c, &formal)) > 0)
		kind = MARK_HAN_BRACKET;
	else if (*c = inner, (value = stem_value(take(c))) > 0)
		kind = MARK_STEM_BRACKET;
	skip_blanks(c);
	if (kind != MARK_NONE && take_if(c, U'）')) {
		/* (2)年 goes on a sentence */
		char32_t next = c->c;

		if (next != U'年' && next != U'月' && next != U'日')
			return found(lead, c, kind, value);
	}
	*c = start;
	return false;
}

static bool read_circled(struct cursor *c, struct lead *lead)
{
	struct cursor start = *c;
	char32_t ch = take(c);

	if (ch >= U'①' && ch <= U'⑳')
		return found(lead, c, MARK_CIRCLED, (int)(ch - U'①') + 1);
	if (ch >= U'⑴' && ch <= U'⒇')
		return found(lead, c, MARK_NUMBER_BRACKET, (int)(ch - U'⑴') + 1);
	if (ch >= U'㈠' && ch <= U'㈩')
		return found(lead, c, MARK_HAN_BRACKET, (int)(ch - U'㈠') + 1);
	*c = start;
	return false;
}

/* 第一章 總說明, 第 3 項 主計總處: only where the text goes on behind a blank */
static bool read_division(struct cursor *c, struct lead *lead)
{
	struct cursor start = *c;
	enum mark_kind kind = MARK_NONE;
	bool formal;
	int value;

	if (!take_if(c, U'第'))
		return false;
	skip_blanks(c);
	value = take_digits(c);
	if (value < 0)
		value = take_han_number(c, &formal);
	skip_blanks(c);
	switch (value > 0 ? take(c) : 0) {
	case U'編':
	case U'篇':
		kind = MARK_PART;
		break;
	case U'章':
		kind = MARK_CHAPTER;
		break;
	case U'節':
		kind = MARK_DIVISION;
		break;
	case U'款':
	case U'項':
	case U'目':
		kind = MARK_ENTRY;
		break;
	default:
		break;
	}
	if (kind != MARK_NONE && char_is(c->c, CHAR_SPACE))
		return found(lead, c, kind, value);
	*c = start;
	return false;
}

/* by the first character; most lines begin with one that no mark has */
static bool read_mark(struct cursor *c, struct lead *lead)
{
	char32_t ch = c->c;

	if (ch == U'（')
		return read_bracket(c, lead);
	if (ch == U'第')
		return read_division(c, lead);
	if (char_is(ch, CHAR_LATIN))
		return read_letter(c, lead);
	if (char_is(ch, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) || stem_value(ch))
		return read_plain(c, lead);
	return ((ch >= 0x2460 && ch <= 0x24ff) || (ch >= 0x3220 && ch <= 0x3229)) && read_circled(c, lead);
}

struct lead lead_read(struct slice source, uint32_t start, uint32_t end)
{
	struct cursor c = {.p = source.p, .at = start, .end = end};
	struct lead lead = {.kind = MARK_NONE};

	look(&c);
	skip_furniture(&c, &lead);
	lead.text = c.at;
	if (read_mark(&c, &lead)) {
		while (c.at + 1 < end && c.p[c.at] == '*' && c.p[c.at + 1] == '*')
			skip_to(&c, c.at + 2);
		skip_blanks(&c);
		lead.text = c.at;
	} else if (!lead.bullet) {
		lead.mark = lead.mark_end = lead.text;
	}
	return lead;
}
