#include "plots/deck.h"

#include <stdlib.h>

#include "core/message.h"
#include "core/zip.h"
#include "plots/clean.h"
#include "plots/corrections.h"
#include "plots/deck_styles.h"
#include "plots/layout.h"
#include "plots/page_parts.h"
#include "plots/wording.h"

/* px of the canvas of charts; the slide is as large */
struct box {
	int x, y, width, height;
};

enum { TITLE_TOP = 46, SUBTITLE_TOP = 136, BODY_TOP = 236, FOOT_TOP = 962, BADGE_TOP = 974, BADGE_HEIGHT = 56 };
enum { CORRECTIONS_A_SLIDE = 6, HEADLINES = 6, MIDDLE = CANVAS_RIGHT - CANVAS_LEFT };

/* a length in cm: 1920 px are 33.867 cm, 13.333 in */
static void put_length(struct output *o, const char *attribute, int px)
{
	long length = (px * 33867L + CANVAS_WIDTH / 2) / CANVAS_WIDTH;

	output_printf(o, " %s=\"%ld.%03ldcm\"", attribute, length / 1000, length % 1000);
}

static void put_box(struct output *o, struct box b)
{
	put_length(o, "svg:x", b.x);
	put_length(o, "svg:y", b.y);
	put_length(o, "svg:width", b.width);
	put_length(o, "svg:height", b.height);
}

/* ---- pieces of a slide ------------------------------------------------------------------------------ */

static void open_text(struct output *o, const char *style, struct box b)
{
	output_printf(o, "<draw:frame draw:style-name=\"%s\"", style);
	put_box(o, b);
	output_text(o, "><draw:text-box>");
}

static void close_text(struct output *o)
{
	output_text(o, "</draw:text-box></draw:frame>\n");
}

static void paragraph(struct output *o, const char *style, struct slice text)
{
	output_printf(o, "<text:p text:style-name=\"%s\">", style);
	put_text(o, text);
	output_text(o, "</text:p>");
}

static void text_box(struct output *o, const char *style, struct box b, struct slice text)
{
	open_text(o, "plain", b);
	paragraph(o, style, text);
	close_text(o);
}

/* below: what lies under the title; may be empty */
static void open_slide(struct output *o, size_t number, struct slice title, struct slice below)
{
	output_printf(o,
	              "<draw:page draw:name=\"%zu\" draw:style-name=\"page\" draw:master-page-name=\"Standard\">\n",
	              number);
	output_add(o, below);
	output_text(o, "<draw:frame presentation:style-name=\"Standard-title\" presentation:class=\"title\" "
	               "draw:layer=\"layout\"");
	put_box(o, (struct box){CANVAS_LEFT, TITLE_TOP, MIDDLE, 90});
	output_text(o, "><draw:text-box>");
	paragraph(o, "title", title);
	close_text(o);
}

static void open_notes(struct output *o, size_t number)
{
	output_printf(o,
	              "<presentation:notes draw:style-name=\"notes-page\"><draw:page-thumbnail "
	              "draw:layer=\"layout\" presentation:class=\"page\" draw:page-number=\"%zu\" svg:x=\"3cm\" "
	              "svg:y=\"2cm\" svg:width=\"15cm\" svg:height=\"8.44cm\"/>"
	              "<draw:frame presentation:style-name=\"Standard-notes\" presentation:class=\"notes\" "
	              "draw:layer=\"layout\" svg:x=\"2cm\" svg:y=\"12cm\" svg:width=\"17cm\" svg:height=\"15cm\">"
	              "<draw:text-box>",
	              number);
}

static void close_slide(struct output *o)
{
	output_text(o, "</draw:text-box></draw:frame></presentation:notes>\n</draw:page>\n");
}

static void bar(struct output *o)
{
	output_text(o, "<draw:rect draw:style-name=\"accent\"");
	put_box(o, (struct box){CANVAS_LEFT, 30, 84, 8});
	output_text(o, "/>\n");
}

/* ---- the first slide --------------------------------------------------------------------------------- */

static struct slice lead(const struct view *v)
{
	struct slice end = v->page->checks->n ? SLICE("未發現不符") : SLICE("未找到可勾稽之關係");

