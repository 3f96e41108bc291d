#include "extract/report.h"

#include <stdlib.h>

#include "core/memory.h"
#include "extract/resolve.h"

void report_free(struct report *r)
{
	outline_free(&r->outline);
	grids_free(&r->grids);
	text_free(&r->text);
	figures_free(&r->found);
	clauses_free(&r->clauses);
	buffer_free(&r->kept);
	free(r->notes);
	free(r->figures);
	free(r->rejects);
	*r = (struct report){0};
}

#define BYTES(p, size) ((struct slice){(const char *)(p), (size)})

enum { HEAD_BLOCKS = 10, LABEL_BYTES = 30, LATER_DAYS = 31, FUTURE_BACK = 120 };

/* ---- rejects ----------------------------------------------------------------------------------- */

/* source [start, end); line: of the text that is read */
static void reject(struct report *r, uint32_t line, uint32_t start, uint32_t end, const char *reason)
{
	if (r->doc->origin != NULL)
		line = (uint32_t)origin_line(r->doc->origin, start);
	r->rejects = xgrow(r->rejects, &r->rejects_cap, r->n_rejects + 1, sizeof *r->rejects);
	r->rejects[r->n_rejects++] = (struct reject_note){line, start, end, reason};
}

static size_t digit_length(const char *p, size_t n)
{
	if (p[0] >= '0' && p[0] <= '9')
		return 1;
	if (n >= 3 && memcmp(p, "\xef\xbc", 2) == 0 && (unsigned char)p[2] >= 0x90 && (unsigned char)p[2] <= 0x99)
		return 3;
	return 0;
}

/* every run of digits in source [start, end) */
static void reject_digits(struct report *r, uint32_t line, uint32_t start, uint32_t end, const char *reason)
{
	const char *p = document_source(r->doc).p;

	for (uint32_t i = start; i < end;) {
		uint32_t from = i, length;

		while (i < end && (length = (uint32_t)digit_length(p + i, end - i)) > 0)
			i += length;
		if (i > from)
			reject(r, line, from, i, reason);
		else
			i++;
	}
}

/* 1-based line of an offset inside the block */
static uint32_t line_of(const struct report *r, const struct block *b, uint32_t offset)
{
	uint32_t i = b->first_line;

	while (i < b->last_line && r->outline.lines.v[i].end < offset)
		i++;
	return i + 1;
}

static void reject_excluded(struct report *r, const struct block *b)
{
	for (size_t i = 0; i < r->found.n_out; i++) {
		const struct excluded *x = &r->found.out[i];
		uint32_t start = text_start(&r->text, x->start);
		const char *reason = x->reason;

		/* a number without unit in a table is the table reader's */
		if (b->kind == BLOCK_ROW && strcmp(reason, "unread") == 0)
			reason = "table";
		reject(r, line_of(r, b, start), document_start(r->doc, start),
		       document_end(r->doc, text_end(&r->text, x->end)), reason);
	}
	/* those of a page are known as a whole */
	for (size_t i = 0; i < r->text.markups && r->doc->origin == NULL; i++)
		reject_digits(r, line_of(r, b, r->text.markup[i].start), r->text.markup[i].start, r->text.markup[i].end,
		              "markup");
}

static void reject_furniture(struct report *r)
{
	const struct lines *l = &r->outline.lines;

	for (uint32_t i = 0; i < l->n; i++)
		if (l->v[i].kind == LINE_PAGE)
			reject_digits(r, i + 1, document_start(r->doc, l->v[i].start),
			              document_end(r->doc, l->v[i].end), "page");
}

/* tags, scripts and what else of a page is no text */
static void reject_markup(struct report *r)
{
	const struct origin *o = r->doc->origin;

	for (size_t i = 0; o != NULL && i < o->markups; i++)
		reject_digits(r, 0, o->markup[i].start, o->markup[i].end, "markup");
}

