/* gnuplot: one picture from a chart's data and a fixed template. gnuplot ends with status 0 on a
 * full disk and on missing data, so a picture counts only when nothing was said and the file is
 * whole. */
#ifndef PLOTS_GNUPLOT_H
#define PLOTS_GNUPLOT_H

#include <stdbool.h>

#include "core/buffer.h"
#include "plots/spec.h"
#include "plots/workspace.h"

enum picture { PICTURE_SVG, PICTURE_PNG, PICTURE_PDF };

enum drawing {
	DRAWING_DONE,
	DRAWING_MISSING, /* no gnuplot; not reported */
	DRAWING_FAILED,  /* reported */
};

/* Writes the chart's META.tsv and DATA.tsv for the drawings that follow; false is reported. */
bool gnuplot_prepare(const struct workspace *w, const struct spec *s);
/* templates: the folder of the *.gp files. bytes: the picture as gnuplot made it, the caller's; a PDF
 * without the time of its making, so that the same data give the same bytes. */
enum drawing gnuplot_draw(const struct workspace *w, const char *templates, const struct spec *s,
                          enum picture format, struct buffer *bytes);

/* is this a whole picture of the format? */
bool picture_is_whole(struct slice bytes, enum picture format);

#endif
