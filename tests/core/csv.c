/* csv: the writer against libcsv as oracle; the reader's rows, line numbers and faults */
#include "tests/unit.h"

#include <csv.h>
#include <stdint.h>

#include "core/buffer.h"
#include "core/csv.h"
#include "core/message.h"

/* rows as text: LINE:[field][field] ... a row */
static bool on_row(void *context, const struct slice *fields, size_t n, int64_t line)
{
	struct buffer *b = context;

	buffer_printf(b, "%s%lld:", b->n ? " " : "", (long long)line);
	for (size_t i = 0; i < n; i++)
		buffer_printf(b, "[%.*s]", SLICE_ARGS(fields[i]));
	return true;
}

static const struct {
	const char *text, *rows;
} good[] = {
	{"a,b\n1,2\n", "1:[a][b] 2:[1][2]"},
	{"a,b\n1,2", "1:[a][b] 2:[1][2]"},
	{"a,b\r\n1,2\r\n", "1:[a][b] 2:[1][2]"},
	{"\xef\xbb\xbf" "a\nb\n", "1:[a] 2:[b]"},
	{"\xef\xbb\xbf", ""},
	{"", ""},
	{"\n\n\n", ""},
	{"a\n\n\nb\n", "1:[a] 4:[b]"},
	{"a\r\n\r\nb\r\n", "1:[a] 3:[b]"},
	{"\n\na\n", "3:[a]"},
	{" a , b \n", "1:[ a ][ b ]"},
	{"a,,\n,,\n", "1:[a][][] 2:[][][]"},
	{"\"a,b\",c\n", "1:[a,b][c]"},
	{"\"a\"\"b\",\"\"\n", "1:[a\"b][]"},
	{"x,\"a\nb\",y\nz\n", "1:[x][a\nb][y] 3:[z]"},
	{"\"a\nb\"\nz\n", "1:[a\nb] 3:[z]"},
	{"\"a\n\nb\",c\nz\n", "1:[a\n\nb][c] 4:[z]"},
	{"x,\"a\n\n\nb\"\nz\n", "1:[x][a\n\n\nb] 5:[z]"},
	{"\"\n\n\",c\nz\n", "1:[\n\n][c] 4:[z]"},
	{"\"a\r\nb\"\r\nz\r\n", "1:[a\r\nb] 3:[z]"},
	{"一,\"二，三\"\n", "1:[一][二，三]"},
};

START_TEST(read_rows)
{
	struct buffer b = {0};

	ck_assert_msg(csv_read(slice_of(good[_i].text), "t.csv", EXIT_DATA, on_row, &b), "'%s'", good[_i].text);
	ck_assert_msg(slice_is(buffer_slice(&b), good[_i].rows), "'%s' gives %.*s", good[_i].text,
	              SLICE_ARGS(buffer_slice(&b)));
	ck_assert_int_eq(exit_status(), EXIT_DONE);
	buffer_free(&b);
}
END_TEST

static const struct {
	const char *text, *place, *rows; /* rows before the fault */
} faults[] = {
	{"a\"b,c\n", "t.csv:1: error: not valid CSV", ""},
	{"a,b\n1,2\n\"x\"y,3\n", "t.csv:3: error: not valid CSV", "1:[a][b] 2:[1][2]"},
	{"a,b\n\n\"x,3\n", "t.csv:3: error: not valid CSV", "1:[a][b]"},
	{"a,b\n\"1\n2\",3\nx,\"y\n", "t.csv:4: error: not valid CSV", "1:[a][b] 2:[1\n2][3]"},
	{"\"\n\nx", "t.csv:1: error: not valid CSV", ""},
};

START_TEST(fault)
{
	struct buffer b = {0};
	const char *heard;
	bool ok;

	unit_listen();
	ok = csv_read(slice_of(faults[_i].text), "t.csv", EXIT_CONFIG, on_row, &b);
	heard = unit_heard();
	ck_assert_msg(!ok, "'%s'", faults[_i].text);
	ck_assert_msg(strstr(heard, faults[_i].place) != NULL, "'%s': %s", faults[_i].text, heard);
	ck_assert_slice(buffer_slice(&b), faults[_i].rows);
	ck_assert_int_eq(exit_status(), EXIT_CONFIG);
	buffer_free(&b);
}
END_TEST

static bool stop_at_two(void *context, const struct slice *fields, size_t n, int64_t line)
{
	int *rows = context;

	(void)fields;
	(void)n;
	(void)line;
	return ++*rows < 2;
}

START_TEST(stop)
{
	int rows = 0;

	csv_read(SLICE("a\nb\nc\nd\n"), "t.csv", EXIT_DATA, stop_at_two, &rows);
	ck_assert_int_eq(rows, 2);
}
END_TEST

static const struct {
	const char *field, *written;
} fields[] = {
	{"", ""}, {"a", "a"}, {"a,b", "\"a,b\""}, {"a\"b", "\"a\"\"b\""}, {"\"", "\"\"\"\""}, {"a\nb", "\"a\nb\""},
	{"a\r", "\"a\r\""}, {" a", "\" a\""}, {"a ", "\"a \""}, {"a b", "a b"}, {"，", "，"}, {"=1+1", "=1+1"},
	{"160億2,594萬元", "\"160億2,594萬元\""},
};

START_TEST(write_fields)
{
	struct output *o = output_memory();

	csv_field(o, slice_of(fields[_i].field), true);
	csv_field(o, slice_of(fields[_i].field), false);
	ck_assert_uint_eq(output_bytes_of(o).n, 2 * strlen(fields[_i].written) + 1);
	ck_assert_msg(slice_starts(output_bytes_of(o), slice_of(fields[_i].written)), "'%s'", fields[_i].field);
	output_abandon(o);
}
END_TEST

