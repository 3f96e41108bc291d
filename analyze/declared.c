#include "analyze/declared.h"

#include <string.h>

#include "analyze/say.h"

/* 支出 of 支出共3,500萬元: what stands in front of a figure of the scope, without the word that gives its role */
static struct slice words_before(const struct scope *s, size_t i)
{
	struct slice words = scope_gap(s, i), cue = s->v[i].fact->cue;

	if (cue.n > 0 && slice_ends(words, cue))
		words.n -= cue.n;
	return words;
}

/* 歲入改列 is no 歲入原列; 歲入 may be either */
static bool is_of_decision(const struct operand *o, struct slice name)
{
	struct slice bare = thing_bare(name), verb = {name.p + bare.n, name.n - bare.n};

	return verb.n == 0 || o->role < ROLE_ORIGINAL || o->role > ROLE_FROZEN || slice_eq(o->fact->cue, verb);
}

/* By how much 歲入 rose, and what it is set against, is no 歲入; 成長率 is its own name. */
static bool is_of_itself(const struct operand *o)
{
	if (o->role == ROLE_PREVIOUS || (o->role == ROLE_ORIGINAL && o->fact->basis.n > 0))
		return false;
	return !operand_is_change(o) || (o->fact->cue.n > 0 && slice_ends(o->fact->subject, o->fact->cue));
}

static bool is_named(const struct operand *o, struct slice name)
{
	const struct fact *f = o->fact;
	const struct slice row = label_last_level(f->row), column = label_last_level(f->column);

	if (slice_eq(f->cue, name) || slice_eq(f->role, name) || (row.n > 0 && slice_eq(row, name)) ||
	    (column.n > 0 && slice_eq(column, name)))
		return true;
	return is_of_itself(o) && is_of_decision(o, name) &&
	       (slice_eq(f->metric, name) || slice_eq(f->subject, name) || slice_eq(thing_name(f), thing_bare(name)));
}

/* like: what it must have the unit of, where the reference names none; NULL: of any */
static bool is_meant(const struct reference *r, const struct operand *o, const struct operand *like)
{
	if (r->unit.n > 0 ? !slice_eq(r->unit, o->fact->unit) : like != NULL && !operand_same_unit(o, like))
		return false;
	return is_named(o, r->name);
}

static bool is_meant_at(const struct scope *s, const struct reference *r, size_t i, const struct operand *like)
{
	struct reference other = *r;

	if (is_meant(r, &s->v[i], like))
		return true;
	/* the words in front stand for the name */
	other.name = s->v[i].fact->subject;
	return slice_eq(words_before(s, i), r->name) && is_meant(&other, &s->v[i], like);
}

/* in the section of that path, or below a heading with that text */
static bool is_in_section(const struct scope *s, const struct fact *f, struct slice where)
{
	if (slice_has(f->section, where))
		return true;
	for (size_t i = 0; i < s->rows_n && s->rows[i].start <= f->start; i++) {
		const struct fact *heading = &s->rows[i];

		if (slice_is(heading->kind, "heading") && slice_has(heading->raw, where) &&
		    (slice_eq(heading->section, f->section) || section_within(heading->section, f->section)))
			return true;
	}
	return false;
}

static bool is_wanted(const struct scope *s, const struct rule *rule, const struct fact *f)
{
	switch (rule->field) {
	case RULE_DOC:
		return slice_has(f->doc, rule->where);
	case RULE_OFFICE:
		return slice_has(f->office, rule->where);
	case RULE_SECTION:
		return is_in_section(s, f, rule->where);
	default:
		return true;
	}
}

/* the binding of one rule to one figure */
struct binding {
	struct scope *s;
	const struct archive *archive;
	struct relation r;   /* what is being built */
	struct operand self; /* a copy of the figure: numbers of rules may move the others */
	size_t n;         /* figures of the document */
	size_t target, before, behind; /* the figure; where what is its own begins and ends: at the next ones of its name */
	bool total;       /* the rule is a reference total */
	const struct reference *missing; /* what was not found */
	bool mixed;       /* products and quotients are of other units than the target */
};

