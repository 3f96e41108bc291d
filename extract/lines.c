#include "extract/lines.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "extract/chars.h"

enum {
	WIDTH_MAX = 120,    /* a longer line is a paragraph on one line, not a wrapped one */
	HEAD_COLUMNS = 70,  /* a running head is short */
	HEAD_REPEATS = 3,
	PAGE_LINES = 2,     /* of a page at least */
	PAGE_BYTES = 120,
	WIDE_GAP = 3, NEIGHBOURS = 2,     /* a running head stands this near to its page number */
	BORDER_MIN = 16,    /* --- between paragraphs is shorter than a table is wide */
};

void lines_free(struct lines *l)
{
	free(l->v);
	*l = (struct lines){0};
}

static struct slice line_text(struct slice source, const struct line *line)
{
	return (struct slice){source.p + line->start, line->end - line->start};
}

static uint32_t columns_of(struct slice s)
{
	uint32_t ascii = 0;

	uint64_t word;
	size_t i = 0;

	for (; i + sizeof word <= s.n; i += sizeof word) {
		memcpy(&word, s.p + i, sizeof word);
		/* the high bits of the eight bytes, added up in the top one */
		ascii += 8 - (uint32_t)(((word >> 7) & 0x0101010101010101u) * 0x0101010101010101u >> 56);
	}
	for (; i < s.n; i++)
		ascii += (unsigned char)s.p[i] < 0x80;
	return ascii + (uint32_t)(s.n - ascii) * 2 / 3;
}

static bool is_blank(struct slice s)
{
	for (size_t i = 0; i < s.n;) {
		char32_t c;
		size_t length = utf8_next(s.p + i, &c);

		if (!char_is(c, CHAR_SPACE) && c > U' ' && c != 0xfeff)
			return false;
		i += length;
	}
	return true;
}

static bool is_box(char32_t c)
{
	return c >= 0x2500 && c <= 0x257f;
}

/* ──┬── or +----+====+ between the rows of a table */
static bool is_drawn(struct slice s)
{
	char32_t c;
	size_t length;

	s = slice_trim(s);
	length = utf8_next(s.p, &c);
	if (!is_box(c) && (c != U'+' || s.n <= 2))
		return false;
	for (size_t i = length; i < s.n; i += length) {
		length = utf8_next(s.p + i, &c);
		if (!is_any(c, U"+-=: ") && !is_box(c))
			return false;
	}
	return true;
}

/* "12", "- 12 -", "12/30", "第 12 頁", "1－6": nothing but a page number */
static bool is_page_number(struct slice s)
{
	size_t digits = 0, others = 0;

	if (s.n > PAGE_BYTES)
		return false;
	for (size_t i = 0; i < s.n;) {
		char32_t c;
		size_t length = utf8_next(s.p + i, &c);

		c = char_fold(c);
		if (char_is(c, CHAR_DIGIT))
			digits++;
		else if (c == U'第' || c == U'頁' || c == U'共' || c == U'/' || c == U'，' || char_is(c, CHAR_DASH))
			others++;
		else if (!char_is(c, CHAR_SPACE) && c != U'\f')
			return false;
		i += length;
	}
	return digits > 0 && digits <= 8 && others <= 7 && (digits <= 4 || others > 0);
}

static bool has_gap(struct slice s)
{
	const char *blank = s.p;

	if (memchr(s.p, '\t', s.n) != NULL)
		return true;
	while ((blank = memchr(blank, ' ', s.n - (size_t)(blank - s.p))) != NULL) {
		if (blank + 1 < s.p + s.n && blank[1] == ' ')
			return true;
		blank++;
	}
	return false;
}

/* |a|b|, <td> or three columns with wide gaps between them */
static bool is_row(struct slice s)
{
	size_t gaps = 0, blanks = 0;
	bool text = false;

	s = slice_trim(s);
	/* most lines are prose without a gap in it */
	if (s.n && s.p[0] != '|' && s.p[0] != '<' && !has_gap(s))
		return false;
	if ((s.n && s.p[0] == '|') || slice_starts(s, SLICE("<t")) || slice_starts(s, SLICE("</t")))
		return true;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' || s.p[i] == '\t') {
			blanks += s.p[i] == '\t' ? 2 : 1;
			continue;
		}
		if (text && blanks >= 2)
			gaps++;
		text = true;
		blanks = 0;
	}
	return gaps >= 2;
}

