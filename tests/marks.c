/* marks: what a chart's SVG shows, as text that can be compared and measured.
 *     marks FILE.svg                the marks, one a line, on a grid of 2 px, ids and fonts dropped:
 *                                   T x y colour weight size anchor text, B x0 y0 x1 y1 fill,
 *                                   P colour points, M x y size colour
 *     marks --layout FILE.svg FILE.csv
 *                                   nothing but what is wrong: text outside the canvas, text over text, a label
 *                                   of the rows that is not shown as often as they have it, a badge too narrow.
 *                                   Exit code 1 when anything is.
 * gnuplot writes an element a line at most, so the file is read as tags. */
#include <stdio.h>
#include <stdlib.h>

#include "core/arena.h"
#include "core/csv.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/utf8.h"

enum {
	GRID = 2,
	INSIDE_LEFT = 70,
	INSIDE_RIGHT = 1850,
	INSIDE_TOP = 20,
	INSIDE_BOTTOM = 1075,
	SLACK = 4, /* px two boxes may share: glyphs do not fill their em */
	LINES = 3, /* of a label */
	CELLS = 12,
};

struct text {
	double x, y, size;
	bool bold;
	char anchor; /* s m e */
	struct slice colour, content;
	double x0, x1, y0, y1;
};

struct shape {
	double x0, y0, x1, y1;
	bool box;
};

struct picture {
	struct text *texts;
	size_t n, cap;
	struct shape *shapes;
	size_t n_shapes, cap_shapes;
	struct slice group_colour; /* of the lines that follow */
	struct text next;          /* the group a text stands in */
	bool print, in_defs;
	struct arena mem;
};

/* ---- widths ---------------------------------------------------------------------------------- */

#define GLYPH(c, regular, bold) {c, {regular, bold}},
static const struct {
	char32_t c;
	short advance[2];
} glyphs[] = {
#include "plots/widths.def"
};
#undef GLYPH

static int advance(char32_t c, bool bold)
{
	for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
		if (glyphs[i].c == c)
			return glyphs[i].advance[bold];
	return utf8_columns(c) == 2 ? 1000 : 620;
}

static void measure(struct text *t)
{
	double width = 0;
	char32_t c;

	for (size_t i = 0, n; i < t->content.n; i += n ? n : 1) {
		n = utf8_decode(t->content.p + i, t->content.n - i, &c);
		width += n ? advance(c, t->bold) * t->size / 1000 : 0;
	}
	t->x0 = t->anchor == 's' ? t->x : t->anchor == 'm' ? t->x - width / 2 : t->x - width;
	t->x1 = t->x0 + width;
	/* the box of an ideograph */
	t->y0 = t->y - 0.84 * t->size;
	t->y1 = t->y + 0.10 * t->size;
}

/* ---- reading --------------------------------------------------------------------------------- */

/* the value of NAME = "..." in a tag; blanks around the sign are gnuplot's */
static struct slice attribute(struct slice tag, const char *name)
{
	struct slice key = slice_of(name);

	for (size_t at = 0; at + key.n < tag.n; at++) {
		struct slice rest = {tag.p + at, tag.n - at};
		size_t i;

		if (tag.p[at] != ' ' || !slice_starts((struct slice){rest.p + 1, rest.n - 1}, key))
			continue;
		i = at + 1 + key.n;
		while (i < tag.n && (tag.p[i] == ' ' || tag.p[i] == '='))
			i++;
		if (i < tag.n && (tag.p[i] == '"' || tag.p[i] == '\'')) {
			struct slice value = {tag.p + i + 1, tag.n - i - 1};
			char quote[2] = {tag.p[i], '\0'};

			value.n = slice_find(value, slice_of(quote));
			return value;
		}
	}
	return (struct slice){"", 0};
}

