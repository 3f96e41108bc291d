#include "analyze/level.h"

#include "core/message.h"

static int word_of(const char *const *words, size_t n, const char *value, const char *option)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(slice_of(value), words[i]))
			return (int)i;
	message_error(EXIT_USAGE, NULL, 0, "--%s: unknown value '%s'", option,
	              message_quote(slice_of(value), 40));
	return -1;
}

bool level_read(enum fail_on *level, const char *word)
{
	static const char *const words[] = {"error", "warn", "rounding", "unverifiable"};
	int found = word_of(words, 4, word, "fail-on");

	*level = (enum fail_on)(found < 0 ? 0 : found);
	return found >= 0;
}

bool level_read_rounding(enum rounding *mode, const char *word)
{
	static const char *const words[] = {"half", "trunc", "ceil", "auto"};
	int found = word_of(words, 4, word, "rounding");

	*mode = (enum rounding)(found < 0 ? 0 : found);
	return found >= 0;
}

bool level_is_reached(enum fail_on level, const size_t count[LEVELS])
{
	for (int i = 0; i <= (int)level; i++)
		if (count[i] > 0)
			return true;
	return false;
}

enum fail_on level_of(const struct check *c)
{
	static const char *const verdicts[LEVELS] = {"fail", "note", "within_rounding", "unverifiable"};

	if (check_only_warns(c))
		return FAIL_ON_WARN;
	for (int i = 0; i < LEVELS; i++)
		if (slice_is(c->verdict, verdicts[i]))
			return (enum fail_on)i;
	return LEVELS;
}
