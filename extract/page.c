#include "extract/page.h"

#include <string.h>
#include <strings.h>

#include "core/utf8.h"
#include "extract/entity.h"
#include "extract/frames.h"
#include "extract/mark.h"
#include "extract/tag.h"

/* DEPTH_MAX: of open elements; what opens deeper is not kept. NO_LEVEL: no element */
enum { DEPTH_MAX = 256, SPAN_MAX = 200, NO_LEVEL = 0 };

struct element {
	struct slice name;
	enum element_kind kind;
	bool frame;  /* a table that is none */
	bool begun;  /* a table some row of which has been written */
	int number;  /* of the last item of a list */
};

/* what stands in front of the next text: of a heading, of an item */
struct prefix {
	enum element_kind kind; /* ELEMENT_INLINE: nothing */
	uint32_t start, end;    /* the tag */
	int level;              /* of a heading; an item's number, 0: a bullet */
	bool nested;            /* item of a list in a list */
};

struct page {
	struct slice source;
	struct buffer *text;
	struct origin *origin;
	struct frames frames;
	size_t tables; /* opened so far */
	struct element open[DEPTH_MAX + 1]; /* from 1 */
	size_t depth;
	size_t silent, cell, raised, pre; /* levels of the elements that make the text so, or NO_LEVEL */
	unsigned breaks; /* line ends due before the next text */
	bool blank;      /* a blank is due */
	bool begun;      /* the line or cell has text */
	bool row;        /* a row of a table has been begun on this line */
	uint32_t at;     /* the tag that is being read */
	struct prefix prefix;
};

/* ---- writing ------------------------------------------------------------------------------------ */

static void write(struct page *p, struct slice s, uint32_t start, uint32_t end, bool verbatim)
{
	if (s.n == 0)
		return;
	origin_add(p->origin, (uint32_t)p->text->n, start, end, verbatim);
	buffer_add(p->text, s);
}

/* in a cell, or between two of a row */
static bool in_row(const struct page *p)
{
	return p->cell != NO_LEVEL || p->row;
}

static void need_break(struct page *p, unsigned breaks)
{
	if (in_row(p))
		p->blank = true;
	else if (p->breaks < breaks)
		p->breaks = breaks;
}

static void write_breaks(struct page *p, uint32_t at)
{
	for (; p->breaks > 0 && p->text->n > 0; p->breaks--)
		write(p, SLICE("\n"), at, at, false);
	p->breaks = 0;
	p->begun = false;
}

/* An item may bring its mark with it: <li>一、… A list in a list counts for itself, and not among the items of the
 * other. */
static void write_prefix(struct page *p, uint32_t at)
{
	const struct prefix *x = &p->prefix;
	struct buffer mark = {0};

	if (x->kind == ELEMENT_HEADING)
		buffer_printf(&mark, "%.*s ", x->level, "######");
	else if (lead_read(p->source, at, (uint32_t)p->source.n).kind != MARK_NONE)
		buffer_text(&mark, x->nested ? "" : "- ");
	else if (x->level > 0)
		buffer_printf(&mark, x->nested ? "(%d) " : "%d. ", x->level);
	else if (!x->nested)
		buffer_text(&mark, "- ");
	write(p, buffer_slice(&mark), x->start, x->end, false);
	buffer_free(&mark);
	p->prefix.kind = ELEMENT_INLINE;
}

/* the text goes on at source offset `at` */
static void begin_text(struct page *p, uint32_t at)
{
	if (p->breaks > 0)
		write_breaks(p, p->prefix.kind != ELEMENT_INLINE ? p->prefix.start : at);
	if (p->prefix.kind != ELEMENT_INLINE)
		write_prefix(p, at);
	if (p->blank && p->begun)
		write(p, SLICE(" "), at, at, false);
	p->blank = false;
	p->begun = true;
}

/* ---- text --------------------------------------------------------------------------------------- */

