#include "plots/sum.h"

#include <stdlib.h>

#include "core/memory.h"
#include "plots/tidy.h"
#include "plots/wording.h"

enum { GLYPH = 3 }; /* bytes */

bool sum_is_stated(const struct check *c)
{
	static const char *const types[] = {"sum", "remainder", "column_total", "row_total"};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (slice_is(c->type, types[i]))
			return true;
	return false;
}

/* of a remainder the reported figure is a part: the whole is always the largest */
static const struct fact *largest(const struct relation *r)
{
	const struct fact *found = NULL;
	struct decimal value, most = {0, 0};

	for (size_t i = 0; i < r->n; i++)
		if (fact_value(r->members[i], &value) && decimal_cmp(value, most) > 0) {
			most = value;
			found = r->members[i];
		}
	return found;
}

static int in_text(const void *x, const void *y)
{
	const struct fact *a = *(const struct fact *const *)x, *b = *(const struct fact *const *)y;

	return (a->start > b->start) - (a->start < b->start);
}

static bool adds_up(const struct sum *sum)
{
	struct decimal left = {0, 0}, value, total;

	if (!fact_value(sum->total, &total) || total.coef <= 0)
		return false;
	for (size_t i = 0; i < sum->n; i++)
		if (!slice_eq(sum->parts[i]->unit, sum->total->unit) ||
		    !fact_value(sum->parts[i], &value) || value.coef < 0 ||
		    !decimal_add(left, value, &left))
			return false;
	return sum->n >= 2 && decimal_cmp(left, total) == 0;
}

bool sum_of(const struct relation *r, struct sum *sum)
{
	if (!sum_is_stated(r->check) || !check_holds(r->check))
		return false;
	*sum = (struct sum){r->check, slice_is(r->check->type, "remainder") ? NULL : r->target,
	                    NULL, 0};
	if (sum->total == NULL)
		sum->total = largest(r);
	if (sum->total == NULL)
		return false;
	sum->parts = xcalloc(r->n, sizeof *sum->parts);
	for (size_t i = 0; i < r->n; i++)
		if (r->members[i] != sum->total)
			sum->parts[sum->n++] = r->members[i];
	qsort(sum->parts, sum->n, sizeof *sum->parts, in_text);
	if (adds_up(sum))
		return true;
	sum_free(sum);
	return false;
}

void sum_free(struct sum *sum)
{
	free(sum->parts);
	sum->parts = NULL;
}

struct slice sum_label(struct arena *mem, const struct book *b, const struct sum *sum, size_t i)
{
	struct slice label = wording_part(mem, b, sum->parts, sum->n, i), whole = wording_subject(mem, b, sum->total);
	struct slice rest;

	if (whole.n == 0 || whole.n >= label.n || !slice_starts(label, whole))
		return label;
	rest = (struct slice){label.p + whole.n, label.n - whole.n};
	return wording_is_part(rest) && rest.n > GLYPH ? rest : label;
}

/* is the whole on one side and a part on the other? */
static bool is_across(struct arena *mem, const struct sum *sum, const char *const *one, const char *const *other)
{
	struct slice whole = wording_own_name(mem, sum->total);

	if (!slice_has_any(whole, one) || slice_has_any(whole, other))
		return false;
	for (size_t i = 0; i < sum->n; i++) {
		struct slice label = wording_own_name(mem, sum->parts[i]);

		if (slice_has_any(label, other) && !slice_has_any(label, one))
			return true;
	}
	return false;
}

/* Income and what is short of it make up the expenditure, but it does not consist of them; nor does income of
 * expenditure and profit, what is to be paid of the loans that pay it, or a balance of the one before. */
static bool is_balance(struct arena *mem, const struct sum *sum)
{
	static const char *const income[] = {"歲入", "收入", "收益", NULL};
	static const char *const expense[] = {"歲出", "支出", "費用", "成本", NULL};
	static const char *const after[] = {"期末", NULL}, *const before[] = {"期初", NULL};
	static const char *const needs[] = {"差短", "短絀", "還本", "虧損", NULL};
	static const char *const means[] = {"舉借", "公債", "賒借", "賸餘", "剩餘", "盈餘", NULL};
	/* 融資調度 is what is needed and what meets it */
	static const char *const loans[] = {"舉借", "公債", "賒借", "賸餘", "剩餘", "盈餘", "融資", NULL};

	return is_across(mem, sum, income, expense) || is_across(mem, sum, expense, income) ||
	       is_across(mem, sum, after, before) || is_across(mem, sum, needs, loans) || is_across(mem, sum, means, needs);
}

/* 實際虧損 and 減虧, 完成 and 較預計減少: a change is no part, unless the whole is one */
static bool has_change(const struct sum *sum)
{
	static const char *const roles[] = {"increase", "decrease", NULL};

	for (size_t i = 0; i < sum->n; i++)
		if (slice_is_any(sum->parts[i]->role, roles) && !slice_is_any(sum->total->role, roles))
			return true;
	return false;
}

/* 工作量者 and 工作量: what the words leave out is what tells them apart */
static bool are_confusable(struct slice a, struct slice b)
{
	static const char *const endings[] = {"者", "數", NULL};

	a = tidy_drop_end(a, endings);
	b = tidy_drop_end(b, endings);
	return slice_eq(a, b);
}

static bool is_labelled(struct arena *mem, const struct book *b, const struct sum *sum)
{
	struct slice *labels = xcalloc(sum->n, sizeof *labels), whole = wording_own_name(mem, sum->total);
	bool ok = true;

	for (size_t i = 0; i < sum->n && ok; i++) {
		labels[i] = sum_label(mem, b, sum, i);
		ok = sum->parts[i]->row.n ? wording_is_cell_name(labels[i]) : wording_is_part(labels[i]);
		/* a part behind its total that bears the same name has none of its own */
		ok = ok && (sum->parts[i]->row.n || sum->parts[i]->start < sum->total->start || !slice_eq(labels[i], whole));
		for (size_t k = 0; k < i && ok; k++)
			ok = !are_confusable(labels[i], labels[k]);
	}
	free(labels);
	return ok;
}

bool sum_is_composition(struct arena *mem, const struct book *b, const struct sum *sum)
{
	return !is_balance(mem, sum) && !has_change(sum) && is_labelled(mem, b, sum);
}

void sum_order(const struct sum *sum, size_t *order)
{
	for (size_t i = 0; i < sum->n; i++) {
		struct decimal value, other;
		size_t at = i;

		fact_value(sum->parts[i], &value);
		while (at > 0 && fact_value(sum->parts[order[at - 1]], &other) &&
		       decimal_cmp(other, value) < 0) {
			order[at] = order[at - 1];
			at--;
		}
		order[at] = i;
	}
}
