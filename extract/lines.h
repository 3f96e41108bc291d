/* lines: what a line is by itself and among its neighbours: blank, page number, running head, table
 * row, wrapped text. */
#ifndef EXTRACT_LINES_H
#define EXTRACT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/slice.h"

enum line_kind {
	LINE_TEXT,
	LINE_BLANK,
	LINE_BORDER, /* drawn around the rows of a table: ──┬──, +---+, a long rule beside a row */
	LINE_PAGE, /* a page number or a running head */
	LINE_ROW,  /* of a Markdown or layout table */
	LINE_RULE, /* --- or a code fence */
};

struct line {
	uint32_t start, end; /* without the line break */
	enum line_kind kind;
	uint32_t columns;    /* about: ASCII 1, others 2 */
};

struct lines {
	struct line *v;
	size_t n, cap;
	uint32_t width; /* columns at which the text is wrapped: nine lines in ten are not longer */
};

/* A zeroed struct is empty; may be called again for the next document. */
void lines_read(struct lines *l, struct slice source, uint32_t begin);
void lines_free(struct lines *l);
/* nothing is written on the line */
bool line_is_empty(const struct line *line);
/* The line ends a sentence, a title with colon or a quotation. */
bool line_is_closed(struct slice source, const struct line *line);
/* The line is prose and ends within a number, or before its unit, that the text at `next` goes on with. */
bool line_cuts_number(struct slice source, const struct line *line, uint32_t next);
/* A row of a table whose label has an outline mark: 一、歲入合計   1,234   △56: at least two cells of numbers at the end. */
bool line_ends_in_figures(struct slice source, const struct line *line);
/* blanks in front of the line, an ideographic one counted as two */
uint32_t line_indent(struct slice source, const struct line *line);
/* The line is as long as wrapped lines of this document are. */
bool line_is_full(const struct lines *l, const struct line *line);

#endif
