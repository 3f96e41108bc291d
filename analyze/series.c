#include "analyze/series.h"

#include <stdio.h>
#include <stdlib.h>

#include "analyze/arithmetic.h"
#include "analyze/comparison.h"
#include "analyze/labels.h"
#include "core/datadir.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"

/* points that may be added before those are dropped that cannot count any more */
enum { THIN_STEP = 10000 };

/* ---- the catalogue ------------------------------------------------------------------------------- */

static void on_metric(void *context, const void *row)
{
	struct metrics *m = context;

	m->v = xgrow(m->v, &m->cap, m->n + 1, sizeof *m->v);
	m->v[m->n++] = *(const struct metric_row *)row;
}

bool metrics_read(struct metrics *m, const char *folder)
{
	char path[PATH_MAX];
	struct input in;
	bool good;

	if (!metrics_path(folder, path))
		return true;
	good = input_read(&in, path, 0) && table_read(&metrics_table, in.bytes, path, &m->mem, on_metric, m);
	input_free(&in);
	if (!good)
		exit_raise(EXIT_CONFIG);
	return good;
}

void metrics_free(struct metrics *m)
{
	free(m->v);
	arena_free(&m->mem);
	*m = (struct metrics){0};
}

static const struct metric_row *metric_of(const struct metrics *m, const struct fact *f)
{
	for (size_t i = 0; i < m->n && f->metric.n > 0; i++)
		if (slice_eq(m->v[i].metric, f->metric))
			return &m->v[i];
	return NULL;
}

/* 審議減列, 審議結果淨: how the whole came about, no part of it */
static bool is_procedure(struct slice name)
{
	static const char *const words[] = {"審議", "審查", "結果", "減列", "增列", "刪減", "刪除", "淨", NULL};
	bool cut = name.n > 0;

	while (cut && name.n > 0) {
		cut = false;
		for (size_t i = 0; words[i]; i++) {
			struct slice word = slice_of(words[i]);

			if (!slice_starts(name, word))
				continue;
			name = (struct slice){name.p + word.n, name.n - word.n};
			cut = true;
		}
	}
	return cut;
}

/* 澄江縣涵蓋率 of the metric 涵蓋率: 澄江縣 */
static struct slice without_label(struct slice name, struct slice label)
{
	if (label.n > 0 && name.n > label.n && slice_ends(name, label))
		name.n -= label.n;
	return name;
}

static struct slice category_of(const struct metric_row *m, const struct fact *f)
{
	if (slice_is(m->category, "subject"))
		return is_procedure(thing_name(f)) ? SLICE("") : without_label(thing_name(f), m->label_zh);
	if (slice_is(m->category, "office"))
		return f->office;
	if (slice_is(m->category, "row"))
		return f->row;
	if (slice_is(m->category, "column"))
		return f->column;
	return slice_is(m->category, "section") ? f->section : SLICE("");
}

/* the row, or the column, of the whole is no category beside its parts */
static bool is_whole(const struct metric_row *m, const struct fact *f)
{
	return (slice_is(m->category, "row") && label_is_total(f->row)) ||
	       (slice_is(m->category, "column") && label_is_total(f->column));
}

/* ---- points of one document ---------------------------------------------------------------------- */

/* what a document is read with */
struct reading {
	struct series *series;
	const struct metrics *metrics;
	const struct scope *scope;
	int64_t document;
	struct slice author; /* in the arena of the relations */
};

static struct slice copy_value(struct series *s, struct decimal value)
{
	char text[DECIMAL_TEXT];
	size_t n = decimal_print(decimal_trim(value), text);

	return arena_copy(&s->mem, (struct slice){text, n});
}

/* A value of the metric of `thing`, said by fact `f`. */
static void add_point(const struct reading *r, const struct fact *thing, const struct fact *f, struct slice period,
                      struct decimal value, enum worth worth, struct slice formula)
{
	const struct metric_row *m = metric_of(r->metrics, thing);
	struct series *s = r->series;
	struct date d;
	struct point p = {.value = value, .document = r->document, .stage = thing_stage(f), .worth = worth};