	if (v->corrections.n)
		end = arena_printf(v->mem, "%zu項不符，%zu處待更正", v->checks[VERDICT_FAIL], v->corrections.n);
	if (v->checks[VERDICT_NOTE])
		end = arena_printf(v->mem, "%.*s，%zu項提醒請人工判斷", SLICE_ARGS(end), v->checks[VERDICT_NOTE]);
	return arena_printf(v->mem, "全文讀出%zu個數字，勾稽%zu項關係：%.*s。", v->n_figures, v->page->checks->n,
	                    SLICE_ARGS(end));
}

static void cell(struct output *o, const char *style, const char *paragraph_style, struct slice text)
{
	output_printf(o, "<table:table-cell table:style-name=\"%s\">", style);
	paragraph(o, paragraph_style, text);
	output_text(o, "</table:table-cell>");
}

static void open_table(struct output *o, struct box b, const char *const *columns)
{
	output_text(o, "<draw:frame draw:style-name=\"plain\"");
	put_box(o, b);
	output_text(o, "><table:table table:style-name=\"table\">");
	for (; *columns != NULL; columns++)
		output_printf(o, "<table:table-column table:style-name=\"%s\"/>", *columns);
}

static void close_table(struct output *o)
{
	output_text(o, "</table:table></draw:frame>\n");
}

static void counts(struct output *o, const struct view *v)
{
	static const char *const columns[] = {"fifth", "fifth", "fifth", "fifth", "fifth", NULL};

	open_table(o, (struct box){CANVAS_LEFT, 360, MIDDLE, 200}, columns);
	output_text(o, "<table:table-row>");
	for (int i = 0; i < VERDICT_UNCHECKED; i++)
		cell(o, "head", "small", slice_of(verdict_word((enum verdict)i)));
	output_text(o, "</table:table-row><table:table-row>");
	for (int i = 0; i < VERDICT_UNCHECKED; i++)
		cell(o, "body", "value", arena_printf(v->mem, "%zu項", v->checks[i]));
	output_text(o, "</table:table-row>");
	close_table(o);
}

/* what the charts say; the counts stand above them already */
static void headlines(struct output *o, const struct view *v)
{
	const struct charts *charts = v->page->charts;

	if (charts->n == 0)
		return;
	open_text(o, "plain", (struct box){CANVAS_LEFT, 590, MIDDLE, 360});
	for (size_t i = 0, n = 0; i < charts->n && n < HEADLINES; i++) {
		if (charts->v[i].kind == KIND_scorecard)
			continue;
		n++;
		paragraph(o, "headline", arena_printf(v->mem, "・%.*s", SLICE_ARGS(charts->v[i].chart.title)));
	}
	close_text(o);
}

static void first_slide(struct output *o, const struct view *v)
{
	open_slide(o, 1, page_title(v), SLICE(""));
	bar(o);
	text_box(o, "lead", (struct box){CANVAS_LEFT, BODY_TOP - 40, MIDDLE, 80}, lead(v));
	counts(o, v);
	headlines(o, v);
	text_box(o, "foot", (struct box){CANVAS_LEFT, FOOT_TOP, MIDDLE, 90},
	         SLICE("「相符」指報告內數字彼此一致，非指報告內容屬實；未列入勾稽之數字未經核對。"));
	open_notes(o, 1);
	paragraph(o, "note", arena_printf(v->mem, "%zu個數字中有%zu個未經核對。", v->n_figures,
	                                  v->figures[VERDICT_UNCHECKED]));
	close_slide(o);
}

/* ---- what is to be corrected --------------------------------------------------------------------------- */

static void correction_row(struct output *o, const struct view *v, const struct correction *c)
{
	int64_t line = c->figure != NULL ? c->figure->line : c->best->check->line;

	output_text(o, "<table:table-row>");
	cell(o, "body", "small", arena_printf(v->mem, "第%lld行", (long long)line));
	cell(o, "body", "small", correction_finding(v->mem, &v->book, c));
	cell(o, "body", "small", correction_advice(v->mem, c));
	output_text(o, "</table:table-row>");
}

