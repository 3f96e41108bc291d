#include "plots/plotted.h"

#include "plots/badge.h"
#include "plots/clean.h"
#include "plots/wording.h"

enum { YEAR = 12 };

const struct point *plotted_base(const struct track *t)
{
	if (t->v[0].period.months >= YEAR)
		return &t->v[0];
	return &t->v[t->n - 2];
}

/* as the report writes it; of a point that was worked out, the figure says something else */
static struct slice value_of(struct arena *mem, const struct track *t, const struct point *p)
{
	return p->fact && p->fact->table.n == 0 && p->status == POINT_REPORTED ? clean_figure(mem, p->fact->raw) : track_value(mem, t, p->value);
}

/* where a point comes from that is no figure of these facts */
static struct slice origin_of(struct arena *mem, const struct point *p)
{
	if (p->fact || p->row == NULL || p->status == POINT_IMPLIED)
		return (struct slice){"", 0};
	return arena_printf(mem, "%.*s第%lld行", SLICE_ARGS(clean_text(mem, p->row->doc)), (long long)p->row->line);
}

static void add_item(struct arena *mem, struct spec *s, const struct track *t, const struct point *p,
                     struct slice label, struct slice detail)
{
	struct spec_item item = spec_item(label, value_of(mem, t, p), detail, p->status == POINT_IMPLIED ? NULL : p->fact);

	item.origin = origin_of(mem, p);
	spec_add_item(s, item);
}

void plotted_points(struct arena *mem, struct spec *s, const struct track *t, bool alone)
{
	const struct point *last = &t->v[t->n - 1], *base = plotted_base(t);
	struct slice change = track_change(mem, t, base->value, last->value);

	if (alone) {
		for (size_t i = 0; i < t->n; i++)
			add_item(mem, s, t, &t->v[i], track_period(mem, &t->v[i]),
			         t->v[i].status == POINT_IMPLIED ? SLICE("回推值") : SLICE(""));
	} else {
		add_item(mem, s, t, last, t->label,
		         arena_printf(mem, "%.*s%.*s；較%.*s：%.*s", SLICE_ARGS(track_period(mem, base)),
		                      SLICE_ARGS(value_of(mem, t, base)), SLICE_ARGS(track_period(mem, base)),
		                      SLICE_ARGS(change)));
	}
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].fact && t->v[i].status != POINT_IMPLIED)
			spec_add_figure(s, t->v[i].fact);
	if (t->check)
		spec_add_check(s, t->check);
}

struct slice plotted_title(struct arena *mem, const struct track *t)
{
	const struct point *from = plotted_base(t), *to = &t->v[t->n - 1];
	struct slice value = track_value(mem, t, to->value), first = track_value(mem, t, from->value);
	struct slice change = track_change(mem, t, from->value, to->value), before = track_period(mem, from);
	struct slice candidates[4], size;
	int c = decimal_cmp(to->value, from->value);

	/* −47.52% -> 減少47.52% */
	size = change.n && change.p[0] == '+'                 ? (struct slice){change.p + 1, change.n - 1}
	       : slice_starts(change, SLICE("−")) ? (struct slice){change.p + 3, change.n - 3}
	                                                      : change;
	if (from->period.from.year == to->period.from.year)
		before = period_tick(mem, &from->period);
	candidates[0] = arena_printf(mem, "%.*s%.*s%.*s，較%.*s%s%.*s", SLICE_ARGS(track_period(mem, to)),
	                             SLICE_ARGS(t->label), SLICE_ARGS(value), SLICE_ARGS(before),
	                             c > 0 ? "增加" : c < 0 ? "減少" : "持平", SLICE_ARGS(c ? size : SLICE("")));
	if (c != 0 && t->n > 2 && t->v[0].period.months >= YEAR)
		candidates[0] = arena_printf(mem, "%.*s由%.*s%.*s%s%.*s%.*s", SLICE_ARGS(t->label), SLICE_ARGS(before),
		                             SLICE_ARGS(first), c > 0 ? "增至" : "減至",
		                             SLICE_ARGS(track_period(mem, to)), SLICE_ARGS(value));
	candidates[1] = arena_printf(mem, "%.*s%.*s，較%.*s%s%.*s", SLICE_ARGS(t->label), SLICE_ARGS(value),
	                             SLICE_ARGS(before), c > 0 ? "增加" : c < 0 ? "減少" : "持平",
	                             SLICE_ARGS(c ? size : SLICE("")));
	candidates[2] = arena_printf(mem, "%.*s較%.*s%s%.*s", SLICE_ARGS(t->label), SLICE_ARGS(before),
	                             c > 0 ? "增加" : c < 0 ? "減少" : "持平", SLICE_ARGS(c ? size : SLICE("")));
	candidates[3] = arena_printf(mem, "%.*s：%.*s", SLICE_ARGS(t->label), SLICE_ARGS(value));
	return wording_title(mem, candidates, 4);
}

