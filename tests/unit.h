/* unit: what the Check programs share: a runner over a table of tests, messages caught, a folder to
 * write in. Every test runs in a process of its own, so that exit_status() begins at 0. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/slice.h"

#define ROWS(table) ((int)(sizeof(table) / sizeof(table)[0]))

/* one START_TEST; rows: how often it runs, with _i from 0 on (a table's length), 0: once */
struct unit_test {
	const TTest *test;
	int rows;
};

static inline int unit_run(const char *name, const struct unit_test *units, size_t n)
{
	Suite *suite = suite_create(name);
	SRunner *runner;
	int failed;

	for (size_t i = 0; i < n; i++) {
		TCase *c = tcase_create(units[i].test->name);

		tcase_set_timeout(c, 60);
		if (units[i].rows)
			tcase_add_loop_test(c, units[i].test, 0, units[i].rows);
		else
			tcase_add_test(c, units[i].test);
		suite_add_tcase(suite, c);
	}
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define UNIT_RUN(name, units) unit_run(name, units, sizeof(units) / sizeof(units)[0])

/* ---- messages ---------------------------------------------------------------------------------- */

static int unit_stderr = -1;

/* from here on stderr is kept for unit_heard() */
static inline void unit_listen(void)
{
	FILE *file = tmpfile();

	ck_assert_ptr_nonnull(file);
	fflush(stderr);
	unit_stderr = dup(STDERR_FILENO);
	dup2(fileno(file), STDERR_FILENO);
	fclose(file);
}

/* what was written to stderr since; stderr is itself again. Valid until the next call. */
static inline const char *unit_heard(void)
{
	static char text[16 * 1024];
	ssize_t n;

	fflush(stderr);
	lseek(STDERR_FILENO, 0, SEEK_SET);
	n = read(STDERR_FILENO, text, sizeof text - 1);
	text[n > 0 ? n : 0] = '\0';
	dup2(unit_stderr, STDERR_FILENO);
	close(unit_stderr);
	return text;
}

/* ---- files --------------------------------------------------------------------------------------- */

/* a new folder; unit_folder_remove() when done */
static inline const char *unit_folder(void)
{
	static char path[] = "/tmp/heshu-unit.XXXXXX";

	strcpy(path + sizeof path - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(path));
	return path;
}

static inline void unit_folder_remove(const char *path)
{
	char command[256];

	snprintf(command, sizeof command, "rm -rf '%s'", path);
	ck_assert_int_eq(system(command), 0);
}

/* FOLDER/NAME; valid until the call after the next three */
static inline const char *unit_path(const char *folder, const char *name)
{
	static char paths[4][512];
	static unsigned turn;
	char *path = paths[turn++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

static inline const char *unit_write(const char *folder, const char *name, struct slice bytes)
{
	const char *path = unit_path(folder, name);
	FILE *file = fopen(path, "wb");

	ck_assert_msg(file != NULL, "%s", path);
	ck_assert_uint_eq(fwrite(bytes.p, 1, bytes.n, file), bytes.n);
	ck_assert_int_eq(fclose(file), 0);
	return path;
}

/* ---- slices ---------------------------------------------------------------------------------------- */

#define ck_assert_slice(got, text)                                                            \
	do {                                                                                      \
		struct slice got_ = (got);                                                            \
		ck_assert_msg(slice_is(got_, text), "%s is '%.*s', not '%s'", #got, SLICE_ARGS(got_), \
		              text);                                                                  \
	} while (0)

#endif
