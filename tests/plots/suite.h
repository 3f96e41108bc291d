/* suite: the main() that the test programs of this floor share. */
#ifndef TESTS_PLOTS_SUITE_H
#define TESTS_PLOTS_SUITE_H

#include <check.h>
#include <stdlib.h>

#include "core/arena.h"
#include "core/slice.h"

#define ck_slice(got, want)                                                                        \
	do {                                                                                       \
		struct slice got_ = (got);                                                         \
		ck_assert_msg(slice_is(got_, want), "got '%.*s', want '%s'", SLICE_ARGS(got_),     \
		              want);                                                               \
	} while (0)

static inline int run_suite(const char *name, const TTest *const *tests, size_t n)
{
	Suite *suite = suite_create(name);
	TCase *tc = tcase_create(name);
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(tc, 60);
	suite_add_tcase(suite, tc);
	for (size_t i = 0; i < n; i++)
		tcase_add_test(tc, tests[i]);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
