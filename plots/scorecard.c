/* scorecard: how the relations of a document came out. Five counts, a line of squares for each sort of
 * relation, and below them what does not hold, each with its line. All places are px of the canvas. */
#include <stdlib.h>

#include "core/memory.h"
#include "plots/clean.h"
#include "plots/kinds.h"
#include "plots/layout.h"
#include "plots/typeset.h"
#include "plots/verdict.h"
#include "plots/wording.h"

/* in the order of the verdicts; what no relation names has no card */
static const char *const statuses[] = {"fail", "review", "rounding", "pass", "na"};

enum {
	CARDS = 5,
	CARD_TOP = 206,
	CARD_HEIGHT = 138,
	CARD_GAP = 24,
	AREA_TOP = 384, /* squares and findings */
	AREA_BOTTOM = 930,
	MAX_SORTS = 9,
	AREA_GAP = 20,
	FINDING_GAP = 48, /* between squares and findings where there is room */
	SIGN = 48, /* px of the square before a finding */
	MAX_FINDINGS = 4,
	FINDING_LINE = 64, /* a finding of one line */
	FINDING_MORE = 34, /* a second one */
	FINDING_INDENT = 64,
	SORT_HEIGHT = 112, /* most */
	SQUARES_LEFT = 360,
	SQUARES_RIGHT = 1560,
	SQUARE = 60, /* most */
	LEAST_MARKED = 28, /* px: a sign fits in */
	SQUARE_GAP = 8,
	LEAST_GAP = 2,
};

/* the relations of one document */
struct tally {
	struct slice doc;
	const struct check **v;
	size_t n;
	size_t count[CARDS]; /* by verdict */
};

struct sort {
	const char *word;
	size_t n, held;
};

#define SORT(name, word) {#name, word},
static const struct {
	const char *name, *word;
} types[] = {
#include "plots/sorts.def"
};
#undef SORT

static const char *sort_of(const struct check *c)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_is(c->type, types[i].name))
			return types[i].word;
	return "其他";
}

static struct slice number(struct arena *mem, int value)
{
	return arena_printf(mem, "%d", value);
}

static void add(struct arena *mem, struct spec *s, const char *kind, const char *status, int x0, int y0, int x1,
                int y1, struct slice label, struct slice value)
{
	spec_add_row(s, (struct spec_row){{slice_of(kind), slice_of(status), number(mem, x0), number(mem, y0),
	                                   number(mem, x1), number(mem, y1), label, value}});
}

static void add_cards(struct arena *mem, struct spec *s, const struct tally *t)
{
	int width = (CANVAS_RIGHT - CANVAS_LEFT - CARD_GAP * (CARDS - 1)) / CARDS;

	for (int v = 0; v < CARDS; v++) {
		int x = CANVAS_LEFT + v * (width + CARD_GAP);
		/* no colour where there is nothing to tell */
		const char *status = t->count[v] ? statuses[v] : "none";

		add(mem, s, "card", status, x, CARD_TOP, x + width, CARD_TOP + CARD_HEIGHT, slice_of(verdict_word((enum verdict)v)),
		    arena_printf(mem, "%zu", t->count[v]));
		spec_add_item(s, spec_item(slice_of(verdict_word((enum verdict)v)), arena_printf(mem, "%zu項", t->count[v]),
		                           SLICE(""), NULL));
	}
}

/* sorts in the order of their first relation; what is beyond the last one joins it */
static size_t count_sorts(const struct tally *t, struct sort *sorts)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		const char *word = sort_of(t->v[i]);
		size_t k = 0;

		while (k < n && !slice_is(slice_of(word), sorts[k].word))
			k++;
		if (k == n && n < MAX_SORTS)
			sorts[n++] = (struct sort){word, 0, 0};
		if (k == MAX_SORTS) {
			k--;
			sorts[k].word = "其他";
		}
		sorts[k].n++;
		sorts[k].held += check_holds(t->v[i]);
	}
	return n;
}

static bool is_of(const struct check *c, const struct sort *sort, const struct sort *sorts, size_t n)
{
	const char *word = sort_of(c);

	for (size_t i = 0; i < n; i++)
		if (slice_is(slice_of(word), sorts[i].word))
			return &sorts[i] == sort;
	return sort == &sorts[n - 1];
}