static const struct operand *like_of(const struct binding *b)
{
	return b->mixed ? NULL : &b->self;
}

/* how near a figure stands to the target, the nearest first; what comes before a result goes before what follows it */
enum distance {
	IN_TABLE_LINE,
	IN_SENTENCE,
	IN_SENTENCE_BEHIND,
	IN_BLOCK,
	IN_BLOCK_BEHIND,
	IN_SECTION,
	IN_SECTION_BEHIND,
	IN_DOCUMENT,
	DISTANCES
};

static enum distance distance(const struct binding *b, size_t i)
{
	const struct fact *f = b->s->v[b->target].fact, *g = b->s->v[i].fact;
	int behind = i > b->target;

	if (f->table.n > 0 && slice_eq(f->table, g->table) && (slice_eq(f->row, g->row) || slice_eq(f->column, g->column)))
		return IN_TABLE_LINE;
	/* beyond another figure of the target's name begins what belongs to that */
	if (f->table.n > 0 || g->table.n > 0 || i < b->before || i >= b->behind)
		return IN_DOCUMENT;
	if (scope_same_sentence(b->s, b->target, i))
		return (enum distance)(IN_SENTENCE + behind);
	if (f->block == g->block)
		return (enum distance)(IN_BLOCK + behind);
	return f->section.n > 0 && slice_eq(f->section, g->section) ? (enum distance)(IN_SECTION + behind) : IN_DOCUMENT;
}

/* the shortest distance at which the name stands */
static enum distance nearest(const struct binding *b, const struct reference *ref, const struct operand *like)
{
	enum distance best = DISTANCES;

	for (size_t i = 0; i < b->n; i++)
		if (i != b->target && is_meant_at(b->s, ref, i, like) && distance(b, i) < best)
			best = distance(b, i);
	return best;
}

/* the figure of that name nearest to the target; in the whole document only when there is no other */
static long find_one(const struct binding *b, const struct reference *ref)
{
	enum distance at = nearest(b, ref, like_of(b));
	size_t found = 0, gap = SIZE_MAX;
	long best = NO_TARGET;

	for (size_t i = 0; i < b->n && at < DISTANCES; i++) {
		size_t apart = i > b->target ? i - b->target : b->target - i;

		if (i == b->target || !is_meant_at(b->s, ref, i, like_of(b)) || distance(b, i) != at)
			continue;
		found++;
		if (apart < gap) {
			gap = apart;
			best = (long)i;
		}
	}
	return at == IN_DOCUMENT && found > 1 ? NO_TARGET : best;
}

/* What the archive says of the thing before the time of the target. A name that the target has too (a metric of
 * several offices) means the target's own thing. */
static long find_earlier(const struct binding *b, const struct reference *ref)
{
	const struct operand *like = &b->self;
	const struct record *best = NULL;
	bool own = is_meant(ref, like, NULL);
	struct date now;

	if (b->archive == NULL || !thing_date(like->fact->period, &now))
		return NO_TARGET;
	for (size_t i = 0; i < b->archive->n; i++) {
		const struct record *r = &b->archive->v[i];

		if (is_meant(ref, &r->operand, like) && thing_same_part(&r->operand, like) &&
		    (!own || slice_eq(thing_name(r->operand.fact), thing_name(like->fact))) &&
		    !slice_eq(r->operand.fact->doc, like->fact->doc) && date_first_day(r->date) < date_first_day(now) &&
		    (best == NULL || date_first_day(r->date) > date_first_day(best->date)))
			best = r;
	}
	return best == NULL ? NO_TARGET : (long)scope_append(b->s, &best->operand);
}

