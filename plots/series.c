#include "plots/series.h"

#include <stdlib.h>

#include "core/input.h"
#include "core/memory.h"

static void on_row(void *context, const void *row)
{
	struct series *s = context;

	s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof *s->v);
	s->v[s->n++] = *(const struct series_row *)row;
}

bool series_rows_read(struct series *s, const char *path)
{
	struct input in;
	bool ok;

	*s = (struct series){0};
	ok = input_read(&in, path, 0) && table_read(&series_table, in.bytes, in.name, &s->mem, on_row, s);
	input_free(&in);
	return ok;
}

void series_rows_free(struct series *s)
{
	free(s->v);
	arena_free(&s->mem);
	*s = (struct series){0};
}
