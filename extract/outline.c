#include "extract/outline.h"

#include <stdlib.h>

#include "core/buffer.h"
#include "core/memory.h"
#include "core/utf8.h"

/* HTML_ROW_LINES: of one <tr>; PARAGRAPH_*: columns that a paragraph's first line is indented by, at most, and that one
 * with another below it has */
enum { STACK_MAX = 24, COMPONENT_BYTES = 45, TITLE_COLUMNS = 160, HTML_ROW_LINES = 200, PARAGRAPH_INDENT = 2,
       PARAGRAPH_INDENT_MAX = 8, PARAGRAPH_COLUMNS = 40 };

/* the blocks that are open while the document is read from top to bottom */
struct stack {
	uint32_t v[STACK_MAX];
	size_t n;
};

void outline_free(struct outline *o)
{
	lines_free(&o->lines);
	free(o->v);
	buffer_free(&o->path);
	arena_free(&o->mem);
	*o = (struct outline){0};
}

const char *block_kind_name(enum block_kind kind)
{
	static const char *const names[] = {"heading", "item", "paragraph", "cell", "other"};

	return names[kind];
}

static bool is_marked(const struct block *b)
{
	return b->lead.kind != MARK_NONE;
}

/* a # heading without an outline mark */
static bool is_plain_heading(const struct block *b)
{
	return b->lead.kind == MARK_NONE && b->lead.hashes > 0;
}

/* 甲、 ① A. nest below whatever they first appear under */
static bool is_floating(const struct block *b)
{
	return b->lead.kind >= MARK_CIRCLED;
}

/* ---- lines to blocks ------------------------------------------------------------------------ */

static bool opens_block(const struct lead *lead)
{
	return lead->kind != MARK_NONE || lead->hashes > 0 || lead->bullet || lead->quote;
}

static struct slice text_of(const struct outline *o, const struct document *d, uint32_t line)
{
	const struct line *l = &o->lines.v[line];

	return slice_trim((struct slice){d->bytes.p + l->start, l->end - l->start});
}

/* The first line of a paragraph is indented, the next ones stand further left, wherever they were cut, be it behind a
 * semicolon. */
static bool hangs_on(const struct outline *o, const struct document *d, const struct block *b, uint32_t line)
{
	const struct line *first = &o->lines.v[b->first_line];
	uint32_t indent = line_indent(d->bytes, first);

	if (line_is_closed(d->bytes, &o->lines.v[b->last_line]) && !slice_ends(text_of(o, d, b->last_line), SLICE("；")))
		return false;
	return b->kind == BLOCK_PARAGRAPH && line == b->last_line + 1 && indent >= PARAGRAPH_INDENT &&
	       indent <= PARAGRAPH_INDENT_MAX && line_indent(d->bytes, &o->lines.v[line]) + PARAGRAPH_INDENT <= indent &&
	       o->lines.v[b->last_line].columns >= PARAGRAPH_COLUMNS;
}

/* A line goes on with the block before it when that one was cut at the width of the text. */
static bool continues(const struct outline *o, const struct document *d, const struct lead *lead, uint32_t line)
{
	const struct block *b;
	const struct line *last;

	if (o->n == 0 || opens_block(lead))
		return false;
	b = &o->v[o->n - 1];
	last = &o->lines.v[b->last_line];
	/* a page says itself where its blocks end */
	if (d->origin != NULL && line > b->last_line + 1)
		return false;
	return b->kind != BLOCK_ROW && b->kind != BLOCK_OTHER && b->lead.hashes == 0 &&
	       ((line_is_full(&o->lines, last) && !line_is_closed(d->bytes, last)) || hangs_on(o, d, b, line) ||
	        line_cuts_number(d->bytes, last, lead->text));
}

static void add_block(struct outline *o, enum block_kind kind, const struct lead *lead, uint32_t line)
{
	o->v = xgrow(o->v, &o->cap, o->n + 1, sizeof *o->v);
	o->v[o->n++] = (struct block){.kind = kind,
	                              .lead = *lead,
	                              .first_line = line,
	                              .last_line = line,
	                              .parent = NO_BLOCK,
	                              .first_child = NO_BLOCK,
	                              .last_child = NO_BLOCK,
	                              .next = NO_BLOCK,
	                              .section = {"", 0}};
}

