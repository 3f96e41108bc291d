/* conserve: a document against its facts and rejects, see covering.h
 *     conserve DOCUMENT FACTS.csv REJECTS.csv */
#include "core/input.h"
#include "tests/covering.h"

static void on_reject(void *context, const void *row)
{
	const struct reject *r = row;

	cover(context, r->line, r->start, r->end, r->raw);
}

int main(int argc, char **argv)
{
	struct covering c;
	struct facts facts = {0};
	struct input doc, rejects;
	struct arena mem = {0};
	bool bad;

	if (argc != 4 || !input_read(&doc, argv[1], 0) || !facts_read(&facts, argv[2]) ||
	    !input_read(&rejects, argv[3], 0))
		return EXIT_USAGE;
	covering_open(&c, doc.bytes);
	for (size_t i = 0; i < facts.n; i++)
		cover_fact(&c, &facts.v[i]);
	if (!table_read(&rejects_table, rejects.bytes, argv[3], &mem, on_reject, &c))
		return exit_status();
	check_digits(&c);
	bad = c.faults > 0;
	covering_close(&c);
	arena_free(&mem);
	facts_free(&facts);
	input_free(&doc);
	input_free(&rejects);
	return bad ? EXIT_FINDING : 0;
}
