#include "plots/typeset.h"

#include <stdlib.h>
#include <uchar.h>

#include "core/buffer.h"
#include "core/memory.h"
#include "core/utf8.h"

enum { EM = 1000, GLYPH_DEFAULT = 620 };

struct glyph {
	char32_t c;
	short advance[2];
};

#define GLYPH(c, regular, bold) {c, {regular, bold}},
static const struct glyph glyphs[] = {
#include "plots/widths.def"
};
#undef GLYPH

static int by_character(const void *key, const void *entry)
{
	char32_t c = *(const char32_t *)key, d = ((const struct glyph *)entry)->c;

	return (c > d) - (c < d);
}

static int advance(char32_t c, enum weight weight)
{
	const struct glyph *g =
	        bsearch(&c, glyphs, sizeof glyphs / sizeof *glyphs, sizeof *glyphs, by_character);

	if (g != NULL)
		return g->advance[weight];
	return utf8_columns(c) == 2 ? EM : GLYPH_DEFAULT;
}

int typeset_width(struct slice text, enum weight weight, int size)
{
	int widest = 0, line = 0;
	char32_t c;

	for (size_t i = 0, n; i < text.n; i += n) {
		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n == 0)
			n = 1;
		else if (c == '\n')
			line = 0;
		else
			line += advance(c, weight);
		if (line > widest)
			widest = line;
	}
	return (int)(((long)widest * size + EM - 1) / EM);
}

static bool among(char32_t c, const char32_t *set)
{
	while (*set && *set != c)
		set++;
	return *set != 0;
}

static bool is_digit(char32_t c)
{
	return c >= '0' && c <= '9';
}

/* letters, digits and signs of Western script hold together */
static bool is_word(char32_t c)
{
	return c > ' ' && c < 0x2e80;
}

/* may a line end between a and b? */
static bool may_break(char32_t a, char32_t b)
{
	static const char32_t closing[] =
	        U"，。、；：？！）」』】》〉〕％‰…‥・—～々ー’”)]}%,.;:!?°";
	static const char32_t opening[] = U"（「『《〈【〔‘“([{";
	static const char32_t before_number[] = U"第約近逾負兆億萬千百";

	if (among(b, closing) || among(a, opening))
		return false;
	if (a == ' ' || b == ' ')
		return true;
	if (is_digit(a) || (b == U'元' && among(a, U"兆億萬千百")))
		return false;
	if (is_digit(b) && among(a, before_number))
		return false;
	return !(is_word(a) && is_word(b));
}

/* The text taken apart: character i is bytes[at[i]..at[i + 1]). */
struct setting {
	struct slice text;
	size_t n;
	size_t *at;
	char32_t *c;
	int *advance;
};

static struct setting take_apart(struct slice text, enum weight weight)
{
	struct setting s = {text, 0, xcalloc(text.n + 1, sizeof *s.at),
	                    xcalloc(text.n + 1, sizeof *s.c),
	                    xcalloc(text.n + 1, sizeof *s.advance)};

	for (size_t i = 0, n; i < text.n; i += n) {
		n = utf8_decode(text.p + i, text.n - i, &s.c[s.n]);
		if (n == 0)
			n = 1;
		s.at[s.n] = i;
		s.advance[s.n] = advance(s.c[s.n], weight);
		s.n++;
	}
	s.at[s.n] = text.n;
	return s;
}

static void setting_free(struct setting *s)
{
	free(s->at);
	free(s->c);
	free(s->advance);
}

/* End of the line that begins at character `from` and is at most `room` wide. */
static size_t line_end(const struct setting *s, size_t from, int room)
{
	size_t last = from, i;
	int used = 0;

	for (i = from; i < s->n; i++) {
		used += s->advance[i];
		/* a blank at the end of a line hangs out */
		if (used > room && s->c[i] != ' ')
			break;
		if (i + 1 < s->n && may_break(s->c[i], s->c[i + 1]))
			last = i + 1;
	}
	if (i == s->n)
		return s->n;
	if (last > from)
		return last;
	return i > from ? i : from + 1;
}

static size_t skip_blanks(const struct setting *s, size_t i)
{
	while (i < s->n && s->c[i] == ' ')
		i++;
	return i;
}

static int count_lines(const struct setting *s, int room)
{
	int lines = 0;

	for (size_t i = 0; i < s->n; i = skip_blanks(s, line_end(s, i, room)))
		lines++;
	return lines;
}

/* the widest piece that may not be broken */
static int widest_piece(const struct setting *s)
{
	int widest = 0, piece = 0;

	for (size_t i = 0; i < s->n; i++) {
		piece += s->advance[i];
		if (piece > widest)
			widest = piece;
		if (i + 1 < s->n && may_break(s->c[i], s->c[i + 1]))
			piece = 0;
	}
	return widest;
}

/* the narrowest room that needs no more lines than `room` does: lines of even length */
static int balance(const struct setting *s, int room)
{
	int lines = count_lines(s, room), low = widest_piece(s) - 1, high = room;

	while (low + 1 < high) {
		int middle = (low + high) / 2;

		if (count_lines(s, middle) > lines)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* Adds the line [from, end) or, when it is the last allowed one, all that fits with an ellipsis. */
static void add_line(struct buffer *b, const struct setting *s, size_t from, size_t end)
{
	while (end > from && s->c[end - 1] == ' ')
		end--;
	buffer_add(b, (struct slice){s->text.p + s->at[from], s->at[end] - s->at[from]});
}

static void add_cut_line(struct buffer *b, const struct setting *s, size_t from, int room)
{
	int used = EM;
	size_t i = from;

	while (i < s->n && used + s->advance[i] <= room)
		used += s->advance[i++];
	add_line(b, s, from, i);
	buffer_text(b, "…");
}

struct slice typeset_wrap(struct arena *mem, struct slice text, enum weight weight, int size,
                          int width, int max_lines)
{
	struct setting s = take_apart(text, weight);
	int room = (int)((long)width * EM / size);
	bool cut = count_lines(&s, room) > max_lines;
	struct buffer b = {0};
	struct slice result;
	int line = 1;

	if (!cut)
		room = balance(&s, room);
	for (size_t i = 0; i < s.n && line <= max_lines; line++) {
		size_t end = line_end(&s, i, room);

		if (line > 1)
			buffer_char(&b, '\n');
		if (cut && line == max_lines)
			add_cut_line(&b, &s, i, room);
		else
			add_line(&b, &s, i, end);
		i = skip_blanks(&s, end);
	}
	result = arena_copy(mem, buffer_slice(&b));
	buffer_free(&b);
	setting_free(&s);
	return result;
}

struct slice typeset_line(struct arena *mem, struct slice text, enum weight weight, int size,
                          int width)
{
	return typeset_wrap(mem, text, weight, size, width, 1);
}
