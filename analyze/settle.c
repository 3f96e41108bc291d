#include "analyze/settle.h"

#include <stdlib.h>

#include "core/memory.h"

static int by_number(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_key(const struct point *a, const struct point *b)
{
	int order = slice_cmp(a->row.metric, b->row.metric);

	order = order ? order : slice_cmp(a->row.category, b->row.category);
	order = order ? order : slice_cmp(a->row.unit, b->row.unit);
	order = order ? order : by_number(a->day, b->day);
	return order ? order : slice_cmp(a->row.period, b->row.period);
}

static int by_key_and_voice(const struct point *a, const struct point *b)
{
	int order = by_key(a, b);

	order = order ? order : by_number(a->stage, b->stage);
	return order ? order : slice_cmp(a->author, b->author);
}

/* The point that counts goes first: reported before worked out, the newest document, what came out before what was
 * planned, of one document the first. Of documents of one day nobody knows the newer; the name decides, of one name the
 * value, so that it is always the same. */
static int by_rank(const struct point *a, const struct point *b)
{
	int order = by_number(a->worth, b->worth);

	order = order ? order : by_number(b->document, a->document);
	order = order ? order : by_number(b->stage == STAGE_FINAL, a->stage == STAGE_FINAL);
	order = order ? order : slice_cmp(b->row.doc, a->row.doc);
	order = order ? order : by_number(a->row.fact, b->row.fact);
	return order ? order : decimal_cmp(a->value, b->value);
}

static int by_key_and_rank(const void *a, const void *b)
{
	int order = by_key(a, b);

	return order ? order : by_rank(a, b);
}

static int by_key_voice_and_rank(const void *a, const void *b)
{
	int order = by_key_and_voice(a, b);

	return order ? order : by_rank(a, b);
}

/* An older document reported another value; the same file given twice is no other document. */
static bool reports_otherwise(const struct point *p, const struct point *kept)
{
	return p->worth == WORTH_REPORTED && kept->worth == WORTH_REPORTED && !slice_eq(p->row.doc, kept->row.doc) &&
	       decimal_cmp(p->value, kept->value) != 0;
}

/* What another office reports, or of another stage (預算數, 決算數), is another figure and revises none. */
static bool is_of_one_voice(const struct point *a, const struct point *b)
{
	return !thing_authors_differ(a->author, b->author) &&
	       (a->stage == b->stage || a->stage == STAGE_UNTOLD || b->stage == STAGE_UNTOLD);
}

/* p follows another figure of its document, which is the one that the document reports */
static bool is_said_again(const struct point *v, const struct point *p)
{
	return p > v && by_key_and_voice(p - 1, p) == 0 && p[-1].worth == p->worth && slice_eq(p[-1].row.doc, p->row.doc);
}

size_t settle_thin(struct point *v, size_t n)
{
	struct point *best = NULL;
	size_t kept = 0;
	bool revised = false;

	if (n > 0)
		qsort(v, n, sizeof *v, by_key_voice_and_rank);
	for (struct point *p = v; p < v + n; p++) {
		bool first = best == NULL || by_key_and_voice(best, p) != 0;

		if (!first && (revised || is_said_again(v, p) || !reports_otherwise(p, best)))
			continue;
		revised = !first;
		v[kept] = *p;
		best = first ? &v[kept] : best;
		kept++;
	}
	return kept;
}

/* `end` is behind the points of the key, the first of which counts */
static void tell_status(struct point *first, const struct point *end, struct arena *mem)
{
	static const char *const status[] = {"reported", "derived", "implied"};

	first->row.status = slice_of(status[first->worth]);
	for (const struct point *p = first + 1; p < end; p++) {
		if (!reports_otherwise(p, first) || !is_of_one_voice(p, first))
			continue;
		first->row.status = SLICE("restated");
		first->row.check = arena_printf(mem, "%.*s（%.*s）", SLICE_ARGS(p->row.value), SLICE_ARGS(p->row.doc));
		return;
	}
}

size_t settle(struct point *v, size_t n, struct arena *mem)
{
	size_t kept = 0, end;

	n = settle_thin(v, n);
	if (n > 0)
		qsort(v, n, sizeof *v, by_key_and_rank);
	for (size_t i = 0; i < n; i = end) {
		for (end = i + 1; end < n && by_key(&v[i], &v[end]) == 0;)
			end++;
		tell_status(&v[i], &v[end], mem);
		v[kept++] = v[i];
	}
	return kept;
}