static bool is_rule(struct slice s)
{
	s = slice_trim(s);
	if (slice_starts(s, SLICE("```")))
		return true;
	if (s.n < 3)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '-' && s.p[i] != '*' && s.p[i] != '_' && s.p[i] != '=' && s.p[i] != ' ')
			return false;
	return true;
}

/* What begins with an ideograph, but for the words of a page number, is text or a row. */
static bool begins_with_word(struct slice s)
{
	char32_t c = 0;

	if (s.n)
		utf8_next(s.p, &c);
	return char_is(c, CHAR_HAN) && !is_any(c, U"第頁共");
}

static enum line_kind classify(struct slice s)
{
	if (begins_with_word(s))
		return is_row(s) ? LINE_ROW : LINE_TEXT;
	if (is_blank(s))
		return LINE_BLANK;
	if (is_drawn(s))
		return LINE_BORDER;
	if (is_page_number(s))
		return LINE_PAGE;
	if (is_rule(s))
		return LINE_RULE;
	return is_row(s) ? LINE_ROW : LINE_TEXT;
}

static void split(struct lines *l, struct slice source, uint32_t begin)
{
	uint32_t at = begin;

	l->n = 0;
	while (at < source.n) {
		const char *hit = memchr(source.p + at, '\n', source.n - at);
		uint32_t end = hit ? (uint32_t)(hit - source.p) : (uint32_t)source.n;
		struct line line = {at, end, LINE_TEXT, 0};

		if (line.end > line.start && source.p[line.end - 1] == '\r')
			line.end--;
		line.kind = classify(line_text(source, &line));
		line.columns = columns_of(line_text(source, &line));
		l->v = xgrow(l->v, &l->cap, l->n + 1, sizeof *l->v);
		l->v[l->n++] = line;
		at = end + 1;
	}
}

/* the next line that is not blank, going in the given direction; NULL at the end */
static struct line *neighbour(struct lines *l, size_t i, int step)
{
	size_t j = i + (size_t)step;

	while (j < l->n && line_is_empty(&l->v[j]))
		j += (size_t)step;
	return j < l->n ? &l->v[j] : NULL;
}

/* Numbers alone on their lines, one below the other, are the cells of a table, not page numbers. */
static void demote_cells(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct line *after;

		if (l->v[i].kind != LINE_PAGE)
			continue;
		after = neighbour(l, i, 1);
		if (after != NULL && after->kind == LINE_PAGE) {
			l->v[i].kind = LINE_ROW;
			after->kind = LINE_ROW;
		}
	}
}

/* three blanks or more between two words */
static bool has_wide_gap(struct slice s)
{
	size_t blanks = 0;
	bool text = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' || s.p[i] == '\t') {
			blanks++;
			continue;
		}
		if (text && blanks >= WIDE_GAP)
			return true;
		text = true;
		blanks = 0;
	}
	return false;
}

static bool joins_rows(const struct lines *l, struct slice source, size_t i, size_t neighbour)
{
	return l->v[i].kind == LINE_TEXT && l->v[neighbour].kind == LINE_ROW &&
	       source.p[l->v[neighbour].start] != '|' && has_wide_gap(line_text(source, &l->v[i]));
}

/* a line of two columns, however near to each other, between two rows */
static bool is_between_rows(const struct lines *l, struct slice source, size_t i)
{
	return l->v[i].kind == LINE_TEXT && l->v[i - 1].kind == LINE_ROW && l->v[i + 1].kind == LINE_ROW &&
	       source.p[l->v[i - 1].start] != '|' && source.p[l->v[i + 1].start] != '|' &&
	       has_gap(slice_trim(line_text(source, &l->v[i])));
}

/* A line of two columns right above or below one of three or more is of their table. */
static void promote_rows(struct lines *l, struct slice source)
{
	for (size_t i = 1; i < l->n; i++)
		if (joins_rows(l, source, i, i - 1) || (i + 1 < l->n && is_between_rows(l, source, i)))
			l->v[i].kind = LINE_ROW;
	for (size_t i = l->n; i-- > 1;)
		if (joins_rows(l, source, i - 1, i))
			l->v[i - 1].kind = LINE_ROW;
}

