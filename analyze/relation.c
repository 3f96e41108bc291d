#include "analyze/relation.h"

#include <stdlib.h>

#include "core/memory.h"

enum { TELLING_DIGITS = 3 };

static const struct {
	const char *name, *title;
} types[] = {
#define RELATION(id, name, title) {name, title},
#include "analyze/relations.def"
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

void relation_term(struct relation *r, size_t operand, int sign)
{
	if (r->n < TERMS_MAX)
		r->terms[r->n] = (struct term){operand, sign};
	r->n++;
}

void relation_propose(struct relations *list, const struct relation *r)
{
	if (r->n > TERMS_MAX || (r->n == 0 && !r->listed))
		return;
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *r;
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

bool relation_has(const struct relation *r, size_t operand)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->terms[i].operand == operand)
			return true;
	return r->target >= 0 && (size_t)r->target == operand;
}
