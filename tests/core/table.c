/* table and tables: CSV by column name, JSON */
#include "tests/unit.h"

#include "core/buffer.h"
#include "core/message.h"
#include "core/tables.h"

struct pair {
	struct slice name;
	int64_t count;
	struct slice note;
};

static const struct column columns[] = {
	{"name", COLUMN_TEXT, offsetof(struct pair, name), "名", "name"},
	{"count", COLUMN_NUMBER, offsetof(struct pair, count), "數", "count"},
	{"note", COLUMN_TEXT, offsetof(struct pair, note), "註", "note"},
};
static const struct table pairs = {"pairs", columns, 3, sizeof(struct pair), ""};

static void on_row(void *context, const void *row)
{
	const struct pair *p = row;

	buffer_printf(context, "(%.*s %lld %.*s)", SLICE_ARGS(p->name), (long long)p->count, SLICE_ARGS(p->note));
}

static const struct {
	const char *text, *rows;
} good[] = {
	{"name,count,note\na,1,x\nb,2,y\n", "(a 1 x)(b 2 y)"},
	{"note,count,name\nx,1,a\n", "(a 1 x)"},
	{"count,more,name,note,else\n1,?,a,x,?\n", "(a 1 x)"},
	{"\xef\xbb\xbfname,count,note\r\na,1,x\r\n", "(a 1 x)"},
	{"name,count,note\na,,\n", "(a -1 )"},
	{"name,count,note\n,0,\n", "( 0 )"},
	{"name,count,note\n", ""},
	{"name,count,note\n\na,1,x\n\n", "(a 1 x)"},
	{"name,count,note\n\"a,\nb\",9223372036854775807,\"\"\"\"\n", "(a,\nb 9223372036854775807 \")"},
};

START_TEST(read_rows)
{
	struct arena mem = {0};
	struct buffer rows = {0};

	ck_assert(table_read(&pairs, slice_of(good[_i].text), "p.csv", &mem, on_row, &rows));
	ck_assert_slice(buffer_slice(&rows), good[_i].rows);
	arena_free(&mem);
	buffer_free(&rows);
}
END_TEST

static const struct {
	const char *text, *message;
} faults[] = {
	{"name,count\na,1\n", "p.csv:1: error: not a pairs table: no column 'note'"},
	{"\n\nname,cuont,note\n", "p.csv:3: error: not a pairs table: no column 'count'"},
	{"name,count,note\na,1\n", "p.csv:2: error: row has 2 fields, the header has 3"},
	{"name,count,note\na,1,x\na,1,x,y\n", "p.csv:3: error: row has 4 fields, the header has 3"},
	{"name,count,note\n\"a\n\",1,x\na,one,x\n", "p.csv:4: error: column 'count' is not a number: 'one'"},
	{"name,count,note\na,-1,x\n", "p.csv:2: error: column 'count' is not a number: '-1'"},
	{"name,count,note\na,1.5,x\n", "p.csv:2: error: column 'count' is not a number: '1.5'"},
	{"name,count,note\na,99999999999999999999,x\n", "p.csv:2: error: column 'count' is not a number"},
	{"name,count,note\na,\"1,x\n", "p.csv:2: error: not valid CSV"},
	{"", "p.csv: error: empty: a pairs table begins with its header row"},
	{"\xef\xbb\xbf\n", "p.csv: error: empty"},
};

START_TEST(fault)
{
	struct arena mem = {0};
	struct buffer rows = {0};
	const char *heard;
	bool ok;

	unit_listen();
	ok = table_read(&pairs, slice_of(faults[_i].text), "p.csv", &mem, on_row, &rows);
	heard = unit_heard();
	ck_assert_msg(!ok, "'%s'", faults[_i].text);
	ck_assert_msg(strstr(heard, faults[_i].message) != NULL, "'%s': %s", faults[_i].text, heard);
	ck_assert_int_eq(exit_status(), EXIT_DATA);
	arena_free(&mem);
	buffer_free(&rows);
}
END_TEST

START_TEST(write_rows)
{
	struct pair rows[] = {{SLICE("a"), 1, SLICE("x,y")}, {SLICE(""), -1, SLICE("")}, {SLICE("b"), 0, SLICE("\"")}};
	struct output *o = output_memory();

	table_write_header(&pairs, o);
	for (int i = 0; i < 3; i++)
		table_write_row(&pairs, &rows[i], o);
	ck_assert_slice(output_bytes_of(o), "name,count,note\na,1,\"x,y\"\n,,\nb,0,\"\"\"\"\n");
	output_abandon(o);
}
END_TEST

START_TEST(json)
{
	struct pair rows[] = {{SLICE("a\"\\\n\x01一"), 12, SLICE("")}, {SLICE(""), -1, SLICE("x")}, {SLICE(""), -1, SLICE("")}};
	struct output *o = output_memory();

	for (int i = 0; i < 3; i++)
		table_write_json(&pairs, &rows[i], o);
	ck_assert_slice(output_bytes_of(o),
	                "{\"name\":\"a\\\"\\\\\\u000a\\u0001一\",\"count\":12}\n{\"note\":\"x\"}\n{}\n");
	output_abandon(o);
}
END_TEST

