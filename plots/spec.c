#include "plots/spec.h"

#include <stdlib.h>

#include "core/memory.h"

static const struct {
	const char *name, *title, *columns;
} kinds[] = {
#define KIND(name, title, columns) {#name, title, columns},
#include "plots/kinds.def"
#undef KIND
};

const char *kind_name(enum chart_kind kind)
{
	return kinds[kind].name;
}

const char *kind_title(enum chart_kind kind)
{
	return kinds[kind].title;
}

const char *kind_columns(enum chart_kind kind)
{
	return kinds[kind].columns;
}

enum chart_kind kind_of(struct slice name)
{
	unsigned k = 0;

	while (k < KINDS && !slice_is(name, kinds[k].name))
		k++;
	return (enum chart_kind)k;
}

void spec_add_row(struct spec *s, struct spec_row row)
{
	s->rows = xgrow(s->rows, &s->cap_rows, s->n_rows + 1, sizeof *s->rows);
	s->rows[s->n_rows++] = row;
}

void spec_add_item(struct spec *s, struct spec_item item)
{
	s->items = xgrow(s->items, &s->cap_items, s->n_items + 1, sizeof *s->items);
	s->items[s->n_items++] = item;
}

void spec_add_figure(struct spec *s, const struct fact *f)
{
	for (size_t i = 0; i < s->n_figures; i++)
		if (s->figures[i] == f)
			return;
	s->figures = xgrow(s->figures, &s->cap_figures, s->n_figures + 1, sizeof *s->figures);
	s->figures[s->n_figures++] = f;
}

void spec_add_check(struct spec *s, const struct check *c)
{
	for (size_t i = 0; i < s->n_checks; i++)
		if (s->checks[i] == c)
			return;
	s->checks = xgrow(s->checks, &s->cap_checks, s->n_checks + 1, sizeof *s->checks);
	s->checks[s->n_checks++] = c;
}

void spec_free(struct spec *s)
{
	free(s->rows);
	free(s->items);
	free(s->figures);
	free(s->checks);
	*s = (struct spec){0};
}

void charts_add(struct charts *list, struct spec *s)
{
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = *s;
	*s = (struct spec){0};
}

void charts_refuse(struct charts *list, const struct check *c, const char *reason)
{
	for (size_t i = 0; i < list->n_refusals; i++)
		if (list->refusals[i].check == c)
			return;
	list->refusals = xgrow(list->refusals, &list->cap_refusals, list->n_refusals + 1,
	                       sizeof *list->refusals);
	list->refusals[list->n_refusals++] = (struct refusal){c, slice_of(reason)};
}

void charts_free(struct charts *list)
{
	for (size_t i = 0; i < list->n; i++)
		spec_free(&list->v[i]);
	free(list->v);
	free(list->refusals);
	arena_free(&list->mem);
	*list = (struct charts){0};
}
