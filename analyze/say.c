#include "analyze/say.h"

#include "analyze/directions.h"
#include "analyze/ledger.h"
#include "core/buffer.h"
#include "core/utf8.h"

enum { THOUSAND = 1000, GROUP = 3, LIST_SHOWN = 90, SUBJECT_SHOWN = 60 };

static void add_grouped(struct buffer *b, struct slice digits)
{
	for (size_t i = 0; i < digits.n; i++) {
		if (i > 0 && (digits.n - i) % GROUP == 0)
			buffer_char(b, ',');
		buffer_char(b, digits.p[i]);
	}
}

static void add_number(struct buffer *b, struct decimal value)
{
	char text[DECIMAL_TEXT];
	struct slice all = {text, decimal_print(value, text)};
	size_t point;

	if (all.n && all.p[0] == '-') {
		buffer_char(b, '-');
		all.p++;
		all.n--;
	}
	point = slice_find(all, SLICE("."));
	add_grouped(b, (struct slice){all.p, point});
	buffer_add(b, (struct slice){all.p + point, all.n - point});
}

static bool writes_myriads(const struct operand *like)
{
	static const char *const scales[] = {"億", "萬", "兆", "億", NULL};

	return slice_is(like->fact->unit, "TWD") && slice_has_any(like->fact->raw, scales);
}

/* 158億6,746萬4千 */
static void add_myriads(struct buffer *b, int128 units)
{
	static const struct {
		int64_t value;
		const char *name;
	} scales[] = {{1000000000000, "兆"}, {100000000, "億"}, {10000, "萬"}};
	bool scaled = false;

	if (units < 0)
		buffer_char(b, '-');
	units = units < 0 ? -units : units;
	for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
		int64_t part = (int64_t)(units / scales[i].value);

		units %= scales[i].value;
		if (part == 0)
			continue;
		add_number(b, decimal_int(part));
		buffer_text(b, scales[i].name);
		scaled = true;
	}
	if (scaled && units > 0 && units % THOUSAND == 0)
		buffer_printf(b, "%d千", (int)(units / THOUSAND));
	else if (units > 0 || !scaled)
		add_number(b, decimal_int((int64_t)units));
}

static void add_unit(struct buffer *b, struct slice unit)
{
	if (slice_is(unit, "TWD"))
		buffer_text(b, "元");
	else if (slice_is(unit, "pp"))
		buffer_text(b, "個百分點");
	else
		buffer_add(b, unit);
}

static bool is_spaced(const struct operand *like)
{
	return like->quantity == QUANTITY_COUNT || like->quantity == QUANTITY_MEASURE;
}

/* 1,234 under 千元: a cell's number without its unit */
static bool is_bare_cell(const struct operand *like)
{
	struct slice raw = like->fact->raw;

	return like->fact->table.n > 0 && raw.n > 0 && (unsigned char)raw.p[raw.n - 1] < 0x80 && raw.p[raw.n - 1] != '%';
}

/* digits behind the point of a number as written */
static int count_decimals(struct slice raw)
{
	size_t i = slice_find(raw, SLICE(".")) + 1;
	int n = 0;

	for (; i < raw.n && raw.p[i] >= '0' && raw.p[i] <= '9'; i++)
		n++;
	return n;
}

/* the power of ten of the last place */
static int place_of(struct decimal quantum)
{
	for (; quantum.coef >= 10 && quantum.coef % 10 == 0; quantum.coef /= 10)
		quantum.exp++;
	return quantum.exp;
}

/* the value in the unit of the cell's column, as its neighbours are written */
static void add_cell_number(struct buffer *b, struct decimal value, const struct operand *like)
{
	value.exp -= place_of(like->quantum) + count_decimals(like->fact->raw);
	while (value.exp > 0 && value.coef < INT64_MAX / 10 && value.coef > -INT64_MAX / 10) {
		value.coef *= 10;
		value.exp--;
	}
	add_number(b, decimal_trim(value));
}

