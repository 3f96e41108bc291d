/* wrap: stdin to stdout with its lines broken at a width, as PDF export does it: in words and numbers too. Headings
 * and tables stay as they are.
 *     wrap COLUMNS < document */
#include <stdlib.h>

#include "core/input.h"
#include "core/message.h"
#include "core/output.h"
#include "core/utf8.h"

static void wrap_line(struct output *out, struct slice line, int width)
{
	int column = 0;

	for (size_t i = 0; i < line.n;) {
		char32_t c;
		size_t length = utf8_decode(line.p + i, line.n - i, &c);
		int columns = utf8_columns(c);

		if (column + columns > width) {
			output_add(out, SLICE("\n"));
			column = 0;
		}
		column += columns;
		output_add(out, (struct slice){line.p + i, length});
		i += length;
	}
}

int main(int argc, char **argv)
{
	struct input in;
	struct output *out = output_open(NULL);
	int width = argc == 2 ? atoi(argv[1]) : 0;

	if (width < 2 || !input_read(&in, "-", 0))
		return EXIT_USAGE;
	for (size_t i = 0; i < in.bytes.n;) {
		const char *end = memchr(in.bytes.p + i, '\n', in.bytes.n - i);
		struct slice line = {in.bytes.p + i, end ? (size_t)(end - (in.bytes.p + i)) : in.bytes.n - i};

		if (line.n && (line.p[0] == '|' || line.p[0] == '<' || line.p[0] == '#'))
			output_add(out, line);
		else
			wrap_line(out, line, width);
		output_add(out, SLICE("\n"));
		i += line.n + 1;
	}
	output_close(out);
	input_free(&in);
	return exit_status();
}
