#include "plots/wording.h"

#include <stdlib.h>

#include "core/buffer.h"
#include "core/date.h"
#include "core/memory.h"
#include "core/utf8.h"
#include "plots/clean.h"
#include "plots/layout.h"
#include "plots/number.h"
#include "plots/typeset.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* bytes of six ideographs: a heading that says no more than 辦理情形 */
enum { SHORT_HEADING = 18 };

static struct slice take(struct arena *mem, struct buffer *b)
{
	struct slice copy = arena_copy(mem, buffer_slice(b));

	buffer_free(b);
	return copy;
}

static bool opens(char32_t c)
{
	return c == U'（' || c == U'(' || c == U'〔' || c == U'【';
}

static bool closes(char32_t c)
{
	return c == U'）' || c == U')' || c == U'〕' || c == U'】';
}

/* A bracket that opens the text and is not closed was cut from a longer one: only it goes. */
static struct slice without_open_bracket(struct slice text)
{
	char32_t c;
	size_t first = utf8_decode(text.p, text.n, &c);

	if (first == 0 || !opens(c))
		return text;
	for (size_t i = 0, n; i < text.n; i += n ? n : 1) {
		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n && closes(c))
			return text;
	}
	return (struct slice){text.p + first, text.n - first};
}

/* text without brackets and what is in them, quotes and the marks of Markdown emphasis; an open
 * bracket takes the rest with it */
static struct slice without_brackets(struct arena *mem, struct slice text)
{
	struct buffer b = {0};
	int depth = 0;
	char32_t c;

	for (size_t i = 0, n; i < text.n; i += n) {
		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n == 0)
			break;
		if (opens(c))
			depth++;
		else if (closes(c))
			depth -= depth > 0;
		else if (depth == 0 && c != U'「' && c != U'」' && c != U'*')
			buffer_add(&b, (struct slice){text.p + i, n});
	}
	return take(mem, &b);
}

/* s without any of the endings, however many stand there */
static struct slice drop_end(struct slice s, const char *const *endings, size_t n)
{
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < n; i++) {
			struct slice end = slice_of(endings[i]);

			/* what is nothing but the ending stays */
			if (s.n > end.n && slice_ends(s, end)) {
				s.n -= end.n;
				again = true;
			}
		}
	}
	return s;
}

/* 討 論 事 項 -> 討論事項: a blank between ideographs only spreads a heading */
static struct slice without_spread(struct arena *mem, struct slice text)
{
	struct buffer b = {0};

	for (size_t i = 0; i < text.n; i++) {
		bool spread = text.p[i] == ' ' && i > 0 && i + 1 < text.n && (text.p[i - 1] & 0x80) && (text.p[i + 1] & 0x80);

		if (slice_starts((struct slice){text.p + i, text.n - i}, SLICE("　")))
			i += sizeof "　" - 2;
		else if (!spread)
			buffer_char(&b, text.p[i]);
	}
	return take(mem, &b);
}

struct slice wording_tidy(struct arena *mem, struct slice text)
{
	static const char *const heads[] = {"本部", "本署", "本司", "本處",  "本會",
	                                    "本局", "本月", "含",   "主要係"};
	static const char *const endings[] = {
	        "：",       ":",        "，",       "。",       "立法院審議結果",
	        "審議結果", "審查結果", "辦理情形", "執行情形", "推動情形",
	        "統計數據", "如下",     "等"};
	struct slice s =
	        slice_trim(without_spread(mem, without_brackets(mem, without_open_bracket(clean_text(mem, text)))));

	s = drop_end(s, endings, COUNT(endings));
	for (size_t i = 0; i < COUNT(heads); i++) {
		struct slice head = slice_of(heads[i]);

		if (s.n > head.n && slice_starts(s, head))
			s = (struct slice){s.p + head.n, s.n - head.n};
	}
	return slice_trim(s);
}

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

/* A cell is called by its row; a row of totals by the group that it sums up, or by its column. */
static struct slice cell_subject(struct arena *mem, const struct fact *f)
{
	static const char *const totals[] = {"合計", "總計", "小計", "共計", "總數", "計"};
	struct slice level = label_last_level(f->row), group = {f->row.p, f->row.n - level.n};

	for (size_t i = 0; i < COUNT(totals); i++)
		if (slice_is(level, totals[i])) {
			if (group.n > 3)
				return wording_tidy(mem, label_last_level((struct slice){group.p, group.n - 3}));
			return wording_tidy(mem, label_last_level(f->column));
		}
	return wording_tidy(mem, slice_eq(f->subject, f->column) ? label_last_level(f->column) : level);
}

struct slice wording_subject(struct arena *mem, const struct book *b, const struct fact *f)
{
	/* the cue of a total or an original amount is no part of the thing measured */
	static const char *const cues[] = {"原列", "原編", "編列", "共計", "合計", "總計", "計", "共"};
	struct slice s = f->row.n ? cell_subject(mem, f)
	                          : drop_end(wording_tidy(mem, f->subject), cues, COUNT(cues));

	if (s.n == 0)
		s = wording_topic(mem, b, f);
	return s.n ? s : wording_tidy(mem, f->office);
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

struct slice wording_part(struct arena *mem, const struct book *b, const struct fact *const *parts,
                          size_t n, size_t i)
{
	const struct fact *f = parts[i];

	if (f->row.n > 0)
		return wording_tidy(mem, label_last_level(is_one_row(parts, n) ? f->column : f->row));
	return with_period(mem, b, parts, n, i, wording_subject(mem, b, f));
}

struct slice wording_amount(struct arena *mem, const struct fact *f)
{
	struct decimal value;
	struct scale scale;

