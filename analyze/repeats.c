/* 准予扶助比例為68.18% in running text and in a table: the same figure. A cell one slip of the pen away under the same
 * name and time, where no cell has the figure itself, contradicts it (reconciliation.md 1, text_table). */
#include "analyze/repeats.h"

#include <stdlib.h>

#include "core/date.h"
#include "core/memory.h"

/* LEAST: units of a figure that is no accident; DIGITS_MAX: of one figure; LONG, LONG_DIGITS: of one that is told
 * twice */
enum { LEAST = 1000, DIGITS_MAX = 18, LONG = 1000, LONG_DIGITS = 5 };

/* the cells in the order of their values */
struct cells {
	const struct scope *s;
	size_t *v; /* operands */
	size_t n;
};

static int by_value(const void *a, const void *b, void *scope)
{
	const struct scope *s = scope;
	const size_t *x = a, *y = b;
	int order = decimal_cmp(s->v[*x].value, s->v[*y].value);

	return order ? order : (*x > *y) - (*x < *y);
}

static void cells_open(struct cells *c, const struct scope *s)
{
	*c = (struct cells){s, xcalloc(s->n + 1, sizeof *c->v), 0};
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].fact->table.n > 0)
			c->v[c->n++] = i;
	if (c->n > 0)
		qsort_r(c->v, c->n, sizeof *c->v, by_value, (void *)s);
}

/* the first cell of that value, or n */
static size_t find(const struct cells *c, struct decimal value)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (decimal_cmp(c->s->v[c->v[middle]].value, value) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < c->n && decimal_cmp(c->s->v[c->v[low]].value, value) == 0 ? low : c->n;
}

static bool holds_other(struct slice a, struct slice b)
{
	return a.n > 0 && b.n > 0 && (slice_has(a, b) || slice_has(b, a));
}

/* the first and last day of 2012, 2012-03-31, 2012-01-01/2012-03-31 */
static bool read_period(struct slice text, int64_t *first, int64_t *last)
{
	struct slice from;
	struct date d, e;

	if (!slice_split(&text, '/', &from) || !date_parse(from, &d))
		return false;
	e = d;
	if (text.n > 0 && !date_parse(text, &e))
		return false;
	*first = date_first_day(d);
	*last = date_last_day(e);
	return true;
}

static bool overlap(struct slice a, struct slice b)
{
	int64_t first, last, from, to;

	return read_period(a, &first, &last) && read_period(b, &from, &to) && first <= to && from <= last;
}

/* one kind of amount under one name at one time; a cell may leave its unit to the reader */
static bool is_same_thing(const struct operand *text, const struct operand *cell)
{
	const struct fact *f = text->fact, *g = cell->fact;

	return text->quantity == cell->quantity && (slice_eq(f->unit, g->unit) || g->unit.n == 0) &&
	       (holds_other(f->subject, g->subject) || holds_other(f->subject, g->column) ||
	        (f->cue.n > 0 && slice_has(g->column, f->cue))) &&
	       overlap(f->period, g->period);
}

/* sign: -1 when the cell has the fall (△16,800) that the text tells in words (減少1,680萬元) */
static void propose(struct relations *list, size_t text, size_t cell, int sign)
{
	struct relation r = relation_new(list, RELATION_TEXT_TABLE, RANK_SIBLING);

	r.source = SOURCE_TABLE;
	r.target = (long)text;
	r.firmness = FIRM;
	relation_term(&r, cell, sign);
	relation_propose(list, &r);
}

/* Proposes the cell of that value that is the same thing. */
static bool propose_cell(const struct cells *c, struct relations *list, size_t text, struct decimal value)
{
	for (size_t i = find(c, value); i < c->n && decimal_cmp(c->s->v[c->v[i]].value, value) == 0; i++)
		if (is_same_thing(&c->s->v[text], &c->s->v[c->v[i]])) {
			propose(list, text, c->v[i], c->s->v[c->v[i]].value.coef < 0 && c->s->v[text].value.coef > 0 ? -1 : 1);
			return true;
		}
	return false;
}

