#include "plots/corrections.h"

#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/number.h"
#include "plots/wording.h"

/* the only suspect, else the reported figure, else the first one there is */
static const struct fact *figure_of(const struct relation *r)
{
	if (r->n_suspects == 1)
		return r->suspects[0];
	if (r->target != NULL)
		return r->target;
	if (r->n_suspects > 0)
		return r->suspects[0];
	return r->n > 0 ? r->members[0] : NULL;
}

static bool is_firmer(const struct relation *a, const struct relation *b)
{
	struct decimal x, y;

	return decimal_parse(a->check->bits, &x) && decimal_parse(b->check->bits, &y) && decimal_cmp(x, y) > 0;
}

/* of: for each figure the correction (from 1) of the checks that suspect it alone */
static struct correction *correction_for(struct corrections *list, const struct relation *r,
                                         const struct facts *facts, size_t *of)
{
	const struct fact *figure = figure_of(r);
	size_t *known = r->n_suspects == 1 ? &of[figure - facts->v] : NULL;

	if (known != NULL && *known > 0)
		return &list->v[*known - 1];
	list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
	list->v[list->n++] = (struct correction){.figure = figure, .best = r};
	if (known != NULL)
		*known = list->n;
	return &list->v[list->n - 1];
}

void corrections_open(struct corrections *list, const struct book *book)
{
	size_t *of = xcalloc(book->facts->n + 1, sizeof *of);

	*list = (struct corrections){0};
	for (size_t i = 0; i < book->n; i++) {
		const struct relation *r = &book->relations[i];
		struct correction *c;

		if (!check_fails(r->check))
			continue;
		c = correction_for(list, r, book->facts, of);
		c->checks = xgrow(c->checks, &c->cap, c->n + 1, sizeof *c->checks);
		c->checks[c->n++] = r;
		if (is_firmer(r, c->best))
			c->best = r;
	}
	free(of);
}

void corrections_close(struct corrections *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->v[i].checks);
	free(list->v);
}

/* 8,200→8,100: what is written and what is likely meant */
static bool suggestion(const struct correction *c, struct slice *written, struct slice *meant)
{
	static const struct slice arrow = {"→", sizeof "→" - 1};
	struct slice s = c->best->check->suggestion;
	size_t at = slice_find(s, arrow);

	if (at == s.n)
		return false;
	*written = slice_trim((struct slice){s.p, at});
	*meant = slice_trim((struct slice){s.p + at + arrow.n, s.n - at - arrow.n});
	return written->n > 0 && meant->n > 0;
}

/* does the sentence begin with the name of one of its figures? */
static bool names_itself(struct arena *mem, const struct book *book, const struct relation *r, struct slice said)
{
	for (size_t i = 0; i < r->n; i++) {
		struct slice subject = wording_subject(mem, book, r->members[i]);

		if (subject.n > 0 && slice_starts(said, subject))
			return true;
	}
	return false;
}

struct slice correction_finding(struct arena *mem, const struct book *book, const struct correction *c)
{
	struct slice subject = {"", 0}, said = wording_message(mem, c->best->check), written, meant;

	if (c->figure != NULL)
		subject = wording_subject(mem, book, c->figure);
	if (c->n > 1 && suggestion(c, &written, &meant))
		said = arena_printf(mem, "%.*s 疑為 %.*s 之誤，%zu 項勾稽因此不符。",
		                    SLICE_ARGS(clean_figure(mem, written)), SLICE_ARGS(clean_figure(mem, meant)), c->n);
	if (!wording_is_name(subject) || names_itself(mem, book, c->best, said))
		return said;
	return arena_printf(mem, "%.*s：%.*s", SLICE_ARGS(subject), SLICE_ARGS(said));
}

struct slice correction_advice(struct arena *mem, const struct correction *c)
{
	/* relations that say what a figure is at most do not say what it is */
	static const char *const bounds[] = {"subset", "rank", NULL};
	const struct relation *r = c->best;
	struct slice written, meant;
	struct decimal expected;

	if (suggestion(c, &written, &meant))
		return arena_printf(mem, "「%.*s」疑應為「%.*s」，請查明。", SLICE_ARGS(clean_figure(mem, written)),
		                    SLICE_ARGS(clean_figure(mem, meant)));
	if (r->target != NULL && r->n_suspects == 1 && c->figure == r->target && r->check->unit.n > 0 &&
	    !slice_is_any(r->check->type, bounds) && slice_eq(r->check->unit, r->target->unit) && decimal_parse(r->check->expected, &expected))
		return arena_printf(mem, "其餘數字如無誤，「%.*s」應為「%.*s」。",
		                    SLICE_ARGS(clean_figure(mem, c->figure->raw)),
		                    SLICE_ARGS(number_written(mem, expected, r->check->unit)));
	return SLICE("所涉數字請一併查明，更正有誤者。");
}
