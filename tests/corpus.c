/* corpus: a large text made of given documents, for measuring. The documents follow each other again and
 * again; the digits in them are drawn anew each time, so that no two repeats are alike (a plain repeat
 * flatters a tokenizer). The lines keep their order: the outline is part of the work, and shuffled lines
 * make one that no report has.
 *     corpus MEGABYTES FILE... > OUT
 * Deterministic: the same arguments give the same bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/output.h"

struct line {
	const char *p;
	size_t n;
};

static uint64_t state = 88172645463325252u;

static uint64_t draw(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static void write_line(struct output *o, struct line line)
{
	char *copy = xmalloc(line.n + 1);

	memcpy(copy, line.p, line.n);
	for (size_t i = 0; i < line.n; i++) {
		bool first = i == 0 || copy[i - 1] < '0' || copy[i - 1] > '9';

		/* years and months keep their first digit: a date stays a date more often than not */
		if (copy[i] >= '0' && copy[i] <= '9' && !(first && copy[i] <= '1'))
			copy[i] = (char)('0' + draw() % (first ? 9 : 10) + first);
	}
	output_add(o, (struct slice){copy, line.n});
	output_char(o, '\n');
	free(copy);
}

static size_t split(struct slice bytes, struct line **lines, size_t *cap, size_t n)
{
	size_t at = 0;

	while (at < bytes.n) {
		const char *hit = memchr(bytes.p + at, '\n', bytes.n - at);
		size_t end = hit ? (size_t)(hit - bytes.p) : bytes.n;

		*lines = xgrow(*lines, cap, n + 1, sizeof **lines);
		(*lines)[n++] = (struct line){bytes.p + at, end - at};
		at = end + 1;
	}
	return n;
}

int main(int argc, char **argv)
{
	size_t wanted = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) * 1000000 : 0, done = 0, n = 0, cap = 0;
	struct line *lines = NULL;
	struct output *out = output_open(NULL);

	if (argc < 3 || wanted == 0) {
		fputs("usage: corpus MEGABYTES FILE...\n", stderr);
		return EXIT_USAGE;
	}
	/* the texts stay in memory until the program ends: the lines point into them */
	for (int i = 2; i < argc; i++) {
		struct input in;

		if (input_read(&in, argv[i], 0))
			n = split(in.bytes, &lines, &cap, n);
	}
	for (size_t i = 0; n && done < wanted; i = (i + 1) % n) {
		write_line(out, lines[i]);
		done += lines[i].n + 1;
	}
	output_close(out);
	free(lines);
	return exit_status();
}
