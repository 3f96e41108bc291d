#include "extract/frames.h"

#include <stdlib.h>

#include "core/memory.h"
#include "extract/tag.h"

/* DEPTH_MAX: of tables in tables; deeper ones are not looked at */
enum { DEPTH_MAX = 64 };

/* the tables that are open */
struct nest {
	struct {
		size_t table;
		unsigned cells; /* of the row that is being read */
		bool wide;      /* some row has two cells */
		bool frame;
	} v[DEPTH_MAX];
	size_t depth;
};

static void open_table(struct frames *f, struct nest *nest)
{
	f->v = xgrow(f->v, &f->cap, f->n + 1, sizeof *f->v);
	f->v[f->n] = false;
	if (nest->depth > 0)
		nest->v[nest->depth - 1].frame = true;
	if (nest->depth < DEPTH_MAX) {
		nest->v[nest->depth].table = f->n;
		nest->v[nest->depth].cells = 0;
		nest->v[nest->depth].wide = false;
		nest->v[nest->depth++].frame = false;
	}
	f->n++;
}

static void close_table(struct frames *f, struct nest *nest)
{
	if (nest->depth == 0)
		return;
	nest->depth--;
	f->v[nest->v[nest->depth].table] = nest->v[nest->depth].frame || !nest->v[nest->depth].wide;
}

static void take(struct frames *f, struct nest *nest, const struct tag *t)
{
	size_t top = nest->depth - 1;

	if (t->kind == ELEMENT_TABLE) {
		if (t->closing)
			close_table(f, nest);
		else
			open_table(f, nest);
		return;
	}
	if (nest->depth == 0 || t->closing)
		return;
	if (t->kind == ELEMENT_ROW)
		nest->v[top].cells = 0;
	else if (t->kind == ELEMENT_CELL)
		nest->v[top].wide = ++nest->v[top].cells > 1 || nest->v[top].wide;
	else if (t->kind == ELEMENT_HEADING)
		nest->v[top].frame = true;
}

void frames_find(struct frames *f, struct slice source)
{
	struct nest nest = {.depth = 0};
	struct tag t;

	f->n = 0;
	for (uint32_t at = 0; at < source.n;) {
		const char *hit = memchr(source.p + at, '<', source.n - at);

		if (hit == NULL)
			break;
		at = (uint32_t)(hit - source.p);
		if (!tag_read(source, at, &t)) {
			at++;
			continue;
		}
		take(f, &nest, &t);
		at = t.kind == ELEMENT_RAW && !t.closing ? tag_raw_end(source, &t) : t.end;
	}
	while (nest.depth > 0)
		close_table(f, &nest);
}

void frames_free(struct frames *f)
{
	free(f->v);
	*f = (struct frames){0};
}
