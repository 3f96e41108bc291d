#include "extract/title.h"

#include <string.h>

#include "core/utf8.h"
#include "extract/head.h"

/* TITLE_BYTES: of a title; BEFORE: blocks in front of a table that may hold it; TITLE_MAX: characters of such a line */
enum { TITLE_BYTES = 90, BEFORE = 3, TITLE_MAX = 60 };
/* characters: OFFICE_MAX of a name in front of a date, MATTER_MIN of what the date is followed by */
enum { OFFICE_MAX = 6, MATTER_MIN = 5 };
/* bytes of an opening tag; blanks in front of a title in the middle */
enum { TAG_MAX = 200, INDENT_MIN = 4 };

/* 表3　, 附表一：, 表 2-1. : the number in front of a title */
static uint32_t skip_number(const struct text *t, uint32_t start, uint32_t end)
{
	uint32_t k = start, i;

	if (k < end && t->cp[k] == U'附')
		k++;
	if (k >= end || t->cp[k] != U'表')
		return start;
	k++;
	while (k < end && char_is(t->cp[k], CHAR_SPACE))
		k++;
	i = k;
	while (k < end && (char_is(t->cp[k], CHAR_DIGIT | CHAR_DASH) || is_any(t->cp[k], U"一二三四五六七八九十.")))
		k++;
	if (k == i)
		return start;
	while (k < end && (char_is(t->cp[k], CHAR_SPACE) || is_any(t->cp[k], U"\t：:、")))
		k++;
	return k;
}

/* 中華民國114年度, 113年底, 某市113年 in front of a title */
static uint32_t skip_time(const struct maker *m, uint32_t i, uint32_t end)
{
	for (size_t k = 0; k < m->figures->n; k++) {
		const struct figure *f = &m->figures->v[k];

		if ((f->kind == KIND_DATE || f->kind == KIND_PERIOD) && f->start >= i && f->start <= i + OFFICE_MAX &&
		    f->end + MATTER_MIN <= end) {
			i = f->end;
			break;
		}
	}
	while (i < end && (char_is(m->text->cp[i], CHAR_SPACE) || m->text->cp[i] == U'\t'))
		i++;
	return i;
}

/* The title in [start, end) of the loaded text; empty when that is a sentence, a unit line or a date alone. */
static struct slice take(struct maker *m, uint32_t start, uint32_t end)
{
	const struct text *t = m->text;
	struct buffer b = {0};
	struct slice s = {"", 0};
	uint32_t last = start;

	/* the unit and the time stand behind it */
	while (last < end && !text_has(t, last, U"單位") && !(last > start && text_has(t, last, U"中華民國")))
		last++;
	end = last;
	start = skip_time(m, skip_number(t, start, end), end);
	while (end > start && char_is(t->cp[end - 1], CHAR_SPACE))
		end--;
	/* （續）, （單位：件） */
	if (end > start)
		end = text_without_bracket(t, (struct span){start, end}).end;
	while (end > start && (char_is(t->cp[end - 1], CHAR_SPACE) || is_any(t->cp[end - 1], U"\t（(")))
		end--;
	if (end < start + 3 || end - start > TITLE_MAX || is_any(t->cp[end - 1], U"。；，、：:") ||
	    (is_any(t->cp[start], U"下上本") && text_char(t, start + 1) == U'表'))
		return s;
	text_copy(t, start, end, &b);
	s = arena_copy(&m->g->mem, utf8_cut(slice_trim(buffer_slice(&b)), TITLE_BYTES));
	buffer_free(&b);
	return s;
}

/* the first caption among the rows of the table */
static void read_captions(struct maker *m, uint32_t n)
{
	for (uint32_t i = 0; i < n && m->table->title.n == 0 && m->table->rows[i].kind == ROW_CAPTION; i++) {
		uint32_t cells = (uint32_t)draft_load(m, m->table->first + i), k = 0;

		while (k < cells && m->cells[k].start == m->cells[k].end)
			k++;
		if (k < cells)
			m->table->title = take(m, m->cells[k].start, m->cells[k].end);
	}
}

static struct slice before(struct slice s, struct slice word)
{
	size_t at = slice_find(s, word);

	return at > 0 ? (struct slice){s.p, at} : s;
}

/* what the rows of a table are told apart by is not what it measures: 歲入來源別預算 */
static struct slice before_classes(struct slice title)
{
	static const char *const classes[] = {"按",     "依",     "來源別", "政事別", "計畫別", "機關別", "科目別", "用途別",
	                                      "業務別", "基金別", "功能別", "縣市別", "行業別", "地區別"};

	for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
		title = before(title, slice_of(classes[i]));
	return title;
}

struct slice title_matter(struct slice title)
{
	static const char *const words[] = {"表", "一覽", "明細", "統計", "比較", "彙計", "彙總", "分析", "概況", "情形", "總", "概覽"};

	title = before_classes(title);
	for (size_t i = 0; i < sizeof words / sizeof words[0];) {
		struct slice word = slice_of(words[i]);

		if (slice_ends(title, word) && title.n >= word.n + strlen("案件")) {
			title.n -= word.n;
			i = 0;
		} else {
			i++;
		}
	}
	return title;
}

/* the block is the <caption> of a page */
static bool is_caption(const struct document *d, const struct block *b)
{
	struct slice source = document_source(d), tag;
	size_t end = (size_t)document_start(d, b->lead.text), at = end;

	while (at > 0 && end - at < TAG_MAX && source.p[at - 1] != '<')
		at--;
	tag = (struct slice){source.p + at, end - at};
	return slice_starts(tag, SLICE("caption")) && slice_ends(slice_trim(tag), SLICE(">"));
}

/* A line in front of the table is called a title by its number or its last word; headings, captions, and what stands
 * in the middle over layout text, need neither. */
static bool is_titled(const struct maker *m, const struct block *b)
{
	struct slice title = m->table->title;
	bool indented = line_indent(m->d->bytes, &m->o->lines.v[b->first_line]) >= INDENT_MIN;

	return b->kind == BLOCK_HEADING || (m->extents != NULL && indented) || is_caption(m->d, b) || skip_number(m->text, 0, (uint32_t)m->text->n) > 0 ||
	       title_matter(title).n < before_classes(title).n;
}

void title_read(struct maker *m, uint32_t n)
{
	read_captions(m, n);
	for (uint32_t back = 1; back <= BEFORE && back <= m->table->first && m->table->title.n == 0; back++) {
		const struct block *b = &m->o->v[m->table->first - back];

		if (b->kind == BLOCK_ROW)
			return;
		if (b->kind == BLOCK_OTHER || m->o->title == m->table->first - back)
			continue;
		draft_load(m, m->table->first - back);
		if (m->text->n > TITLE_MAX)
			return;
		m->table->title = take(m, 0, (uint32_t)m->text->n);
		if (!is_titled(m, b))
			m->table->title.n = 0;
	}
}

bool title_stands_for(struct slice label)
{
	static const char *const words[] = {"合計", "總計", "共計", "總數", "計", NULL};
	char word[16];
	size_t n = 0;

	for (size_t i = 0; i < label.n && n + 1 < sizeof word; i++) {
		if (label.p[i] == ' ')
			continue;
		if (label.n - i >= strlen("　") && memcmp(label.p + i, "　", strlen("　")) == 0) {
			i += strlen("　") - 1;
			continue;
		}
		word[n++] = label.p[i];
	}
	return slice_is_any((struct slice){word, n}, words);
}
