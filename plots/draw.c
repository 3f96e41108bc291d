#include "plots/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/datadir.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/output.h"
#include "plots/choose.h"
#include "plots/deck.h"
#include "plots/font.h"
#include "plots/gnuplot.h"
#include "plots/page.h"
#include "plots/specfile.h"
#include "plots/svg.h"
#include "plots/sweep.h"

struct drawing_board {
	const struct plot_options *options;
	struct workspace workspace;
	char templates[PATH_MAX];
	bool can_draw; /* gnuplot and its templates are there */
	bool can_set;  /* the font is there, for PNG, PDF and slides */
	bool font_sought;
	bool ok;
};

static void path_in(const struct plot_options *options, const char *name, const char *suffix,
                    char out[PATH_MAX])
{
	int n = snprintf(out, PATH_MAX, "%s/%s%s", options->folder, name, suffix);

	if (n < 0 || n >= PATH_MAX)
		message_fatal(EXIT_CREATE, "the name of the output folder is too long");
}

static void path_of_chart(const struct plot_options *options, const struct spec *s,
                          const char *suffix, char out[PATH_MAX])
{
	char name[128];

	snprintf(name, sizeof name, "charts/%.*s", SLICE_ARGS(s->chart.chart_id));
	path_in(options, name, suffix, out);
}

static bool write_table(const struct plot_options *options, const struct charts *charts)
{
	char path[PATH_MAX];
	struct output *o;

	path_in(options, "charts", ".csv", path);
	o = output_open(path);
	if (o == NULL)
		return false;
	table_write_header(&charts_table, o);
	for (size_t i = 0; i < charts->n; i++)
		table_write_row(&charts_table, &charts->v[i].chart, o);
	return output_close(o);
}

static bool write_rows(const struct plot_options *options, const struct spec *s)
{
	char path[PATH_MAX];
	struct output *o;

	path_of_chart(options, s, ".csv", path);
	o = output_open(path);
	if (o == NULL)
		return false;
	specfile_csv(o, s);
	return output_close(o);
}

static void no_gnuplot(struct drawing_board *b, const char *why)
{
	message_error(EXIT_MISSING, NULL, 0,
	              "%s: no pictures; tables and page are written without them", why);
	b->can_draw = false;
	b->ok = false;
}

/* the folder that holds theme.gp */
static bool find_templates(char folder[PATH_MAX])
{
	if (!data_path("plots/theme.gp", folder))
		return false;
	*strrchr(folder, '/') = '\0';
	return true;
}

static void set_up(struct drawing_board *b)
{
	b->can_draw = true;
	if (!find_templates(b->templates))
		no_gnuplot(b, "the templates (plots/*.gp) are not installed");
	else if (!workspace_make(&b->workspace))
		b->can_draw = b->ok = false;
	b->can_set = b->can_draw;
}

static bool has_font(struct drawing_board *b)
{
	if (!b->font_sought && !font_available(b->workspace.path)) {
		message_error(
		        EXIT_MISSING, NULL, 0,
		        "the font %s is not installed: no PNG and PDF files; SVG files and page need none",
		        FONT_FACE);
		b->can_set = b->ok = false;
	}
	b->font_sought = true;
	return b->can_set;
}

static void draw_file(struct drawing_board *b, const struct spec *s, enum picture format, const char *suffix)
{
	struct buffer bytes = {0};
	char path[PATH_MAX];

	path_of_chart(b->options, s, suffix, path);
	b->ok = gnuplot_draw(&b->workspace, b->templates, s, format, &bytes) == DRAWING_DONE &&
	        output_file(path, buffer_slice(&bytes)) && b->ok;
	buffer_free(&bytes);
}

/* the pictures that hold glyphs */
static void draw_set(struct drawing_board *b, const struct spec *s)
{
	if ((!b->options->png && !b->options->pdf) || !b->can_set || !has_font(b))
		return;
	if (b->options->png)
		draw_file(b, s, PICTURE_PNG, ".png");
	if (b->options->pdf)
		draw_file(b, s, PICTURE_PDF, ".pdf");
}

