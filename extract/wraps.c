#include "extract/wraps.h"

#include "core/utf8.h"

/* in columns of a terminal. RAGGED: by which a line that is full may end before the longest; LONG_LABEL: the
 * shortest that may need two; ALIGNED: by which two lines of one label may begin apart. PART_MAX: characters of half a
 * label */
enum { RAGGED = 4, LONG_LABEL = 16, ALIGNED = 1, PART_MAX = 24 };

static const struct place *label_of(const struct maker *m, uint32_t i)
{
	return m->table->rows[i].cells > 0 && m->table->rows[i].column[0] < m->table->labels_n ? &m->drafts[i].places[0]
	                                                                                       : NULL;
}

uint32_t wraps_width(const struct maker *m, uint32_t n)
{
	uint32_t width = 0;

	for (uint32_t i = 0; i < n && m->extents != NULL; i++) {
		const struct place *p = m->table->rows[i].kind == ROW_DATA ? label_of(m, i) : NULL;

		width = p != NULL && p->end[BY_WIDTH] > width ? p->end[BY_WIDTH] : width;
	}
	return width;
}

static bool is_full(const struct place *p, uint32_t width)
{
	return p->end[BY_WIDTH] - p->start[BY_WIDTH] >= LONG_LABEL && p->end[BY_WIDTH] + RAGGED >= width;
}

static bool begin_alike(const struct place *a, const struct place *b)
{
	return a->start[BY_WIDTH] <= b->start[BY_WIDTH] + ALIGNED && b->start[BY_WIDTH] <= a->start[BY_WIDTH] + ALIGNED;
}

enum wrap wraps_find(const struct maker *m, uint32_t n, uint32_t i, uint32_t width)
{
	const struct place *own, *above, *below;

	if (m->extents == NULL || m->table->labels_n != 1 || m->table->rows[i].cells != 1 || i + 1 >= n ||
	    m->table->rows[i + 1].kind != ROW_DATA)
		return WRAP_NONE;
	own = &m->drafts[i].places[0];
	below = label_of(m, i + 1);
	above = i > 0 && m->table->rows[i - 1].kind == ROW_DATA ? label_of(m, i - 1) : NULL;
	if (below == NULL)
		return WRAP_NONE;
	if (above != NULL && is_full(above, width) && begin_alike(own, above) &&
	    below->start[BY_WIDTH] <= own->start[BY_WIDTH] + ALIGNED)
		return WRAP_ABOVE;
	return is_full(own, width) && !is_full(below, width) && begin_alike(own, below) ? WRAP_BELOW : WRAP_NONE;
}

bool wraps_may_be(struct slice s)
{
	static const char *const notes[] = {"註", "備註", "附註", "說明", "資料來源", "單位", "表", NULL};
	static const char *const ends[] = {"。", "；", "：", ":", "，", NULL};
	size_t n = 0;

	s = slice_trim(s);
	for (size_t i = 0; notes[i]; i++)
		if (slice_starts(s, slice_of(notes[i])))
			return false;
	for (size_t i = 0; ends[i]; i++)
		if (slice_ends(s, slice_of(ends[i])))
			return false;
	for (size_t i = 0; i < s.n;) {
		char32_t c;
		size_t length = utf8_decode(s.p + i, s.n - i, &c);

		if (c >= U'0' && c <= U'9')
			return false;
		i += length ? length : 1;
		n++;
	}
	return n >= 2 && n <= PART_MAX;
}
