/* the outline: blocks in the order of their lines, parents and sections before their children, lists linked both ways */
#include "tests/fuzz/fuzz.h"

#include "extract/outline.h"

static void check_block(const struct outline *o, uint32_t b, struct slice bytes)
{
	const struct block *k = &o->v[b];

	fuzz_must(k->first_line <= k->last_line && k->last_line < o->lines.n, bytes);
	fuzz_must(b == 0 || o->v[b - 1].last_line < k->first_line, bytes);
	fuzz_must(k->parent == NO_BLOCK || k->parent < b, bytes);
	fuzz_must(k->next == NO_BLOCK || (k->next > b && k->next < o->n && o->v[k->next].parent == k->parent), bytes);
	fuzz_must(k->first_child == NO_BLOCK || (k->first_child > b && o->v[k->first_child].parent == b), bytes);
	fuzz_must(k->lead.text <= bytes.n && k->lead.mark <= k->lead.mark_end && k->lead.mark_end <= bytes.n, bytes);
	fuzz_must(outline_root(o, b) <= b, bytes);
}

static void fuzz_one(struct slice bytes)
{
	struct document d = {.id = SLICE("fuzz"), .path = "fuzz", .bytes = bytes};
	struct outline o = {.title = NO_BLOCK};
	struct text t = {.source = {NULL, 0}};

	outline_read(&o, &d);
	for (uint32_t b = 0; b < o.n; b++) {
		check_block(&o, b, bytes);
		outline_text(&o, &d, &o.v[b], &t);
		for (size_t i = 1; i < t.n; i++)
			fuzz_must(t.at[i] >= t.at[i - 1] && t.at[i] < bytes.n, bytes);
	}
	fuzz_must(o.title == NO_BLOCK || o.title < o.n, bytes);
	text_free(&t);
	outline_free(&o);
}
