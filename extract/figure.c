#include "extract/figure.h"

#include <stdlib.h>

#include "core/buffer.h"
#include "core/memory.h"
#include "core/message.h"
#include "extract/calendar.h"
#include "extract/numeral.h"
#include "extract/pattern.h"
#include "extract/qualifier.h"
#include "extract/quantity.h"
#include "extract/reference.h"
#include "extract/words.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

enum { TOKEN_MAX = 80, IDIOM_BACK = 4, CODE_DIGITS = 8 };

static const struct {
	const char *reason, *pattern;
} excludes[] = {
#define EXCLUDE(reason, pattern) {#reason, pattern},
#include "extract/excludes.def"
#undef EXCLUDE
};

static const char32_t *const idioms[] = {
#define IDIOM(word) word,
#include "extract/idioms.def"
#undef IDIOM
};

static struct pattern *exclude_pattern;
static struct words idiom_words;

const char *qualifier_name(enum qualifier q)
{
	static const char *const names[] = {
#define QUALIFIER(id, name) name,
#include "extract/qualifiers.def"
#undef QUALIFIER
	};

	return names[q];
}

/* one alternation, so that a run of digits costs one call; the mark names the reason */
static void compile_excludes(void)
{
	struct buffer source = {0};
	const char *error;
	size_t offset;

	for (size_t i = 0; i < COUNT(excludes); i++)
		buffer_printf(&source, "%s(?:%s)(*MARK:%zu)", i ? "|" : "", excludes[i].pattern, i);
	exclude_pattern = pattern_compile(buffer_slice(&source), PATTERN_ANCHORED, &error, &offset);
	if (exclude_pattern == NULL)
		message_fatal(EXIT_BUG, "excludes.def: %s at offset %zu", error, offset);
	buffer_free(&source);
}

void figures_start(void)
{
	if (exclude_pattern != NULL)
		return;
	units_start();
	qualifiers_start();
	calendar_start();
	compile_excludes();
	for (size_t i = 0; i < COUNT(idioms); i++)
		words_add(&idiom_words, idioms[i], (int)i);
}

void figures_free(struct figures *f)
{
	free(f->v);
	free(f->out);
	*f = (struct figures){0};
}

/* ---- the scan --------------------------------------------------------------------------------- */

struct scan {
	const struct text *t;
	struct figures *f;
	size_t low; /* end of what has been read */
};

static void exclude(struct scan *s, size_t start, size_t end, const char *reason)
{
	struct figures *f = s->f;

	f->out = xgrow(f->out, &f->out_cap, f->n_out + 1, sizeof *f->out);
	f->out[f->n_out++] = (struct excluded){(uint32_t)start, (uint32_t)end, reason};
	s->low = end;
}

static void add(struct scan *s, const struct figure *figure)
{
	struct figures *f = s->f;

	f->v = xgrow(f->v, &f->cap, f->n + 1, sizeof *f->v);
	f->v[f->n++] = *figure;
	s->low = figure->end;
}

static const struct figure *last_figure(const struct scan *s)
{
	return s->f->n ? &s->f->v[s->f->n - 1] : NULL;
}

static bool is_token(char32_t c)
{
	return char_is(c, CHAR_LATIN | CHAR_DIGIT) || c == U'-' || c == U'_' || c == U'.' || c == U'/' || c == U'@' ||
	       c == U':' || c == U'#' || c == U'&' || c == U'+';
}

/* start of the run of letters, digits and signs that the digit at i stands in */
static size_t token_start(const struct scan *s, size_t i)
{
	size_t start = i;

	while (start > s->low && i - start < TOKEN_MAX && is_token(s->t->cp[start - 1]))
		start--;
	/* a run begins with a letter or digit: 成長率-2.5% is no token */
	while (start < i && !text_is(s->t, start, CHAR_LATIN | CHAR_DIGIT))
		start++;
	return start;
}

static bool match_exclude(struct scan *s, size_t at, size_t digit)
{
	struct pattern_match m;
	size_t index = 0;

	if (!pattern_find(exclude_pattern, s->t->cp, s->t->n, at, &m) || m.end <= digit)
		return false;
	for (const char32_t *c = m.mark; c && *c; c++)
		index = index * 10 + (size_t)(*c - U'0');
	exclude(s, at, m.end, excludes[index].reason);
	return true;
}

/* The patterns of excludes.def ask for CHAR_BARS or CHAR_BARRED around the digits; most numbers have none. */
static bool may_be_excluded(const struct text *t, size_t start, size_t i)
{
	size_t end = i;

	if (start < i || t->cp[i] == U'0')
		return true;
	while (text_is(t, end, CHAR_DIGIT))
		end++;
	return (i > 0 && char_is(t->cp[i - 1], CHAR_BARS)) || text_is(t, end, CHAR_BARRED) ||
	       (text_char(t, end) == U'年' && is_any(text_char(t, end + 1), U"代國")) ||
	       (end - i >= 3 && end - i <= 4 && t->cp[i] == U'1' && text_is(t, end, CHAR_HAN));
}

