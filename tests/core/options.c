/* options and message */
#include "tests/unit.h"

#include "core/buffer.h"
#include "core/message.h"
#include "core/options.h"

static const struct option_spec specs[] = {
	{"output", 'o', "FILE", "write there"},
	{"explain", 0, NULL, "tell how"},
	{"verbose", 'v', NULL, "tell more"},
	{"date", 0, "DATE", "the date"},
	{"help", 'h', NULL, "this text"},
};

static const struct {
	const char *line;   /* words behind the subcommand */
	const char *parsed; /* options in order, then the operands */
} lines[] = {
	{"", "|"},
	{"a b", "|a b"},
	{"-o x a", "output=x|a"},
	{"-ox a", "output=x|a"},
	{"--output x a", "output=x|a"},
	{"--output=x a", "output=x|a"},
	{"--output= a", "output=|a"},
	{"a -o x b", "output=x|a b"},
	{"a --explain b --date=2022-12-29", "explain date=2022-12-29|a b"},
	{"-vo x", "verbose output=x|"},
	{"-v -v", "verbose verbose|"},
	{"-- -o x", "|-o x"},
	{"-", "|-"},
	{"-o - -", "output=-|-"},
	{"-o -v a", "output=-v|a"},
	{"--help", "help|"},
	{"報告.md -v", "verbose|報告.md"},
};

/* splits the line and reads it; the result as in `lines`, or BAD */
static void read_line(const char *line, struct buffer *out)
{
	char room[256];
	char *argv[16] = {(char[]){"extract"}};
	int argc = 1, option, n;
	struct options o;
	char **operands;

	snprintf(room, sizeof room, "%s", line);
	for (char *word = strtok(room, " "); word != NULL; word = strtok(NULL, " "))
		argv[argc++] = word;
	options_start(&o, specs, sizeof specs / sizeof specs[0], argc, argv);
	while ((option = options_next(&o)) >= 0) {
		buffer_printf(out, "%s%s", out->n ? " " : "", specs[option].name);
		if (specs[option].argument)
			buffer_printf(out, "=%s", o.value);
	}
	if (option == OPTIONS_BAD) {
		buffer_text(out, "BAD");
		return;
	}
	operands = options_operands(&o, &n);
	buffer_char(out, '|');
	for (int i = 0; i < n; i++)
		buffer_printf(out, "%s%s", i ? " " : "", operands[i]);
}

START_TEST(parse)
{
	struct buffer got = {0};

	for (int again = 0; again < 2; again++) {
		buffer_clear(&got);
		read_line(lines[_i].line, &got);
		ck_assert_msg(slice_is(buffer_slice(&got), lines[_i].parsed), "'%s': %.*s", lines[_i].line,
		              SLICE_ARGS(buffer_slice(&got)));
	}
	ck_assert_int_eq(exit_status(), EXIT_DONE);
	buffer_free(&got);
}
END_TEST

static const struct {
	const char *line, *message;
} faults[] = {
	{"--nope", "unknown option: --nope"},
	{"-z", "unknown option: -z"},
	{"-vz", "unknown option: -z"},
	{"-zv a", "unknown option: -z"},
	{"a b -zv", "unknown option: -z"},
	{"-o", "option needs an argument: -o"},
	{"a --date", "option needs an argument: --date"},
	{"--nope=\x1b[2J", "unknown option: --nope=\\u{1b}[2J"},
};

START_TEST(fault)
{
	struct buffer got = {0};
	const char *heard;

	unit_listen();
	read_line(faults[_i].line, &got);
	heard = unit_heard();
	ck_assert_msg(slice_ends(buffer_slice(&got), SLICE("BAD")), "'%s'", faults[_i].line);
	ck_assert_msg(strstr(heard, faults[_i].message) != NULL, "'%s': %s", faults[_i].line, heard);
	ck_assert_msg(strstr(heard, "try 'heshu extract --help'") != NULL, "%s", heard);
	ck_assert_int_eq(exit_status(), EXIT_USAGE);
	buffer_free(&got);
}
END_TEST

