/* clean: text of documents made fit for a picture and a page. One place for all hygiene, because
 * gnuplot decodes backslashes and quotes of its data, and a control character, a direction mark or
 * "]]>" makes an SVG malformed or shows something else than what is written. */
#ifndef PLOTS_CLEAN_H
#define PLOTS_CLEAN_H

#include <stdbool.h>
#include <uchar.h>

#include "core/arena.h"
#include "core/output.h"
#include "core/slice.h"

/* Valid UTF-8 without C0, C1, direction and zero-width controls and noncharacters; tab and line
 * ends become one blank, runs of blanks too, none at the ends; "]]>" becomes "]] >"; private-use
 * characters and pictographs go. Bytes that are not UTF-8 become U+FFFD. The result lives in the
 * arena. */
struct slice clean_text(struct arena *mem, struct slice text);

/* A figure as written, clean and without blanks: PDF text has one at every border of Han and digit.
 */
struct slice clean_figure(struct arena *mem, struct slice raw);
/* is c a character that must not be shown? (blanks are none of them) */
bool clean_drops(char32_t c);

/* A cell for gnuplot: '\' doubled, '"' as \042, line end as \n, a character that the font has no
 * glyph for as U+3013. Text is clean or typeset. */
void clean_cell(struct output *o, struct slice text);
/* text of an element or a quoted attribute of HTML and SVG; a line end stays */
void clean_markup(struct output *o, struct slice text);

#endif
