#include "analyze/rules.h"

#include <stdlib.h>

#include "core/csv.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"

enum rule_column {
#define COLUMN(name, type, title, meaning) RULE_##name,
#include "core/rules.def"
#undef COLUMN
	RULE_COLUMNS
};

enum total_column {
#define COLUMN(name, type, title, meaning) TOTAL_##name,
#include "core/totals.def"
#undef COLUMN
	TOTAL_COLUMNS
};

static const char *const rule_names[RULE_COLUMNS] = {
#define COLUMN(name, type, title, meaning) #name,
#include "core/rules.def"
#undef COLUMN
};

static const char *const total_names[TOTAL_COLUMNS] = {
#define COLUMN(name, type, title, meaning) #name,
#include "core/totals.def"
#undef COLUMN
};

enum { COLUMNS_MAX = (int)RULE_COLUMNS > (int)TOTAL_COLUMNS ? (int)RULE_COLUMNS : (int)TOTAL_COLUMNS };

struct reader {
	struct rules *rules;
	const char *path;
	bool totals; /* a reference table */
	const char *const *names;
	int columns, column_of[COLUMNS_MAX];
	size_t fields; /* of the header; 0: not read yet */
	int64_t line;  /* being read */
	bool good;
};

static void fault(struct reader *r, const char *column, const char *what)
{
	message_error(EXIT_CONFIG, r->path, r->line, "column '%s'%s", column, what);
	r->good = false;
}

static int64_t characters(struct slice text, size_t bytes)
{
	int64_t n = 0;

	for (size_t i = 0; i < bytes && i < text.n; i++)
		n += (text.p[i] & 0xc0) != 0x80;
	return n;
}

static void parse(struct reader *r, enum rule_column column, struct slice text, struct rule *rule,
                  bool (*grammar)(struct slice text, struct rule *rule, struct rule_fault *fault))
{
	struct rule_fault f;

	if (grammar(text, rule, &f))
		return;
	message_error(EXIT_CONFIG, r->path, r->line, "column '%s', character %lld: %s: '%s'", rule_names[column],
	              (long long)characters(text, f.at) + 1, f.what, message_quote(text, 120));
	r->good = false;
}

/* whether the field holds `other`; it may also hold `usual` or nothing */
static bool read_choice(struct reader *r, enum rule_column column, struct slice text, const char *usual,
                        const char *other)
{
	if (slice_is(text, other))
		return true;
	if (text.n > 0 && !slice_is(text, usual)) {
		message_error(EXIT_CONFIG, r->path, r->line, "column '%s': '%s' is neither %s nor %s", rule_names[column],
		              message_quote(text, 40), usual, other);
		r->good = false;
	}
	return false;
}

static struct rule read_rule(struct reader *r, const struct slice *cell)
{
	struct rule rule = {.name = cell[RULE_name]};

	rule.label = cell[RULE_label].n ? cell[RULE_label] : cell[RULE_name];
	if (rule.name.n == 0)
		fault(r, "name", " is empty");
	rule.warn = read_choice(r, RULE_severity, cell[RULE_severity], "error", "warn");
	rule.exact = read_choice(r, RULE_tolerance, cell[RULE_tolerance], "rounding", "exact");
	parse(r, RULE_expr, cell[RULE_expr], &rule, rule_parse_expression);
	parse(r, RULE_when, cell[RULE_when], &rule, rule_parse_condition);
	return rule;
}

/* subject == value, in the section */
static struct rule read_total(struct reader *r, const struct slice *cell)
{
	struct rule rule = {.name = cell[TOTAL_subject], .label = SLICE("對照總數"), .n = 1};
	struct reference *number = &rule.terms[0].a;

	rule.total = true;
	rule.target = (struct reference){.take = TAKE_ONE, .name = cell[TOTAL_subject], .unit = cell[TOTAL_unit]};
	rule.terms[0].sign = 1;
	*number = (struct reference){.take = TAKE_NUMBER, .name = cell[TOTAL_value]};
	if (cell[TOTAL_section].n > 0) {
		rule.field = RULE_SECTION;
		rule.where = cell[TOTAL_section];
	}
	if (cell[TOTAL_subject].n == 0)
		fault(r, "subject", " is empty");
	if (!decimal_parse(cell[TOTAL_value], &number->value))
		fault(r, "value", " holds no plain number (12345.6, without separators)");
	return rule;
}

static int find_column(const struct slice *fields, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(slice_trim(fields[i]), name))
			return (int)i;
	return -1;
}