static size_t blank_length(const char *s, size_t n)
{
	if (s[0] == ' ' || s[0] == '\t' || s[0] == '\n' || s[0] == '\r' || s[0] == '\f')
		return 1;
	return n > 1 && memcmp(s, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

static bool is_plain(const char *s, size_t n)
{
	return s[0] != '<' && s[0] != '&' && s[0] != '|' && blank_length(s, n) == 0;
}

/* 1,234<sup>1</sup>: a note's number is no digit of the number before it */
static char32_t raise_digit(char32_t c)
{
	static const char32_t raised[] = U"⁰¹²³⁴⁵⁶⁷⁸⁹";

	return c >= U'0' && c <= U'9' ? raised[c - U'0'] : c;
}

/* one character that stands for source [start, end) */
static void write_char(struct page *p, char32_t c, uint32_t start, uint32_t end)
{
	char bytes[UTF8_MAX];

	if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xa0) {
		p->blank = true;
		return;
	}
	/* what is syntax of the text that is written here is not in the page */
	if (c == U'<')
		c = U'＜';
	if (c == U'|')
		c = U'｜';
	if (p->raised != NO_LEVEL && raise_digit(c) != c) {
		c = raise_digit(c);
		origin_markup(p->origin, start, end);
	}
	begin_text(p, start);
	write(p, (struct slice){bytes, utf8_encode(c, bytes)}, start, end, false);
}

/* one line of <pre>, blanks as they stand */
static void preserve_blank(struct page *p, uint32_t at, size_t length)
{
	if (p->source.p[at] == '\n') {
		p->breaks++;
		return;
	}
	/* blanks in front of an item's or a heading's text are none of it */
	if (p->source.p[at] == '\r' || p->prefix.kind != ELEMENT_INLINE)
		return;
	if (p->breaks > 0)
		write_breaks(p, at);
	if (length == 1)
		write(p, (struct slice){p->source.p + at, 1}, at, at + 1, true);
	else
		write(p, SLICE(" "), at, at + (uint32_t)length, false);
}

static void read_reference(struct page *p, uint32_t at, size_t length, char32_t c)
{
	write_char(p, c, at, at + (uint32_t)length);
	if (memchr(p->source.p + at, '#', length) != NULL)
		origin_markup(p->origin, at, at + (uint32_t)length);
}

/* text in source [at, end) without a tag */
static void read_text(struct page *p, uint32_t at, uint32_t end)
{
	const char *s = p->source.p;

	while (at < end) {
		size_t length = blank_length(s + at, end - at);
		uint32_t from = at;
		char32_t c;

		if (length > 0) {
			if (p->pre != NO_LEVEL && p->cell == NO_LEVEL)
				preserve_blank(p, at, length);
			else
				p->blank = true;
			at += (uint32_t)length;
			continue;
		}
		if (s[at] == '&' && (length = entity_read(s + at, end - at, &c)) > 0) {
			read_reference(p, at, length, c);
			at += (uint32_t)length;
			continue;
		}
		while (at < end && p->raised == NO_LEVEL && is_plain(s + at, end - at))
			at++;
		if (at > from) {
			begin_text(p, from);
			write(p, (struct slice){s + from, at - from}, from, at, true);
			continue;
		}
		length = utf8_decode(s + at, end - at, &c);
		write_char(p, c, at, at + (uint32_t)(length ? length : 1));
		at += (uint32_t)(length ? length : 1);
	}
}

/* ---- elements ----------------------------------------------------------------------------------- */

static void end_row(struct page *p)
{
	if (p->row)
		write(p, SLICE("</tr>"), p->at, p->at, false);
	p->row = false;
}

static void leave(struct page *p)
{
	const struct element *e = &p->open[p->depth];

	if (p->silent == p->depth)
		p->silent = NO_LEVEL;
	if (p->raised == p->depth)
		p->raised = NO_LEVEL;
	if (p->pre == p->depth)
		p->pre = NO_LEVEL;
	if (p->cell == p->depth)
		p->cell = NO_LEVEL;
	if (e->kind == ELEMENT_ROW || e->kind == ELEMENT_ROWS || e->kind == ELEMENT_TABLE)
		end_row(p);
	if (e->kind >= ELEMENT_BLOCK && p->silent == NO_LEVEL && !(e->kind >= ELEMENT_ROWS && p->row))
		need_break(p, 2);
	if (e->kind == ELEMENT_HEADING || e->kind == ELEMENT_LIST_ITEM)
		p->prefix.kind = ELEMENT_INLINE;
	p->depth--;
}

static void leave_to(struct page *p, size_t level)
{
	while (p->depth >= level && p->depth > 0)
		leave(p);
}

static bool is_part_of_table(enum element_kind kind)
{
	return kind >= ELEMENT_TABLE;
}

/* the level of the innermost open element of this kind that the table or cell around does not hide, or NO_LEVEL */
static size_t level_of(const struct page *p, enum element_kind kind)
{
	for (size_t i = p->depth; i > 0; i--) {
		if (p->open[i].kind == kind)
			return i;
		if (p->open[i].kind == ELEMENT_TABLE || (!is_part_of_table(kind) && is_part_of_table(p->open[i].kind)))
			break;
	}
	return NO_LEVEL;
}

static void leave_kind(struct page *p, enum element_kind kind)
{
	size_t level = level_of(p, kind);

	if (level != NO_LEVEL)
		leave_to(p, level);
}

/* what ends because this begins: HTML lets many end tags out */
static void end_implied(struct page *p, enum element_kind kind)
{
	if (kind >= ELEMENT_BLOCK)
		leave_kind(p, ELEMENT_HEAD);
	if (kind >= ELEMENT_ROWS) {
		leave_kind(p, ELEMENT_CAPTION);
		leave_kind(p, ELEMENT_CELL);
	}
	if (kind == ELEMENT_ROWS || kind == ELEMENT_ROW)
		leave_kind(p, ELEMENT_ROW);
	if (kind == ELEMENT_ROWS)
		leave_kind(p, ELEMENT_ROWS);
	if (kind >= ELEMENT_BLOCK && kind < ELEMENT_TABLE && kind != ELEMENT_LIST_ITEM)
		leave_kind(p, ELEMENT_PARAGRAPH);
	if (kind == ELEMENT_LIST_ITEM) {
		size_t item = level_of(p, ELEMENT_LIST_ITEM);

		if (item > level_of(p, ELEMENT_BULLETS) && item > level_of(p, ELEMENT_NUMBERS))
			leave_to(p, item);
	}
}

static bool attribute_has(const struct tag *t, const char *name, const char *const *words)
{
	struct slice value;

	return tag_attribute(t, name, &value) && slice_has_any(value, words);
}

static bool is_hidden(const struct tag *t)
{
	static const char *const yes[] = {"true", NULL}, *const styles[] = {"display:none", "display: none", NULL};
	static const char *const roles[] = {"navigation", "banner", "contentinfo", "search", "menu", NULL};
	struct slice value;

	return t->attributes.n > 0 && (tag_attribute(t, "hidden", &value) || attribute_has(t, "aria-hidden", yes) ||
	                               attribute_has(t, "style", styles) || attribute_has(t, "role", roles));
}

static bool in_article(const struct page *p)
{
	for (size_t i = p->depth; i > 0; i--)
		if (p->open[i].kind == ELEMENT_ARTICLE)
			return true;
	return false;
}

static uint32_t span_of(const struct tag *t, const char *name)
{
	struct slice value;
	uint32_t span = 0;

	if (!tag_attribute(t, name, &value))
		return 1;
	for (size_t i = 0; i < value.n && value.p[i] >= '0' && value.p[i] <= '9' && span < SPAN_MAX; i++)
		span = span * 10 + (uint32_t)(value.p[i] - '0');
	return span > 0 && span <= SPAN_MAX ? span : 1;
}

/* the table that a row or cell stands in; NULL: none, or one that only frames */
static struct element *table_around(struct page *p)
{
	size_t level = level_of(p, ELEMENT_TABLE);

	return level == NO_LEVEL || p->open[level].frame ? NULL : &p->open[level];
}

static void begin_row(struct page *p, struct element *table, const struct tag *t)
{
	p->prefix.kind = ELEMENT_INLINE;
	end_row(p);
	need_break(p, table->begun ? 1 : 2);
	if (table->begun)
		p->breaks = 1;
	write_breaks(p, t->start);
	if (!table->begun)
		write(p, SLICE("<table>\n"), t->start, t->start, false);
	table->begun = true;
	write(p, SLICE("<tr>"), t->start, t->end, false);
	p->row = true;
}

static void begin_cell(struct page *p, struct element *table, const struct tag *t)
{
	uint32_t columns = span_of(t, "colspan"), rows = span_of(t, "rowspan");
	struct buffer cell = {0};

	if (!p->row)
		begin_row(p, table, t);
	buffer_printf(&cell, "<t%c", t->name.p[1] == 'h' || t->name.p[1] == 'H' ? 'h' : 'd');
	if (columns > 1)
		buffer_printf(&cell, " colspan=\"%u\"", columns);
	if (rows > 1)
		buffer_printf(&cell, " rowspan=\"%u\"", rows);
	buffer_char(&cell, '>');
	write(p, buffer_slice(&cell), t->start, t->end, false);
	buffer_free(&cell);
	p->begun = false;
}

/* the list around an item, NULL outside; nested: it stands in another one */
static struct element *list_around(struct page *p, bool *nested)
{
	struct element *list = NULL;

	*nested = false;
	for (size_t i = p->depth; i > 0 && !is_part_of_table(p->open[i].kind); i--)
		if (p->open[i].kind == ELEMENT_BULLETS || p->open[i].kind == ELEMENT_NUMBERS) {
			*nested = list != NULL;
			if (list != NULL)
				break;
			list = &p->open[i];
		}
	return list;
}

static void begin_item(struct page *p, const struct tag *t)
{
	bool nested;
	struct element *list = list_around(p, &nested);

	p->prefix = (struct prefix){ELEMENT_LIST_ITEM, t->start, t->end, 0, nested};
	if (list != NULL && list->kind == ELEMENT_NUMBERS)
		p->prefix.level = ++list->number;
}

/* what the element that has just been opened does to the text */
static void begin(struct page *p, const struct tag *t)
{
	struct element *e = &p->open[p->depth], *table;

	switch (e->kind) {
	case ELEMENT_SUPERSCRIPT:
		p->raised = p->depth;
		break;
	case ELEMENT_PRE:
		p->pre = p->depth;
		break;
	case ELEMENT_HEADING:
		if (!in_row(p))
			p->prefix = (struct prefix){ELEMENT_HEADING, t->start, t->end, t->name.p[1] - '0', false};
		break;
	case ELEMENT_LIST_ITEM:
		if (!in_row(p))
			begin_item(p, t);
		break;
	case ELEMENT_NUMBERS:
		e->number = (int)span_of(t, "start") - 1;
		break;
	case ELEMENT_TABLE:
		e->frame = p->cell != NO_LEVEL || (p->tables <= p->frames.n && p->frames.v[p->tables - 1]);
		break;
	case ELEMENT_ROW:
		if ((table = table_around(p)) != NULL)
			begin_row(p, table, t);
		break;
	case ELEMENT_CELL:
		if ((table = table_around(p)) == NULL)
			break;
		begin_cell(p, table, t);
		p->cell = p->depth;
		break;
	default:
		break;
	}
}

static void open_element(struct page *p, const struct tag *t)
{
	end_implied(p, t->kind);
	p->tables += t->kind == ELEMENT_TABLE;
	if (p->silent == NO_LEVEL && t->kind >= ELEMENT_BLOCK && t->kind < ELEMENT_ROWS)
		need_break(p, 2);
	if (p->silent == NO_LEVEL && table_around(p) == NULL && t->kind >= ELEMENT_ROWS)
		need_break(p, 2);
	if (p->depth == DEPTH_MAX)
		return;
	p->open[++p->depth] = (struct element){.name = t->name, .kind = t->kind};
	if (p->silent != NO_LEVEL)
		return;
	if (t->kind == ELEMENT_NO_TEXT || t->kind == ELEMENT_HEAD || (t->kind == ELEMENT_BANNER && !in_article(p)) || is_hidden(t))
		p->silent = p->depth;
	else
		begin(p, t);
}

static void close_element(struct page *p, const struct tag *t)
{
	for (size_t i = p->depth; i > 0; i--) {
		if (p->open[i].kind == t->kind && tag_name_is(p->open[i].name, t->name)) {
			leave_to(p, i);
			return;
		}
		/* an end tag does not reach out of its cell, one of a row not out of its table */
		if (p->open[i].kind == ELEMENT_TABLE || (!is_part_of_table(t->kind) && p->open[i].kind == ELEMENT_CELL))
			return;
	}
}

static void take_tag(struct page *p, const struct tag *t)
{
	bool silent = p->silent != NO_LEVEL;

	p->at = t->start;
	if (t->kind == ELEMENT_BREAK || t->kind == ELEMENT_RULE) {
		if (!silent)
			need_break(p, t->kind == ELEMENT_BREAK ? 1 : 2);
	} else if (t->name.n == 0 || t->kind == ELEMENT_VOID || t->kind == ELEMENT_RAW) {
		return;
	} else if (t->closing) {
		close_element(p, t);
	} else {
		open_element(p, t);
	}
}

/* ---- all ---------------------------------------------------------------------------------------- */

bool page_is(struct slice source)
{
	static const char *const first[] = {"html", "head", "body"};
	struct tag t;
	uint32_t at = 0;

	for (;;) {
		struct slice rest;

		while (at < source.n && blank_length(source.p + at, source.n - at) == 1)
			at++;
		rest = (struct slice){source.p + at, source.n - at};
		if (rest.n == 0 || rest.p[0] != '<' || !tag_read(source, at, &t))
			return false;
		if (rest.n > 14 && strncasecmp(rest.p, "<!doctype html", 14) == 0)
			return true;
		if (t.name.n > 0)
			break;
		at = t.end;
	}
	for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
		if (!t.closing && tag_name_is(t.name, slice_of(first[i])))
			return true;
	return false;
}

void page_read(struct slice source, struct buffer *text, struct origin *origin)
{
	struct page p = {.source = source, .text = text, .origin = origin};
	struct tag t;

	frames_find(&p.frames, source);
	origin_count_lines(origin, source);
	for (uint32_t at = 0; at < source.n;) {
		uint32_t from = at, next;

		while (at < source.n && (source.p[at] != '<' || !tag_read(source, at, &t)))
			at++;
		if (p.silent == NO_LEVEL)
			read_text(&p, from, at);
		else
			origin_markup(origin, from, at);
		if (at == source.n)
			break;
		take_tag(&p, &t);
		next = t.kind == ELEMENT_RAW && !t.closing ? tag_raw_end(source, &t) : t.end;
		origin_markup(origin, at, next);
		at = next;
	}
	p.at = (uint32_t)source.n;
	leave_to(&p, 1);
	frames_free(&p.frames);
	if (text->n > 0)
		buffer_char(text, '\n');
}
