#include "plots/book.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/message.h"

static int by_id(const void *x, const void *y)
{
	const struct fact *a = *(const struct fact *const *)x, *b = *(const struct fact *const *)y;
	int c = slice_cmp(a->doc, b->doc);

	return c ? c : (a->fact > b->fact) - (a->fact < b->fact);
}

const struct fact *book_find(const struct book *b, struct slice doc, int64_t number)
{
	const struct fact key = {.doc = doc, .fact = number}, *wanted = &key, **hit;

	if (b->facts->n == 0)
		return NULL;
	hit = bsearch(&wanted, b->by_id, b->facts->n, sizeof *b->by_id, by_id);
	return hit ? *hit : NULL;
}

bool book_has(const struct book *b, struct slice doc)
{
	size_t low = 0, high = b->facts->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (slice_cmp(b->by_id[middle]->doc, doc) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < b->facts->n && slice_eq(b->by_id[low]->doc, doc);
}

/* "doc#fact": a document's name may hold a '#' itself */
static const struct fact *find_fact(const struct book *b, struct slice reference)
{
	size_t hash = reference.n;
	struct decimal number;

	while (hash > 0 && reference.p[hash - 1] != '#')
		hash--;
	if (hash == 0 ||
	    !decimal_parse((struct slice){reference.p + hash, reference.n - hash}, &number) || number.exp)
		return NULL;
	return book_find(b, (struct slice){reference.p, hash - 1}, number.coef);
}

static bool is_among(const struct fact *const *figures, size_t n, const struct fact *f)
{
	for (size_t i = 0; i < n; i++)
		if (figures[i] == f)
			return true;
	return false;
}

/* The reported figure is the last member with the reported value on the check's line: a part that
 * happens to be as large stands before it. */
static const struct fact *find_target(const struct relation *r)
{
	const struct fact *found = NULL;
	struct decimal reported, value;

	if (!decimal_parse(r->check->reported, &reported))
		return NULL;
	for (size_t i = 0; i < r->n; i++)
		if (r->members[i]->line == r->check->line && fact_value(r->members[i], &value) &&
		    decimal_cmp(value, reported) == 0)
			found = r->members[i];
	return found;
}

/* The figures of a list "doc#fact;doc#fact", each once; *n says how many. What is not in the facts is left out. */
static const struct fact **find_figures(const struct book *b, struct slice list, size_t *n)
{
	const struct fact **figures = NULL;
	struct slice part;
	size_t cap = 0;

	*n = 0;
	while (slice_split(&list, ';', &part)) {
		const struct fact *f = find_fact(b, part);

		if (f == NULL || is_among(figures, *n, f))
			continue;
		figures = xgrow(figures, &cap, *n + 1, sizeof *figures);
		figures[(*n)++] = f;
	}
	return figures;
}

static void link_figures(const struct book *b, struct relation *r)
{
	r->members = find_figures(b, r->check->facts, &r->n);
	r->target = find_target(r);
	if (check_fails(r->check))
		r->suspects = find_figures(b, r->check->suspects, &r->n_suspects);
}

static void note_holding(struct book *b, const struct relation *r)
{
	static const char *const sums[] = {"sum", "column_total", "row_total", NULL};

	for (size_t i = 0; i < r->n; i++)
		b->held[r->members[i] - b->facts->v] = true;
	if (r->target && slice_is_any(r->check->type, sums))
		b->totals[r->target - b->facts->v] = true;
}

void book_open(struct book *b, const struct facts *facts, const struct checks *checks)
{
	*b = (struct book){facts, xcalloc(facts->n + 1, sizeof *b->by_id),
	                   xcalloc(checks->n + 1, sizeof *b->relations), checks->n,
	                   xcalloc(facts->n + 1, sizeof *b->held), xcalloc(facts->n + 1, sizeof *b->totals)};
	for (size_t i = 0; i < facts->n; i++)
		b->by_id[i] = &facts->v[i];
	qsort(b->by_id, facts->n, sizeof *b->by_id, by_id);
	for (size_t i = 0; i < checks->n; i++) {
		b->relations[i].check = &checks->v[i];
		link_figures(b, &b->relations[i]);
		if (check_holds(&checks->v[i]))
			note_holding(b, &b->relations[i]);
	}
}

bool book_holds(const struct book *b, const struct fact *f)
{
	return b->held[f - b->facts->v];
}

bool book_is_total(const struct book *b, const struct fact *f)
{
	return b->totals[f - b->facts->v];
}

void book_close(struct book *b)
{
	for (size_t i = 0; i < b->n; i++) {
		free(b->relations[i].members);
		free(b->relations[i].suspects);
	}
	free(b->relations);
	free(b->held);
	free(b->totals);
	free(b->by_id);
}

/* "doc#fact" of the document of the check; a check against an earlier report names figures of that too */
static bool is_own(const struct check *check, struct slice reference)
{
	return slice_starts(reference, check->doc) && reference.n > check->doc.n && reference.p[check->doc.n] == '#';
}

static bool lists_line(struct slice lines, int64_t line)
{
	struct slice part;
	struct decimal number;

	while (slice_split(&lines, ';', &part))
		if (decimal_parse(part, &number) && decimal_cmp(number, decimal_int(line)) == 0)
			return true;
	return false;
}

/* every figure of its own document is there, on a line that the check names */
static bool is_of_these_facts(const struct book *b, const struct check *c)
{
	struct slice list = c->facts, part;

	while (slice_split(&list, ';', &part)) {
		const struct fact *f = find_fact(b, part);

		if (part.n && is_own(c, part) && (f == NULL || !lists_line(c->lines, f->line)))
			return false;
	}
	return true;
}

bool book_matches(const struct book *b, const char *checks)
{
	const struct check *first = NULL;
	size_t astray = 0;

	for (size_t i = 0; i < b->n; i++)
		if (!is_of_these_facts(b, b->relations[i].check)) {
			first = astray ? first : b->relations[i].check;
			astray++;
		}
	if (astray)
		message_error(EXIT_DATA, checks, 0,
		              "%zu of %zu checks are not of these facts, the first is check %lld of %s: run heshu check on them",
		              astray, b->n, (long long)first->check, message_quote(first->doc, 80));
	return astray == 0;
}

bool fact_is_quantity(const struct fact *f)
{
	static const char *const kinds[] = {"money", "count", "percent", "measure"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (slice_is(f->kind, kinds[i]))
			return true;
	return false;
}

bool fact_value(const struct fact *f, struct decimal *value)
{
	return fact_is_quantity(f) && f->upper.n == 0 && decimal_parse(f->value, value);
}

size_t section_depth(struct slice section)
{
	size_t depth = section.n > 0;

	for (size_t i = 0; i < section.n; i++)
		depth += section.p[i] == '/';
	return depth;
}

struct slice section_head(struct slice section, size_t n)
{
	for (size_t i = 0; i < section.n; i++)
		if (section.p[i] == '/' && --n == 0)
			return (struct slice){section.p, i};
	return section;
}

const struct fact *book_heading(const struct book *b, const struct fact *f, size_t depth)
{
	size_t deepest = section_depth(f->section);

	if (depth == 0 || depth > deepest)
		depth = deepest;
	for (; depth > 0; depth--) {
		struct slice path = section_head(f->section, depth);
		const struct fact *found = NULL;

		/* the same path may come twice in a damaged outline: the one before the figure */
		for (size_t i = 0; i < b->facts->n; i++) {
			const struct fact *h = &b->facts->v[i];

			if (slice_is(h->kind, "heading") && slice_eq(h->section, path) &&
			    h->line <= f->line && slice_eq(h->doc, f->doc))
				found = h;
		}
		if (found != NULL)
			return found;
	}
	return NULL;
}

bool check_holds(const struct check *c)
{
	return slice_is(c->verdict, "pass") || slice_is(c->verdict, "within_rounding");
}

bool check_fails(const struct check *c)
{
	return slice_is(c->verdict, "fail") && !check_only_warns(c);
}