/* what libcsv reads from a row, each field followed by 0x1e, each row by 0x1f */
static void oracle_field(void *data, size_t n, void *context)
{
	buffer_add(context, (struct slice){data, n});
	buffer_char(context, '\x1e');
}

static void oracle_row(int end, void *context)
{
	(void)end;
	buffer_char(context, '\x1f');
}

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

/* libcsv and our own reader read what our writer wrote: 3000 rows of nasty fields */
START_TEST(oracle)
{
	static const char *const pieces[] = {"a", ",", "\"", "\n", "\r\n", " ", "\t", "", "一", "1,234", "'", "\r"};
	struct output *o = output_memory();
	struct buffer wanted = {0}, got = {0};
	struct csv_parser parser;
	uint32_t seed = 7;

	for (int row = 0; row < 3000; row++) {
		struct buffer field = {0};

		for (int f = 0; f < 4; f++) {
			buffer_clear(&field);
			for (int k = 0; k < 4; k++) {
				seed = seed * 1664525u + 1013904223u;
				buffer_text(&field, pieces[(seed >> 16) % (sizeof pieces / sizeof pieces[0])]);
			}
			csv_field(o, buffer_slice(&field), f == 0);
			oracle_field(field.p, field.n, &wanted);
		}
		output_char(o, '\n');
		oracle_row(0, &wanted);
		buffer_free(&field);
	}
	ck_assert_int_eq(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
	csv_set_space_func(&parser, no_space);
	ck_assert_uint_eq(csv_parse(&parser, output_bytes_of(o).p, output_bytes_of(o).n, oracle_field, oracle_row, &got),
	                  output_bytes_of(o).n);
	ck_assert_int_eq(csv_fini(&parser, oracle_field, oracle_row, &got), 0);
	ck_assert(slice_eq(buffer_slice(&got), buffer_slice(&wanted)));
	csv_free(&parser);
	output_abandon(o);
	buffer_free(&wanted);
	buffer_free(&got);
}
END_TEST

static bool collect(void *context, const struct slice *v, size_t n, int64_t line)
{
	(void)line;
	for (size_t i = 0; i < n; i++)
		oracle_field((void *)(uintptr_t)v[i].p, v[i].n, context);
	oracle_row(0, context);
	return true;
}

START_TEST(own_round_trip)
{
	static const char *const pieces[] = {"\n", "\"", "a", "\n\n", ","};
	struct output *o = output_memory();
	struct buffer wanted = {0}, got = {0}, field = {0};
	uint32_t seed = 11;

	for (int row = 0; row < 2000; row++) {
		for (int f = 0; f < 3; f++) {
			buffer_clear(&field);
			for (int k = 0; k < 3; k++) {
				seed = seed * 1664525u + 1013904223u;
				buffer_text(&field, pieces[(seed >> 16) % (sizeof pieces / sizeof pieces[0])]);
			}
			csv_field(o, buffer_slice(&field), f == 0);
			oracle_field(field.p, field.n, &wanted);
		}
		output_char(o, '\n');
		oracle_row(0, &wanted);
	}
	ck_assert(csv_read(output_bytes_of(o), "t.csv", EXIT_DATA, collect, &got));
	ck_assert(slice_eq(buffer_slice(&got), buffer_slice(&wanted)));
	output_abandon(o);
	buffer_free(&wanted);
	buffer_free(&got);
	buffer_free(&field);
}
END_TEST

/* A file of many pieces, with quoted line ends and texts over the borders, is read as from memory. */
START_TEST(piece_by_piece)
{
	const char *folder = unit_folder();
	struct buffer text = {0}, whole = {0}, pieces = {0};
	const char *path;

	buffer_text(&text, "\xef\xbb\xbf");
	for (int i = 0; text.n < 300000; i++)
		buffer_printf(&text, "%d,\"a,\n%0*d\",\"\"\"\"\r\n%s", i, i % 777, 0, i % 50 ? "" : "\n\n");
	path = unit_write(folder, "t.csv", buffer_slice(&text));
	ck_assert(csv_read(buffer_slice(&text), path, EXIT_DATA, on_row, &whole));
	ck_assert(csv_read_path(path, EXIT_DATA, on_row, &pieces));
	ck_assert_uint_gt(whole.n, 250000);
	ck_assert(slice_eq(buffer_slice(&whole), buffer_slice(&pieces)));
	buffer_free(&text);
	buffer_free(&whole);
	buffer_free(&pieces);
	unit_folder_remove(folder);
}
END_TEST

/* a fault far behind the first piece has its line; an absent file its message */
START_TEST(faults_of_files)
{
	const char *folder = unit_folder();
	struct buffer text = {0}, rows = {0};

	for (int i = 0; i < 40000; i++)
		buffer_text(&text, "a,b\n");
	buffer_text(&text, "\"x\"y,b\n");
	unit_listen();
	ck_assert(!csv_read_path(unit_write(folder, "t.csv", buffer_slice(&text)), EXIT_DATA, on_row, &rows));
	ck_assert_ptr_nonnull(strstr(unit_heard(), "t.csv:40001: error: not valid CSV"));
	ck_assert(!csv_read_path("/nowhere/t.csv", EXIT_DATA, on_row, &rows));
	ck_assert_int_eq(exit_status(), EXIT_NO_INPUT);
	buffer_free(&text);
	buffer_free(&rows);
	unit_folder_remove(folder);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{read_rows, ROWS(good)}, {fault, ROWS(faults)}, {stop, 0}, {write_fields, ROWS(fields)}, {oracle, 0},
		{own_round_trip, 0}, {piece_by_piece, 0}, {faults_of_files, 0},
	};

	return UNIT_RUN("csv", units);
}
