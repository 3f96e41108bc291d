/* walk: operands as files */
#include "tests/unit.h"

#include <sys/stat.h>

#include "core/message.h"
#include "core/output.h"
#include "core/walk.h"

/* a folder with what a folder can hold */
static const char *tree(void)
{
	static const char *const files[] = {"b.md", "a.md", "a/z.md", "a-1.md", "Z.md", "報告.md", ".hidden.md",
	                                    ".git/x.md", "a/b/c.md", "a/.dot.md", "~.md"};
	static const char *const folders[] = {"a/b", ".git", "empty"};
	const char *root = unit_folder();

	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
		ck_assert(make_folders(unit_path(root, folders[i])));
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		unit_write(root, files[i], SLICE("x"));
	ck_assert_int_eq(symlink("b.md", unit_path(root, "link.md")), 0);
	ck_assert_int_eq(symlink("/", unit_path(root, "out")), 0);
	ck_assert_int_eq(symlink("a", unit_path(root, "inner")), 0);
	return root;
}

static void ck_assert_paths(const struct paths *p, const char *root, const char *const *wanted, size_t n)
{
	ck_assert_uint_eq(p->n, n);
	for (size_t i = 0; i < n; i++)
		ck_assert_str_eq(p->v[i], unit_path(root, wanted[i]));
}

/* byte order of the path, no dot files, no links */
START_TEST(folder)
{
	static const char *const wanted[] = {"Z.md", "a-1.md", "a.md", "a/b/c.md", "a/z.md", "b.md", "~.md", "報告.md"};
	static const char *const slashes[] = {"", "/", "//"};
	const char *root = tree();
	char operand[64];
	char *operands[] = {operand};
	struct paths p = {0};

	snprintf(operand, sizeof operand, "%s%s", root, slashes[_i]);
	paths_expand(&p, operands, 1);
	ck_assert_paths(&p, root, wanted, sizeof wanted / sizeof wanted[0]);
	for (size_t i = 0; i < p.n; i++)
		ck_assert(!p.given[i]);
	paths_free(&p);
	ck_assert_ptr_null(p.v);
	unit_folder_remove(root);
	ck_assert_int_eq(exit_status(), EXIT_DONE);
}
END_TEST

/* operands keep their order; what the user names is taken, dot file, link or nothing */
START_TEST(operands)
{
	const char *root = tree();
	char b[64], a[64], dot[64], gone[64], link[64], dash[] = "-";
	char *list[] = {b, a, dot, dash, gone, link};
	struct paths p = {0};

	snprintf(b, sizeof b, "%s/b.md", root);
	snprintf(a, sizeof a, "%s/a", root);
	snprintf(dot, sizeof dot, "%s/.hidden.md", root);
	snprintf(gone, sizeof gone, "%s/gone.md", root);
	snprintf(link, sizeof link, "%s/link.md", root);
	paths_expand(&p, list, 6);
	ck_assert_uint_eq(p.n, 7);
	ck_assert_str_eq(p.v[0], b);
	ck_assert(p.given[0] && !p.given[1] && !p.given[2]);
	ck_assert(slice_ends(slice_of(p.v[1]), SLICE("/a/b/c.md")));
	ck_assert(slice_ends(slice_of(p.v[2]), SLICE("/a/z.md")));
	ck_assert_str_eq(p.v[3], dot);
	ck_assert_str_eq(p.v[4], "-");
	ck_assert_str_eq(p.v[5], gone);
	ck_assert_str_eq(p.v[6], link);
	ck_assert(p.given[3] && p.given[4] && p.given[5] && p.given[6]);
	paths_free(&p);
	unit_folder_remove(root);
}
END_TEST

/* a link to a folder that the user names is that folder; links inside are left */
START_TEST(named_link)
{
	const char *root = tree();
	char link[64];
	char *list[] = {link};
	struct paths p = {0};

	snprintf(link, sizeof link, "%s/inner", root);
	paths_expand(&p, list, 1);
	ck_assert_uint_eq(p.n, 2);
	ck_assert(slice_ends(slice_of(p.v[0]), SLICE("/inner/b/c.md")));
	ck_assert(slice_ends(slice_of(p.v[1]), SLICE("/inner/z.md")));
	paths_free(&p);
	unit_folder_remove(root);
}
END_TEST

START_TEST(empty_folder)
{
	const char *root = tree();
	char empty[64];
	char *list[] = {empty};
	struct paths p = {0};

	snprintf(empty, sizeof empty, "%s/empty", root);
	paths_expand(&p, list, 1);
	ck_assert_uint_eq(p.n, 0);
	paths_free(&p);
	unit_folder_remove(root);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {{folder, 3}, {operands, 0}, {named_link, 0}, {empty_folder, 0}};

	return UNIT_RUN("walk", units);
}
