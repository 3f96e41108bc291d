#include "extract/text.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/utf8.h"

enum { TAG_MAX = 200, TWO_SPACED = 3, THREE_SPACED = 5 /* digits with the blanks between them */ };

void text_free(struct text *t)
{
	free(t->cp);
	free(t->at);
	free(t->markup);
	free(t->seams);
	*t = (struct text){.source = {NULL, 0}};
}

void text_reserve(struct text *t, size_t more)
{
	size_t cap = t->cap;

	if (t->n + more + 1 <= t->cap)
		return;
	t->cp = xgrow(t->cp, &cap, t->n + more + 1, sizeof *t->cp);
	cap = t->cap;
	t->at = xgrow(t->at, &cap, t->n + more + 1, sizeof *t->at);
	t->cap = cap;
}

void text_clear(struct text *t, struct slice source)
{
	t->source = source;
	t->n = 0;
	t->markups = 0;
	t->n_seams = 0;
	t->unsettled = SIZE_MAX;
	t->broken = false;
	text_reserve(t, 0);
	t->at[0] = 0;
}

static void push(struct text *t, char32_t c, uint32_t at)
{
	t->cp[t->n] = c;
	t->at[t->n++] = at;
}

/* Length of an HTML tag at p, else 0: "<" and a letter or "/", closed soon. "<5%" is no tag. */
static uint32_t tag_length(const char *p, size_t n)
{
	const char *close;

	if (n < 3 || p[0] != '<' || !(p[1] == '/' || p[1] == '!' || char_is((unsigned char)p[1], CHAR_LATIN)))
		return 0;
	close = memchr(p, '>', n < TAG_MAX ? n : TAG_MAX);
	return close ? (uint32_t)(close - p) + 1 : 0;
}

/* <td …>, <th …>: what the bar is in Markdown */
static bool is_cell_tag(const char *p)
{
	return (p[1] == 't' || p[1] == 'T') && (p[2] == 'd' || p[2] == 'D' || p[2] == 'h' || p[2] == 'H') &&
	       (p[3] == '>' || p[3] == ' ' || p[3] == '\t');
}

static void add_markup(struct text *t, uint32_t start, uint32_t end)
{
	t->markup = xgrow(t->markup, &t->markup_cap, t->markups + 1, sizeof *t->markup);
	t->markup[t->markups++] = (struct span){start, end};
}

/* a blank at the end of what is there: a second one makes it a gap */
static void push_blank(struct text *t, char32_t c, uint32_t at)
{
	if (t->n && t->cp[t->n - 1] == U'\t')
		return;
	if (t->n && t->cp[t->n - 1] == U' ' && t->at[t->n - 1] + 3 >= at) {
		t->cp[t->n - 1] = U'\t';
		return;
	}
	push(t, c, at);
}

/* what only its neighbours decide: a blank, a separator between digits, one of many dashes; behind a digit in full
 * width a comma in full width may be one */
static bool is_unsettled(char32_t written, char32_t c)
{
	return is_any(c, U",:．－−﹣‐‑") || (written != c && char_is(c, CHAR_DIGIT));
}

/* from here on text_finish() has to look */
static void unsettle(struct text *t)
{
	if (t->unsettled == SIZE_MAX)
		t->unsettled = t->n ? t->n - 1 : 0;
}

static void add_char(struct text *t, char32_t written, uint32_t i)
{
	char32_t c = char_fold(written);

	if (c == U'\t' || c == U' ') {
		push_blank(t, c, i);
		unsettle(t);
		t->broken = true;
	} else if (c >= U' ' && c != 0x7f && !(c >= 0x200b && c <= 0x200f) && c != 0xfeff) {
		if (is_unsettled(written, c))
			unsettle(t);
		push(t, c, i);
	} else {
		t->broken = true;
	}
}

/* Markup at i, which is a < or *: its length when it is left out, else 0. */
static uint32_t add_mark(struct text *t, uint32_t i, uint32_t end)
{
	const char *p = t->source.p + i;
	uint32_t tag;

	if (p[0] == '*')
		return i + 1 < end && p[1] == '*' ? 2 : 0;
	tag = tag_length(p, end - i);
	if (tag == 0)
		return 0;
	add_markup(t, i, i + tag);
	if (is_cell_tag(p))
		push(t, U'|', i);
	return tag;
}

