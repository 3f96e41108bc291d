#include "plots/svg.h"

#include "core/output.h"
#include "plots/clean.h"
#include "plots/font.h"

#define FONT_STACK "'" FONT_FACE "','Noto Sans TC','PingFang TC','Microsoft JhengHei',sans-serif"

/* offset behind the '>' of the tag that begins at bytes[at]; quoted values may hold a '>' */
static size_t tag_end(struct slice bytes, size_t at)
{
	char quote = 0;

	for (; at < bytes.n; at++) {
		char c = bytes.p[at];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return at + 1;
	}
	return bytes.n;
}

static struct slice from(struct slice s, size_t at)
{
	return (struct slice){s.p + at, s.n - at};
}

/* offset behind the element that begins at bytes[at] and holds no other of its name */
static size_t element_end(struct slice bytes, size_t at, struct slice closing)
{
	size_t hit = slice_find(from(bytes, at), closing);

	return hit == bytes.n - at ? bytes.n : at + hit + closing.n;
}

/* gnuplot defines all its markers in every file; they stay only where one is used */
static bool uses_markers(struct slice body)
{
	return slice_has(body, SLICE("'#gpPt")) || slice_has(body, SLICE("'#gpDot")) ||
	       slice_has(body, SLICE("url(#textbox)")) || slice_has(body, SLICE("url(#greybox)"));
}

/* The value of an attribute that begins at tag[at], right behind its name: font-family becomes a
 * stack with a weight, ids and references get the chart's prefix. */
static size_t rewrite(struct buffer *out, struct slice tag, size_t at, struct slice id)
{
	static const struct {
		const char *head;
		bool font;
	} places[] = {
	        {" font-family=\"" FONT_FACE, true},
	        {" id='", false},
	        {" id=\"", false},
	        {"href='#", false},
	        {"url(#", false},
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct slice head = slice_of(places[i].head);

		if (!slice_starts(from(tag, at), head))
			continue;
		if (!places[i].font) {
			buffer_add(out, head);
			buffer_add(out, id);
			buffer_char(out, '-');
			return at + head.n;
		}
		buffer_text(out, " font-family=\"" FONT_STACK "\"");
		at += head.n;
		if (slice_starts(from(tag, at), SLICE(":Bold"))) {
			buffer_text(out, " font-weight=\"700\"");
			at += sizeof ":Bold" - 1;
		}
		return at < tag.n && tag.p[at] == '"' ? at + 1 : at;
	}
	buffer_char(out, tag.p[at]);
	return at + 1;
}

static void add_tag(struct buffer *out, struct slice tag, struct slice id)
{
	for (size_t at = 0; at < tag.n;)
		at = rewrite(out, tag, at, id);
}

static void add_head(struct buffer *out, const struct chart *chart)
{
	struct output *o = output_memory();
	struct slice id = chart->chart_id;

	output_printf(o,
	              "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	              "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 1920 1080\" "
	              "role=\"img\" "
	              "lang=\"zh-Hant-TW\" aria-labelledby=\"%.*s-title %.*s-desc\">\n",
	              SLICE_ARGS(id), SLICE_ARGS(id));
	output_printf(o, "<title id=\"%.*s-title\">", SLICE_ARGS(id));
	clean_markup(o, chart->title);
	output_printf(o, "</title>\n<desc id=\"%.*s-desc\">", SLICE_ARGS(id));
	clean_markup(o, chart->alt);
	output_text(o, "</desc>\n");
	buffer_add(out, output_bytes_of(o));
	output_abandon(o);
}

bool svg_finish(struct slice bytes, const struct chart *chart, struct buffer *out)
{
	size_t at = slice_find(bytes, SLICE("<svg")), defs;
	bool markers;

	if (at == bytes.n)
		return false;
	at = tag_end(bytes, at);
	defs = slice_find(from(bytes, at), SLICE("</defs>"));
	markers = uses_markers(from(bytes, at + defs));
	add_head(out, chart);
	while (at < bytes.n) {
		struct slice rest = from(bytes, at);
		size_t end;

		if (rest.p[0] != '<') {
			size_t text = slice_find(rest, SLICE("<"));

			buffer_add(out, (struct slice){rest.p, text});
			at += text;
			continue;
		}
		end = tag_end(bytes, at);
		if (slice_starts(rest, SLICE("<title>"))) {
			at = element_end(bytes, at, SLICE("</title>"));
		} else if (slice_starts(rest, SLICE("<desc>"))) {
			at = element_end(bytes, at, SLICE("</desc>"));
		} else if (!markers && slice_starts(rest, SLICE("<defs>")) &&
		           slice_has((struct slice){rest.p, rest.n < 200 ? rest.n : 200},
		                     SLICE("'gpDot'"))) {
			at = element_end(bytes, at, SLICE("</defs>"));
		} else {
			add_tag(out, (struct slice){rest.p, end - at}, chart->chart_id);
			at = end;
		}
	}
	return true;
}
