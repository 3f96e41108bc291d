#include "extract/extract.h"

#include <stdlib.h>

#include "core/memory.h"
#include "extract/attribute.h"
#include "extract/chars.h"
#include "extract/report.h"
#include "extract/rows.h"

struct extractor {
	struct report report;
	struct rows rows;
};

struct extractor *extractor_new(void)
{
	chars_start();
	figures_start();
	attributes_start();
	return xcalloc(1, sizeof(struct extractor));
}

void extractor_free(struct extractor *x)
{
	report_free(&x->report);
	rows_free(&x->rows);
	free(x);
}

static void send_block(const struct report *r, uint32_t b, const struct extract_sink *sink)
{
	const struct block *block = &r->outline.v[b];
	const struct lines *lines = &r->outline.lines;
	uint32_t start = document_start(r->doc, lines->v[block->first_line].start);
	struct block_row row = {.doc = r->doc->id,
	                        .block = (int64_t)b + 1,
	                        .line = r->doc->origin ? origin_line(r->doc->origin, start) : block->first_line + 1,
	                        .start = start,
	                        .end = document_end(r->doc, lines->v[block->last_line].end),
	                        .kind = slice_of(block_kind_name(block->kind)),
	                        .level = block->rank,
	                        .mark = {r->doc->bytes.p + block->lead.mark, block->lead.mark_end - block->lead.mark},
	                        .section = block->section};

	sink->block(sink->context, &row);
}

static void send_reject(const struct report *r, const struct reject_note *note, const struct extract_sink *sink)
{
	struct reject row = {.doc = r->doc->id,
	                     .line = note->line,
	                     .start = note->start,
	                     .end = note->end,
	                     .raw = {document_source(r->doc).p + note->start, note->end - note->start},
	                     .reason = slice_of(note->reason)};

	sink->reject(sink->context, &row);
}

/* most blocks of prose hold no figure and title nothing */
static bool may_have_facts(const struct block *b, size_t figures)
{
	return figures || b->kind == BLOCK_HEADING || b->opens_list;
}

static void send_facts(struct extractor *x, uint32_t b, struct numbering *numbering, const struct extract_sink *sink)
{
	struct report *r = &x->report;

	if (b < r->ahead && !may_have_facts(&r->outline.v[b], r->notes[b].n))
		return;
	report_load(r, b);
	if (!may_have_facts(&r->outline.v[b], r->found.n))
		return;
	rows_make(&x->rows, r, b, numbering);
	for (size_t i = 0; i < x->rows.n; i++)
		sink->fact(sink->context, &x->rows.v[i]);
}

void extract_document(struct extractor *x, const struct document *d, const struct extract_options *options,
                      const struct extract_sink *sink)
{
	struct report *r = &x->report;
	struct numbering numbering = {0, 0, 0};

	report_open(r, d, options);
	x->rows.office = (struct slice){NULL, 0};
	for (uint32_t b = 0; b < r->outline.n; b++) {
		if (sink->block == NULL) {
			send_facts(x, b, &numbering, sink);
			continue;
		}
		send_block(r, b, sink);
		if (sink->reject != NULL && b >= r->ahead)
			report_load(r, b);
	}
	if (sink->reject == NULL)
		return;
	report_rejects(r);
	for (size_t i = 0; i < r->n_rejects; i++)
		send_reject(r, &r->rejects[i], sink);
}
