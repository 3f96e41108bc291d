/* Which words may stand as a label. */
#include "core/utf8.h"
#include "plots/number.h"
#include "plots/tidy.h"
#include "plots/clean.h"
#include "plots/wording.h"

enum { LEAST_GLYPHS = 2, MOST_GLYPHS = 26 };

bool wording_is_total(struct slice label)
{
	static const char *const totals[] = {"合計", "總計", "小計", "共計", "總數", "計", "總和", NULL};

	return slice_is_any(label, totals);
}

static size_t glyphs(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

/* a row of numbers of a torn table */
static bool has_number_apart(struct slice s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		if (s.p[i] == ' ' && s.p[i + 1] >= '0' && s.p[i + 1] <= '9')
			return true;
	return false;
}

/* names no thing at all */
static bool is_measure_word(struct slice s)
{
	static const char *const words[] = {"金額", "數量", "數額", "部分", "情形", "其中", "比較", "單價", "本年度",
	                                    "上年度", "主要", "擴及", "留待", "幅度", "主管", "機關", NULL};

	return slice_is_any(s, words);
}

/* says nothing without its sentence */
static bool is_empty_word(struct slice s)
{
	static const char *const words[] = {"活動", "受惠", "結果", "說明", "項目", "案件", "各項", "經費", "計畫",
	                                    "辦理", "原編", "追加", "追減", "改列", "原列", "編列", "人數",
	                                    "件數", "次數", "場次", "餘額", "增加", "減少", "收入", "支出", "發生", "分配", "解除", "完成", NULL};

	return slice_is_any(s, words);
}

static bool is_torn(struct slice s)
{
	static const char *const heads[] = {"該", "此", "並", "及", "與", "或", "等", "如", "另", "因", "的", "之", "即",
	                                    "且", "但", "而", "則", "又", "亦", "按", "係", "較", "故", "俾", "惟",
	                                    "攸關", "後之", "所", NULL};
	static const char *const ends[] = {"之", "的", "及", "與", "以", "於", "為", "在", "由", "至", "經", "達", "約",
	                                   "占", "並", "或", "將", "其", "較", "已", "未", "、", "係", NULL};
	static const char *const marks[] = {"，", "。", "；", "：", "？", "！", ",", ";", NULL};

	unsigned char first = s.n ? (unsigned char)s.p[0] : 0;

	/* a formula, a list mark */
	if (first < 0x80 && !((first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') ||
	                      (first >= 'a' && first <= 'z')))
		return true;
	if (slice_starts(s, SLICE("其")) && !slice_starts(s, SLICE("其他")))
		return true;
	if (slice_ends(s, SLICE("等")) && !tidy_is_grade(s))
		return true;
	return slice_starts_any(s, heads) || slice_ends_any(s, ends) || slice_has_any(s, marks) || has_number_apart(s);
}

bool wording_is_name(struct slice label)
{
	size_t n = glyphs(label);

	return n >= LEAST_GLYPHS && n <= MOST_GLYPHS && !is_empty_word(label) && !is_measure_word(label) &&
	       !wording_is_total(label) && !is_torn(label);
}

bool wording_is_part(struct slice label)
{
	return label.n > 0 && glyphs(label) <= MOST_GLYPHS + MOST_GLYPHS / 2 && !is_measure_word(label) && !is_torn(label);
}

bool wording_is_cell_name(struct slice label)
{
	return label.n > 0 && !is_measure_word(label) && !is_torn(label);
}

bool wording_has_digit(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* 本季, 累計, 截至本季累計: over which span a measure was counted */
static struct slice span_of(struct slice level)
{
	static const char *const sums[] = {"累計", "累積", NULL};
	static const char *const spans[] = {"本月", "當月", "單月", "本季", "當季", "單季", "本期", "當期", "全年", NULL};

	if (slice_has_any(level, sums))
		return SLICE("累計");
	return slice_is_any(level, spans) ? level : (struct slice){"", 0};
}

struct slice wording_levels(struct arena *mem, struct slice label, struct slice *group)
{
	struct slice last = label_last_level(label), name = wording_tidy(mem, last), above, span;

	*group = (struct slice){"", 0};
	if (last.n + 3 >= label.n)
		return name;
	/* " / " stands between */
	above = wording_tidy(mem, label_last_level((struct slice){label.p, (size_t)(last.p - label.p) - 3}));
	span = span_of(above);
	if (span.n && !slice_has(name, span))
		return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(span), SLICE_ARGS(name));
	if (span.n == 0)
		*group = above;
	return name;
}

struct slice wording_written(struct arena *mem, const struct fact *f)
{
	struct slice raw = clean_figure(mem, f->raw), unit;
	struct decimal value;

	if (!fact_value(f, &value))
		return raw;
	/* its scale is the column's: 千元 */
	if (f->row.n && slice_is(f->kind, "money"))
		return number_exact(mem, value, f->unit);
	/* 1862 in a column of counts */
	if (!wording_has_digit(raw) || (f->row.n && slice_is(f->kind, "count")))
		return number_exact(mem, value, f->unit);
	unit = clean_text(mem, f->unit);
	if (f->row.n == 0 || unit.n == 0 || slice_ends(raw, unit) || slice_is(f->kind, "money"))
		return raw;
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(raw), SLICE_ARGS(unit));
}
