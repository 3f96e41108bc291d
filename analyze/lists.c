/* Lists of items: the total of the parent against the first figure of its unit in each item
 * (計42件：(1) 8件 (2) 34件), and the number of items against the count that announces them
 * (5案：). */
#include "analyze/relation.h"

enum { ANNOUNCED_MAX = 99, FIRST_MIN = 2, NO_LINE = -1 };

/* one list: its row in facts.csv, the parent's own figures in front of it, the figures inside it */
struct list {
	const struct fact *row;
	struct slice leading; /* the parent's text as far as it is known */
	int64_t items;
	bool bullets; /* items without marks: their section is the parent's */
	struct span parent, inside;
};

static bool is_kind(const struct fact *f, const char *kind)
{
	return slice_is(f->kind, kind);
}

static bool is_bullet(struct slice mark)
{
	static const char *const bullets[] = {"-", "*", "+", "•", "●", "○",
	                                      "◎", "※", "■", "‧", "·", NULL};

	return slice_is_any(mark, bullets);
}

/* The parent's figures of the last block before the list that has any: the text that leads over to
 * it. */
static struct span parent_figures(const struct scope *s, const struct fact *row)
{
	size_t end = scope_at(s, row->start), first;

	if (end == 0 || !slice_eq(s->v[end - 1].fact->section, row->section))
		return (struct span){end, end};
	first = end;
	while (first > 0 && slice_eq(s->v[first - 1].fact->section, row->section) &&
	       s->v[first - 1].fact->block == s->v[end - 1].fact->block)
		first--;
	return (struct span){first, end};
}

/* the heading or item above the list; its text is whole there, in the items row it is cut */
static struct slice leading_text(const struct scope *s, const struct fact *row)
{
	for (const struct fact *f = row; f-- > s->rows;) {
		if (!slice_eq(f->section, row->section)) {
			if (section_within(row->section, f->section))
				continue;
			break;
		}
		if (is_kind(f, "heading") && f->start < row->start)
			return f->raw;
	}
	return row->subject;
}

static int64_t member_line(struct slice members, int64_t index)
{
	struct slice rest = members, part;
	struct decimal line;

	while (rest.n && slice_split(&rest, ';', &part))
		if (index-- == 0 && decimal_parse(part, &line))
			return line.coef;
	return NO_LINE;
}

static bool belongs(const struct scope *s, const struct list *l, size_t i)
{
	const struct fact *f = s->v[i].fact;
	int64_t last = member_line(l->row->members, l->items - 1);

	if (!l->bullets)
		return section_within(l->row->section, f->section);
	/* behind the last bullet the parent's text may go on */
	return slice_eq(f->section, l->row->section) &&
	       (f->line <= last || f->block == s->v[i - 1].fact->block);
}

static bool list_open(const struct scope *s, const struct fact *row, struct list *l)
{
	struct decimal items;
	size_t end;

	if (!decimal_parse(row->value, &items) || items.exp != 0 || items.coef < 2)
		return false;
	*l = (struct list){.row = row, .items = items.coef, .bullets = is_bullet(row->raw)};
	l->parent = parent_figures(s, row);
	if (l->parent.first == l->parent.end)
		return false;
	l->leading = leading_text(s, row);
	end = l->parent.end;
	while (end < s->n && belongs(s, l, end))
		end++;
	l->inside = (struct span){l->parent.end, end};
	return true;
}

/* the item (0, 1, ...) in whose own text operand i stands, or -1 */
static int64_t item_of(const struct scope *s, const struct list *l, size_t i)
{
	const struct fact *f = s->v[i].fact;
	struct slice rest = l->row->members, part;
	struct decimal line;
	int64_t item = -1;

	if (!l->bullets && !slice_eq(section_child(l->row->section, f->section), f->section))
		return -1;
	while (rest.n && slice_split(&rest, ';', &part) && decimal_parse(part, &line) &&
	       line.coef <= f->line)
		item++;
	return item;
}

struct firsts {
	size_t v[TERMS_MAX];
	size_t n;
	bool alone; /* no item has a second figure of the unit outside brackets */
	bool full;  /* every item has one */
};

/* a figure that can be the total of a list or one of its parts; cuts and frozen amounts are listed too */
static bool can_stand(const struct scope *s, size_t i)
{
	const struct operand *o = &s->v[i];

	return scope_is_plain(s, i) || ((o->role == ROLE_CUT || o->role == ROLE_ADDED || o->role == ROLE_FROZEN) && operand_is_amount(o));
}

