#include "analyze/archive.h"

#include <stdlib.h>
#include <string.h>

#include "analyze/scope.h"
#include "core/memory.h"

/* What of a document can be asked for; its rows go when the next one comes. */
static void add_document(void *context, const struct facts *facts)
{
	struct archive *a = context;
	int64_t day = thing_document_day(facts->v, facts->n);
	struct slice author = thing_author(&a->mem, facts->v, facts->n);

	for (size_t i = 0; i < facts->n; i++) {
		struct record r = {.document = day, .author = author, .order = a->read};
		struct fact *copy;

		if (!operand_read(&facts->v[i], &r.operand) || !thing_is_reported(&r.operand) ||
		    !thing_date(facts->v[i].period, &r.date))
			continue;
		copy = arena_alloc(&a->mem, sizeof *copy);
		*copy = facts->v[i];
		table_copy_row(&facts_table, &a->mem, copy);
		r.operand.fact = copy;
		a->v = xgrow(a->v, &a->cap, a->n + 1, sizeof *a->v);
		a->v[a->n++] = r;
		a->read++;
	}
}

bool archive_read(struct archive *a, const char *path)
{
	return facts_each(path, add_document, a);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_named(const char *const *docs, size_t n, struct slice doc)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = slice_cmp(slice_of(docs[middle]), doc);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

void archive_drop(struct archive *a, const char *const *docs, size_t n)
{
	const char **sorted = xcalloc(n + 1, sizeof *sorted);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		sorted[i] = docs[i];
	qsort(sorted, n, sizeof *sorted, by_text);
	for (size_t i = 0; i < a->n; i++)
		if (!is_named(sorted, n, a->v[i].operand.fact->doc))
			a->v[kept++] = a->v[i];
	a->n = kept;
	free(sorted);
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

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

void archive_sort(struct archive *a)
{
	if (a->n > 0)
		qsort(a->v, a->n, sizeof *a->v, by_unit_and_date);
}

void archive_free(struct archive *a)
{
	free(a->v);
	arena_free(&a->mem);
	*a = (struct archive){0};
}

static enum match matches(const struct record *r, const struct operand *like, const struct fact *told)
{
	struct slice name = thing_name(r->operand.fact), asked = thing_name(like->fact);

	if (slice_eq(r->operand.fact->doc, like->fact->doc) || !operand_same_unit(&r->operand, like) ||
	    !thing_same_part(&r->operand, like) || thing_stages_differ(r->operand.fact, told) || name.n == 0 || asked.n == 0)
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

const struct record *archive_find(const struct archive *a, const struct operand *like, const struct fact *told,
                                  struct date date, enum match *match)
{
	const struct record *best = NULL;
	bool contradicted = false;

	*match = NO_MATCH;
	for (size_t i = lower_bound(a, like->fact->unit, date); i < a->n && compare(&a->v[i], like->fact->unit, date) == 0; i++) {
		const struct record *r = &a->v[i];
		enum match how = matches(r, like, told);

		if (how == NO_MATCH || how < *match || (best && how == *match && r->document < best->document))
			continue;
		contradicted = best && how == *match && r->document == best->document &&
		               (contradicted || decimal_cmp(r->operand.value, best->operand.value) != 0);
		best = r;
		*match = how;
	}
	return contradicted ? NULL : best;
}

static int64_t last_day(const struct record *r)
{
	return date_last_day(r->date);
}

/* the later of two running figures, of one day that of the newer document */
static bool is_later(const struct record *r, const struct record *than)
{
	return last_day(r) != last_day(than) ? last_day(r) > last_day(than) : r->document > than->document;
}

const struct record *archive_running(const struct archive *a, const struct operand *like, struct slice author, struct date date)
{
	struct date year = {.year = date.year, .resolution = DATE_YEAR};
	const struct record *best = NULL;
	bool contradicted = false;

	for (size_t i = lower_bound(a, like->fact->unit, year); i < a->n; i++) {
		const struct record *r = &a->v[i];

		if (!slice_eq(r->operand.fact->unit, like->fact->unit) || first_day(r) > date_first_day(date))
			break;
		if (last_day(r) >= date_last_day(date) || matches(r, like, like->fact) != MATCH_NAME ||
		    thing_authors_differ(author, r->author) || (best && is_later(best, r)))
			continue;
		contradicted = best && !is_later(r, best) &&
		               (contradicted || decimal_cmp(r->operand.value, best->operand.value) != 0);
		best = r;
	}
	return contradicted ? NULL : best;
}
