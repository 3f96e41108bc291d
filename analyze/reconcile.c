#include "analyze/reconcile.h"

#include <stdlib.h>

#include "analyze/calendar.h"
#include "analyze/continuity.h"
#include "analyze/declared.h"
#include "analyze/directions.h"
#include "analyze/judge.h"
#include "analyze/mentions.h"
#include "analyze/repeats.h"
#include "analyze/running.h"
#include "analyze/say.h"
#include "analyze/tables.h"
#include "core/buffer.h"
#include "core/memory.h"

static void propose_all(const struct scope *s, struct relations *list)
{
	propose_bracket_sums(s, list);
	propose_totals(s, list);
	propose_announced_sums(s, list);
	propose_breakdowns(s, list);
	propose_following_parts(s, list);
	propose_remainders(s, list);
	propose_deductions(s, list);
	propose_included(s, list);
	propose_portions(s, list);
	propose_budgets(s, list);
	propose_changes(s, list);
	propose_implied(s, list);
	propose_formulas(s, list);
	propose_dates(s, list);
	propose_ratios(s, list);
	propose_rates(s, list);
	propose_multiples(s, list);
	propose_readings(s, list);
	propose_balances(s, list);
	propose_statuses(s, list);
	propose_ranks(s, list);
	propose_directions(s, list);
	propose_list_sums(s, list);
	propose_list_counts(s, list);
	propose_name_counts(s, list);
	propose_offices(s, list);
	propose_shares(s, list);
	propose_partitions(s, list);
	propose_rests(s, list);
	propose_perunit(s, list);
	propose_shifts(s, list);
	propose_echoes(s, list);
	propose_repeats(s, list);
}

static struct slice decimal_text(struct arena *mem, struct decimal d)
{
	char text[DECIMAL_TEXT];
	size_t n = decimal_print(decimal_trim(d), text);

	return arena_copy(mem, (struct slice){text, n});
}

static void add_id(struct buffer *b, const struct fact *f)
{
	if (b->n > 0)
		buffer_char(b, ';');
	buffer_add(b, f->doc);
	buffer_char(b, '#');
	buffer_int(b, f->fact);
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* what the check is listed under: the reported figure, or where that is a number of a rule, one of the document */
static const struct fact *place_of(const struct scope *s, const struct relation *r)
{
	size_t members[MEMBERS_MAX], n = relation_members(r, members);
	const struct fact *at = s->v[relation_reported(r)].fact;

	for (size_t i = 0; i < n && at->doc.n == 0; i++)
		at = s->v[members[i]].fact;
	return at;
}

/* lines of all members and list entries, ascending, each once */
static struct slice all_lines(struct arena *mem, const struct scope *s, const struct relation *r)
{
	struct buffer b = {0};
	int64_t *lines = NULL;
	size_t n = 0, cap = 0;
	struct slice rest = r->list_lines, part, text;
	struct decimal d;
	size_t members[MEMBERS_MAX], members_n = relation_members(r, members);

	for (size_t i = 0; i < members_n; i++) {
		/* lines of another document are none of this one's */
		if (!slice_eq(s->v[members[i]].fact->doc, place_of(s, r)->doc))
			continue;
		lines = xgrow(lines, &cap, n + 1, sizeof *lines);
		lines[n++] = s->v[members[i]].fact->line;
	}
	while (rest.n && slice_split(&rest, ';', &part))
		if (decimal_parse(part, &d)) {
			lines = xgrow(lines, &cap, n + 1, sizeof *lines);
			lines[n++] = d.coef;
		}
	if (n > 0)
		qsort(lines, n, sizeof *lines, by_number);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && lines[i] == lines[i - 1])
			continue;
		if (b.n > 0)
			buffer_char(&b, ';');
		buffer_int(&b, lines[i]);
	}
	free(lines);
	text = arena_copy(mem, buffer_slice(&b));
	buffer_free(&b);
	return text;
}