/* Takes over what is read as it is written. Returns the offset of the first character that is not. */
static uint32_t add_plain(struct text *t, uint32_t i, uint32_t end)
{
	const unsigned char *p = (const unsigned char *)t->source.p;
	char32_t *cp = t->cp, c;
	uint32_t *at = t->at;
	size_t n = t->n;

	while (i < end) {
		/* U+4000 to U+9FFF: ideographs come in runs and need no second look */
		for (; i < end && (unsigned)p[i] - 0xe4 <= 5; i += 3, n++) {
			cp[n] = ((char32_t)p[i] << 12) + ((char32_t)p[i + 1] << 6) + p[i + 2] - ((0xe0 << 12) + (0x80 << 6) + 0x80);
			at[n] = i;
		}
		if (i >= end)
			break;
		at[n] = i;
		i += (uint32_t)utf8_next((const char *)p + i, &c);
		if (char_is(c, CHAR_ODD)) {
			i = at[n];
			break;
		}
		cp[n++] = c;
	}
	t->n = n;
	return i;
}

static uint32_t add_odd(struct text *t, uint32_t i, uint32_t end)
{
	char32_t c;
	uint32_t length = (uint32_t)utf8_next(t->source.p + i, &c), left_out = 0;

	if (c == U'<' || c == U'*')
		left_out = add_mark(t, i, end);
	if (left_out) {
		t->broken = true;
		return i + left_out;
	}
	add_char(t, c, i);
	return i + length;
}

void text_add_line(struct text *t, uint32_t start, uint32_t end)
{
	const char *p = t->source.p;
	uint32_t i = start;

	text_reserve(t, end - start + 1);
	t->broken = t->broken || t->n;
	/* wrapped Latin words are two words, wrapped Han or digits one expression */
	if (t->n && text_is(t, t->n - 1, CHAR_LATIN) && start < end && char_is((unsigned char)p[start], CHAR_LATIN))
		push(t, U' ', start);
	while ((i = add_plain(t, i, end)) < end)
		i = add_odd(t, i, end);
	t->at[t->n] = end;
}

static bool group_of_three(const struct text *t, size_t i)
{
	if (!text_is(t, i, CHAR_DIGIT) || !text_is(t, i + 1, CHAR_DIGIT))
		return false;
	/* a digit is lost in 4,67萬2,000元, still it is one number */
	return text_is(t, i + 2, CHAR_DIGIT) ? !text_is(t, i + 3, CHAR_DIGIT) : text_is(t, i + 2, CHAR_BIG);
}

/* ， ． ： between digits are separators of the number; , : elsewhere are clause marks */
static char32_t fold_in_context(const struct text *t, size_t i)
{
	char32_t c = t->cp[i];
	bool digits = i > 0 && text_is(t, i - 1, CHAR_DIGIT) && text_is(t, i + 1, CHAR_DIGIT);

	switch (c) {
	case U'，':
		return digits && group_of_three(t, i + 1) && t->at[i + 1] == t->at[i] + 3 &&
				       (unsigned char)t->source.p[t->at[i - 1]] == 0xef
			       ? U','
			       : c;
	case U',':
		return digits && group_of_three(t, i + 1) ? c : U'，';
	case U'．':
		return U'.';
	case U':':
		return digits || (text_char(t, i + 1) == U'/') ? c : U'：';
	case U'－':
	case U'−':
	case U'﹣':
	case U'‐':
	case U'‑':
		return U'-';
	default:
		return c;
	}
}

/* a single blank beside a Han character or full-width mark was put there by PDF export */
static bool is_soft_blank(const struct text *t, size_t i)
{
	char32_t before = i ? t->cp[i - 1] : U'。', after = text_char(t, i + 1);

	if (after == 0 || before >= 0x2e80 || after >= 0x2e80)
		return true;
	if ((after == U'%' || after == U',') && char_is(before, CHAR_DIGIT))
		return true;
	/* 12, 345 */
	return before == U',' && i > 1 && text_is(t, i - 2, CHAR_DIGIT) && group_of_three(t, i + 1);
}

/* 決議 2 3 項: the word in front of two digits says that they count something, not that the first is a number of its
 * own (表2 3件) */
static bool may_count(const struct text *t, size_t i)
{
	size_t before = i > 0 && t->cp[i - 1] == U' ' ? i - 1 : i;

	return before > 0 && text_is(t, before - 1, CHAR_HAN) && !is_any(t->cp[before - 1], U"第表圖件款目冊章節號之版卷欄條年月日");
}

