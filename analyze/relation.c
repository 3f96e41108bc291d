#include "analyze/relation.h"

#include <stdlib.h>

#include "core/memory.h"

enum { TELLING_DIGITS = 3 };

static const struct {
	const char *name, *title;
} types[] = {
#define RELATION(id, name, title) {name, title},
#include "core/relations.def"
#undef RELATION
};

struct relation relation_new(struct relations *list, enum relation_type type, enum rank rank)
{
	struct relation r = {.type = type, .rank = rank, .target = NO_TARGET, .alt = ""};

	r.group = list->groups++;
	r.telling = TELLING_DIGITS;
	r.source = rank >= RANK_LIST ? SOURCE_STRUCTURE : SOURCE_CUE;
	return r;
}

static void add_term(struct relation *r, struct term term)
{
	if (r->n < TERMS_MAX)
		r->terms[r->n] = term;
	r->n++;
}

void relation_term(struct relation *r, size_t operand, int sign)
{
	add_term(r, (struct term){.operand = (uint32_t)operand, .factor = NO_TARGET, .sign = (int8_t)sign});
}

void relation_product(struct relation *r, size_t operand, size_t factor, int sign)
{
	add_term(r, (struct term){.operand = (uint32_t)operand, .factor = (int32_t)factor, .sign = (int8_t)sign});
}

void relation_divide(struct relation *r)
{
	r->divisor = r->n;
}

bool relation_is_mean(const struct relation *r)
{
	return r->divisor > 0 && r->divisor == r->n;
}

void relation_propose(struct relations *list, const struct relation *r)
{
	if (r->n > TERMS_MAX || (r->n == 0 && !r->listed))
		return;
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *r;
}

void relations_clear(struct relations *list)
{
	list->n = list->groups = 0;
	arena_reset(&list->mem);
}

void relations_free(struct relations *list)
{
	free(list->v);
	arena_free(&list->mem);
	*list = (struct relations){0};
}

const char *relation_name(enum relation_type type)
{
	return types[type].name;
}

const char *relation_title(enum relation_type type)
{
	return types[type].title;
}

static void add_member(size_t members[MEMBERS_MAX], size_t *n, size_t operand)
{
	for (size_t i = 0; i < *n; i++)
		if (members[i] == operand)
			return;
	members[(*n)++] = operand;
}

size_t relation_members(const struct relation *r, size_t members[MEMBERS_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		add_member(members, &n, r->terms[i].operand);
		if (r->terms[i].factor >= 0)
			add_member(members, &n, (size_t)r->terms[i].factor);
	}
	if (r->target >= 0)
		add_member(members, &n, (size_t)r->target);
	return n;
}

size_t relation_reported(const struct relation *r)
{
	/* a running figure that has fallen below that of the earlier report */
	if (r->type == RELATION_CONTINUITY && r->bound)
		return r->terms[0].operand;
	return r->target >= 0 ? (size_t)r->target : r->terms[0].operand;
}

bool relation_has(const struct relation *r, size_t operand)
{
	size_t members[MEMBERS_MAX], n = relation_members(r, members);

	for (size_t i = 0; i < n; i++)
		if (members[i] == operand)
			return true;
	return false;
}

bool relation_is_bound(const struct relation *r)
{
	return r->bound || r->type == RELATION_SUBSET || r->type == RELATION_RANK;
}
