/* 本部2署6司6處: adjacent counts of offices against the top headings that end with the same word.
 */
#include "analyze/relation.h"
#include "core/buffer.h"

enum { OFFICES_MIN = 2, OFFICES_MAX = 6 };

static bool is_office_unit(struct slice unit)
{
	static const char *const units[] = {"部", "署", "司", "處",   "局", "會",
	                                    "院", "室", "所", "中心", "組", "科", NULL};

	return slice_is_any(unit, units);
}

/* the number of top headings that end with the unit; their lines go to `lines` */
static int64_t count_headings(const struct scope *s, struct slice unit, struct buffer *lines)
{
	int64_t n = 0;

	buffer_clear(lines);
	for (size_t i = 0; i < s->rows_n; i++) {
		const struct fact *f = &s->rows[i];

		if (!slice_is(f->kind, "heading") || f->section.n == 0 ||
		    section_parent(f->section).n > 0 || !slice_ends(slice_trim(f->raw), unit))
			continue;
		if (n++ > 0)
			buffer_char(lines, ';');
		buffer_int(lines, f->line);
	}
	return n;
}

static size_t adjacent(const struct scope *s, size_t first)
{
	size_t end = first;

	while (end < s->n && s->v[end].quantity == QUANTITY_COUNT &&
	       is_office_unit(s->v[end].fact->unit) &&
	       (end == first || s->v[end - 1].fact->end == s->v[end].fact->start))
		end++;
	return end - first;
}

/* Firm when the other counts of the row are borne out: else the headings are not the whole house.
 */
static void propose_row(const struct scope *s, struct relations *list, size_t first, size_t n)
{
	struct buffer lines = {0};
	struct relation rows[OFFICES_MAX];
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++) {
		const struct operand *o = &s->v[first + i];
		struct relation r = relation_new(list, RELATION_SECTION_COUNT, RANK_LIST);

		r.target = (long)(first + i);
		r.listed = true;
		r.best = r.lower = r.upper = count_headings(s, o->fact->unit, &lines);
		r.list_lines = arena_copy(&list->mem, buffer_slice(&lines));
		wrong += o->value.exp != 0 || o->value.coef != r.best;
		rows[i] = r;
	}
	for (size_t i = 0; i < n; i++) {
		rows[i].firmness = wrong * 2 < n && rows[i].best > 0 ? FIRM : CONFIRM;
		relation_propose(list, &rows[i]);
	}
	buffer_free(&lines);
}

void propose_offices(const struct scope *s, struct relations *list)
{
	size_t n;

	for (size_t i = 0; i < s->n; i += n ? n : 1) {
		n = adjacent(s, i);
		if (n >= OFFICES_MIN && n <= OFFICES_MAX)
			propose_row(s, list, i, n);
	}
}
