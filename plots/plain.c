#include "plots/plain.h"

#include "core/memory.h"
#include "core/utf8.h"
#include "plots/number.h"

enum { BAR = 40, EIGHTHS = 8 * BAR, LABEL_MOST = 32 };

/* what a chart's rows have of these, by the names of their columns; -1: none */
struct layout {
	int kind, label, from, value, total, value_label, unit, more, role;
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

#define COLUMN_OF(kind, ...) column(kind, (const char *const[]){__VA_ARGS__, NULL})

static struct layout layout_of(enum chart_kind kind)
{
	return (struct layout){
	        .kind = COLUMN_OF(kind, "kind"),
	        .label = COLUMN_OF(kind, "label", "period_label"),
	        .from = COLUMN_OF(kind, "from", "start"),
	        .value = COLUMN_OF(kind, "to", "end", "value", "done"),
	        .total = COLUMN_OF(kind, "total"),
	        .value_label = COLUMN_OF(kind, "value_label"),
	        .unit = COLUMN_OF(kind, "unit"),
	        .more = COLUMN_OF(kind, "count_label", "sub_label", "detail"),
	        .role = COLUMN_OF(kind, "role", "status"),
	};
}

static struct slice cell(const struct spec_row *row, int at)
{
	return at < 0 ? SLICE("") : row->cell[at];
}

static bool number(const struct spec_row *row, int at, struct decimal *d)
{
	return at >= 0 && decimal_parse(row->cell[at], d);
}

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

/* the largest value of all rows, at least that of their totals; false: nothing to draw bars of */
static bool largest(const struct spec *s, const struct layout *l, struct decimal *most)
{
	struct decimal d;
	bool any = false;

	for (size_t i = 0; i < s->n_rows; i++) {
		const int places[] = {l->from, l->value, l->total};

		for (size_t k = 0; k < sizeof places / sizeof *places; k++)
			if (number(&s->rows[i], places[k], &d) && (!any || decimal_cmp(d, *most) > 0)) {
				*most = d;
				any = true;
			}
	}
	return any && most->coef > 0;
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

/* what is left over and what is worked out is drawn light */
static bool is_light(struct slice role)
{
	static const char *const light[] = {"rest", "derived", NULL};

	return slice_is_any(role, light);
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

static void put_row_bar(struct output *o, const struct spec_row *row, const struct layout *l, struct decimal most)
{
	struct decimal from, to;
	int start = 0, end;

	if (!number(row, l->value, &to)) {
		put_blanks(o, BAR);
		return;
	}
	end = eighths(to, most);
	/* a fall ends below where it began */
	if (number(row, l->from, &from)) {
		start = eighths(from, most);
		if (start > end) {
			int swap = start;

			start = end;
			end = swap;
		}
		if (start == end && decimal_cmp(from, to) != 0)
			start = end - 1;
	}
	put_bar(o, start, end, is_light(cell(row, l->role)));
}

static void put_row(struct output *o, const struct spec_row *row, const struct layout *l, size_t labels,
                    const struct decimal *most)
{
	struct slice label = cell(row, l->label), unit = cell(row, l->unit), more = cell(row, l->more);
	size_t wide = columns_of(label);

	put_blanks(o, wide < labels ? labels - wide : 0);
	put_joined(o, label);
	output_char(o, ' ');
	if (most != NULL) {
		put_row_bar(o, row, l, *most);
		output_char(o, ' ');
	}
	output_char(o, ' ');
	put_joined(o, cell(row, l->value_label));
	put_joined(o, unit);
	if (more.n) {
		output_text(o, "  ");
		put_joined(o, more);
	}
	output_char(o, '\n');
}

/* heads are captions; brackets and points are for the picture alone */
static bool is_row(const struct spec_row *row, const struct layout *l)
{
	static const char *const others[] = {"head", "bracket", "pt", NULL};

	return !slice_is_any(cell(row, l->kind), others);
}

static size_t label_columns(const struct spec *s, const struct layout *l)
{
	size_t most = 0;

	for (size_t i = 0; i < s->n_rows; i++) {
		size_t n = is_row(&s->rows[i], l) ? columns_of(cell(&s->rows[i], l->label)) : 0;

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

static void put_chart(struct output *o, const struct spec *s)
{
	struct layout l = layout_of(s->kind);
	size_t labels = label_columns(s, &l);
	struct decimal most;
	bool bars = largest(s, &l, &most);

	put_text_line(o, "", s->chart.title);
	put_text_line(o, "", s->chart.subtitle);
	output_char(o, '\n');
	for (size_t i = 0; i < s->n_rows; i++) {
		const struct spec_row *row = &s->rows[i];

		if (is_row(row, &l))
			put_row(o, row, &l, labels, bars ? &most : NULL);
		else if (slice_is(cell(row, l.kind), "head"))
			put_text_line(o, "", cell(row, l.label));
	}
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
