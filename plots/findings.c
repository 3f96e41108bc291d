/* findings: a relation that does not hold is no chart but a table: the figures as written, what the others
 * make of the reported one, and the difference. */
#include <stdlib.h>

#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/number.h"
#include "plots/tidy.h"
#include "plots/typeset.h"
#include "plots/wording.h"

enum {
	MAX_TABLES = 3,
	MAX_ROWS = 8, /* with the two that are computed */
	LABEL_WIDTH = 800, /* px left of the values in table.gp */
	SIZE_CELL = 34,
};

static void add_row(struct arena *mem, struct spec *s, struct slice label, struct slice detail, struct slice value,
                    struct slice change, const char *status)
{
	spec_add_row(s, (struct spec_row){{arena_printf(mem, "%zu", s->n_rows), SLICE("row"),
	                                   arena_printf(mem, "%d", SIZE_CELL), SLICE("0"),
	                                   typeset_line(mem, label, BOLD, SIZE_CELL, LABEL_WIDTH), detail, SLICE(""),
	                                   value, change, slice_of(status)}});
}

/* where every figure may be the wrong one, none is marked */
static bool is_suspect(const struct relation *r, const struct fact *f)
{
	for (size_t i = 0; i < r->n_suspects && r->n_suspects < r->n; i++)
		if (r->suspects[i] == f)
			return true;
	return false;
}

static struct slice difference(struct arena *mem, const struct check *c)
{
	struct decimal off;

	if (!decimal_parse(c->difference, &off))
		return (struct slice){"", 0};
	off = number_magnitude(off);
	if (slice_is(c->unit, "%"))
		return arena_printf(mem, "差%.*s個百分點", SLICE_ARGS(number_text(mem, off)));
	return arena_printf(mem, "差%.*s", SLICE_ARGS(number_exact(mem, off, c->unit)));
}

/* two figures that should be one: the other is what is expected */
static bool is_pair(const struct relation *r)
{
	struct decimal want, value;

	if (r->n != 2 || r->target == NULL || !decimal_parse(r->check->expected, &want))
		return false;
	return fact_value(r->members[r->members[0] == r->target], &value) && decimal_cmp(value, want) == 0;
}

static void add_figure(struct arena *mem, const struct book *b, struct spec *s, const struct relation *r,
                       const struct fact *f)
{
	struct slice label = wording_subject(mem, b, f), raw = wording_written(mem, f);
	bool suspect = is_suspect(r, f), reported = r->target != NULL && f == r->target;

	if (!wording_is_name(label))
		label = reported ? SLICE("列報數") : SLICE("所列數");
	add_row(mem, s, label, arena_printf(mem, "原文第%lld行", (long long)f->line), raw,
	        !reported    ? SLICE("")
	        : is_pair(r) ? arena_printf(mem, "列報數，%.*s", SLICE_ARGS(difference(mem, r->check)))
	                     : SLICE("列報數"),
	        suspect ? "strong" : "plain");
	spec_add_item(s, spec_item(label, raw, suspect ? SLICE("可疑") : SLICE(""), f));
	spec_add_figure(s, f);
}

static void add_computed(struct arena *mem, struct spec *s, const struct check *c)
{
	struct decimal expected;
	struct slice value, off = difference(mem, c);

	if (!decimal_parse(c->expected, &expected))
		return;
	value = number_exact(mem, expected, c->unit);
	add_row(mem, s, SLICE("依其餘各數計算"), SLICE("本圖計算"), value, off, "plain");
	spec_add_item(s, spec_item(SLICE("依其餘各數計算"), value, off, NULL));
}

/* 1,302人次 ≤ 1,245人次: the other figure is a bound, not what should stand there */
static bool is_bound(const struct check *c)
{
	return slice_has(c->formula, SLICE("≤")) || slice_has(c->formula, SLICE("≥"));
}

