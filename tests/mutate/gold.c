#include "tests/mutate/gold.h"

#include <stdlib.h>

#include "core/decimal.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"

enum { FIELDS = 5, BYTES_MAX = 1 << 24 };

static int64_t number(struct slice s)
{
	struct decimal d;

	return decimal_parse(s, &d) ? d.coef : 0;
}

/* raw as written in an inventory: \n for a line break */
static bool is_raw(struct slice raw, struct slice written)
{
	size_t i = 0;

	for (size_t j = 0; j < raw.n; j++, i++) {
		char c = raw.p[j];

		if (c == '\n' && i + 1 < written.n && written.p[i] == '\\')
			i++;
		else if (i >= written.n || written.p[i] != c)
			return false;
	}
	return i == written.n;
}

static bool is_figure(const struct fact *f)
{
	static const char *const kinds[] = {"count", "money", "percent", "ratio", "measure", "duration", NULL};

	return slice_is_any(f->kind, kinds);
}

static long find_fact(const struct facts *facts, struct slice reference)
{
	size_t colon = slice_find(reference, SLICE(":")), hash = slice_find(reference, SLICE("#"));
	struct slice raw = {reference.p + colon + 1, hash - colon - 1};
	int64_t line = number((struct slice){reference.p, colon});
	int64_t nth = hash < reference.n ? number((struct slice){reference.p + hash + 1, reference.n - hash - 1}) : 1;

	for (size_t i = 0; i < facts->n; i++)
		if (facts->v[i].line == line && is_figure(&facts->v[i]) && is_raw(facts->v[i].raw, raw) && --nth == 0)
			return (long)i;
	return NO_FACT;
}

static bool read_members(struct gold_relation *r, struct slice members, const struct facts *facts)
{
	struct slice one;

	if (slice_starts(members, SLICE("="))) {
		r->listed = number((struct slice){members.p + 1, members.n - 1});
		return r->listed > 0;
	}
	while (members.n && slice_split(&members, ';', &one)) {
		struct gold_member *m = &r->v[r->n];

		if (one.n < 2 || r->n == GOLD_MEMBERS_MAX)
			return false;
		m->sign = one.p[0];
		m->fact = find_fact(facts, (struct slice){one.p + 1, one.n - 1});
		r->unread = r->unread || m->fact == NO_FACT;
		r->n++;
	}
	return r->n > 0 || r->trap;
}

static bool read_row(struct gold *gold, struct slice line, const struct facts *facts)
{
	struct gold_relation r = {.text = line};
	struct slice field[FIELDS] = {{NULL, 0}};

	for (size_t i = 0; i < FIELDS && slice_split(&line, '\t', &field[i]); i++)
		;
	r.type = field[0];
	r.trap = slice_is(r.type, "TRAP");
	r.equality = slice_is(field[3], "equality");
	r.target = slice_is(field[1], "100%") ? NO_FACT : find_fact(facts, field[1]);
	r.unread = r.target == NO_FACT && !slice_is(field[1], "100%");
	if (!read_members(&r, field[2], facts))
		return false;
	gold->v = xgrow(gold->v, &gold->cap, gold->n + 1, sizeof *gold->v);
	gold->v[gold->n++] = r;
	return true;
}

bool gold_read(struct gold *gold, const char *path, const struct facts *facts)
{
	struct input in = {0};
	struct slice rest, line;
	int64_t number_of_line = 0;
	bool good = input_read(&in, path, BYTES_MAX);

	gold->by_hand = true;
	rest = arena_copy(&gold->mem, in.bytes);
	while (good && rest.n && slice_split(&rest, '\n', &line)) {
		if (number_of_line++ == 0 || line.n == 0)
			continue;
		good = read_row(gold, line, facts);
		if (!good)
			message(MESSAGE_ERROR, path, number_of_line, "not a relation");
	}
	input_free(&in);
	return good;
}

int64_t gold_next_id(struct slice *list)
{
	struct slice one;

	while (list->n && slice_split(list, ';', &one)) {
		size_t hash = one.n;

		while (hash > 0 && one.p[hash - 1] != '#')
			hash--;
		if (hash > 0)
			return number((struct slice){one.p + hash, one.n - hash});
	}
	return 0;
}

static bool is_equation(const struct check *k)
{
	return slice_is(k->verdict, "pass") && !slice_is(k->type, "subset") && !slice_is(k->type, "year_style") &&
	       !slice_is(k->type, "weekday");
}

void gold_from_checks(struct gold *gold, const struct checks *checks, const struct facts *facts)
{
	for (size_t i = 0; i < checks->n; i++) {
		const struct check *k = &checks->v[i];
		struct gold_relation r = {.type = k->type, .text = k->message, .target = NO_FACT, .equality = true};
		struct slice list = k->facts;
		int64_t id;

		if (!is_equation(k))
			continue;
		while ((id = gold_next_id(&list)) > 0 && r.n < GOLD_MEMBERS_MAX)
			if ((size_t)id <= facts->n)
				r.v[r.n++] = (struct gold_member){(long)id - 1, '+'};
		gold->v = xgrow(gold->v, &gold->cap, gold->n + 1, sizeof *gold->v);
		gold->v[gold->n++] = r;
	}
}

void gold_free(struct gold *gold)
{
	free(gold->v);
	arena_free(&gold->mem);
	*gold = (struct gold){0};
}

bool gold_has(const struct gold_relation *r, size_t fact)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].fact == (long)fact)
			return true;
	return r->target == (long)fact;
}

const struct gold_relation *gold_of(const struct gold *gold, size_t fact)
{
	for (size_t i = 0; i < gold->n; i++)
		if (gold->v[i].equality && !gold->v[i].unread && gold_has(&gold->v[i], fact))
			return &gold->v[i];
	return NULL;
}
