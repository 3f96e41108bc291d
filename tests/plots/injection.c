/* injection: hostile text in every cell of every kind reaches gnuplot as text alone. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/gnuplot.h"
#include "plots/svg.h"
#include "plots/typeset.h"
#include "tests/plots/suite.h"

enum { LONG_GLYPHS = 20000 };

static struct arena mem;
static struct workspace w;
static char canary[PATH_MAX];

/* each would leave the canary, break a quote, a cell, the format string or the XML */
static const char *const shells[] = {
        "`touch %s`",       "$(touch %s)",        "\"; system(\"touch %s\"); \"", "'; ! touch %s",
        "@x | touch %s",    "%n %d touch %s",   "\\n\\042 \\\\ touch %s",       "< touch %s",
        "| touch %s",       "]]></svg> touch %s", "{/:Bold x_^&~} touch %s",     "# touch %s",
        "\"unclosed touch %s", "a\tb\nc\r touch %s", "\xef\xbb\xbf\xe2\x80\xae touch %s", "\xff\xfe touch %s",
};

/* %s stands for the canary's path */
static struct slice hostile(size_t i)
{
	struct slice text = slice_of(shells[i]);
	size_t at = slice_find(text, SLICE("%s")), rest = at + sizeof "%s" - 1;

	return clean_text(&mem, arena_printf(&mem, "%.*s%s%.*s", (int)at, text.p, canary, (int)(text.n - rest),
	                                     text.p + rest));
}

static bool is_number(const char *column)
{
	static const char *const numbers[] = {"seq",   "value", "start", "end", "done", "total", "from", "to",
	                                      "label_x", "x0",  "y0",    "x1",  "y1",   "panel", "x",    "y",
	                                      "row",   NULL};

	return slice_is_any(slice_of(column), numbers);
}

/* kind and status choose what is drawn: each row gets another word of the template */
static const char *word_of(enum chart_kind kind, size_t row)
{
	static const char *const words[KINDS][4] = {
	        [KIND_scorecard] = {"card", "sort", "square", "finding"},
	        [KIND_waterfall] = {"total", "delta", "delta", "total"},
	        [KIND_progress] = {"", "", "", ""},
	        [KIND_part_whole] = {"head", "seg", "bracket", "seg"},
	        [KIND_rank_bar] = {"", "", "", ""},
	        [KIND_timeseries] = {"tick", "point", "point", "last"},
	        [KIND_multiples] = {"label", "value", "point", "end"},
	        [KIND_table] = {"head", "row", "pt", "row"},
	        [KIND_tiles] = {"", "", "", ""},
	};

	return words[kind][row % 4];
}

static struct slice cell_of(enum chart_kind kind, const char *column, size_t row, struct slice text)
{
	char number[16];

	if (slice_is(slice_of(column), "kind"))
		return slice_of(word_of(kind, row));
	snprintf(number, sizeof number, "%zu", slice_is(slice_of(column), "row") ? row / 2 : row + 1);
	return is_number(column) ? arena_copy(&mem, slice_of(number)) : text;
}

static void fill(struct spec *s, struct slice text)
{
	for (size_t row = 0; row < 4; row++) {
		struct slice rest = slice_of(kind_columns(s->kind)), column;
		struct spec_row cells = {{{"", 0}}};

		for (size_t i = 0; slice_split(&rest, ' ', &column); i++) {
			char name[32];

			snprintf(name, sizeof name, "%.*s", SLICE_ARGS(column));
			cells.cell[i] = cell_of(s->kind, name, row, text);
		}
		spec_add_row(s, cells);
	}
	s->chart = (struct chart){.chart_id = SLICE("x-1"),
	                          .title = typeset_line(&mem, text, BOLD, 60, 1680),
	                          .subtitle = text,
	                          .source = text,
	                          .note = text,
	                          .badge = SLICE("verified"),
	                          .badge_text = text,
	                          .alt = text,
	                          .caption1 = text,
	                          .caption2 = text,
	                          .annot1 = text,
	                          .annot2 = text,
	                          .ylab = text,
	                          .badge_w = SLICE("300"),
	                          .vmin = SLICE("0"),
	                          .vmax = SLICE("9")};
}

/* no control character, no bare "]]>", every tag closed: what an XML reader refuses first */
static bool is_clean(struct slice svg)
{
	for (size_t i = 0; i < svg.n; i++)
		if ((unsigned char)svg.p[i] < 0x20 && svg.p[i] != '\n' && svg.p[i] != '\t')
			return false;
	return !slice_has(svg, SLICE("]]>")) && slice_ends(slice_trim(svg), SLICE("</svg>")) &&
	       slice_find(svg, SLICE("</svg>")) + 6 == slice_trim(svg).n;
}

static void draw_with(enum chart_kind kind, struct slice text, enum picture format)
{
	char templates[] = "plots";
	struct spec s = {.kind = kind};
	struct buffer bytes = {0}, svg = {0};

	fill(&s, text);
	ck_assert(gnuplot_prepare(&w, &s));
	ck_assert_msg(gnuplot_draw(&w, templates, &s, format, &bytes) == DRAWING_DONE, "%s of '%.*s'", kind_name(kind),
	              SLICE_ARGS(text));
	if (format == PICTURE_SVG) {
		ck_assert(svg_finish(buffer_slice(&bytes), &s.chart, &svg));
		ck_assert(slice_has(buffer_slice(&svg), slice_of(canary)));
		ck_assert_msg(is_clean(buffer_slice(&svg)), "%s of '%.*s'", kind_name(kind), SLICE_ARGS(text));
	}
	ck_assert_int_ne(access(canary, F_OK), 0);
	buffer_free(&svg);
	buffer_free(&bytes);
	spec_free(&s);
}

START_TEST(text_is_never_a_command)
{
	ck_assert(workspace_make(&w));
	workspace_file(&w, "canary", canary);
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
		draw_with((enum chart_kind)(i % KINDS), hostile(i), PICTURE_SVG);
	for (int kind = 0; kind < KINDS; kind++)
		draw_with((enum chart_kind)kind, hostile(2), PICTURE_SVG);
	draw_with(KIND_table, hostile(0), PICTURE_PNG);
	draw_with(KIND_rank_bar, hostile(1), PICTURE_PDF);
	workspace_remove(&w);
}
END_TEST

START_TEST(titles_of_any_length)
{
	char *glyphs = xmalloc(3 * LONG_GLYPHS);
	struct slice text;

	for (size_t i = 0; i < LONG_GLYPHS; i++)
		memcpy(glyphs + 3 * i, "審", 3);
	text = typeset_line(&mem, (struct slice){glyphs, 3 * LONG_GLYPHS}, BOLD, 60, 1680);
	ck_assert_int_le(typeset_width(text, BOLD, 60), 1680);
	ck_assert(slice_ends(text, SLICE("…")));
	free(glyphs);
}
END_TEST

int main(void)
{
	/* run from the root of the tree */
	const TTest *const tests[] = {text_is_never_a_command, titles_of_any_length};

	return run_suite("injection", tests, sizeof tests / sizeof *tests);
}
