#include "extract/intake.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/message.h"
#include "core/utf8.h"
#include "extract/page.h"

static bool refuse(const struct document *d, const char *what, size_t offset, const char *advice)
{
	message_error(EXIT_DATA, d->path, 0, "%s at byte %zu: %s", what, offset, advice);
	return false;
}

static bool check(struct document *d)
{
	const char *nul = d->bytes.n ? memchr(d->bytes.p, '\0', d->bytes.n) : NULL;
	size_t bad;

	if (slice_starts(d->bytes, SLICE("\xff\xfe")) || slice_starts(d->bytes, SLICE("\xfe\xff")))
		return refuse(d, "UTF-16 text", 0, "convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
	bad = utf8_check(d->bytes.p, d->bytes.n);
	if (nul != NULL && (size_t)(nul - d->bytes.p) < bad)
		return refuse(d, "NUL byte", (size_t)(nul - d->bytes.p), "not a text file");
	if (bad < d->bytes.n)
		return refuse(d, "not UTF-8", bad,
		              "convert the file (Big5: iconv -f CP950 -t UTF-8) or repair it");
	d->begin = slice_starts(d->bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;
	if (slice_trim((struct slice){d->bytes.p + d->begin, d->bytes.n - d->begin}).n == 0) {
		message_error(EXIT_DATA, d->path, 0, "empty document: no text to read");
		return false;
	}
	return true;
}

static struct slice tail(const struct document *d)
{
	return (struct slice){d->bytes.p + d->begin, d->bytes.n - d->begin};
}

static bool open_page(struct document *d)
{
	d->source = d->bytes;
	d->origin = xcalloc(1, sizeof *d->origin);
	page_read(d->source, &d->page, d->origin);
	d->bytes = buffer_slice(&d->page);
	d->begin = 0;
	if (d->bytes.n > 0)
		return true;
	message_error(EXIT_DATA, d->path, 0, "empty document: the page has no text to read");
	return false;
}

bool document_open(struct document *d, const char *path, struct slice id, size_t max_bytes)
{
	/* offsets are kept in 32 bits */
	size_t limit = max_bytes < UINT32_MAX - 1 ? max_bytes : UINT32_MAX - 1;

	*d = (struct document){.id = id, .path = path};
	if (!input_read(&d->in, path, limit))
		return false;
	d->path = d->in.name;
	d->bytes = d->in.bytes;
	return check(d) && (!page_is(tail(d)) || open_page(d));
}

void document_close(struct document *d)
{
	input_free(&d->in);
	buffer_free(&d->page);
	if (d->origin != NULL)
		origin_free(d->origin);
	free(d->origin);
	d->origin = NULL;
}

struct slice document_source(const struct document *d)
{
	return d->origin != NULL ? d->source : d->bytes;
}

uint32_t document_start(const struct document *d, uint32_t at)
{
	return d->origin != NULL ? origin_start(d->origin, at) : at;
}

uint32_t document_end(const struct document *d, uint32_t at)
{
	return d->origin != NULL ? origin_end(d->origin, at) : at;
}
