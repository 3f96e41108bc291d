/* A figure of running text and a cell are of one thing when name, time and role agree, the more of them the shorter
 * the figure is. A cell one slip of the pen away under the same name and time, where no cell has the figure itself,
 * contradicts it (reconciliation.md 1, text_table). */
#include "analyze/mentions.h"

#include <stdlib.h>

#include "analyze/arithmetic.h"
#include "analyze/cells.h"
#include "analyze/labels.h"
#include "analyze/thing.h"
#include "core/memory.h"

/* what agrees, in bits beside those of chance; ENOUGH makes a mention */
enum { NAMED = 6, MEANT = 2, WORDS = 3, TIMED = 2, OTHER_TIME = -4, CHANGED = 2, TOTALED = 1, SAME_ROW = 6, SAME_TABLE = 2, ENOUGH = 8 };
/* LOOKED_AT: cells of about one value; LONG, SHORT: units of a figure whose slip is no accident, and of one beside
 * others that the table has; DIGITS_MAX: of one figure; CROSS_MAX: cells from one to another of its column;
 * TRIED_MAX: figures of the block whose columns are looked through */
enum { LOOKED_AT = 48, LONG = 1000, SHORT = 100, DIGITS_MAX = 18, CROSS_MAX = 400, TRIED_MAX = 8 };

struct mentions {
	const struct scope *s;
	struct relations *list;
	struct cells cells;
	long *cell; /* owned; of each figure of running text the cell that it tells of, or NO_TARGET */
	size_t beside; /* the figure of running text nearest to the one that is looked at of those found, or s->n */
};

/* an exact number of running text */
static bool is_told(const struct operand *o)
{
	return o->fact->table.n == 0 && o->exactness != EXACTNESS_APPROXIMATE && o->value.coef > 0 &&
	       o->quantity != QUANTITY_OTHER && decimal_cmp(o->upper, o->value) == 0 && figure_units(o) > 0;
}

/* ---- what speaks for a cell ---------------------------------------------------------------------- */

static int evidence_of_names(const struct fact *f, const struct fact *g)
{
	struct slice row = label_bare(g->row);
	bool named = row.n > 0 && (slice_has(f->context, row) || slice_has(f->subject, row));
	int bits = 0;

	if (named)
		bits += NAMED + (slice_has(f->subject, row) ? MEANT : 0);
	else if (text_shares_word(f->subject, row))
		bits += WORDS;
	if (slice_eq(f->subject, label_last_level(g->column)))
		bits += NAMED;
	else if (text_shares_word(f->subject, g->column) || (f->cue.n > 0 && slice_has(g->column, f->cue)))
		bits += WORDS;
	return bits;
}

/* the figure found beside it stands in the same sentence or block, its cell in the same row or table */
static int evidence_of_neighbour(const struct mentions *m, size_t text, size_t cell)
{
	const struct fact *a, *b = m->s->v[cell].fact;

	if (m->beside >= m->s->n || m->s->v[m->beside].fact->block != m->s->v[text].fact->block)
		return 0;
	a = m->s->v[m->cell[m->beside]].fact;
	if (!slice_eq(a->table, b->table))
		return 0;
	return a->block == b->block && scope_same_sentence(m->s, m->beside, text) ? SAME_ROW : SAME_TABLE;
}

static int evidence(const struct mentions *m, size_t text, size_t cell)
{
	const struct operand *o = &m->s->v[text], *p = &m->s->v[cell];
	int bits = evidence_of_names(o->fact, p->fact) + evidence_of_neighbour(m, text, cell);

	if (o->fact->period.n > 0 && p->fact->period.n > 0)
		bits += thing_overlap(o->fact->period, p->fact->period) ? TIMED : OTHER_TIME;
	bits += operand_is_change(o) ? CHANGED : 0;
	return bits + (label_is_total(p->fact->row) ? TOTALED : 0);
}

/* 減列金額依序為1,680萬元、3,120萬元: the clause speaks of changes */
static bool speaks_of_change(const struct operand *o)
{
	static const char *const words[] = {"增", "減", "成長", "上升", "下降", "差", NULL};

	return operand_is_change(o) || slice_has_any(o->fact->context, words);
}