static void add_squares(struct arena *mem, struct spec *s, const struct tally *t, const struct sort *sorts, size_t n,
                        const struct sort *sort, int y, int most)
{
	int room = SQUARES_RIGHT - SQUARES_LEFT, pitch = room / (int)sort->n, gap, side, x = SQUARES_LEFT;

	pitch = pitch < most + SQUARE_GAP ? pitch : most + SQUARE_GAP;
	gap = pitch > 3 * SQUARE_GAP ? SQUARE_GAP : LEAST_GAP;
	side = pitch - gap > 1 ? pitch - gap : 1;
	/* worst first, so that what is wrong is seen in a long row */
	for (int v = 0; v < CARDS; v++)
		for (size_t i = 0; i < t->n; i++) {
			if (verdict_of(t->v[i]) != (enum verdict)v || !is_of(t->v[i], sort, sorts, n))
				continue;
			add(mem, s, "square", statuses[v], x, y - most / 2, x + side, y + most / 2, SLICE(""),
			    side >= LEAST_MARKED ? SLICE("mark") : SLICE("plain"));
			x += pitch;
		}
}

/* returns where they end */
static int add_sorts(struct arena *mem, struct spec *s, const struct tally *t, int bottom)
{
	struct sort sorts[MAX_SORTS];
	size_t n = count_sorts(t, sorts);
	int pitch = (bottom - AREA_TOP) / (int)n, most;

	pitch = pitch < SORT_HEIGHT ? pitch : SORT_HEIGHT;
	most = pitch - 18 < SQUARE ? pitch - 18 : SQUARE;
	for (size_t i = 0; i < n; i++) {
		int y = AREA_TOP + (int)i * pitch + pitch / 2;

		add(mem, s, "sort", "", CANVAS_LEFT, y, CANVAS_RIGHT, y, slice_of(sorts[i].word),
		    arena_printf(mem, "%zu／%zu相符", sorts[i].held, sorts[i].n));
		add_squares(mem, s, t, sorts, n, &sorts[i], y, most);
	}
	return AREA_TOP + (int)n * pitch;
}

static struct slice finding_text(struct arena *mem, const struct check *c)
{
	struct slice text = wording_message(mem, c);
	struct slice line = c->line > 0 ? arena_printf(mem, "第%lld行　", (long long)c->line) : SLICE("");

	text = arena_printf(mem, "%.*s%.*s", SLICE_ARGS(line), SLICE_ARGS(text));
	return typeset_wrap(mem, text, REGULAR, SIZE_SMALL, CANVAS_RIGHT - CANVAS_LEFT - FINDING_INDENT, 2);
}

struct findings {
	const struct check *v[MAX_FINDINGS];
	struct slice text[MAX_FINDINGS];
	size_t n;
	int height;
};

static int height_of(struct slice text)
{
	return FINDING_LINE + (slice_has(text, SLICE("\n")) ? FINDING_MORE : 0);
}

/* failures, then what a person has to judge */
static struct findings find_findings(struct arena *mem, const struct tally *t)
{
	struct findings f = {.n = 0};

	for (int v = VERDICT_FAIL; v <= VERDICT_NOTE; v++)
		for (size_t i = 0; i < t->n && f.n < MAX_FINDINGS; i++) {
			if (verdict_of(t->v[i]) != (enum verdict)v)
				continue;
			f.v[f.n] = t->v[i];
			f.text[f.n] = finding_text(mem, t->v[i]);
			f.height += height_of(f.text[f.n++]);
		}
	return f;
}

static void add_findings(struct arena *mem, struct spec *s, const struct findings *f, int y)
{
	for (size_t i = 0; i < f->n; i++) {
		add(mem, s, "finding", statuses[verdict_of(f->v[i])], CANVAS_LEFT, y, CANVAS_LEFT + SIGN, y + SIGN, f->text[i],
		    SLICE("mark"));
		y += height_of(f->text[i]);
	}
}