struct slice plotted_counts(struct arena *mem, size_t n, size_t up, size_t down)
{
	size_t counts[] = {up, down, n - up - down};
	static const char *const words[] = {"增加", "減少", "持平"};
	struct slice text = {"", 0};

	for (size_t i = 0; i < 3; i++) {
		if (counts[i] == n)
			return slice_of(words[i]);
		if (counts[i])
			text = arena_printf(mem, "%.*s%s%zu項%s", SLICE_ARGS(text), text.n ? "、" : "", counts[i], words[i]);
	}
	return text;
}

static const struct fact *first_fact(const struct track *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = v[i].n; k-- > 0;)
			if (v[i].v[k].fact)
				return v[i].v[k].fact;
	return NULL;
}

struct tally {
	size_t implied, missing, elsewhere, left_out, docs;
};

static struct tally count(const struct track *v, size_t n)
{
	struct tally t = {0};
	struct slice doc = {"", 0};

	for (size_t i = 0; i < n; i++) {
		t.left_out += v[i].left_out;
		for (size_t k = 0; k < v[i].n; k++) {
			const struct point *p = &v[i].v[k];
			int gap = k ? period_between(&v[i].v[k - 1].period, &p->period) : 0;

			t.missing += gap > 0 && v[i].n > 2 ? (size_t)gap : 0;
			t.implied += p->status == POINT_IMPLIED;
			t.elsewhere += p->fact == NULL && p->row != NULL;
			if (p->row && !slice_eq(p->row->doc, doc)) {
				doc = p->row->doc;
				t.docs++;
			}
		}
	}
	return t;
}

static struct slice note(struct arena *mem, const struct track *v, const struct tally *t)
{
	struct slice text = slice_is(v->unit, "%") ? SLICE("百分點差由本圖計算。") : SLICE("增減由本圖計算。");

	if (t->implied)
		text = arena_printf(mem, "%.*s空心點為依報告所列增減回推之值，非報告原文。", SLICE_ARGS(text));
	if (t->missing)
		text = arena_printf(mem, "%.*s缺%zu期，不連線、不補零。", SLICE_ARGS(text), t->missing);
	if (t->left_out)
		text = arena_printf(mem, "%.*s另%zu數之單位、期間長度或來源報告不同，未列入。", SLICE_ARGS(text), t->left_out);
	return text;
}

void plotted_words(struct arena *mem, const struct book *b, struct spec *s, const struct track *v, size_t n,
                   struct slice unit)
{
	const struct fact *f = first_fact(v, n);
	struct tally t = count(v, n);
	struct slice scope = {"", 0};
	struct slice range = arena_printf(mem, "%.*s至%.*s", SLICE_ARGS(track_period(mem, &v->v[0])),
	                                  SLICE_ARGS(track_period(mem, &v->v[v->n - 1])));

	for (size_t i = 1; i < n; i++)
		if (!track_same_periods(v, &v[i]))
			range.n = 0;

	if (f)
		scope = wording_scope(mem, b, f, v->label);
	s->chart.unit = unit;
	s->chart.subtitle = wording_subtitle(mem, scope, range, unit);
	s->chart.note = note(mem, v, &t);
	if (t.elsewhere > 0)
		s->chart.source = arena_printf(mem, "資料來源：%.*s等%zu份報告，行號見資料表",
		                               SLICE_ARGS(clean_text(mem, v->v[v->n - 1].row->doc)), t.docs);
	badge_by_relations(mem, b, s, t.implied);
	if (t.elsewhere > 0) {
		s->chart.badge = SLICE("partial");
		s->chart.badge_text = t.implied ? arena_printf(mem, "%zu份報告原文・%zu點回推", t.docs, t.implied)
		                                : arena_printf(mem, "%zu份報告原文", t.docs);
	}
}
