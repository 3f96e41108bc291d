#include "extract/catalog.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/csv.h"
#include "core/datadir.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "extract/pattern.h"

enum field {
#define COLUMN(name, type, title, meaning) FIELD_##name,
#include "core/metrics.def"
#undef COLUMN
	FIELDS
};

static const char *const names[FIELDS] = {
#define COLUMN(name, type, title, meaning) #name,
#include "core/metrics.def"
#undef COLUMN
};

static const char *const kinds[] = {
#define KIND(id, name) name,
#include "extract/kinds.def"
#undef KIND
	NULL};

static const char *const roles[] = {
#define ROLE(id, name) name,
#include "extract/roles.def"
#undef ROLE
	NULL};

/* fields that may tell the figures of a metric apart; how they are summed up; how they are drawn */
static const char *const categories[] = {"", "subject", "office", "row", "column", "section", NULL};
static const char *const aggregations[] = {"", "sum", "last", "average", "max", NULL};
static const char *const charts[] = {"",     "waterfall",  "rank_bar", "part_whole", "tiles",
                                     "progress", "timeseries", "table",    NULL};

/* the fields with patterns */
enum { FIRST_PATTERN = FIELD_subject, LAST_PATTERN = FIELD_context, PATTERNS = LAST_PATTERN - FIRST_PATTERN + 1 };

struct metric {
	struct slice id, kind, unit, role;
	struct pattern *patterns[PATTERNS]; /* NULL: any */
	int64_t line;
	struct catalog_use use;
};

/* the metrics, in their order, that a fact of some kind and unit may be of */
struct candidates {
	size_t *v;
	size_t n, cap;
};

enum { GROUPS = 64 };

struct catalog {
	struct metric *v;
	size_t n, cap;
	struct candidates by_group[GROUPS];
	struct arena mem;
	char32_t *room; /* the field matched last, as code points */
	size_t room_cap, room_n;
	struct slice texts[PATTERNS]; /* what the patterns of the fact being matched are tried on */
	struct buffer cell;           /* its row and column */
	struct slice in_room; /* that field of the fact being matched, p NULL: none */
	const char *path;
	int column_of[FIELDS];
	size_t fields;
	bool ok, asks_headings;
};

static bool fault(struct catalog *c, int64_t line, enum field f, const char *what, struct slice text)
{
	message_error(EXIT_CONFIG, c->path, line, "column '%s': %s: '%s'", names[f], what, message_quote(text, 60));
	c->ok = false;
	return true;
}

static bool read_header(struct catalog *c, const struct slice *fields, size_t n, int64_t line)
{
	c->fields = n;
	for (int f = 0; f < FIELDS; f++) {
		c->column_of[f] = -1;
		for (size_t i = 0; i < n; i++)
			if (slice_is(slice_trim(fields[i]), names[f]))
				c->column_of[f] = (int)i;
		if (c->column_of[f] < 0) {
			message_error(EXIT_CONFIG, c->path, line, "no column '%s'", names[f]);
			return c->ok = false;
		}
	}
	return true;
}

static void read_pattern(struct catalog *c, struct metric *m, enum field f, struct slice source, int64_t line)
{
	static const char *const wide[] = {"｜", "＊", "＾", "＄", "［", "＋", "？"};
	const char *error;
	size_t offset;

	if (source.n == 0)
		return;
	m->patterns[f - FIRST_PATTERN] = pattern_compile(source, 0, &error, &offset);
	if (m->patterns[f - FIRST_PATTERN] == NULL)
		fault(c, line, f, strncmp(error, "quantifier", strlen("quantifier")) == 0 ? "* repeats what stands before it; for anything write .*" : error,
		      source);
	for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
		if (slice_has(source, slice_of(wide[i])))
			message(MESSAGE_WARNING, c->path, line, "column '%s': %s is a character like others; the sign of a pattern is half width: '%s'",
			        names[f], wide[i], message_quote(source, 60));
}

/* An empty field where the list has an empty word, or a word of the list; 數量 instead of count is told with what
 * could be written. */