static double number_at(struct slice s, size_t *at)
{
	double sign = 1, value = 0, place = 0;

	while (*at < s.n && s.p[*at] != '-' && s.p[*at] != '.' && (s.p[*at] < '0' || s.p[*at] > '9'))
		++*at;
	if (*at < s.n && s.p[*at] == '-') {
		sign = -1;
		++*at;
	}
	for (; *at < s.n && (s.p[*at] == '.' || (s.p[*at] >= '0' && s.p[*at] <= '9')); ++*at) {
		if (s.p[*at] == '.') {
			place = 1;
			continue;
		}
		value = value * 10 + (s.p[*at] - '0');
		place *= 10;
	}
	return sign * (place > 0 ? value / place : value);
}

static double number(struct slice s)
{
	size_t at = 0;

	return number_at(s, &at);
}

static int grid(double v)
{
	int px = (int)(v < 0 ? v - 0.5 : v + 0.5);

	return px / GRID * GRID;
}

/* rgb( 18,  67, 109) -> rgb(18,67,109) */
static struct slice colour(struct picture *p, struct slice value)
{
	struct slice text = {"", 0};

	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] != ' ')
			text = arena_printf(&p->mem, "%.*s%c", SLICE_ARGS(text), value.p[i]);
	return slice_find(text, SLICE("url(")) < text.n ? SLICE("hatched") : text;
}

static void on_group(struct picture *p, struct slice tag)
{
	struct slice move = attribute(tag, "transform"), stroke = attribute(tag, "stroke");
	size_t at = 0;

	if (stroke.n && !slice_is(stroke, "none"))
		p->group_colour = slice_is(stroke, "currentColor") ? attribute(tag, "color") : stroke;
	if (!slice_starts(move, SLICE("translate(")) || attribute(tag, "font-size").n == 0)
		return;
	p->next = (struct text){.x = number_at(move, &at),
	                        .size = number(attribute(tag, "font-size")),
	                        .bold = slice_is(attribute(tag, "font-weight"), "700"),
	                        .colour = colour(p, attribute(tag, "fill"))};
	p->next.y = number_at(move, &at);
	p->next.anchor = attribute(tag, "text-anchor").n ? attribute(tag, "text-anchor").p[0] : 's';
}

static void on_text(struct picture *p, struct slice content)
{
	struct text t = p->next;

	if (slice_trim(content).n == 0)
		return;
	t.content = content;
	measure(&t);
	p->texts = xgrow(p->texts, &p->cap, p->n + 1, sizeof *p->texts);
	p->texts[p->n++] = t;
	if (p->print)
		printf("T %d %d %.*s %s %g %c %.*s\n", grid(t.x), grid(t.y), SLICE_ARGS(t.colour), t.bold ? "bold" : "-", t.size,
		       t.anchor, SLICE_ARGS(t.content));
}

static void add_shape(struct picture *p, struct shape s)
{
	p->shapes = xgrow(p->shapes, &p->cap_shapes, p->n_shapes + 1, sizeof *p->shapes);
	p->shapes[p->n_shapes++] = s;
}

static void widen(struct shape *s, double x, double y)
{
	s->x0 = x < s->x0 ? x : s->x0;
	s->x1 = x > s->x1 ? x : s->x1;
	s->y0 = y < s->y0 ? y : s->y0;
	s->y1 = y > s->y1 ? y : s->y1;
}

/* points of a polygon or a path; a polygon of four is a box */
static void on_points(struct picture *p, struct slice points, struct slice fill, bool closed)
{
	struct shape s = {1e6, 1e6, -1e6, -1e6, false};
	size_t n = 0;

	if (!closed && p->print)
		printf("P %.*s", SLICE_ARGS(fill));
	for (size_t at = 0; at < points.n;) {
		double x = number_at(points, &at), y;

		if (at >= points.n)
			break;
		y = number_at(points, &at);
		widen(&s, x, y);
		n++;
		if (!closed && p->print)
			printf(" %d,%d", grid(x), grid(y));
	}
	s.box = closed;
	add_shape(p, s);
	if (!p->print)
		return;
	if (closed)
		printf("B %d %d %d %d %.*s", grid(s.x0), grid(s.y0), grid(s.x1), grid(s.y1), SLICE_ARGS(fill));
	printf("\n");
}