/* <tr> … </tr> is one row, whatever lines it takes */
static bool continues_html_row(const struct outline *o, const struct document *d, uint32_t line)
{
	const struct block *b = o->n ? &o->v[o->n - 1] : NULL;

	if (b == NULL || b->kind != BLOCK_ROW || line - b->first_line > HTML_ROW_LINES ||
	    !slice_starts(text_of(o, d, b->first_line), SLICE("<tr")) || slice_starts(text_of(o, d, line), SLICE("<tr")))
		return false;
	for (uint32_t i = b->first_line; i < line; i++)
		if (slice_has(text_of(o, d, i), SLICE("</tr")))
			return false;
	return true;
}

static void split_blocks(struct outline *o, const struct document *d)
{
	o->n = 0;
	for (uint32_t i = 0; i < o->lines.n; i++) {
		const struct line *line = &o->lines.v[i];
		struct lead lead;

		if (line_is_empty(line) || line->kind == LINE_PAGE)
			continue;
		if (continues_html_row(o, d, i)) {
			o->v[o->n - 1].last_line = i;
			continue;
		}
		lead = lead_read(d->bytes, line->start, line->end);
		if (line->kind == LINE_RULE)
			add_block(o, BLOCK_OTHER, &(struct lead){.text = line->start}, i);
		else if (line->kind == LINE_ROW && lead.hashes == 0 &&
		         (lead.kind == MARK_NONE || line_ends_in_figures(d->bytes, line)))
			add_block(o, BLOCK_ROW, &(struct lead){.text = line->start}, i);
		else if (continues(o, d, &lead, i))
			o->v[o->n - 1].last_line = i;
		else if (lead.kind != MARK_NONE || lead.bullet)
			add_block(o, BLOCK_ITEM, &lead, i);
		else
			add_block(o, lead.hashes ? BLOCK_HEADING : BLOCK_PARAGRAPH, &lead, i);
	}
}

/* ---- blocks to a tree ----------------------------------------------------------------------- */

static void close_from(struct stack *s, size_t i)
{
	s->n = i;
}

/* closes what a # heading without mark ends: every mark, and headings of the same or a lower level */
static void close_for_heading(const struct outline *o, struct stack *s, const struct block *b)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct block *open = &o->v[s->v[i]];

		if (is_marked(open) || open->lead.hashes >= b->lead.hashes) {
			close_from(s, i);
			return;
		}
	}
}

static void close_for_mark(const struct outline *o, struct stack *s, const struct block *b)
{
	for (size_t i = 0; i < s->n; i++)
		if (o->v[s->v[i]].lead.kind == b->lead.kind) {
			close_from(s, i);
			return;
		}
	for (size_t i = 0; i < s->n && !is_floating(b); i++) {
		const struct block *open = &o->v[s->v[i]];

		if (is_marked(open) && !is_floating(open) && open->lead.kind > b->lead.kind) {
			close_from(s, i);
			return;
		}
	}
}

static void append_folded(struct buffer *out, const char *p, uint32_t from, uint32_t to)
{
	while (from < to) {
		char32_t c;
		char bytes[UTF8_MAX];
		size_t length = utf8_next(p + from, &c);

		if (char_is(c, CHAR_ODD))
			c = char_fold(c);
		if (c != U'、' && c != U'.' && c != U'．' && !char_is(c, CHAR_SPACE))
			buffer_add(out, (struct slice){bytes, utf8_encode(c, bytes)});
		from += (uint32_t)length;
	}
}

/* what the block adds to the path: its number, or the text of an unnumbered heading */
static void append_component(const struct outline *o, const struct document *d, const struct block *b,
                             struct buffer *out)
{
	const struct line *line = &o->lines.v[b->first_line];
	struct slice text = {d->bytes.p + b->lead.text, line->end - b->lead.text};

	if (is_marked(b))
		append_folded(out, d->bytes.p, b->lead.mark, b->lead.mark_end);
	else
		buffer_add(out, utf8_cut(slice_trim(text), COMPONENT_BYTES));
}

static struct slice section_of(struct outline *o, const struct document *d, const struct block *b)
{
	buffer_clear(&o->path);
	if (b->parent != NO_BLOCK && o->v[b->parent].section.n) {
		buffer_add(&o->path, o->v[b->parent].section);
		buffer_char(&o->path, '/');
	}
	append_component(o, d, b, &o->path);
	return arena_copy(&o->mem, buffer_slice(&o->path));
}

bool outline_continues(const struct block *before, const struct block *b)
{
	if (before->lead.kind != b->lead.kind)
		return false;
	return is_marked(b) ? b->lead.value > before->lead.value : before->lead.bullet && b->lead.bullet;
}

