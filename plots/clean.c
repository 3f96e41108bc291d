#include "plots/clean.h"

#include "core/buffer.h"
#include "core/utf8.h"

static bool is_blank(char32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0xa0 ||
	       c == 0x2028 || c == 0x2029;
}

bool clean_drops(char32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x61c || c == 0x180e ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c & 0xfffe) == 0xfffe ||
	       (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0xfff9 && c <= 0xfffb);
}

/* Bullets of a PDF's own font (private use) and pictographs say nothing and no text font has them. */
static bool is_ornament(char32_t c)
{
	return (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xfe00 && c <= 0xfe0f) ||
	       (c >= 0x1f000 && c <= 0x1fbff) || c >= 0xe0000;
}

#define RANGE(first, last) {first, last},
static const struct {
	char32_t first, last;
} coverage[] = {
#include "plots/coverage.def"
};
#undef RANGE

static bool has_glyph(char32_t c)
{
	size_t low = 0, high = sizeof coverage / sizeof *coverage;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (c > coverage[middle].last)
			low = middle + 1;
		else if (c < coverage[middle].first)
			high = middle;
		else
			return true;
	}
	return false;
}

static bool ends_cdata(const struct buffer *b)
{
	return b->n >= 2 && b->p[b->n - 1] == ']' && b->p[b->n - 2] == ']';
}

static void add_character(struct buffer *b, char32_t c)
{
	char bytes[UTF8_MAX];

	if (c == '>' && ends_cdata(b))
		buffer_char(b, ' ');
	buffer_add(b, (struct slice){bytes, utf8_encode(c, bytes)});
}

struct slice clean_text(struct arena *mem, struct slice text)
{
	struct buffer b = {0};
	bool gap = false;
	struct slice copy;

	for (size_t i = 0; i < text.n;) {
		char32_t c;
		size_t n = utf8_decode(text.p + i, text.n - i, &c);

		if (n == 0) {
			c = 0xfffd;
			n = 1;
		}
		i += n;
		if (is_blank(c)) {
			gap = true;
			continue;
		}
		if (clean_drops(c) || is_ornament(c))
			continue;
		if (gap && b.n)
			buffer_char(&b, ' ');
		gap = false;
		add_character(&b, c);
	}
	copy = arena_copy(mem, buffer_slice(&b));
	buffer_free(&b);
	return copy;
}

struct slice clean_figure(struct arena *mem, struct slice raw)
{
	struct slice text = clean_text(mem, raw), rest = text, part, joined = {"", 0};

	while (slice_split(&rest, ' ', &part))
		joined = joined.n ? arena_printf(mem, "%.*s%.*s", SLICE_ARGS(joined),
		                                 SLICE_ARGS(part))
		                  : part;
	return joined;
}

/* A glyph that the font lacks is drawn as a box as large as the page: the mark that printers set for
 * a missing sort stands in its place. */
static void add_glyph(struct output *o, const char *p, size_t n, char32_t c)
{
	if (c == '\\')
		output_text(o, "\\\\");
	else if (c == '"')
		output_text(o, "\\042");
	else if (c == '\n')
		output_text(o, "\\n");
	else if (has_glyph(c))
		output_add(o, (struct slice){p, n});
	else
		output_text(o, "〓");
}

void clean_cell(struct output *o, struct slice text)
{
	for (size_t i = 0, n; i < text.n; i += n) {
		char32_t c = 0;

		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n == 0)
			n = 1;
		add_glyph(o, text.p + i, n, c);
	}
}

void clean_markup(struct output *o, struct slice text)
{
	for (size_t i = 0; i < text.n; i++) {
		switch (text.p[i]) {
		case '&':
			output_text(o, "&amp;");
			break;
		case '<':
			output_text(o, "&lt;");
			break;
		case '>':
			output_text(o, "&gt;");
			break;
		case '"':
			output_text(o, "&quot;");
			break;
		default:
			output_char(o, text.p[i]);
		}
	}
}
