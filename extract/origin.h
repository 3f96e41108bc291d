/* origin: where the text that is read stands in the source it was taken from. A page of HTML is read as text of
 * its own; every byte of that text comes from a place in the page, and what has no text (tags, scripts) is listed
 * as markup. */
#ifndef EXTRACT_ORIGIN_H
#define EXTRACT_ORIGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/slice.h"
#include "extract/text.h"

/* text from `at` to the next piece stands for source [start, end) */
struct piece {
	uint32_t at, start, end;
	bool verbatim; /* byte for byte; else an entity, or a mark that stands for a tag */
};

struct origin {
	struct piece *v; /* owned, as are the others */
	size_t n, cap;
	struct span *markup; /* in the source, in order */
	size_t markups, markup_cap;
	uint32_t *lines; /* offsets of the source at which its lines begin */
	size_t lines_n, lines_cap;
};

/* A zeroed struct is empty. */
void origin_free(struct origin *o);
/* Notes that the text from `at` on stands for source [start, end). Pieces come in order. */
void origin_add(struct origin *o, uint32_t at, uint32_t start, uint32_t end, bool verbatim);
void origin_markup(struct origin *o, uint32_t start, uint32_t end);
/* Finds the lines of the source; origin_line() needs them. */
void origin_count_lines(struct origin *o, struct slice source);
/* source offsets of a span of the text that begins at `at`, that ends at `at` */
uint32_t origin_start(const struct origin *o, uint32_t at);
uint32_t origin_end(const struct origin *o, uint32_t at);
/* 1-based line of a source offset */
int64_t origin_line(const struct origin *o, uint32_t offset);

#endif
