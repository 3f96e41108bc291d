/* batch: many inputs as documents, each with an id of its own: the file name with its extension, ~2 behind
 * it for the second input of that name; stdin is "stdin". */
#ifndef EXTRACT_BATCH_H
#define EXTRACT_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/walk.h"
#include "extract/intake.h"

struct batch {
	struct paths paths;
	char **ids; /* one a path */
	size_t max_bytes;
	size_t next;
};

/* operands as the user gave them; doc_id: for the only input, or NULL. */
void batch_start(struct batch *b, char *const *operands, int n, const char *doc_id, size_t max_bytes);
/* Opens the next document that can be read; false when all are done. A file found in a folder that is no
 * text is skipped (told with -v); one that the user named is an error. document_close() when done. */
bool batch_next(struct batch *b, struct document *d);
void batch_free(struct batch *b);

#endif
