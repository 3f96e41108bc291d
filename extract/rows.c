#include "extract/rows.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/message.h"
#include "core/utf8.h"
#include "extract/exactness.h"
#include "extract/names.h"
#include "extract/period.h"
#include "extract/resolve.h"
#include "extract/tabular.h"

enum { CONTEXT_SIDE = 120, LEAD_BYTES = 360, NAMES_BYTES = 200, SUBJECT_BYTES = 90, OFFICE_BYTES = 60, HEAD_BLOCKS = 12 };

void rows_free(struct rows *rows)
{
	free(rows->v);
	attributes_free(&rows->attributes);
	buffer_free(&rows->scratch);
	buffer_free(&rows->headings);
	arena_free(&rows->mem);
	*rows = (struct rows){0};
}

/* ---- small pieces ------------------------------------------------------------------------------ */

static struct slice copy_span(struct rows *rows, const struct text *t, size_t start, size_t end)
{
	struct slice view;

	if (text_view(t, start, end, &view))
		return slice_trim(view);
	buffer_clear(&rows->scratch);
	if (end > start)
		text_copy(t, start, end, &rows->scratch);
	return arena_copy(&rows->mem, slice_trim(buffer_slice(&rows->scratch)));
}

static struct slice decimal_text(struct rows *rows, struct decimal d)
{
	char text[DECIMAL_TEXT];
	size_t n = decimal_print(d, text);

	return arena_copy(&rows->mem, (struct slice){text, n});
}

static struct slice int_text(struct rows *rows, int64_t value)
{
	return decimal_text(rows, decimal_int(value));
}

static struct slice date_text(struct rows *rows, struct date d)
{
	char text[DATE_TEXT];
	size_t n = resolve_print(d, text);

	return arena_copy(&rows->mem, (struct slice){text, n});
}

static bool same_date(struct date a, struct date b)
{
	return a.year == b.year && a.part == b.part && a.day == b.day && a.resolution == b.resolution;
}

/* facts that stand together are mostly of the same period: it is printed once */
static struct slice span_text(struct rows *rows, struct date_span span)
{
	char to[DATE_TEXT], *out = rows->span_text;
	size_t n, m;

	if (rows->span_n == 0 || !same_date(span.from, rows->span.from) || !same_date(span.to, rows->span.to)) {
		n = resolve_print(span.from, out);
		m = resolve_print(span.to, to);
		if (n != m || memcmp(out, to, n) != 0) {
			out[n++] = '/';
			memcpy(out + n, to, m);
			n += m;
		}
		rows->span = span;
		rows->span_n = n;
	}
	return arena_copy(&rows->mem, (struct slice){out, rows->span_n});
}

static struct fact *add_row(struct rows *rows)
{
	rows->v = xgrow(rows->v, &rows->cap, rows->n + 1, sizeof *rows->v);
	return &rows->v[rows->n++];
}

/* 1-based line of the source */
static int64_t line_at(const struct report *r, const struct block *b, uint32_t offset)
{
	uint32_t i = b->first_line;

	if (r->doc->origin != NULL)
		return origin_line(r->doc->origin, origin_start(r->doc->origin, offset));

	while (i < b->last_line && r->outline.lines.v[i].end <= offset)
		i++;
	return i + 1;
}

static int64_t first_line_of(const struct report *r, const struct block *b)
{
	return line_at(r, b, b->lead.text);
}

/* ---- the office --------------------------------------------------------------------------------- */

static bool names_office(struct slice text)
{
	static const char *const ends[] = {"部", "署", "司", "處", "局", "會", "院", "室", "所", "中心", "科", "組"};

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (slice_ends(text, slice_of(ends[i])))
			return text.n <= OFFICE_BYTES;
	return false;
}

/* the top heading when it is named like an office, else the office line of the document */
static struct slice office_of(const struct report *r, uint32_t root)
{
	const struct block *top = &r->outline.v[root];
	struct slice text = report_title(r, top);

	if ((top->lead.kind != MARK_NONE || top->lead.hashes) && names_office(text))
		return text;
	return r->office;
}

/* ---- a row's frame ----------------------------------------------------------------------------- */

struct frame {
	struct rows *rows;
	struct report *r;
	uint32_t b;
	const struct block *block;
	struct slice office;
	int64_t sentence, clause; /* numbers of the block's first ones */
	const struct tabular *tabular;
};

