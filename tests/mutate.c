/* mutate: how well the checker finds errors, by planting them (reconciliation.md 3).
 *     mutate make DOCUMENT FACTS CHECKS DIR > PLAN    one changed copy of the document a file of DIR
 *     mutate judge FACTS CHECKS PLAN                  what heshu said of all copies
 * Planted: one digit replaced (M1), two neighbours swapped (M2), a digit dropped (M3), doubled (M4), in every figure
 * that a passing equation of the clean document holds. Neutral, to stay silent: the figure in full-width digits (N1), a
 * page break behind its line (N3), a sentence with unrelated numbers behind it (N4). Figures in no equation are
 * mutated as well: what they make fail is a false alarm.
 * HESHU_MISSES in the environment lists what was not found. Deterministic. Exit 1 when judge finds less than the floors: --floor CAUGHT,LOCATED in per mille. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/decimal.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/output.h"
#include "core/tables.h"

enum { PER_MILLE = 1000, NAME_BYTES = 32, OUTSIDE_STEP = 4, BYTES_MAX = 1 << 30 };

/* ---- what is planted ---------------------------------------------------------------------------- */

enum operator { M1, M2, M3, M4, N1, N3, N4, OPERATORS };

static const char *const operator_names[] = {"M1", "M2", "M3", "M4", "N1", "N3", "N4"};

struct copies {
	struct slice bytes; /* of the clean document */
	const char *folder;
	long written;
	bool failed;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void write_copy(struct copies *c, enum operator operator, const struct fact *f, const char *type, struct slice text)
{
	char name[NAME_BYTES];
	struct buffer path = {0};

	snprintf(name, sizeof name, "%06ld.md", ++c->written);
	buffer_printf(&path, "%s/%s", c->folder, name);
	buffer_char(&path, '\0');
	c->failed = !output_file(path.p, text) || c->failed;
	buffer_free(&path);
	printf("%s\t%s\t%lld\t%s\t%.*s\n", name, operator_names[operator], (long long)f->start, type, SLICE_ARGS(f->raw));
}

/* the document with [start, end) replaced */
static void plant(struct copies *c, enum operator operator, const struct fact *f, const char *type, size_t start,
                  size_t end, struct slice with)
{
	struct buffer b = {0};

	buffer_add(&b, (struct slice){c->bytes.p, start});
	buffer_add(&b, with);
	buffer_add(&b, (struct slice){c->bytes.p + end, c->bytes.n - end});
	write_copy(c, operator, f, type, buffer_slice(&b));
	buffer_free(&b);
}

static void plant_digits(struct copies *c, const struct fact *f, const char *type)
{
	const char *p = c->bytes.p;
	size_t first = (size_t)f->start, end = (size_t)f->end, swapped = 0, dropped = 0;
	bool grouped = slice_has(f->raw, SLICE(","));

	for (size_t i = first; i < end; i++) {
		bool leading = i == first || !is_digit(p[i - 1]);
		char other[2];

		if (!is_digit(p[i]))
			continue;
		/* another digit, by place and value; never a leading zero */
		other[0] = (char)('0' + (p[i] - '0' + 1 + (int)(i * 7 % 9)) % 10);
		if (leading && other[0] == '0')
			other[0] = p[i] == '1' ? '2' : '1';
		plant(c, M1, f, type, i, i + 1, (struct slice){other, 1});
		if (i + 1 < end && is_digit(p[i + 1]) && p[i] != p[i + 1] && swapped++ == 0 && p[i + 1] != '0') {
			char pair[2] = {p[i + 1], p[i]};

			plant(c, M2, f, type, i, i + 2, (struct slice){pair, 2});
		}
		if (!grouped && !leading && dropped++ == 0) {
			char twice[2] = {p[i], p[i]};

			plant(c, M3, f, type, i, i + 1, SLICE(""));
			plant(c, M4, f, type, i, i + 1, (struct slice){twice, 2});
		}
	}
}

static void plant_neutral(struct copies *c, const struct fact *f, const char *type)
{
	const char *hit = memchr(c->bytes.p + f->end, '\n', c->bytes.n - (size_t)f->end);
	size_t end = hit ? (size_t)(hit - c->bytes.p) : c->bytes.n;
	struct buffer wide = {0};

	for (size_t i = (size_t)f->start; i < (size_t)f->end; i++) {
		if (is_digit(c->bytes.p[i]))
			buffer_printf(&wide, "\xef\xbc%c", 0x90 + c->bytes.p[i] - '0');
		else if (c->bytes.p[i] == ',')
			buffer_text(&wide, "，");
		else
			buffer_char(&wide, c->bytes.p[i]);
	}
	plant(c, N1, f, type, (size_t)f->start, (size_t)f->end, buffer_slice(&wide));
	buffer_free(&wide);
	if (f->table.n > 0)
		return;
	plant(c, N3, f, type, end, end, SLICE("\n\n                    17\n"));
	if (end >= 3 && memcmp(c->bytes.p + end - 3, "。", 3) == 0)
		plant(c, N4, f, type, end, end, SLICE("另檢附公文37份及照片128張備查。"));
}

static bool is_equation(const struct check *k)
{
	return slice_is(k->verdict, "pass") && !slice_is(k->type, "subset") && !slice_is(k->type, "year_style") &&
	       !slice_is(k->type, "weekday");
}

/* k lists doc#number among its facts */
static bool holds(struct slice list, struct slice doc, int64_t number)
{
	struct slice one;

	while (list.n && slice_split(&list, ';', &one)) {
		char id[NAME_BYTES * 8];
		int n = snprintf(id, sizeof id, "%.*s#%lld", SLICE_ARGS(doc), (long long)number);

		if (slice_eq(one, (struct slice){id, (size_t)n}))
			return true;
	}
	return false;
}

/* the type of the first equation that holds the fact, or NULL */
static const struct check *equation_of(const struct checks *checks, const struct fact *f)
{
	for (size_t i = 0; i < checks->n; i++)
		if (is_equation(&checks->v[i]) && holds(checks->v[i].facts, f->doc, f->fact))
			return &checks->v[i];
	return NULL;
}

static bool is_quantity(const struct fact *f)
{
	return slice_is(f->kind, "count") || slice_is(f->kind, "money") || slice_is(f->kind, "percent") ||
	       slice_is(f->kind, "measure");
}

static int make(char **argument)
{
	struct facts facts = {0};
	struct checks checks = {0};
	struct input in = {0};
	struct copies c = {.folder = argument[3]};
	size_t outside = 0;

	if (!input_read(&in, argument[0], BYTES_MAX) || !facts_read(&facts, argument[1]) || !checks_read(&checks, argument[2]))
		return 1;
	c.bytes = in.bytes;
	for (size_t i = 0; i < checks.n; i++)
		if (slice_is(checks.v[i].verdict, "fail"))
			message(MESSAGE_ERROR, argument[0], checks.v[i].line, "the clean document has a failure");
	for (size_t i = 0; i < facts.n; i++) {
		const struct fact *f = &facts.v[i];
		const struct check *k = is_quantity(f) ? equation_of(&checks, f) : NULL;
		char type[NAME_BYTES] = "outside";

		if (k != NULL)
			snprintf(type, sizeof type, "%.*s", SLICE_ARGS(k->type));
		else if (!is_quantity(f) || outside++ % OUTSIDE_STEP != 0)
			continue;
		plant_digits(&c, f, type);
		plant_neutral(&c, f, type);
	}
	facts_free(&facts);
	checks_free(&checks);
	input_free(&in);
	return c.failed;
}

/* ---- what was found ------------------------------------------------------------------------------ */

struct score {
	struct slice name;
	long planted, caught, located, elsewhere;
};

struct scores {
	struct score *v;
	size_t n, cap;
};

static struct score *score_of(struct scores *s, struct slice name)
{
	for (size_t i = 0; i < s->n; i++)
		if (slice_eq(s->v[i].name, name))
			return &s->v[i];
	s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof *s->v);
	s->v[s->n] = (struct score){.name = name};
	return &s->v[s->n++];
}

