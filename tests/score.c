/* score: facts.csv against hand labels. Prints one line a document; with -v every difference.
 *     score [-v] FACTS.csv GOLD.facts.tsv
 * Gold: tab separated with header line,start,end,raw,kind,value,lower,upper,unit,qualifier,subject,note
 * (a missing column is not compared); a comment "# lines A-B" limits the labelled lines.
 *   recall     gold spans found / gold
 *   precision  found spans that gold has / found
 *   strict     gold rows whose span, kind, value, upper and unit are all right / gold
 *   subject    of the spans found: equal, one inside the other, or half of the character pairs in common
 * Exit code 1 when a rate is below the floor given by --floor RECALL,PRECISION,STRICT,SUBJECT (per mille). */
#include <stdio.h>
#include <stdlib.h>

#include "core/decimal.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/tables.h"
#include "core/utf8.h"

enum { LINE, START, END, RAW, KIND, VALUE, UPPER, UNIT, QUALIFIER, SUBJECT, FIELDS };

static const char *const names[FIELDS] = {"line", "start", "end", "raw", "kind", "value", "upper",
                                          "unit", "qualifier", "subject"};

struct gold {
	struct slice cell[FIELDS];
	int64_t line, start, end;
	const struct fact *found;
};

struct tally {
	size_t gold, found, spans, kind, value, unit, qualifier, strict, subject, subject_equal;
};

static int64_t number(struct slice s)
{
	struct decimal d;

	return decimal_parse(s, &d) ? d.coef : -1;
}

static size_t read_gold(struct slice bytes, struct gold **list, int64_t *first, int64_t *last)
{
	struct slice rest = bytes, line;
	int column[FIELDS];
	size_t n = 0, cap = 0;
	bool header = false;

	*list = NULL;
	while (slice_split(&rest, '\n', &line)) {
		struct slice cells[32], part, cursor = line;
		size_t k = 0;
		struct gold g = {.found = NULL};

		if (line.n == 0)
			continue;
		if (line.p[0] == '#') {
			long long a, b;

			if (sscanf(line.p, "# lines %lld-%lld", &a, &b) == 2) {
				*first = a;
				*last = b;
			}
			continue;
		}
		while (k < 32 && slice_split(&cursor, '\t', &part))
			cells[k++] = part;
		for (int f = 0; f < FIELDS && !header; f++) {
			column[f] = -1;
			for (size_t i = 0; i < k; i++)
				if (slice_is(slice_trim(cells[i]), names[f]))
					column[f] = (int)i;
		}
		if (!header) {
			header = true;
			continue;
		}
		for (int f = 0; f < FIELDS; f++)
			g.cell[f] = column[f] >= 0 && (size_t)column[f] < k ? slice_trim(cells[column[f]]) : (struct slice){"", 0};
		g.line = number(g.cell[LINE]);
		g.start = number(g.cell[START]);
		g.end = number(g.cell[END]);
		*list = xgrow(*list, &cap, n + 1, sizeof **list);
		(*list)[n++] = g;
	}
	return n;
}

static bool is_structure(const struct fact *f)
{
	return slice_is(f->kind, "heading") || slice_is(f->kind, "items") || slice_is(f->kind, "names");
}

static bool same_value(struct slice a, struct slice b)
{
	struct decimal x, y;

	if (slice_eq(a, b))
		return true;
	return decimal_parse(a, &x) && decimal_parse(b, &y) && decimal_cmp(x, y) == 0;
}

/* characters of a subject that carry meaning */
static size_t squeeze(struct slice s, char32_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < 200;) {
		char32_t c;
		size_t length = utf8_decode(s.p + i, s.n - i, &c);

		if (length == 0)
			break;
		if (c > U' ' && c != U'的' && c != U'之' && c != U'「' && c != U'」' && c != U'、' && c != U'，' && c != 0x3000)
			out[n++] = c;
		i += length;
	}
	return n;
}

static bool contains(const char32_t *a, size_t n, const char32_t *b, size_t m)
{
	for (size_t i = 0; m >= 2 && i + m <= n; i++)
		if (memcmp(a + i, b, m * sizeof *b) == 0)
			return true;
	return false;
}

static bool same_subject(struct slice x, struct slice y)
{
	char32_t a[200], b[200];
	size_t n = squeeze(x, a), m = squeeze(y, b), common = 0;

	if (contains(a, n, b, m) || contains(b, m, a, n))
		return true;
	for (size_t i = 0; i + 1 < n; i++)
		for (size_t j = 0; j + 1 < m; j++)
			if (a[i] == b[j] && a[i + 1] == b[j + 1]) {
				common++;
				break;
			}
	return n > 1 && m > 1 && common * 4 >= (n - 1) + (m - 1);
}

static void show(bool verbose, const char *what, int64_t line, struct slice raw, struct slice got, struct slice want)
{
	if (verbose)
		printf("  %-9s line %lld %.*s: got '%.*s', gold '%.*s'\n", what, (long long)line, SLICE_ARGS(raw),
		       SLICE_ARGS(got), SLICE_ARGS(want));
}