/* 三 / 基地臺數 / 概況: the path, and the titles from the nearest heading up; empty where the catalogue asks for none */
static struct slice headings_above(const struct frame *f)
{
	struct buffer *text = &f->rows->headings;
	uint32_t above = f->block->kind == BLOCK_HEADING ? f->b : f->block->parent;

	if (text->n > 0 || !catalog_asks_headings(f->r->options->catalog))
		return buffer_slice(text);
	buffer_add(text, f->block->section);
	for (; above != NO_BLOCK; above = f->r->outline.v[above].parent) {
		buffer_text(text, " / ");
		buffer_add(text, report_title(f->r, &f->r->outline.v[above]));
	}
	return buffer_slice(text);
}

static struct fact *new_row(const struct frame *f, const char *kind, uint32_t start, uint32_t end)
{
	struct fact *row = add_row(f->rows);

	*row = (struct fact){.doc = f->r->doc->id,
	                     .fact = -1,
	                     .start = document_start(f->r->doc, start),
	                     .end = document_end(f->r->doc, end),
	                     .kind = slice_of(kind),
	                     .office = f->office,
	                     .section = f->block->section,
	                     .block = (int64_t)f->b + 1,
	                     .sentence = f->sentence,
	                     .clause = f->clause,
	                     .at = -1};
	row->raw = (struct slice){document_source(f->r->doc).p + row->start, (size_t)(row->end - row->start)};
	row->line = line_at(f->r, f->block, start);
	return row;
}

/* the clause around the characters [start, end), cut around them when it is long */
/* the text [low, high) around the figure [start, end) */
static void set_context(const struct frame *f, struct fact *row, size_t low, size_t high, size_t start, size_t end)
{
	const struct text *t = &f->r->text;
	struct buffer *b = &f->rows->scratch;

	if (high < end)
		high = end;
	if (start - low > CONTEXT_SIDE)
		low = start - CONTEXT_SIDE;
	if (high > end + CONTEXT_SIDE)
		high = end + CONTEXT_SIDE;
	while (low < start && char_is(t->cp[low], CHAR_SPACE))
		low++;
	if (text_view(t, low, high, &row->context)) {
		row->at = (int64_t)(text_start(t, start) - text_start(t, low));
		return;
	}
	buffer_clear(b);
	text_copy(t, low, start, b);
	row->at = (int64_t)b->n;
	text_copy(t, start, high, b);
	row->context = arena_copy(&f->rows->mem, buffer_slice(b));
}

/* ---- figures ----------------------------------------------------------------------------------- */

static struct slice clock_text(struct rows *rows, int minute)
{
	return arena_printf(&rows->mem, "%02d:%02d", minute / 60, minute % 60);
}

static struct slice without_blanks(struct rows *rows, const struct text *t, size_t start, size_t end)
{
	struct buffer b = {0};
	struct slice s;

	for (size_t i = start; i < end; i++)
		if (!char_is(t->cp[i], CHAR_SPACE))
			text_copy(t, i, i + 1, &b);
	s = arena_copy(&rows->mem, buffer_slice(&b));
	buffer_free(&b);
	return s;
}

static void explain(const struct frame *f, const struct fact *row, enum resolution how)
{
	if (f->r->options->explain)
		message(MESSAGE_NOTE, f->r->doc->path, row->line, "%s = %.*s: %s", message_quote(row->raw, 60),
		        SLICE_ARGS(row->value), resolution_name(how));
}

static void set_date(const struct frame *f, struct fact *row, const struct figure *g)
{
	enum resolution how;

	row->value = date_text(f->rows, resolve_moment(&g->from, f->r->date, g->future, &how));
	if (g->kind == KIND_PERIOD)
		row->upper = date_text(f->rows, resolve_end(g, f->r->date));
	explain(f, row, how);
}

static void set_value(const struct frame *f, struct fact *row, const struct figure *g)
{
	struct rows *rows = f->rows;

	switch (g->kind) {
	case KIND_DATE:
	case KIND_PERIOD:
		set_date(f, row, g);
		return;
	case KIND_TIME:
		row->value = clock_text(rows, g->minute);
		if (g->minute_to >= 0)
			row->upper = clock_text(rows, g->minute_to);
		return;
	case KIND_LEGAL:
		row->value = without_blanks(rows, &f->r->text, g->start, g->end);
		return;
	default:
		break;
	}
	if (g->denominator)
		row->value = arena_printf(&rows->mem, "%lld/%lld", (long long)g->value.coef, (long long)g->denominator);
	else
		row->value = decimal_text(rows, g->value);
	if (g->has_upper)
		row->upper = decimal_text(rows, g->upper);
	row->quantum = g->denominator || g->value.exp == 0 ? SLICE("1")
	                                                   : decimal_text(rows, (struct decimal){1, g->value.exp});
}

