#include "extract/listing.h"

/* GAP_CHARS: between two entries of a list, the name of the second one included */
enum { GAP_CHARS = 40 };

static const struct phrase nothing;

/* what stands between two entries begins or goes on with the mark of a list: 、 及 與; brackets are passed over */
static bool is_joined(const struct scene *s, size_t from, size_t to)
{
	const struct text *t = s->t;
	size_t depth = 0;

	if (to - from > GAP_CHARS)
		return false;
	for (size_t i = from; i < to; i++) {
		if (text_is(t, i, CHAR_BRACKET))
			depth += text_is(t, i, CHAR_OPEN) ? 1 : depth > 0 ? SIZE_MAX : 0;
		else if (depth == 0)
			return is_any(t->cp[i], U"、及與和暨") || text_has(t, i, U"以及");
	}
	return false;
}

struct listing listing_before(const struct scene *s)
{
	struct listing list = {0, 0, 0};
	size_t entry = SIZE_MAX;

	for (size_t j = s->i; j-- > 0 && s->i - j < NEIGHBOURS && scene_has(s, j);) {
		const struct figure *g = &s->f->v[j];

		if (!figure_is_amount(g) || s->c->v[s->a->v[j].clause].depth > s->k->depth)
			continue;
		/* 三家合計95件: their number is no entry */
		if (entry == SIZE_MAX && s->x->role == ROLE_TOTAL && g->kind == KIND_COUNT && g->start == s->k->start &&
		    !figure_same_unit(g, s->g))
			continue;
		if (entry != SIZE_MAX && (!figure_same_unit(g, &s->f->v[entry]) || !is_joined(s, g->end, s->f->v[entry].start)))
			break;
		if (entry == SIZE_MAX)
			list.last = j;
		list.first = entry = j;
		list.n++;
	}
	return list;
}

size_t listing_next(const struct scene *s, const struct listing *list, size_t j)
{
	size_t depth = s->c->v[s->a->v[list->last].clause].depth;

	while (++j <= list->last)
		if (figure_same_unit(&s->f->v[j], &s->f->v[list->last]) && s->c->v[s->a->v[j].clause].depth <= depth)
			return j;
	return SIZE_MAX;
}

/* 航點前3名依序為…: a count that the name ends in belongs to it */
static struct phrase with_count(const struct scene *s, const struct clause *k, size_t high)
{
	size_t j = s->i;
	struct phrase p;

	while (j > 0 && s->i - j < NEIGHBOURS && s->f->v[j - 1].end > high)
		j--;
	if (j == 0 || s->f->v[j - 1].start <= k->start || s->f->v[j - 1].kind != KIND_COUNT)
		return nothing;
	p = phrase_last(s->t, k->start, s->f->v[j - 1].start);
	if (phrase_is_named(p))
		p.span.end = s->f->v[j - 1].end;
	return p;
}

struct phrase listing_whole(const struct scene *s, const struct listing *list)
{
	const struct attribute *x = &s->a->v[list->first];
	const struct clause *k = &s->c->v[x->clause];
	struct scene first = scene_of(s->t, s->f, s->c, s->a, list->first);
	struct phrase p;

	if (x->source != SUBJECT_TEXT || x->subject.start < k->start || x->subject.start > s->f->v[list->first].start)
		return nothing;
	p = scene_last(&first, k, x->subject.start);
	if (phrase_is_named(p) && !p.bare)
		return p;
	p = with_count(&first, k, x->subject.start);
	return phrase_is_named(p) ? p : scene_topic(&first);
}