/* ---- message ---------------------------------------------------------------------------------------- */

static const struct {
	const char *text;
	size_t limit;
	const char *quoted;
} quotes[] = {
	{"", 10, ""},
	{"abc", 10, "abc"},
	{"預算", 10, "預算"},
	{"a\nb", 10, "a\\u{a}b"},
	{"\x1b[31m", 20, "\\u{1b}[31m"},
	{"a\tb", 10, "a\\u{9}b"},
	{"\x7f", 10, "\\u{7f}"},
	{"\xc2\x9b", 10, "\\u{9b}"},
	{"a\u200b" "b", 20, "a\\u{200b}b"},
	{"\u202e" "abc", 20, "\\u{202e}abc"},
	{"\u2066x", 20, "\\u{2066}x"},
	{"\ufeffx", 20, "\\u{feff}x"},
	{"a\xff" "b", 20, "a\\xffb"},
	{"\xe4\xb8", 20, "\\xe4\\xb8"},
	{"\xed\xa0\x80", 20, "\\xed\\xa0\\x80"},
	{"abcdef", 3, "abc..."},
	{"abc", 3, "abc"},
	{"主計處", 4, "主計..."},
};

START_TEST(quote)
{
	const char *got = message_quote(slice_of(quotes[_i].text), quotes[_i].limit);

	ck_assert_msg(strcmp(got, quotes[_i].quoted) == 0, "row %d: %s", _i, got);
}
END_TEST

START_TEST(quote_limits)
{
	static char many[5000];
	const char *first, *second;

	memset(many, '\x01', sizeof many);
	ck_assert_uint_lt(strlen(message_quote((struct slice){many, sizeof many}, 100000)), 1024);
	memset(many, '\xff', sizeof many);
	ck_assert_uint_lt(strlen(message_quote((struct slice){many, sizeof many}, 100000)), 1024);
	ck_assert_str_eq(message_quote((struct slice){"a\0b", 3}, 9), "a\\u{0}b");
	first = message_quote(SLICE("one"), 9);
	second = message_quote(SLICE("two"), 9);
	ck_assert_str_eq(first, "one");
	ck_assert_str_eq(second, "two");
}
END_TEST

START_TEST(lines_of_messages)
{
	unit_listen();
	message(MESSAGE_WARNING, "a.md", 12, "odd: %d", 3);
	message(MESSAGE_NOTE, NULL, 12, "no file");
	message(MESSAGE_ERROR, "a\x1b.md", 0, "no line");
	message(MESSAGE_INFO, NULL, 0, "hidden");
	message_verbose(true);
	message(MESSAGE_INFO, NULL, 0, "shown");
	ck_assert_str_eq(unit_heard(), "heshu: a.md:12: warning: odd: 3\nheshu: note: no file\n"
	                               "heshu: a\\u{1b}.md: error: no line\nheshu: info: shown\n");
	ck_assert_int_eq(exit_status(), EXIT_DONE);
}
END_TEST

/* the largest code wins, in whatever order they come */
START_TEST(exit_codes)
{
	exit_raise(EXIT_FINDING);
	ck_assert_int_eq(exit_status(), 1);
	exit_raise(EXIT_IO);
	exit_raise(EXIT_DATA);
	ck_assert_int_eq(exit_status(), 74);
	unit_listen();
	message_error(EXIT_CONFIG, NULL, 0, "x");
	unit_heard();
	ck_assert_int_eq(exit_status(), 78);
	exit_raise(EXIT_DONE);
	ck_assert_int_eq(exit_status(), 78);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{parse, ROWS(lines)},  {fault, ROWS(faults)}, {quote, ROWS(quotes)},
		{quote_limits, 0},     {lines_of_messages, 0}, {exit_codes, 0},
	};

	return UNIT_RUN("options, message", units);
}
