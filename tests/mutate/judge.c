#include "tests/mutate/judge.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "tests/mutate/oracle.h"

enum { PER_MILLE = 1000 };

static bool is_told(const char *verdict, const struct check *k)
{
	return slice_is(k->verdict, verdict);
}

/* ---- the clean document -------------------------------------------------------------------------- */

static size_t count_ids(struct slice list)
{
	size_t n = 0;

	while (gold_next_id(&list) > 0)
		n++;
	return n;
}

static bool is_same_figure(const struct fact *a, const struct fact *b)
{
	return a == b || (slice_eq(a->value, b->value) && slice_eq(a->unit, b->unit) && a->value.n > 0);
}

/* the row has the figure, or one that is told twice */
static bool row_has(const struct check *k, const struct facts *facts, long fact)
{
	struct slice list = k->facts;
	int64_t id;

	while ((id = gold_next_id(&list)) > 0)
		if ((size_t)id <= facts->n && is_same_figure(&facts->v[id - 1], &facts->v[fact]))
			return true;
	return false;
}

static size_t count_figures(const struct gold_relation *r)
{
	size_t n = r->target >= 0;

	for (size_t i = 0; i < r->n; i++) {
		bool again = r->v[i].fact == r->target;

		for (size_t j = 0; j < i; j++)
			again = again || r->v[j].fact == r->v[i].fact;
		n += !again;
	}
	return n;
}

static bool joins(const struct check *k, const struct facts *facts, const struct gold_relation *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (!row_has(k, facts, r->v[i].fact))
			return false;
	return r->target < 0 || row_has(k, facts, r->target);
}

static bool is_found(const struct clean *clean, const struct gold_relation *r)
{
	for (size_t i = 0; i < clean->checks->n; i++) {
		const struct check *k = &clean->checks->v[i];

		if ((is_told("pass", k) || is_told("within_rounding", k)) && (r->listed > 0 || count_ids(k->facts) == count_figures(r)) &&
		    (r->listed == 0) == !(slice_is(k->type, "list_count") || slice_is(k->type, "section_count") ||
		                          slice_is(k->type, "date_count") || slice_is(k->type, "date_span")) &&
		    joins(k, clean->facts, r))
			return true;
	}
	return false;
}

static bool is_trapped(const struct clean *clean, const struct gold_relation *r)
{
	for (size_t i = 0; i < clean->checks->n; i++) {
		const struct check *k = &clean->checks->v[i];
		bool hit = !is_told("unverifiable", k) && !is_told("note", k);

		for (size_t m = 0; hit && m < r->n + 1; m++) {
			struct slice list = k->facts;
			long fact = m < r->n ? r->v[m].fact : r->target;
			int64_t id;

			for (hit = false; !hit && (id = gold_next_id(&list)) > 0;)
				hit = id == fact + 1;
		}
		if (hit)
			return true;
	}
	return false;
}

static const struct fact *clean_figure(void *context, size_t i)
{
	return &((const struct facts *)context)->v[i];
}

/* relations found in per mille; negative: a trap was stepped into, something fails, or the inventory is wrong */
static long judge_clean(const struct clean *clean)
{
	size_t n = 0, found = 0, wrong = 0;

	for (size_t i = 0; i < clean->gold->n; i++) {
		const struct gold_relation *r = &clean->gold->v[i];
		bool got = !r->unread && !r->trap && is_found(clean, r);

		if (r->trap && !r->unread && is_trapped(clean, r)) {
			printf("trap: %.*s\n", SLICE_ARGS(r->text));
			wrong++;
		}
		if (r->trap)
			continue;
		n++;
		found += got;
		if (!got && getenv("HESHU_MISSES") != NULL)
			printf("%s: %.*s\n", r->unread ? "not read" : "not found", SLICE_ARGS(r->text));
		if (!r->unread && !slice_is(r->type, "implied") && clean->gold->by_hand &&
		    !oracle_holds(r, clean_figure, (void *)clean->facts)) {
			printf("the inventory does not hold: %.*s\n", SLICE_ARGS(r->text));
			wrong++;
		}
	}
	for (size_t i = 0; i < clean->checks->n; i++)
		if (is_told("fail", &clean->checks->v[i])) {
			printf("false alarm: %.*s\n", SLICE_ARGS(clean->checks->v[i].message));
			wrong++;
		}
	printf("relations %zu, found %zu\n", n, found);
	return wrong > 0 || n == 0 ? -1 : (long)(found * PER_MILLE / n);
}