/* facts.csv written and read again is the same, whatever stands in it */
START_TEST(facts)
{
	const char *folder = unit_folder();
	struct facts list = {0}, back = {0};
	struct output *o = output_memory(), *again = output_memory();
	const char *path;

	for (int64_t i = 0; i < 50; i++) {
		struct fact f = {.doc = SLICE("a.md"), .fact = i + 1, .line = i, .start = i * 10, .end = i * 10 + 3,
		                 .kind = SLICE("money"), .raw = SLICE("1,234\n元"), .value = SLICE("1234"),
		                 .subject = SLICE("\"x\""), .block = -1, .sentence = -1, .clause = 0, .at = -1};

		facts_add(&list, &f);
	}
	table_write_header(&facts_table, o);
	for (size_t i = 0; i < list.n; i++)
		table_write_row(&facts_table, &list.v[i], o);
	path = unit_write(folder, "facts.csv", output_bytes_of(o));
	ck_assert(facts_read(&back, path));
	ck_assert_uint_eq(back.n, 50);
	table_write_header(&facts_table, again);
	for (size_t i = 0; i < back.n; i++)
		table_write_row(&facts_table, &back.v[i], again);
	ck_assert(slice_eq(output_bytes_of(o), output_bytes_of(again)));
	ck_assert_int_eq(back.v[7].block, -1);
	ck_assert_int_eq(back.v[7].start, 70);
	output_abandon(o);
	output_abandon(again);
	facts_free(&list);
	facts_free(&back);
	unit_folder_remove(folder);
}
END_TEST

struct documents {
	size_t n, facts;
	bool right;
};

static void on_document(void *context, const struct facts *facts)
{
	struct documents *d = context;

	for (size_t i = 0; i < facts->n; i++)
		d->right = d->right && slice_eq(facts->v[i].doc, facts->v[0].doc) && facts->v[i].line == (int64_t)d->n &&
		           facts->v[i].fact == (int64_t)i && slice_is(facts->v[i].subject, "資安事件");
	d->n++;
	d->facts += facts->n;
}

/* each document arrives once, whole and apart */
START_TEST(documents)
{
	const char *folder = unit_folder();
	struct output *o = output_memory();
	struct documents seen = {.right = true};
	struct arena mem = {0};

	table_write_header(&facts_table, o);
	for (int d = 0; d < 300; d++)
		for (int i = 0; i <= d % 7; i++) {
			struct fact f = {.doc = arena_printf(&mem, "d%d.md", d), .fact = i, .line = d, .subject = SLICE("資安事件")};

			table_write_row(&facts_table, &f, o);
		}
	ck_assert(facts_each(unit_write(folder, "facts.csv", output_bytes_of(o)), on_document, &seen));
	ck_assert_uint_eq(seen.n, 300);
	ck_assert_uint_eq(seen.facts, 42 * 28 + 1 + 2 + 3 + 4 + 5 + 6);
	ck_assert(seen.right);
	output_abandon(o);
	arena_free(&mem);
	unit_folder_remove(folder);
}
END_TEST

/* the writer made from the columns of facts gives what the one for any table gives */
START_TEST(fact_cells)
{
	static const char *const texts[] = {"", "a", "元", "3%", "1,234元", "\"", "a\nb", " a", "a b", "12345678", "一二三，四五六七八",
	                                    "1234567,", "0123456789abcde\r", "\"0123456789\""};
	static const int64_t numbers[] = {-1, 0, 7, 10, 99, 100, 123456, UINT32_MAX, (int64_t)UINT32_MAX + 1, INT64_MAX};
	struct output *o = output_memory(), *again = output_memory();

	for (size_t round = 0; round < 200; round++) {
		struct fact f;

		for (size_t i = 0; i < facts_table.n; i++) {
			const struct column *c = &facts_table.columns[i];
			char *cell = (char *)&f + c->offset;

			if (c->type == COLUMN_TEXT)
				*(struct slice *)(void *)cell = slice_of(texts[(round + i * 5) % ROWS(texts)]);
			else
				*(int64_t *)(void *)cell = numbers[(round + i) % ROWS(numbers)];
		}
		fact_write(&f, o);
		table_write_row(&facts_table, &f, again);
	}
	ck_assert(slice_eq(output_bytes_of(o), output_bytes_of(again)));
	output_abandon(o);
	output_abandon(again);
}
END_TEST

START_TEST(absent_file)
{
	struct facts list = {0};
	struct checks checks = {0};

	unit_listen();
	ck_assert(!facts_read(&list, "/nowhere/facts.csv"));
	ck_assert(!checks_read(&checks, "/nowhere/checks.csv"));
	ck_assert_ptr_nonnull(strstr(unit_heard(), "no such file"));
	ck_assert_int_eq(exit_status(), EXIT_NO_INPUT);
	facts_free(&list);
	checks_free(&checks);
}
END_TEST

/* every table: names differ, text says what a column is */
START_TEST(declarations)
{
	const struct table *all[] = {&facts_table, &checks_table, &charts_table, &rejects_table, &blocks_table};
	const struct table *t = all[_i];

	for (size_t i = 0; i < t->n; i++) {
		ck_assert_msg(t->columns[i].title[0] && t->columns[i].meaning[0], "%s", t->columns[i].name);
		ck_assert_uint_le(t->columns[i].offset, t->row_size - sizeof(int64_t));
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(t->columns[i].name, t->columns[j].name);
	}
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{read_rows, ROWS(good)}, {fault, ROWS(faults)}, {write_rows, 0}, {json, 0}, {facts, 0}, {fact_cells, 0},
		{absent_file, 0}, {documents, 0},
		{declarations, 5},
	};

	return UNIT_RUN("table", units);
}
