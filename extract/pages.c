#include "extract/pages.h"

static bool same_columns(const struct table_grid *a, const struct table_grid *b)
{
	bool named = false;

	if (a->columns_n != b->columns_n || a->labels_n != b->labels_n)
		return false;
	for (uint32_t c = 0; c < a->columns_n; c++) {
		named = named || a->columns[c].text.n > 0;
		if (!slice_eq(a->columns[c].text, b->columns[c].text))
			return false;
	}
	return named;
}

static struct slice block_text(const struct document *d, const struct outline *o, uint32_t b)
{
	uint32_t start = o->v[b].lead.text, end = o->lines.v[o->v[b].last_line].end;

	return slice_trim((struct slice){d->bytes.p + start, end - start});
}

/* the first row of numbers */
static uint32_t first_data(const struct table_grid *t)
{
	uint32_t b = t->first;

	while (b < t->last && t->rows[b - t->first].kind != ROW_DATA)
		b++;
	return b;
}

static bool says_continued(const struct document *d, const struct outline *o, uint32_t first, uint32_t end)
{
	static const char *const words[] = {"（續", "(續", "續）", "續)", "續１", "續1", "〈續", "【續", NULL};

	for (uint32_t b = first; b < end; b++)
		if (slice_has_any(block_text(d, o, b), words))
			return true;
	return false;
}

/* The blocks in front of both are the same, as far as they reach between the two; a line of units alone names no
 * table. */
static bool same_titles(const struct document *d, const struct outline *o, const struct table_grid *a,
                        const struct table_grid *b)
{
	uint32_t between = b->first - a->last - 1;
	bool titled = false;

	if (between > a->first)
		return false;
	for (uint32_t back = 1; back <= between; back++) {
		struct slice text = block_text(d, o, b->first - back);

		if (!slice_eq(text, block_text(d, o, a->first - back)))
			return false;
		titled = titled || !slice_has(text, SLICE("單位"));
	}
	return titled;
}

/* 110年 in both: the rows begin anew, of another thing */
static bool begins_anew(const struct table_grid *a, const struct table_grid *b)
{
	uint32_t first = first_data(b) - b->first;

	for (uint32_t i = 0; i <= a->last - a->first; i++)
		if (a->rows[i].kind == ROW_DATA && slice_eq(a->rows[i].label.text, b->rows[first].label.text))
			return true;
	return false;
}

bool pages_join(const struct document *d, const struct outline *o, const struct table_grid *a,
                const struct table_grid *b)
{
	if (b->first - a->last - 1 > PAGE_BLOCKS || !same_columns(a, b))
		return false;
	/* the same header once more, right behind a table that has not come to its total */
	if (b->first == a->last + 1 && !a->totaled && !begins_anew(a, b))
		return true;
	return says_continued(d, o, a->last + 1, first_data(b)) || same_titles(d, o, a, b);
}