/* hangs block i, marked or bulleted, into its parent's chain of children */
static void add_child(struct outline *o, uint32_t i)
{
	struct block *b = &o->v[i], *parent;

	if (b->parent == NO_BLOCK)
		return;
	parent = &o->v[b->parent];
	parent->children += is_marked(b);
	parent->bullets += !is_marked(b);
	b->opens_list = parent->last_child == NO_BLOCK || !outline_continues(&o->v[parent->last_child], b);
	if (parent->last_child == NO_BLOCK)
		parent->first_child = i;
	else
		o->v[parent->last_child].next = i;
	parent->last_child = i;
}

static void open_block(struct outline *o, const struct document *d, struct stack *s, uint32_t i)
{
	struct block *b = &o->v[i];

	if (is_marked(b))
		close_for_mark(o, s, b);
	else
		close_for_heading(o, s, b);
	b->parent = s->n ? s->v[s->n - 1] : NO_BLOCK;
	b->rank = (uint32_t)s->n;
	b->section = section_of(o, d, b);
	if (is_marked(b))
		add_child(o, i);
	if (s->n < STACK_MAX)
		s->v[s->n++] = i;
}

static void build_tree(struct outline *o, const struct document *d)
{
	struct stack s = {.n = 0};

	for (uint32_t i = 0; i < o->n; i++) {
		struct block *b = &o->v[i];

		if (i == o->title)
			continue;
		if (is_marked(b) || is_plain_heading(b)) {
			open_block(o, d, &s, i);
			continue;
		}
		b->parent = s.n ? s.v[s.n - 1] : NO_BLOCK;
		b->rank = (uint32_t)s.n;
		if (b->parent != NO_BLOCK) {
			b->section = o->v[b->parent].section;
			if (b->lead.bullet)
				add_child(o, i);
		}
	}
}

/* The first block is the title when it has no mark and does not end like a sentence. */
static uint32_t find_title(const struct outline *o, const struct document *d)
{
	const struct block *b = o->n ? &o->v[0] : NULL;

	if (b == NULL || is_marked(b) || b->kind == BLOCK_ROW || b->kind == BLOCK_OTHER ||
	    o->lines.v[b->first_line].columns > TITLE_COLUMNS)
		return NO_BLOCK;
	return b->lead.hashes || !line_is_closed(d->bytes, &o->lines.v[b->last_line]) ? 0 : NO_BLOCK;
}

/* A marked block is a heading when it titles what follows it: others below it, or a text of its own. */
static void find_headings(struct outline *o, const struct document *d)
{
	for (uint32_t i = 0; i < o->n; i++) {
		struct block *b = &o->v[i];
		const struct line *last = &o->lines.v[b->last_line];
		bool owns_text = i + 1 < o->n && o->v[i + 1].parent == i;

		if (b->kind == BLOCK_ITEM && is_marked(b) &&
		    (b->lead.hashes || b->children || b->bullets ||
		     (owns_text && !line_is_closed(d->bytes, last))))
			b->kind = BLOCK_HEADING;
	}
	if (o->title != NO_BLOCK)
		o->v[o->title].kind = BLOCK_HEADING;
}

void outline_read(struct outline *o, const struct document *d)
{
	arena_reset(&o->mem);
	lines_read(&o->lines, d->bytes, d->begin);
	split_blocks(o, d);
	o->title = find_title(o, d);
	build_tree(o, d);
	find_headings(o, d);
}

void outline_text(const struct outline *o, const struct document *d, const struct block *b,
                  struct text *t)
{
	text_clear(t, d->bytes);
	for (uint32_t i = b->first_line; i <= b->last_line; i++) {
		const struct line *line = &o->lines.v[i];
		/* 第2款 at the head of a budget item is its mark and a figure too */
		uint32_t first = b->lead.kind == MARK_ENTRY ? b->lead.mark : b->lead.text;
		uint32_t start = i == b->first_line ? first : line->start;

		if (line_is_empty(line) || line->kind == LINE_PAGE)
			continue;
		while (start < line->end && (d->bytes.p[start] == ' ' || d->bytes.p[start] == '\t'))
			start++;
		text_add_line(t, start, line->end);
	}
	text_finish(t);
}

uint32_t outline_root(const struct outline *o, uint32_t b)
{
	while (o->v[b].parent != NO_BLOCK)
		b = o->v[b].parent;
	return b;
}