static void on_marker(struct picture *p, struct slice tag)
{
	struct slice move = attribute(tag, "transform");
	size_t at = 0;
	double x = number_at(move, &at), y = number_at(move, &at), size = number_at(move, &at);

	if (p->print && move.n)
		printf("M %d %d %g %.*s\n", grid(x), grid(y), size, SLICE_ARGS(colour(p, attribute(tag, "color"))));
}

static void on_tag(struct picture *p, struct slice tag, struct slice rest)
{
	if (slice_starts(tag, SLICE("<defs")) || slice_starts(tag, SLICE("</defs")))
		p->in_defs = tag.p[1] != '/';
	if (p->in_defs)
		return;
	if (slice_starts(tag, SLICE("<g ")))
		on_group(p, tag);
	else if (slice_starts(tag, SLICE("<text")))
		on_text(p, (struct slice){rest.p, slice_find(rest, SLICE("</text"))});
	else if (slice_starts(tag, SLICE("<polygon")))
		on_points(p, attribute(tag, "points"), colour(p, attribute(tag, "fill")), true);
	else if (slice_starts(tag, SLICE("<path")))
		on_points(p, attribute(tag, "d"),
		          colour(p, attribute(tag, "stroke").n ? attribute(tag, "stroke") : p->group_colour), false);
	else if (slice_starts(tag, SLICE("<use")))
		on_marker(p, tag);
}

static void read_picture(struct picture *p, struct slice svg)
{
	for (size_t at = 0; at < svg.n;) {
		struct slice rest = {svg.p + at, svg.n - at};
		size_t open = slice_find(rest, SLICE("<")), end;

		if (open == rest.n)
			return;
		rest = (struct slice){rest.p + open, rest.n - open};
		end = slice_find(rest, SLICE(">"));
		at += open + end + 1;
		if (end < rest.n)
			on_tag(p, (struct slice){rest.p, end + 1}, (struct slice){rest.p + end + 1, rest.n - end - 1});
	}
}

/* ---- layout ---------------------------------------------------------------------------------- */

static size_t faults;

static void fault(const char *name, const char *what, struct slice text)
{
	printf("marks: %s: %s: %.*s\n", name, what, SLICE_ARGS(text));
	faults++;
}

static bool overlap(const struct text *a, const struct text *b)
{
	return a->x0 + SLACK < b->x1 && b->x0 + SLACK < a->x1 && a->y0 + SLACK < b->y1 && b->y0 + SLACK < a->y1;
}

static void check_places(const char *name, const struct picture *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct text *t = &p->texts[i];

		if (t->x0 < INSIDE_LEFT || t->x1 > INSIDE_RIGHT || t->y0 < INSIDE_TOP || t->y1 > INSIDE_BOTTOM)
			fault(name, "outside the canvas", t->content);
		for (size_t k = 0; k < i; k++)
			if (overlap(t, &p->texts[k]))
				fault(name, "over other text", t->content);
	}
}

/* the words of a badge, ✓ △ or ！ in front, lie in the last box that holds their middle */
static void check_badge(const char *name, const struct picture *p)
{
	static const char *const signs[] = {"✓ ", "△ ", "！ ", NULL};

	for (size_t i = 0; i < p->n; i++) {
		const struct text *t = &p->texts[i];
		const struct shape *around = NULL;

		if (!slice_starts_any(t->content, signs))
			continue;
		for (size_t k = 0; k < p->n_shapes; k++) {
			const struct shape *s = &p->shapes[k];

			if (s->box && s->x0 < t->x && t->x < s->x1 && s->y0 < t->y && t->y < s->y1)
				around = s;
		}
		if (around == NULL || around->x0 > t->x0 - SLACK || around->x1 < t->x1 + SLACK)
			fault(name, "badge too narrow", t->content);
	}
}

struct rows {
	const char *name;
	const struct picture *picture;
	struct slice columns[CELLS];
	size_t n;
	struct slice *labels;
	size_t n_labels, cap_labels;
	struct arena mem;
};

