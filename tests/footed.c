/* footed: the cells of tables and the relations between them against an inventory that was written from the numbers,
 * before the program read the document. Prints one line a document; with -v what is wrong.
 *     footed [-v] [--floor CELLS,RELATIONS] FACTS.csv CHECKS.csv CELLS.tsv RELATIONS.tsv
 * Cells:     table, row, column, raw, kind, value, unit; right: one fact of that place with all of them.
 * Relations: table, type, then the cells as row|column, the result first; found: a check that holds, of just these.
 * Exit code 1 when a rate is below its floor (per mille), or a check of the document fails. */
#include <stdio.h>
#include <stdlib.h>

#include "core/decimal.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/tables.h"

enum { TABLE, ROW, COLUMN, RAW, KIND, VALUE, UNIT, FIELDS, MEMBERS_MAX = 128 };

struct tally {
	size_t cells, right, relations, found, fails;
	bool verbose;
};

/* the cells of a line of a TSV; returns how many */
static size_t split(struct slice line, struct slice cells[MEMBERS_MAX])
{
	size_t n = 0;

	while (n < MEMBERS_MAX && slice_split(&line, '\t', &cells[n]))
		n++;
	return n;
}

static const struct fact *fact_at(const struct facts *facts, struct slice table, struct slice row, struct slice column)
{
	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *f = &facts->v[i];

		if (slice_eq(f->table, table) && slice_eq(f->row, row) && slice_eq(f->column, column))
			return f;
	}
	return NULL;
}

static bool same_value(struct slice a, struct slice b)
{
	struct decimal x, y;

	return decimal_parse(a, &x) && decimal_parse(b, &y) && decimal_cmp(x, y) == 0;
}

static void score_cells(const struct facts *facts, struct slice bytes, struct tally *t)
{
	struct slice line, g[MEMBERS_MAX];

	while (slice_split(&bytes, '\n', &line)) {
		const struct fact *f;

		if (split(line, g) < FIELDS)
			continue;
		t->cells++;
		f = fact_at(facts, g[TABLE], g[ROW], g[COLUMN]);
		if (f != NULL && slice_eq(f->raw, g[RAW]) && slice_eq(f->kind, g[KIND]) && slice_eq(f->unit, g[UNIT]) &&
		    same_value(f->value, g[VALUE]))
			t->right++;
		else if (t->verbose)
			printf("  cell %.*s, %.*s: %.*s %.*s, want %.*s %.*s\n", SLICE_ARGS(g[ROW]), SLICE_ARGS(g[COLUMN]),
			       f ? (int)f->value.n : 1, f ? f->value.p : "-", f ? (int)f->unit.n : 0, f ? f->unit.p : "",
			       SLICE_ARGS(g[VALUE]), SLICE_ARGS(g[UNIT]));
	}
}

/* the figures of a check, doc#1;doc#2 */
static size_t members_of(const struct check *c, int64_t members[MEMBERS_MAX])
{
	struct slice rest = c->facts, part;
	size_t n = 0;

	while (n < MEMBERS_MAX && slice_split(&rest, ';', &part)) {
		size_t at = slice_find(part, SLICE("#"));
		struct decimal d;

		if (at < part.n && decimal_parse((struct slice){part.p + at + 1, part.n - at - 1}, &d))
			members[n++] = d.coef;
	}
	return n;
}

static bool has(const int64_t *list, size_t n, int64_t fact)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == fact)
			return true;
	return false;
}

static bool is_checked(const struct checks *checks, const int64_t *wanted, size_t n)
{
	for (size_t i = 0; i < checks->n; i++) {
		const struct check *c = &checks->v[i];
		int64_t members[MEMBERS_MAX];
		size_t m = members_of(c, members), common = 0;

		if (m != n || !(slice_is(c->verdict, "pass") || slice_is(c->verdict, "within_rounding")))
			continue;
		for (size_t k = 0; k < n; k++)
			common += has(members, m, wanted[k]);
		if (common == n)
			return true;
	}
	return false;
}

static void score_relations(const struct facts *facts, const struct checks *checks, struct slice bytes, struct tally *t)
{
	struct slice line, g[MEMBERS_MAX];

	while (slice_split(&bytes, '\n', &line)) {
		size_t n = split(line, g);
		int64_t wanted[MEMBERS_MAX];

		if (n < 4)
			continue;
		t->relations++;
		for (size_t i = 2; i < n; i++) {
			size_t at = slice_find(g[i], SLICE("|"));
			const struct fact *f = fact_at(facts, g[0], (struct slice){g[i].p, at},
			                               (struct slice){g[i].p + at + 1, g[i].n - at - 1});

			wanted[i - 2] = f != NULL ? f->fact : -1;
		}
		if (is_checked(checks, wanted, n - 2))
			t->found++;
		else if (t->verbose)
			printf("  %.*s not found: %.*s of table %.*s\n", SLICE_ARGS(g[1]), SLICE_ARGS(g[2]), SLICE_ARGS(g[0]));
	}
}

static void count_fails(const struct checks *checks, struct tally *t)
{
	for (size_t i = 0; i < checks->n; i++)
		if (slice_is(checks->v[i].verdict, "fail")) {
			t->fails++;
			printf("  false alarm: %.*s\n", SLICE_ARGS(checks->v[i].message));
		}
}

static bool above(const struct tally *t, const char *floor)
{
	unsigned cells = 0, relations = 0;

	if (floor != NULL && sscanf(floor, "%u,%u", &cells, &relations) != 2)
		return false;
	return t->fails == 0 && t->right * 1000 >= cells * t->cells && t->found * 1000 >= relations * t->relations;
}

int main(int argc, char **argv)
{
	struct facts facts = {0};
	struct checks checks = {0};
	struct tally t = {.verbose = argc > 1 && strcmp(argv[1], "-v") == 0};
	const char *floor = NULL;
	struct input cells, relations;
	bool ok;

	argv += t.verbose;
	argc -= t.verbose;
	if (argc > 2 && strcmp(argv[1], "--floor") == 0) {
		floor = argv[2];
		argv += 2;
		argc -= 2;
	}
	if (argc != 5) {
		fputs("usage: footed [-v] [--floor C,R] FACTS.csv CHECKS.csv CELLS.tsv RELATIONS.tsv\n", stderr);
		return EXIT_USAGE;
	}
	if (!facts_read(&facts, argv[1]) || !checks_read(&checks, argv[2]) || !input_read(&cells, argv[3], 0) ||
	    !input_read(&relations, argv[4], 0))
		return exit_status();
	score_cells(&facts, cells.bytes, &t);
	score_relations(&facts, &checks, relations.bytes, &t);
	count_fails(&checks, &t);
	ok = above(&t, floor);
	printf("%-22.*s cells %3zu/%3zu relations %3zu/%3zu false alarms %zu%s\n", facts.n ? (int)facts.v[0].doc.n : 1,
	       facts.n ? facts.v[0].doc.p : "-", t.right, t.cells, t.found, t.relations, t.fails,
	       ok ? "" : "  BELOW THE FLOOR");
	facts_free(&facts);
	checks_free(&checks);
	input_free(&cells);
	input_free(&relations);
	return ok ? 0 : EXIT_FINDING;
}
