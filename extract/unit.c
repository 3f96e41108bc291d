#include "extract/unit.h"

#include "extract/words.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static const struct unit units[] = {
#define UNIT(word, kind, name, flags) {word, COUNT(word) - 1, kind, name, flags},
#include "extract/units.def"
#undef UNIT
};

static const struct {
	const char32_t *unit, *next;
} followers[] = {
#define FOLLOWER(unit, next) {unit, next},
#include "extract/followers.def"
#undef FOLLOWER
};

static struct words unit_words, follower_words;

const char *fact_kind_name(enum fact_kind kind)
{
	static const char *const names[] = {
#define KIND(id, name) name,
#include "extract/kinds.def"
#undef KIND
	};

	return names[kind];
}

void units_start(void)
{
	if (unit_words.n)
		return;
	for (size_t i = 0; i < COUNT(units); i++)
		words_add(&unit_words, units[i].word, (int)i);
	for (size_t i = 0; i < COUNT(followers); i++)
		words_add(&follower_words, followers[i].unit, (int)i);
}

/* 380件次之 ranks 380件: 次之 ends its clause, unlike 件次 in 2,700件次之3成 */
static bool is_ranked(const struct text *t, size_t i, size_t end)
{
	char32_t behind = text_char(t, end + 1);

	return end > i + 1 && t->cp[end - 1] == U'次' && text_char(t, end) == U'之' &&
	       (behind == 0 || is_any(behind, U"，、。；：）"));
}

/* 支出 is no unit 支: the character behind the unit makes another word of it */
static bool is_other_word(const struct text *t, size_t i, size_t end)
{
	size_t length;
	int f = words_longest(&follower_words, t, 0, i, &length);
	char32_t next = text_char(t, end);

	if (f == NO_WORD || i + length != end || next == 0)
		return false;
	for (const char32_t *c = followers[f].next; *c; c++)
		if (*c == next)
			return true;
	return false;
}

const struct unit *unit_match(const struct text *t, size_t i)
{
	size_t length;
	int u = words_longest(&unit_words, t, 0, i, &length);

	if (u == NO_WORD)
		return NULL;
	if (text_is(t, i, CHAR_LATIN) && text_is(t, i + length, CHAR_LATIN | CHAR_DIGIT))
		return NULL;
	if (!is_other_word(t, i, i + length) && !is_ranked(t, i, i + length))
		return &units[u];
	/* 4項目標: 項 where 項目 is none */
	for (size_t k = 0; length > 1 && k < COUNT(units); k++)
		if (units[k].length == 1 && units[k].word[0] == t->cp[i])
			return &units[k];
	return NULL;
}

const struct unit *unit_of(char32_t c)
{
	struct text one = {.cp = &c, .n = 1};
	size_t length;
	int u = words_longest(&unit_words, &one, 0, 0, &length);

	return u == NO_WORD ? NULL : &units[u];
}

bool unit_is_known(char32_t c)
{
	return unit_of(c) != NULL;
}