static void add_amount(struct buffer *b, struct decimal value, const struct operand *like,
                       bool spaced)
{
	int128 units;

	if (is_bare_cell(like)) {
		add_cell_number(b, value, like);
		return;
	}
	if (writes_myriads(like) && decimal_units(value, 0, &units) && units / 10000 < INT64_MAX)
		add_myriads(b, units);
	else
		add_number(b, value);
	if (spaced && is_spaced(like))
		buffer_char(b, ' ');
	add_unit(b, like->fact->unit);
}

static struct slice finish(struct arena *mem, struct buffer *b)
{
	struct slice text = arena_copy(mem, buffer_slice(b));

	buffer_free(b);
	return text;
}

struct slice say_amount(struct arena *mem, struct decimal value, const struct operand *like)
{
	struct buffer b = {0};

	add_amount(&b, value, like, false);
	return finish(mem, &b);
}

/* 42件 as "42 件" */
static void add_written(struct buffer *b, const struct operand *o)
{
	struct slice raw = slice_trim(o->fact->raw), unit = o->fact->unit;

	if (is_spaced(o) && unit.n && raw.n > unit.n && slice_ends(raw, unit)) {
		buffer_add(b, (struct slice){raw.p, raw.n - unit.n});
		buffer_char(b, ' ');
		buffer_add(b, unit);
	} else {
		buffer_add(b, raw);
	}
}

static const struct operand *operand_at(const struct scope *s, size_t i)
{
	return &s->v[i];
}

/* the figure that lends unit and manner of writing */
static const struct operand *model(const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	return operand_at(s, r->target >= 0 ? (size_t)r->target : r->terms[0].operand);
}

/* a money model that writes 億 and 萬 when any member does */
static const struct operand *money_model(const struct scope *s, const struct finding *f)
{
	const struct operand *like = model(s, f);

	for (size_t i = 0; i < f->relation.n && !writes_myriads(like); i++)
		if (writes_myriads(operand_at(s, f->relation.terms[i].operand)))
			return operand_at(s, f->relation.terms[i].operand);
	return like;
}

/* RAW: as written, for formulas; SPACED: 42 件; NAMED: 聯席會議 12 案 */
enum manner { RAW, SPACED, NAMED };

static bool is_in_one_row(const struct scope *s, const struct relation *r)
{
	const struct fact *f = operand_at(s, r->terms[0].operand)->fact;

	return operand_at(s, relation_reported(r))->fact->block == f->block;
}

/* what tells a figure from the others of its relation: in a row of a table its column */
static struct slice name_of(const struct scope *s, const struct relation *r, const struct operand *o)
{
	if (o->fact->table.n > 0)
		return label_last_level(is_in_one_row(s, r) ? o->fact->column : o->fact->row);
	return r->type == RELATION_BALANCE ? o->fact->cue : o->fact->subject;
}

/* figures of one budget are of one thing; their word tells them apart: 歲出原列, 歲出改列 */
static bool needs_its_word(const struct operand *o, struct slice name)
{
	bool budget = o->role == ROLE_ORIGINAL || o->role == ROLE_CUT || o->role == ROLE_ADDED || o->role == ROLE_REVISED;

	return budget && o->fact->table.n == 0 && !slice_has(name, o->fact->cue);
}

static void add_operand(struct buffer *b, const struct scope *s, const struct relation *r, size_t i,
                        enum manner how)
{
	const struct operand *o = operand_at(s, i);
	struct slice name = name_of(s, r, o);

	if (how == NAMED && name.n > 0 && name.n <= SUBJECT_SHOWN) {
		buffer_add(b, name);
		if (needs_its_word(o, name))
			buffer_add(b, o->fact->cue);
		buffer_char(b, ' ');
	}
	if (how == RAW)
		buffer_add(b, slice_trim(o->fact->raw));
	else
		add_written(b, o);
}

/* terms [first, end) */
static void add_side(struct buffer *b, const struct scope *s, const struct relation *r, size_t first, size_t end,
                     const char *plus, const char *minus, enum manner how)
{
	for (size_t i = first; i < end; i++) {
		if (i > first || r->terms[i].sign < 0)
			buffer_text(b, r->terms[i].sign < 0 ? minus : plus);
		if (r->terms[i].factor >= 0) {
			add_operand(b, s, r, (size_t)r->terms[i].factor, how);
			buffer_text(b, how == RAW ? " × " : "×");
		}
		add_operand(b, s, r, r->terms[i].operand, how);
	}
}

