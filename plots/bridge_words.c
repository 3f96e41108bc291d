/* What a waterfall says: by how much and to what the amount was changed. */
#include "plots/bridge.h"
#include "plots/clean.h"
#include "plots/layout.h"
#include "plots/typeset.h"
#include "plots/wording.h"

/* the verb all changes share, else 淨減 or 淨增 */
static struct slice verb_of(struct arena *mem, const struct bridge *br)
{
	static const char *const totals[] = {"共計", "合計"};
	struct slice verb = {"", 0};

	for (size_t i = 0; i < br->n; i++) {
		const struct fact *f = br->steps[i].fact;
		struct slice cue = f != NULL ? f->cue : (struct slice){"", 0};

		if (cue.n == 0 || (verb.n && !slice_eq(verb, cue)))
			return br->end < br->start ? SLICE("淨減") : SLICE("淨增");
		verb = cue;
	}
	for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
		size_t n = slice_of(totals[i]).n;

		if (slice_starts(verb, slice_of(totals[i])) && verb.n > n)
			verb = (struct slice){verb.p + n, verb.n - n};
	}
	return clean_text(mem, verb);
}

/* The annotation of a fall stands right of the last change, at the height of the first: is that one
 * or its label in the way? */
static bool is_crowded(const struct bridge *br, struct slice annotation)
{
	enum { CLEAR_BELOW = 25 }; /* percent of the span */
	/* from the bar's edge, 0.3 columns behind its middle, to 0.64 behind the last column's */
	int room = bridge_pitch(br) * 134 / 100 - 24;
	int128 top = br->end - br->steps[br->n - 1].change;

	return br->zoom && !bridge_rises(br) &&
	       (top - br->low) * 100 > (br->high - br->low) * CLEAR_BELOW &&
	       typeset_width(annotation, BOLD, SIZE_LABEL) > room;
}

/* What was changed: 中央銀行營業總收入. The heading above names the office, the sentence the item; a heading further
 * up says nothing of the item. */
static struct slice matter_of(struct arena *mem, const struct book *b, const struct fact *original)
{
	struct slice topic = wording_topic(mem, b, original), item = wording_own_name(mem, original);
	const struct fact *nearest = book_heading(b, original, 0);

	if (topic.n && (!wording_is_name(item) || slice_has(topic, item)))
		return topic;
	if (topic.n == 0 && item.n == 0)
		return wording_subject(mem, b, original);
	if (topic.n == 0)
		return wording_is_name(item) ? item : topic;
	if (slice_has(item, topic) || nearest == NULL || !slice_eq(nearest->section, original->section) ||
	    !slice_eq(wording_tidy(mem, nearest->raw), topic))
		return item;
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(topic), SLICE_ARGS(item));
}

static void set_title(struct arena *mem, const struct book *b, struct spec *s,
                      const struct bridge *br)
{
	struct decimal net = bridge_amount(br, br->end - br->start);
	struct decimal final = bridge_amount(br, br->end), tenth = {1, br->scale.exp - 1};
	struct slice verb = verb_of(mem, br), size, rate, revised, end;
	struct slice topic = matter_of(mem, b, br->original), candidates[4];

	rate = bridge_share(mem, br, bridge_magnitude(br->end - br->start));
	size = number_label(mem, number_magnitude(net), br->scale);
	end = decimal_cmp(final, tenth) < 0 ? number_exact(mem, final, br->revised->unit)
	                                    : arena_printf(mem, "%.*s%.*s", SLICE_ARGS(number_label(mem, final, br->scale)),
	                                                   SLICE_ARGS(br->scale.name));
	revised = arena_printf(mem, "%.*s%.*s，%.*s%.*s", SLICE_ARGS(verb), SLICE_ARGS(rate),
	                       SLICE_ARGS(br->revised->cue.n ? br->revised->cue : SLICE("為")), SLICE_ARGS(end));
	candidates[0] = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(topic), SLICE_ARGS(revised));
	/* 特別預算案刪減 reads as well without its 案 */
	if (slice_ends(topic, SLICE("案")))
		topic.n -= sizeof "案" - 1;
	candidates[1] = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(topic), SLICE_ARGS(revised));
	candidates[2] = arena_printf(mem, "%.*s%.*s%.*s", SLICE_ARGS(topic), SLICE_ARGS(verb),
	                             SLICE_ARGS(rate));
	candidates[3] = revised;
	s->chart.title = wording_title(mem, candidates, 4);
	s->chart.annot1 =
	        arena_printf(mem, "%s%.*s%.*s%.*s\n%s%.*s", br->n > 1 ? "合計" : "",
	                     SLICE_ARGS(verb), SLICE_ARGS(size), SLICE_ARGS(br->scale.name),
	                     br->end < br->start ? "−" : "+", SLICE_ARGS(rate));
	if (!bridge_is_annotated(br) || is_crowded(br, s->chart.annot1))
		s->chart.annot1.n = 0;
	/* one panel has its annotation on the line of the caption */
	if (!br->zoom)
		s->chart.annot1 =
		        arena_printf(mem, "%s%.*s%.*s%.*s（%s%.*s）", br->n > 1 ? "合計" : "",
		                     SLICE_ARGS(verb), SLICE_ARGS(size), SLICE_ARGS(br->scale.name),
		                     br->end < br->start ? "−" : "+", SLICE_ARGS(rate));
}

void bridge_set_words(struct arena *mem, const struct book *b, struct spec *s,
                      const struct bridge *br)
{
	struct slice verb = verb_of(mem, br), currency = number_currency(br->original->unit);
	struct slice unit =
	        arena_printf(mem, "%.*s%.*s", SLICE_ARGS(currency), SLICE_ARGS(br->scale.name));

	set_title(mem, b, s, br);
	s->chart.unit = unit;
	s->chart.period = br->original->period;
	s->chart.subtitle =
	        wording_subtitle(mem, wording_scope(mem, b, br->original, s->chart.title),
	                         wording_period(mem, br->original->period), unit);
	s->chart.caption1 = br->zoom ? SLICE("全貌（縱軸自0起）") : SLICE("縱軸自0起");
	if (br->zoom)
		s->chart.caption2 = arena_printf(
		        mem, "放大圖：%.*s部分（縱軸非自0起，總額柱以折線截斷）", SLICE_ARGS(verb));
	s->chart.note = SLICE("百分比為占原列數之比率，由本圖計算。");
	s->chart.badge = SLICE("verified");
	s->chart.badge_text = SLICE("已核對：加總相符");
}