/* a line drawn of dashes, as wide as a table */
static bool is_long_rule(const struct lines *l, struct slice source, size_t i)
{
	return l->v[i].kind == LINE_RULE && slice_trim(line_text(source, &l->v[i])).n >= BORDER_MIN;
}

/* A long rule next to a row is the border of its table, or stands under its header: no end of it. */
static void mark_borders(struct lines *l, struct slice source)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct line *before, *after;

		if (!is_long_rule(l, source, i))
			continue;
		before = neighbour(l, i, -1);
		after = neighbour(l, i, 1);
		if ((before != NULL && before->kind == LINE_ROW) || (after != NULL && after->kind == LINE_ROW))
			l->v[i].kind = LINE_BORDER;
	}
}

/* hash of a line with its digits made alike and blanks dropped */
static uint64_t shape_of(struct slice s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == ' ' || c == '\f' || c == '\r')
			continue;
		h = (h ^ (c >= '0' && c <= '9' ? '0' : c)) * 1099511628211u;
	}
	return h ? h : 1;
}

/* the number at the end of a line, -1: none */
static int64_t last_number(struct slice s)
{
	int64_t value = 0, place = 1;
	size_t digits = 0;

	s = slice_trim(s);
	while (s.n && s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9' && digits++ < 6) {
		value += place * (s.p[--s.n] - '0');
		place *= 10;
	}
	return digits ? value : -1;
}

struct shape {
	uint64_t hash;
	uint32_t count, line; /* how often, and where last */
	int64_t last;
	bool rising; /* the number at the end grows from one to the next: a page number */
	bool dense;  /* it comes back within a page: rows of a table */
};

static struct shape *shape_find(struct shape *table, size_t mask, uint64_t hash)
{
	size_t i = hash & mask;

	while (table[i].hash && table[i].hash != hash)
		i = (i + 1) & mask;
	return &table[i];
}

/* a head has its page number in it or, where the document has such lines, beside it */
static bool is_head_candidate(struct slice source, const struct line *line, bool pages)
{
	if ((line->kind != LINE_TEXT && line->kind != LINE_ROW) || line->columns > HEAD_COLUMNS)
		return false;
	return pages || last_number(line_text(source, line)) >= 0;
}

static bool near_page_number(struct lines *l, size_t i)
{
	size_t low = i > NEIGHBOURS ? i - NEIGHBOURS : 0, high = i + NEIGHBOURS + 1;

	for (size_t j = low; j < high && j < l->n; j++)
		if (l->v[j].kind == LINE_PAGE)
			return true;
	return false;
}

/* A short line that comes back on page after page, with the page number in it or beside it. */
static void mark_running_heads(struct lines *l, struct slice source)
{
	size_t size = 64;
	struct shape *table;
	bool pages = false;

	for (size_t i = 0; i < l->n && !pages; i++)
		pages = l->v[i].kind == LINE_PAGE;
	while (size < l->n * 2)
		size *= 2;
	table = xcalloc(size, sizeof *table);
	for (size_t i = 0; i < l->n; i++) {
		struct slice s = line_text(source, &l->v[i]);
		struct shape *shape;
		int64_t number;

		if (!is_head_candidate(source, &l->v[i], pages))
			continue;
		shape = shape_find(table, size - 1, shape_of(s));
		number = last_number(s);
		shape->rising = number >= 0 && (shape->count == 0 || (shape->rising && number > shape->last));
		shape->dense = shape->dense || (shape->count > 0 && i - shape->line < PAGE_LINES);
		shape->line = (uint32_t)i;
		shape->hash = shape_of(s);
		shape->last = number;
		shape->count++;
	}
	for (size_t i = 0; i < l->n; i++) {
		const struct shape *shape;

		if (!is_head_candidate(source, &l->v[i], pages))
			continue;
		shape = shape_find(table, size - 1, shape_of(line_text(source, &l->v[i])));
		if (shape->count >= HEAD_REPEATS && !shape->dense && (shape->rising || near_page_number(l, i)))
			l->v[i].kind = LINE_PAGE;
	}
	free(table);
}

/* A title in the middle of the page: half as much blank in front of it as it is wide. It says nothing of where lines of
 * text end. */
