/* listing and slip: what a reader sees, and the slips of a pen. */
#include <stdlib.h>

#include "analyze/listing.h"
#include "tests/analyze/builder.h"

static enum slip slip(int64_t written, int64_t quantum, int64_t needed)
{
	size_t digits;

	return slip_between(decimal_int(written), decimal_int(quantum), decimal_int(needed),
	                    &digits);
}

START_TEST(slips_of_the_pen)
{
	char pair[3];

	ck_assert_int_eq(slip(43, 1, 42), SLIP_DIGIT);
	ck_assert_int_eq(slip(15867644000, 1000, 15867464000), SLIP_SWAP);
	ck_assert_int_eq(slip(340, 1, 34), SLIP_SCALE);
	ck_assert_int_eq(slip(3, 1, 13), SLIP_LENGTH);
	ck_assert_int_eq(slip(1540000, 10000, 15400000000), SLIP_SCALE);
	ck_assert_int_eq(slip(42, 1, 42), SLIP_NONE);
	ck_assert_int_eq(slip(42, 1, 57), SLIP_NONE);
	ck_assert_int_eq(slip(42, 1, 0), SLIP_NONE);
	/* what the writing cannot show is no slip */
	ck_assert_int_eq(slip(20000, 10000, 20001), SLIP_NONE);
	slip_swapped(decimal_int(15867644000), decimal_int(1000), decimal_int(15867464000), pair);
	ck_assert_str_eq(pair, "64");
}
END_TEST

static void fill(struct builder *b)
{
	open_document(b, "r.md");
	block(b, "三");
	clause(b, "聯席會議12案");
	count(b, "12案", "12", "案", "", "");
	clause(b, "黨團協商7案");
	count(b, "7案", "8", "案", "", "");
	clause(b, "共19案");
	count(b, "19案", "19", "案", "total", "共");
	reconcile_all(b);
}

START_TEST(table_is_aligned)
{
	struct builder b = {0};
	struct output *o = output_memory();
	struct tally tally = {0};

	fill(&b);
	tally_add(&tally, &b.checks);
	listing_table(o, &b.checks, false);
	listing_totals(o, &tally);
	assert_text(output_bytes_of(o),
	            "r.md\n"
	            "     3  不符      合計      計 19 案，但 12 案+8 案=20 案，差 1 案。\n"
	            "共 1 項：相符 0、尾差 0、不符 1、提醒 0、無法驗證 0\n");
	output_abandon(o);
	close_document(&b);
}
END_TEST

START_TEST(colour_surrounds_the_mark)
{
	struct builder b = {0};
	struct output *o = output_memory();

	fill(&b);
	listing_table(o, &b.checks, true);
	ck_assert(slice_has(output_bytes_of(o), SLICE("\033[1;31m不符\033[0m      合計")));
	output_abandon(o);
	close_document(&b);
}
END_TEST

START_TEST(csv_and_summary)
{
	struct builder b = {0};
	struct output *o = output_memory();
	struct tally tally = {0};

	fill(&b);
	tally_add(&tally, &b.checks);
	listing_csv(o, &b.checks, true);
	ck_assert(slice_starts(output_bytes_of(o), SLICE("doc,check,type,source,verdict,")));
	ck_assert(slice_has(output_bytes_of(o), SLICE("\nr.md,1,sum,cue,fail,")));
	output_abandon(o);
	o = output_memory();
	listing_summary(o, &tally, false);
	assert_text(output_bytes_of(o),
	            "type,items,pass,within_rounding,fail,note,unverifiable,rule_error\n"
	            "sum,1,0,0,1,0,0,0\n");
	output_abandon(o);
	close_document(&b);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("listing");
	TCase *tc = tcase_create("listing");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, slips_of_the_pen);
	tcase_add_test(tc, table_is_aligned);
	tcase_add_test(tc, colour_surrounds_the_mark);
	tcase_add_test(tc, csv_and_summary);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
