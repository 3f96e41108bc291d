#include "extract/origin.h"

#include <stdlib.h>

#include "core/memory.h"

void origin_free(struct origin *o)
{
	free(o->v);
	free(o->markup);
	free(o->lines);
	*o = (struct origin){0};
}

void origin_add(struct origin *o, uint32_t at, uint32_t start, uint32_t end, bool verbatim)
{
	struct piece *last = o->n ? &o->v[o->n - 1] : NULL;

	if (last != NULL && verbatim && last->verbatim && last->end == start && last->at + (last->end - last->start) == at) {
		last->end = end;
		return;
	}
	o->v = xgrow(o->v, &o->cap, o->n + 1, sizeof *o->v);
	o->v[o->n++] = (struct piece){at, start, end, verbatim};
}

void origin_markup(struct origin *o, uint32_t start, uint32_t end)
{
	if (start == end)
		return;
	if (o->markups && o->markup[o->markups - 1].end == start) {
		o->markup[o->markups - 1].end = end;
		return;
	}
	o->markup = xgrow(o->markup, &o->markup_cap, o->markups + 1, sizeof *o->markup);
	o->markup[o->markups++] = (struct span){start, end};
}

static void add_line(struct origin *o, uint32_t start)
{
	o->lines = xgrow(o->lines, &o->lines_cap, o->lines_n + 1, sizeof *o->lines);
	o->lines[o->lines_n++] = start;
}

void origin_count_lines(struct origin *o, struct slice source)
{
	const char *at = source.p, *end = source.p + source.n;

	o->lines_n = 0;
	add_line(o, 0);
	while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL)
		add_line(o, (uint32_t)(++at - source.p));
}

/* the piece that the byte `at` of the text lies in */
static const struct piece *piece_of(const struct origin *o, uint32_t at)
{
	size_t low = 0, high = o->n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (o->v[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return &o->v[low];
}

uint32_t origin_start(const struct origin *o, uint32_t at)
{
	const struct piece *p = piece_of(o, at);

	return p->verbatim ? p->start + (at - p->at) : p->start;
}

uint32_t origin_end(const struct origin *o, uint32_t at)
{
	const struct piece *p = piece_of(o, at ? at - 1 : 0);

	return p->verbatim ? p->start + (at - p->at) : p->end;
}

int64_t origin_line(const struct origin *o, uint32_t offset)
{
	size_t low = 0, high = o->lines_n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (o->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return (int64_t)low + 1;
}