static bool is_centred(struct slice s)
{
	size_t indent = 0;

	while (indent < s.n && s.p[indent] == ' ')
		indent++;
	return indent > 0 && indent * 2 >= columns_of(slice_trim(s));
}

static void measure_width(struct lines *l, struct slice source)
{
	uint32_t counts[WIDTH_MAX + 1] = {0};
	uint32_t total = 0, seen = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].kind != LINE_TEXT || is_centred(line_text(source, &l->v[i])))
			continue;
		counts[l->v[i].columns < WIDTH_MAX ? l->v[i].columns : WIDTH_MAX]++;
		total++;
	}
	l->width = 0;
	while (l->width < WIDTH_MAX && (seen += counts[l->width]) * 10 < total * 9)
		l->width++;
}

void lines_read(struct lines *l, struct slice source, uint32_t begin)
{
	split(l, source, begin);
	demote_cells(l);
	promote_rows(l, source);
	mark_borders(l, source);
	mark_running_heads(l, source);
	measure_width(l, source);
}

bool line_is_empty(const struct line *line)
{
	return line->kind == LINE_BLANK || line->kind == LINE_BORDER;
}

bool line_is_closed(struct slice source, const struct line *line)
{
	static const char32_t closing[] = U"。！？；：」』…:;";
	struct slice s = slice_trim(line_text(source, line));
	char32_t last = 0;

	while (slice_ends(s, SLICE("*")))
		s.n--;
	for (size_t i = s.n > UTF8_MAX ? s.n - UTF8_MAX : 0; i < s.n; i++)
		if (((unsigned char)s.p[i] & 0xc0) != 0x80)
			utf8_next(s.p + i, &last);
	for (size_t i = 0; closing[i]; i++)
		if (last == closing[i])
			return true;
	return false;
}

static bool is_digit_at(struct slice s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static bool begins_unit(struct slice source, uint32_t i)
{
	char32_t c;

	return i < source.n && utf8_decode(source.p + i, source.n - i, &c) > 0 && is_any(c, U"年月日萬億元件人次%％");
}

bool line_cuts_number(struct slice source, const struct line *line, uint32_t next)
{
	struct slice s = slice_trim(line_text(source, line));

	/* numbers one to a line are cells of a table */
	if (!slice_has(s, SLICE("，")) && !slice_has(s, SLICE("。")))
		return false;
	if (is_digit_at(s, s.n - 1))
		return is_digit_at(source, next) || begins_unit(source, next);
	return s.p[s.n - 1] == ',' && is_digit_at(s, s.n - 2) && is_digit_at(source, next);
}

/* a character of a number, of its sign or of a nil */
static bool is_figure_char(char32_t c)
{
	return char_is(c, CHAR_DIGIT | CHAR_DASH) || is_any(c, U",.%（）△▲▽▼…－−+*");
}

bool line_ends_in_figures(struct slice source, const struct line *line)
{
	struct slice s = slice_trim(line_text(source, line));
	size_t cells = 0, blanks = 0, chars = 0;

	/* from the end, as far as there are only numbers; a cell counts when a gap stands in front of it */
	for (size_t i = s.n; i > 0;) {
		char32_t c;
		size_t start = i - 1;

		while (start > 0 && ((unsigned char)s.p[start] & 0xc0) == 0x80)
			start--;
		utf8_decode(s.p + start, i - start, &c);
		i = start;
		c = char_fold(c);
		if (char_is(c, CHAR_SPACE)) {
			blanks += c == U' ' ? 1 : 2;
			if (chars > 0 && blanks >= 2) {
				cells++;
				chars = 0;
			}
			continue;
		}
		if (!is_figure_char(c))
			break;
		blanks = 0;
		chars++;
	}
	return cells >= 2;
}

bool line_is_full(const struct lines *l, const struct line *line)
{
	return line->columns * 10 >= l->width * 7 && line->columns >= 30;
}

uint32_t line_indent(struct slice source, const struct line *line)
{
	struct slice s = line_text(source, line);
	uint32_t n = 0;

	for (; s.n > 0; s.p++, s.n--) {
		if (slice_starts(s, SLICE("　"))) {
			n += 2;
			s.p += 2;
			s.n -= 2;
		} else if (s.p[0] == ' ') {
			n++;
		} else {
			break;
		}
	}
	return n;
}
