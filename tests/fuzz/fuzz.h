/* fuzz: what the libFuzzer targets share. A target is one file here: it includes this header and defines
 *     void fuzz_one(struct slice bytes)
 * with valid UTF-8 without NUL bytes, as behind the door of the program, and fuzz_must() for what has to hold.
 * make fuzz replays the fixtures through every target and runs each for FUZZ_SECONDS. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/slice.h"
#include "core/utf8.h"
#include "extract/extract.h"
#include "extract/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define fuzz_must(condition, slice)                                                                  \
	do {                                                                                             \
		if (!(condition)) {                                                                          \
			fprintf(stderr, "%s:%d: %s: '%.*s'\n", __FILE__, __LINE__, #condition, SLICE_ARGS(slice)); \
			abort();                                                                                 \
		}                                                                                            \
	} while (0)

static void fuzz_one(struct slice bytes);

/* the whole input as one text; text_free() when done */
static inline struct text fuzz_text(struct slice bytes)
{
	struct text t = {.source = {NULL, 0}};

	text_clear(&t, bytes);
	text_add_line(&t, 0, (uint32_t)bytes.n);
	text_finish(&t);
	return t;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static bool started;
	const char *bytes = (const char *)data;

	if (n == 0 || memchr(bytes, 0, n) != NULL || utf8_check(bytes, n) < n)
		return 0;
	if (!started)
		extractor_free(extractor_new());
	started = true;
	fuzz_one((struct slice){bytes, n});
	return 0;
}

#endif
