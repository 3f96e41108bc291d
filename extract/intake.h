/* intake: one document read whole and checked at the door. Everything behind it may rely on valid
 * UTF-8 without NUL bytes. A page of HTML is read as its text (page.h); offsets that leave the program always count
 * from the first byte of the file, a BOM included. */
#ifndef EXTRACT_INTAKE_H
#define EXTRACT_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/input.h"
#include "core/buffer.h"
#include "core/slice.h"
#include "extract/origin.h"

enum { DEFAULT_MAX_BYTES = 256 * 1024 * 1024 };

struct document {
	struct slice id;    /* names the document in the tables; owned by the caller */
	const char *path;   /* for messages */
	struct input in;
	struct slice bytes;  /* what is read: the whole file, or the text of a page of HTML */
	uint32_t begin;      /* first byte behind a BOM */
	struct buffer page;  /* that text */
	struct slice source; /* the whole file, where a page is read */
	struct origin *origin; /* where its text comes from; NULL when the file itself is read */
};

/* Reads and checks; faults are reported with exit code 65, 66 or 74 and give false.
 * document_close() is due in every case. */
bool document_open(struct document *d, const char *path, struct slice id, size_t max_bytes);
void document_close(struct document *d);
/* the whole file */
struct slice document_source(const struct document *d);
/* source offsets of a span of d->bytes that begins, that ends at `at` */
uint32_t document_start(const struct document *d, uint32_t at);
uint32_t document_end(const struct document *d, uint32_t at);

#endif