/* 1 2 3 件: digits one by one, blanks between them, before a unit. The end of the last one, or i. */
static size_t spaced_end(const struct text *t, size_t i)
{
	size_t j = i;

	if (i > 0 && (text_is(t, i - 1, CHAR_DIGIT | CHAR_LATIN) || (t->cp[i - 1] == U' ' && text_is(t, i - 2, CHAR_DIGIT | CHAR_LATIN))))
		return i;
	while (text_is(t, j, CHAR_DIGIT) && text_char(t, j + 1) == U' ')
		j += 2;
	if (j == i || (text_is(t, j, CHAR_DIGIT) && !text_is(t, j + 1, CHAR_HAN)))
		return i;
	if (text_is(t, j, CHAR_DIGIT))
		j++;
	if (!is_any(text_char(t, j), U"萬億千百元件人次名家項場案個%"))
		return i;
	return j - i >= THREE_SPACED || (j - i >= TWO_SPACED && may_count(t, i)) ? j : i;
}

static void drop_soft_blanks(struct text *t)
{
	/* the digit in front of the first blank belongs to what is looked at */
	size_t n = t->unsettled - (t->unsettled > 0), spaced = 0;

	for (size_t i = n; i < t->n; i++) {
		if (i >= spaced && text_is(t, i, CHAR_DIGIT) && text_char(t, i + 1) == U' ')
			spaced = spaced_end(t, i);
		if (text_char(t, i) == U' ' && (i < spaced || is_soft_blank(t, i)))
			continue;
		t->cp[n] = t->cp[i];
		t->at[n++] = t->at[i];
	}
	t->at[n] = t->at[t->n];
	t->n = n;
}

static void add_seam(struct text *t, size_t place)
{
	t->seams = xgrow(t->seams, &t->seams_cap, t->n_seams + 1, sizeof *t->seams);
	t->seams[t->n_seams++] = (uint32_t)place;
}

static void find_seams(struct text *t)
{
	uint32_t end = t->at[0];

	for (size_t k = 0; k < t->n; k++) {
		bool blank = t->cp[k] == U' ' || t->cp[k] == U'\t';

		if (t->at[k] != end)
			add_seam(t, 2 * k - 1);
		end = t->at[k] + utf8_length(t->source.p[t->at[k]]);
		if (blank && (t->cp[k] == U'\t' || t->source.p[t->at[k]] != ' '))
			add_seam(t, 2 * k);
	}
}

void text_finish(struct text *t)
{
	if (t->unsettled < t->n) {
		drop_soft_blanks(t);
		for (size_t i = t->unsettled; i < t->n; i++)
			if (char_is(t->cp[i], CHAR_ODD) || t->cp[i] == U'，')
				t->cp[i] = fold_in_context(t, i);
	}
	if (t->broken)
		find_seams(t);
}

bool text_has_rest(const struct text *t, size_t i, const char32_t *rest)
{
	for (; *rest; rest++, i++)
		if (i >= t->n || t->cp[i] != *rest)
			return false;
	return true;
}

size_t text_before(const struct text *t, size_t low, size_t i, const char32_t *word)
{
	size_t n = 0;

	while (word[n])
		n++;
	return i >= low + n && text_has(t, i - n, word) ? n : 0;
}

uint32_t text_start(const struct text *t, size_t i)
{
	return t->at[i];
}

struct span text_without_bracket(const struct text *t, struct span span)
{
	uint32_t i = span.end;

	if (span.end == span.start || !is_any(t->cp[span.end - 1], U"）)"))
		return span;
	while (i > span.start && !is_any(t->cp[i - 1], U"（("))
		i--;
	while (i > span.start && (is_any(t->cp[i - 1], U"\t（(") || char_is(t->cp[i - 1], CHAR_SPACE)))
		i--;
	return i > span.start ? (struct span){span.start, i} : span;
}

uint32_t text_end(const struct text *t, size_t j)
{
	return j ? t->at[j - 1] + utf8_length(t->source.p[t->at[j - 1]]) : t->at[0];
}

bool text_view(const struct text *t, size_t i, size_t j, struct slice *view)
{
	size_t low = 0, high = t->n_seams;

	/* the first seam at or behind character i */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (t->seams[middle] < 2 * i)
			low = middle + 1;
		else
			high = middle;
	}
	if (i >= j || (low < t->n_seams && t->seams[low] <= 2 * (j - 1)))
		return false;
	*view = (struct slice){t->source.p + t->at[i], text_end(t, j) - t->at[i]};
	return true;
}

void text_copy(const struct text *t, size_t i, size_t j, struct buffer *b)
{
	while (i < j) {
		size_t k = i + 1;
		uint32_t end = text_end(t, k);

		if (t->cp[i] == U'\t' || t->cp[i] == U' ') {
			buffer_char(b, ' ');
			i++;
			continue;
		}
		while (k < j && t->at[k] == end && t->cp[k] != U'\t' && t->cp[k] != U' ')
			end = text_end(t, ++k);
		buffer_add(b, (struct slice){t->source.p + t->at[i], end - t->at[i]});
		i = k;
	}
}