static void add_terms(struct buffer *b, const struct scope *s, const struct relation *r,
                      const char *plus, const char *minus, enum manner how)
{
	add_side(b, s, r, 0, r->n, plus, minus, how);
}

/* (1,250件 − 1,000件) ÷ 1,250件 */
static void add_quotient(struct buffer *b, const struct scope *s, const struct relation *r, enum manner how)
{
	size_t first[] = {0, r->divisor, r->n};

	for (size_t side = 0; side < 2; side++) {
		bool several = first[side + 1] - first[side] > 1;

		if (side == 1)
			buffer_text(b, how == RAW ? " ÷ " : "÷");
		if (several)
			buffer_text(b, how == RAW ? "(" : "（");
		add_side(b, s, r, first[side], first[side + 1], how == RAW ? " + " : "+", how == RAW ? " − " : "-", how);
		if (several)
			buffer_text(b, how == RAW ? ")" : "）");
	}
}

/* 101 件, or 6 或 7 件 */
static void add_whole_numbers(struct buffer *b, const struct scope *s, const struct finding *f, bool spaced)
{
	const struct operand *count = operand_at(s, f->relation.terms[0].operand);

	if (decimal_cmp(f->result.low, f->result.high) != 0) {
		add_number(b, f->result.low);
		buffer_text(b, spaced ? " 或 " : "或");
	}
	add_amount(b, f->result.high, count, spaced);
}

/* 53件 × 11.32%, 53件 ÷ (1 − 47.52%) */
static void add_implied(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	add_terms(b, s, r, " × ", " × ", RAW);
	buffer_text(b, r->implied == IMPLIED_PART ? " × " : r->implied == IMPLIED_LOWER_BASE ? " ÷ (1 + " : " ÷ (1 − ");
	buffer_add(b, slice_trim(model(s, f)->fact->raw));
	buffer_text(b, r->implied == IMPLIED_PART ? " = " : ") = ");
	if (f->verdict == VERDICT_PASS)
		add_whole_numbers(b, s, f, false);
	else
		buffer_text(b, "整數");
}

/* words for what was counted */
struct counted {
	enum relation_type type;
	const char *formula, *pass, *fail;
};

static const struct counted *counted_words(enum relation_type type)
{
	static const struct counted words[] = {{RELATION_LIST_COUNT, "列舉", "，與列舉項目相符", "實際列舉"},
	                                       {RELATION_SECTION_COUNT, "標題", "，與標題相符", "標題實有"},
	                                       {RELATION_DATE_COUNT, "日期", "，與列舉日期相符", "列舉日期"},
	                                       {RELATION_DATE_SPAN, "起迄", "，與起迄日相符", "起迄日計"}};
	size_t i = 0;

	while (i + 1 < sizeof words / sizeof words[0] && words[i].type != type)
		i++;
	return &words[i];
}

struct slice say_formula(struct arena *mem, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;
	struct buffer b = {0};

	if (r->listed) {
		buffer_add(&b, slice_trim(model(s, f)->fact->raw));
		buffer_printf(&b, " = %s ", counted_words(r->type)->formula);
		buffer_int(&b, r->best);
	} else if (relation_is_bound(r)) {
		buffer_add(&b, slice_trim(model(s, f)->fact->raw));
		buffer_text(&b, " ≤ ");
		add_terms(&b, s, r, " + ", " − ", RAW);
	} else if (r->implied != NOT_IMPLIED) {
		add_implied(&b, s, f);
	} else {
		if (r->divisor > 0)
			add_quotient(&b, s, r, RAW);
		else
			add_terms(&b, s, r, " + ", " − ", RAW);
		buffer_text(&b, " = ");
		if (r->target >= 0)
			buffer_add(&b, slice_trim(model(s, f)->fact->raw));
		else
			buffer_text(&b, "100%");
	}
	return finish(mem, &b);
}

