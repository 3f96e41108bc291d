#include "plots/ranking.h"

#include "plots/layout.h"
#include "plots/typeset.h"

enum {
	LABEL_WIDTH = 480, /* px left of the axis in rank_bar.gp */
	AXIS_LEFT = 590,   /* px, as there: */
	BAR_WIDTH = 840,
	VALUE_EDGE = 1580, /* right edge of the values */
	VALUE_GAP = 28,
	COUNT_WIDTH = 226,
	TWO_LINE_BARS = 6, /* up to here a bar has room for two lines of label */
};

/* Long names get two lines; where bars are many, small ones. */
static struct slice bar_label(struct arena *mem, const struct ranking *k, const struct bar *bar)
{
	int small = typeset_width(bar->label, BOLD, SIZE_SMALL) * 2 / 3;

	if (k->n <= TWO_LINE_BARS)
		return typeset_wrap(mem, bar->label, BOLD, SIZE_LABEL, LABEL_WIDTH, bar->detail.n == 0 ? 2 : 1);
	if (typeset_width(bar->label, BOLD, SIZE_LABEL) <= LABEL_WIDTH)
		return bar->label;
	return typeset_wrap(mem, bar->label, BOLD, SIZE_SMALL, small < LABEL_WIDTH ? small : LABEL_WIDTH, 2);
}

static void add_bar(struct arena *mem, struct spec *s, const struct ranking *k, size_t i,
                    bool counts)
{
	const struct bar *bar = &k->bars[i];
	bool rest = k->has_rest && i + 1 == k->n;
	struct slice label = bar_label(mem, k, bar);
	struct slice detail = typeset_line(mem, bar->detail, REGULAR, SIZE_SMALL, LABEL_WIDTH);

	if (k->n > TWO_LINE_BARS)
		detail.n = 0;
	spec_add_row(s, (struct spec_row){{arena_printf(mem, "%zu", i + 1), label, detail,
	                                   number_plain(mem, bar->value, k->scale),
	                                   bar->value_label, counts ? bar->count_label : SLICE(""),
	                                   slice_of(rest     ? "rest"
	                                            : i == 0 ? "lead"
	                                                     : "mid")}});
	spec_add_item(s, spec_item(bar->label, bar->written, bar->count_label, bar->fact));
	if (bar->fact)
		spec_add_figure(s, bar->fact);
}

/* The end of the axis: the longest bar, which may be that of the rest, stops short of the widest value. */
static struct slice axis_end(struct arena *mem, const struct ranking *k)
{
	int widest = 0, room = VALUE_EDGE - VALUE_GAP - AXIS_LEFT;
	struct decimal end, most = {0, 0};

	for (size_t i = 0; i < k->n; i++) {
		int width = typeset_width(k->bars[i].value_label, BOLD, SIZE_VALUE);

		widest = width > widest ? width : widest;
		most = decimal_cmp(k->bars[i].value, most) > 0 ? k->bars[i].value : most;
	}
	room -= widest;
	if (room > BAR_WIDTH || !decimal_mul(most, decimal_int(BAR_WIDTH), &end))
		return (struct slice){"", 0};
	end.exp -= k->scale.exp;
	if (!number_quotient(end, decimal_int(room), 6, &end, &(bool){false}))
		return (struct slice){"", 0};
	return number_plain(mem, end, (struct scale){0, {"", 0}});
}

/* counts that do not fit their column are left to the reader's table */
static bool counts_fit(const struct ranking *k)
{
	for (size_t i = 0; i < k->n; i++)
		if (typeset_width(k->bars[i].count_label, REGULAR, SIZE_LABEL) > COUNT_WIDTH)
			return false;
	return true;
}

void ranking_add(struct arena *mem, struct spec *s, const struct ranking *k)
{
	bool counts = counts_fit(k);

	s->chart.vmax = axis_end(mem, k);
	if (!counts)
		s->chart.caption2.n = 0;
	for (size_t i = 0; i < k->n; i++)
		add_bar(mem, s, k, i, counts);
}