static void compare(const struct gold *g, struct tally *t, bool verbose)
{
	const struct fact *f = g->found;
	bool kind = slice_eq(f->kind, g->cell[KIND]);
	bool value = same_value(f->value, g->cell[VALUE]) && same_value(f->upper, g->cell[UPPER]);
	bool unit = slice_eq(f->unit, g->cell[UNIT]);

	t->spans++;
	t->kind += kind;
	t->value += value;
	t->unit += unit;
	t->strict += kind && value && unit;
	t->qualifier += slice_eq(f->qualifier, g->cell[QUALIFIER]);
	t->subject += same_subject(f->subject, g->cell[SUBJECT]);
	t->subject_equal += slice_eq(f->subject, g->cell[SUBJECT]);
	if (!kind)
		show(verbose, "kind", g->line, f->raw, f->kind, g->cell[KIND]);
	if (!same_value(f->value, g->cell[VALUE]))
		show(verbose, "value", g->line, f->raw, f->value, g->cell[VALUE]);
	if (!same_value(f->upper, g->cell[UPPER]))
		show(verbose, "upper", g->line, f->raw, f->upper, g->cell[UPPER]);
	if (!unit)
		show(verbose, "unit", g->line, f->raw, f->unit, g->cell[UNIT]);
	if (!slice_eq(f->qualifier, g->cell[QUALIFIER]))
		show(verbose, "qualifier", g->line, f->raw, f->qualifier, g->cell[QUALIFIER]);
	if (!same_subject(f->subject, g->cell[SUBJECT]))
		show(verbose, "subject", g->line, f->raw, f->subject, g->cell[SUBJECT]);
}

static void score(struct gold *gold, size_t n, const struct facts *facts, int64_t first, int64_t last,
                  struct tally *t, bool verbose)
{
	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *f = &facts->v[i];
		bool matched = false;

		if (is_structure(f) || f->line < first || f->line > last)
			continue;
		t->found++;
		for (size_t k = 0; k < n; k++)
			if (gold[k].start == f->start && gold[k].end == f->end) {
				gold[k].found = f;
				matched = true;
			}
		if (!matched)
			show(verbose, "extra", f->line, f->raw, f->value, SLICE("-"));
	}
	t->gold = n;
	for (size_t k = 0; k < n; k++) {
		if (gold[k].found != NULL)
			compare(&gold[k], t, verbose);
		else
			show(verbose, "missed", gold[k].line, gold[k].cell[RAW], SLICE("-"), gold[k].cell[VALUE]);
	}
}

static double rate(size_t part, size_t whole)
{
	return whole ? (double)part / (double)whole : 1.0;
}

static bool above(const struct tally *t, const char *floor)
{
	unsigned recall = 0, precision = 0, strict = 0, subject = 0;

	if (floor == NULL || sscanf(floor, "%u,%u,%u,%u", &recall, &precision, &strict, &subject) != 4)
		return floor == NULL;
	return t->spans * 1000 >= recall * t->gold && t->spans * 1000 >= precision * t->found &&
	       t->strict * 1000 >= strict * t->gold && t->subject * 1000 >= subject * t->spans;
}

int main(int argc, char **argv)
{
	struct facts facts = {0};
	struct tally t = {0};
	struct gold *gold;
	struct input in;
	int64_t first = 1, last = INT64_MAX;
	bool verbose = false, ok;
	const char *floor = NULL;
	size_t n;

	while (argc > 3) {
		if (strcmp(argv[1], "-v") == 0) {
			verbose = true;
			argv++;
			argc--;
		} else if (strcmp(argv[1], "--floor") == 0 && argc > 4) {
			floor = argv[2];
			argv += 2;
			argc -= 2;
		} else {
			break;
		}
	}
	if (argc != 3) {
		fputs("usage: score [-v] [--floor R,P,S,S] FACTS.csv GOLD.tsv\n", stderr);
		return EXIT_USAGE;
	}
	if (!facts_read(&facts, argv[1]) || !input_read(&in, argv[2], 0))
		return exit_status();
	n = read_gold(in.bytes, &gold, &first, &last);
	score(gold, n, &facts, first, last, &t, verbose);
	ok = above(&t, floor);
	printf("%-28.*s gold %4zu found %4zu recall %.4f precision %.4f strict %.4f value %.4f kind %.4f unit %.4f "
	       "qualifier %.4f subject %.4f%s\n",
	       facts.n ? (int)facts.v[0].doc.n : 1, facts.n ? facts.v[0].doc.p : "-", t.gold, t.found,
	       rate(t.spans, t.gold), rate(t.spans, t.found), rate(t.strict, t.gold), rate(t.value, t.spans),
	       rate(t.kind, t.spans), rate(t.unit, t.spans), rate(t.qualifier, t.spans), rate(t.subject, t.spans),
	       ok ? "" : "  BELOW THE FLOOR");
	free(gold);
	facts_free(&facts);
	input_free(&in);
	return ok ? 0 : EXIT_FINDING;
}