static bool read_header(struct reader *r, const struct slice *fields, size_t n)
{
	r->fields = n;
	r->totals = find_column(fields, n, rule_names[RULE_expr]) < 0 &&
	            find_column(fields, n, total_names[TOTAL_value]) >= 0;
	if (!r->totals && find_column(fields, n, rule_names[RULE_expr]) < 0) {
		message_error(EXIT_CONFIG, r->path, r->line, "neither a column 'expr' (rules) nor a column 'value' (totals)");
		return r->good = false;
	}
	r->names = r->totals ? total_names : rule_names;
	r->columns = r->totals ? (int)TOTAL_COLUMNS : (int)RULE_COLUMNS;
	for (int c = 0; c < r->columns; c++) {
		r->column_of[c] = find_column(fields, n, r->names[c]);
		if (r->column_of[c] < 0 && !(r->totals && (c == TOTAL_section || c == TOTAL_unit))) {
			message_error(EXIT_CONFIG, r->path, r->line, "no column '%s'", r->names[c]);
			return r->good = false;
		}
	}
	return true;
}

static bool on_row(void *context, const struct slice *fields, size_t n, int64_t line)
{
	struct reader *r = context;
	struct rules *rules = r->rules;
	struct slice cell[COLUMNS_MAX] = {{0}};
	struct rule rule;
	bool before = r->good;

	r->line = line;
	if (r->fields == 0)
		return read_header(r, fields, n);
	if (csv_is_blank(fields, n))
		return true;
	if (n != r->fields) {
		csv_tell_fields(EXIT_CONFIG, r->path, line, fields, n, r->fields);
		r->good = false;
		return true;
	}
	for (int c = 0; c < r->columns; c++)
		if (r->column_of[c] >= 0)
			cell[c] = arena_copy(&rules->mem, slice_trim(fields[r->column_of[c]]));
	r->good = true;
	rule = r->totals ? read_total(r, cell) : read_rule(r, cell);
	if (r->good) {
		rule.file = r->path;
		rule.line = line;
		rule.use = arena_alloc(&rules->mem, sizeof *rule.use);
		*rule.use = (struct rule_use){.reach = RULE_UNNAMED};
		rules->v = xgrow(rules->v, &rules->cap, rules->n + 1, sizeof *rules->v);
		rules->v[rules->n++] = rule;
	} else {
		rules->faults++;
	}
	r->good = before && r->good;
	return true;
}

bool rules_read(struct rules *rules, const char *path)
{
	struct reader r = {.rules = rules, .path = path, .good = true};
	struct input in;

	if (!input_read(&in, path, 0) || !csv_read(in.bytes, path, EXIT_CONFIG, on_row, &r)) {
		r.good = false;
	} else if (r.fields == 0) {
		message_error(EXIT_CONFIG, path, 0, "empty: rules and totals begin with a header row");
		r.good = false;
	}
	input_free(&in);
	return r.good;
}

static const char *missing_words(const struct rule_use *use)
{
	if (use->missing->take == TAKE_EARLIER)
		return "no earlier document (--previous) has what prev() names";
	return use->elsewhere ? "several figures, none of them beside it, have a name of its right side"
	                      : "there is no figure with a name of its right side";
}

/* why a rule was applied to nothing: the name, its unit, the condition, then the right side */
static void tell_unmet(const struct rule *rule)
{
	const char *what = rule->total ? "total" : "rule", *name = message_quote(rule->name, 60);

	const char *like = message_quote(slice_of(rule->use->like), LIKE_MAX), *hint = *like ? "; there is " : "";

	switch (rule->use->reach) {
	case RULE_UNNAMED:
		message(MESSAGE_WARNING, rule->file, rule->line,
		        "%s '%s' applied to no figure: no figure is named '%s' (the whole subject, metric, role or heading of a column)%s%s",
		        what, name, message_quote(rule->target.name, 60), hint, like);
		break;
	case RULE_NAMED:
		message(MESSAGE_WARNING, rule->file, rule->line,
		        "%s '%s' applied to no figure: those of that name have another unit than '%s'%s", what, name,
		        message_quote(rule->target.unit, 40), slice_ends(rule->target.unit, SLICE("元")) ? ": for money write TWD" : "");
		break;
	case RULE_OF_UNIT:
		message(MESSAGE_WARNING, rule->file, rule->line,
		        "%s '%s' applied to no figure: those of that name are not where '%s' is", what, name,
		        message_quote(rule->where, 60));
		break;
	case RULE_PLACED:
		message(MESSAGE_WARNING, rule->file, rule->line, "%s '%s' applied to no figure: %s: '%s'%s%s", what, name,
		        missing_words(rule->use), message_quote(rule->use->missing->name, 60), hint, like);
		break;
	case RULE_APPLIED:
		break;
	}
}

void rules_tell_unmet(const struct rules *rules)
{
	for (size_t i = 0; i < rules->n; i++)
		tell_unmet(&rules->v[i]);
}

void rules_free(struct rules *rules)
{
	free(rules->v);
	arena_free(&rules->mem);
	*rules = (struct rules){0};
}
