/* widen: stdin to stdout with the digits of quantities in full width, for the twin test: a digit is left
 * as it is beside a letter or sign of a code, an address or a mark, where width is part of the form. */
#include <stdio.h>

#include "core/input.h"
#include "core/message.h"
#include "core/output.h"

static bool is_digit(struct slice s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static bool is_han(struct slice s, size_t i)
{
	return i < s.n && (unsigned char)s.p[i] >= 0xe3 && (unsigned char)s.p[i] <= 0xe9;
}

int main(void)
{
	struct input in;
	struct output *out = output_open(NULL);
	bool line_start = true;

	if (!input_read(&in, "-", 0))
		return exit_status();
	for (size_t i = 0; i < in.bytes.n;) {
		size_t end = i;

		while (is_digit(in.bytes, end))
			end++;
		/* a run between two ideographs is a plain number */
		if (end > i && !line_start && i >= 3 && is_han(in.bytes, i - 3) && is_han(in.bytes, end)) {
			for (; i < end; i++)
				output_printf(out, "\xef\xbc%c", (char)(0x90 + in.bytes.p[i] - '0'));
			continue;
		}
		if (end == i)
			end++;
		line_start = in.bytes.p[i] == '\n';
		output_add(out, (struct slice){in.bytes.p + i, end - i});
		i = end;
	}
	output_close(out);
	input_free(&in);
	return exit_status();
}