static struct decimal magnitude(struct decimal d)
{
	d.coef = d.coef < 0 ? -d.coef : d.coef;
	return d;
}

static void add_difference(struct buffer *b, const struct scope *s, const struct finding *f)
{
	struct decimal by = magnitude(f->result.difference);

	buffer_text(b, "，差 ");
	if (model(s, f)->quantity == QUANTITY_PERCENT) {
		add_number(b, by);
		buffer_text(b, " 個百分點");
	} else {
		add_amount(b, by, f->relation.divisor > 0 ? model(s, f) : money_model(s, f), true);
	}
}

/* digits only, without the unit: 「43」 */
static void add_bare(struct buffer *b, struct decimal value, const struct operand *like)
{
	if (is_spaced(like))
		add_number(b, value);
	else
		add_amount(b, value, like, false);
}

static void add_hint(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct operand *o;
	char pair[3];

	if (!f->repaired)
		return;
	o = operand_at(s, f->suspects[0]);
	if (f->slip == SLIP_SWAP) {
		slip_swapped(o->value, o->quantum, f->needed, pair);
		buffer_printf(b, "；疑「%c%c」「%c%c」兩碼對調", pair[1], pair[0], pair[0],
		              pair[1]);
		return;
	}
	buffer_text(b, "；「");
	add_bare(b, o->value, o);
	buffer_text(b, "」改為「");
	add_bare(b, f->needed, o);
	if (f->repairs > 1)
		buffer_printf(b, "」即可同時符合 %zu 處", f->repairs);
	else
		buffer_text(b, "」即可相符");
}

struct slice say_suggestion(struct arena *mem, const struct scope *s, const struct finding *f)
{
	struct buffer b = {0};

	if (f->verdict == VERDICT_FAIL && f->repaired) {
		const struct operand *o = operand_at(s, f->suspects[0]);

		buffer_add(&b, slice_trim(o->fact->raw));
		buffer_text(&b, "→");
		add_amount(&b, f->needed, o, false);
	}
	return finish(mem, &b);
}

bool say_is_soft(const struct finding *f)
{
	/* |d| > 3.3 sqrt(m / 12) u with tolerance = m u / 2: 1200 m d^2 > 1089 * 4 tolerance^2 */
	struct decimal d2, t2, left, right;
	int64_t m = (int64_t)f->relation.n + 1;

	/* the rounding of a quotient's figures is not in its tolerance */
	return f->relation.divisor == 0 && decimal_mul(f->result.difference, f->result.difference, &d2) &&
	       decimal_mul(f->result.tolerance, f->result.tolerance, &t2) &&
	       decimal_mul(d2, decimal_int(1200 * m), &left) &&
	       decimal_mul(t2, decimal_int(4356), &right) && decimal_cmp(left, right) > 0;
}

/* 53 件的 11.32%; 53 件、減少 47.52% */
static void say_riddle(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	add_terms(b, s, r, "的 ", "的 ", SPACED);
	if (r->implied == IMPLIED_PART)
		buffer_text(b, "的 ");
	else
		buffer_printf(b, "、%s ", r->implied == IMPLIED_LOWER_BASE ? "增加" : "減少");
	add_written(b, model(s, f));
}

static void say_implied(struct buffer *b, const struct scope *s, const struct finding *f)
{
	say_riddle(b, s, f);
	if (f->verdict == VERDICT_PASS) {
		buffer_text(b, f->relation.implied == IMPLIED_PART ? " 恰為 " : "，推得前期 ");
		add_whole_numbers(b, s, f, true);
		if (f->relation.implied != IMPLIED_PART)
			buffer_text(b, "；請與前期報告核對");
	} else {
		buffer_text(b, " 不可能得自整數，最接近者為 ");
		add_amount(b, f->result.expected, model(s, f), true);
	}
}