static bool counts_for_item(const struct scope *s, size_t i, size_t like)
{
	return operand_same_unit(&s->v[i], &s->v[like]) && can_stand(s, i) &&
	       !scope_is_bracketed(s, i) && !scope_is_included(s, i);
}

/* The first figure of the unit in each item's own text; with sentences: in each sentence of it. */
static struct firsts first_figures(const struct scope *s, const struct list *l, size_t like,
                                   bool sentences)
{
	struct firsts f = {.alone = true};
	int64_t last = -1, found = 0;

	for (size_t i = l->inside.first; i < l->inside.end; i++) {
		int64_t item = item_of(s, l, i);

		if (item < 0 || !counts_for_item(s, i, like))
			continue;
		if (item == last && !(sentences && !scope_same_sentence(s, f.v[f.n - 1], i))) {
			f.alone = false;
			continue;
		}
		if (f.n == TERMS_MAX - 1)
			return (struct firsts){0};
		found += item != last;
		last = item;
		f.v[f.n++] = i;
	}
	f.full = found == l->items;
	return f;
}

/* 如下, 分述, 分為 in the lines that lead over to the list */
static bool announces_list(const struct list *l)
{
	static const char *const words[] = {"如下", "分述", "分為", "分別為", "如次", "臚列", NULL};

	return slice_has_any(l->leading, words);
}

static bool is_last_of_unit(const struct scope *s, const struct list *l, size_t i)
{
	for (size_t j = i + 1; j < l->parent.end; j++)
		if (operand_same_unit(&s->v[j], &s->v[i]) && can_stand(s, j))
			return false;
	return true;
}

/* All totals of one unit above one list are readings of one relation: the last with a cue first. */
static void propose_list_sum(const struct scope *s, struct relations *list, const struct list *l,
                             size_t total, size_t group)
{
	struct relation r = relation_new(list, RELATION_SUM, RANK_LIST);
	bool cued = scope_is_total(s, total);
	bool announced = announces_list(l) && is_last_of_unit(s, l, total);

	r.group = group;
	r.source = cued ? SOURCE_CUE : SOURCE_STRUCTURE;
	r.target = (long)total;
	for (int sentences = 0; sentences < 2; sentences++) {
		struct firsts f = first_figures(s, l, total, sentences);

		if (!f.full)
			return;
		r.n = 0;
		r.firmness = sentences ? CONFIRM : (cued || announced) && f.alone ? FIRM : IF_SLIP;
		r.alt = sentences ? "first_of_sentence" : "";
		for (size_t i = 0; i < f.n; i++)
			relation_term(&r, f.v[i], 1);
		relation_propose(list, &r);
	}
}

static void propose_unit_sums(const struct scope *s, struct relations *list, const struct list *l,
                              size_t like)
{
	size_t group = list->groups;

	for (int cued = 1; cued >= 0; cued--)
		for (size_t i = l->parent.end; i > l->parent.first; i--)
			if (operand_same_unit(&s->v[i - 1], &s->v[like]) &&
			    can_stand(s, i - 1) && !scope_is_bracketed(s, i - 1) &&
			    scope_is_total(s, i - 1) == (cued == 1))
				propose_list_sum(s, list, l, i - 1, group);
}

void propose_list_sums(const struct scope *s, struct relations *list)
{
	struct list l;

	for (size_t row = 0; row < s->rows_n; row++) {
		if (!is_kind(&s->rows[row], "items") || !list_open(s, &s->rows[row], &l))
			continue;
		for (size_t i = l.parent.first; i < l.parent.end; i++)
			if (is_last_of_unit(s, &l, i))
				propose_unit_sums(s, list, &l, i);
	}
}

/* The marks begin anew inside: two lists that the outline took for one. */
static bool begins_anew(const struct scope *s, const struct list *l)
{
	struct slice first = {NULL, 0}, last = {NULL, 0};

	for (size_t i = 0; i < s->rows_n; i++) {
		const struct fact *f = &s->rows[i];
		struct slice child;

		if (f->start < l->row->start || !section_within(l->row->section, f->section))
			continue;
		child = section_child(l->row->section, f->section);
		if (first.n == 0)
			first = child;
		else if (slice_eq(child, first) && !slice_eq(last, first))
			return f->line <= member_line(l->row->members, l->items - 1);
		last = child;
	}
	return false;
}

