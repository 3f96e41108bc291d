/* rows: figures, headings and lists of one block as rows of facts.csv. */
#ifndef EXTRACT_ROWS_H
#define EXTRACT_ROWS_H

#include "core/buffer.h"
#include "extract/period.h"
#include "extract/report.h"

/* running numbers through the document */
struct numbering {
	int64_t fact, sentence, clause;
};

struct rows {
	struct fact *v;
	size_t n, cap;
	struct attributes attributes;
	struct arena mem;      /* text of the rows of one block */
	struct buffer scratch;
	struct buffer headings; /* above the block, for the catalogue; empty: not asked for yet */
	uint32_t root;       /* top block of the block before, and its office */
	struct slice office;
	/* cells that come again and again: the heading of a block, and a period */
	uint32_t heading;
	struct slice heading_text;
	struct date_span span;
	char span_text[2 * DATE_TEXT + 1];
	size_t span_n;
};

/* Replaces the rows by those of block b (which report_load() has loaded), in the order of start, then
 * longer first. Numbers run on in `numbering`. */
void rows_make(struct rows *rows, struct report *r, uint32_t b, struct numbering *numbering);
void rows_free(struct rows *rows);

#endif