/* The first heading, when it names a document: not 附件, 討論事項, 提案人：... or the menu of a page. */
static struct slice document_title(struct arena *mem, const struct book *b, struct slice doc)
{
	static const char *const words[] = {"報告", "預算", "決算", "統計", "月報", "季報", "年報", "紀錄", "通報", "新聞稿",
	                                    "概況", "計畫", "彙報", "公報", "簡報", "說明", "成果", NULL};
	struct slice title = wording_document(mem, b, doc);

	return slice_has_any(title, words) ? title : (struct slice){"", 0};
}

static void set_words(struct arena *mem, const struct book *b, struct spec *s, const struct tally *t)
{
	size_t bad = t->count[VERDICT_FAIL], held = t->count[VERDICT_PASS] + t->count[VERDICT_ROUNDING];
	size_t open = t->count[VERDICT_NOTE] + t->count[VERDICT_UNVERIFIABLE];
	struct slice rest = {"", 0}, title = document_title(mem, b, t->doc);

	if (t->count[VERDICT_NOTE])
		rest = arena_printf(mem, "、%zu項請人工判斷", t->count[VERDICT_NOTE]);
	if (t->count[VERDICT_UNVERIFIABLE])
		rest = arena_printf(mem, "%.*s、%zu項無法驗證", SLICE_ARGS(rest), t->count[VERDICT_UNVERIFIABLE]);
	s->chart.title = bad ? arena_printf(mem, "勾稽%zu項：%zu項不符、%zu項相符%.*s", t->n, bad, held, SLICE_ARGS(rest))
	                     : arena_printf(mem, "勾稽%zu項：%zu項相符，未見不符%.*s", t->n, held, SLICE_ARGS(rest));
	s->chart.unit = SLICE("項");
	s->chart.subtitle = wording_subtitle(mem, title.n ? title : SLICE("報告內數字彼此勾稽"), SLICE(""), SLICE("項（每格1項勾稽）"));
	s->chart.source = arena_printf(mem, "資料來源：對%.*s之自動勾稽，明細與行號見全部勾稽",
	                               SLICE_ARGS(t->doc));
	s->chart.note = SLICE("相符指報告內數字彼此一致（含捨入尾差），非指報告內容屬實。");
	s->chart.badge = bad ? SLICE("unverified") : open ? SLICE("partial") : SLICE("verified");
	s->chart.badge_text = bad    ? arena_printf(mem, "不符%zu項", bad)
	                      : open ? arena_printf(mem, "不符0項・待確認%zu項", open)
	                             : SLICE("勾稽項目全數相符");
}

static void draw(struct draft *d, const struct tally *t)
{
	struct arena *mem = &d->charts->mem;
	struct spec s = {.kind = KIND_scorecard, .doc = t->doc, .start = -1};
	struct findings f = find_findings(mem, t);
	size_t bad = t->count[VERDICT_FAIL] + t->count[VERDICT_NOTE];
	int bottom, end;

	add_cards(mem, &s, t);
	bottom = AREA_BOTTOM - f.height - (f.n ? AREA_GAP : 0);
	end = add_sorts(mem, &s, t, bottom) + FINDING_GAP;
	add_findings(mem, &s, &f, end < AREA_BOTTOM - f.height ? end : AREA_BOTTOM - f.height);
	for (size_t i = 0; i < t->n; i++)
		if (verdict_of(t->v[i]) <= VERDICT_NOTE)
			spec_add_check(&s, t->v[i]);
	set_words(mem, d->book, &s, t);
	if (bad > f.n)
		s.chart.note = arena_printf(mem, "%.*s另%zu項不符或提醒見待更正。", SLICE_ARGS(s.chart.note), bad - f.n);
	draft_take(d, &s);
}

void scorecard_find(struct draft *d)
{
	struct tally t = {.v = xcalloc(d->book->n + 1, sizeof *t.v)};

	for (size_t i = 0; i < d->book->n; i++) {
		const struct check *c = d->book->relations[i].check;
		bool last = i + 1 == d->book->n || !slice_eq(d->book->relations[i + 1].check->doc, c->doc);

		t.v[t.n++] = c;
		t.count[verdict_of(c)]++;
		if (!last)
			continue;
		t.doc = c->doc;
		draw(d, &t);
		t = (struct tally){.v = t.v};
	}
	free(t.v);
}
