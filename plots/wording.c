#include "plots/wording.h"

#include "plots/clean.h"
#include "plots/layout.h"
#include "plots/number.h"
#include "plots/period.h"
#include "plots/tidy.h"
#include "plots/typeset.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* bytes of six ideographs: a heading that says no more than 辦理情形 */
enum { SHORT_HEADING = 18 };

/* headings that name a part of a report, not its matter, and whole sentences */
static bool has_ideograph(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0xe3)
			return true;
	return false;
}

static bool is_generic(struct slice tidy)
{
	static const char *const ends[] = {"情形", "事項", "說明", "重點", "結果",
	                                   "部分", "概況", "作為", "進度"};

	/* its part of a report tells what it decided, not what about */
	if (slice_is(tidy, "立法院"))
		return true;
	/* 各季 is what is left of 各季執行情形 */
	if (slice_starts(tidy, SLICE("各")) && tidy.n <= sizeof "各季" - 1)
		return true;
	if (tidy.n == 0 || slice_has(tidy, SLICE("，")) || slice_has(tidy, SLICE("。")) ||
	    slice_has(tidy, SLICE("：")) || !has_ideograph(tidy))
		return true;
	for (size_t i = 0; i < COUNT(ends); i++)
		if (slice_ends(tidy, slice_of(ends[i])) && tidy.n <= SHORT_HEADING)
			return true;
	return false;
}

struct slice wording_topic(struct arena *mem, const struct book *b, const struct fact *f)
{
	for (size_t depth = section_depth(f->section); depth > 1; depth--) {
		const struct fact *h = book_heading(b, f, depth);
		struct slice tidy;

		if (h == NULL)
			break;
		tidy = wording_tidy(mem, h->raw);
		if (!is_generic(tidy))
			return tidy;
	}
	return (struct slice){"", 0};
}

/* a column that is called by nothing but its time names no thing */
static struct slice column_name(struct arena *mem, const struct fact *f)
{
	struct slice name = label_last_level(f->column);

	return period_stem(mem, name).n ? wording_tidy(mem, name) : (struct slice){"", 0};
}

/* A cell is called by its row; a row of totals by the group that it sums up, or by its column. */
static struct slice cell_subject(struct arena *mem, const struct fact *f)
{
	static const char *const totals[] = {"合計", "總計", "小計", "共計", "總數", "計"};
	struct slice level = label_last_level(f->row), group = {f->row.p, f->row.n - level.n};

	for (size_t i = 0; i < COUNT(totals); i++)
		if (slice_is(level, totals[i])) {
			if (group.n > 3)
				return wording_tidy(mem, label_last_level((struct slice){group.p, group.n - 3}));
			return column_name(mem, f);
		}
	return slice_eq(f->subject, f->column) ? column_name(mem, f) : wording_tidy(mem, level);
}

struct slice wording_own_name(struct arena *mem, const struct fact *f)
{
	/* the cue of a total or an original amount is no part of the thing measured */
	static const char *const cues[] = {"原列", "原編", "編列", "共計", "合計", "總計", "計", "共", NULL};
	struct slice s = f->row.n ? cell_subject(mem, f)
	                          : tidy_drop_end(wording_tidy(mem, f->subject), cues);

	return s;
}

struct slice wording_subject(struct arena *mem, const struct book *b, const struct fact *f)
{
	struct slice s = wording_own_name(mem, f);

	if (s.n == 0)
		s = wording_topic(mem, b, f);
	return s.n ? s : wording_tidy(mem, f->office);
}

struct slice wording_total_name(struct arena *mem, const struct fact *total, const struct slice *labels, size_t n)
{
	struct slice name = wording_own_name(mem, total);

	for (size_t i = 0; i < n; i++)
		if (slice_eq(name, labels[i]))
			return (struct slice){"", 0};
	return wording_is_name(name) ? name : (struct slice){"", 0};
}

static bool is_one_row(const struct fact *const *parts, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (parts[i]->block != parts[0]->block)
			return false;
	return true;
}

/* the period of a part tells it from others of the same subject */
static struct slice with_period(struct arena *mem, const struct book *b, const struct fact *const *parts, size_t n,
                                size_t i, struct slice subject)
{
	struct slice period = wording_period(mem, parts[i]->period);
	bool shared = false, all = n > 1;

	for (size_t k = 0; k < n; k++) {
		bool same = slice_eq(subject, wording_subject(mem, b, parts[k]));

		all = all && same;
		shared = shared || (k != i && same && !slice_eq(parts[i]->period, parts[k]->period));
	}
	if (!shared || period.n == 0)
		return subject;
	/* parts of one name are told apart by their period alone */
	return all ? period : arena_printf(mem, "%.*s（%.*s）", SLICE_ARGS(subject), SLICE_ARGS(period));
}

/* a subtotal among the parts is called by the group that it sums up */
static struct slice cell_part(struct arena *mem, struct slice label)
{
	struct slice group, name = wording_levels(mem, label, &group);

