/* outline: the document as blocks (headings, items, paragraphs, table rows) in a tree that follows the
 * outline marks. Lines that a page break or a PDF column has cut are one block again; page numbers
 * and running heads are holes in it. */
#ifndef EXTRACT_OUTLINE_H
#define EXTRACT_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/slice.h"
#include "extract/intake.h"
#include "extract/lines.h"
#include "extract/mark.h"
#include "extract/text.h"

enum block_kind {
	BLOCK_HEADING,   /* has a mark or # and titles what follows */
	BLOCK_ITEM,      /* has a mark or a bullet */
	BLOCK_PARAGRAPH,
	BLOCK_ROW,       /* a row of a table */
	BLOCK_OTHER,     /* a rule or a fence */
};

#define NO_BLOCK UINT32_MAX

struct block {
	enum block_kind kind;
	struct lead lead;
	uint32_t first_line, last_line; /* indices into lines */
	uint32_t parent;      /* the marked block or heading above it, or NO_BLOCK */
	uint32_t first_child; /* marked or bulleted block directly below, or NO_BLOCK; the next ones by `next` */
	uint32_t last_child;
	uint32_t next;        /* the next marked or bulleted block below the same parent, or NO_BLOCK */
	bool opens_list;      /* marked or bulleted; nothing of its kind before it, or numbers start anew */
	uint32_t children;    /* marked blocks directly below */
	uint32_t bullets;     /* unmarked list items directly below */
	uint32_t rank;        /* of its mark among those open when it came; its depth in the tree */
	struct slice section; /* path: 十/（一）/1 */
};

struct outline {
	struct lines lines;
	struct block *v;
	size_t n, cap;
	uint32_t title;   /* block of the document's title, or NO_BLOCK */
	struct arena mem; /* section paths */
	struct buffer path; /* the one being made */
};

/* A zeroed struct is an empty outline; outline_read() may be called again for the next document. */
void outline_read(struct outline *o, const struct document *d);
void outline_free(struct outline *o);
/* The text of block b behind its mark, ready for reading. */
void outline_text(const struct outline *o, const struct document *d, const struct block *b,
                  struct text *t);
/* the topmost block above b (b itself when it has no parent) */
uint32_t outline_root(const struct outline *o, uint32_t b);
/* The block goes on with the list that block `before` stands in. */
bool outline_continues(const struct block *before, const struct block *b);
const char *block_kind_name(enum block_kind kind);

#endif