static bool read_excluded(struct scan *s, size_t i)
{
	size_t start = token_start(s, i);

	if (!may_be_excluded(s->t, start, i))
		return false;

	/* （02）2345-6789: the bracket opens the number */
	if (start == i && i > s->low && s->t->cp[i - 1] == U'（' && text_char(s->t, i) == U'0' &&
	    match_exclude(s, i - 1, i))
		return true;
	return (start < i && match_exclude(s, start, i)) || match_exclude(s, i, i);
}

/* 之一億, 提高二點六: the number goes on behind what looked like an idiom */
static bool number_goes_on(const struct text *t, size_t end)
{
	if (t->cp[end - 1] == U'點' && text_is(t, end, CHAR_NUMERAL))
		return true;
	return text_is(t, end - 1, CHAR_NUMERAL | CHAR_SMALL) &&
	       (text_is(t, end, CHAR_NUMERAL | CHAR_SMALL | CHAR_BIG) || text_char(t, end) == U'點' ||
	        text_char(t, end) == U'成' || text_has(t, end, U"分之"));
}

/* 一般, 第三方: the end of the idiom around the numeral at i, or i */
static size_t idiom_end(const struct text *t, size_t i)
{
	size_t longest = i;

	for (size_t back = 0; back <= IDIOM_BACK && back <= i; back++) {
		size_t length;

		if (words_longest(&idiom_words, t, 0, i - back, &length) != NO_WORD && i - back + length > longest &&
		    !number_goes_on(t, i - back + length))
			longest = i - back + length;
	}
	return longest;
}

static bool read_calendar(struct scan *s, size_t i)
{
	struct figure f = {.kind = KIND_DATE};

	if (!calendar_read(s->t, s->low, i, last_figure(s), &f))
		return false;
	f.segments = 1;
	f.unit = "";
	f.qualifier = qualifier_around(s->t, s->low, &f);
	add(s, &f);
	return true;
}

/* 二期 behind 第一、 */
static bool read_continued(struct scan *s, size_t i)
{
	struct figure f;

	if (!reference_of_year(s->t, s->low, i, &f) && !reference_continue(s->t, i, last_figure(s), &f))
		return false;
	add(s, &f);
	return true;
}

static bool read_quantity(struct scan *s, size_t i)
{
	struct figure f;

	/* 5+2產業 */
	if (i > 1 && s->t->cp[i - 1] == U'+' && text_is(s->t, i - 2, CHAR_DIGIT))
		return false;
	if (!quantity_read(s->t, s->low, i, &f))
		return false;
	add(s, &f);
	return true;
}

/* letters directly behind digits that are no unit: 5G, 3D, 4K */
static size_t code_end(const struct text *t, size_t i)
{
	size_t j = i;

	while (text_is(t, j, CHAR_DIGIT) || ((text_char(t, j) == U'.' || text_char(t, j) == U',') && text_is(t, j + 1, CHAR_DIGIT)))
		j++;
	if (!text_is(t, j, CHAR_LATIN) && !(text_char(t, j) == U'-' && text_is(t, j + 1, CHAR_LATIN)))
		return i;
	while (j < t->n && is_token(t->cp[j]) && t->cp[j] != U':')
		j++;
	return j;
}

/* （1） or （一） inside a paragraph, in front of text: a mark, no figure. Its end, or i. */
static size_t inline_mark(const struct text *t, size_t low, size_t i)
{
	int v;
	size_t j;

	if (i <= low || t->cp[i - 1] != U'（' || t->cp[i] == U'0')
		return i;
	j = numeral_small(t, i, &v);
	if (j == i || v == 0 || v > 30 || text_is(t, j + 1, CHAR_DIGIT) || text_char(t, j) != U'）')
		return i;
	if (text_is(t, j + 1, CHAR_STOP | CHAR_COMMA | CHAR_CLOSE) || j + 1 >= t->n || text_char(t, j + 1) == U'、')
		return i;
	return j;
}

/* 包括：1.推動…；2.規劃…: an item inside a paragraph. Its end, or i. */
static size_t inline_item(const struct text *t, size_t i)
{
	int v;
	size_t j = numeral_small(t, i, &v);
	char32_t before = i ? t->cp[i - 1] : U'：';

	if (j == i || v == 0 || v > 30 || (text_char(t, j) != U'.' && text_char(t, j) != U'、'))
		return i;
	/* no number ends with a point before a word; 1、 may be the first of a list of numbers */
	if (text_char(t, j) == U'.' ? !char_is(before, CHAR_HAN | CHAR_OPEN | CHAR_COMMA | CHAR_STOP | CHAR_CLOSE) : !is_any(before, U"：；。，」"))
		return i;
	if (!text_is(t, j + 1, CHAR_HAN | CHAR_OPEN))
		return i;
	/* 1、2月 is a list of months */
	return text_is(t, j + 1, CHAR_NUMERAL) ? i : j;
}