static int by_place(const void *a, const void *b)
{
	const struct reject_note *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

static bool in_order(const struct report *r)
{
	for (size_t i = 1; i < r->n_rejects; i++)
		if (by_place(&r->rejects[i - 1], &r->rejects[i]) > 0)
			return false;
	return true;
}

/* in the order of the document; digits of a tag in a line that is rejected as a whole are told once */
static void sort_rejects(struct report *r)
{
	size_t kept = 0;

	if (!in_order(r))
		qsort(r->rejects, r->n_rejects, sizeof *r->rejects, by_place);
	for (size_t i = 0; i < r->n_rejects; i++)
		if (kept == 0 || r->rejects[i].start >= r->rejects[kept - 1].end)
			r->rejects[kept++] = r->rejects[i];
	r->n_rejects = kept;
}

/* ---- figures ----------------------------------------------------------------------------------- */

/* what is to come stays so until the sentence ends */
static void mark_future(struct report *r)
{
	size_t clause = 0;
	uint32_t sentence = 0;
	bool carried = false;

	for (size_t i = 0; i < r->found.n; i++) {
		struct figure *g = &r->found.v[i];
		const struct clause *k;

		g->future = false;
		if (g->kind != KIND_DATE && g->kind != KIND_PERIOD)
			continue;
		clause = clause_at(&r->clauses, clause, g->start);
		k = &r->clauses.v[clause];
		carried = (carried && k->sentence == sentence) ||
		          is_future(&r->text, g->start - k->start > FUTURE_BACK ? g->start - FUTURE_BACK : k->start,
		                    k->end > g->end + FUTURE_BACK ? g->end + FUTURE_BACK : k->end, g);
		sentence = k->sentence;
		g->future = carried;
	}
}

/* without a figure nobody asks where a clause ends */
static void read_clauses(struct report *r)
{
	r->clauses.n = 0;
	r->clauses.sentences = 1;
	if (r->found.n)
		clauses_read(&r->text, &r->found, &r->clauses);
}

/* 中華民國94年度（以下簡稱本年度）: reports on an earlier year define their year; the first definition holds */
static void note_fiscal(struct report *r)
{
	static const char32_t *const definitions[] = {U"（以下簡稱本年", U"（下稱本年", U"（以下稱本年"};

	for (size_t i = 0; i < r->found.n && r->fiscal == 0; i++) {
		const struct figure *g = &r->found.v[i];

		if (g->kind != KIND_DATE || g->from.year == 0 || text_char(&r->text, g->end) != U'（')
			continue;
		for (size_t k = 0; k < sizeof definitions / sizeof definitions[0]; k++)
			if (text_has(&r->text, g->end, definitions[k]))
				r->fiscal = g->from.year;
	}
}

/* the month that a heading writes with its year */
static void note_heading(struct report *r, uint32_t b)
{
	struct block_note *note = &r->notes[b];

	note->year = 0;
	note->month = 0;
	for (size_t i = 0; i < r->found.n && r->outline.v[b].kind == BLOCK_HEADING && note->year == 0; i++) {
		const struct moment *m = &r->found.v[i].from;

		if (r->found.v[i].kind == KIND_DATE && m->year && m->month) {
			note->year = m->year;
			note->month = m->month;
		}
	}
}

/* A bare month below a heading that writes the same month with its year is that one: one file may hold the reports of
 * many months. */
static void date_by_headings(struct report *r, uint32_t b)
{
	for (size_t i = 0; i < r->found.n; i++) {
		struct moment *m = &r->found.v[i].from;
		uint32_t above = r->outline.v[b].parent;

		if (r->found.v[i].kind != KIND_DATE || m->year || m->relative || !m->month)
			continue;
		while (above != NO_BLOCK && r->notes[above].year == 0)
			above = r->outline.v[above].parent;
		if (above != NO_BLOCK && r->notes[above].month == m->month)
			m->year = r->notes[above].year;
	}
}

static void read_block(struct report *r, uint32_t b)
{
	const struct table_grid *table = r->outline.v[b].kind == BLOCK_ROW ? grids_at(&r->grids, b) : NULL;

	outline_text(&r->outline, r->doc, &r->outline.v[b], &r->text);
	figures_read(&r->text, &r->found);
	if (table != NULL)
		grid_figures(table, b, &r->text, &r->found);
	read_clauses(r);
	mark_future(r);
	date_by_headings(r, b);
	resolve_sentences(&r->text, &r->found);
	note_heading(r, b);
	note_fiscal(r);
	reject_excluded(r, &r->outline.v[b]);
}

static void keep(struct report *r, struct block_note *note)
{
	const struct text *t = &r->text;
	const size_t counts[] = {t->n, t->n_seams, r->clauses.n, r->clauses.sentences};

	note->kept = NOT_KEPT;
	if (r->kept.n > KEPT_BYTES)
		return;
	note->kept = r->kept.n;
	buffer_add(&r->kept, BYTES(counts, sizeof counts));
	buffer_add(&r->kept, BYTES(t->cp, t->n * sizeof *t->cp));
	buffer_add(&r->kept, BYTES(t->at, (t->n + 1) * sizeof *t->at));
	buffer_add(&r->kept, BYTES(t->seams, t->n_seams * sizeof *t->seams));
	buffer_add(&r->kept, BYTES(r->clauses.v, r->clauses.n * sizeof *r->clauses.v));
}

static void take(const char **from, void *to, size_t n)
{
	if (n)
		memcpy(to, *from, n);
	*from += n;
}

static void load_kept(struct report *r, size_t kept)
{
	const char *from = r->kept.p + kept;
	struct text *t = &r->text;
	size_t counts[4];

	take(&from, counts, sizeof counts);
	text_clear(t, r->doc->bytes);
	text_reserve(t, counts[0]);
	t->n = counts[0];
	t->n_seams = counts[1];
	r->clauses.n = counts[2];
	r->clauses.sentences = (uint32_t)counts[3];
	take(&from, t->cp, t->n * sizeof *t->cp);
	take(&from, t->at, (t->n + 1) * sizeof *t->at);
	t->seams = xgrow(t->seams, &t->seams_cap, t->n_seams, sizeof *t->seams);
	take(&from, t->seams, t->n_seams * sizeof *t->seams);
	r->clauses.v = xgrow(r->clauses.v, &r->clauses.cap, r->clauses.n, sizeof *r->clauses.v);
	take(&from, r->clauses.v, r->clauses.n * sizeof *r->clauses.v);
}

/* reads the blocks before `end`, and keeps their figures */
static void read_ahead(struct report *r, uint32_t end)
{
	for (; r->ahead < end; r->ahead++) {
		struct block_note *note = &r->notes[r->ahead];
		size_t n;

		read_block(r, r->ahead);
		keep(r, note);
		n = r->found.n;
		note->first = (uint32_t)r->n_figures;
		note->n = (uint32_t)n;
		r->figures = xgrow(r->figures, &r->figures_cap, r->n_figures + n, sizeof *r->figures);
		if (n)
			memcpy(r->figures + r->n_figures, r->found.v, n * sizeof *r->figures);
		r->n_figures += n;
	}
}

void report_load(struct report *r, uint32_t b)
{
	const struct block_note *note = &r->notes[b];

	if (b >= r->ahead) {
		read_block(r, b);
		return;
	}
	r->found.v = xgrow(r->found.v, &r->found.cap, note->n, sizeof *r->found.v);
	if (note->n)
		memcpy(r->found.v, r->figures + note->first, note->n * sizeof *r->found.v);
	r->found.n = note->n;
	if (note->kept != NOT_KEPT) {
		load_kept(r, note->kept);
		return;
	}
	outline_text(&r->outline, r->doc, &r->outline.v[b], &r->text);
	read_clauses(r);
}

/* ---- the document's date ----------------------------------------------------------------------- */

static struct date date_in(struct report *r, uint32_t b)
{
	const struct block_note *note = &r->notes[b];
	enum resolution how;

	read_ahead(r, b + 1);
	for (size_t i = note->first; i < note->first + note->n; i++) {
		const struct figure *g = &r->figures[i];

		if ((g->kind == KIND_DATE || g->kind == KIND_PERIOD) && g->from.year && (g->from.month || g->from.day))
			return resolve_moment(g->kind == KIND_PERIOD ? &g->to : &g->from, (struct date){0}, false, &how);
	}
	return (struct date){0};
}

/* A day without year within a month after the newest complete one belongs to the same report: the
 * report was made after it, not eleven months before. */
static struct date later_day(const struct report *r, struct date newest)
{
	int64_t first = date_first_day(newest), last = first;

	for (size_t i = 0; i < r->n_figures; i++) {
		const struct figure *g = &r->figures[i];

		if (g->kind != KIND_DATE || g->from.year || g->from.relative || !g->from.month || !g->from.day ||
		    g->future)
			continue;
		for (int year = newest.year; year <= newest.year + 1; year++) {
			struct date d = {(int16_t)year, g->from.month, g->from.day, DATE_DAY};

			if (date_valid(d) && date_first_day(d) > last && date_first_day(d) <= first + LATER_DAYS)
				last = date_first_day(d);
		}
	}
	return date_of_day(last);
}

/* the newest complete day that lies behind the document */
static struct date newest_day(const struct report *r)
{
	struct date newest = {0};
	enum resolution how;

	for (size_t i = 0; i < r->n_figures; i++) {
		const struct figure *g = &r->figures[i];
		struct date d;

		if (g->kind != KIND_DATE || !g->from.year_written || !g->from.day || g->future ||
		    g->qualifier == QUALIFIER_SINCE || g->qualifier == QUALIFIER_BY)
			continue;
		d = resolve_moment(&g->from, newest, false, &how);
		if (date_valid(d) && (newest.resolution == DATE_NONE || date_first_day(d) > date_first_day(newest)))
			newest = d;
	}
	return newest.resolution == DATE_NONE ? newest : later_day(r, newest);
}

/* 今（112）年 names the document's year; else the year of the first figure that has one is better than
 * none for dates without a year. */
static struct date first_year(const struct report *r)
{
	for (size_t i = 0; i < r->n_figures; i++)
		if (r->figures[i].kind <= KIND_PERIOD && r->figures[i].from.current)
			return (struct date){r->figures[i].from.year, 0, 0, DATE_YEAR};
	for (size_t i = 0; i < r->n_figures; i++)
		if ((r->figures[i].kind == KIND_DATE || r->figures[i].kind == KIND_PERIOD) && r->figures[i].from.year)
			return (struct date){r->figures[i].from.year, 0, 0, DATE_YEAR};
	return (struct date){0};
}

/* a line of the head that says when the report was made: 日期：112年12月20日, 發布日期：… */
static struct date labelled_date(struct report *r)
{
	for (uint32_t b = 0; b < r->outline.n && b < HEAD_BLOCKS; b++) {
		const struct block *block = &r->outline.v[b];
		const struct line *line = &r->outline.lines.v[block->first_line];
		struct slice s = {r->doc->bytes.p + line->start, line->end - line->start};
		struct slice label = {s.p, slice_find(s, SLICE("："))};

		if (label.n < s.n && label.n <= LABEL_BYTES && slice_has(label, SLICE("日期"))) {
			read_ahead(r, b + 1);
			if (r->notes[b].n)
				return date_in(r, b);
		}
	}
	return (struct date){0};
}

static struct date document_date(struct report *r)
{
	struct date d = {0};
	uint32_t b = 0;

	if (r->options->date.resolution != DATE_NONE)
		return r->options->date;
	d = labelled_date(r);
	if (d.resolution != DATE_NONE)
		return d;
	if (r->outline.title != NO_BLOCK)
		d = date_in(r, r->outline.title);
	/* the first heading, and the lines of the head before it (date line, office line) */
	for (; d.resolution == DATE_NONE && b < r->outline.n; b++) {
		d = date_in(r, b);
		if (r->outline.v[b].kind == BLOCK_HEADING && b != r->outline.title)
			break;
		if (r->outline.v[b].kind == BLOCK_PARAGRAPH && r->outline.v[b].first_line != r->outline.v[b].last_line)
			d = (struct date){0};
	}
	if (d.resolution != DATE_NONE)
		return d;
	read_ahead(r, r->outline.n);
	d = newest_day(r);
	return d.resolution == DATE_NONE ? first_year(r) : d;
}

struct slice report_title(const struct report *r, const struct block *b)
{
	const struct line *line = &r->outline.lines.v[b->first_line];
	struct slice text = slice_trim((struct slice){r->doc->bytes.p + b->lead.text, line->end - b->lead.text});

	for (;;) {
		if (slice_ends(text, SLICE("*")) || slice_ends(text, SLICE(":")))
			text.n--;
		else if (slice_ends(text, SLICE("：")))
			text.n -= 3;
		else
			return text;
	}
}

/* what stands before the next blank: 勞動局　　承辦：… */
static struct slice first_word(struct slice s)
{
	static const char *const blanks[] = {" ", "\t", "　"};

	for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
		s.n = slice_find(s, slice_of(blanks[i]));
	return s;
}

/* 報告單位：主秘室, in the first lines of the document */
static struct slice office_line(const struct report *r)
{
	for (uint32_t i = 0; i < r->outline.n && i < HEAD_BLOCKS && r->outline.v[i].lead.kind == MARK_NONE; i++) {
		struct slice s = report_title(r, &r->outline.v[i]);
		size_t at = slice_find(s, SLICE("："));

		if (at < s.n && (slice_has(s, SLICE("報告單位")) || slice_has(s, SLICE("主辦")) ||
		                 slice_has(s, SLICE("報告機關"))))
			return first_word(slice_trim((struct slice){s.p + at + 3, s.n - at - 3}));
	}
	return (struct slice){"", 0};
}

void report_open(struct report *r, const struct document *d, const struct extract_options *options)
{
	r->doc = d;
	r->options = options;
	r->n_figures = r->n_rejects = 0;
	r->ahead = 0;
	r->fiscal = 0;
	buffer_clear(&r->kept);
	outline_read(&r->outline, d);
	grids_read(&r->grids, d, &r->outline, &r->text, &r->found);
	r->notes = xgrow(r->notes, &r->notes_cap, r->outline.n, sizeof *r->notes);
	for (uint32_t b = 0; b < r->outline.n; b++)
		r->notes[b] = (struct block_note){.n = 0};
	r->date = document_date(r);
	r->office = office_line(r);
}

void report_rejects(struct report *r)
{
	reject_furniture(r);
	reject_markup(r);
	sort_rejects(r);
}
