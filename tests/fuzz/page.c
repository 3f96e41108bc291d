/* a page of HTML: each byte of its text has its place in the page, in order; then the whole stage on it */
#include "tests/fuzz/fuzz.h"

#include "core/buffer.h"
#include "extract/page.h"
#include "tests/covering.h"

static void on_fact(void *context, const struct fact *f)
{
	cover_fact(context, f);
}

static void on_reject(void *context, const struct reject *r)
{
	cover(context, r->line, r->start, r->end, r->raw);
}

static void must_lead_back(const struct origin *o, struct slice page, struct slice text)
{
	uint32_t before = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct piece *p = &o->v[i];

		fuzz_must(p->start >= before && p->start <= p->end && p->end <= page.n && p->at < text.n, page);
		fuzz_must(!p->verbatim || memcmp(page.p + p->start, text.p + p->at, p->end - p->start) == 0, page);
		before = p->start;
	}
	for (size_t i = 1; i < o->markups; i++)
		fuzz_must(o->markup[i].start >= o->markup[i - 1].end && o->markup[i].end <= page.n, page);
}

static void fuzz_one(struct slice bytes)
{
	static struct extractor *x;
	struct extract_options options = {.date = {0}};
	struct origin origin = {0};
	struct document d = {.id = SLICE("fuzz"), .path = "fuzz", .source = bytes, .origin = &origin};
	struct covering c;
	struct extract_sink sink = {on_fact, on_reject, NULL, &c};

	x = x ? x : extractor_new();
	page_read(bytes, &d.page, &origin);
	d.bytes = buffer_slice(&d.page);
	fuzz_must(utf8_check(d.bytes.p, d.bytes.n) == d.bytes.n, bytes);
	must_lead_back(&origin, bytes, d.bytes);
	covering_open(&c, bytes);
	if (d.bytes.n > 0)
		extract_document(x, &d, &options, &sink);
	fuzz_must(c.faults == 0, bytes);
	covering_close(&c);
	buffer_free(&d.page);
	origin_free(&origin);
}