/* how far in front of a page number its leaders may end, and how many make it one */
enum { LEADERS_BACK = 24, LEADERS = 3 };

/* 總說明.......12: a number behind leaders is a page */
static bool behind_leaders(const struct text *t, size_t i)
{
	size_t dots = 0, low = i > LEADERS_BACK ? i - LEADERS_BACK : 0;

	while (i > low && (text_is(t, i - 1, CHAR_DIGIT | CHAR_SPACE | CHAR_DASH)))
		i--;
	while (dots < LEADERS && i > dots && (t->cp[i - dots - 1] == U'.' || t->cp[i - dots - 1] == U'·' || t->cp[i - dots - 1] == U'…' ||
	                    t->cp[i - dots - 1] == U'‧'))
		dots++;
	return dots == LEADERS;
}

static size_t digits_end(const struct text *t, size_t i)
{
	while (text_is(t, i, CHAR_DIGIT) ||
	       ((text_char(t, i) == U',' || text_char(t, i) == U'.') && text_is(t, i + 1, CHAR_DIGIT)))
		i++;
	return i;
}

/* ICANN 76, 徵案100」: a bare number that is part of a name */
static bool is_in_name(const struct text *t, size_t i, size_t end)
{
	bool after_latin = i > 0 && (text_is(t, i - 1, CHAR_LATIN) ||
	                             (i > 1 && t->cp[i - 1] == U' ' && text_is(t, i - 2, CHAR_LATIN)));

	/* 2004臺灣觀光年, 挑戰2008 */
	if (end == i + 4 && (t->cp[i] == U'2' || t->cp[i] == U'1') && (t->cp[i + 1] == U'0' || t->cp[i + 1] == U'9'))
		return true;
	/* 5+2產業, 「235計畫」 */
	if (i > 0 && is_any(t->cp[i - 1], U"「『《〈") && text_is(t, end, CHAR_HAN))
		return true;
	if (text_char(t, end) == U'+' || (i > 0 && t->cp[i - 1] == U'+'))
		return true;
	return after_latin || text_char(t, end) == U'」' || text_char(t, end) == U'》' || text_char(t, end) == U'』' ||
	       (text_char(t, end) == U' ' && text_is(t, end + 1, CHAR_LATIN));
}

/* ISO 14064-1: the name goes on */
static size_t name_end(const struct text *t, size_t i, size_t end)
{
	while (is_in_name(t, i, end) && is_any(text_char(t, end), U"-:") && text_is(t, end + 1, CHAR_DIGIT))
		end = digits_end(t, end + 1);
	return end;
}

/* why a number without unit is no figure; only what none of it explains is a gap */
static const char *bare_reason(const struct text *t, size_t i, size_t end)
{
	if (behind_leaders(t, i))
		return "page";
	if (is_in_name(t, i, end))
		return "name";
	/* an amount of that length has separators: 3607010100 is an account */
	for (size_t k = i; k < end; k++)
		if (!text_is(t, k, CHAR_DIGIT))
			return "unread";
	return end - i >= CODE_DIGITS ? "code" : "unread";
}

static size_t read_digits(struct scan *s, size_t i)
{
	const struct text *t = s->t;
	bool in_word = i > s->low && text_is(t, i - 1, CHAR_LATIN) && !text_before(t, s->low, i, U"FY");
	size_t end;

	if (!in_word && (read_continued(s, i) || read_calendar(s, i)))
		return s->low;
	end = inline_mark(t, s->low, i);
	if (end == i)
		end = inline_item(t, i);
	if (end > i) {
		exclude(s, i, end, "mark");
		return end;
	}
	if (read_excluded(s, i) || read_quantity(s, i))
		return s->low;
	end = code_end(t, i);
	if (end > i) {
		exclude(s, token_start(s, i), end, "code");
		return end;
	}
	end = digits_end(t, i);
	exclude(s, i, name_end(t, i, end), bare_reason(t, i, end));
	return s->low;
}

/* 七賢路二段: a part of an address */
static size_t address_end(const struct text *t, size_t i)
{
	int v;
	size_t j = numeral_small(t, i, &v);

	return i > 0 && (t->cp[i - 1] == U'路' || t->cp[i - 1] == U'街' || t->cp[i - 1] == U'道') && text_char(t, j) == U'段'
		       ? j + 1
		       : i;
}

