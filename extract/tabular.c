#include "extract/tabular.h"

#include "extract/title.h"

void tabular_open(struct tabular *t, const struct report *r, uint32_t b)
{
	t->table = r->outline.v[b].kind == BLOCK_ROW ? grids_at(&r->grids, b) : NULL;
	t->block = b;
	t->n = 0;
	if (t->table == NULL)
		return;
	t->number = t->table->number;
	t->n = cells_split(&r->text, t->cells);
}

static const struct grid_row *row_of(const struct tabular *t)
{
	return &t->table->rows[t->block - t->table->first];
}

const struct span *tabular_cell(const struct tabular *t, const struct figure *f, uint32_t *column)
{
	if (t->table == NULL || (row_of(t)->kind != ROW_DATA && row_of(t)->kind != ROW_HEADER))
		return NULL;
	return grid_cell(t->table, t->block, t->cells, t->n, f->start, column);
}

/* A total is one whatever column it stands in; else the column says more than the row. */
static enum role role_of(const struct head *column, const struct head *label, bool negative)
{
	if (column->is_change || (label->is_change && column->role == ROLE_NONE))
		return negative ? ROLE_DECREASE : ROLE_INCREASE;
	if (column->role == ROLE_TOTAL && (label->role == ROLE_RATE || label->role == ROLE_SHARE || label->role == ROLE_AVERAGE))
		return label->role;
	if (label->role == ROLE_TOTAL && column->role != ROLE_SHARE &&
	    column->role != ROLE_RATE && column->role != ROLE_AVERAGE)
		return label->role;
	return column->role != ROLE_NONE ? column->role : label->role;
}

/* 113年度 in front of a row tells when; what is measured stands above. 合計 is that of what the table is about. */
static struct slice subject_of(const struct table_grid *table, const struct head *head, const struct head *label,
                               struct arena *mem)
{
	struct slice matter = title_matter(table->title);

	if (label->text.n == 0 || label->when.kind >= KIND_DATE)
		return head->text;
	if (matter.n == 0 || !title_stands_for(label->text))
		return label->text;
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(matter), SLICE_ARGS(label->text));
}

void tabular_fact(const struct tabular *t, uint32_t column, bool negative, struct arena *mem, struct fact *row)
{
	const struct head *head = &t->table->columns[column], *label = &row_of(t)->label;

	row->table = arena_printf(mem, "%lld", (long long)t->number);
	/* headers and labels that are dates tell when of what the table is about */
	row->subject = t->table->title.n > 0 && (slice_is(row->kind, "date") || slice_is(row->kind, "period"))
	                       ? t->table->title : head->text;
	if (row_of(t)->kind == ROW_HEADER)
		return;
	row->row = label->text;
	row->column = head->text;
	if (column < t->table->labels_n)
		return;
	row->subject = subject_of(t->table, head, label, mem);
	row->role = slice_of(role_name(role_of(head, label, negative)));
	row->cue = (struct slice){"", 0};
	row->basis = (struct slice){"", 0};
}

/* 113年 above and 1月 in front are 113年1月 */
static void join_year(struct figure *when, const struct moment *year)
{
	struct moment *m = &when->from;

	if (when->kind != KIND_DATE || m->year || m->relative || !(year->year || year->relative) || year->month || year->quarter)
		return;
	m->year = year->year;
	m->relative = year->relative;
	m->year_offset = year->year_offset;
}

bool tabular_when(const struct tabular *t, uint32_t column, struct figure *when)
{
	const struct figure *head = &t->table->columns[column].when, *label = &row_of(t)->label.when;

	if (row_of(t)->kind != ROW_DATA || column < t->table->labels_n || (head->kind < KIND_DATE && label->kind < KIND_DATE))
		return false;
	*when = head->kind >= KIND_DATE ? *head : *label;
	if (head->kind == KIND_DATE && label->kind == KIND_DATE && (label->from.month || label->from.quarter)) {
		*when = *label;
		join_year(when, &head->from);
	}
	return true;
}

int tabular_years_back(const struct tabular *t, uint32_t column)
{
	return column < t->table->labels_n ? 0 : t->table->columns[column].years_back;
}

int tabular_year(const struct tabular *t, uint32_t column)
{
	return row_of(t)->kind != ROW_DATA || column < t->table->labels_n ? 0 : t->table->year;
}
