/* Parts of a whole that no 其中 announces: 復建26座已完成8座, 求助6,718件，屬急難者1,217件, 以住宅火災1,219次最多. They may be no
 * parts, so that one above the whole is no fault: only what holds is told. */
#include "analyze/relation.h"

/* 26座橋梁已完成8座; 發生21件、破獲20件: what is done of what was told before, in a few words, for more of them name a
 * thing of its own (已辦理家戶訪視8場) */
static bool tells_what_is_done(struct slice gap)
{
	enum { FEW = 7 * 3 };
	static const char *const words[] = {"已", "完成", "核准", "獲准", "通過", "破獲", "結案", "辦結", "錄取", "及格", "到考",
	                                    "報到", "採納", "開工", "完工", "啟用", "未滿", "逾期", NULL};
	static const char *const done[] = {"已完成", "已改善", "已核定", "已核准", "已辦結", "已結案", "已完工", "已啟用", NULL};

	if (slice_starts(gap, SLICE("、"))) {
		gap.p += sizeof "、" - 1;
		gap.n -= sizeof "、" - 1;
	}
	return (gap.n <= FEW && slice_starts_any(gap, words)) || slice_ends_any(gap, done);
}

/* 屬急難者1,217件, 65歲以上者計11人: those of the whole that are so */
static bool tells_who(struct slice gap)
{
	static const char *const verbs[] = {"計有", "共有", "達", "計", "有", "為", "共", NULL};
	static const char *const tests[] = {"屬", "歲", "未滿", "未達", "逾", NULL};

	for (size_t i = 0; verbs[i]; i++)
		if (slice_ends(gap, slice_of(verbs[i]))) {
			gap.n -= slice_of(verbs[i]).n;
			break;
		}
	return slice_ends(gap, SLICE("者")) && slice_has_any(gap, tests);
}

/* 以住宅火災1,219次最多: the first of the kinds of a whole; 以3月之31件最多 is of a time */
static bool tells_the_most(const struct scope *s, size_t i, struct slice gap)
{
	static const char *const most[] = {"最多", "為最多", "最高", "為最高", "居多", "居首", "居冠", "占多數", "為大宗", "占第1位", "占第一位", "為主", NULL};
	static const char *const times[] = {"月", "年", "季", "日", NULL};

	return slice_has(gap, SLICE("以")) && slice_starts_any(scope_tail(s, i), most) && !slice_has_any(gap, times);
}

/* 本月新收100件，已結90件: what is done may have come in before */
static bool flows_in(const struct scope *s, size_t i)
{
	static const char *const words[] = {"新收", "新增", "新申請", "新進", "流入", NULL};

	return slice_has_any(scope_gap(s, i), words);
}

static bool can_be_whole(const struct scope *s, size_t i, size_t part)
{
	return !flows_in(s, i) && operand_same_unit(&s->v[i], &s->v[part]) && scope_is_plain(s, i) && !scope_is_bracketed(s, i) && !scope_is_included(s, i);
}

/* the nearest figure of the unit in front, in the sentence; with before: or in the one in front */
static long whole_of(const struct scope *s, size_t part, bool before)
{
	const struct fact *f = s->v[part].fact;

	for (size_t i = part; i > 0 && s->v[i - 1].fact->block == f->block && s->v[i - 1].fact->sentence + before >= f->sentence; i--)
		if (can_be_whole(s, i - 1, part))
			return (long)i - 1;
	return NO_TARGET;
}

static void propose_portion(struct relations *list, size_t part, size_t whole)
{
	struct relation r = relation_new(list, RELATION_SUBSET, RANK_WEAK);

	r.source = SOURCE_CUE;
	r.target = (long)part;
	r.firmness = CONFIRM;
	relation_term(&r, whole, 1);
	relation_propose(list, &r);
}

void propose_portions(const struct scope *s, struct relations *list)
{
	for (size_t i = 1; i < s->n; i++) {
		struct slice gap;
		long whole;
		bool most;

		if (s->v[i - 1].fact->block != s->v[i].fact->block || !scope_is_plain(s, i) || scope_is_included(s, i))
			continue;
		gap = scope_gap(s, i);
		most = tells_the_most(s, i, gap);
		if (!most && !tells_who(gap) && !tells_what_is_done(gap))
			continue;
		whole = whole_of(s, i, most);
		if (whole >= 0)
			propose_portion(list, i, (size_t)whole);
	}
}