static struct slice member_ids(struct arena *mem, const struct scope *s, const struct relation *r)
{
	struct buffer b = {0};
	struct slice text;
	size_t members[MEMBERS_MAX], n = relation_members(r, members);

	for (size_t i = 0; i < n; i++)
		/* a number of a rule stands in no document */
		if (s->v[members[i]].fact->doc.n > 0)
			add_id(&b, s->v[members[i]].fact);
	for (size_t i = 0; i < r->dates_n; i++)
		add_id(&b, &r->dates[i]);
	text = arena_copy(mem, buffer_slice(&b));
	buffer_free(&b);
	return text;
}

static struct slice suspect_ids(struct arena *mem, const struct scope *s, const struct finding *f)
{
	struct buffer b = {0};
	struct slice text;

	for (size_t i = 0; i < f->suspects_n; i++)
		if (s->v[f->suspects[i]].fact->doc.n > 0)
			add_id(&b, s->v[f->suspects[i]].fact);
	text = arena_copy(mem, buffer_slice(&b));
	buffer_free(&b);
	return text;
}

static const char *severity(const struct finding *f)
{
	if (f->verdict != VERDICT_FAIL)
		return f->verdict == VERDICT_WITHIN_ROUNDING && say_is_soft(f) ? "info" : "";
	return f->warn ? "warn" : "error";
}

static void write_numbers(struct arena *mem, const struct finding *f, struct check *row)
{
	struct decimal expected = f->result.expected, reported = f->result.reported, difference = f->result.difference;

	if (!f->result.usable)
		return;
	/* of a running figure the earlier report holds the target */
	if (f->relation.type == RELATION_CONTINUITY && f->relation.bound) {
		expected = f->result.reported;
		reported = f->result.expected;
		difference.coef = -difference.coef;
	}
	row->expected = decimal_text(mem, expected);
	row->reported = decimal_text(mem, reported);
	row->difference = decimal_text(mem, difference);
	row->tolerance = decimal_text(mem, f->result.tolerance);
	row->bits = arena_printf(mem, "%d", f->result.bits);
}

static void write_row(const struct scope *s, const struct finding *f, struct arena *mem, struct checks *checks)
{
	const struct relation *r = &f->relation;
	const struct fact *at = place_of(s, r);
	static const char *const sources[] = {"cue", "structure", "table", "previous", "rule"};
	struct check row = {0};

	row.doc = at->doc;
	row.type = slice_of(relation_name(r->type));
	row.source = slice_of(sources[r->source]);
	row.verdict = slice_of(verdict_name(f->verdict));
	row.reason = slice_of(reason_name(f->reason));
	row.alt = slice_of(r->alt);
	row.severity = slice_of(severity(f));
	if (f->verdict == VERDICT_WITHIN_ROUNDING)
		row.mode = slice_of(rounding_name(f->mode));
	row.formula = say_formula(mem, s, f);
	write_numbers(mem, f, &row);
	row.unit = at->unit;
	row.rule = r->rule;
	row.suspects = suspect_ids(mem, s, f);
	row.suggestion = say_suggestion(mem, s, f);
	row.facts = member_ids(mem, s, r);
	row.line = at->line;
	row.lines = all_lines(mem, s, r);
	row.message = say_message(mem, s, f);
	checks_add(checks, &row);
}

static int by_line(const void *a, const void *b)
{
	const struct check *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x->check > y->check) - (x->check < y->check);
}

/* the rows of one document in the order of its lines */
static void number_rows(struct checks *checks, size_t first)
{
	for (size_t i = first; i < checks->n; i++)
		checks->v[i].check = (int64_t)(i - first);
	if (checks->n > first)
		qsort(checks->v + first, checks->n - first, sizeof *checks->v, by_line);
	for (size_t i = first; i < checks->n; i++)
		checks->v[i].check = (int64_t)(i - first) + 1;
}

static void judge_scope(const struct scope *s, const struct relations *list, enum rounding rounding,
                        struct arena *mem, struct checks *checks)
{
	struct findings findings;

