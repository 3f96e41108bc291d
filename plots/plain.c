#include "plots/plain.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "plots/number.h"

enum { BAR = 40, EIGHTHS = 8 * BAR, LABEL_MOST = 32 };

/* what is printed of a row or an item of a chart */
struct line {
	struct slice label, value, more;
	struct decimal from, to; /* the bar, when it has one */
	bool caption, bar, light;
};

struct lines {
	struct line *v;
	size_t n;
};

static int column(enum chart_kind kind, const char *const *names)
{
	struct slice rest, name;

	for (; *names != NULL; names++) {
		rest = slice_of(kind_columns(kind));
		for (int i = 0; slice_split(&rest, ' ', &name); i++)
			if (slice_is(name, *names))
				return i;
	}
	return -1;
}

/* the cell of the first of these columns that the kind has; NULL at the end of the names */
static struct slice cell(const struct spec *s, size_t row, const char *const *names)
{
	int at = column(s->kind, names);

	return at < 0 ? SLICE("") : s->rows[row].cell[at];
}

#define CELL(s, row, ...) cell(s, row, (const char *const[]){__VA_ARGS__, NULL})

/* ---- lines ----------------------------------------------------------------------------------------- */

/* kinds whose rows have one value each on an axis from 0 */
static bool has_bars(enum chart_kind kind)
{
	return kind == KIND_waterfall || kind == KIND_progress || kind == KIND_part_whole || kind == KIND_rank_bar;
}

/* what is left over and what is worked out is drawn light */
static bool is_light(struct slice role)
{
	static const char *const light[] = {"rest", "derived", NULL};

	return slice_is_any(role, light);
}

static struct line line_of_row(const struct spec *s, size_t i)
{
	struct line l = {.label = CELL(s, i, "label"),
	                 .value = CELL(s, i, "value_label"),
	                 .more = CELL(s, i, "count_label", "sub_label", "detail"),
	                 .light = is_light(CELL(s, i, "role"))};

	l.caption = slice_is(CELL(s, i, "kind"), "head");
	l.bar = !l.caption && decimal_parse(CELL(s, i, "to", "end", "done", "value"), &l.to);
	if (!decimal_parse(CELL(s, i, "from", "start"), &l.from))
		l.from = (struct decimal){0, 0};
	return l;
}

/* brackets are for the picture alone */
static void lines_of_rows(struct lines *lines, const struct spec *s)
{
	for (size_t i = 0; i < s->n_rows; i++)
		if (!slice_is(CELL(s, i, "kind"), "bracket"))
			lines->v[lines->n++] = line_of_row(s, i);
}

/* The points of a series have bars where they are figures of the report. */
static void lines_of_items(struct lines *lines, const struct spec *s)
{
	for (size_t i = 0; i < s->n_items; i++) {
		const struct spec_item *item = &s->items[i];
		struct line l = {.label = item->label, .value = item->value, .more = item->detail};

		l.bar = s->kind == KIND_timeseries && item->fact != NULL && fact_value(item->fact, &l.to);
		lines->v[lines->n++] = l;
	}
}

/* ---- text -------------------------------------------------------------------------------------------- */

/* is the byte the first one of an ideograph, or of a mark as wide as one? */
static bool is_wide(const char *p)
{
	return (unsigned char)*p >= 0xe3 && (unsigned char)*p <= 0xe9;
}

/* The picture's line ends are none of ours; between ideographs they leave no gap. */
static void put_joined(struct output *o, struct slice text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\n')
			output_char(o, text.p[i]);
		else if (i < 3 || i + 1 == text.n || !is_wide(text.p + i - 3) || !is_wide(text.p + i + 1))
			output_char(o, ' ');
}

static size_t columns_of(struct slice text)
{
	struct output *o = output_memory();
	size_t n;

	put_joined(o, text);
	n = slice_columns(output_bytes_of(o));
	output_abandon(o);
	return n;
}

static void put_blanks(struct output *o, size_t n)
{
	while (n-- > 0)
		output_char(o, ' ');
}

/* ---- bars -------------------------------------------------------------------------------------------- */

/* the end of the axis; total: that of a progress row, which may be more than what is done */
static bool largest(const struct spec *s, const struct lines *lines, struct decimal *most)
{
	struct decimal total;

	*most = (struct decimal){0, 0};
	for (size_t i = 0; i < lines->n; i++) {
		const struct line *l = &lines->v[i];

		if (l->bar && decimal_cmp(l->to, *most) > 0)
			*most = l->to;
		if (l->bar && decimal_cmp(l->from, *most) > 0)
			*most = l->from;
	}
	for (size_t i = 0; i < s->n_rows && has_bars(s->kind); i++)
		if (decimal_parse(CELL(s, i, "total"), &total) && decimal_cmp(total, *most) > 0)
			*most = total;
	return most->coef > 0;
}