/* One kind of figure; a cell may leave its unit to the reader, and has the sign of a fall that the text tells in
 * words (減少1,680萬元 of △16,800). */
static bool may_tell(const struct operand *text, const struct operand *cell)
{
	if (text->quantity != cell->quantity || !(slice_eq(text->fact->unit, cell->fact->unit) || cell->fact->unit.n == 0))
		return false;
	if (operand_is_change(cell) ? !speaks_of_change(text) : operand_is_change(text))
		return false;
	return cell->value.coef >= 0 || (text->role != ROLE_INCREASE && operand_is_change(cell));
}

/* ---- figures that the table has ------------------------------------------------------------------- */

static void propose_cell(struct mentions *m, size_t text, size_t cell)
{
	struct relation r = relation_new(m->list, RELATION_TEXT_TABLE, RANK_SIBLING);
	bool fall = m->s->v[cell].value.coef < 0 && m->s->v[text].value.coef > 0;

	r.source = SOURCE_TABLE;
	r.target = (long)text;
	r.firmness = FIRM;
	relation_term(&r, cell, fall ? -1 : 1);
	relation_propose(m->list, &r);
}

static void find_cell(struct mentions *m, size_t text)
{
	struct span near;
	int chance, most = ENOUGH - 1;

	if (m->cell[text] != NO_TARGET)
		m->beside = text;
	if (m->cell[text] != NO_TARGET || !is_told(&m->s->v[text]))
		return;
	near = cells_near(&m->cells, &m->s->v[text], m->s->v[text].value);
	chance = cells_bits(&m->cells, &m->s->v[text]);
	for (size_t i = near.first; i < near.end && i < near.first + LOOKED_AT; i++) {
		size_t cell = m->cells.v[i];
		int bits;

		if (!may_tell(&m->s->v[text], &m->s->v[cell]))
			continue;
		bits = chance + evidence(m, text, cell);
		if (bits > most) {
			most = bits;
			m->cell[text] = (long)cell;
		}
	}
	if (m->cell[text] == NO_TARGET)
		return;
	m->beside = text;
	propose_cell(m, text, (size_t)m->cell[text]);
}

/* ---- the difference of two cells ------------------------------------------------------------------ */

/* Cells a and b of one column; the text tells by how much they differ. */
static bool tell_difference(struct mentions *m, size_t text, size_t a, size_t b)
{
	const struct operand *o = &m->s->v[text], *x = &m->s->v[a], *y = &m->s->v[b];
	struct relation r = relation_new(m->list, RELATION_DIFFERENCE, RANK_SIBLING);
	struct result result;

	if (!slice_eq(x->fact->column, y->fact->column) || !operand_same_unit(x, y) || !operand_same_unit(o, x))
		return false;
	r.source = SOURCE_TABLE;
	r.target = (long)text;
	r.firmness = CONFIRM;
	relation_term(&r, decimal_cmp(x->value, y->value) >= 0 ? a : b, 1);
	relation_term(&r, decimal_cmp(x->value, y->value) >= 0 ? b : a, -1);
	arithmetic(m->s, &r, &result);
	if (!result.usable || !result.holds)
		return false;
	relation_propose(m->list, &r);
	return true;
}

/* A figure of the block has been found; another cell of its column is so much larger or smaller. */
static bool find_difference(struct mentions *m, size_t text, size_t found)
{
	size_t cell = (size_t)m->cell[found];

	for (size_t step = 1; step < CROSS_MAX; step++) {
		bool before = cell >= step && slice_eq(m->s->v[cell - step].fact->table, m->s->v[cell].fact->table);
		bool behind = cell + step < m->s->n && slice_eq(m->s->v[cell + step].fact->table, m->s->v[cell].fact->table);

		if ((before && tell_difference(m, text, cell, cell - step)) || (behind && tell_difference(m, text, cell, cell + step)))
			return true;
		if (!before && !behind)
			break;
	}
	return false;
}

static void find_differences(struct mentions *m, size_t text)
{
	const struct operand *o = &m->s->v[text];
	size_t tried = 0;

	if (m->cell[text] != NO_TARGET || !operand_is_change(o) || o->quantity == QUANTITY_PERCENT ||
	    figure_units(o) < SHORT)
		return;
	for (size_t i = text; tried < TRIED_MAX && i-- > 0 && m->s->v[i].fact->block == o->fact->block;)
		if (m->cell[i] != NO_TARGET) {
			tried++;
			if (find_difference(m, text, i))
				return;
		}
}

