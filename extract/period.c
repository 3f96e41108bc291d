#include "extract/period.h"

#include "extract/resolve.h"

/* how far back in its sentence a figure is told its time; keeps endless lists linear */
enum { FIGURES_BACK = 24, CHANGES_BACK = 4, CLAUSES_BACK = 24, CHARACTERS_BACK = 200 };

enum { OPENING = 4 /* characters before the year that opens a paragraph */ };

static bool is_known(struct date d)
{
	return d.resolution != DATE_NONE && d.year != 0;
}

/* the period of figure i itself, when it is a date or period; resolved */
static struct date_span written(const struct report *r, size_t i)
{
	const struct figure *g = &r->found.v[i];
	struct date_span span = {0};
	enum resolution how;

	if (g->kind != KIND_DATE && g->kind != KIND_PERIOD)
		return span;
	span.from = resolve_moment(&g->from, r->date, g->future, &how);
	span.to = resolve_end(g, r->date);
	if (!is_known(span.from))
		return (struct date_span){0};
	return span;
}

/* the nearest period that the headings above name */
static struct date_span inherited(const struct report *r, uint32_t b)
{
	uint32_t up = b;

	do {
		const struct block_note *note = &r->notes[up];

		if (is_known(note->from))
			return (struct date_span){note->from, note->to};
		up = r->outline.v[up].parent;
	} while (up != NO_BLOCK);
	if (r->outline.title != NO_BLOCK && is_known(r->notes[r->outline.title].from))
		return (struct date_span){r->notes[r->outline.title].from, r->notes[r->outline.title].to};
	return (struct date_span){0};
}

static bool is_to_come(const struct report *r, struct moment m)
{
	enum resolution how;

	return r->date.resolution != DATE_NONE &&
	       date_first_day(resolve_moment(&m, r->date, false, &how)) > date_last_day(r->date);
}

void period_take_year(const struct report *r, uint32_t b, struct figure *g)
{
	const struct table_grid *table = r->outline.v[b].kind == BLOCK_ROW ? grids_at(&r->grids, b) : NULL;
	struct moment *m = &g->from, dated = *m;
	struct date_span above;

	if (g->kind < KIND_DATE || m->year || m->relative || g->future || !moment_is_part(m) || (m->day && !m->month))
		return;
	if (table != NULL && table->year != 0) {
		dated.year = table->year;
	} else {
		above = inherited(r, b);
		if (above.from.resolution != DATE_YEAR || above.to.year != above.from.year)
			return;
		dated.year = above.from.year;
		if (is_to_come(r, dated))
			return;
	}
	m->year = dated.year;
	if (g->kind == KIND_PERIOD && g->to.year == 0)
		g->to.year = m->year;
}

void period_take_years(struct report *r, uint32_t b)
{
	for (size_t i = 0; i < r->found.n; i++)
		period_take_year(r, b, &r->found.v[i]);
}

void period_of_heading(struct report *r, uint32_t b)
{
	struct block_note *note = &r->notes[b];

	note->from = note->to = (struct date){0};
	if (r->outline.v[b].kind != BLOCK_HEADING)
		return;
	for (size_t i = 0; i < r->found.n; i++) {
		struct date_span span = written(r, i);

		if (is_known(span.from) && r->found.v[i].qualifier != QUALIFIER_BY) {
			note->from = span.from;
			note->to = span.to;
			return;
		}
	}
}

/* 本年累計98件, 今年度以來累計: the word tells where the running figure begins, not until when it runs */
static bool is_beginning(const struct report *r, size_t i)
{
	static const char32_t *const behind[] = {U"累計", U"累積", U"度累計", U"度累積", U"以來", U"度以來", U"迄今", U"度迄今"};

	for (size_t k = 0; k < sizeof behind / sizeof behind[0]; k++)
		if (text_has(&r->text, i, behind[k]))
			return true;
	return false;
}

/* 本月, 上個月 ... in the clause: relative to the heading's month, else to the document's */
static struct date_span by_word(const struct report *r, uint32_t b, size_t low, size_t high)
{
	static const struct {
		const char32_t *word;
		enum date_resolution resolution;
		int offset;
		bool fiscal; /* also the year that the document has defined */
	} words[] = {{U"上個月", DATE_MONTH, -1, false}, {U"上月", DATE_MONTH, -1, false}, {U"本月", DATE_MONTH, 0, false},
	             {U"當月", DATE_MONTH, 0, false},    {U"本季", DATE_QUARTER, 0, false}, {U"上季", DATE_QUARTER, -1, false},
	             {U"今年", DATE_YEAR, 0, false},     {U"本年", DATE_YEAR, 0, true},     {U"去年", DATE_YEAR, -1, false},
	             {U"上年", DATE_YEAR, -1, true}};
	struct date base = inherited(r, b).from;
	struct date_span span = {0};