	return wording_is_total(name) && group.n ? group : name;
}

struct slice wording_part(struct arena *mem, const struct book *b, const struct fact *const *parts,
                          size_t n, size_t i)
{
	const struct fact *f = parts[i];

	if (f->row.n > 0)
		return cell_part(mem, is_one_row(parts, n) ? f->column : f->row);
	return with_period(mem, b, parts, n, i, wording_subject(mem, b, f));
}

struct slice wording_amount(struct arena *mem, const struct fact *f)
{
	struct decimal value;
	struct scale scale;

	if (!fact_value(f, &value))
		return wording_written(mem, f);
	scale = number_scale(mem, f->unit, value);
	if (!slice_is(f->kind, "money") && scale.exp == 0)
		return wording_written(mem, f);
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(number_label(mem, value, scale)), SLICE_ARGS(scale.name));
}

struct slice wording_document(struct arena *mem, const struct book *b, struct slice doc)
{
	for (size_t i = 0; i < b->facts->n; i++) {
		const struct fact *h = &b->facts->v[i];

		/* a web page saved as text begins with links of its own */
		if (slice_is(h->kind, "heading") && slice_is(h->value, "0") && slice_eq(h->doc, doc) &&
		    !slice_has(h->raw, SLICE("](")))
			return wording_tidy(mem, h->raw);
	}
	return (struct slice){"", 0};
}

/* a title may name 特別預算案 without its 案 */
static bool is_said(struct slice said, struct slice topic)
{
	static const char *const endings[] = {"案", NULL};

	return slice_has(said, tidy_drop_end(topic, endings));
}

/* a heading that states a figure is a sentence of the report, not the name of a matter */
static bool states_figure(const struct book *b, const struct fact *h)
{
	for (size_t i = 0; i < b->facts->n; i++) {
		const struct fact *f = &b->facts->v[i];

		if (f->line == h->line && fact_is_quantity(f) && slice_has(h->raw, f->raw) &&
		    slice_eq(f->doc, h->doc))
			return true;
	}
	return false;
}

struct slice wording_scope(struct arena *mem, const struct book *b, const struct fact *f,
                           struct slice said)
{
	struct slice office = clean_text(mem, f->office), topic = {"", 0};

	/* 提案人：... is no office */
	if (slice_has(office, SLICE("：")))
		office.n = 0;
	for (size_t depth = section_depth(f->section); depth > 0 && topic.n == 0; depth--) {
		const struct fact *h = book_heading(b, f, depth);

		if (h == NULL)
			break;
		topic = wording_tidy(mem, h->raw);
		if (is_generic(topic) || is_said(said, topic) || states_figure(b, h) ||
		    slice_eq(topic, office))
			topic.n = 0;
	}
	if (topic.n == 0 && office.n == 0)
		topic = wording_document(mem, b, f->doc);
	/* 提案人：..., the head of a form */
	if (slice_has(topic, SLICE("：")))
		topic.n = 0;
	if (topic.n == 0)
		return office;
	if (office.n == 0 || slice_has(topic, office))
		return topic;
	return arena_printf(mem, "%.*s，%.*s", SLICE_ARGS(office), SLICE_ARGS(topic));
}

struct slice wording_message(struct arena *mem, const struct check *c)
{
	struct slice text = clean_text(mem, c->message);
	size_t end = slice_find(text, SLICE("】"));

	if (slice_starts(text, SLICE("【")) && end < text.n)
		text = (struct slice){text.p + end + 3, text.n - end - 3};
	return text.n ? text : clean_text(mem, c->formula);
}

struct slice wording_title(struct arena *mem, const struct slice *candidates, size_t n)
{
	enum { ROOM = TITLE_EMS * SIZE_TITLE };

	for (size_t i = 0; i < n; i++)
		if (typeset_width(candidates[i], BOLD, SIZE_TITLE) <= ROOM)
			return candidates[i];
	return typeset_line(mem, candidates[n - 1], BOLD, SIZE_TITLE, ROOM);
}

struct slice wording_subtitle(struct arena *mem, struct slice scope, struct slice period,
                              struct slice unit)
{
	bool dated = period.n && !slice_has(scope, period);
	struct slice tail = arena_printf(mem, "%s%.*s%s%s%.*s", dated && scope.n ? "，" : "",
	                                 SLICE_ARGS(dated ? period : SLICE("")),
	                                 unit.n && (dated || scope.n) ? "；" : "",
	                                 unit.n ? "單位：" : "", SLICE_ARGS(unit));
	int room = CANVAS_RIGHT - CANVAS_LEFT - typeset_width(tail, REGULAR, SIZE_SUBTITLE);

	scope = typeset_line(mem, scope, REGULAR, SIZE_SUBTITLE, room);
	return arena_printf(mem, "%.*s%.*s", SLICE_ARGS(scope), SLICE_ARGS(tail));
}