/* 數十人, 好幾十件: how many is not said; in 人數十二萬 數 belongs to the noun */
static bool is_indefinite(const struct text *t, size_t i)
{
	if (i == 0 || !text_is(t, i, CHAR_SMALL))
		return false;
	return t->cp[i - 1] == U'幾' ||
	       (t->cp[i - 1] == U'數' && !(i > 1 && is_any(t->cp[i - 2], U"人件家戶場次總項校筆案分個計點票位倍歲基函天日"
	                                                                U"月年字張床輛艘棟頁股班處所名座台臺部")));
}

static size_t numerals_end(const struct text *t, size_t i)
{
	while (text_is(t, i, CHAR_NUMERAL | CHAR_SMALL | CHAR_BIG))
		i++;
	return i;
}

/* 十分鐘, 三星期, 第三方案: the unit goes on behind the idiom, which begins with the number */
static bool outgrows(const struct text *t, size_t i, size_t end, const struct figure *f)
{
	size_t length;

	return words_longest(&idiom_words, t, 0, i, &length) != NO_WORD && i + length == end && f->end > end;
}

static size_t read_idiom(struct scan *s, size_t i, size_t end)
{
	struct figure f;

	if (!quantity_read(s->t, s->low, i, &f) || !outgrows(s->t, i, end, &f))
		return end;
	add(s, &f);
	return s->low;
}

static size_t read_han(struct scan *s, size_t i)
{
	size_t end = address_end(s->t, i);

	if (is_indefinite(s->t, i))
		return numerals_end(s->t, i);
	if (end == i)
		end = idiom_end(s->t, i);

	if (read_continued(s, i) || read_calendar(s, i))
		return s->low;
	/* 十分之一 is a fraction, 十分 an adverb */
	if (end > i && !text_has(s->t, i + 1, U"分之"))
		return read_idiom(s, i, end);
	if (read_quantity(s, i))
		return s->low;
	/* the rest of a numeral that is none must not be read as a shorter one */
	return numerals_end(s->t, i);
}

static size_t read_reference(struct scan *s, size_t i)
{
	const struct text *t = s->t;
	struct figure f;
	size_t end;

	if (read_calendar(s, i))
		return s->low;
	end = idiom_end(t, i);
	if (end > i && !(reference_read(t, s->low, i, last_figure(s), &f) && outgrows(t, i, end, &f)))
		return end;
	end = reference_page(t, i);
	if (end > i) {
		exclude(s, i, end, "page");
		return end;
	}
	if (reference_read(t, s->low, i, last_figure(s), &f)) {
		f.qualifier = f.kind == KIND_ORDINAL ? qualifier_around(t, s->low, &f) : QUALIFIER_EXACT;
		add(s, &f);
		return s->low;
	}
	if (t->cp[i] != U'第' || !text_is(t, i + 1, CHAR_NUMERAL | CHAR_SMALL))
		return i + 1;
	/* 第三方 and the like: no number at all */
	for (i++; text_is(t, i, CHAR_NUMERAL | CHAR_SMALL); i++)
		;
	return i;
}

static size_t step(struct scan *s, size_t i)
{
	char32_t c = s->t->cp[i];

	if (char_is(c, CHAR_DIGIT))
		return read_digits(s, i);
	if (c == U'第' || c == U'附')
		return read_reference(s, i);
	if (char_is(c, CHAR_NUMERAL) || c == U'十' || c == U'拾')
		return read_han(s, i);
	if (char_is(c, CHAR_SMALL | CHAR_BIG) &&
	    (text_has(s->t, i + 1, U"分之") || text_has(s->t, i + 1, U"萬分之")))
		return read_quantity(s, i) ? s->low : i + 1;
	if ((c == U'半' || (c == U'過' && text_char(s->t, i + 1) == U'半')) && read_quantity(s, i))
		return s->low;
	return i + 1;
}

/* 1月9日及1月7日前: the word behind the last date of a list is said of all */
static void share_qualifiers(const struct text *t, struct figures *f)
{
	for (size_t i = f->n; i-- > 1;) {
		const struct figure *g = &f->v[i];
		struct figure *before = &f->v[i - 1];
		char32_t c = text_char(t, before->end);

		if (g->kind == KIND_DATE && before->kind == KIND_DATE && before->qualifier == QUALIFIER_EXACT &&
		    g->qualifier == QUALIFIER_BY && g->start == before->end + 1 && (c == U'及' || c == U'、' || c == U'或'))
			before->qualifier = g->qualifier;
	}
}

void figures_read(const struct text *t, struct figures *f)
{
	struct scan s = {t, f, 0};

	f->n = f->n_out = 0;
	for (size_t i = 0; (i = text_find(t, i, t->n, CHAR_FIRST)) < t->n;)
		i = step(&s, i);
	share_qualifiers(t, f);
}
