#include "extract/cells.h"

#include <string.h>

#include "extract/numeral.h"

/* of rows or columns that an HTML cell covers */
enum { SPAN_MAX = 200 };

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static struct span trim(const struct text *t, struct span s)
{
	while (s.start < s.end && char_is(t->cp[s.start], CHAR_SPACE))
		s.start++;
	while (s.end > s.start && char_is(t->cp[s.end - 1], CHAR_SPACE))
		s.end--;
	return s;
}

bool cells_have_bars(const struct text *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->cp[i] == U'|')
			return true;
	return false;
}

/* one character that is a header or a label of its own: 男　女　計 */
static bool stands_alone(char32_t c)
{
	return is_any(c, U"男女計率次元人戶老中青幼東西南北甲乙丙丁戊春夏秋冬年月日一二三四五六七八九十大小上下左右是否");
}

static bool is_one_word(const struct text *t, struct span cell)
{
	return cell.end == cell.start + 1 && char_is(t->cp[cell.start], CHAR_HAN);
}

/* the bytes of the gap between two cells */
static uint32_t gap_of(const struct text *t, struct span a, struct span b)
{
	return t->at[b.start] - text_end(t, a.end);
}

/* The cells from k on, of one character each and equally far apart, that are one word spread over the width of its
 * column: 合　　計, 受　理　案　件. Returns how many, 1 when it is none. */
static size_t spread_length(const struct text *t, const struct span *cells, size_t n, size_t k)
{
	static const char32_t *const words[] = {U"合計", U"總計", U"小計", U"共計", U"年度", U"人次", U"戶數", U"人數",
	                                         U"縣市", U"計畫", U"男性", U"女性", U"年別", U"月份", U"月別", U"人口",
	                                         U"人員", U"東區", U"西區", U"南區", U"北區", U"中區"};
	size_t count = 1;
	bool alone;

	if (!is_one_word(t, cells[k]))
		return 1;
	alone = stands_alone(t->cp[cells[k].start]);
	for (; k + count < n && is_one_word(t, cells[k + count]); count++) {
		uint32_t first = gap_of(t, cells[k], cells[k + 1]), gap = gap_of(t, cells[k + count - 1], cells[k + count]);

		if (gap > first + 1 || first > gap + 1)
			break;
		alone = alone || stands_alone(t->cp[cells[k + count].start]);
	}
	for (size_t i = 0; count == 2 && alone && i < COUNT(words); i++)
		if (t->cp[cells[k].start] == words[i][0] && t->cp[cells[k + 1].start] == words[i][1])
			return 2;
	return alone && count < 4 ? 1 : count;
}

static size_t join_spread(const struct text *t, struct span cells[CELLS_MAX], size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n;) {
		size_t length = spread_length(t, cells, n, i);

		cells[kept++] = (struct span){cells[i].start, cells[i + length - 1].end};
		i += length;
	}
	return kept;
}

/* ──────: the rule under a header of several columns */
static bool is_rule(const struct text *t, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++)
		if (!is_any(t->cp[i], U"─━═—－-_="))
			return false;
	return cell.end - cell.start > 2;
}

/* the end of -2,360 at the beginning of a cell when a blank stands behind it, or has gone from the text; where what
 * follows goes on as a number does, the two are one number */
static uint32_t number_end(const struct text *t, struct span s)
{
	static const char32_t signs[] = U"0123456789,.-△▲";
	uint32_t i = s.start;

	while (i < s.end && is_any(t->cp[i], signs) && (i == s.start || t->at[i] == text_end(t, i)))
		i++;
	if (i == s.start || i == s.end)
		return s.start;
	return char_is(t->cp[i], CHAR_SPACE) || (t->at[i] > text_end(t, i) && !is_any(t->cp[i], signs)) ? i : s.start;
}

/* 本年度 上年度 | 118,256 | -2,360 1.本年度預算數…: remarks follow the last number after a single blank */
static size_t split_remark(const struct text *t, struct span cells[CELLS_MAX], size_t n)
{
	struct span *last = &cells[n ? n - 1 : 0];
	uint32_t end = n > 2 && n < CELLS_MAX ? number_end(t, *last) : 0;

	if (n <= 2 || end <= last->start || number_end(t, cells[n - 2]) > cells[n - 2].start ||
	    !text_is(t, cells[n - 2].end - 1, CHAR_DIGIT))
		return n;
	cells[n] = trim(t, (struct span){end, last->end});
	last->end = end;
	return n + 1;
}

size_t cells_split(const struct text *t, struct span cells[CELLS_MAX])
{
	char32_t bar = cells_have_bars(t) ? U'|' : U'\t';
	size_t n = 0;
	uint32_t start = bar == U'|' && t->n && t->cp[0] == U'|' ? 1 : 0;

	for (uint32_t i = start; i <= t->n && n < CELLS_MAX; i++)
		if (i == t->n || t->cp[i] == bar) {
			struct span cell = trim(t, (struct span){start, i});

			/* nothing stands behind the last bar, nor between two gaps */
			if (bar == U'\t' ? cell.end > cell.start && !is_rule(t, cell) : i < t->n || i > start)
				cells[n++] = cell;
			start = i + 1;
		}
	return bar == U'\t' ? split_remark(t, cells, join_spread(t, cells, n)) : n;
}

