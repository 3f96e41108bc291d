/* report: what is known of a document while its facts are made: outline, figures of all blocks, rejects,
 * the document's date. Shared by the modules that turn figures into rows. */
#ifndef EXTRACT_REPORT_H
#define EXTRACT_REPORT_H

#include "core/buffer.h"
#include "extract/attribute.h"
#include "extract/clauses.h"
#include "extract/extract.h"
#include "extract/figure.h"
#include "extract/grid.h"
#include "extract/outline.h"

/* A document of a few megabytes is decoded once; of a longer one what is read ahead is decoded again, so that memory
 * is bounded. */
enum { KEPT_BYTES = 32 << 20 };
#define NOT_KEPT SIZE_MAX

struct block_note {
	uint32_t first, n;    /* of a block read ahead: its figures in report.figures */
	size_t kept;          /* and where its text and clauses begin in report.kept, NOT_KEPT: nowhere */
	struct date from, to; /* period that its text names, for what stands below; resolution NONE: none */
	int16_t year;         /* of a heading that writes a month with its year; else 0 */
	int8_t month;
};

/* digits that are no fact; reason is a static text */
struct reject_note {
	uint32_t line, start, end;
	const char *reason;
};

struct report {
	const struct document *doc;
	const struct extract_options *options;
	struct outline outline;
	struct grids grids;
	struct block_note *notes; /* one a block */
	size_t notes_cap;
	uint32_t ahead;           /* blocks read ahead for the document's date: the first ones, at most all */
	struct figure *figures;   /* of the blocks read ahead */
	size_t n_figures, figures_cap;
	struct buffer kept;       /* text and clauses of blocks read ahead, as many as KEPT_BYTES hold */
	struct reject_note *rejects; /* of the blocks read so far */
	size_t n_rejects, rejects_cap;
	struct date date;    /* of the document */
	int fiscal;          /* year that the document calls 本年度 by a definition, or 0 */
	struct slice office; /* of its office line, or empty */
	/* the block being read */
	struct text text;
	struct figures found;
	struct clauses clauses;
};

/* Outline, tables, and the document's date, for which blocks are read ahead as far as it takes: to the line of the
 * head that tells it, or to the end of the document. */
void report_open(struct report *r, const struct document *d, const struct extract_options *options);
void report_free(struct report *r);
/* The first line of a block without its mark, bold marks and final colon. */
struct slice report_title(const struct report *r, const struct block *b);
/* Reads text, figures and clauses of block b, once and in order. */
void report_load(struct report *r, uint32_t b);
/* When all blocks are read: what is no fact, in the order of the document. */
void report_rejects(struct report *r);

#endif
