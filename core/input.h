/* input: a file or stdin read whole into memory with read(2) (a mapped file can change under us). */
#ifndef CORE_INPUT_H
#define CORE_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/slice.h"

struct input {
	const char *name; /* for messages: the path, or "standard input" */
	struct slice bytes;
	char *room;
};

/* path "-": stdin. limit: most bytes allowed, 0: no limit. A file that is absent raises 66, one that
 * cannot be read or is too large 65, a failing device 74; all are reported and give false.
 * input_free() is due in every case. */
bool input_read(struct input *in, const char *path, size_t limit);
void input_free(struct input *in);

/* The same piece by piece, for tables of many documents: memory stays that of a piece. The bytes are valid during the
 * call only; piece() returns false to stop, and then input_each() does too. Faults are reported as above. */
bool input_each(const char *path, bool (*piece)(void *context, struct slice bytes), void *context);
/* "standard input" for "-" */
const char *input_name(const char *path);

#endif