	if (!slice_is(f->kind, "money") || !fact_value(f, &value))
		return wording_written(mem, f);
	scale = number_scale(mem, f->unit, value);
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
	static const char *const endings[] = {"案"};

	return slice_has(said, drop_end(topic, endings, COUNT(endings)));
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
	if (topic.n == 0)
		return office;
	if (office.n == 0 || slice_has(topic, office))
		return topic;
	return arena_printf(mem, "%.*s，%.*s", SLICE_ARGS(office), SLICE_ARGS(topic));
}

static void add_year(struct buffer *b, int year)
{
	buffer_int(b, year > ROC_OFFSET ? year - ROC_OFFSET : year);
	buffer_text(b, "年");
}

static void add_date(struct buffer *b, struct date d, bool with_year)
{
	if (with_year)
		add_year(b, d.year);
	if (d.resolution == DATE_HALF)
		buffer_text(b, d.part == 1 ? "上半年" : "下半年");
	if (d.resolution == DATE_QUARTER)
		buffer_printf(b, "第%d季", d.part);
	if (d.resolution >= DATE_MONTH)
		buffer_printf(b, "%d月", d.part);
	if (d.resolution == DATE_DAY)
		buffer_printf(b, "%d日", d.day);
}

struct slice wording_period(struct arena *mem, struct slice iso)
{
	struct slice rest = iso, first;
	struct date from, to;
	struct buffer b = {0};

	if (!slice_split(&rest, '/', &first) || !date_parse(first, &from))
		return (struct slice){"", 0};
	if (first.n == iso.n) {
		add_date(&b, from, true);
		return take(mem, &b);
	}
	if (!date_parse(rest, &to))
		return (struct slice){"", 0};
	if (from.resolution == DATE_YEAR && to.resolution == DATE_YEAR && from.year > ROC_OFFSET) {
		buffer_printf(&b, "%d–", from.year - ROC_OFFSET);
		add_year(&b, to.year);
		return take(mem, &b);
	}
	add_date(&b, from, true);
	buffer_text(&b, "至");
	add_date(&b, to, to.year != from.year);
	return take(mem, &b);
}

static int by_line(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

struct slice wording_lines(struct arena *mem, const struct spec *s)
{
	enum { NAMED = 4 };
	int64_t *lines = xcalloc(s->n_figures + 1, sizeof *lines);
	size_t n = 0;
	struct buffer b = {0};

	for (size_t i = 0; i < s->n_figures; i++)
		lines[i] = s->figures[i]->line;
	qsort(lines, s->n_figures, sizeof *lines, by_line);
	for (size_t i = 0; i < s->n_figures; i++)
		if (n == 0 || lines[i] != lines[n - 1])
			lines[n++] = lines[i];
	buffer_text(&b, "第");
	if (n > NAMED) {
		buffer_printf(&b, "%lld–%lld", (long long)lines[0], (long long)lines[n - 1]);
	} else {
		for (size_t i = 0; i < n; i++)
			buffer_printf(&b, "%s%lld", i ? "、" : "", (long long)lines[i]);
	}
	buffer_text(&b, "行");
	free(lines);
	return take(mem, &b);
}

/* the part of the outline that all figures share */
static struct slice common_section(const struct spec *s)
{
	struct slice common = s->figures[0]->section;

	for (size_t i = 1; i < s->n_figures; i++) {
		size_t depth = section_depth(common);
		struct slice other = s->figures[i]->section;

		while (depth > 0 &&
		       !slice_eq(section_head(common, depth), section_head(other, depth)))
			depth--;
		common = depth ? section_head(common, depth) : (struct slice){"", 0};
	}
	return common;
}

/* 十/（一）/1 of 主計處 -> 十、主計處（一）1 */
static struct slice place(struct arena *mem, const struct book *b, const struct spec *s)
{
	struct slice rest = common_section(s), part;
	const struct fact *top = book_heading(b, s->figures[0], 1);
	struct buffer out = {0};
	bool first = true;

	while (slice_split(&rest, '/', &part)) {
		struct slice mark = clean_text(mem, part);

		if (!first && out.n && mark.n && (unsigned char)mark.p[0] < 0x80 &&
		    (unsigned char)out.p[out.n - 1] < 0x80)
			buffer_char(&out, '/');
		buffer_add(&out, mark);
		if (first && top != NULL && section_depth(top->section) == 1) {
			struct slice name = wording_tidy(mem, top->raw);

			if (slice_eq(name, mark) || slice_has(name, SLICE("，")))
				name.n = 0;
			buffer_text(&out, name.n && mark.n ? "、" : "");
			buffer_add(&out, name);
		}
		first = false;
	}
	return take(mem, &out);
}

/* documents that the figures of a chart stand in; those of one document follow each other */
static size_t count_documents(const struct spec *s)
{
	size_t n = 1;

	for (size_t i = 1; i < s->n_figures; i++)
		n += !slice_eq(s->figures[i]->doc, s->figures[i - 1]->doc);
	return n;
}

struct slice wording_source(struct arena *mem, const struct book *b, const struct spec *s)
{
	struct slice doc = clean_text(mem, s->figures[0]->doc), where = place(mem, b, s);
	struct slice lines = wording_lines(mem, s);
	size_t documents = count_documents(s);

	if (documents > 1)
		return arena_printf(mem, "資料來源：%.*s等%zu份報告，行號見資料表", SLICE_ARGS(doc), documents);
	return arena_printf(mem, "資料來源：%.*s，%.*s%s%.*s", SLICE_ARGS(doc), SLICE_ARGS(where),
	                    where.n ? "，" : "", SLICE_ARGS(lines));
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