	if (!is_known(base) || base.resolution < DATE_MONTH)
		base = is_known(base) && r->date.year != base.year ? base : r->date;
	if (high - low > CHARACTERS_BACK)
		low = high - CHARACTERS_BACK;
	if (!is_known(base))
		return span;
	for (size_t i = low; (i = text_find(&r->text, i, high, CHAR_WHEN)) < high; i++) {
		for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
			struct date d = base;

			if (words[k].fiscal && r->fiscal > 0)
				d = (struct date){.year = (int16_t)r->fiscal, .resolution = DATE_YEAR};
			if (!text_has(&r->text, i, words[k].word) || d.resolution < words[k].resolution ||
			    (words[k].offset == 0 && is_beginning(r, i + 2)))
				continue;
			if (words[k].resolution == DATE_QUARTER && d.resolution > DATE_QUARTER)
				d.part = (d.part + 2) / 3;
			if (base.resolution == DATE_QUARTER && words[k].resolution == DATE_HALF)
				continue;
			d.resolution = words[k].resolution;
			d.day = 0;
			d = date_shift(d, words[k].offset);
			span.from = span.to = d;
		}
	}
	return span;
}

/* 經參酌100年度決算數, 較109年同期: a clause that tells what a figure is set against */
static bool is_reference(const struct report *r, const struct clause *k)
{
	static const char32_t *const words[] = {U"參酌", U"參考", U"參照", U"比照", U"依", U"按", U"配合", U"較", U"比", U"與"};
	size_t i = k->start;

	while (i < k->end && is_any(r->text.cp[i], U"經並及係爰且又另"))
		i++;
	for (size_t w = 0; w < sizeof words / sizeof words[0]; w++)
		if (text_has(&r->text, i, words[w]))
			return true;
	return false;
}

/* 回收率均較108年度提升，分別為…: what is compared with tells the others no time */
static bool is_compared(const struct report *r, size_t j)
{
	size_t start = r->found.v[j].start;

	return start > 0 && is_any(r->text.cp[start - 1], U"較比");
}

/* The nearest date before figure i, in its clause or else in its sentence, in front of `high`. a: NULL: every clause
 * counts, else those that do not only refer. */
static struct date_span by_date(const struct report *r, size_t i, size_t low, size_t high, const struct attributes *a)
{
	for (size_t j = i; j-- > 0 && i - j <= FIGURES_BACK && r->found.v[j].start >= low;) {
		struct date_span span = written(r, j);

		if (a != NULL && a->v[j].clause != a->v[i].clause &&
		    (is_reference(r, &r->clauses.v[a->v[j].clause]) || is_compared(r, j)))
			continue;
		if (r->found.v[j].end <= high && is_known(span.from) && r->found.v[j].qualifier != QUALIFIER_BY)
			return span;
	}
	return (struct date_span){0};
}

/* 自111年8月27日成立迄今（統計至111年12月25日）: both ends stand in the sentence */
static struct date_span since_until(const struct report *r, size_t i, size_t low)
{
	struct date_span span = {0}, since = {0};

	for (size_t j = i > FIGURES_BACK ? i - FIGURES_BACK : 0; j < i; j++) {
		const struct figure *g = &r->found.v[j];

		if (g->start < low || g->kind != KIND_DATE)
			continue;
		if (g->qualifier == QUALIFIER_SINCE)
			since = written(r, j);
		else if (g->qualifier == QUALIFIER_AS_OF && is_known(since.from))
			span = (struct date_span){since.from, written(r, j).from};
	}
	return is_known(span.to) ? span : (struct date_span){0};
}

static bool has_basis(const struct attribute *x)
{
	return x->basis.end > x->basis.start;
}

static size_t compared_from(const struct attribute *x)
{
	return has_basis(x) && (x->cue.end <= x->cue.start || x->basis.start < x->cue.start) ? x->basis.start : x->cue.start;
}

/* Where the time that figure i is compared with begins (較[去年同期]增加30件，增幅15%; 與[去年同期]9件相比，成長15%), else
 * where the figure does. */
static size_t own_time_end(const struct report *r, size_t i, const struct attributes *a)
{
	size_t j = i;

	while (j > 0 && i - j < CHANGES_BACK && attribute_is_change(&a->v[j]) && !has_basis(&a->v[j]) &&
	       (attribute_is_change(&a->v[j - 1]) || a->v[j - 1].role == ROLE_PREVIOUS))
		j--;
	if (j < i && a->v[j].role == ROLE_PREVIOUS)
		return compared_from(&a->v[j]);
	return attribute_is_change(&a->v[j]) && has_basis(&a->v[j]) ? a->v[j].basis.start : r->found.v[i].start;
}