static void corrections_table(struct output *o, const struct view *v, size_t from, size_t to)
{
	static const char *const columns[] = {"line", "finding", "advice", NULL};

	open_table(o, (struct box){CANVAS_LEFT, BODY_TOP, MIDDLE, 120}, columns);
	output_text(o, "<table:table-row>");
	cell(o, "head", "small", SLICE("出處"));
	cell(o, "head", "small", SLICE("發現"));
	cell(o, "head", "small", SLICE("建議"));
	output_text(o, "</table:table-row>");
	for (size_t i = from; i < to; i++)
		correction_row(o, v, &v->corrections.v[i]);
	close_table(o);
}

/* returns the number of the last slide */
static size_t correction_slides(struct output *o, const struct view *v, size_t number)
{
	size_t n = v->corrections.n, from = 0;

	do {
		size_t to = from + CORRECTIONS_A_SLIDE < n ? from + CORRECTIONS_A_SLIDE : n;

		open_slide(o, ++number, SLICE("待更正"), SLICE(""));
		bar(o);
		if (n > 0)
			corrections_table(o, v, from, to);
		else
			text_box(o, "lead", (struct box){CANVAS_LEFT, BODY_TOP, MIDDLE, 160},
			         SLICE("已勾稽之關係未發現不符。未列出者表示未經核對，不表示無誤。"));
		open_notes(o, number);
		for (size_t i = from; i < to; i++)
			paragraph(o, "note", wording_message(v->mem, v->corrections.v[i].best->check));
		close_slide(o);
		from = to;
	} while (from < n);
	return number;
}

/* ---- charts -------------------------------------------------------------------------------------------- */

static void picture(struct output *o, const struct deck *d, const struct chart *c)
{
	output_text(o, "<draw:frame draw:style-name=\"plain\"");
	put_box(o, (struct box){0, 0, CANVAS_WIDTH, CANVAS_HEIGHT});
	output_printf(o, "><draw:image xlink:href=\"Pictures/%.*s.%s\" xlink:type=\"simple\" xlink:show=\"embed\" "
	                 "xlink:actuate=\"onLoad\"/><svg:title>",
	              SLICE_ARGS(c->chart_id), d->png ? "png" : "svg");
	put_text(o, c->title);
	output_text(o, "</svg:title><svg:desc>");
	put_text(o, c->alt);
	output_text(o, "</svg:desc></draw:frame>\n");
}

static int badge_width(const struct chart *c)
{
	struct decimal width;
	bool known = decimal_parse(c->badge_w, &width) && width.exp == 0 && width.coef > 0 && width.coef < MIDDLE / 2;

	return known ? (int)width.coef : 300;
}

static void badge(struct output *o, const struct view *v, const struct chart *c)
{
	static const char *const styles[] = {"verified", "partial", "unverified"};
	static const char *const marks[] = {"✓", "△", "！"};
	int width = badge_width(c), i = slice_is(c->badge, styles[0]) ? 0 : slice_is(c->badge, styles[1]) ? 1 : 2;

	if (c->badge_text.n == 0)
		return;
	open_text(o, styles[i], (struct box){CANVAS_RIGHT - width, BADGE_TOP, width, BADGE_HEIGHT});
	paragraph(o, "badge", arena_printf(v->mem, "%s %.*s", marks[i], SLICE_ARGS(c->badge_text)));
	close_text(o);
}

static struct slice lines(const struct view *v, const struct check *c)
{
	struct slice text = arena_copy(v->mem, c->lines), rest = text, part, list = {"", 0};

	while (slice_split(&rest, ';', &part))
		list = arena_printf(v->mem, "%.*s%s%.*s", SLICE_ARGS(list), list.n ? "、" : "", SLICE_ARGS(part));
	return list;
}

static void check_notes(struct output *o, const struct view *v, const struct spec *s)
{
	for (size_t i = 0; i < s->n_checks; i++) {
		const struct check *c = s->checks[i];

		paragraph(o, "note", arena_printf(v->mem, "%s：%.*s（第%.*s行）", verdict_word(verdict_of(c)),
		                                  SLICE_ARGS(wording_message(v->mem, c)), SLICE_ARGS(lines(v, c))));
	}
	if (s->n_checks == 0 && s->kind != KIND_scorecard)
		paragraph(o, "note", SLICE("無勾稽關係可資核對，數字逕引原文。"));
	paragraph(o, "note", s->chart.source);
	if (s->chart.note.n)
		paragraph(o, "note", s->chart.note);
}