/* the picture alone, for a slide that has title, source and badge as text; SVG where there is no font */
static void draw_slide(struct drawing_board *b, const struct spec *s, struct buffer *picture)
{
	struct spec bare = *s;
	bool png = b->can_set && has_font(b);
	struct buffer bytes = {0};

	bare.chart.title = bare.chart.subtitle = bare.chart.source = bare.chart.note = bare.chart.badge = SLICE("");
	if (!gnuplot_prepare(&b->workspace, &bare) ||
	    gnuplot_draw(&b->workspace, b->templates, &bare, png ? PICTURE_PNG : PICTURE_SVG, &bytes) != DRAWING_DONE ||
	    (!png && !svg_finish(buffer_slice(&bytes), &s->chart, picture)))
		b->ok = false;
	if (png)
		buffer_add(picture, buffer_slice(&bytes));
	buffer_free(&bytes);
}

/* svg: gets the finished element for the page; slide: the picture for the deck */
static void draw_one(struct drawing_board *b, const struct spec *s, struct buffer *svg, struct buffer *slide)
{
	struct buffer bytes = {0};
	enum drawing drawn;
	char path[PATH_MAX];

	if (!gnuplot_prepare(&b->workspace, s)) {
		b->ok = false;
		return;
	}
	drawn = gnuplot_draw(&b->workspace, b->templates, s, PICTURE_SVG, &bytes);
	if (drawn == DRAWING_MISSING)
		no_gnuplot(b, "gnuplot is not installed");
	else if (drawn == DRAWING_DONE && svg_finish(buffer_slice(&bytes), &s->chart, svg)) {
		path_of_chart(b->options, s, ".svg", path);
		if (b->options->svg)
			b->ok = output_file(path, buffer_slice(svg)) && b->ok;
		draw_set(b, s);
		if (b->options->odp)
			draw_slide(b, s, slide);
	} else {
		b->ok = false;
	}
	buffer_free(&bytes);
}

static bool write_page(const struct page *page, const struct plot_options *options)
{
	char path[PATH_MAX];
	struct output *o;

	path_in(options, "briefing", ".html", path);
	o = output_open(path);
	if (o == NULL)
		return false;
	page_write(o, page);
	return output_close(o);
}

static bool write_deck(const struct page *page, const struct buffer *slides, bool png,
                       const struct plot_options *options)
{
	struct deck deck = {page, slides, png};
	char path[PATH_MAX];
	struct output *o;

	path_in(options, "briefing", ".odp", path);
	o = output_open(path);
	if (o == NULL)
		return false;
	if (deck_write(o, &deck))
		return output_close(o);
	output_abandon(o);
	return false;
}

bool plots_draw(const struct facts *facts, const struct checks *checks,
                const struct plot_options *options)
{
	struct drawing_board b = {.options = options, .ok = true};
	struct charts charts;
	struct page page = {facts,           checks,
	                    &charts,         NULL,
	                    options->source, options->source_name,
	                    options->rejects};
	struct buffer *slides;
	char folder[PATH_MAX];

	path_in(options, "charts", "", folder);
	if (!make_folders(folder))
		return false;
	choose_charts(facts, checks, &options->series, options->only, options->series_alone, &charts);
	page.pictures = xcalloc(charts.n + 1, sizeof *page.pictures);
	slides = xcalloc(charts.n + 1, sizeof *slides);
	if (charts.n)
		set_up(&b);
	b.ok = write_table(options, &charts) && b.ok;
	for (size_t i = 0; i < charts.n; i++) {
		b.ok = write_rows(options, &charts.v[i]) && b.ok;
		if (b.can_draw)
			draw_one(&b, &charts.v[i], &page.pictures[i], &slides[i]);
	}
	sweep_charts(folder, &charts,
	             (struct kept){.svg = options->svg && b.can_draw,
	                           .png = options->png && b.can_draw && b.can_set,
	                           .pdf = options->pdf && b.can_draw && b.can_set});
	if (!options->series_alone)
		b.ok = write_page(&page, options) && b.ok;
	if (options->odp)
		b.ok = write_deck(&page, slides, b.can_set, options) && b.ok;
	workspace_remove(&b.workspace);
	for (size_t i = 0; i < charts.n; i++) {
		buffer_free(&page.pictures[i]);
		buffer_free(&slides[i]);
	}
	free(page.pictures);
	free(slides);
	charts_free(&charts);
	return b.ok;
}
