/* 由4.2%降至3.9%, 增加為380人, 高於全國平均3.1%: the word tells which of two figures is the larger. */
#include "analyze/directions.h"

#include "analyze/comparison.h"

enum direction { FLAT, RISES, FALLS };

/* of 降至, 提升為, 縮短為; a word of both kinds (增減至) tells nothing */
static enum direction direction_of(struct slice cue)
{
	static const char *const up[] = {"增", "升", "提高", "擴", "成長", "攀", "躍", NULL};
	static const char *const down[] = {"降", "減", "縮", "跌", "滑", "衰", NULL};
	bool rises = slice_has_any(cue, up), falls = slice_has_any(cue, down);

	return rises == falls ? FLAT : rises ? RISES : FALLS;
}

/* 由每4床設置1人提高至每3床1人: what stands behind 每 goes down where the rate goes up */
static bool is_divisor(const struct scope *s, size_t i)
{
	return slice_ends(scope_gap(s, i), SLICE("每"));
}

static bool is_level(const struct scope *s, size_t i)
{
	return comparison_is_level(&s->v[i]) && !operand_is_change(&s->v[i]) && !is_divisor(s, i);
}

static struct slice first_word(struct slice text, const char *const *words)
{
	for (; *words; words++)
		if (slice_has(text, slice_of(*words)))
			return slice_of(*words);
	return slice_of("");
}

/* The word that says where figure i has come to. 38,802件102億元降至23,896件49億元: what follows a figure at once goes
 * where it goes; 增減至 says nothing. */
static struct slice movement_word(const struct scope *s, size_t i)
{
	static const char *const either[] = {"增減", "升降", NULL};
	static const char *const moved[] = {"降至", "降為", "減至", "減為", "減少至", "減少為", "增至", "增為", "增加至", "增加為",
	                                    "升至", "升為", "提高至", "提高為", NULL};

	if (i > 0 && s->v[i].role != ROLE_LEVEL && s->v[i - 1].fact->end == s->v[i].fact->start &&
	    !operand_same_unit(&s->v[i - 1], &s->v[i]))
		i--;
	if (slice_has_any(scope_gap(s, i), either))
		return slice_of("");
	/* 降至下半年57件: the time stands between */
	return s->v[i].role == ROLE_LEVEL ? s->v[i].fact->cue : first_word(scope_gap(s, i), moved);
}

/* 高於 and its like in front of figure i; 不得低於 sets a limit */
static struct slice comparison_word(const struct scope *s, size_t i)
{
	static const char *const words[] = {"高於", "多於", "大於", "低於", "少於", "小於", NULL};
	static const char *const limits[] = {"不", "未", "得", "應", "須", NULL};
	struct slice gap = scope_gap(s, i);

	return slice_has_any(gap, limits) ? slice_of("") : first_word(gap, words);
}

struct slice direction_word(const struct scope *s, size_t i)
{
	struct slice word = movement_word(s, i);

	return word.n > 0 ? word : comparison_word(s, i);
}

/* the nearest figure of the unit in front, in the sentence */
static long figure_before(const struct scope *s, size_t i)
{
	for (size_t j = i; j > 0 && scope_same_sentence(s, j - 1, i); j--)
		if (operand_same_unit(&s->v[j - 1], &s->v[i]) && !operand_is_change(&s->v[j - 1]))
			return is_level(s, j - 1) && !scope_is_bracketed(s, j - 1) ? (long)j - 1 : NO_TARGET;
	return NO_TARGET;
}

/* 由, 自, 從 in front of where it began, or a figure that was itself arrived at (由5件增至8件，再降至3件) */
static bool is_start(const struct scope *s, size_t i)
{
	static const char *const from[] = {"由", "自", "從", "原", NULL};

	return s->v[i].role == ROLE_PREVIOUS || s->v[i].role == ROLE_LEVEL || slice_has_any(scope_gap(s, i), from);
}

static void propose(struct relations *list, size_t smaller, size_t larger, enum firmness firmness)
{
	struct relation r = relation_new(list, RELATION_DIRECTION, RANK_WEAK);

	r.source = SOURCE_CUE;
	r.target = (long)smaller;
	r.firmness = firmness;
	r.bound = true;
	relation_term(&r, larger, 1);
	relation_propose(list, &r);
}

static void propose_movement(const struct scope *s, struct relations *list, size_t i)
{
	enum direction way = direction_of(movement_word(s, i));
	long from = way == FLAT || !is_level(s, i) ? NO_TARGET : figure_before(s, i);

	if (from >= 0)
		propose(list, way == RISES ? (size_t)from : i, way == RISES ? i : (size_t)from,
		        is_start(s, (size_t)from) ? FIRM : CONFIRM);
}

static void propose_comparison(const struct scope *s, struct relations *list, size_t i)
{
	struct slice word = comparison_word(s, i);
	long than = word.n == 0 || !is_level(s, i) ? NO_TARGET : figure_before(s, i);
	bool under = slice_has_any(word, (const char *const[]){"低", "少", "小", NULL});

	if (than >= 0)
		propose(list, under ? (size_t)than : i, under ? i : (size_t)than, CONFIRM);
}

void propose_directions(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		propose_movement(s, list, i);
		propose_comparison(s, list, i);
	}
}