/* eighths of a column on the axis that ends at `most`; nothing that is more than 0 becomes 0 */
static int eighths(struct decimal d, struct decimal most)
{
	struct decimal share;
	bool exact;
	int64_t n;

	if (d.coef <= 0 || !number_quotient((struct decimal){d.coef, d.exp}, most, 6, &share, &exact))
		return 0;
	n = (share.coef * EIGHTHS + 500000) / 1000000;
	return n < 1 ? 1 : n > EIGHTHS ? EIGHTHS : (int)n;
}

/* from `start` to `end`, in eighths; to BAR columns in all. Bars that begin inside a column begin at its edge. */
static void put_bar(struct output *o, int start, int end, bool light)
{
	static const char *const parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	int column = start / 8;
	bool partial;

	put_blanks(o, (size_t)column);
	for (; column < end / 8; column++)
		output_text(o, light ? "░" : "█");
	partial = end % 8 > 0 && column * 8 < end;
	output_text(o, !partial ? "" : light ? "░" : parts[end % 8]);
	put_blanks(o, (size_t)(BAR - column - partial));
}

static void put_line_bar(struct output *o, const struct line *l, struct decimal most)
{
	int start = eighths(l->from, most), end = eighths(l->to, most);

	/* a fall ends below where it began */
	if (start > end) {
		int swap = start;

		start = end;
		end = swap;
	}
	if (start == end && decimal_cmp(l->from, l->to) != 0)
		start = end - 1;
	put_bar(o, start, end, l->light);
}

static void put_line(struct output *o, const struct line *l, size_t labels, const struct decimal *most)
{
	size_t wide = columns_of(l->label);

	put_blanks(o, wide < labels ? labels - wide : 0);
	put_joined(o, l->label);
	output_char(o, ' ');
	if (most != NULL && l->bar)
		put_line_bar(o, l, *most);
	else if (most != NULL)
		put_blanks(o, BAR);
	output_text(o, most != NULL ? "  " : " ");
	put_joined(o, l->value);
	if (l->more.n) {
		output_text(o, "  ");
		put_joined(o, l->more);
	}
	output_char(o, '\n');
}

/* ---- charts ------------------------------------------------------------------------------------------ */

static size_t label_columns(const struct lines *lines)
{
	size_t most = 0;

	for (size_t i = 0; i < lines->n; i++) {
		size_t n = lines->v[i].caption ? 0 : columns_of(lines->v[i].label);

		if (n > most && n <= LABEL_MOST)
			most = n;
	}
	return most;
}

static void put_text_line(struct output *o, const char *before, struct slice text)
{
	if (text.n == 0)
		return;
	output_text(o, before);
	put_joined(o, text);
	output_char(o, '\n');
}

static void put_badge(struct output *o, const struct chart *c)
{
	const char *mark = slice_is(c->badge, "verified") ? "✓" : slice_is(c->badge, "partial") ? "△" : "！";

	output_printf(o, "［%s ", mark);
	put_joined(o, c->badge_text);
	output_text(o, "］\n");
}

static void put_lines(struct output *o, const struct spec *s)
{
	struct lines lines = {xcalloc(s->n_rows + s->n_items + 1, sizeof *lines.v), 0};
	struct decimal most;
	size_t labels;
	bool bars;

	if (has_bars(s->kind))
		lines_of_rows(&lines, s);
	else
		lines_of_items(&lines, s);
	labels = label_columns(&lines);
	bars = largest(s, &lines, &most);
	for (size_t i = 0; i < lines.n; i++)
		if (lines.v[i].caption)
			put_text_line(o, "", lines.v[i].label);
		else
			put_line(o, &lines.v[i], labels, bars ? &most : NULL);
	free(lines.v);
}

static void put_chart(struct output *o, const struct spec *s)
{
	put_text_line(o, "", s->chart.title);
	put_text_line(o, "", s->chart.subtitle);
	output_char(o, '\n');
	put_lines(o, s);
	output_char(o, '\n');
	put_text_line(o, "", s->chart.source);
	put_text_line(o, "註：", s->chart.note);
	put_badge(o, &s->chart);
}

void plain_write(struct output *o, const struct charts *charts)
{
	for (size_t i = 0; i < charts->n; i++) {
		output_text(o, i ? "\n" : "");
		put_chart(o, &charts->v[i]);
	}
	if (charts->n == 0)
		output_text(o, "沒有可繪製之圖。\n");
}