/* 內文 68.18%，表2「101年」「比例」列 68.18% */
static void say_text_and_cell(struct buffer *b, const struct scope *s, const struct relation *r)
{
	const struct operand *cell = operand_at(s, r->terms[0].operand);
	const struct fact *f = cell->fact;

	buffer_text(b, "內文 ");
	add_written(b, operand_at(s, relation_reported(r)));
	buffer_printf(b, "，表%.*s「%.*s」「%.*s」列 ", (int)f->table.n, f->table.p, (int)f->row.n, f->row.p, (int)f->column.n,
	              f->column.p);
	add_written(b, cell);
}

/* 其中 20 案大於總數 19 案 */
static void say_bound(struct buffer *b, const struct scope *s, const struct relation *r, const char *words)
{
	buffer_text(b, r->type == RELATION_SUBSET ? "其中 " : "");
	add_written(b, operand_at(s, relation_reported(r)));
	buffer_text(b, words);
	add_terms(b, s, r, "+", "-", SPACED);
}

/* 4.2% 與 3.9%，與文字「降至」相符 */
static void say_direction(struct buffer *b, const struct scope *s, const struct relation *r, const char *outcome)
{
	size_t a = (size_t)r->target, c = r->terms[0].operand, later = a > c ? a : c;

	add_written(b, operand_at(s, a + c - later));
	buffer_text(b, " 與 ");
	add_written(b, operand_at(s, later));
	buffer_text(b, "，與文字「");
	buffer_add(b, direction_word(s, later));
	buffer_printf(b, "」%s", outcome);
}

static void say_pass(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;
	const struct operand *o = model(s, f);
	struct slice name = r->type == RELATION_REMAINDER ? o->fact->cue : name_of(s, r, o);

	if (r->implied != NOT_IMPLIED) {
		say_implied(b, s, f);
		return;
	}
	if (r->type == RELATION_SHARE_TOTAL) {
		buffer_text(b, "各項占比合計 100%：");
		add_terms(b, s, r, "+", "-", SPACED);
		return;
	}
	if (r->type == RELATION_DIRECTION) {
		say_direction(b, s, r, "相符");
		return;
	}
	if (relation_is_bound(r)) {
		say_bound(b, s, r, r->type == RELATION_RANK ? "未大於前一名次 " : r->type == RELATION_SUBSET ? "未大於總數 " : "未大於 ");
		return;
	}
	if (r->type == RELATION_TEXT_TABLE) {
		say_text_and_cell(b, s, r);
		return;
	}
	if (r->divisor > 0) {
		add_written(b, o);
		buffer_char(b, '=');
		add_quotient(b, s, r, SPACED);
		return;
	}
	if (name.n > 0 && name.n <= SUBJECT_SHOWN) {
		buffer_add(b, name);
		if (needs_its_word(o, name))
			buffer_add(b, o->fact->cue);
		buffer_char(b, ' ');
	}
	add_written(b, o);
	buffer_text(b, r->listed ? counted_words(r->type)->pass : "=");
	add_terms(b, s, r, "+", "-", r->type == RELATION_CHANGE || r->type == RELATION_PRODUCT || r->type == RELATION_REPEAT || r->type == RELATION_CONTINUITY ? SPACED : NAMED);
}

static void say_count_fail(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	buffer_text(b, "標示 ");
	add_written(b, model(s, f));
	buffer_printf(b, "，%s ", counted_words(r->type)->fail);
	add_amount(b, decimal_int(r->best), model(s, f), true);
	if (r->type != RELATION_SECTION_COUNT && r->source == SOURCE_CUE) {
		struct slice shown = utf8_cut(r->list, LIST_SHOWN);

		buffer_text(b, "（");
		buffer_add(b, shown);
		buffer_text(b, shown.n < r->list.n ? "…）" : "）");
	}
	add_difference(b, s, f);
}

/* 前期報告列 64,150 件，本文列 64,510 件 */
static void say_earlier_figure(struct buffer *b, const struct scope *s, const struct relation *r)
{
	buffer_text(b, "前期報告列 ");
	add_written(b, operand_at(s, r->terms[0].operand));
	buffer_text(b, "，本文列 ");
	add_written(b, operand_at(s, relation_reported(r)));
}