/* ---- the copies ---------------------------------------------------------------------------------- */

struct score {
	struct slice name;
	long planted, breaking, caught, caught_breaking, located, elsewhere, swallowed;
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

/* one copy: its rows in the tables of all copies, which are in the order of the plan */
struct copy {
	const struct clean *clean;
	const struct facts *facts;
	const struct checks *checks;
	size_t f, f_end, k, k_end;
	struct planned plan;
};

static void next_rows(struct copy *c, struct slice doc)
{
	for (c->f = c->f_end; c->f < c->facts->n && slice_cmp(c->facts->v[c->f].doc, doc) < 0;)
		c->f++;
	for (c->f_end = c->f; c->f_end < c->facts->n && slice_eq(c->facts->v[c->f_end].doc, doc);)
		c->f_end++;
	for (c->k = c->k_end; c->k < c->checks->n && slice_cmp(c->checks->v[c->k].doc, doc) < 0;)
		c->k++;
	for (c->k_end = c->k; c->k_end < c->checks->n && slice_eq(c->checks->v[c->k_end].doc, doc);)
		c->k_end++;
}

static bool is_structure(const struct fact *f)
{
	return slice_is(f->kind, "heading") || slice_is(f->kind, "items") || slice_is(f->kind, "names");
}

static const struct fact *copied_figure(void *context, size_t i)
{
	const struct copy *c = context;
	int64_t start = plan_moved(&c->plan, c->clean->facts->v[i].start);

	for (size_t f = c->f; f < c->f_end; f++)
		if (c->facts->v[f].start == start && !is_structure(&c->facts->v[f]))
			return &c->facts->v[f];
	return NULL;
}

static bool lists(struct slice list, const struct fact *f)
{
	int64_t id;

	while (f != NULL && (id = gold_next_id(&list)) > 0)
		if (id == f->fact)
			return true;
	return false;
}

struct outcome {
	bool breaking, caught, located, elsewhere, swallowed;
};

/* a relation of the inventory that the changed figures take part in holds no longer */
static bool breaks(struct copy *c)
{
	for (size_t i = 0; i < c->clean->gold->n; i++) {
		const struct gold_relation *r = &c->clean->gold->v[i];
		bool concerned = gold_has(r, (size_t)c->plan.fact) ||
		                 (c->plan.second != NO_FACT && gold_has(r, (size_t)c->plan.second));

		if (!r->trap && !r->unread && r->equality && concerned && !oracle_holds(r, copied_figure, c))
			return true;
	}
	return false;
}

static void look_at(const struct check *k, const struct fact *f, const struct fact *g, struct outcome *o)
{
	bool concerned = lists(k->facts, f) || lists(k->facts, g);

	if (is_told("pass", k) && k->alt.n > 0 && concerned)
		o->swallowed = true;
	if (!is_told("fail", k))
		return;
	if (concerned) {
		struct slice rest = k->suspects, first = {NULL, 0};

		if (rest.n)
			slice_split(&rest, ';', &first);
		o->caught = true;
		o->located = o->located || lists(first, f) || lists(first, g);
	} else {
		o->elsewhere = true;
	}
}

static struct outcome look(struct copy *c)
{
	struct outcome o = {false, false, false, false, false};
	const struct fact *f = c->plan.fact != NO_FACT ? copied_figure(c, (size_t)c->plan.fact) : NULL;
	const struct fact *g = c->plan.second != NO_FACT ? copied_figure(c, (size_t)c->plan.second) : NULL;

