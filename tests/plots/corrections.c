/* corrections and verdicts: what failing checks say about figures, and what their authors are told. */
#include "plots/corrections.h"

#include "plots/verdict.h"
#include "tests/plots/report.h"
#include "tests/plots/suite.h"

static struct report r;
static struct book book;
static struct verdicts verdicts;
static struct corrections corrections;
static struct arena mem;

/* the check that was added last suspects these figures */
static void suspect(const char *ids, const char *suggestion, const char *bits)
{
	struct check *c = &r.checks.v[r.checks.n - 1];

	c->suspects = slice_of(ids);
	c->suggestion = slice_of(suggestion);
	c->bits = slice_of(bits);
}

static void open(void)
{
	book_open(&book, &r.facts, &r.checks);
	verdicts_open(&verdicts, &book);
	corrections_open(&corrections, &book);
}

static void close(void)
{
	corrections_close(&corrections);
	verdicts_close(&verdicts);
	book_close(&book);
	report_close(&r);
	arena_free(&mem);
}

START_TEST(the_worst_verdict_counts)
{
	int64_t a, b, c, d;

	report_open(&r);
	a = figure(&r, "count", "1件", "1", "件", "", "", "甲");
	b = figure(&r, "count", "2件", "2", "件", "", "", "乙");
	c = figure(&r, "count", "3件", "3", "件", "", "", "丙");
	d = figure(&r, "count", "4件", "4", "件", "", "", "丁");
	figure(&r, "count", "5件", "5", "件", "", "", "戊");
	relation(&r, "sum", "pass", (int64_t[]){a, b, c}, 3, c);
	relation(&r, "sum", "within_rounding", (int64_t[]){b, c}, 2, c);
	relation(&r, "sum", "fail", (int64_t[]){a, c, d}, 3, d);
	suspect("r.md#3", "", "");
	open();
	ck_assert_int_eq(verdicts.of[0], VERDICT_PASS);
	ck_assert_int_eq(verdicts.of[1], VERDICT_ROUNDING);
	ck_assert_int_eq(verdicts.of[2], VERDICT_FAIL);
	/* in a failure that another figure explains, and in nothing else */
	ck_assert_int_eq(verdicts.of[3], VERDICT_UNVERIFIABLE);
	ck_assert_int_eq(verdicts.of[4], VERDICT_UNCHECKED);
	ck_assert_uint_eq(verdicts.first[1] - verdicts.first[0], 2);
	ck_assert_ptr_eq(verdicts.among[verdicts.first[3]], &book.relations[2]);
	close();
}
END_TEST

START_TEST(failures_of_one_figure_are_one_correction)
{
	int64_t a, b, c;

	report_open(&r);
	a = figure(&r, "count", "8,200件", "8200", "件", "", "", "警察局");
	b = figure(&r, "count", "3件", "3", "件", "", "", "乙");
	c = figure(&r, "count", "9件", "9", "件", "", "", "丙");
	relation(&r, "ratio", "fail", (int64_t[]){a, b}, 2, b);
	suspect("r.md#1", "8,200→8,100", "5");
	relation(&r, "sum", "fail", (int64_t[]){b, c}, 2, c);
	suspect("r.md#2;r.md#3", "", "4");
	relation(&r, "column_total", "fail", (int64_t[]){a, c}, 2, c);
	suspect("r.md#1", "8,200→8,100", "15");
	open();
	ck_assert_uint_eq(corrections.n, 2);
	ck_assert_uint_eq(corrections.v[0].n, 2);
	ck_assert_int_eq(corrections.v[0].figure->fact, a);
	ck_assert_ptr_eq(corrections.v[0].best, &book.relations[2]);
	ck_slice(correction_finding(&mem, &book, &corrections.v[0]), "警察局：8,200 疑為 8,100 之誤，2 項勾稽因此不符。");
	ck_slice(correction_advice(&mem, &corrections.v[0]), "「8,200」疑應為「8,100」，請查明。");
	/* of several suspects the reported one */
	ck_assert_int_eq(corrections.v[1].figure->fact, c);
	ck_slice(correction_advice(&mem, &corrections.v[1]), "所涉數字請一併查明，更正有誤者。");
	close();
}
END_TEST

START_TEST(what_a_total_should_be)
{
	int64_t a, b, c;

	report_open(&r);
	a = figure(&r, "money", "2億元", "200000000", "TWD", "", "", "甲");
	b = figure(&r, "money", "3,000萬元", "30000000", "TWD", "", "", "乙");
	c = figure(&r, "money", "2億5,000萬元", "250000000", "TWD", "total", "計", "丙");
	relation(&r, "sum", "fail", (int64_t[]){a, b, c}, 3, c);
	suspect("r.md#3", "", "9");
	r.checks.v[0].expected = SLICE("230000000");
	r.checks.v[0].unit = SLICE("TWD");
	/* at most is not equal */
	relation(&r, "subset", "fail", (int64_t[]){a, c}, 2, c);
	suspect("r.md#3", "", "9");
	r.checks.v[1].expected = SLICE("200000000");
	r.checks.v[1].unit = SLICE("TWD");
	open();
	ck_assert_uint_eq(corrections.n, 1);
	ck_slice(correction_advice(&mem, &corrections.v[0]),
	         "其餘數字如無誤，「2億5,000萬元」應為「2億3,000萬元」。");
	corrections.v[0].best = &book.relations[1];
	ck_slice(correction_advice(&mem, &corrections.v[0]), "所涉數字請一併查明，更正有誤者。");
	close();
}
END_TEST

START_TEST(references_to_nothing)
{
	report_open(&r);
	figure(&r, "count", "1件", "1", "件", "", "", "甲");
	relation(&r, "sum", "fail", (int64_t[]){1}, 1, 1);
	suspect("r.md#7;other.md#1;;#", "x", "not a number");
	open();
	ck_assert_uint_eq(corrections.n, 1);
	ck_assert_int_eq(corrections.v[0].figure->fact, 1);
	ck_assert_int_eq(verdicts.of[0], VERDICT_FAIL);
	close();
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {the_worst_verdict_counts, failures_of_one_figure_are_one_correction,
	                              what_a_total_should_be, references_to_nothing};

	return run_suite("corrections", tests, sizeof tests / sizeof *tests);
}
