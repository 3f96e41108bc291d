/* mutate: how well the checker finds errors, by planting them (reconciliation.md 3).
 *     mutate make DOCUMENT FACTS CHECKS GOLD DIR > PLAN    one changed copy of the document a file of DIR
 *     mutate judge FLOORS FACTS CHECKS GOLD ALL_FACTS ALL_CHECKS PLAN
 * FACTS, CHECKS: of the clean document; ALL_...: of the copies. GOLD: the inventory of its relations by hand, so that
 * those that are not found count as missed; - : what holds in CHECKS. Errors are planted in every figure of an
 * equality of GOLD, and in some that stand in none, where all that they make fail is a false alarm. FLOORS:
 * FOUND,CAUGHT,LOCATED in per mille. Deterministic. Exit 1 below the floors. */
#include <stdio.h>
#include <string.h>

#include "core/input.h"
#include "core/output.h"
#include "tests/mutate/judge.h"
#include "tests/mutate/plant.h"

enum { OUTSIDE_STEP = 4, BYTES_MAX = 1 << 30 };

static bool is_quantity(const struct fact *f)
{
	static const char *const kinds[] = {"count", "money", "percent", "measure", "ratio", "duration", NULL};

	return slice_is_any(f->kind, kinds);
}

static bool read_clean(struct facts *facts, struct checks *checks, struct gold *gold, char **path)
{
	if (!facts_read(facts, path[0]) || !checks_read(checks, path[1]))
		return false;
	if (strcmp(path[2], "-") != 0)
		return gold_read(gold, path[2], facts);
	gold_from_checks(gold, checks, facts);
	return true;
}

static void plant_all(struct copies *c, const struct facts *facts, const struct checks *checks, const struct gold *gold)
{
	size_t outside = 0;

	for (size_t i = 0; i < facts->n; i++) {
		if (!is_quantity(&facts->v[i]) || (gold_of(gold, i) == NULL && outside++ % OUTSIDE_STEP != 0))
			continue;
		plant_digits(c, facts, i);
		if (gold->by_hand)
			plant_words(c, facts, i);
		plant_neutral(c, facts, i);
	}
	for (size_t i = 0; i < gold->n; i++) {
		const struct gold_relation *r = &gold->v[i];

		if (!gold->by_hand || r->trap || r->unread || !r->equality)
			continue;
		plant_exchange(c, facts, r);
		plant_missing_item(c, checks, facts, r);
		plant_raised(c, facts, gold, r);
		plant_rounded(c, facts, r);
	}
	if (gold->by_hand)
		plant_reordered(c);
}

static int make(char **argument)
{
	struct facts facts = {0};
	struct checks checks = {0};
	struct gold gold = {0};
	struct input in = {0};
	struct copies c = {.folder = argument[4]};
	bool good = input_read(&in, argument[0], BYTES_MAX) && read_clean(&facts, &checks, &gold, argument + 1);

	c.bytes = in.bytes;
	if (good)
		plant_all(&c, &facts, &checks, &gold);
	facts_free(&facts);
	checks_free(&checks);
	gold_free(&gold);
	input_free(&in);
	return !good || c.failed;
}

static int judge_files(char **argument)
{
	struct facts facts = {0}, all_facts = {0};
	struct checks checks = {0}, all_checks = {0};
	struct gold gold = {0};
	struct input plan = {0};
	struct floors floors;
	struct clean clean = {&facts, &checks, &gold};
	bool good = sscanf(argument[0], "%ld,%ld,%ld", &floors.found, &floors.caught, &floors.located) == 3 &&
	            read_clean(&facts, &checks, &gold, argument + 1) && facts_read(&all_facts, argument[4]) &&
	            checks_read(&all_checks, argument[5]) && input_read(&plan, argument[6], BYTES_MAX);

	good = good && judge(&clean, &all_facts, &all_checks, plan.bytes, &floors);
	facts_free(&facts);
	facts_free(&all_facts);
	checks_free(&checks);
	checks_free(&all_checks);
	gold_free(&gold);
	input_free(&plan);
	return !good;
}

int main(int argc, char **argv)
{
	output_sync(false);
	if (argc == 7 && strcmp(argv[1], "make") == 0)
		return make(argv + 2);
	if (argc == 9 && strcmp(argv[1], "judge") == 0)
		return judge_files(argv + 2);
	fputs("usage: mutate make DOCUMENT FACTS CHECKS GOLD DIR\n"
	      "       mutate judge FOUND,CAUGHT,LOCATED FACTS CHECKS GOLD ALL_FACTS ALL_CHECKS PLAN\n",
	      stderr);
	return 64;
}
