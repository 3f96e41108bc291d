/* the whole stage: raw is what stands at its place, rows in order, no digit lost, values that a program can read */
#include "tests/fuzz/fuzz.h"

#include "core/decimal.h"
#include "tests/covering.h"

static bool is_number(struct slice value)
{
	struct decimal d;
	const char *slash = value.n ? memchr(value.p, '/', value.n) : NULL;

	return slash ? decimal_parse((struct slice){value.p, (size_t)(slash - value.p)}, &d) : decimal_parse(value, &d);
}

static bool is_date_text(struct slice value)
{
	for (size_t i = 0; i < value.n; i++)
		if (strchr("0123456789-QH", value.p[i]) == NULL)
			return false;
	return true;
}

static bool is_quantity(struct slice kind)
{
	static const char *const kinds[] = {"money", "count", "percent", "ratio", "measure", "duration", "ordinal"};

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (slice_is(kind, kinds[i]))
			return true;
	return false;
}

static void on_fact(void *context, const struct fact *f)
{
	cover_fact(context, f);
	if (is_quantity(f->kind)) {
		fuzz_must(is_number(f->value), f->raw);
		fuzz_must(f->upper.n == 0 || is_number(f->upper), f->raw);
	}
	/* 2月31日 stays what is written, so it need not exist */
	if (slice_is(f->kind, "date"))
		fuzz_must(is_date_text(f->value), f->raw);
}

static void on_reject(void *context, const struct reject *r)
{
	cover(context, r->line, r->start, r->end, r->raw);
}

static void fuzz_one(struct slice bytes)
{
	static struct extractor *x;
	struct extract_options options = {.date = {0}};
	struct document d = {.id = SLICE("fuzz"), .path = "fuzz", .bytes = bytes};
	struct covering c;
	struct extract_sink sink = {on_fact, on_reject, NULL, &c};

	x = x ? x : extractor_new();
	d.begin = slice_starts(bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;
	covering_open(&c, bytes);
	extract_document(x, &d, &options, &sink);
	check_digits(&c);
	fuzz_must(c.faults == 0, bytes);
	covering_close(&c);
}