static void check_word(struct catalog *c, int64_t line, enum field f, struct slice text, const char *const *words)
{
	struct buffer all = {0};

	if ((text.n == 0 && f == FIELD_kind) || slice_is_any(text, words))
		return;
	for (; *words; words++)
		if ((*words)[0])
			buffer_printf(&all, "%s%s", all.n ? " " : "", *words);
	message_error(EXIT_CONFIG, c->path, line, "column '%s': unknown word '%s': leave it empty or write one of: %.*s",
	              names[f], message_quote(text, 40), SLICE_ARGS(buffer_slice(&all)));
	buffer_free(&all);
	c->ok = false;
}

/* 元 and 億元, which no fact has; 單元 counts something */
static bool is_money_unit(struct slice kind, struct slice unit)
{
	static const char *const scaled[] = {"億元", "萬元", "千元", "百元", NULL};
	bool money = slice_is(unit, "元") || (slice_is(kind, "money") && slice_ends(unit, SLICE("元")));

	for (size_t i = 0; scaled[i]; i++)
		money = money || slice_ends(unit, slice_of(scaled[i]));
	return money;
}

static bool on_row(void *context, const struct slice *fields, size_t n, int64_t line)
{
	struct catalog *c = context;
	struct slice cell[FIELDS];
	struct metric m = {0};

	if (c->fields == 0)
		return read_header(c, fields, n, line);
	if (csv_is_blank(fields, n))
		return true;
	if (n != c->fields) {
		csv_tell_fields(EXIT_CONFIG, c->path, line, fields, n, c->fields);
		c->ok = false;
		return true;
	}
	for (int f = 0; f < FIELDS; f++)
		cell[f] = slice_trim(fields[c->column_of[f]]);
	if (cell[FIELD_metric].n == 0)
		return fault(c, line, FIELD_metric, "is empty", cell[FIELD_metric]);
	check_word(c, line, FIELD_kind, cell[FIELD_kind], kinds);
	check_word(c, line, FIELD_role, cell[FIELD_role], roles);
	check_word(c, line, FIELD_category, cell[FIELD_category], categories);
	check_word(c, line, FIELD_aggregation, cell[FIELD_aggregation], aggregations);
	check_word(c, line, FIELD_chart, cell[FIELD_chart], charts);
	if (is_money_unit(cell[FIELD_kind], cell[FIELD_unit]))
		fault(c, line, FIELD_unit, "amounts of money are kept in base units: write TWD", cell[FIELD_unit]);
	m.line = line;
	m.id = arena_copy(&c->mem, cell[FIELD_metric]);
	m.kind = arena_copy(&c->mem, cell[FIELD_kind]);
	m.unit = arena_copy(&c->mem, cell[FIELD_unit]);
	m.role = arena_copy(&c->mem, cell[FIELD_role]);
	for (int f = FIRST_PATTERN; f <= LAST_PATTERN; f++)
		read_pattern(c, &m, (enum field)f, cell[f], line);
	c->asks_headings = c->asks_headings || cell[FIELD_section].n > 0;
	c->v = xgrow(c->v, &c->cap, c->n + 1, sizeof *c->v);
	c->v[c->n++] = m;
	return true;
}

/* the first letter of the kind and the last byte of the unit tell most of them apart */
static size_t group_of(struct slice kind, struct slice unit)
{
	unsigned char letter = kind.n ? (unsigned char)kind.p[0] : 0, last = unit.n ? (unsigned char)unit.p[unit.n - 1] : 0;

	return (letter * 7u + last) % GROUPS;
}

/* those of any kind or unit are in every group */
static void sort_by_group(struct catalog *c)
{
	for (size_t i = 0; i < c->n; i++)
		for (size_t g = 0; g < GROUPS; g++) {
			struct candidates *list = &c->by_group[g];
			const struct metric *m = &c->v[i];

			if (m->kind.n && m->unit.n && group_of(m->kind, m->unit) != g)
				continue;
			list->v = xgrow(list->v, &list->cap, list->n + 1, sizeof *list->v);
			list->v[list->n++] = i;
		}
}

struct catalog *catalog_open(const char *folder)
{
	struct catalog *c = xcalloc(1, sizeof *c);
	char path[PATH_MAX];
	struct input in;

