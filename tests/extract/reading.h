/* reading: texts and whole documents read for the tests of extraction. What a test gives out is owned by
 * the struct it came from. */
#ifndef TESTS_EXTRACT_READING_H
#define TESTS_EXTRACT_READING_H

#include "tests/unit.h"

#include "core/buffer.h"
#include "core/memory.h"
#include "core/tables.h"
#include "extract/attribute.h"
#include "extract/chars.h"
#include "extract/extract.h"
#include "extract/figure.h"
#include "extract/text.h"

/* word lists and patterns; cheap when they are there already */
static inline void reading_start(void)
{
	extractor_free(extractor_new());
}

/* one line as text; text_free() when done */
static inline void read_text(struct text *t, const char *line)
{
	reading_start();
	*t = (struct text){.source = {NULL, 0}};
	text_clear(t, slice_of(line));
	text_add_line(t, 0, (uint32_t)strlen(line));
	text_finish(t);
}

/* ---- documents ----------------------------------------------------------------------------------- */

struct reading {
	struct slice bytes;
	struct facts facts;
	struct reject *rejects; /* raw points into bytes */
	size_t n_rejects, rejects_cap;
	struct block_row *blocks;
	size_t n_blocks, blocks_cap;
	struct arena mem;
};

static inline void reading_fact(void *context, const struct fact *row)
{
	facts_add(&((struct reading *)context)->facts, row);
}

static inline void reading_reject(void *context, const struct reject *row)
{
	struct reading *r = context;

	r->rejects = xgrow(r->rejects, &r->rejects_cap, r->n_rejects + 1, sizeof *r->rejects);
	r->rejects[r->n_rejects++] = *row;
}

static inline void reading_block(void *context, const struct block_row *row)
{
	struct reading *r = context;

	r->blocks = xgrow(r->blocks, &r->blocks_cap, r->n_blocks + 1, sizeof *r->blocks);
	r->blocks[r->n_blocks] = *row;
	r->blocks[r->n_blocks].section = arena_copy(&r->mem, row->section);
	r->blocks[r->n_blocks++].mark = arena_copy(&r->mem, row->mark);
}

static inline void reading_free(struct reading *r)
{
	facts_free(&r->facts);
	free(r->rejects);
	free(r->blocks);
	arena_free(&r->mem);
	*r = (struct reading){.bytes = {NULL, 0}};
}

/* Reads the document with an extractor of its own; date: --date or NULL. blocks: as --stage=blocks. */
static inline void read_bytes(struct reading *r, struct slice bytes, const char *date, bool blocks)
{
	struct extract_sink sink = {reading_fact, reading_reject, blocks ? reading_block : NULL, r};
	struct extract_options options = {.date = {0}};
	struct document d = {.id = SLICE("t.md"), .path = "t.md", .bytes = bytes};
	struct extractor *x = extractor_new();

	*r = (struct reading){.bytes = bytes};
	d.begin = slice_starts(bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;
	if (date != NULL)
		ck_assert(date_parse(slice_of(date), &options.date));
	extract_document(x, &d, &options, &sink);
	extractor_free(x);
}

static inline void read_document(struct reading *r, const char *text, const char *date)
{
	read_bytes(r, slice_of(text), date, false);
}

static inline bool is_structure(const struct fact *f)
{
	return slice_is(f->kind, "heading") || slice_is(f->kind, "items") || slice_is(f->kind, "names");
}

/* the figure whose raw is written so, or fails */
static inline const struct fact *fact_of(const struct reading *r, const char *raw)
{
	for (size_t i = 0; i < r->facts.n; i++)
		if (!is_structure(&r->facts.v[i]) && slice_is(r->facts.v[i].raw, raw))
			return &r->facts.v[i];
	ck_abort_msg("no fact '%s' in '%.*s'", raw, SLICE_ARGS(r->bytes));
	return NULL;
}

/* the row of that kind number i, or NULL */
static inline const struct fact *row_of(const struct reading *r, const char *kind, size_t i)
{
	for (size_t k = 0; k < r->facts.n; k++)
		if (slice_is(r->facts.v[k].kind, kind) && i-- == 0)
			return &r->facts.v[k];
	return NULL;
}

/* The figures as text, columns joined by |, rows by " ; ". */
typedef struct slice fact_column(const struct fact *f);

#define FACT_COLUMN(column)                                         \
	static inline struct slice column_##column(const struct fact *f) \
	{                                                               \
		return f->column;                                           \
	}
FACT_COLUMN(raw)
FACT_COLUMN(kind)
FACT_COLUMN(value)
FACT_COLUMN(upper)
FACT_COLUMN(unit)
FACT_COLUMN(qualifier)
FACT_COLUMN(quantum)
FACT_COLUMN(exactness)
FACT_COLUMN(role)
FACT_COLUMN(cue)
FACT_COLUMN(basis)
FACT_COLUMN(subject)
#undef FACT_COLUMN

static inline void show_figures(const struct reading *r, fact_column *const *columns, size_t n,
                                struct buffer *out)
{
	for (size_t i = 0; i < r->facts.n; i++) {
		if (is_structure(&r->facts.v[i]))
			continue;
		for (size_t k = 0; k < n; k++) {
			buffer_text(out, k ? "|" : out->n ? " ; " : "");
			buffer_add(out, columns[k](&r->facts.v[i]));
		}
	}
}

/* The line, read as a document of that date, has these figures and no digit is left unread. */
static inline void ck_assert_figures(const char *line, const char *date, fact_column *const *columns, size_t n,
                                     const char *wanted)
{
	struct reading r;
	struct buffer got = {0};

	read_document(&r, line, date);
	show_figures(&r, columns, n, &got);
	ck_assert_msg(slice_is(buffer_slice(&got), wanted), "'%s' gives\n  %.*s\nnot\n  %s", line,
	              SLICE_ARGS(buffer_slice(&got)), wanted);
	for (size_t i = 0; i < r.n_rejects; i++)
		ck_assert_msg(!slice_is(r.rejects[i].reason, "unread"), "'%s': unread '%.*s'", line,
		              SLICE_ARGS(r.rejects[i].raw));
	buffer_free(&got);
	reading_free(&r);
}

#endif