/* …；前期數見 annual-2022.md 第 8 行 */
static void add_origin(struct buffer *b, const struct scope *s, const struct relation *r)
{
	const struct slice doc = operand_at(s, relation_reported(r))->fact->doc;
	size_t members[MEMBERS_MAX], n = r->type == RELATION_CONTINUITY ? relation_members(r, members) : 0;

	for (size_t i = 0; i < n; i++) {
		const struct fact *f = operand_at(s, members[i])->fact;

		if (slice_eq(f->doc, doc))
			continue;
		buffer_printf(b, "；前期數見 %.*s 第 %lld 行", SLICE_ARGS(f->doc), (long long)f->line);
		return;
	}
}

/* 合共須融資調度 列報 2,210億元，應為 1,100億元+1,110億元=2,210億元; of a reference total what that says */
static void say_declared(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;
	bool single = r->n == 1 && r->divisor == 0 && r->terms[0].factor < 0;

	add_operand(b, s, r, relation_reported(r), NAMED);
	buffer_text(b, "，應為 ");
	if (r->divisor > 0)
		add_quotient(b, s, r, NAMED);
	else
		add_terms(b, s, r, "+", "-", NAMED);
	if (!single) {
		buffer_text(b, "=");
		add_amount(b, f->result.expected, money_model(s, f), true);
	}
}

static void say_fail(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;
	const struct operand *like = money_model(s, f);

	if (r->listed) {
		say_count_fail(b, s, f);
		return;
	}
	switch (r->type) {
	case RELATION_TEXT_TABLE:
		say_text_and_cell(b, s, r);
		break;
	case RELATION_REPEAT:
		buffer_text(b, r->rank == RANK_CLAUSE ? "所附算式為 " : "前文同項列 ");
		add_written(b, operand_at(s, r->terms[0].operand));
		buffer_text(b, "，列報 ");
		add_written(b, model(s, f));
		break;
	case RELATION_IMPLIED:
		say_implied(b, s, f);
		return;
	case RELATION_SUBSET:
		say_bound(b, s, r, "大於總數 ");
		return;
	case RELATION_DIRECTION:
		say_direction(b, s, r, "不符");
		return;
	case RELATION_RANK:
		say_bound(b, s, r, "大於前一名次 ");
		return;
	case RELATION_BALANCE:
		buffer_text(b, "原列加減各項應為 ");
		add_amount(b, f->result.expected, like, true);
		buffer_text(b, "，列報 ");
		add_written(b, model(s, f));
		break;
	case RELATION_RATIO:
	case RELATION_AVERAGE:
		add_quotient(b, s, r, SPACED);
		buffer_text(b, "應為 ");
		add_amount(b, f->result.expected, model(s, f), true);
		buffer_text(b, "，列報 ");
		add_written(b, model(s, f));
		break;
	case RELATION_CHANGE:
	case RELATION_DIFFERENCE:
	case RELATION_PRODUCT:
	case RELATION_CONTINUITY:
		if (relation_is_bound(r)) {
			say_bound(b, s, r, "大於 ");
			return;
		}
		if (r->n == 1 && r->type == RELATION_CONTINUITY) {
			say_earlier_figure(b, s, r);
			break;
		}
		if (r->divisor > 0)
			add_quotient(b, s, r, SPACED);
		else
			add_terms(b, s, r, "+", "-", SPACED);
		buffer_text(b, "應為 ");
		add_amount(b, f->result.expected, like, true);
		buffer_text(b, "，列報 ");
		add_written(b, model(s, f));
		break;
	case RELATION_DECLARED:
		if (relation_is_bound(r)) {
			say_bound(b, s, r, "大於 ");
			return;
		}
		say_declared(b, s, f);
		break;
	case RELATION_REMAINDER:
		add_terms(b, s, r, "+", "-", NAMED);
		buffer_text(b, "應餘 ");
		add_amount(b, f->result.expected, like, true);
		buffer_text(b, "，列報 ");
		add_written(b, model(s, f));
		break;
	case RELATION_SHARE_TOTAL:
		buffer_text(b, "各項占比合計 ");
		add_number(b, f->result.reported);
		buffer_text(b, "%，應為 100%");
		break;
	default:
		buffer_text(b, "計 ");
		add_written(b, model(s, f));
		buffer_text(b, "，但 ");
		add_terms(b, s, r, "+", "-", SPACED);
		buffer_text(b, "=");
		add_amount(b, f->result.expected, like, true);
	}
	add_difference(b, s, f);
	add_hint(b, s, f);
}

