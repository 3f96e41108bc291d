/* The rows of part_whole: segments, brackets and where their labels stand. */
#include "plots/clean.h"
#include "plots/layout.h"
#include "plots/typeset.h"
#include "plots/whole.h"
#include "plots/wording.h"

enum {
	ASTRAY = 60,      /* px a label may stand beside its segment */
	LEAST_WIDTH = 14, /* px of a segment: the white gap takes 9 */
	LABEL_GAP = 36,   /* px between two labels */
	BAR_WIDTH = CANVAS_RIGHT - CANVAS_LEFT,
};

struct slice whole_share(struct arena *mem, const struct whole *w, const struct fact *f)
{
	struct decimal value, total, percent;

	fact_value(w->total, &total);
	if (!fact_value(f, &value) || !number_percent(value, total, 2, &percent))
		return (struct slice){"", 0};
	return arena_printf(mem, "占%.*s", SLICE_ARGS(number_percent_text(mem, percent)));
}

/* 政院管制, 部管制, 自行管制 -> 管制: what the ends of all labels share, in bytes of the first */
static struct slice common_end(const struct row *row)
{
	struct slice first = row->n_brackets ? row->brackets[0].label : row->segments[0].label;
	size_t n = first.n;

	for (size_t i = 0; i < row->n + row->n_brackets; i++) {
		const struct segment *s =
		        i < row->n ? &row->segments[i] : &row->brackets[i - row->n];
		size_t same = 0;

		if (s->grouped && i < row->n)
			continue;
		while (same < n && same < s->label.n &&
		       first.p[first.n - 1 - same] == s->label.p[s->label.n - 1 - same])
			same++;
		n = same;
	}
	/* not into the middle of a character */
	while (n > 0 && ((unsigned char)first.p[first.n - n] & 0xc0) == 0x80)
		n--;
	return (struct slice){first.p + first.n - n, n};
}

static bool is_of_one_line(const struct whole *w)
{
	for (size_t i = 1; i < w->n; i++)
		if (w->rows[i].segments[0].fact->line != w->rows[0].segments[0].fact->line)
			return false;
	return true;
}

static struct slice row_head(struct arena *mem, const struct whole *w, const struct row *row)
{
	enum { TWO_GLYPHS = 6 };
	struct slice end = common_end(row);
	bool class = slice_ends(end, SLICE("類")) && end.n <= TWO_GLYPHS + 3;

	if (slice_is(end, "年"))
		return SLICE("依年度別");
	/* two glyphs are a word; more may begin in the middle of one */
	if ((end.n == TWO_GLYPHS || class) && end.n < row->segments[0].label.n)
		return arena_printf(mem, "依%.*s別", SLICE_ARGS(end));
	if (w->n > 1 && is_of_one_line(w))
		return arena_printf(mem, "分法%d", (int)(row - w->rows) + 1);
	if (w->n > 1)
		return arena_printf(mem, "分項（第%lld行）",
		                    (long long)row->segments[0].fact->line);
	return arena_printf(mem, "共%.*s", SLICE_ARGS(wording_written(mem, w->total)));
}

struct box {
	int left, width; /* px from the left end of the bar */
};

/* Moves boxes so that none touches the next and all lie within [from, to]. */
static bool spread(struct box *boxes, size_t n, int from, int to)
{
	int edge = from;

	for (size_t i = 0; i < n; i++) {
		if (boxes[i].left < edge)
			boxes[i].left = edge;
		edge = boxes[i].left + boxes[i].width + LABEL_GAP;
	}
	edge = to;
	for (size_t i = n; i-- > 0;) {
		if (boxes[i].left + boxes[i].width > edge)
			boxes[i].left = edge - boxes[i].width;
		edge = boxes[i].left - LABEL_GAP;
	}
	return n == 0 || boxes[0].left >= from;
}

static int px_of(const struct whole *w, struct decimal at)
{
	struct decimal total, scaled, px;
	bool exact;

	fact_value(w->total, &total);
	if (!decimal_mul(at, decimal_int(BAR_WIDTH), &scaled) ||
	    !number_quotient(scaled, total, 0, &px, &exact))
		return 0;
	return (int)px.coef;
}

static struct slice units_of_px(struct arena *mem, const struct whole *w, int px)
{
	struct decimal total, scaled, at = {0, 0};
	bool exact;

	fact_value(w->total, &total);
	if (decimal_mul(total, decimal_int(px), &scaled))
		number_quotient((struct decimal){scaled.coef, scaled.exp - w->scale.exp},
		                decimal_int(BAR_WIDTH), 4, &at, &exact);
	return number_plain(mem, at, (struct scale){0, {"", 0}});
}

static bool is_tall(const struct whole *w)
{
	return w->n < MAX_ROWS; /* value and label on lines of their own */
}

/* the share has a line of its own where there is one row */
static struct slice shown_share(struct arena *mem, const struct whole *w, const struct segment *s)
{
	return w->n == 1 ? whole_share(mem, w, s->fact) : SLICE("");
}

