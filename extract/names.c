#include "extract/names.h"

enum { REACH = 40, LIST_MAX = 600 };

static bool is_conjunction(const struct text *t, size_t low, size_t high, size_t i)
{
	/* 及 at the edge of a segment, or inside 以及, joins; with a single character beside it it is a word */
	return is_any(t->cp[i], U"及與和或暨") && i >= low + 2 && i + 2 < high;
}

/* counts the items of the list [low, high) */
static void count_items(const struct text *t, size_t low, size_t high, struct name_list *list)
{
	int pauses = 0, conjunctions = 0, last = 0, depth = 0;
	size_t segment = low;

	for (size_t i = low; i < high; i++) {
		if (char_is(t->cp[i], CHAR_OPEN))
			depth++;
		else if (char_is(t->cp[i], CHAR_CLOSE) && depth)
			depth--;
		else if (depth == 0 && t->cp[i] == U'、') {
			pauses++;
			last = 0;
			segment = i + 1;
		} else if (depth == 0 && is_conjunction(t, segment, high, i)) {
			conjunctions++;
			last++;
		}
	}
	list->low = pauses + 1;
	list->best = pauses + 1 + (last > 0);
	list->high = pauses + 1 + conjunctions;
	/* without 、 a single 及 can only join two */
	if (pauses == 0 && conjunctions == 1)
		list->low = 1;
}

static bool is_open_list(const struct text *t, size_t low, size_t start, size_t end)
{
	for (size_t i = low; i < start; i++)
		if (t->cp[i] == U'如' && !is_any(i > 0 ? t->cp[i - 1] : 0, U"諸假設未"))
			return true;
	return text_has(t, start, U"如") || text_has(t, start, U"例如") || (end > start && t->cp[end - 1] == U'等');
}

static bool has_amount(const struct figures *f, size_t low, size_t high)
{
	size_t first = 0, last = f->n;

	/* figures stand in order: the first one at or behind low */
	while (first < last) {
		size_t middle = first + (last - first) / 2;

		if (f->v[middle].start < low)
			first = middle + 1;
		else
			last = middle;
	}
	for (; first < f->n && f->v[first].end <= high; first++)
		if (f->v[first].kind <= KIND_DURATION)
			return true;
	return false;
}

/* （金門、連江縣未列入）: what is left out does not make up the count */
static bool is_exclusion(const struct text *t, size_t start, size_t end)
{
	static const char32_t *const words[] = {U"未", U"不含", U"不包括", U"除外", U"扣除", U"除"};

	for (size_t i = start; i < end; i++)
		for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
			if (text_has(t, i, words[k]))
				return true;
	return false;
}

static bool finish(const struct text *t, const struct figures *f, size_t low, size_t start, size_t end,
                   struct span cue, struct name_list *list)
{
	if (end <= start || end - start > LIST_MAX || has_amount(f, start, end) ||
	    is_exclusion(t, start, end))
		return false;
	count_items(t, start, end, list);
	if (list->high < 2)
		return false;
	list->start = (uint32_t)start;
	list->end = (uint32_t)end;
	list->cue = cue;
	if (is_open_list(t, low, start, end))
		list->high = -1;
	return true;
}

/* A、B及C等3家: the list goes back to the mark that opens the clause */
static bool read_before(const struct text *t, const struct figures *f, size_t i, struct name_list *list)
{
	const struct figure *g = &f->v[i];
	size_t end = g->start, start, low;
	int depth = 0;

	if (end == 0 || t->cp[end - 1] != U'等')
		return false;
	end--;
	start = end;
	while (start > 0 && end - start < LIST_MAX) {
		char32_t c = t->cp[start - 1];

		if (char_is(c, CHAR_CLOSE))
			depth++;
		else if ((char_is(c, CHAR_OPEN) && depth-- == 0) || (depth == 0 && char_is(c, CHAR_STOP | CHAR_COMMA)))
			break;
		start--;
	}
	for (size_t j = i; j-- > 0 && f->v[j].end > start;)
		if (f->v[j].end <= end && f->v[j].kind != KIND_ORDINAL)
			start = f->v[j].end;
	low = start;
	/* the verb that introduces the list is not its first item */
	for (size_t j = start; j < end && t->cp[j] != U'、'; j++)
		if (is_any(t->cp[j], U"有為括含係") || text_has(t, j, U"如"))
			start = j + 1;
	return finish(t, f, low, start, end, (struct span){g->start - 1, g->start}, list);
}

/* end of the sentence, as far as a list can reach */
static size_t sentence_end(const struct text *t, size_t i)
{
	size_t limit = i + LIST_MAX + REACH < t->n ? i + LIST_MAX + REACH : t->n;

	while (i < limit && !char_is(t->cp[i], CHAR_STOP))
		i++;
	return i;
}

static size_t bracket_end(const struct text *t, size_t i)
{
	size_t limit = i + LIST_MAX + REACH < t->n ? i + LIST_MAX + REACH : t->n;
	int depth = 0;

	for (; i < limit; i++) {
		if (t->cp[i] == U'（')
			depth++;
		else if (t->cp[i] == U'）' && depth-- == 0)
			return i;
	}
	return i;
}

/* the word that opens a list at i; its length, or 0 */
static size_t opener(const struct text *t, size_t i)
{
	static const char32_t *const words[] = {U"分別為", U"分別係", U"分別是", U"包括", U"包含", U"即", U"為"};

	if (text_char(t, i) == U'（' || text_char(t, i) == U'：')
		return 1;
	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (text_has(t, i, words[k])) {
			size_t n = 0;

			while (words[k][n])
				n++;
			return n;
		}
	return 0;
}

/* 2家業者提出申請，分別為A及B; 四項軟體（A、B、C、D）; 10大目標：… */
static bool read_after(const struct text *t, const struct figures *f, size_t i, struct name_list *list)
{
	const struct figure *g = &f->v[i];
	size_t next = i + 1 < f->n ? f->v[i + 1].start : t->n, high = next < g->end + REACH ? next : g->end + REACH;

	for (size_t j = g->end; (j = text_find(t, j, high, CHAR_STOP | CHAR_LISTS)) < high; j++) {
		size_t n = opener(t, j), end;

		if (char_is(t->cp[j], CHAR_STOP))
			return false;
		if (n == 0)
			continue;
		end = t->cp[j] == U'（' ? bracket_end(t, j + 1) : sentence_end(t, j + n);
		if (finish(t, f, j + n, j + n, end, (struct span){(uint32_t)j, (uint32_t)(j + n)}, list))
			return true;
		if (t->cp[j] != U'（' || text_find(t, j, end, CHAR_STOP) < end)
			return false;
		j = end;
	}
	return false;
}

bool names_read(const struct text *t, const struct figures *f,
                size_t i, struct name_list *list)
{
	if (f->v[i].kind != KIND_COUNT)
		return false;
	return read_before(t, f, i, list) || read_after(t, f, i, list);
}