/* units of things that are listed, not of what the list is about (件 處 家) */
static bool names_entries(struct slice unit)
{
	static const char *const units[] = {"項",   "案",   "場",   "大",   "類",
	                                    "點",   "種",   "則",   "款",   "階段",
	                                    "原則", "重點", "面向", "措施", "步驟", NULL};

	return slice_is_any(unit, units);
}

/* 遠景與10大總體目標： announces two things, not ten */
static bool is_joined(const struct scope *s, size_t i)
{
	struct slice gap = scope_gap(s, i);

	return slice_ends(gap, SLICE("與")) || slice_ends(gap, SLICE("及")) ||
	       slice_ends(gap, SLICE("和"));
}

/* The figure stands in the last sentence before the list (not: 兩大目標。茲擇要報告如次：), and the
 * parent's text ends with it, or 下列 stands in front of it, or the text says 如下, or it counts
 * such things. */
static bool announces_count(const struct scope *s, const struct list *l, size_t i)
{
	static const char *const front[] = {"下列", "以下", "如下", NULL};
	struct slice raw = slice_trim(s->v[i].fact->raw);

	if (l->row->sentence - s->v[i].fact->sentence != 1)
		return false;
	if (slice_has_any(scope_gap(s, i), front) || announces_list(l) ||
	    slice_ends(l->leading, raw))
		return true;
	return names_entries(s->v[i].fact->unit) && !is_joined(s, i) &&
	       l->row->block - s->v[i].fact->block == 1;
}

static bool is_candidate(const struct scope *s, size_t i)
{
	return scope_counts_entries(s, i) && s->v[i].role != ROLE_REMAINDER &&
	       s->v[i].role != ROLE_INCREASE && s->v[i].role != ROLE_DECREASE &&
	       !scope_is_bracketed(s, i) && s->v[i].value.coef >= FIRST_MIN &&
	       s->v[i].value.coef <= ANNOUNCED_MAX;
}

/* Items with figures of the very unit: 計42件：(1) 8件 (2) 34件 announces no 42 items. */
static bool is_sum_of_items(const struct scope *s, const struct list *l, size_t i)
{
	return first_figures(s, l, i, false).n > 0;
}

/* 約6類 might have announced the list */
static bool is_about(const struct operand *o)
{
	return o->quantity == QUANTITY_COUNT && slice_is(o->fact->qualifier, "about");
}

/* counts of the lead that might announce the list; more than one: none does so clearly */
static size_t count_candidates(const struct scope *s, const struct list *l)
{
	size_t n = 0;

	for (size_t i = l->parent.first; i < l->parent.end; i++)
		n += (scope_counts_entries(s, i) && !is_sum_of_items(s, l, i)) || is_about(&s->v[i]);
	return n;
}

/* (三), (四): the list begins in what was left out */
static bool begins_at_one(const struct list *l)
{
	static const char *const firsts[] = {"一", "1", "１", "壹", "甲", "①", "⑴", "A", "a", "㈠", "I", "i", NULL};

	return l->bullets || slice_has_any(l->row->raw, firsts);
}

static void propose_list_count(const struct scope *s, struct relations *list, const struct list *l,
                               size_t i, bool only, size_t group)
{
	struct relation r = relation_new(list, RELATION_LIST_COUNT, RANK_LIST);

	r.group = group;
	r.target = (long)i;
	r.listed = true;
	r.lower = r.best = r.upper = l->items;
	r.list = l->row->raw;
	r.list_lines = l->row->members;
	r.firmness = only && announces_count(s, l, i) && !begins_anew(s, l) && begins_at_one(l) ? FIRM : CONFIRM;
	relation_propose(list, &r);
}

void propose_list_counts(const struct scope *s, struct relations *list)
{
	struct list l;

	for (size_t row = 0; row < s->rows_n; row++) {
		size_t candidates, group;

		if (!is_kind(&s->rows[row], "items") || !list_open(s, &s->rows[row], &l))
			continue;
		candidates = count_candidates(s, &l);
		group = list->groups;
		for (size_t i = l.parent.end; i > l.parent.first; i--)
			if (is_candidate(s, i - 1) && !is_sum_of_items(s, &l, i - 1))
				propose_list_count(s, list, &l, i - 1, candidates == 1, group);
	}
}