	for (size_t i = c->k; i < c->k_end; i++)
		look_at(&c->checks->v[i], f, g, &o);
	o.swallowed = o.swallowed && !o.caught;
	/* an item taken out breaks the count that stays as it is */
	o.breaking = c->plan.fact != NO_FACT && (slice_is(c->plan.operator, "M8") || breaks(c));
	return o;
}

static void count(struct score *s, struct outcome o)
{
	s->planted++;
	s->breaking += o.breaking;
	s->caught += o.caught;
	s->caught_breaking += o.caught && o.breaking;
	s->located += o.located && o.breaking;
	s->elsewhere += o.elsewhere;
	s->swallowed += o.swallowed;
}

static void print_scores(const char *title, const struct scores *s)
{
	printf("%-14s %8s %9s %8s %10s %8s %10s %10s\n", title, "planted", "breaking", "caught", "of breaking", "located",
	       "elsewhere", "swallowed");
	for (size_t i = 0; i < s->n; i++)
		printf("%-14.*s %8ld %9ld %8ld %11ld %8ld %10ld %10ld\n", SLICE_ARGS(s->v[i].name), s->v[i].planted,
		       s->v[i].breaking, s->v[i].caught, s->v[i].caught_breaking, s->v[i].located, s->v[i].elsewhere,
		       s->v[i].swallowed);
}

static double part(long n, long of)
{
	return of > 0 ? (double)n / (double)of : 1;
}

/* false: below the floors */
static bool meets(const struct score *all, const struct score *alarms, long found, const struct floors *floors)
{
	long silent = alarms->caught + alarms->elsewhere + all->elsewhere;
	bool good = all->breaking > 0 && found >= floors->found && silent == 0 &&
	            all->caught_breaking * PER_MILLE >= floors->caught * all->breaking &&
	            all->located * PER_MILLE >= floors->located * all->caught_breaking;

	printf("found %.3f (floor %.3f), caught %.3f (floor %.3f; of all planted %.3f), located %.3f (floor %.3f), false "
	       "alarms %ld of %ld neutral and outside, elsewhere %ld: %s\n",
	       (double)found / PER_MILLE, (double)floors->found / PER_MILLE, part(all->caught_breaking, all->breaking),
	       (double)floors->caught / PER_MILLE, part(all->caught, all->planted), part(all->located, all->caught_breaking),
	       (double)floors->located / PER_MILLE, alarms->caught + alarms->elsewhere, alarms->planted, all->elsewhere,
	       good ? "good" : "TOO LOW");
	return good;
}

static void list_miss(const struct copy *c, const char *what, const struct gold_relation *r)
{
	const struct planned *p = &c->plan;
	struct slice text = r ? r->text : SLICE(""), raw = p->fact != NO_FACT ? c->clean->facts->v[p->fact].raw : SLICE("");

	printf("%s: %.*s %.*s %.*s %.*s| %.*s\n", what, SLICE_ARGS(p->file), SLICE_ARGS(p->operator), SLICE_ARGS(raw),
	       SLICE_ARGS(p->what), SLICE_ARGS(text));
}

struct sums {
	struct scores operators, types;
	struct score all, alarms;
};

static void judge_copy(struct copy *c, struct sums *s)
{
	const struct gold_relation *r = c->plan.fact != NO_FACT ? gold_of(c->clean->gold, (size_t)c->plan.fact) : NULL;
	bool neutral = operator_is_neutral(c->plan.operator);
	struct outcome o = look(c);

	count(score_of(&s->operators, c->plan.operator), o);
	/* an error in a figure without equation may be told all the same, but of no other figure */
	if (neutral || r == NULL) {
		o.caught = o.caught && neutral;
		count(&s->alarms, o);
		if (o.caught || o.elsewhere)
			list_miss(c, "false alarm", r);
		return;
	}
	count(score_of(&s->types, r->type), o);
	count(&s->all, o);
	if (o.elsewhere)
		list_miss(c, "elsewhere", r);
	if (getenv("HESHU_MISSES") != NULL && o.breaking && !o.caught)
		list_miss(c, "missed", r);
	if (getenv("HESHU_MISSES") != NULL && o.breaking && o.caught && !o.located)
		list_miss(c, "not located", r);
}

bool judge(const struct clean *clean, const struct facts *facts, const struct checks *checks, struct slice plan,
           const struct floors *floors)
{
	struct copy c = {.clean = clean, .facts = facts, .checks = checks};
	struct sums s = {.all = {.planted = 0}};
	long found = judge_clean(clean);
	struct slice line;
	bool good;

	while (plan.n && slice_split(&plan, '\n', &line)) {
		if (line.n == 0 || !plan_read(line, &c.plan))
			continue;
		next_rows(&c, c.plan.file);
		judge_copy(&c, &s);
	}
	print_scores("operator", &s.operators);
	print_scores("relation", &s.types);
	good = meets(&s.all, &s.alarms, found, floors);
	free(s.operators.v);
	free(s.types.v);
	return good;
}