	c->ok = true;
	if (!metrics_path(folder, path))
		return c;
	c->path = path;
	if (!input_read(&in, path, 0)) {
		exit_raise(EXIT_CONFIG);
		c->ok = false;
	} else if (!csv_read(in.bytes, path, EXIT_CONFIG, on_row, c)) {
		c->ok = false;
	}
	input_free(&in);
	if (c->ok && c->fields == 0) {
		message_error(EXIT_CONFIG, path, 0, "empty: a catalogue begins with its header row");
		c->ok = false;
	}
	c->path = NULL;
	sort_by_group(c);
	if (c->ok)
		return c;
	catalog_close(c);
	return NULL;
}

size_t catalog_size(const struct catalog *c)
{
	return c->n;
}

void catalog_close(struct catalog *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->n; i++)
		for (int p = 0; p < PATTERNS; p++)
			pattern_free(c->v[i].patterns[p]);
	for (size_t g = 0; g < GROUPS; g++)
		free(c->by_group[g].v);
	free(c->v);
	free(c->room);
	buffer_free(&c->cell);
	arena_free(&c->mem);
	free(c);
}

static bool found(struct catalog *c, struct pattern *p, struct slice text)
{
	struct pattern_match m;

	/* the metrics of a kind mostly ask for the same field */
	if (c->in_room.p != text.p || c->in_room.n != text.n) {
		c->room = xgrow(c->room, &c->room_cap, text.n + 1, sizeof *c->room);
		c->room_n = code_points(text, c->room);
		c->in_room = text;
	}
	return pattern_may_match(p, c->room, c->room_n) && pattern_find(p, c->room, c->room_n, 0, &m);
}

/* row / column */
static struct slice cell_name(struct catalog *c, const struct fact *fact)
{
	buffer_clear(&c->cell);
	buffer_add(&c->cell, fact->row);
	buffer_text(&c->cell, " / ");
	buffer_add(&c->cell, fact->column);
	return buffer_slice(&c->cell);
}

/* A cell has no clause: its labels say what it is. */
static void start_match(struct catalog *c, const struct fact *fact, struct slice headings)
{
	const struct slice texts[PATTERNS] = {fact->subject, fact->basis, fact->office,
	                                      headings.n > 0 ? headings : fact->section,
	                                      fact->table.n > 0 ? cell_name(c, fact) : fact->context};

	memcpy(c->texts, texts, sizeof texts);
	c->in_room = (struct slice){NULL, 0};
}

static bool is_metric(struct catalog *c, const struct metric *m, const struct fact *fact)
{
	/* the role first: those of a group are mostly of one kind and unit */
	if ((m->role.n && !slice_eq(m->role, fact->role)) || (m->unit.n && !slice_eq(m->unit, fact->unit)) ||
	    (m->kind.n && !slice_eq(m->kind, fact->kind)))
		return false;
	for (int p = 0; p < PATTERNS; p++)
		if (m->patterns[p] != NULL && !found(c, m->patterns[p], c->texts[p]))
			return false;
	return true;
}

bool catalog_asks_headings(const struct catalog *c)
{
	return c->asks_headings;
}

struct slice catalog_match(struct catalog *c, const struct fact *fact, struct slice headings)
{
	const struct candidates *list = &c->by_group[group_of(fact->kind, fact->unit)];

	start_match(c, fact, headings);
	for (size_t i = 0; i < list->n; i++)
		if (is_metric(c, &c->v[list->v[i]], fact))
			return c->v[list->v[i]].id;
	return (struct slice){"", 0};
}

void catalog_count(struct catalog *c, const struct fact *fact, struct slice headings)
{
	const struct candidates *list = &c->by_group[group_of(fact->kind, fact->unit)];
	const struct metric *first = NULL;

	start_match(c, fact, headings);
	for (size_t i = 0; i < list->n; i++) {
		struct metric *m = &c->v[list->v[i]];

		if (!is_metric(c, m, fact))
			continue;
		if (first == NULL) {
			first = m;
			m->use.taken++;
		} else {
			if (m->use.lost++ == 0)
				m->use.by = first->line;
		}
	}
}

struct catalog_use catalog_use(const struct catalog *c, size_t row)
{
	struct catalog_use use = c->v[row].use;

	use.metric = c->v[row].id;
	use.line = c->v[row].line;
	return use;
}
