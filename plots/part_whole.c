/* part_whole: one total and the ways in which checked relations split it, a row for each way. A
 * part that is itself split is drawn as its parts under a bracket. */
#include <stdlib.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/number.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	MAX_ROWS = 3,
	MAX_PARTS = 5,     /* in one row: the palette has five fills that may stand side by side */
	LEAST_TOTAL = 4,   /* smaller wholes need no picture */
	MAX_BLOCKS = 60,   /* up to here part_whole.gp draws one block a case */
	NOTE_WIDTH = 1000, /* px: longer equations say no more than that they hold */
	ASTRAY = 60,       /* px a label may stand beside its segment */
	LEAST_WIDTH = 14,  /* px of a segment: the white gap takes 9 */
	LABEL_GAP = 36,    /* px between two labels */
	BAR_WIDTH = CANVAS_RIGHT - CANVAS_LEFT,
};

struct segment {
	const struct fact *fact;
	struct slice label, value;
	struct decimal from, to;
	bool grouped; /* under a bracket */
};

struct row {
	const struct sum *sum;
	struct segment segments[MAX_PARTS];
	size_t n;
	struct segment brackets[MAX_PARTS];
	const struct sum *inner[MAX_PARTS]; /* the sum under each bracket */
	size_t n_brackets;
};

struct whole {
	const struct fact *total;
	struct row rows[MAX_ROWS];
	size_t n;
	struct scale scale;
};

struct sums {
	struct sum *v;
	size_t n;
};

static struct sums all_sums(const struct book *b)
{
	struct sums list = {xcalloc(b->n + 1, sizeof *list.v), 0};

	for (size_t i = 0; i < b->n; i++)
		if (sum_of(&b->relations[i], &list.v[list.n]))
			list.n++;
	return list;
}

static const struct sum *split_of(const struct sums *list, const struct fact *f)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].total == f)
			return &list->v[i];
	return NULL;
}

static bool is_part(const struct sums *list, const struct fact *f)
{
	for (size_t i = 0; i < list->n; i++)
		for (size_t k = 0; k < list->v[i].n; k++)
			if (list->v[i].parts[k] == f)
				return true;
	return false;
}

static void add_segment(struct arena *mem, const struct book *b, struct row *row,
                        const struct sum *sum, size_t part, struct decimal *at, bool grouped)
{
	const struct fact *f = sum->parts[part];
	struct segment *s = &row->segments[row->n];
	struct decimal value;

	fact_value(f, &value);
	*s = (struct segment){.fact = f, .from = *at, .grouped = grouped};
	s->label = wording_part(mem, b, sum->parts, sum->n, part);
	s->value = clean_figure(mem, f->raw);
	decimal_add(*at, value, &s->to);
	*at = s->to;
	row->n++;
}

/* parts that are split themselves are expanded as long as the row has room */
static size_t expanded(const struct sums *list, const struct sum *sum)
{
	size_t n = 0;

	for (size_t i = 0; i < sum->n; i++) {
		const struct sum *inner = split_of(list, sum->parts[i]);

		n += inner ? inner->n : 1;
	}
	return n;
}

