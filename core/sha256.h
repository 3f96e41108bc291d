/* sha256: FIPS 180-4, for keys and for the hashes that stand in the metadata. */
#ifndef CORE_SHA256_H
#define CORE_SHA256_H

#include <stdbool.h>
#include <stdint.h>

#include "core/slice.h"

enum { SHA256_BLOCK = 64, SHA256_BYTES = 32, SHA256_TEXT = 2 * SHA256_BYTES + 1 };

/* Plain memory: a copy goes its own way from where the original stands. */
struct sha256 {
	uint32_t state[8];
	uint64_t length; /* bytes so far */
	unsigned char block[SHA256_BLOCK];
};

void sha256_start(struct sha256 *s);
void sha256_add(struct sha256 *s, struct slice bytes);
/* On: without the processor's own SHA instructions, the twin that tests compare with. */
void sha256_portable(bool on);
/* the digest in small hex digits, NUL terminated; s is used up */
void sha256_end(struct sha256 *s, char text[SHA256_TEXT]);

#endif