	if (m == NULL || is_whole(m, thing) || !thing_date(period, &d))
		return;
	p.day = date_last_day(d);
	p.author = arena_copy(&s->mem, r->author);
	p.row = (struct series_row){.metric = arena_copy(&s->mem, m->metric),
	                            .label = arena_copy(&s->mem, m->label_zh),
	                            .category = arena_copy(&s->mem, category_of(m, thing)),
	                            .period = arena_copy(&s->mem, period),
	                            .value = copy_value(s, value),
	                            .unit = arena_copy(&s->mem, thing->unit),
	                            .doc = arena_copy(&s->mem, f->doc),
	                            .fact = f->fact,
	                            .line = f->line,
	                            .check = arena_copy(&s->mem, formula)};
	if (worth == WORTH_REPORTED)
		p.row.upper = arena_copy(&s->mem, f->upper);
	s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof *s->v);
	s->v[s->n++] = p;
}

static struct slice date_text(struct arena *mem, struct date d)
{
	char text[DATE_TEXT];
	size_t n = date_print(d, text);

	return arena_copy(mem, (struct slice){text, n});
}

/* 經濟成長率5.71%: the word that makes it a change is its name */
static bool is_named_by_cue(const struct fact *f)
{
	return f->cue.n > 0 && slice_ends(f->subject, f->cue) && slice_ends(f->cue, SLICE("率"));
}

/* A row of the metric wants figures of this role, changes among them. */
static bool is_asked_for(const struct metrics *m, const struct fact *f)
{
	for (size_t i = 0; i < m->n && f->role.n > 0; i++)
		if (slice_eq(m->v[i].metric, f->metric) && slice_eq(m->v[i].role, f->role))
			return true;
	return false;
}

/* a figure of its period: a running figure (累計605人次) is another series, which a metric must ask for */
static bool stands_for_itself(const struct operand *o)
{
	return !operand_is_change(o) && o->role != ROLE_CUMULATIVE && thing_is_reported(o);
}

/* A metric that asks for a role has said what it wants; else only figures that stand for themselves. */
static void add_reported(const struct reading *r, size_t i)
{
	const struct operand *o = &r->scope->v[i];
	const struct metric_row *m = metric_of(r->metrics, o->fact);

	if (m != NULL && (is_asked_for(r->metrics, o->fact) || is_named_by_cue(o->fact) || stands_for_itself(o)))
		add_point(r, o->fact, o->fact, o->fact->period, o->value, WORTH_REPORTED, SLICE(""));
}

/* 較110年度預算數2兆534億元: what the present figure was before */
static void add_previous(const struct reading *r, size_t i)
{
	const struct scope *s = r->scope;
	long present;
	struct date then;

	if (s->v[i].role != ROLE_PREVIOUS || !comparison_is_level(&s->v[i]))
		return;
	present = comparison_set_against(s, i);
	if (present < 0 || !thing_earlier(s->v[i].fact, s->v[present].fact, &then))
		return;
	add_point(r, s->v[present].fact, s->v[i].fact, date_text(&r->series->mem, then), s->v[i].value, WORTH_REPORTED, SLICE(""));
}

/* 53件，較上月減少47.52%: 101 of the month before, where no other number fits */
static void add_implied(const struct reading *r, const struct relation *relation)
{
	const struct operand *rate = &r->scope->v[relation->target], *count = &r->scope->v[relation->terms[0].operand];
	struct arena *mem = &r->series->mem;
	struct result result;
	struct date then;

	if (relation->n != 1 || relation->implied == IMPLIED_PART || !thing_earlier(rate->fact, count->fact, &then))
		return;
	arithmetic(r->scope, relation, &result);
	if (result.usable && result.holds && decimal_cmp(result.low, result.high) == 0)
		add_point(r, count->fact, rate->fact, date_text(mem, then), result.low, WORTH_IMPLIED,
		          arena_printf(mem, "%.*s ÷ (1 %s %.*s)", SLICE_ARGS(count->fact->raw),
		                       relation->implied == IMPLIED_LOWER_BASE ? "+" : "−", SLICE_ARGS(rate->fact->raw)));
}