static bool build_row(struct arena *mem, const struct book *b, const struct sums *list,
                      const struct sum *sum, struct row *row)
{
	bool expand = expanded(list, sum) <= MAX_PARTS;
	struct decimal at = {0, 0};

	*row = (struct row){.sum = sum};
	if (sum->n > MAX_PARTS)
		return false;
	for (size_t i = 0; i < sum->n; i++) {
		const struct sum *inner = expand ? split_of(list, sum->parts[i]) : NULL;
		struct decimal from = at;

		if (inner == NULL) {
			add_segment(mem, b, row, sum, i, &at, false);
			continue;
		}
		for (size_t k = 0; k < inner->n; k++)
			add_segment(mem, b, row, inner, k, &at, true);
		row->inner[row->n_brackets] = inner;
		row->brackets[row->n_brackets++] =
		        (struct segment){sum->parts[i],
		                         wording_subject(mem, b, sum->parts[i]),
		                         clean_figure(mem, sum->parts[i]->raw),
		                         from,
		                         at,
		                         true};
	}
	return true;
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

static struct slice row_head(struct arena *mem, const struct whole *w, const struct row *row)
{
	enum { TWO_GLYPHS = 6 };
	struct slice end = common_end(row);
	bool class = slice_ends(end, SLICE("類")) && end.n <= TWO_GLYPHS + 3;

	/* two glyphs are a word; more may begin in the middle of one */
	if ((end.n == TWO_GLYPHS || class) && end.n < row->segments[0].label.n)
		return arena_printf(mem, "依%.*s別", SLICE_ARGS(end));
	if (w->n > 1)
		return arena_printf(mem, "分項（第%lld行）",
		                    (long long)row->segments[0].fact->line);
	return arena_printf(mem, "共%.*s", SLICE_ARGS(clean_figure(mem, w->total->raw)));
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

static bool place_labels(const struct whole *w, const struct row *row, struct box *boxes)
{
	for (size_t i = 0; i < row->n; i++) {
		const struct segment *s = &row->segments[i];
		int value = typeset_width(s->value, BOLD, is_tall(w) ? SIZE_VALUE : SIZE_LABEL);
		int label = typeset_width(s->label, is_tall(w) ? REGULAR : BOLD, SIZE_LABEL);

		if (px_of(w, s->to) - px_of(w, s->from) < LEAST_WIDTH)
			return false;
		boxes[i].left = px_of(w, s->from);
		boxes[i].width = is_tall(w) ? (value > label ? value : label) : value + label + 10;
	}
	if (!spread(boxes, row->n, 0, BAR_WIDTH - 6))
		return false;
	/* a label that does not begin under its own segment would be read as another's */
	for (size_t i = 0; i < row->n; i++)
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

/* Fills that may stand side by side (charts.md 4.3), a family for each row; the parts under a
 * bracket take blues so that they read as one group. */
static const char *fill(const struct row *row, size_t r, size_t i)
{
	static const char *const families[MAX_ROWS][MAX_PARTS] = {{"a", "b", "mid", "d", "g2"},
	                                                          {"d", "g1", "g2", "mid", "b"},
	                                                          {"b", "a", "d", "mid", "g1"}};
	static const char *const grouped[] = {"a", "mid"}, *const single[] = {"b", "d", "g2"};
	size_t before = 0;

	if (row->n_brackets == 0)
		return families[r][i];
	for (size_t k = 0; k < i; k++)
		before += row->segments[k].grouped == row->segments[i].grouped;
	return row->segments[i].grouped ? grouped[before % 2] : single[before % 3];
}

static struct slice plain(struct arena *mem, const struct whole *w, struct decimal d)
{
	return number_plain(mem, d, w->scale);
}

static bool add_row(struct arena *mem, struct spec *s, const struct whole *w, size_t r)
{
	const struct row *row = &w->rows[r];
	struct box boxes[MAX_PARTS], brackets[MAX_PARTS];
	struct slice number = arena_printf(mem, "%zu", r + 1), head = row_head(mem, w, row);

	if (!place_labels(w, row, boxes) || !place_brackets(w, row, head, brackets))
		return false;
	spec_add_row(s, (struct spec_row){{number, SLICE("head"), SLICE("0"), SLICE("0"), head,
	                                   SLICE(""), SLICE(""), SLICE("0")}});
	for (size_t i = 0; i < row->n; i++) {
		const struct segment *g = &row->segments[i];

		spec_add_row(s, (struct spec_row){{number, SLICE("seg"), plain(mem, w, g->from),
		                                   plain(mem, w, g->to), g->label, g->value,
		                                   slice_of(fill(row, r, i)),
		                                   units_of_px(mem, w, boxes[i].left)}});
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

static struct slice share(struct arena *mem, const struct whole *w, const struct fact *f)
{
	struct decimal value, total, percent;

	fact_value(w->total, &total);
	if (!fact_value(f, &value) || !number_percent(value, total, 2, &percent))
		return (struct slice){"", 0};
	return arena_printf(mem, "占%.*s", SLICE_ARGS(number_percent_text(mem, percent)));
}

static void add_items(struct arena *mem, const struct book *b, struct spec *s,
                      const struct whole *w, const struct sum *sum)
{
	for (size_t i = 0; i < sum->n; i++) {
		spec_add_item(s, (struct spec_item){wording_part(mem, b, sum->parts, sum->n, i),
		                                    clean_figure(mem, sum->parts[i]->raw),
		                                    share(mem, w, sum->parts[i]), sum->parts[i]});
		spec_add_figure(s, sum->parts[i]);
	}
	spec_add_check(s, sum->check);
}

/* 聯席會議12案、黨團協商7案 */
static struct slice both(struct arena *mem, const struct book *b, const struct sum *sum)
{
	return arena_printf(mem, "%.*s%.*s、%.*s%.*s",
	                    SLICE_ARGS(wording_part(mem, b, sum->parts, sum->n, 0)),
	                    SLICE_ARGS(wording_amount(mem, sum->parts[0])),
	                    SLICE_ARGS(wording_part(mem, b, sum->parts, sum->n, 1)),
	                    SLICE_ARGS(wording_amount(mem, sum->parts[1])));
}

/* 科技發展類占34件; 前瞻計畫、一般科技計畫各占17件 */
static struct slice leader(struct arena *mem, const struct book *b, const struct sum *sum)
{
	size_t *order = xcalloc(sum->n, sizeof *order), equal = 1;
	struct slice first, second, raw;
	struct decimal most, value;

	sum_order(sum, order);
	fact_value(sum->parts[order[0]], &most);
	while (equal < sum->n && fact_value(sum->parts[order[equal]], &value) &&
	       decimal_cmp(value, most) == 0)
		equal++;
	first = wording_part(mem, b, sum->parts, sum->n, order[0]);
	second = wording_part(mem, b, sum->parts, sum->n, order[1]);
	raw = wording_amount(mem, sum->parts[order[0]]);
	free(order);
	if (slice_eq(first, wording_subject(mem, b, sum->total)))
		return arena_printf(mem, "最大一項%.*s", SLICE_ARGS(raw));
	if (equal == 2)
		return arena_printf(mem, "%.*s、%.*s各占%.*s", SLICE_ARGS(first),
		                    SLICE_ARGS(second), SLICE_ARGS(raw));
	return arena_printf(mem, "%.*s占%.*s", SLICE_ARGS(first), SLICE_ARGS(raw));
}

static void set_title(struct arena *mem, const struct book *b, struct spec *s,
                      const struct whole *w)
{
	struct slice subject = wording_subject(mem, b, w->total),
	             raw = wording_amount(mem, w->total);
	struct slice one = leader(mem, b, w->rows[0].sum), all = one, candidates[4];

	if (w->n > 1)
		all = arena_printf(mem, "%.*s，%.*s", SLICE_ARGS(one),
		                   SLICE_ARGS(leader(mem, b, w->rows[1].sum)));
	else if (w->rows[0].sum->n == 2)
		all = both(mem, b, w->rows[0].sum);
	candidates[0] = arena_printf(mem, "%.*s%.*s：%.*s", SLICE_ARGS(subject), SLICE_ARGS(raw),
	                             SLICE_ARGS(all));
	candidates[1] = arena_printf(mem, "%.*s%.*s：%.*s", SLICE_ARGS(subject), SLICE_ARGS(raw),
	                             SLICE_ARGS(one));
	candidates[2] = arena_printf(mem, "%.*s中%.*s", SLICE_ARGS(raw), SLICE_ARGS(one));
	candidates[3] = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(subject), SLICE_ARGS(raw));
	s->chart.title = wording_title(mem, candidates, 4);
}

/* 8＋34＝42 */
static struct slice equation(struct arena *mem, const struct sum *sum)
{
	struct slice text = {"", 0};
	struct decimal value;

	for (size_t i = 0; i < sum->n; i++) {
		fact_value(sum->parts[i], &value);
		text = arena_printf(mem, "%.*s%s%.*s", SLICE_ARGS(text), i ? "＋" : "",
		                    SLICE_ARGS(number_text(mem, value)));
	}
	fact_value(sum->total, &value);
	return arena_printf(mem, "%.*s＝%.*s", SLICE_ARGS(text),
	                    SLICE_ARGS(number_text(mem, value)));
}

static bool is_in_blocks(const struct whole *w)
{
	struct decimal total;

	fact_value(w->total, &total);
	return w->scale.exp == 0 && total.exp == 0 &&
	       decimal_cmp(total, decimal_int(MAX_BLOCKS)) <= 0;
}

static void set_note(struct arena *mem, struct spec *s, const struct whole *w)
{
	struct slice text = {"", 0}, raw = clean_figure(mem, w->total->raw);
	static const char *const rows[] = {"", "", "兩列", "三列"};
	bool first = true;

	for (size_t r = 0; r < w->n; r++)
		for (size_t i = 0; i <= w->rows[r].n_brackets; i++) {
			const struct sum *sum = i ? w->rows[r].inner[i - 1] : w->rows[r].sum;

			text = arena_printf(mem, "%.*s%s%.*s", SLICE_ARGS(text), first ? "" : "、",
			                    SLICE_ARGS(equation(mem, sum)));
			first = false;
		}
	if (typeset_width(text, REGULAR, SIZE_FOOT) > NOTE_WIDTH)
		text = SLICE("各部分加總皆等於總數");
	s->chart.note = w->n > 1 ? arena_printf(mem, "%s為同一批%.*s的不同分法：%.*s。", rows[w->n],
	                                        SLICE_ARGS(raw), SLICE_ARGS(text))
	                         : arena_printf(mem, "%.*s。", SLICE_ARGS(text));
	s->chart.badge = SLICE("verified");
	s->chart.badge_text = s->n_checks > 1
	                              ? arena_printf(mem, "已核對：%zu項加總相符", s->n_checks)
	                              : SLICE("已核對：加總相符");
}

static void set_words(struct arena *mem, const struct book *b, struct spec *s,
                      const struct whole *w)
{
	struct slice unit =
	        arena_printf(mem, "%.*s%.*s", SLICE_ARGS(number_currency(w->total->unit)),
	                     SLICE_ARGS(w->scale.name));

	set_title(mem, b, s, w);
	s->chart.unit = unit;
	s->chart.period = w->total->period;
	if (is_in_blocks(w))
		unit = arena_printf(mem, "%.*s（每格1%.*s）", SLICE_ARGS(unit), SLICE_ARGS(unit));
	s->chart.subtitle = wording_subtitle(mem, wording_scope(mem, b, w->total, s->chart.title),
	                                     wording_period(mem, w->total->period), unit);
	set_note(mem, s, w);
}

static bool draw(struct draft *d, const struct whole *w)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_part_whole};

	spec_add_figure(&s, w->total);
	spec_add_item(&s, (struct spec_item){wording_subject(mem, d->book, w->total),
	                                     clean_figure(mem, w->total->raw), SLICE("總數"),
	                                     w->total});
	for (size_t r = 0; r < w->n; r++) {
		if (!add_row(mem, &s, w, r)) {
			spec_free(&s);
			return false;
		}
		add_items(mem, d->book, &s, w, w->rows[r].sum);
		for (size_t i = 0; i < w->rows[r].n_brackets; i++)
			add_items(mem, d->book, &s, w, w->rows[r].inner[i]);
	}
	set_words(mem, d->book, &s, w);
	draft_take(d, &s);
	return true;
}

static bool is_worth_drawing(const struct fact *total)
{
	struct decimal value;

	return fact_value(total, &value) && decimal_cmp(value, decimal_int(LEAST_TOTAL)) >= 0 &&
	       !slice_is(total->unit, "%");
}

/* every split of one total: rows of one picture when all fit, else ranked bars */
static void draw_total(struct draft *d, const struct sums *list, const struct fact *total)
{
	struct arena *mem = &d->charts->mem;
	struct whole w = {.total = total};
	struct decimal value;

	fact_value(total, &value);
	w.scale = number_scale(mem, total->unit, value);
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].total == total && w.n < MAX_ROWS &&
		    build_row(mem, d->book, list, &list->v[i], &w.rows[w.n]))
			w.n++;
	if (w.n > 0 && draw(d, &w))
		return;
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].total == total)
			rank_bar_of_sum(d, &list->v[i]);
}

static void refuse_failing(struct draft *d)
{
	for (size_t i = 0; i < d->book->n; i++) {
		const struct check *c = d->book->relations[i].check;

		if (check_fails(c) && sum_is_stated(c))
			charts_refuse(d->charts, c, "各部分加總與總數不符，不繪組成圖。");
	}
}

void part_whole_find(struct draft *d)
{
	struct sums list = all_sums(d->book);

	for (size_t i = 0; i < list.n; i++) {
		const struct fact *total = list.v[i].total;

		if (split_of(&list, total) == &list.v[i] && !is_part(&list, total) &&
		    is_worth_drawing(total) && !draft_used(d, &total, 1))
			draw_total(d, &list, total);
	}
	for (size_t i = 0; i < list.n; i++)
		sum_free(&list.v[i]);
	free(list.v);
	refuse_failing(d);
}
