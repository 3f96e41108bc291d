/* arena, buffer and memory: growth */
#include "tests/unit.h"

#include <stdint.h>

#include "core/arena.h"
#include "core/buffer.h"
#include "core/memory.h"
#include "core/message.h"

START_TEST(arena_keeps_what_it_gave)
{
	struct arena a = {0};
	char *given[400];

	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 0; i < 400; i++) {
			given[i] = arena_alloc(&a, i * 7 + 1);
			memset(given[i], (int)(i & 0x7f), i * 7 + 1);
		}
		for (size_t i = 0; i < 400; i++) {
			ck_assert_msg((uintptr_t)given[i] % 16 == 0, "block %zu is not aligned", i);
			ck_assert_msg(given[i][0] == (char)(i & 0x7f) && given[i][i * 7] == (char)(i & 0x7f),
			              "block %zu of round %zu was overwritten", i, round);
		}
		arena_reset(&a);
	}
	arena_free(&a);
	ck_assert_ptr_null(a.chunk);
}
END_TEST

START_TEST(arena_large_block)
{
	struct arena a = {0};
	size_t n = 1024 * 1024;
	char *small = arena_alloc(&a, 3), *large = arena_alloc(&a, n), *next = arena_alloc(&a, 3);

	memset(small, 'a', 3);
	memset(large, 'b', n);
	memset(next, 'c', 3);
	ck_assert(small[2] == 'a' && large[0] == 'b' && large[n - 1] == 'b' && next[0] == 'c');
	arena_free(&a);
	arena_reset(&a);
	ck_assert_ptr_null(a.chunk);
}
END_TEST

START_TEST(arena_text)
{
	struct arena a = {0};
	char source[] = "abc";
	struct slice copy = arena_copy(&a, slice_of(source)), none = arena_copy(&a, (struct slice){NULL, 0});
	struct slice line = arena_printf(&a, "%s#%d", "doc", 7), empty = arena_printf(&a, "%s", "");

	source[0] = 'x';
	ck_assert_slice(copy, "abc");
	ck_assert_slice(line, "doc#7");
	ck_assert_uint_eq(none.n, 0);
	ck_assert_ptr_nonnull(none.p);
	ck_assert_uint_eq(empty.n, 0);
	arena_free(&a);
}
END_TEST

START_TEST(buffer_grows)
{
	struct buffer b = {0};

	for (int i = 0; i < 5000; i++)
		buffer_printf(&b, "%d,", i);
	ck_assert_uint_eq(b.n, 10 * 2 + 90 * 3 + 900 * 4 + 4000 * 5);
	ck_assert(slice_starts(buffer_slice(&b), SLICE("0,1,2,3,")));
	ck_assert(slice_ends(buffer_slice(&b), SLICE("4998,4999,")));
	buffer_clear(&b);
	ck_assert_uint_eq(b.n, 0);
	buffer_free(&b);
	ck_assert_ptr_null(b.p);
}
END_TEST

START_TEST(buffer_pieces)
{
	struct buffer b = {0};

	buffer_add(&b, (struct slice){NULL, 0});
	buffer_text(&b, "");
	buffer_printf(&b, "%s", "");
	ck_assert_uint_eq(b.n, 0);
	buffer_char(&b, 'a');
	buffer_char(&b, '\0');
	buffer_text(&b, "bc");
	buffer_int(&b, INT64_MIN);
	buffer_char(&b, ' ');
	buffer_int(&b, INT64_MAX);
	ck_assert(slice_eq(buffer_slice(&b), SLICE("a\0bc-9223372036854775808 9223372036854775807")));
	buffer_free(&b);
}
END_TEST

START_TEST(grow)
{
	size_t cap = 0, before;
	int *v = NULL;

	for (int i = 0; i < 1000; i++) {
		v = xgrow(v, &cap, (size_t)i + 1, sizeof *v);
		ck_assert_uint_ge(cap, (size_t)i + 1);
		v[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(v[i], i);
	before = cap;
	ck_assert_ptr_eq(xgrow(v, &cap, 5, sizeof *v), v);
	ck_assert_uint_eq(cap, before);
	ck_assert_ptr_eq(xgrow(v, &cap, 0, sizeof *v), v);
	free(v);
}
END_TEST

START_TEST(nothing_is_something)
{
	void *a = xmalloc(0), *b = xcalloc(0, 8), *c = xrealloc(NULL, 0);
	char *text = xstrdup("abc");

	ck_assert(a && b && c);
	ck_assert_str_eq(text, "abc");
	free(a);
	free(b);
	free(c);
	free(text);
}
END_TEST

/* a size that no machine has ends the program with 71, not with a small block */
START_TEST(overflow_is_fatal)
{
	size_t cap = 0;

	unit_listen();
	free(xgrow(NULL, &cap, SIZE_MAX / 4, 64));
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{arena_keeps_what_it_gave, 0}, {arena_large_block, 0}, {arena_text, 0},
		{buffer_grows, 0},             {buffer_pieces, 0},     {grow, 0},
		{nothing_is_something, 0},
	};
	Suite *suite = suite_create("fatal");
	TCase *c = tcase_create("fatal");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_exit_test(c, overflow_is_fatal, EXIT_MEMORY);
	suite_add_tcase(suite, c);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return UNIT_RUN("arena, buffer, memory", units) || failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
