/* arena: memory that is given back all at once (per document, per row). Blocks stay aligned for any
 * type; nothing is freed alone. Under ASan what is not handed out is poisoned. */
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include <stddef.h>

#include "core/slice.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunk; /* newest first */
};

/* A zeroed struct is a valid empty arena. */
void *arena_alloc(struct arena *a, size_t size);
struct slice arena_copy(struct arena *a, struct slice s);
struct slice arena_printf(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* forget everything but keep one chunk for reuse */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

#endif
