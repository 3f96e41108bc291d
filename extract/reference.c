#include "extract/reference.h"

#include "extract/numeral.h"

enum { PREFIX_MAX = 8, OFFICE_MIN = 3, YEAR_CHARS = 5, LIST_ITEMS = 8 };

/* 第 and a number, also 第（三）; the end of the number, or i */
static size_t read_number(const struct text *t, size_t i, int *value)
{
	size_t start = i + 1, end;

	if (text_char(t, i) != U'第')
		return i;
	if (text_char(t, start) == U'（') {
		end = numeral_small(t, start + 1, value);
		return end > start + 1 && text_char(t, end) == U'）' ? end + 1 : i;
	}
	end = numeral_small(t, start, value);
	return end > start && *value > 0 ? end : i;
}

static bool finish(struct figure *f, enum fact_kind kind, size_t start, size_t end, size_t number)
{
	f->kind = kind;
	f->start = (uint32_t)start;
	f->end = (uint32_t)end;
	f->number = (uint32_t)number;
	f->unit = "";
	f->segments = 1;
	return true;
}

/* 經濟部經授字: the office in front names who, its document begins behind it; the new start */
static size_t behind_office(const struct text *t, size_t start, size_t end)
{
	static const char32_t *const offices[] = {U"行政院", U"立法院", U"司法院", U"監察院", U"考試院",
	                                          U"大法官", U"政府", U"總處",   U"委員會", U"部",     U"署"};
	size_t first = start;

	for (size_t i = first + OFFICE_MIN; i < end; i++)
		for (size_t k = 0; k < sizeof offices / sizeof offices[0]; k++)
			if (text_before(t, first, i, offices[k]))
				start = i;
	return start;
}

/* （92）台體秘字: the year in brackets in front of the office; its start, or i */
static size_t year_before(const struct text *t, size_t i)
{
	size_t start = i;

	if (i == 0 || text_char(t, i - 1) != U'）')
		return i;
	for (start = i - 1; start > 0 && i - start <= YEAR_CHARS && text_is(t, start - 1, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL); start--)
		;
	return start > 0 && start < i - 1 && text_char(t, start - 1) == U'（' ? start - 1 : i;
}

/* 臺 in 臺（86）忠授一字 */
static size_t office_before(const struct text *t, size_t i)
{
	return i > 0 && is_any(t->cp[i - 1], U"臺台府院部北高中南") ? i - 1 : i;
}

/* 產經字第1114000229號: the characters before 字 name the issuing office */
static bool read_document_number(const struct text *t, size_t low, size_t i, struct figure *f)
{
	size_t j = i + 1, start = i;

	if (i == 0 || text_char(t, i - 1) != U'字')
		return false;
	while (text_is(t, j, CHAR_DIGIT | CHAR_LATIN | CHAR_NUMERAL | CHAR_SMALL) || text_char(t, j) == U'-')
		j++;
	if (j == i + 1 || text_char(t, j) != U'號')
		return false;
	while (start > low && i - start < PREFIX_MAX && text_is(t, start - 1, CHAR_HAN) &&
	       !is_any(t->cp[start - 1], U"日年月號"))
		start--;
	while (start + 1 < i && is_any(t->cp[start], U"以依按據奉經於之函照"))
		start++;
	if (year_before(t, start) == start)
		start = behind_office(t, start, i - 1);
	else
		start = office_before(t, year_before(t, start));
	return finish(f, KIND_LEGAL, start, j + 1, i + 1);
}

/* 之2 behind 條 or 項 */
static size_t read_suffix(const struct text *t, size_t i)
{
	int v;
	size_t j;

	if (!is_any(text_char(t, i), U"之-"))
		return i;
	j = numeral_small(t, i + 1, &v);
	return j > i + 1 && v < 100 ? j : i;
}

/* 第9條之1第2項第3款: as deep as it goes is one reference */
static size_t read_chain(const struct text *t, size_t i)
{
	for (;;) {
		int v;
		size_t j = read_number(t, i, &v);

		if (j == i || !is_any(text_char(t, j), U"條項款目點"))
			return i;
		i = read_suffix(t, j + 1);
	}
}

static bool ends_like_law(const struct text *t, size_t i)
{
	static const char32_t *const ends[] = {U"法",   U"條例", U"通則", U"規程", U"規則", U"細則", U"辦法",
	                                       U"綱要", U"標準", U"準則", U"要點", U"規定", U"須知", U"附表",
	                                       U"條文", U"同條", U"本條", U"前條", U"同法", U"該法"};

	while (i > 0 && char_is(t->cp[i - 1], CHAR_CLOSE))
		i--;
	for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++)
		if (text_before(t, 0, i, ends[k]))
			return true;
	return false;
}

static bool continues_law(const struct text *t, const struct figure *before, size_t i)
{
	return before != NULL && before->kind == KIND_LEGAL && before->end < i && i - before->end <= 2 &&
	       is_any(text_char(t, before->end), U"、及與或和，至暨");
}

/* 第24、30條, 第一、二期: behind the numbers that follow the one that ends at i, or i */
static size_t list_end(const struct text *t, size_t i)
{
	size_t j = i;

	for (int n = 0; n < LIST_ITEMS && is_any(text_char(t, i), U"、及與和"); n++) {
		int v;

		j = numeral_small(t, i + 1, &v);
		if (j == i + 1 || v == 0)
			return i;
		i = j;
	}
	return i;
}