/* ---- figures that contradict it -------------------------------------------------------------------- */

/* one of the two is in the other */
static bool texts_hold(struct slice a, struct slice b)
{
	return a.n > 0 && b.n > 0 && (slice_has(a, b) || slice_has(b, a));
}

static bool is_same_name(const struct operand *text, const struct operand *cell)
{
	const struct fact *f = text->fact, *g = cell->fact;

	return texts_hold(f->subject, g->subject) || texts_hold(f->subject, g->column) ||
	       (f->cue.n > 0 && slice_has(g->column, f->cue));
}

/* another figure of the sentence is in the same table, or, with NO_TARGET, in any */
static bool is_borne_out(const struct mentions *m, size_t text, long cell)
{
	struct span sentence = scope_sentence(m->s, text);

	for (size_t i = sentence.first; i < sentence.end; i++)
		if (m->cell[i] != NO_TARGET &&
		    (cell == NO_TARGET || slice_eq(m->s->v[m->cell[i]].fact->table, m->s->v[cell].fact->table)))
			return true;
	return false;
}

static bool is_contradicted(const struct mentions *m, size_t text, size_t cell)
{
	const struct operand *o = &m->s->v[text], *p = &m->s->v[cell];
	struct slice row;

	if (!may_tell(o, p) || !thing_overlap(o->fact->period, p->fact->period))
		return false;
	if (figure_units(o) >= LONG)
		return is_same_name(o, p);
	row = label_bare(p->fact->row);
	return row.n > 0 && slice_has(o->fact->subject, row) && thing_same_part(o, p) && is_borne_out(m, text, (long)cell);
}

static bool propose_changed(struct mentions *m, size_t text, struct decimal value)
{
	struct span near = cells_near(&m->cells, &m->s->v[text], value);

	for (size_t i = near.first; i < near.end && i < near.first + LOOKED_AT; i++)
		if (is_contradicted(m, text, m->cells.v[i])) {
			propose_cell(m, text, m->cells.v[i]);
			return true;
		}
	return false;
}

/* the figure with one digit replaced, or two neighbours swapped */
static void find_slip(struct mentions *m, size_t text)
{
	const struct operand *o = &m->s->v[text];
	int64_t units = figure_units(o), place = 1;
	struct span same = cells_near(&m->cells, o, o->value);

	if (m->cell[text] != NO_TARGET || units < SHORT || same.end > same.first ||
	    (units < LONG && !is_borne_out(m, text, NO_TARGET)))
		return;
	for (int i = 0; i < DIGITS_MAX && place <= units; i++, place *= 10) {
		int64_t digit = units / place % 10, next = units / place / 10 % 10;

		for (int64_t other = 0; other < 10; other++) {
			int64_t changed = units + (other - digit) * place;

			if (other != digit && changed >= SHORT &&
			    propose_changed(m, text, (struct decimal){changed, o->quantum.exp}))
				return;
		}
		if (next != digit && propose_changed(m, text,
		                                     (struct decimal){units + (next - digit) * place +
		                                                              (digit - next) * place * 10,
		                                                      o->quantum.exp}))
			return;
	}
}

/* ---- all ------------------------------------------------------------------------------------------ */

void propose_mentions(const struct scope *s, struct relations *list)
{
	struct mentions m = {.s = s, .list = list, .beside = s->n};

	cells_open(&m.cells, s);
	m.cell = xcalloc(s->n + 1, sizeof *m.cell);
	for (size_t i = 0; i < s->n; i++)
		m.cell[i] = NO_TARGET;
	for (size_t i = 0; i < s->n && m.cells.n > 0; i++)
		find_cell(&m, i);
	/* what stands in front of the first figure that names its row */
	m.beside = s->n;
	for (size_t i = s->n; i > 0 && m.cells.n > 0; i--)
		find_cell(&m, i - 1);
	for (size_t i = 0; i < s->n && m.cells.n > 0; i++)
		if (is_told(&s->v[i])) {
			find_differences(&m, i);
			find_slip(&m, i);
		}
	free(m.cell);
	cells_close(&m.cells);
}