static void set_unit(const struct frame *f, struct fact *row, const struct figure *g)
{
	row->unit = g->unit != NULL ? slice_of(g->unit)
	                            : copy_span(f->rows, &f->r->text, g->unit_start, g->unit_end);
}

/* the nearest heading above, without its mark: what a figure measures when nothing nearer says it */
static struct slice heading_text(const struct frame *f)
{
	struct rows *rows = f->rows;
	uint32_t up = f->block->kind == BLOCK_HEADING ? f->b : f->block->parent;
	const struct block *h;
	const struct line *line;
	struct slice s;

	if (up == NO_BLOCK)
		up = f->r->outline.title;
	if (up == NO_BLOCK)
		return (struct slice){"", 0};
	if (up == rows->heading)
		return rows->heading_text;
	h = &f->r->outline.v[up];
	line = &f->r->outline.lines.v[h->first_line];
	s = slice_trim((struct slice){f->r->doc->bytes.p + h->lead.text, line->end - h->lead.text});
	s.n = slice_find(s, SLICE("："));
	s.n = slice_find(s, SLICE("，"));
	while (slice_ends(s, SLICE("*")))
		s.n--;
	rows->heading = up;
	rows->heading_text = utf8_cut(slice_trim(s), SUBJECT_BYTES);
	return rows->heading_text;
}

static struct slice subject_text(const struct frame *f, size_t i)
{
	const struct attribute *x = &f->rows->attributes.v[i];
	struct buffer *b = &f->rows->scratch;

	if (x->source == SUBJECT_HEADING || x->subject.end <= x->subject.start)
		return heading_text(f);
	if (x->of.end <= x->of.start && x->per.end <= x->per.start)
		return copy_span(f->rows, &f->r->text, x->subject.start, x->subject.end);
	buffer_clear(b);
	text_copy(&f->r->text, x->of.start, x->of.end, b);
	text_copy(&f->r->text, x->per.start, x->per.end, b);
	text_copy(&f->r->text, x->subject.start, x->subject.end, b);
	return arena_copy(&f->rows->mem, slice_trim(buffer_slice(b)));
}

static void set_attributes(const struct frame *f, struct fact *row, const struct figure *g, size_t i)
{
	const struct attribute *x = &f->rows->attributes.v[i];
	const struct text *t = &f->r->text;

	row->role = slice_of(role_name(x->role));
	/* a bracket is one cue, however wide it is written */
	if (x->cue.end == x->cue.start + 1 && text_is(t, x->cue.start, CHAR_OPEN))
		row->cue = SLICE("（");
	else
		row->cue = copy_span(f->rows, t, x->cue.start, x->cue.end);
	row->basis = copy_span(f->rows, t, x->basis.start, x->basis.end);
	row->subject = subject_text(f, i);
	if (g->kind <= KIND_DURATION) {
		struct date_span span = period_of(f->r, f->b, i, &f->rows->attributes);

		if (span.from.resolution != DATE_NONE)
			row->period = span_text(f->rows, span);
	}
}

/* the period, ISO text, so many years earlier; empty when that is no date */
static struct slice years_before(struct rows *rows, struct slice period, int years)
{
	struct slice from = {period.p, slice_find(period, SLICE("/"))};
	struct slice to = from.n < period.n ? (struct slice){from.p + from.n + 1, period.n - from.n - 1} : from;
	struct date_span span;

	if (!date_parse(from, &span.from) || !date_parse(to, &span.to))
		return (struct slice){"", 0};
	span.from.year = (int16_t)(span.from.year - years);
	span.to.year = (int16_t)(span.to.year - years);
	return date_valid(span.from) && date_valid(span.to) ? span_text(rows, span) : (struct slice){"", 0};
}

