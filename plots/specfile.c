#include "plots/specfile.h"

#include "core/csv.h"
#include "core/decimal.h"
#include "plots/clean.h"
#include "plots/layout.h"
#include "plots/typeset.h"

enum { BADGE_GAP = 40 };

/* An empty value is left out: gnuplot reads the one of the line before in its place. */
static void put(struct output *o, const char *key, struct slice value)
{
	if (value.n == 0)
		return;
	output_text(o, key);
	output_char(o, '\t');
	clean_cell(o, value);
	output_char(o, '\n');
}

/* The footer lies left of the badge; the source comes first, the note takes the lines that are
 * left. */
static struct slice footer(struct arena *mem, const struct chart *c)
{
	struct decimal badge = {300, 0};
	struct slice source, note;
	int lines = 1, room;

	decimal_parse(c->badge_w, &badge);
	room = CANVAS_RIGHT - CANVAS_LEFT - (int)badge.coef - BADGE_GAP;
	source = typeset_wrap(mem, c->source, REGULAR, SIZE_FOOT, room,
	                      FOOT_LINES - (c->note.n > 0));
	for (size_t i = 0; i < source.n; i++)
		lines += source.p[i] == '\n';
	if (c->note.n == 0)
		return source;
	note = typeset_wrap(mem, c->note, REGULAR, SIZE_FOOT, room, FOOT_LINES - lines);
	return arena_printf(mem, "%.*s\n%.*s", SLICE_ARGS(source), SLICE_ARGS(note));
}

void specfile_meta(struct output *o, const struct spec *s)
{
	const struct chart *c = &s->chart;
	struct arena mem = {0};

	output_text(o, "key\tvalue\n");
	put(o, "title", c->title);
	put(o, "subtitle", c->subtitle);
	put(o, "foot", footer(&mem, c));
	put(o, "badge", c->badge);
	put(o, "badge_text", c->badge_text);
	put(o, "badge_w", c->badge_w);
	put(o, "caption1", c->caption1);
	put(o, "caption2", c->caption2);
	put(o, "annot1", c->annot1);
	put(o, "annot2", c->annot2);
	put(o, "ylab", c->ylab);
	put(o, "vmin", c->vmin);
	put(o, "vmax", c->vmax);
	arena_free(&mem);
}

static size_t columns_of(const struct spec *s)
{
	struct slice rest = slice_of(kind_columns(s->kind)), name;
	size_t n = 0;

	while (slice_split(&rest, ' ', &name))
		n++;
	return n;
}

void specfile_data(struct output *o, const struct spec *s)
{
	struct slice rest = slice_of(kind_columns(s->kind)), name;
	size_t columns = columns_of(s);

	for (size_t i = 0; slice_split(&rest, ' ', &name); i++) {
		output_text(o, i ? "\t" : "");
		output_add(o, name);
	}
	output_char(o, '\n');
	for (size_t r = 0; r < s->n_rows; r++)
		for (size_t i = 0; i < columns; i++) {
			clean_cell(o, s->rows[r].cell[i]);
			output_char(o, i + 1 < columns ? '\t' : '\n');
		}
}

static struct slice unwrapped(struct arena *mem, struct slice text)
{
	struct slice rest = text, line, joined = {"", 0};

	while (slice_split(&rest, '\n', &line)) {
		bool words = joined.n && line.n && (unsigned char)joined.p[joined.n - 1] < 0x80 &&
		             (unsigned char)line.p[0] < 0x80;

		joined = arena_printf(mem, "%.*s%s%.*s", SLICE_ARGS(joined), words ? " " : "",
		                      SLICE_ARGS(line));
	}
	return joined;
}

void specfile_csv(struct output *o, const struct spec *s)
{
	struct slice rest = slice_of(kind_columns(s->kind)), name;
	size_t columns = columns_of(s);
	struct arena mem = {0};

	for (size_t i = 0; slice_split(&rest, ' ', &name); i++)
		csv_field(o, name, i == 0);
	output_char(o, '\n');
	for (size_t r = 0; r < s->n_rows; r++) {
		for (size_t i = 0; i < columns; i++)
			csv_field(o, unwrapped(&mem, s->rows[r].cell[i]), i == 0);
		output_char(o, '\n');
	}
	arena_free(&mem);
}
