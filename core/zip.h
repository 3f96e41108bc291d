/* zip: a container of stored (uncompressed) files, as OpenDocument asks for. The same entries give the same bytes:
 * every entry has the date 1980-01-01. Names are UTF-8 with '/' between folders. Sizes up to 4 GiB, 65,535
 * entries. */
#ifndef CORE_ZIP_H
#define CORE_ZIP_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buffer.h"
#include "core/output.h"

struct zip {
	struct output *out;
	struct buffer directory; /* written behind the entries */
	uint64_t offset;
	uint32_t entries;
	bool too_large;
};

/* The output stays the caller's; nothing else may be written to it until zip_finish(). */
void zip_start(struct zip *z, struct output *out);
void zip_add(struct zip *z, struct slice name, struct slice bytes);
/* Writes the directory and frees what the zip holds. False, with nothing reported, when the entries went beyond
 * what the format can hold: the output is then no zip file. */
bool zip_finish(struct zip *z);

/* CRC-32 of ISO 3309, as in zip and PNG */
uint32_t zip_crc(struct slice bytes);

#endif
