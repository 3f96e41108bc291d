#include "core/zip.h"

/* 1980-01-01 00:00 in the words of MS-DOS */
enum { DOS_TIME = 0, DOS_DATE = (1 << 5) | 1 };
enum { VERSION = 20, UTF8_NAMES = 1 << 11, STORED = 0, ENTRIES_MAX = 0xffff };

uint32_t zip_crc(struct slice bytes)
{
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < bytes.n; i++) {
		crc ^= (unsigned char)bytes.p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc;
}

static void put16(struct buffer *b, uint32_t value)
{
	buffer_char(b, (char)(value & 0xff));
	buffer_char(b, (char)(value >> 8 & 0xff));
}

static void put32(struct buffer *b, uint32_t value)
{
	put16(b, value & 0xffff);
	put16(b, value >> 16);
}

/* what the head of an entry and its line in the directory have in common */
static void put_entry(struct buffer *b, struct slice name, uint32_t crc, uint32_t size)
{
	put16(b, VERSION);
	put16(b, UTF8_NAMES);
	put16(b, STORED);
	put16(b, DOS_TIME);
	put16(b, DOS_DATE);
	put32(b, crc);
	put32(b, size);
	put32(b, size);
	put16(b, (uint32_t)name.n);
	put16(b, 0);
}

static void add(struct zip *z, struct slice bytes)
{
	output_add(z->out, bytes);
	z->offset += bytes.n;
}

void zip_start(struct zip *z, struct output *out)
{
	*z = (struct zip){.out = out};
}

void zip_add(struct zip *z, struct slice name, struct slice bytes)
{
	struct buffer head = {0};
	uint32_t crc = zip_crc(bytes), place = (uint32_t)z->offset;

	if (name.n > 0xffff || bytes.n > UINT32_MAX || z->offset > UINT32_MAX - bytes.n ||
	    z->entries == ENTRIES_MAX) {
		z->too_large = true;
		return;
	}
	put32(&head, 0x04034b50);
	put_entry(&head, name, crc, (uint32_t)bytes.n);
	add(z, buffer_slice(&head));
	add(z, name);
	add(z, bytes);
	buffer_free(&head);

	put32(&z->directory, 0x02014b50);
	put16(&z->directory, VERSION);
	put_entry(&z->directory, name, crc, (uint32_t)bytes.n);
	put16(&z->directory, 0); /* comment */
	put16(&z->directory, 0); /* disk */
	put16(&z->directory, 0); /* internal attributes */
	put32(&z->directory, 0); /* external attributes */
	put32(&z->directory, place);
	buffer_add(&z->directory, name);
	z->entries++;
}

bool zip_finish(struct zip *z)
{
	uint32_t size = (uint32_t)z->directory.n, place = (uint32_t)z->offset;
	bool fits = !z->too_large && z->offset <= UINT32_MAX - z->directory.n;
	struct buffer end = {0};

	add(z, buffer_slice(&z->directory));
	put32(&end, 0x06054b50);
	put16(&end, 0);
	put16(&end, 0);
	put16(&end, z->entries);
	put16(&end, z->entries);
	put32(&end, size);
	put32(&end, place);
	put16(&end, 0);
	add(z, buffer_slice(&end));
	buffer_free(&end);
	buffer_free(&z->directory);
	return fits;
}