static void chart_slide(struct output *o, const struct deck *d, const struct view *v, size_t i, size_t number)
{
	const struct spec *s = &d->page->charts->v[i];
	struct box foot = {CANVAS_LEFT, FOOT_TOP, MIDDLE - badge_width(&s->chart) - 40, 100};
	struct output *below = output_memory();

	if (d->pictures[i].n > 0)
		picture(below, d, &s->chart);
	open_slide(o, number, s->chart.title, output_bytes_of(below));
	output_abandon(below);
	text_box(o, "subtitle", (struct box){CANVAS_LEFT, SUBTITLE_TOP, MIDDLE, 50}, s->chart.subtitle);
	open_text(o, "plain", foot);
	paragraph(o, "foot", s->chart.source);
	if (s->chart.note.n)
		paragraph(o, "foot", s->chart.note);
	close_text(o);
	badge(o, v, &s->chart);
	open_notes(o, number);
	check_notes(o, v, s);
	close_slide(o);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static void put_pieces(struct output *o, const char *const *pieces)
{
	for (; *pieces != NULL; pieces++)
		output_text(o, *pieces);
}

static void styles(struct output *o, const struct deck *d)
{
	(void)d;
	put_pieces(o, deck_styles);
}

static void content(struct output *o, const struct deck *d)
{
	struct view v;
	size_t number;

	view_open(&v, d->page);
	put_pieces(o, deck_content_head);
	first_slide(o, &v);
	number = correction_slides(o, &v, 1);
	for (size_t i = 0; i < d->page->charts->n; i++)
		chart_slide(o, d, &v, i, ++number);
	output_text(o, "</office:presentation></office:body></office:document-content>\n");
	view_close(&v);
}

static void manifest(struct output *o, const struct deck *d)
{
	output_text(o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	               "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
	               "manifest:version=\"1.3\">\n"
	               "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
	               "manifest:media-type=\"" DECK_TYPE "\"/>\n"
	               "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
	               "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n");
	for (size_t i = 0; i < d->page->charts->n; i++)
		if (d->pictures[i].n > 0)
			output_printf(o,
			              "<manifest:file-entry manifest:full-path=\"Pictures/%.*s.%s\" "
			              "manifest:media-type=\"image/%s\"/>\n",
			              SLICE_ARGS(d->page->charts->v[i].chart.chart_id), d->png ? "png" : "svg",
			              d->png ? "png" : "svg+xml");
	output_text(o, "</manifest:manifest>\n");
}

static void add_part(struct zip *z, const char *name, const struct deck *d,
                     void write(struct output *o, const struct deck *d))
{
	struct output *part = output_memory();

	write(part, d);
	zip_add(z, slice_of(name), output_bytes_of(part));
	output_abandon(part);
}

bool deck_write(struct output *o, const struct deck *deck)
{
	struct arena mem = {0};
	struct zip zip;
	bool fits;

	zip_start(&zip, o);
	/* first and as it is: programs know the type by it */
	zip_add(&zip, SLICE("mimetype"), SLICE(DECK_TYPE));
	add_part(&zip, "content.xml", deck, content);
	add_part(&zip, "styles.xml", deck, styles);
	for (size_t i = 0; i < deck->page->charts->n; i++)
		if (deck->pictures[i].n > 0)
			zip_add(&zip,
			        arena_printf(&mem, "Pictures/%.*s.%s",
			                     SLICE_ARGS(deck->page->charts->v[i].chart.chart_id),
			                     deck->png ? "png" : "svg"),
			        buffer_slice(&deck->pictures[i]));
	add_part(&zip, "META-INF/manifest.xml", deck, manifest);
	fits = zip_finish(&zip);
	if (!fits)
		message_error(EXIT_BUG, NULL, 0, "the presentation is too large for its format");
	arena_free(&mem);
	return fits;
}