/* `value_size`: px of the values */
static bool place_labels(struct arena *mem, const struct whole *w, const struct row *row, int value_size, struct box *boxes)
{
	for (size_t i = 0; i < row->n; i++) {
		const struct segment *s = &row->segments[i];
		int value = typeset_width(s->value, BOLD, value_size);
		int label = typeset_width(s->label, is_tall(w) ? REGULAR : BOLD, SIZE_LABEL);
		int share = typeset_width(shown_share(mem, w, s), REGULAR, SIZE_SMALL);

		if (px_of(w, s->to) - px_of(w, s->from) < LEAST_WIDTH)
			return false;
		boxes[i].left = px_of(w, s->from);
		boxes[i].width = is_tall(w) ? (value > label ? value : label) : value + label + 10;
		if (share > boxes[i].width)
			boxes[i].width = share;
	}
	if (!spread(boxes, row->n, 0, BAR_WIDTH - 6))
		return false;
	/* A label that does not begin under its own segment would be read as another's; of two, one at either
	 * end, it cannot be. */
	for (size_t i = 0; i < row->n && row->n > 2; i++)
		if (boxes[i].left < px_of(w, row->segments[i].from) - ASTRAY ||
		    boxes[i].left > px_of(w, row->segments[i].to) + ASTRAY)
			return false;
	return true;
}

static bool place_brackets(const struct whole *w, const struct row *row, struct slice head,
                           struct box *boxes)
{
	int from = typeset_width(head, BOLD, SIZE_LABEL) + LABEL_GAP;

	for (size_t i = 0; i < row->n_brackets; i++) {
		const struct segment *s = &row->brackets[i];
		int width = typeset_width(s->label, BOLD, SIZE_LABEL) + SIZE_LABEL +
		            typeset_width(s->value, BOLD, SIZE_LABEL);

		boxes[i] = (struct box){(px_of(w, s->from) + px_of(w, s->to) - width) / 2, width};
	}
	return spread(boxes, row->n_brackets, from, BAR_WIDTH);
}

/* a family of fills for each row */
const char *whole_fill(size_t row, size_t part)
{
	static const char *const families[MAX_ROWS][MAX_PARTS] = {{"a", "b", "mid", "d", "g2"},
	                                                          {"d", "g1", "g2", "mid", "b"},
	                                                          {"b", "a", "d", "mid", "g1"}};

	return families[row][part];
}

/* The parts under a bracket take blues so that they read as one group. */
static const char *fill(const struct row *row, size_t r, size_t i)
{
	static const char *const grouped[] = {"a", "mid"}, *const single[] = {"b", "d", "g2"};
	size_t before = 0;

	if (row->n_brackets == 0)
		return whole_fill(r, i);
	for (size_t k = 0; k < i; k++)
		before += row->segments[k].grouped == row->segments[i].grouped;
	return row->segments[i].grouped ? grouped[before % 2] : single[before % 3];
}

static struct slice plain(struct arena *mem, const struct whole *w, struct decimal d)
{
	return number_plain(mem, d, w->scale);
}

bool whole_add_row(struct arena *mem, struct spec *s, const struct whole *w, size_t r)
{
	const struct row *row = &w->rows[r];
	struct box boxes[MAX_PARTS], brackets[MAX_PARTS];
	struct slice number = arena_printf(mem, "%zu", r + 1), head = row_head(mem, w, row);

	bool large = w->n == 1 && place_labels(mem, w, row, SIZE_TITLE, boxes);

	if (!large && !place_labels(mem, w, row, is_tall(w) ? SIZE_VALUE : SIZE_LABEL, boxes))
		return false;
	if (!place_brackets(w, row, head, brackets))
		return false;
	spec_add_row(s, (struct spec_row){{number, SLICE("head"), SLICE("0"), SLICE("0"), head,
	                                   SLICE(""), large ? SLICE("large") : SLICE(""), SLICE("0"),
	                                   whole_is_in_blocks(w) ? SLICE("blocks") : SLICE("")}});
	for (size_t i = 0; i < row->n; i++) {
		const struct segment *g = &row->segments[i];

		spec_add_row(s, (struct spec_row){{number, SLICE("seg"), plain(mem, w, g->from),
		                                   plain(mem, w, g->to), g->label, g->value,
		                                   slice_of(fill(row, r, i)),
		                                   units_of_px(mem, w, boxes[i].left),
		                                   shown_share(mem, w, g)}});
	}
	for (size_t i = 0; i < row->n_brackets; i++) {
		const struct segment *g = &row->brackets[i];

		spec_add_row(s, (struct spec_row){
		                        {number, SLICE("bracket"), plain(mem, w, g->from),
		                         plain(mem, w, g->to), g->label, g->value, SLICE(""),
		                         units_of_px(mem, w,
		                                     brackets[i].left + brackets[i].width / 2)}});
	}
	return true;
}