static void say_within(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct operand *like = f->relation.divisor > 0 ? model(s, f) : money_model(s, f);

	if (f->relation.type == RELATION_SHARE_TOTAL) {
		buffer_text(b, "各項占比合計 ");
		add_number(b, f->result.reported);
		buffer_text(b, "%，應為 100%");
	} else if (f->relation.type == RELATION_TEXT_TABLE) {
		say_text_and_cell(b, s, &f->relation);
	} else {
		buffer_text(b, f->relation.divisor > 0 || f->relation.type == RELATION_PRODUCT ||
		                               f->relation.type == RELATION_DIFFERENCE
		                       ? "依所列數計算應為 "
		               : f->relation.type == RELATION_CHANGE                            ? "前期加減應為 "
		                                                                                : "各項合計 ");
		add_amount(b, f->result.expected, like, true);
		buffer_text(b, "，列報 ");
		add_written(b, model(s, f));
	}
	add_difference(b, s, f);
	if (f->mode == ROUNDING_TRUNC)
		buffer_text(b, "，為捨去尾數所致");
	else if (say_is_soft(f))
		buffer_text(b, "，理論上仍可能為捨入所致，但機率甚低，建議抽核");
	else
		buffer_printf(b, "，在 %zu 項四捨五入可能範圍內", f->relation.n);
}

static void say_unverifiable(struct buffer *b, const struct scope *s, const struct finding *f)
{
	if (f->reason == REASON_APPROXIMATE) {
		buffer_text(b, "含概數，不列入勾稽：");
		add_terms(b, s, &f->relation, "、", "、", SPACED);
		return;
	}
	add_written(b, model(s, f));
	buffer_text(b, "與");
	add_terms(b, s, &f->relation, "、", "、", SPACED);
	buffer_text(b, "差距過大，未必屬同一範圍，請確認");
}

/* 表3「112年度決算數」： the table, and the column or row in which the figures stand */
static void add_place(struct buffer *b, const struct scope *s, const struct relation *r)
{
	const struct fact *f = operand_at(s, relation_reported(r))->fact;
	struct slice line;

	if (f->table.n == 0)
		return;
	line = is_in_one_row(s, r) ? f->row : f->column;
	buffer_printf(b, "表%.*s「%.*s」：", (int)f->table.n, f->table.p, (int)line.n, line.p);
}

/* a rule that its author calls a warning */
static bool only_warns(const struct finding *f)
{
	return f->verdict == VERDICT_FAIL && f->relation.source == SOURCE_RULE && f->warn;
}

struct slice say_message(struct arena *mem, const struct scope *s, const struct finding *f)
{
	struct buffer b = {0};
	bool soft =
	        f->verdict == VERDICT_WITHIN_ROUNDING && f->mode == ROUNDING_HALF && say_is_soft(f);

	buffer_printf(&b, "【%s】", soft ? "尾差偏大" : verdict_title(only_warns(f) ? VERDICT_NOTE : f->verdict));
	add_place(&b, s, &f->relation);
	if (f->relation.rule.n > 0)
		buffer_printf(&b, "%.*s：", SLICE_ARGS(f->relation.rule));
	switch (f->verdict) {
	case VERDICT_PASS:
		say_pass(&b, s, f);
		break;
	case VERDICT_WITHIN_ROUNDING:
		say_within(&b, s, f);
		break;
	case VERDICT_FAIL:
		say_fail(&b, s, f);
		break;
	case VERDICT_NOTE:
		buffer_text(&b, "前期數已修正：");
		say_earlier_figure(&b, s, &f->relation);
		break;
	default:
		say_unverifiable(&b, s, f);
	}
	add_origin(&b, s, &f->relation);
	buffer_text(&b, "。");
	return finish(mem, &b);
}