/* 73,650件，較上月減少16,464件: 90,114 the month before */
static void add_derived(const struct reading *r, size_t i)
{
	const struct scope *s = r->scope;
	const struct operand *o = &s->v[i], *now;
	struct decimal change = o->value, value;
	struct arena *mem = &r->series->mem;
	struct date then;
	long present;

	if (!operand_is_change(o) || !operand_is_exact(o) || !operand_is_amount(o) || comparison_earlier(s, i) >= 0)
		return;
	present = comparison_set_against(s, i);
	if (present < 0)
		return;
	now = &s->v[present];
	change.coef *= -comparison_sign(o);
	if (operand_is_exact(now) && thing_earlier(o->fact, now->fact, &then) && decimal_add(now->value, change, &value) &&
	    value.coef >= 0)
		add_point(r, now->fact, o->fact, date_text(mem, then), value, WORTH_DERIVED,
		          arena_printf(mem, "%.*s %s %.*s", SLICE_ARGS(now->fact->raw),
		                       comparison_sign(o) > 0 ? "−" : "+", SLICE_ARGS(o->fact->raw)));
}

static void count_foreign(const struct reading *r, const struct fact *f)
{
	struct series *s = r->series;

	if (f->metric.n == 0 || metric_of(r->metrics, f) != NULL)
		return;
	if (s->foreign++ == 0)
		s->unknown = arena_copy(&s->mem_unknown, f->metric);
}

/* The texts of points that were dropped go: memory is that of the series. */
static void keep_texts(struct series *s)
{
	struct arena fresh = {0};

	for (size_t i = 0; i < s->n; i++) {
		table_copy_row(&series_table, &fresh, &s->v[i].row);
		s->v[i].author = arena_copy(&fresh, s->v[i].author);
	}
	arena_free(&s->mem);
	s->mem = fresh;
}

static void thin(struct series *s)
{
	s->n = s->thinned = settle_thin(s->v, s->n);
	keep_texts(s);
}

void series_add(struct series *s, const struct metrics *m, const struct fact *rows, size_t n)
{
	struct relations list = {0};
	struct scope scope;
	struct reading r = {s, m, &scope, thing_document_day(rows, n), thing_author(&list.mem, rows, n)};

	scope_open_all(&scope, rows, n);
	for (size_t i = 0; i < scope.n; i++) {
		count_foreign(&r, scope.v[i].fact);
		add_reported(&r, i);
		add_previous(&r, i);
		add_derived(&r, i);
	}
	propose_implied(&scope, &list);
	for (size_t i = 0; i < list.n; i++)
		add_implied(&r, &list.v[i]);
	relations_free(&list);
	scope_close(&scope);
	/* as many again as were left by the last time: the work stays linear in the rows */
	if (s->n > 2 * s->thinned + THIN_STEP)
		thin(s);
}

/* ---- all documents ------------------------------------------------------------------------------- */

void series_settle(struct series *s)
{
	s->n = settle(s->v, s->n, &s->mem);
}

void series_tell_foreign(const struct series *s)
{
	if (s->foreign > 0)
		message(MESSAGE_WARNING, NULL, 0,
		        "%zu figures bear a metric that is not in this catalogue, '%s' first: name the one of extract with --catalog",
		        s->foreign, message_quote(s->unknown, 60));
}

void series_free(struct series *s)
{
	free(s->v);
	arena_free(&s->mem_unknown);
	arena_free(&s->mem);
	*s = (struct series){0};
}
