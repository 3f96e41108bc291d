#include "analyze/listing.h"

#include "core/csv.h"
#include "core/utf8.h"

enum { GAP = 2, LINE_WIDTH = 6, MARK_WIDTH = 8, TYPE_WIDTH = 8, NAME_WIDTH = 15 };

static int type_of(struct slice name)
{
	for (int t = 0; t < TYPES; t++)
		if (slice_is(name, relation_name((enum relation_type)t)))
			return t;
	return -1;
}

/* as it is shown and counted */
static enum verdict verdict_of(const struct check *c)
{
	if (check_only_warns(c))
		return VERDICT_NOTE;
	for (int v = 0; v < VERDICT_COUNT; v++)
		if (slice_is(c->verdict, verdict_name((enum verdict)v)))
			return (enum verdict)v;
	return VERDICT_UNVERIFIABLE;
}

void tally_add(struct tally *t, const struct checks *checks)
{
	for (size_t i = 0; i < checks->n; i++) {
		int type = type_of(checks->v[i].type);

		if (type >= 0)
			t->count[type][verdict_of(&checks->v[i])]++;
	}
}

size_t tally_verdict(const struct tally *t, enum verdict v)
{
	size_t n = 0;

	for (int type = 0; type < TYPES; type++)
		n += t->count[type][v];
	return n;
}

bool tally_reaches(const struct tally *t, enum fail_on level)
{
	const size_t count[LEVELS] = {[FAIL_ON_ERROR] = tally_verdict(t, VERDICT_FAIL),
	                              [FAIL_ON_WARN] = tally_verdict(t, VERDICT_NOTE),
	                              [FAIL_ON_ROUNDING] = tally_verdict(t, VERDICT_WITHIN_ROUNDING),
	                              [FAIL_ON_UNVERIFIABLE] = tally_verdict(t, VERDICT_UNVERIFIABLE)};

	return level_is_reached(level, count);
}

void listing_csv(struct output *o, const struct checks *checks, bool header)
{
	if (header)
		table_write_header(&checks_table, o);
	for (size_t i = 0; i < checks->n; i++)
		table_write_row(&checks_table, &checks->v[i], o);
}

void listing_failures(struct output *o, const struct checks *checks, bool header)
{
	if (header)
		table_write_header(&accepts_table, o);
	for (size_t i = 0; i < checks->n; i++) {
		const struct check *c = &checks->v[i];
		struct accept row = {.type = c->type, .doc = c->doc, .formula = c->formula};

		if (slice_is(c->verdict, "fail"))
			table_write_row(&accepts_table, &row, o);
	}
}

static void pad(struct output *o, size_t used, size_t width)
{
	for (; used < width; used++)
		output_char(o, ' ');
}

static void left(struct output *o, struct slice text, size_t width)
{
	output_add(o, text);
	pad(o, slice_columns(text), width);
	pad(o, 0, GAP);
}

static void right(struct output *o, int64_t number, size_t width)
{
	char text[DECIMAL_TEXT];
	size_t n = decimal_print(decimal_int(number), text);

	pad(o, n, width);
	output_add(o, (struct slice){text, n});
	pad(o, 0, GAP);
}

static void mark(struct output *o, enum verdict v, bool colour)
{
	static const char *const colours[] = {"32", "36", "1;31", "33", "35"};

	if (colour)
		output_printf(o, "\033[%sm", colours[v]);
	output_text(o, verdict_title(v));
	if (colour)
		output_text(o, "\033[0m");
	pad(o, slice_columns(slice_of(verdict_title(v))), MARK_WIDTH + GAP);
}

/* the message without its mark, which stands in a column of its own */
static struct slice body(struct slice message)
{
	struct slice close = SLICE("】");
	size_t at = slice_find(message, close);

	if (at == message.n)
		return message;
	return (struct slice){message.p + at + close.n, message.n - at - close.n};
}

/* control characters of a document must not reach a terminal */
static void safe(struct output *o, struct slice text)
{
	for (size_t i = 0; i < text.n; i++)
		output_char(o,
		            (unsigned char)text.p[i] < ' ' || text.p[i] == 0x7f ? ' ' : text.p[i]);
}

static void table_row(struct output *o, const struct check *c, bool colour)
{
	int type = type_of(c->type);

	right(o, c->line, LINE_WIDTH);
	mark(o, verdict_of(c), colour);
	left(o, type < 0 ? c->type : slice_of(relation_title((enum relation_type)type)),
	     TYPE_WIDTH);
	safe(o, body(c->message));
	output_char(o, '\n');
}

void listing_table(struct output *o, const struct checks *checks, bool colour)
{
	for (size_t i = 0; i < checks->n; i++) {
		if (i == 0 || !slice_eq(checks->v[i].doc, checks->v[i - 1].doc)) {
			safe(o, checks->v[i].doc);
			output_char(o, '\n');
		}
		table_row(o, &checks->v[i], colour);
	}
}

void listing_totals(struct output *o, const struct tally *t)
{
	size_t all = 0;

	for (int v = 0; v < VERDICT_COUNT; v++)
		all += tally_verdict(t, (enum verdict)v);
	output_printf(o, "共 %zu 項：", all);
	for (int v = 0; v < VERDICT_COUNT; v++)
		output_printf(o, "%s%s %zu", v ? "、" : "", verdict_title((enum verdict)v),
		              tally_verdict(t, (enum verdict)v));
	output_text(o, "\n");
}

/* the order of the columns, behind type and items */
static const enum verdict summed[] = {VERDICT_PASS, VERDICT_WITHIN_ROUNDING, VERDICT_FAIL, VERDICT_NOTE,
                                      VERDICT_UNVERIFIABLE};

static const char *const summary_columns[] = {"type", "items",        "pass",      "within_rounding", "fail",
                                              "note", "unverifiable", "rule_error"};

enum { SUMMARY_NUMBERS = 7 };

static void summary_numbers(const struct tally *t, int type, size_t out[SUMMARY_NUMBERS])
{
	out[0] = 0;
	for (int v = 0; v < VERDICT_COUNT; v++) {
		out[0] += t->count[type][v];
		out[v + 1] = t->count[type][summed[v]];
	}
	out[SUMMARY_NUMBERS - 1] = type == RELATION_DECLARED ? t->rule_errors : 0;
}

static void summary_header(struct output *o, bool table)
{
	for (size_t c = 0; c <= SUMMARY_NUMBERS; c++) {
		if (table)
			left(o, slice_of(summary_columns[c]), NAME_WIDTH);
		else
			csv_field(o, slice_of(summary_columns[c]), c == 0);
	}
	output_char(o, '\n');
}

void listing_summary(struct output *o, const struct tally *t, bool table)
{
	summary_header(o, table);
	for (int type = 0; type < TYPES; type++) {
		struct slice name = slice_of(relation_name((enum relation_type)type));
		size_t numbers[SUMMARY_NUMBERS];

		summary_numbers(t, type, numbers);
		if (numbers[0] + numbers[SUMMARY_NUMBERS - 1] == 0)
			continue;
		if (table)
			left(o, name, NAME_WIDTH);
		else
			csv_field(o, name, true);
		for (size_t c = 0; c < SUMMARY_NUMBERS; c++) {
			if (table)
				right(o, (int64_t)numbers[c], NAME_WIDTH);
			else
				output_printf(o, ",%zu", numbers[c]);
		}
		output_char(o, '\n');
	}
}