/* rows [first, end) of one document in a table that is in the order of the plan */
static void next_facts(const struct facts *t, struct slice doc, size_t *first, size_t *end)
{
	for (*first = *end; *first < t->n && slice_cmp(t->v[*first].doc, doc) < 0;)
		++*first;
	for (*end = *first; *end < t->n && slice_eq(t->v[*end].doc, doc);)
		++*end;
}

static void next_checks(const struct checks *t, struct slice doc, size_t *first, size_t *end)
{
	for (*first = *end; *first < t->n && slice_cmp(t->v[*first].doc, doc) < 0;)
		++*first;
	for (*end = *first; *end < t->n && slice_eq(t->v[*end].doc, doc);)
		++*end;
}

static int64_t fact_at(const struct facts *t, size_t first, size_t end, int64_t start)
{
	for (size_t i = first; i < end; i++)
		if (t->v[i].start == start && is_quantity(&t->v[i]))
			return t->v[i].fact;
	return 0;
}

struct outcome {
	bool caught, located, elsewhere;
};

static struct outcome look(const struct checks *t, size_t first, size_t end, struct slice doc, int64_t fact)
{
	struct outcome o = {false, false, false};

	for (size_t i = first; i < end; i++) {
		struct slice rest = t->v[i].suspects, suspect = {NULL, 0};

		if (!slice_is(t->v[i].verdict, "fail"))
			continue;
		if (!holds(t->v[i].facts, doc, fact)) {
			o.elsewhere = true;
			continue;
		}
		if (rest.n)
			slice_split(&rest, ';', &suspect);
		o.located = o.located || holds(suspect, doc, fact);
		o.caught = true;
	}
	return o;
}