/* is the label all of `lines` texts from i on? Lines are joined with or without a blank. */
static bool shows(const struct picture *p, size_t i, struct slice label)
{
	for (size_t lines = 0; lines < LINES && i + lines < p->n; lines++) {
		struct slice content = slice_trim(p->texts[i + lines].content);

		label = slice_trim(label);
		if (!slice_starts(label, content))
			return false;
		label = (struct slice){label.p + content.n, label.n - content.n};
		if (label.n == 0)
			return true;
	}
	return false;
}

/* a part's value and name may share a line */
static bool shares_a_line(const struct picture *p, size_t i, struct slice label)
{
	return slice_has(p->texts[i].content, label) && slice_has_any(p->texts[i].content, (const char *const[]){" ", "　", NULL});
}

static void check_labels(struct rows *r)
{
	for (size_t i = 0; i < r->n_labels; i++) {
		size_t wanted = 0, shown = 0;

		for (size_t k = 0; k < r->n_labels; k++)
			wanted += slice_eq(r->labels[k], r->labels[i]);
		for (size_t k = 0; k < r->picture->n; k++)
			shown += shows(r->picture, k, r->labels[i]) || shares_a_line(r->picture, k, r->labels[i]);
		if (shown < wanted)
			fault(r->name, "not shown as often as the rows have it", r->labels[i]);
	}
}

/* Which cells are text on the picture? Squares, points and base lines have none; share is shown in one of
 * the two layouts. */
static bool is_shown(const struct rows *r, const struct slice *fields, size_t i)
{
	static const char *const labels[] = {"label", "detail", "value_label", "sub_label", "count_label", "unit", "previous",
	                                     "change_label", "period_label", "year", NULL};
	static const char *const silent[] = {"square", "pt", "base", NULL};

	for (size_t k = 0; k < r->n; k++) {
		if (!slice_is(r->columns[k], "kind"))
			continue;
		if (slice_is_any(fields[k], silent) || (slice_is(fields[k], "point") && slice_is(r->columns[0], "panel")))
			return false;
		if (slice_is(r->columns[i], "value"))
			return slice_is(r->columns[k + 1], "status") && !slice_is(fields[k], "finding");
	}
	return slice_is_any(r->columns[i], labels);
}

static bool on_row(void *context, const struct slice *fields, size_t n, int64_t line)
{
	struct rows *r = context;

	for (size_t i = 0; i < n && i < CELLS; i++) {
		if (line == 1) {
			r->columns[r->n++] = arena_copy(&r->mem, fields[i]);
		} else if (fields[i].n && is_shown(r, fields, i)) {
			r->labels = xgrow(r->labels, &r->cap_labels, r->n_labels + 1, sizeof *r->labels);
			r->labels[r->n_labels++] = arena_copy(&r->mem, fields[i]);
		}
	}
	return true;
}

static bool check_layout(const char *name, const struct picture *p, const char *csv)
{
	struct rows r = {.name = name, .picture = p};
	struct input in;
	bool ok = input_read(&in, csv, 0) && csv_read(in.bytes, csv, EXIT_DATA, on_row, &r);

	if (ok) {
		check_places(name, p);
		check_badge(name, p);
		check_labels(&r);
	}
	input_free(&in);
	free(r.labels);
	arena_free(&r.mem);
	return ok && faults == 0;
}

int main(int argc, char **argv)
{
	bool layout = argc == 4 && slice_is(slice_of(argv[1]), "--layout");
	struct picture p = {.print = !layout};
	struct input in;
	bool ok;

	if (!layout && argc != 2) {
		fprintf(stderr, "usage: marks FILE.svg | marks --layout FILE.svg FILE.csv\n");
		return EXIT_USAGE;
	}
	ok = input_read(&in, argv[layout ? 2 : 1], 0);
	if (ok)
		read_picture(&p, in.bytes);
	if (ok && layout)
		ok = check_layout(argv[2], &p, argv[3]);
	input_free(&in);
	free(p.texts);
	free(p.shapes);
	arena_free(&p.mem);
	return ok ? 0 : 1;
}