static bool read_law(const struct text *t, size_t i, const struct figure *before, struct figure *f)
{
	int v;
	size_t j = read_number(t, i, &v), end;
	char32_t unit = text_char(t, j);

	if (j > i && is_any(text_char(t, list_end(t, j)), U"條點") && list_end(t, j) > j)
		return finish(f, KIND_LEGAL, i, j, i + 1);
	if (j == i || !is_any(unit, U"條項款目點"))
		return false;
	end = read_chain(t, i);
	if (unit == U'條' && is_any(text_char(t, j + 1), U"生路航線捷鐵快街船輸"))
		return false;
	if (unit != U'條' && unit != U'點' && end == j + 1 && !ends_like_law(t, i) &&
	    !continues_law(t, before, i))
		return false;
	return finish(f, KIND_LEGAL, i, end, i + 1);
}

static bool read_attachment(const struct text *t, size_t i, struct figure *f)
{
	int v;
	size_t j;

	if (text_char(t, i) != U'附' || !is_any(text_char(t, i + 1), U"表件錄圖則"))
		return false;
	j = numeral_small(t, i + 2, &v);
	if (j == i + 2 || v == 0)
		return false;
	j = read_suffix(t, j);
	return finish(f, KIND_LEGAL, i, j, i + 2);
}

/* the word behind an ordinal; digits may take any noun's first character, numerals only listed units */
static size_t read_unit(const struct text *t, size_t i, bool han, struct figure *f)
{
	const struct unit *u = unit_match(t, i);

	if (u != NULL && u->kind != KIND_PERCENT && u->kind != KIND_MONEY && (u->flags & UNIT_HAN || !han)) {
		f->unit = u->name;
		return i + u->length;
	}
	if (han || !text_is(t, i, CHAR_HAN) || is_any(text_char(t, i), U"及與和或、之的為是於在至，。者升降但並較由從"))
		return i;
	f->unit = NULL;
	f->unit_start = (uint32_t)i;
	f->unit_end = (uint32_t)i + 1;
	return i + 1;
}

/* 第2級至第8級, 第1至3期 */
static size_t read_upper(const struct text *t, size_t i, struct figure *f)
{
	struct figure upper = {.unit = ""};
	int v;
	size_t to = i + 1, j;

	if (!is_any(text_char(t, i), U"至到") && !text_is(t, i, CHAR_DASH))
		return i;
	j = text_char(t, to) == U'第' ? read_number(t, to, &v) : numeral_small(t, to, &v);
	if (j == to || v <= f->value.coef)
		return i;
	to = read_unit(t, j, !text_is(t, j - 1, CHAR_DIGIT), &upper);
	if (to == j)
		return i;
	if (f->unit != NULL && f->unit[0] == '\0') {
		f->unit = upper.unit;
		f->unit_start = upper.unit_start;
		f->unit_end = upper.unit_end;
	}
	f->upper = decimal_int(v);
	f->has_upper = true;
	return to;
}

static bool read_ordinal(const struct text *t, size_t i, struct figure *f)
{
	int v;
	size_t j = read_number(t, i, &v), end;
	bool han = !text_is(t, i + 1, CHAR_DIGIT) && !text_is(t, i + 2, CHAR_DIGIT);

	if (j == i)
		return false;
	finish(f, KIND_ORDINAL, i, j, i + 1);
	f->value = decimal_int(v);
	end = read_unit(t, j, han, f);
	if (end == j && list_end(t, j) > j && read_unit(t, list_end(t, j), han, f) > list_end(t, j))
		return true;
	if (end == j && text_is(t, j, CHAR_HAN) && read_upper(t, j, f) == j &&
	    !is_any(text_char(t, j), U"及與和、，者為是之的高低大多升降"))
		return false;
	f->end = (uint32_t)read_upper(t, end, f);
	return true;
}

bool reference_of_year(const struct text *t, size_t low, size_t i, struct figure *f)
{
	size_t j = i;

	if (i == 0 || t->cp[i - 1] != U'（')
		return false;
	while (text_is(t, j, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL))
		j++;
	if (text_char(t, j) != U'）')
		return false;
	for (size_t k = j + 2; k <= j + PREFIX_MAX && text_is(t, k, CHAR_HAN); k++)
		if (text_has(t, k, U"字第")) {
			*f = (struct figure){.unit = "", .minute_to = -1};
			return read_document_number(t, low, k + 1, f) && f->start < i;
		}
	return false;
}

bool reference_continue(const struct text *t, size_t i, const struct figure *before, struct figure *f)
{
	int v;
	size_t j, end;

	if (before == NULL || before->end + 1 != i || (before->kind != KIND_ORDINAL && before->kind != KIND_LEGAL) ||
	    !is_any(t->cp[before->end], U"、及與和") ||
	    !text_is(t, before->end - 1, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) || (j = numeral_small(t, i, &v)) == i)
		return false;
	*f = (struct figure){.unit = "", .minute_to = -1};
	finish(f, before->kind, i, j, i);
	if (f->kind == KIND_LEGAL) {
		f->end += is_any(text_char(t, j), U"條點");
		return true;
	}
	f->value = decimal_int(v);
	end = list_end(t, j);
	if (read_unit(t, end, !text_is(t, i, CHAR_DIGIT), f) == end)
		return false;
	if (end == j)
		f->end = (uint32_t)read_unit(t, j, !text_is(t, i, CHAR_DIGIT), f);
	return true;
}

bool reference_read(const struct text *t, size_t low, size_t i, const struct figure *before,
                    struct figure *f)
{
	*f = (struct figure){.unit = "", .minute_to = -1};
	return read_document_number(t, low, i, f) || read_attachment(t, i, f) || read_law(t, i, before, f) ||
	       read_ordinal(t, i, f);
}

size_t reference_page(const struct text *t, size_t i)
{
	int v;
	size_t j = read_number(t, i, &v);

	return j > i && text_char(t, j) == U'頁' ? j + 1 : i;
}