/* the fact of a cell: its place in the table says what running text cannot */
static void set_cell(const struct frame *f, struct fact *row, const struct figure *g)
{
	struct figure when;
	enum resolution how;
	uint32_t column;
	const struct span *cell = tabular_cell(f->tabular, g, &column);

	if (cell == NULL)
		return;
	set_context(f, row, cell->start, cell->end, g->start, g->end);
	if (f->r->options->figures_only)
		return;
	tabular_fact(f->tabular, column, g->value.coef < 0, &f->rows->mem, row);
	if (g->kind > KIND_DURATION)
		return;
	if (tabular_when(f->tabular, column, &when)) {
		struct date_span span;

		period_take_year(f->r, f->b, &when);
		span.from = resolve_moment(&when.from, f->r->date, false, &how);
		span.to = resolve_moment(when.kind == KIND_PERIOD ? &when.to : &when.from, f->r->date, false, &how);
		if (span.from.resolution != DATE_NONE)
			row->period = span_text(f->rows, span);
		return;
	}
	if (tabular_year(f->tabular, column) > 0)
		row->period = arena_printf(&f->rows->mem, "%d", tabular_year(f->tabular, column));
	if (tabular_years_back(f->tabular, column) > 0)
		row->period = years_before(f->rows, row->period, tabular_years_back(f->tabular, column));
}

static void add_figure(const struct frame *f, size_t i)
{
	const struct figure *g = &f->r->found.v[i];
	const struct text *t = &f->r->text;
	size_t clause = f->rows->attributes.v[i].clause;
	const struct clause *k = &f->r->clauses.v[clause];
	struct fact *row = new_row(f, fact_kind_name(g->kind), text_start(t, g->start), text_end(t, g->end));

	row->sentence = f->sentence + k->sentence;
	row->clause = f->clause + (int64_t)clause;
	row->qualifier = slice_of(qualifier_name(g->qualifier));
	row->exactness = slice_of(exactness_name(g));
	set_value(f, row, g);
	set_unit(f, row, g);
	set_context(f, row, k->start, k->end, g->start, g->end);
	if (!f->r->options->figures_only)
		set_attributes(f, row, g, i);
	set_cell(f, row, g);
	if (f->r->options->catalog != NULL && !f->r->options->figures_only)
		row->metric = catalog_match(f->r->options->catalog, row, headings_above(f));
}

/* ---- structure --------------------------------------------------------------------------------- */

static void add_heading(const struct frame *f)
{
	const struct text *t = &f->r->text;
	size_t end = t->n;
	struct fact *row;
	struct buffer *lines = &f->rows->scratch;

	while (end > 0 && (t->cp[end - 1] == U'：' || char_is(t->cp[end - 1], CHAR_SPACE)))
		end--;
	if (end == 0 || f->block->kind != BLOCK_HEADING)
		return;
	row = new_row(f, fact_kind_name(KIND_HEADING), text_start(t, 0), text_end(t, end));
	if (f->b == f->r->outline.title)
		row->value = SLICE("0");
	else if (f->block->lead.value)
		row->value = int_text(f->rows, f->block->lead.value);
	buffer_clear(lines);
	for (uint32_t i = f->block->first_child; i != NO_BLOCK; i = f->r->outline.v[i].next) {
		if (f->r->outline.v[i].lead.kind == MARK_NONE)
			continue;
		if (lines->n)
			buffer_char(lines, ';');
		buffer_int(lines, first_line_of(f->r, &f->r->outline.v[i]));
	}
	row->members = arena_copy(&f->rows->mem, buffer_slice(lines));
	row->qualifier = slice_of(qualifier_name(QUALIFIER_EXACT));
	row->context = utf8_cut(copy_span(f->rows, t, 0, end), SUBJECT_BYTES);
	row->at = 0;
}

/* lines of the list that opens with this block, and their number */
static uint32_t list_lines(const struct frame *f, struct buffer *lines)
{
	const struct outline *o = &f->r->outline;
	const struct block *b = f->block;
	uint32_t count = 0;

	for (;;) {
		if (count++)
			buffer_char(lines, ';');
		buffer_int(lines, first_line_of(f->r, b));
		if (b->next == NO_BLOCK || !outline_continues(b, &o->v[b->next]))
			return count;
		b = &o->v[b->next];
	}
}

/* the end of the text that leads to the list: its last line, with its last mark */
static struct slice lead_text(const struct frame *f)
{
	const struct block *before = &f->r->outline.v[f->b > 0 ? f->b - 1 : 0];
	const struct line *line = &f->r->outline.lines.v[before->last_line];
	uint32_t start = before->last_line == before->first_line ? before->lead.text : line->start;
	struct slice s = slice_trim((struct slice){f->r->doc->bytes.p + start, line->end - start});

