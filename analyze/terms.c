#include "analyze/terms.h"

#include "analyze/amounts.h"

enum { NAME_SHOWN = 60 }; /* bytes */

const struct operand *terms_model(const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	return &s->v[r->target >= 0 ? (size_t)r->target : r->terms[0].operand];
}

const struct operand *terms_money_model(const struct scope *s, const struct finding *f)
{
	const struct operand *like = terms_model(s, f);

	for (size_t i = 0; i < f->relation.n && !amount_in_myriads(like); i++)
		if (amount_in_myriads(&s->v[f->relation.terms[i].operand]))
			return &s->v[f->relation.terms[i].operand];
	return like;
}

bool terms_in_one_row(const struct scope *s, const struct relation *r)
{
	const struct fact *f = s->v[r->terms[0].operand].fact;

	return s->v[relation_reported(r)].fact->block == f->block;
}

/* of what is left its word: 其餘 10 項; of a budget its verb; in a table its column when all stand in one row */
static struct slice name_of(const struct scope *s, const struct relation *r, const struct operand *o)
{
	bool left = r->type == RELATION_REMAINDER && o == &s->v[relation_reported(r)];

	if (o->fact->table.n > 0 && !left)
		return label_last_level(terms_in_one_row(s, r) ? o->fact->column : o->fact->row);
	return left || r->type == RELATION_BALANCE ? o->fact->cue : o->fact->subject;
}

/* figures of one budget are of one thing; their word tells them apart: 歲出原列, 歲出改列 */
static bool needs_its_word(const struct operand *o, struct slice name)
{
	bool budget = o->role == ROLE_ORIGINAL || o->role == ROLE_CUT || o->role == ROLE_ADDED || o->role == ROLE_REVISED;

	return budget && o->fact->table.n == 0 && !slice_has(name, o->fact->cue);
}

void terms_name(struct buffer *b, const struct scope *s, const struct relation *r, const struct operand *o)
{
	struct slice name = name_of(s, r, o);

	if (name.n == 0 || name.n > NAME_SHOWN)
		return;
	buffer_add(b, name);
	if (needs_its_word(o, name))
		buffer_add(b, o->fact->cue);
	buffer_char(b, ' ');
}

void terms_operand(struct buffer *b, const struct scope *s, const struct relation *r, size_t i, enum manner how)
{
	const struct operand *o = &s->v[i];

	if (how == NAMED)
		terms_name(b, s, r, o);
	if (how == RAW)
		buffer_add(b, slice_trim(o->fact->raw));
	else
		amount_written(b, o);
}

/* terms [first, end) */
static void add_side(struct buffer *b, const struct scope *s, const struct relation *r, size_t first, size_t end,
                     const char *plus, const char *minus, enum manner how)
{
	for (size_t i = first; i < end; i++) {
		if (i > first || r->terms[i].sign < 0)
			buffer_text(b, r->terms[i].sign < 0 ? minus : plus);
		if (r->terms[i].factor >= 0) {
			terms_operand(b, s, r, (size_t)r->terms[i].factor, how);
			buffer_text(b, how == RAW ? " × " : "×");
		}
		terms_operand(b, s, r, r->terms[i].operand, how);
	}
}

void terms_add(struct buffer *b, const struct scope *s, const struct relation *r, const char *plus, const char *minus,
               enum manner how)
{
	add_side(b, s, r, 0, r->n, plus, minus, how);
}

void terms_quotient(struct buffer *b, const struct scope *s, const struct relation *r, enum manner how)
{
	size_t first[] = {0, r->divisor, r->n};

	for (size_t side = 0; side < 2; side++) {
		bool several = first[side + 1] - first[side] > 1;

		if (side == 1)
			buffer_text(b, how == RAW ? " ÷ " : "÷");
		if (several)
			buffer_text(b, how == RAW ? "(" : "（");
		add_side(b, s, r, first[side], first[side + 1], how == RAW ? " + " : "+", how == RAW ? " − " : "-", how);
		if (several)
			buffer_text(b, how == RAW ? ")" : "）");
	}
	if (relation_is_mean(r))
		buffer_int(b, (int64_t)r->n);
}

void terms_whole_numbers(struct buffer *b, const struct scope *s, const struct finding *f, bool spaced)
{
	const struct operand *count = &s->v[f->relation.terms[0].operand];

	if (decimal_cmp(f->result.low, f->result.high) != 0) {
		amount_number(b, f->result.low);
		buffer_text(b, spaced ? " 或 " : "或");
	}
	amount_add(b, f->result.high, count, spaced);
}