static void print_scores(const char *title, const struct scores *s)
{
	printf("%-16s %8s %8s %8s %10s\n", title, "planted", "caught", "located", "elsewhere");
	for (size_t i = 0; i < s->n; i++)
		printf("%-16.*s %8ld %8ld %8ld %10ld\n", SLICE_ARGS(s->v[i].name), s->v[i].planted, s->v[i].caught,
		       s->v[i].located, s->v[i].elsewhere);
}

static void count(struct score *s, struct outcome o)
{
	s->planted++;
	s->caught += o.caught;
	s->located += o.located;
	s->elsewhere += o.elsewhere;
}

/* false: below the floors */
static bool meets(const struct score *all, const struct score *alarms, const char *floors)
{
	long caught = 0, located = 0;
	bool good;

	if (sscanf(floors, "%ld,%ld", &caught, &located) != 2)
		return false;
	good = all->planted > 0 && all->caught * PER_MILLE >= caught * all->planted &&
	       all->located * PER_MILLE >= located * all->caught && alarms->caught + alarms->elsewhere + all->elsewhere == 0;
	printf("caught %.3f (floor %.3f), located %.3f (floor %.3f) of the caught, false alarms %ld of %ld neutral and "
	       "outside, elsewhere %ld: %s\n",
	       (double)all->caught / (double)(all->planted ? all->planted : 1), (double)caught / PER_MILLE,
	       (double)all->located / (double)(all->caught ? all->caught : 1), (double)located / PER_MILLE,
	       alarms->caught + alarms->elsewhere, alarms->planted, all->elsewhere, good ? "good" : "TOO LOW");
	return good;
}

static int judge(char **argument, const char *floors)
{
	struct facts facts = {0};
	struct checks checks = {0};
	struct input plan = {0};
	struct scores operators = {0}, types = {0};
	struct score all = {0}, alarms = {0};
	struct slice rest, line;
	size_t f = 0, f_end = 0, k = 0, k_end = 0;
	bool good;

	if (!facts_read(&facts, argument[0]) || !checks_read(&checks, argument[1]) ||
	    !input_read(&plan, argument[2], BYTES_MAX))
		return 1;
	for (rest = plan.bytes; rest.n && slice_split(&rest, '\n', &line);) {
		struct slice doc, operator, start, type;
		struct decimal at;
		struct outcome o;

		if (!slice_split(&line, '\t', &doc) || !slice_split(&line, '\t', &operator) ||
		    !slice_split(&line, '\t', &start) || !slice_split(&line, '\t', &type) || !decimal_parse(start, &at))
			continue;
		next_facts(&facts, doc, &f, &f_end);
		next_checks(&checks, doc, &k, &k_end);
		o = look(&checks, k, k_end, doc, fact_at(&facts, f, f_end, at.coef));
		count(score_of(&operators, operator), o);
		/* an error in a figure without equation may be told all the same, but of no other figure */
		if (slice_starts(operator, SLICE("N")) || slice_is(type, "outside")) {
			o.caught = o.caught && slice_starts(operator, SLICE("N"));
			count(&alarms, o);
			if (o.caught || o.elsewhere)
				printf("false alarm: %.*s %.*s %.*s\n", SLICE_ARGS(doc), SLICE_ARGS(operator), SLICE_ARGS(line));
			continue;
		}
		if (!o.caught && getenv("HESHU_MISSES") != NULL)
			printf("missed: %.*s %.*s %.*s %.*s\n", SLICE_ARGS(doc), SLICE_ARGS(operator), SLICE_ARGS(type),
			       SLICE_ARGS(line));
		count(score_of(&types, type), o);
		count(&all, o);
	}
	print_scores("operator", &operators);
	print_scores("relation", &types);
	good = meets(&all, &alarms, floors);
	facts_free(&facts);
	checks_free(&checks);
	input_free(&plan);
	free(operators.v);
	free(types.v);
	return good ? 0 : 1;
}

int main(int argc, char **argv)
{
	output_sync(false);
	if (argc == 6 && strcmp(argv[1], "make") == 0)
		return make(argv + 2);
	if (argc == 7 && strcmp(argv[1], "judge") == 0 && strcmp(argv[2], "--floor") == 0)
		return judge(argv + 4, argv[3]);
	fputs("usage: mutate make DOCUMENT FACTS CHECKS DIR\n       mutate judge --floor CAUGHT,LOCATED FACTS CHECKS PLAN\n",
	      stderr);
	return 64;
}
