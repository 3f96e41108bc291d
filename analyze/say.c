#include "analyze/say.h"

#include "analyze/amounts.h"
#include "analyze/directions.h"
#include "analyze/ledger.h"
#include "analyze/terms.h"
#include "core/utf8.h"

enum { LIST_SHOWN = 90 };

static struct slice finish(struct arena *mem, struct buffer *b)
{
	struct slice text = arena_copy(mem, buffer_slice(b));

	buffer_free(b);
	return text;
}

struct slice say_amount(struct arena *mem, struct decimal value, const struct operand *like)
{
	struct buffer b = {0};

	amount_add(&b, value, like, false);
	return finish(mem, &b);
}

/* 53件 × 11.32%, 53件 ÷ (1 − 47.52%) */
static void add_implied(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	terms_add(b, s, r, " × ", " × ", RAW);
	buffer_text(b, r->implied == IMPLIED_PART ? " × " : r->implied == IMPLIED_LOWER_BASE ? " ÷ (1 + " : " ÷ (1 − ");
	buffer_add(b, slice_trim(terms_model(s, f)->fact->raw));
	buffer_text(b, r->implied == IMPLIED_PART ? " = " : ") = ");
	if (f->verdict == VERDICT_PASS)
		terms_whole_numbers(b, s, f, false);
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
		buffer_add(&b, slice_trim(terms_model(s, f)->fact->raw));
		buffer_printf(&b, " = %s ", counted_words(r->type)->formula);
		buffer_int(&b, r->best);
	} else if (relation_is_bound(r)) {
		buffer_add(&b, slice_trim(terms_model(s, f)->fact->raw));
		buffer_text(&b, " ≤ ");
		terms_add(&b, s, r, " + ", " − ", RAW);
	} else if (r->implied != NOT_IMPLIED) {
		add_implied(&b, s, f);
	} else {
		if (r->divisor > 0)
			terms_quotient(&b, s, r, RAW);
		else
			terms_add(&b, s, r, " + ", " − ", RAW);
		buffer_text(&b, " = ");
		if (r->target >= 0)
			buffer_add(&b, slice_trim(terms_model(s, f)->fact->raw));
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

/* the unit and manner of what the relation gives: of a quotient those of the figure that tells it */
static const struct operand *result_model(const struct scope *s, const struct finding *f)
{
	return f->relation.divisor > 0 ? terms_model(s, f) : terms_money_model(s, f);
}

static void add_difference(struct buffer *b, const struct scope *s, const struct finding *f)
{
	struct decimal by = magnitude(f->result.difference);

	buffer_text(b, "，差 ");
	if (terms_model(s, f)->quantity == QUANTITY_PERCENT) {
		amount_number(b, by);
		buffer_text(b, " 個百分點");
	} else {
		amount_add(b, by, result_model(s, f), true);
	}
}

static void add_hint(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct operand *o;
	char pair[3];

	if (!f->repaired)
		return;
	o = &s->v[f->suspects[0]];
	if (f->slip == SLIP_SWAP) {
		slip_swapped(o->value, o->quantum, f->needed, pair);
		buffer_printf(b, "；疑「%c%c」「%c%c」兩碼對調", pair[1], pair[0], pair[0],
		              pair[1]);
		return;
	}
	buffer_text(b, "；「");
	amount_bare(b, o->value, o);
	buffer_text(b, "」改為「");
	amount_bare(b, f->needed, o);
	if (f->repairs > 1)
		buffer_printf(b, "」即可同時符合 %zu 處", f->repairs);
	else
		buffer_text(b, "」即可相符");
}

struct slice say_suggestion(struct arena *mem, const struct scope *s, const struct finding *f)
{
	struct buffer b = {0};

	if (f->verdict == VERDICT_FAIL && f->repaired) {
		const struct operand *o = &s->v[f->suspects[0]];

		buffer_add(&b, slice_trim(o->fact->raw));
		buffer_text(&b, "→");
		amount_add(&b, f->needed, o, false);
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

	terms_add(b, s, r, "的 ", "的 ", SPACED);
	if (r->implied == IMPLIED_PART)
		buffer_text(b, "的 ");
	else
		buffer_printf(b, "、%s ", r->implied == IMPLIED_LOWER_BASE ? "增加" : "減少");
	amount_written(b, terms_model(s, f));
}

static void say_implied(struct buffer *b, const struct scope *s, const struct finding *f)
{
	say_riddle(b, s, f);
	if (f->verdict == VERDICT_PASS) {
		buffer_text(b, f->relation.implied == IMPLIED_PART ? " 恰為 " : "，推得前期 ");
		terms_whole_numbers(b, s, f, true);
		if (f->relation.implied != IMPLIED_PART)
			buffer_text(b, "；請與前期報告核對");
	} else {
		buffer_text(b, " 不可能得自整數，最接近者為 ");
		amount_add(b, f->result.expected, terms_model(s, f), true);
	}
}

/* 內文 68.18%，表2「101年」「比例」列 68.18% */
static void say_text_and_cell(struct buffer *b, const struct scope *s, const struct relation *r)
{
	const struct operand *cell = &s->v[r->terms[0].operand];
	const struct fact *f = cell->fact;

	buffer_text(b, "內文 ");
	amount_written(b, &s->v[relation_reported(r)]);
	buffer_printf(b, "，表%.*s「%.*s」「%.*s」列 ", (int)f->table.n, f->table.p, (int)f->row.n, f->row.p, (int)f->column.n,
	              f->column.p);
	amount_written(b, cell);
}

/* 其中 20 案大於總數 19 案; 前期報告累計 103 件，大於本文累計 98 件 */
static void say_bound(struct buffer *b, const struct scope *s, const struct relation *r, const char *outcome)
{
	if (r->type == RELATION_CONTINUITY) {
		buffer_text(b, "前期報告累計 ");
		amount_written(b, &s->v[r->target]);
		buffer_printf(b, "，%s本文累計 ", outcome);
		terms_add(b, s, r, "+", "-", SPACED);
		return;
	}
	buffer_text(b, r->type == RELATION_SUBSET ? "其中 " : "");
	amount_written(b, &s->v[relation_reported(r)]);
	buffer_text(b, outcome);
	buffer_text(b, r->type == RELATION_RANK ? "前一名次 " : r->type == RELATION_SUBSET ? "總數 " : " ");
	terms_add(b, s, r, "+", "-", SPACED);
}

/* 4.2% 與 3.9%，與文字「降至」相符 */
static void say_direction(struct buffer *b, const struct scope *s, const struct relation *r, const char *outcome)
{
	size_t a = (size_t)r->target, c = r->terms[0].operand, later = a > c ? a : c;

	amount_written(b, &s->v[a + c - later]);
	buffer_text(b, " 與 ");
	amount_written(b, &s->v[later]);
	buffer_text(b, "，與文字「");
	buffer_add(b, direction_word(s, later));
	buffer_printf(b, "」%s", outcome);
}

/* figures that are told apart by their names when the relation holds */
static bool is_told_by_names(const struct relation *r)
{
	return r->type != RELATION_CHANGE && r->type != RELATION_PRODUCT && r->type != RELATION_REPEAT &&
	       r->type != RELATION_CONTINUITY;
}

/* 申請 100 件=未通過 30 件+已通過 70 件 */
static void say_equation(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;
	const struct operand *o = terms_model(s, f);

	if (r->divisor > 0) {
		amount_written(b, o);
		buffer_char(b, '=');
		terms_quotient(b, s, r, SPACED);
		return;
	}
	terms_name(b, s, r, o);
	amount_written(b, o);
	buffer_text(b, r->listed ? counted_words(r->type)->pass : "=");
	terms_add(b, s, r, "+", "-", is_told_by_names(r) ? NAMED : SPACED);
}

static void say_pass(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	if (r->implied != NOT_IMPLIED) {
		say_implied(b, s, f);
	} else if (r->type == RELATION_SHARE_TOTAL) {
		buffer_text(b, "各項占比合計 100%：");
		terms_add(b, s, r, "+", "-", SPACED);
	} else if (r->type == RELATION_DIRECTION) {
		say_direction(b, s, r, "相符");
	} else if (relation_is_bound(r)) {
		say_bound(b, s, r, "未大於");
	} else if (r->type == RELATION_TEXT_TABLE) {
		say_text_and_cell(b, s, r);
	} else {
		say_equation(b, s, f);
	}
}

static void say_count_fail(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	buffer_text(b, "標示 ");
	amount_written(b, terms_model(s, f));
	buffer_printf(b, "，%s ", counted_words(r->type)->fail);
	amount_add(b, decimal_int(r->best), terms_model(s, f), true);
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
	amount_written(b, &s->v[r->terms[0].operand]);
	buffer_text(b, "，本文列 ");
	amount_written(b, &s->v[relation_reported(r)]);
}

/* …；前期數見 annual-2022.md 第 8 行 */
static void add_origin(struct buffer *b, const struct scope *s, const struct relation *r)
{
	const struct slice doc = s->v[relation_reported(r)].fact->doc;
	size_t members[MEMBERS_MAX], n = r->type == RELATION_CONTINUITY ? relation_members(r, members) : 0;

	for (size_t i = 0; i < n; i++) {
		const struct fact *f = s->v[members[i]].fact;

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

	terms_operand(b, s, r, relation_reported(r), NAMED);
	buffer_text(b, "，應為 ");
	if (r->divisor > 0)
		terms_quotient(b, s, r, NAMED);
	else
		terms_add(b, s, r, "+", "-", NAMED);
	if (!single) {
		buffer_text(b, "=");
		amount_add(b, f->result.expected, result_model(s, f), true);
	}
}

static void say_share_total(struct buffer *b, const struct finding *f)
{
	buffer_text(b, "各項占比合計 ");
	amount_number(b, f->result.reported);
	buffer_text(b, "%，應為 100%");
}

/* words, what the relation needs, and what the report has: 應餘 350萬元，列報 360萬元 */
static void say_needed(struct buffer *b, const struct scope *s, const struct finding *f, const char *words)
{
	buffer_text(b, words);
	amount_add(b, f->result.expected, result_model(s, f), true);
	buffer_text(b, "，列報 ");
	amount_written(b, terms_model(s, f));
}

static void say_calculation(struct buffer *b, const struct scope *s, const struct finding *f)
{
	if (f->relation.divisor > 0)
		terms_quotient(b, s, &f->relation, SPACED);
	else
		terms_add(b, s, &f->relation, "+", "-", SPACED);
	say_needed(b, s, f, "應為 ");
}

static void say_other_figure(struct buffer *b, const struct scope *s, const struct relation *r)
{
	buffer_text(b, r->rank == RANK_CLAUSE ? "所附算式為 " : "前文同項列 ");
	amount_written(b, &s->v[r->terms[0].operand]);
	buffer_text(b, "，列報 ");
	amount_written(b, &s->v[relation_reported(r)]);
}

static void say_wrong_sum(struct buffer *b, const struct scope *s, const struct finding *f)
{
	buffer_text(b, "計 ");
	amount_written(b, terms_model(s, f));
	buffer_text(b, "，但 ");
	/* a single part is no sum: its name tells where the other figure stands */
	terms_add(b, s, &f->relation, "+", "-", f->relation.n == 1 ? NAMED : SPACED);
	if (f->relation.n == 1 && f->relation.terms[0].factor < 0)
		return;
	buffer_text(b, "=");
	amount_add(b, f->result.expected, result_model(s, f), true);
}

/* what the figures give instead, by the type of the relation */
static void say_contradiction(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	switch (r->type) {
	case RELATION_TEXT_TABLE:
		say_text_and_cell(b, s, r);
		break;
	case RELATION_REPEAT:
		say_other_figure(b, s, r);
		break;
	case RELATION_BALANCE:
		say_needed(b, s, f, "原列加減各項應為 ");
		break;
	case RELATION_CONTINUITY:
		if (r->n == 1)
			say_earlier_figure(b, s, r);
		else
			say_calculation(b, s, f);
		break;
	case RELATION_RATIO:
	case RELATION_AVERAGE:
	case RELATION_CHANGE:
	case RELATION_DIFFERENCE:
	case RELATION_PRODUCT:
		say_calculation(b, s, f);
		break;
	case RELATION_DECLARED:
		say_declared(b, s, f);
		break;
	case RELATION_REMAINDER:
		terms_add(b, s, r, "+", "-", NAMED);
		say_needed(b, s, f, "應餘 ");
		break;
	case RELATION_SHARE_TOTAL:
		say_share_total(b, f);
		break;
	default:
		say_wrong_sum(b, s, f);
	}
}

static void say_fail(struct buffer *b, const struct scope *s, const struct finding *f)
{
	const struct relation *r = &f->relation;

	if (r->listed) {
		say_count_fail(b, s, f);
	} else if (r->implied != NOT_IMPLIED) {
		say_implied(b, s, f);
	} else if (r->type == RELATION_DIRECTION) {
		say_direction(b, s, r, "不符");
	} else if (relation_is_bound(r)) {
		say_bound(b, s, r, "大於");
	} else {
		say_contradiction(b, s, f);
		add_difference(b, s, f);
		add_hint(b, s, f);
	}
}

static const char *within_words(const struct relation *r)
{
	bool calculated = r->divisor > 0 || r->type == RELATION_PRODUCT || r->type == RELATION_DIFFERENCE;

	return calculated ? "依所列數計算應為 " : r->type == RELATION_CHANGE ? "前期加減應為 " : "各項合計 ";
}

static void say_within(struct buffer *b, const struct scope *s, const struct finding *f)
{
	if (f->relation.type == RELATION_SHARE_TOTAL)
		say_share_total(b, f);
	else if (f->relation.type == RELATION_TEXT_TABLE)
		say_text_and_cell(b, s, &f->relation);
	else
		say_needed(b, s, f, within_words(&f->relation));
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
		terms_add(b, s, &f->relation, "、", "、", SPACED);
		return;
	}
	amount_written(b, terms_model(s, f));
	buffer_text(b, "與");
	terms_add(b, s, &f->relation, "、", "、", SPACED);
	buffer_text(b, "差距過大，未必屬同一範圍，請確認");
}

/* 表3「112年度決算數」： the table, and the column or row in which the figures stand */
static void add_place(struct buffer *b, const struct scope *s, const struct relation *r)
{
	const struct fact *f = s->v[relation_reported(r)].fact;
	struct slice line;

	if (f->table.n == 0)
		return;
	line = terms_in_one_row(s, r) ? f->row : f->column;
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