	judge(s, list, rounding, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		write_row(s, &findings.v[i], mem, checks);
		arena_reset(mem);
	}
	findings_free(&findings);
}

/* Running text and tables are judged apart: a cell is tied to other cells, or to the text that repeats it. */
static const struct {
	void (*open)(struct scope *s, const struct fact *rows, size_t n);
	void (*propose)(const struct scope *s, struct relations *list);
} realms[] = {{scope_open, propose_all}, {scope_open_cells, propose_tables}, {scope_open_all, propose_mentions}};

/* against the documents before it */
static void reconcile_earlier(const struct fact *rows, size_t n, const struct terms *terms, struct arena *mem,
                              struct checks *checks)
{
	struct relations list = {0};
	struct scope s;

	scope_open(&s, rows, n);
	propose_continuity(&s, terms->archive, &list);
	propose_running(&s, terms->archive, &list);
	judge_scope(&s, &list, terms->rounding, mem, checks);
	relations_free(&list);
	scope_close(&s);
}

/* by the rules of the officer, who may mean cells and running text */
static void reconcile_declared(const struct fact *rows, size_t n, const struct terms *terms, struct arena *mem,
                               struct checks *checks)
{
	struct relations list = {0};
	struct scope s;

	scope_open_all(&s, rows, n);
	propose_declared(&s, terms->rules, terms->archive, &list);
	judge_scope(&s, &list, terms->rounding, mem, checks);
	relations_free(&list);
	scope_close(&s);
}

/* the last of "doc#fact;doc#fact": the figure that is reported */
static struct slice last_fact(struct slice list)
{
	struct slice part = SLICE(""), last = part;

	while (slice_split(&list, ';', &part))
		last = part;
	return last;
}

static bool is_told_again(const struct checks *checks, size_t before, const struct check *c)
{
	for (size_t i = before; i < checks->n; i++) {
		const struct check *other = &checks->v[i];

		if (other->line == c->line && slice_is(other->verdict, "fail") && slice_eq(last_fact(other->facts), last_fact(c->facts)))
			return true;
	}
	return false;
}

/* 66件，較上月增加17.58%: a rate that no whole number gives is one slip, which the earlier report, whose checks begin at
 * `before`, tells better */
static size_t drop_implied(struct checks *checks, size_t first, size_t before)
{
	size_t kept = first;

	for (size_t i = first; i < checks->n; i++) {
		const struct check *c = &checks->v[i];

		if (i < before && slice_is(c->type, relation_name(RELATION_IMPLIED)) && slice_is(c->verdict, "fail") &&
		    is_told_again(checks, before, c))
			continue;
		checks->v[kept++] = *c;
	}
	return kept;
}

static void reconcile_document(const struct fact *rows, size_t n, const struct terms *terms, struct checks *checks)
{
	struct arena mem = {0};
	struct relations list = {0};
	size_t first = checks->n;

	for (size_t i = 0; i < sizeof realms / sizeof realms[0]; i++) {
		struct scope s;

		realms[i].open(&s, rows, n);
		realms[i].propose(&s, &list);
		judge_scope(&s, &list, terms->rounding, &mem, checks);
		if (i == 0)
			calendar_check(&s, &mem, checks);
		relations_clear(&list);
		scope_close(&s);
	}
	relations_free(&list);
	if (terms->archive != NULL) {
		size_t before = checks->n;

		reconcile_earlier(rows, n, terms, &mem, checks);
		checks->n = drop_implied(checks, first, before);
	}
	if (terms->rules != NULL)
		reconcile_declared(rows, n, terms, &mem, checks);
	number_rows(checks, first);
	arena_free(&mem);
}

void reconcile(const struct facts *facts, const struct terms *terms, struct checks *checks)
{
	size_t first = 0;

	while (first < facts->n) {
		size_t end = first + 1;

		while (end < facts->n && slice_eq(facts->v[end].doc, facts->v[first].doc))
			end++;
		reconcile_document(facts->v + first, end - first, terms, checks);
		first = end;
	}
}