static bool is_minus(char32_t c)
{
	return is_any(c, U"△▲▽▼-−負");
}

bool cell_number(const struct text *t, struct span cell, struct figure *f)
{
	size_t i = cell.start, end = cell.end;
	bool bracket = false, minus = false;
	struct numeral n;

	while (end > i && is_any(t->cp[end - 1], U"*＊※†#⁰¹²³⁴⁵⁶⁷⁸⁹"))
		end--;
	if (i < end && t->cp[i] == U'（' && t->cp[end - 1] == U'）') {
		bracket = true;
		i++;
		end--;
	}
	if (i < end && (is_minus(t->cp[i]) || t->cp[i] == U'+')) {
		minus = t->cp[i] != U'+';
		i++;
	}
	while (i < end && char_is(t->cp[i], CHAR_SPACE))
		i++;
	if (!text_is(t, i, CHAR_DIGIT) || !numeral_read(t, i, &n) || n.end != end || n.scaled || n.over)
		return false;
	*f = (struct figure){.value = n.value, .start = cell.start, .end = (uint32_t)(bracket ? end + 1 : end),
	                     .number = (uint32_t)i, .unit_start = (uint32_t)end, .unit_end = (uint32_t)end,
	                     .minute_to = -1, .segments = 1, .decimal = n.decimal, .tabled = true};
	if (minus || bracket)
		f->value.coef = -f->value.coef;
	return true;
}

/* 67.62%, 1,234元: the cell is one quantity with its unit */
static bool is_quantity(const struct figures *f, struct span cell)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].kind <= KIND_DURATION && f->v[i].start <= cell.start + 1 && f->v[i].start >= cell.start &&
		    f->v[i].end + 1 >= cell.end && f->v[i].end <= cell.end)
			return true;
	return false;
}

static bool is_year(const struct figure *f)
{
	int64_t v = f->value.coef;

	return f->value.exp == 0 && f->end - f->start <= 4 && ((v >= 80 && v < 200) || (v >= 1950 && v < 2100));
}

bool cell_year(const struct text *t, struct span cell, struct figure *f)
{
	int64_t year;

	if (!cell_number(t, cell, f) || !is_year(f))
		return false;
	year = f->value.coef < ROC_OFFSET ? f->value.coef + ROC_OFFSET : f->value.coef;
	*f = (struct figure){.kind = KIND_DATE, .start = f->start, .end = f->end, .number = f->number,
	                     .unit_start = f->end, .unit_end = f->end, .minute_to = -1, .segments = 1};
	f->from.year = (int16_t)year;
	f->from.year_written = true;
	return true;
}

/* - or —: nothing, not zero */
static bool is_nil(const struct text *t, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++)
		if (!is_any(t->cp[i], U"-–—－─…"))
			return false;
	return cell.end - cell.start <= 2;
}

enum cell_class cell_classify(const struct text *t, const struct figures *figures, struct span cell)
{
	struct figure f;

	if (cell.start == cell.end)
		return CELL_EMPTY;
	if (is_nil(t, cell))
		return CELL_NIL;
	if (cell_number(t, cell, &f))
		return is_year(&f) ? CELL_YEAR : CELL_NUMBER;
	return is_quantity(figures, cell) ? CELL_NUMBER : CELL_WORDS;
}

uint32_t cell_code_end(const struct text *t, struct span cell)
{
	uint32_t end = cell.start;
	bool apart;

	while (end < cell.end && char_is(t->cp[end], CHAR_DIGIT))
		end++;
	/* the blank behind it has gone from the text */
	apart = end < cell.end && t->at[end] > text_end(t, end);
	return apart || text_char(t, cell.start) == U'0' ? end : cell.start;
}

/* the number behind name= in the tag that begins at source offset `at`, 1 without */
static uint32_t tag_number(struct slice source, uint32_t at, const char *name)
{
	struct slice tag = {source.p + at, source.n - at};
	uint32_t v = 0;
	size_t i;

	tag.n = slice_find(tag, SLICE(">"));
	i = slice_find(tag, slice_of(name));
	if (source.p[at] != '<' || i >= tag.n)
		return 1;
	for (i += strlen(name); i < tag.n && (tag.p[i] == '=' || tag.p[i] == '"' || tag.p[i] == '\'' || tag.p[i] == ' '); i++)
		;
	for (; i < tag.n && tag.p[i] >= '0' && tag.p[i] <= '9' && v < SPAN_MAX; i++)
		v = v * 10 + (uint32_t)(tag.p[i] - '0');
	return v > 0 && v <= SPAN_MAX ? v : 1;
}

/* source offset of the bar in front of a cell: a tag or a | */
static uint32_t bar_at(const struct text *t, struct span cell)
{
	uint32_t i = cell.start;

	while (i > 0 && t->cp[i - 1] != U'|')
		i--;
	return i > 0 ? t->at[i - 1] : t->at[0];
}

bool cell_is_head(const struct text *t, struct span cell, struct slice source)
{
	uint32_t at = bar_at(t, cell);

	return at + 2 < source.n && source.p[at] == '<' && (source.p[at + 2] == 'h' || source.p[at + 2] == 'H');
}

uint32_t cell_attribute(const struct text *t, struct span cell, struct slice source, const char *name)
{
	return tag_number(source, bar_at(t, cell), name);
}