	while (s.n > LEAD_BYTES || (s.n && ((unsigned char)s.p[0] & 0xc0) == 0x80)) {
		s.p++;
		s.n--;
	}
	return s;
}

/* The list that this block opens: what a heading or item above really has below it. */
static void add_items(const struct frame *f)
{
	uint32_t parent = f->block->parent, count;
	struct buffer *lines = &f->rows->scratch;
	struct frame above;
	struct fact *row;

	if (parent == NO_BLOCK || !f->block->opens_list)
		return;
	above = (struct frame){f->rows, f->r, parent, &f->r->outline.v[parent], f->office, 0, 0, f->tabular};
	buffer_clear(lines);
	count = list_lines(f, lines);
	row = new_row(f, fact_kind_name(KIND_ITEMS), f->block->lead.mark, f->block->lead.mark_end);
	row->value = int_text(f->rows, count);
	row->quantum = SLICE("1");
	row->exactness = SLICE("integer");
	row->members = arena_copy(&f->rows->mem, buffer_slice(lines));
	row->section = above.block->section;
	row->subject = heading_text(&above);
	row->context = lead_text(f);
	row->qualifier = slice_of(qualifier_name(QUALIFIER_EXACT));
}

static void add_names(const struct frame *f, size_t i)
{
	const struct text *t = &f->r->text;
	struct name_list list;
	struct fact *row;
	size_t clause;
	uint32_t end;

	if (!names_read(t, &f->r->found, i, &list))
		return;
	end = text_end(t, list.end);
	if (end - text_start(t, list.start) > NAMES_BYTES) {
		struct slice whole = {f->r->doc->bytes.p + text_start(t, list.start), end - text_start(t, list.start)};

		end = text_start(t, list.start) + (uint32_t)utf8_cut(whole, NAMES_BYTES).n;
	}
	clause = clause_at(&f->r->clauses, 0, list.start);
	row = new_row(f, fact_kind_name(KIND_NAMES), text_start(t, list.start), end);
	row->value = int_text(f->rows, list.best);
	row->lower = int_text(f->rows, list.low);
	if (list.high >= 0)
		row->upper = int_text(f->rows, list.high);
	row->quantum = SLICE("1");
	row->exactness = SLICE("integer");
	row->qualifier = slice_of(qualifier_name(QUALIFIER_EXACT));
	row->cue = copy_span(f->rows, t, list.cue.start, list.cue.end);
	row->sentence = f->sentence + f->r->clauses.v[clause].sentence;
	row->clause = f->clause + (int64_t)clause;
	row->members = int_text(f->rows, row->line);
	row->subject = subject_text(f, i);
}

/* ---- all --------------------------------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end < y->end) - (x->end > y->end);
}

void rows_make(struct rows *rows, struct report *r, uint32_t b, struct numbering *numbering)
{
	struct tabular tabular;
	struct frame f = {rows, r, b, &r->outline.v[b], {"", 0}, numbering->sentence + 1, numbering->clause + 1,
	                  &tabular};

	tabular_open(&tabular, r, b);
	arena_reset(&rows->mem);
	rows->n = 0;
	buffer_clear(&rows->headings);
	if (rows->office.p == NULL)
		rows->heading = NO_BLOCK;
	if (b == 0 || outline_root(&r->outline, b) != rows->root || rows->office.p == NULL) {
		rows->root = outline_root(&r->outline, b);
		rows->office = office_of(r, rows->root);
	}
	f.office = rows->office;
	period_take_years(r, b);
	attributes_read(&r->text, &r->found, &r->clauses, &rows->attributes);
	period_of_heading(r, b);
	if (!r->options->figures_only) {
		add_items(&f);
		add_heading(&f);
	}
	for (size_t i = 0; i < r->found.n; i++) {
		add_figure(&f, i);
		if (!r->options->figures_only)
			add_names(&f, i);
	}
	/* figures come in order; headings and lists may have to go before them */
	for (size_t i = 1; i < rows->n; i++)
		if (by_place(&rows->v[i - 1], &rows->v[i]) > 0) {
			qsort(rows->v, rows->n, sizeof *rows->v, by_place);
			break;
		}
	for (size_t i = 0; i < rows->n; i++)
		rows->v[i].fact = ++numbering->fact;
	numbering->sentence += r->clauses.sentences;
	numbering->clause += r->clauses.n ? (int64_t)r->clauses.n : 1;
}