/* the message as a title: without its full stop and the blanks around figures */
static struct slice said(struct arena *mem, struct slice subject, const struct check *c)
{
	struct slice text = wording_message(mem, c);
	struct buffer b = {0};

	if (slice_ends(text, SLICE("。")))
		text.n -= SLICE("。").n;
	if (subject.n)
		buffer_printf(&b, "%.*s：", SLICE_ARGS(subject));
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ')
			buffer_char(&b, text.p[i]);
	return tidy_take(mem, &b);
}

static struct slice title(struct arena *mem, const struct book *b, const struct relation *r)
{
	struct slice subject = {"", 0}, reported, expected, against, candidates[3];
	struct decimal want, got;

	if (!decimal_parse(r->check->expected, &want) || !decimal_parse(r->check->reported, &got))
		return typeset_line(mem, wording_message(mem, r->check), BOLD, SIZE_TITLE, TITLE_EMS * SIZE_TITLE);
	if (r->target)
		subject = wording_subject(mem, b, r->target);
	if (!wording_is_name(subject))
		subject.n = 0;
	if (is_bound(r->check)) {
		candidates[0] = said(mem, subject, r->check);
		candidates[1] = said(mem, SLICE(""), r->check);
		return wording_title(mem, candidates, 2);
	}
	reported = r->target ? wording_written(mem, r->target) : number_exact(mem, got, r->check->unit);
	expected = number_exact(mem, want, r->check->unit);
	against = is_pair(r) ? arena_printf(mem, "與另處%.*s不符", SLICE_ARGS(expected))
	                     : arena_printf(mem, "計算應為%.*s", SLICE_ARGS(expected));
	candidates[0] = arena_printf(mem, "%.*s列報%.*s，%.*s", SLICE_ARGS(subject), SLICE_ARGS(reported),
	                             SLICE_ARGS(against));
	candidates[1] = arena_printf(mem, "列報%.*s，%.*s", SLICE_ARGS(reported), SLICE_ARGS(against));
	candidates[2] = arena_printf(mem, "列報數與計算不符，應為%.*s", SLICE_ARGS(expected));
	return wording_title(mem, candidates, 3);
}

static void set_words(struct arena *mem, const struct book *b, struct spec *s, const struct relation *r)
{
	const struct fact *f = r->members[0];

	s->chart.title = title(mem, b, r);
	s->chart.unit = number_scale(mem, f->unit, decimal_int(0)).name;
	s->chart.period = f->period;
	s->chart.subtitle = wording_subtitle(mem, wording_scope(mem, b, f, s->chart.title),
	                                     wording_period(mem, f->period), SLICE(""));
	s->chart.note = r->check->suggestion.n
	                        ? arena_printf(mem, "建議：%.*s", SLICE_ARGS(clean_text(mem, r->check->suggestion)))
	                        : SLICE("各數為報告原文，是否更正請洽報告單位。");
	s->chart.badge = SLICE("unverified");
	s->chart.badge_text = SLICE("不符，待更正");
	s->finding = true;
}

static void draw(struct draft *d, const struct relation *r)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_table};

	spec_add_row(&s, (struct spec_row){{SLICE("0"), SLICE("head"), SLICE("0"), SLICE("0"), SLICE("項目"), SLICE(""),
	                                    SLICE(""), SLICE("數值"), SLICE("說明"), SLICE("")}});
	for (size_t i = 0; i < r->n; i++)
		add_figure(mem, d->book, &s, r, r->members[i]);
	if (!is_pair(r))
		add_computed(mem, &s, r->check);
	spec_add_check(&s, r->check);
	set_words(mem, d->book, &s, r);
	draft_take(d, &s);
}

void findings_find(struct draft *d)
{
	size_t drawn = 0;

	for (size_t i = 0; i < d->book->n && drawn < MAX_TABLES; i++) {
		const struct relation *r = &d->book->relations[i];

		if (!check_fails(r->check) || r->n < 2 || r->n + 1 > MAX_ROWS)
			continue;
		draw(d, r);
		drawn++;
	}
}