/* a number of the rule, in the unit of the target; a reference total is told like a figure of the report */
static long add_number(const struct binding *b, const struct reference *ref, struct arena *mem)
{
	struct operand o = b->self;
	struct fact *f = arena_alloc(mem, sizeof *f);

	*f = (struct fact){.kind = o.fact->kind, .raw = ref->name, .unit = o.fact->unit, .line = -1};
	o.fact = f;
	o.value = o.upper = ref->value;
	o.quantum = (struct decimal){1, ref->value.exp < 0 ? ref->value.exp : 0};
	o.exactness = EXACTNESS_EXACT;
	o.role = ROLE_NONE;
	/* 2,000億元, not 200000000000 */
	if (b->total || (!b->mixed && b->self.quantity == QUANTITY_MONEY))
		f->raw = say_amount(mem, ref->value, &b->self);
	return (long)scope_append(b->s, &o);
}

/* how many figures of that name there are where the nearest stands */
static long add_count(const struct binding *b, const struct reference *ref, struct arena *mem)
{
	enum distance at = nearest(b, ref, NULL);
	struct reference number = {.take = TAKE_NUMBER};

	for (size_t i = 0; i < b->n && at < DISTANCES; i++)
		number.value.coef += i != b->target && is_meant_at(b->s, ref, i, NULL) && distance(b, i) == at;
	number.name = arena_printf(mem, "%.*s共%lld%.*s", SLICE_ARGS(ref->name),
	                           (long long)number.value.coef, SLICE_ARGS(b->self.fact->unit));
	return add_number(b, &number, mem);
}

static long find(const struct binding *b, const struct reference *ref, struct arena *mem)
{
	switch (ref->take) {
	case TAKE_EARLIER:
		return find_earlier(b, ref);
	case TAKE_COUNT:
		return add_count(b, ref, mem);
	case TAKE_NUMBER:
		return add_number(b, ref, mem);
	default:
		return find_one(b, ref);
	}
}

/* all of that name at the shortest distance within the section; none is nothing to add */
static void add_all(struct binding *b, const struct reference *ref, int sign)
{
	enum distance at = nearest(b, ref, like_of(b));
	bool behind = at == IN_SENTENCE_BEHIND || at == IN_BLOCK_BEHIND || at == IN_SECTION_BEHIND;

	/* 收入原列…改列…；支出原列…減列…: where the rest stands in front, what follows is of another figure */
	if (behind && b->r.n > 0 && b->r.terms[0].operand < b->target)
		return;
	for (size_t i = 0; i < b->n && at < IN_DOCUMENT; i++)
		if (i != b->target && is_meant_at(b->s, ref, i, like_of(b)) && distance(b, i) == at)
			relation_term(&b->r, i, sign);
}

/* false: a figure is missing */
static bool add_term(struct binding *b, const struct rule_term *t, struct arena *mem)
{
	long first, second;

	if (t->a.take == TAKE_ALL && !t->product) {
		add_all(b, &t->a, t->sign);
		return true;
	}
	first = find(b, &t->a, mem);
	second = t->product ? find(b, &t->b, mem) : NO_TARGET;
	b->missing = first < 0 ? &t->a : &t->b;
	if (first < 0 || (t->product && second < 0))
		return false;
	if (t->product)
		relation_product(&b->r, (size_t)first, (size_t)second, t->sign);
	else
		relation_term(&b->r, (size_t)first, t->sign);
	return true;
}

static void reach(const struct rule *rule, enum rule_reach how_far)
{
	if (rule->use->reach < how_far)
		rule->use->reach = how_far;
}

/* How much a name of the document is like the one looked for: what has it in it goes before what is in it. 0: nothing */
static size_t likeness(struct slice subject, struct slice name)
{
	if (subject.n == 0 || subject.n >= LIKE_MAX || slice_eq(subject, name))
		return 0;
	if (slice_has(subject, name))
		return (size_t)2 * LIKE_MAX - subject.n;
	return slice_has(name, subject) ? subject.n : 0;
}

