#include "analyze/archive.h"

#include <stdlib.h>

#include "analyze/scope.h"
#include "core/memory.h"

/* the rows [first, end) are of one document */
static void add_document(struct archive *a, size_t first, size_t end)
{
	int64_t day = thing_document_day(a->facts.v + first, end - first);

	for (size_t i = first; i < end; i++) {
		struct record r = {.document = day};

		if (!operand_read(&a->facts.v[i], &r.operand) || !thing_is_reported(&r.operand) ||
		    !thing_date(a->facts.v[i].period, &r.date))
			continue;
		a->v = xgrow(a->v, &a->cap, a->n + 1, sizeof *a->v);
		a->v[a->n++] = r;
	}
}

bool archive_read(struct archive *a, const char *path)
{
	return facts_read(&a->facts, path);
}

bool archive_add(struct archive *a, struct slice bytes, const char *name)
{
	return facts_add_bytes(&a->facts, bytes, name);
}

static int64_t first_day(const struct record *r)
{
	return date_first_day(r->date);
}

static int compare(const struct record *r, struct slice unit, struct date date)
{
	int order = slice_cmp(r->operand.fact->unit, unit);

	if (order == 0)
		order = (first_day(r) > date_first_day(date)) - (first_day(r) < date_first_day(date));
	return order ? order : (int)r->date.resolution - (int)date.resolution;
}

static int by_unit_and_date(const void *a, const void *b)
{
	const struct record *x = a, *y = b;
	int order = compare(x, y->operand.fact->unit, y->date);

	return order ? order : (x->operand.fact > y->operand.fact) - (x->operand.fact < y->operand.fact);
}

void archive_sort(struct archive *a)
{
	for (size_t first = 0, end; first < a->facts.n; first = end) {
		end = first + 1;
		while (end < a->facts.n && slice_eq(a->facts.v[end].doc, a->facts.v[first].doc))
			end++;
		add_document(a, first, end);
	}
	if (a->n > 0)
		qsort(a->v, a->n, sizeof *a->v, by_unit_and_date);
}

void archive_free(struct archive *a)
{
	free(a->v);
	facts_free(&a->facts);
	*a = (struct archive){0};
}

static enum match matches(const struct record *r, const struct operand *like)
{
	struct slice name = thing_name(r->operand.fact), asked = thing_name(like->fact);

	if (slice_eq(r->operand.fact->doc, like->fact->doc) || !operand_same_unit(&r->operand, like) ||
	    !thing_same_part(&r->operand, like) || name.n == 0 || asked.n == 0)
		return NO_MATCH;
	if (slice_eq(name, asked))
		return MATCH_NAME;
	return text_shares_word(name, asked) ? MATCH_WORD : NO_MATCH;
}

static size_t lower_bound(const struct archive *a, struct slice unit, struct date date)
{
	size_t low = 0, high = a->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(&a->v[middle], unit, date) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct record *archive_find(const struct archive *a, const struct operand *like, struct date date,
                                  enum match *match)
{
	const struct record *best = NULL;
	bool contradicted = false;

	*match = NO_MATCH;
	for (size_t i = lower_bound(a, like->fact->unit, date); i < a->n && compare(&a->v[i], like->fact->unit, date) == 0; i++) {
		const struct record *r = &a->v[i];
		enum match how = matches(r, like);

		if (how == NO_MATCH || how < *match || (best && how == *match && r->document < best->document))
			continue;
		contradicted = best && how == *match && r->document == best->document &&
		               (contradicted || decimal_cmp(r->operand.value, best->operand.value) != 0);
		best = r;
		*match = how;
	}
	return contradicted ? NULL : best;
}
