/* Where and when: periods in ROC years, lines, the place in the outline, the source line. */
#include <stdlib.h>

#include "core/date.h"
#include "core/memory.h"
#include "plots/clean.h"
#include "plots/tidy.h"
#include "plots/wording.h"

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
		return tidy_take(mem, &b);
	}
	if (!date_parse(rest, &to))
		return (struct slice){"", 0};
	if (from.resolution == DATE_YEAR && to.resolution == DATE_YEAR && from.year > ROC_OFFSET) {
		buffer_printf(&b, "%d–", from.year - ROC_OFFSET);
		add_year(&b, to.year);
		return tidy_take(mem, &b);
	}
	add_date(&b, from, true);
	buffer_text(&b, "至");
	add_date(&b, to, to.year != from.year);
	return tidy_take(mem, &b);
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
	return tidy_take(mem, &b);
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

			if (slice_eq(name, mark) || slice_has(name, SLICE("，"))) {
				name.n = 0;
			} else if (mark.n && slice_starts(name, mark)) {
				/* a heading without a mark, of which the path has the beginning */
				out.n -= mark.n;
				mark.n = 0;
			}
			buffer_text(&out, name.n && mark.n ? "、" : "");
			buffer_add(&out, name);
		}
		first = false;
	}
	return tidy_take(mem, &out);
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