/* 去年同期, 上年同月: the same months, a year before */
static bool is_year_before(const struct report *r, const struct attribute *x)
{
	static const char32_t *const words[] = {U"去年同", U"上年同", U"前年同", U"上年度同", U"前一年同"};

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (x->role == ROLE_PREVIOUS &&
		    (text_has(&r->text, x->cue.start, words[k]) || text_has(&r->text, x->basis.start, words[k])))
			return true;
	return false;
}

/* 96年度歲入…。歲出…: the fiscal year with which the paragraph begins */
static struct date_span opening_year(const struct report *r)
{
	bool opens = r->found.n > 0 && r->found.v[0].kind == KIND_DATE && r->found.v[0].from.fiscal &&
	             r->found.v[0].start <= OPENING;

	return opens ? written(r, 0) : (struct date_span){0};
}

static struct date_span told_before(const struct report *r, uint32_t b, size_t i, const struct attributes *a, size_t end)
{
	size_t clause = a->v[i].clause;
	const struct clause *k = &r->clauses.v[clause];
	size_t first = clause, low = k->start < end ? k->start : end, sentence;
	struct date_span span;

	while (first > 0 && clause - first < CLAUSES_BACK && r->clauses.v[first - 1].sentence == k->sentence)
		first--;
	sentence = r->clauses.v[first].start < end ? r->clauses.v[first].start : end;
	span = since_until(r, i, sentence);
	if (!is_known(span.from))
		span = by_date(r, i, low, end, NULL);
	if (!is_known(span.from))
		span = by_word(r, b, low, end);
	if (!is_known(span.from))
		span = by_date(r, i, sentence, end, a);
	if (!is_known(span.from) && sentence < low)
		span = by_word(r, b, sentence, end);
	if (!is_known(span.from))
		span = inherited(r, b);
	/* 本年度歲入…；歲出…。國營事業…: where no heading tells the time, what opens the paragraph does */
	if (!is_known(span.from))
		span = by_word(r, b, 0, r->clauses.v[0].end);
	return is_known(span.from) ? span : opening_year(r);
}

/* 較上年度預算數, 較去年: the whole year before that of the figure which is set against it */
static bool is_whole_year_before(const struct report *r, const struct attribute *x)
{
	static const char32_t *const words[] = {U"上年", U"去年", U"上一年", U"前一年"};

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (x->role == ROLE_PREVIOUS && has_basis(x) && text_has(&r->text, x->basis.start, words[k]))
			return true;
	return false;
}

/* figure j stands in a bracket that is closed before figure i */
static bool is_closed_off(const struct report *r, size_t j, size_t i)
{
	int depth = 0;

	for (size_t c = r->found.v[j].end; c < r->found.v[i].start && depth >= 0 && c - r->found.v[j].end < CHARACTERS_BACK; c++)
		depth += r->text.cp[c] == U'（' ? 1 : r->text.cp[c] == U'）' ? -1 : 0;
	return depth < 0;
}

/* the figure of the sentence that changes and earlier figures are told of; i when there is none */
static size_t level_of(const struct report *r, size_t i, const struct attributes *a)
{
	uint32_t sentence = r->clauses.v[a->v[i].clause].sentence;

	for (size_t j = i; j-- > 0 && i - j <= FIGURES_BACK && r->clauses.v[a->v[j].clause].sentence == sentence;)
		if (r->found.v[j].kind <= KIND_MEASURE && a->v[j].role != ROLE_PREVIOUS && !attribute_is_change(&a->v[j]) &&
		    !is_closed_off(r, j, i))
			return j;
	return i;
}

static struct date_span back_a_year(struct date_span span)
{
	span.from.year = (int16_t)(span.from.year - is_known(span.from));
	span.to.year = (int16_t)(span.to.year - is_known(span.to));
	return span;
}

struct date_span period_of(const struct report *r, uint32_t b, size_t i, const struct attributes *a)
{
	const struct attribute *x = &a->v[i];
	bool same_months = is_year_before(r, x), whole = !same_months && is_whole_year_before(r, x);
	size_t level = same_months || whole || attribute_is_change(x) ? level_of(r, i, a) : i;
	struct date_span span;

	if (level < i) {
		span = told_before(r, b, level, a, r->found.v[level].start);
		if (same_months || (whole && span.from.resolution == DATE_YEAR && span.from.year == span.to.year))
			return back_a_year(span);
		if (!whole)
			return span;
	}
	span = told_before(r, b, i, a, same_months ? compared_from(x) : own_time_end(r, i, a));
	return same_months ? back_a_year(span) : span;
}