/* value with one digit replaced, or two neighbours swapped */
static bool propose_slip(const struct cells *c, struct relations *list, size_t text, int64_t units)
{
	const struct operand *o = &c->s->v[text];
	int64_t place = 1;

	for (int i = 0; i < DIGITS_MAX && place <= units; i++, place *= 10) {
		int64_t digit = units / place % 10, next = units / place / 10 % 10;

		for (int64_t other = 0; other < 10; other++) {
			int64_t changed = units + (other - digit) * place;

			if (other != digit && changed >= LEAST &&
			    propose_cell(c, list, text, (struct decimal){changed, o->value.exp}))
				return true;
		}
		if (next != digit && propose_cell(c, list, text,
		                                  (struct decimal){units + (next - digit) * place +
		                                                           (digit - next) * place * 10,
		                                                   o->value.exp}))
			return true;
	}
	return false;
}

static bool is_telling(const struct operand *o)
{
	return o->fact->table.n == 0 && o->exactness != EXACTNESS_APPROXIMATE && o->value.coef >= LEAST &&
	       o->quantity != QUANTITY_OTHER && decimal_cmp(o->upper, o->value) == 0;
}

/* ---- figures told twice in running text ---------------------------------------------------------- */

/* what one figure is of: the texts and the role that tell it from others */
static int by_thing(const struct operand *a, const struct operand *b)
{
	const struct fact *f = a->fact, *g = b->fact;
	int order = slice_cmp(f->subject, g->subject);

	order = order ? order : slice_cmp(f->unit, g->unit);
	order = order ? order : slice_cmp(f->role, g->role);
	order = order ? order : slice_cmp(f->office, g->office);
	return order ? order : slice_cmp(f->period, g->period);
}

static int by_thing_and_place(const void *a, const void *b, void *scope)
{
	const struct scope *s = scope;
	const size_t *x = a, *y = b;
	int order = by_thing(&s->v[*x], &s->v[*y]);

	return order ? order : (*x > *y) - (*x < *y);
}

/* digits enough, zeros at the end apart, that two figures of one thing do not agree by accident */
static bool is_long(const struct operand *o)
{
	int64_t digits = o->value.coef;

	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	return is_telling(o) && o->fact->subject.n > 0 && o->quantity != QUANTITY_PERCENT && !operand_is_change(o) &&
	       digits >= LONG;
}

/* 陳情12,345件 in the summary and again in the section: of two figures of one thing and time the later repeats the
 * earlier; one slip of the pen apart they contradict each other. */
static void propose_tellings(const struct scope *s, struct relations *list)
{
	size_t *v = xcalloc(s->n + 1, sizeof *v), n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (is_long(&s->v[i]))
			v[n++] = i;
	if (n > 0)
		qsort_r(v, n, sizeof *v, by_thing_and_place, (void *)s);
	for (size_t i = 1; i < n; i++) {
		struct relation r = relation_new(list, RELATION_REPEAT, RANK_SIBLING);

		if (by_thing(&s->v[v[i - 1]], &s->v[v[i]]) != 0 || scope_same_sentence(s, v[i - 1], v[i]))
			continue;
		r.target = (long)v[i];
		r.firmness = IF_SLIP;
		r.telling = LONG_DIGITS;
		relation_term(&r, v[i - 1], 1);
		relation_propose(list, &r);
	}
	free(v);
}

void propose_repeats(const struct scope *s, struct relations *list)
{
	struct cells c;

	propose_tellings(s, list);

	cells_open(&c, s);
	for (size_t i = 0; i < s->n && c.n > 0; i++) {
		const struct operand *o = &s->v[i];

		struct decimal fall = {-o->value.coef, o->value.exp};

		if (!is_telling(o) || propose_cell(&c, list, i, o->value) || find(&c, o->value) < c.n ||
		    propose_cell(&c, list, i, fall) || find(&c, fall) < c.n)
			continue;
		propose_slip(&c, list, i, o->value.coef);
	}
	free(c.v);
}