/* 歲入歲出差短數 where 歲入歲出差短 was looked for: the officer may have meant it */
static void note_like(const struct binding *b, const struct rule *rule, struct slice name)
{
	enum { SHORTEST = 6 };
	char *like = rule->use->like;
	size_t best = 0;

	for (size_t i = 0; i < b->n && like[0] == '\0' && name.n >= SHORTEST; i++) {
		size_t now = likeness(b->s->v[i].fact->subject, name);

		best = now > best ? now : best;
	}
	for (size_t i = 0; i < b->n && best > 0; i++) {
		struct slice subject = b->s->v[i].fact->subject;

		if (likeness(subject, name) != best)
			continue;
		memcpy(like, subject.p, subject.n);
		like[subject.n] = '\0';
		return;
	}
}

static void bind(struct binding *b, const struct rule *rule, struct relations *list)
{
	struct relation *r = &b->r;

	b->self = b->s->v[b->target];
	b->total = rule->total;
	*r = relation_new(list, RELATION_DECLARED, RANK_CLAUSE);
	r->target = (long)b->target;
	r->source = SOURCE_RULE;
	r->rule = rule->label;
	r->firmness = FIRM;
	r->exact = rule->exact;
	r->warn = rule->warn;
	r->bound = rule->relation != RULE_EQUAL;
	for (size_t i = 0; i < rule->n; i++) {
		if (rule->divisor > 0 && i == rule->divisor)
			relation_divide(r);
		b->mixed = rule->divisor > 0 || rule->terms[i].product;
		if (!add_term(b, &rule->terms[i], &list->mem)) {
			reach(rule, RULE_PLACED);
			rule->use->missing = b->missing;
			rule->use->elsewhere = b->missing->take != TAKE_EARLIER && nearest(b, b->missing, like_of(b)) < DISTANCES;
			if (!rule->use->elsewhere)
				note_like(b, rule, b->missing->name);
			return;
		}
	}
	/* a >= b: b is at most a */
	if (rule->relation == RULE_AT_LEAST) {
		r->target = (long)r->terms[0].operand;
		r->terms[0].operand = b->target;
	}
	reach(rule, RULE_APPLIED);
	relation_propose(list, r);
}

static size_t next_target(const struct scope *s, const struct rule *rule, size_t i, size_t n)
{
	struct reference name = rule->target;

	name.unit = SLICE("");
	for (; i < n; i++) {
		if (!is_meant_at(s, &name, i, NULL))
			continue;
		reach(rule, RULE_NAMED);
		if (!is_meant_at(s, &rule->target, i, NULL))
			continue;
		reach(rule, RULE_OF_UNIT);
		if (is_wanted(s, rule, s->v[i].fact))
			break;
	}
	return i;
}

/* A reference total is met by the figure of that name that has its value, else it stands against the first. */
static void bind_total(struct binding *b, const struct rule *rule, struct relations *list)
{
	const struct decimal wanted = rule->terms[0].a.value;
	size_t first = next_target(b->s, rule, 0, b->n), at = first;

	if (first == b->n)
		return;
	while (at < b->n && decimal_cmp(b->s->v[at].value, wanted) != 0)
		at = next_target(b->s, rule, at + 1, b->n);
	b->target = at < b->n ? at : first;
	b->before = 0;
	b->behind = b->n;
	bind(b, rule, list);
}

static void bind_all(struct binding *b, const struct rule *rule, struct relations *list)
{
	if (rule->total) {
		bind_total(b, rule, list);
		return;
	}
	b->before = 0;
	b->target = next_target(b->s, rule, 0, b->n);
	while (b->target < b->n) {
		b->behind = next_target(b->s, rule, b->target + 1, b->n);
		bind(b, rule, list);
		b->before = b->target + 1;
		b->target = b->behind;
	}
}

void propose_declared(struct scope *s, const struct rules *rules, const struct archive *a, struct relations *list)
{
	struct binding b = {.s = s, .archive = a, .n = s->n};

	for (size_t i = 0; i < rules->n; i++) {
		bind_all(&b, &rules->v[i], list);
		if (rules->v[i].use->reach == RULE_UNNAMED)
			note_like(&b, &rules->v[i], rules->v[i].target.name);
	}
}
