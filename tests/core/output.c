/* output and input: files whole or not at all, every fault told */
#include "tests/unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "core/input.h"
#include "core/message.h"
#include "core/output.h"

static int files_in(const char *folder)
{
	DIR *d = opendir(folder);
	int n = -2; /* . and .. */

	ck_assert_ptr_nonnull(d);
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n;
}

static void ck_assert_file(const char *path, struct slice bytes)
{
	struct input in;

	ck_assert(input_read(&in, path, 0));
	ck_assert_msg(slice_eq(in.bytes, bytes), "%s", path);
	input_free(&in);
}

/* the name appears when the file is complete, and nothing else stays */
START_TEST(rename_when_closed)
{
	const char *folder = unit_folder(), *path = unit_path(folder, "a.csv");
	struct output *o = output_open(path);
	struct stat st;

	ck_assert_ptr_nonnull(o);
	output_text(o, "one");
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert_int_eq(files_in(folder), 1);
	output_char(o, ' ');
	output_int(o, -42);
	output_printf(o, "%s\n", "!");
	ck_assert(output_close(o));
	ck_assert_file(path, SLICE("one -42!\n"));
	ck_assert_int_eq(files_in(folder), 1);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq((int)(st.st_mode & 0600), 0600);
	unit_folder_remove(folder);
}
END_TEST

START_TEST(replace)
{
	const char *folder = unit_folder(), *path = unit_write(folder, "a", SLICE("old"));
	struct output *o = output_open(path);

	output_text(o, "new");
	ck_assert_file(path, SLICE("old"));
	output_abandon(o);
	ck_assert_file(path, SLICE("old"));
	ck_assert_int_eq(files_in(folder), 1);
	ck_assert(output_file(path, SLICE("new")));
	ck_assert_file(path, SLICE("new"));
	ck_assert(output_file(path, SLICE("")));
	ck_assert_file(path, SLICE(""));
	unit_folder_remove(folder);
}
END_TEST

/* more than is kept in memory at once */
START_TEST(large)
{
	const char *folder = unit_folder(), *path = unit_path(folder, "large");
	struct output *o = output_open(path);
	struct input in;

	for (int i = 0; i < 200000; i++)
		output_text(o, "0123456789");
	ck_assert(output_close(o));
	ck_assert(input_read(&in, path, 0));
	ck_assert_uint_eq(in.bytes.n, 2000000);
	ck_assert(slice_ends(in.bytes, SLICE("90123456789")));
	input_free(&in);
	unit_folder_remove(folder);
}
END_TEST

START_TEST(full_disk)
{
	struct output *o = output_open("/dev/full");
	const char *heard;
	bool ok;

	ck_assert_ptr_nonnull(o);
	unit_listen();
	output_text(o, "x");
	ok = output_close(o);
	heard = unit_heard();
	ck_assert(!ok);
	ck_assert_str_eq(heard, "heshu: /dev/full: error: cannot write: No space left on device\n");
	ck_assert_int_eq(exit_status(), EXIT_IO);
}
END_TEST

/* the first failure is told once, the rest is ignored */
START_TEST(full_disk_early)
{
	struct output *o = output_open("/dev/full");
	const char *heard;

	unit_listen();
	for (int i = 0; i < 100000; i++)
		output_text(o, "0123456789");
	ck_assert(output_failed(o));
	ck_assert(!output_close(o));
	heard = unit_heard();
	ck_assert_str_eq(heard, "heshu: /dev/full: error: cannot write: No space left on device\n");
	ck_assert_int_eq(exit_status(), EXIT_IO);
}
END_TEST

START_TEST(full_stdout)
{
	int fd = open("/dev/full", O_WRONLY), kept = dup(STDOUT_FILENO);
	struct output *o;
	bool ok;

	unit_listen();
	dup2(fd, STDOUT_FILENO);
	o = output_open(_i ? "-" : NULL);
	output_text(o, "x\n");
	ok = output_close(o);
	dup2(kept, STDOUT_FILENO);
	ck_assert_ptr_nonnull(strstr(unit_heard(), "standard output"));
	ck_assert(!ok);
	ck_assert_int_eq(exit_status(), EXIT_IO);
	close(fd);
	close(kept);
}
END_TEST

/* a device is written to, never replaced */
START_TEST(device)
{
	struct stat st;

	ck_assert(output_file("/dev/null", SLICE("x")));
	ck_assert_int_eq(stat("/dev/null", &st), 0);
	ck_assert(S_ISCHR(st.st_mode));
}
END_TEST

static const char *const nowhere[] = {"/nowhere/a.csv", "/dev/null/a.csv", "/proc/heshu.csv"};

START_TEST(cannot_create)
{
	struct output *o;

	unit_listen();
	o = output_open(nowhere[_i]);
	ck_assert_ptr_nonnull(strstr(unit_heard(), nowhere[_i]));
	ck_assert_msg(o == NULL, "%s", nowhere[_i]);
	ck_assert_int_eq(exit_status(), EXIT_CREATE);
	unit_listen();
	ck_assert(!output_file(nowhere[_i], SLICE("x")));
	unit_heard();
}
END_TEST

START_TEST(in_memory)
{
	struct output *o = output_memory();

	ck_assert_uint_eq(output_bytes_of(o).n, 0);
	for (int i = 0; i < 60000; i++)
		output_text(o, "abcdef");
	ck_assert_uint_eq(output_bytes_of(o).n, 360000);
	ck_assert(!output_failed(o));
	output_abandon(o);
}
END_TEST

START_TEST(folders)
{
	const char *folder = unit_folder(), *deep = unit_path(folder, "a/b//c/"), *file;
	struct stat st;

	ck_assert(make_folders(deep));
	ck_assert(make_folders(deep));
	ck_assert(stat(deep, &st) == 0 && S_ISDIR(st.st_mode));
	ck_assert(make_folders("/"));
	ck_assert_int_eq(exit_status(), EXIT_DONE);
	file = unit_write(folder, "file", SLICE(""));
	unit_listen();
	ck_assert_msg(!make_folders(file), "a file is no folder");
	ck_assert(!make_folders(unit_path(folder, "file/sub")));
	unit_heard();
	ck_assert_int_eq(exit_status(), EXIT_CREATE);
	unit_folder_remove(folder);
}
END_TEST

/* ---- input ---------------------------------------------------------------------------------------- */

START_TEST(read_files)
{
	const char *folder = unit_folder(), *path = unit_write(folder, "a", SLICE("a\0b\n"));
	struct input in;

	ck_assert(input_read(&in, path, 0));
	ck_assert(slice_eq(in.bytes, SLICE("a\0b\n")));
	ck_assert_str_eq(in.name, path);
	input_free(&in);
	ck_assert(input_read(&in, path, 4));
	input_free(&in);
	ck_assert(input_read(&in, unit_write(folder, "empty", SLICE("")), 1));
	ck_assert_uint_eq(in.bytes.n, 0);
	input_free(&in);
	input_free(&in);
	ck_assert(input_read(&in, "/proc/self/stat", 0)); /* says it has no bytes */
	ck_assert_uint_gt(in.bytes.n, 0);
	input_free(&in);
	unit_folder_remove(folder);
}
END_TEST

START_TEST(read_stdin)
{
	int ends[2];
	struct input in;

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(write(ends[1], "abc", 3), 3);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	ck_assert(input_read(&in, "-", _i ? 3 : 0));
	ck_assert_slice(in.bytes, "abc");
	ck_assert_str_eq(in.name, "standard input");
	input_free(&in);
	close(ends[0]);
}
END_TEST

START_TEST(stdin_too_large)
{
	int ends[2];
	struct input in;

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(write(ends[1], "abc", 3), 3);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	unit_listen();
	ck_assert(!input_read(&in, "-", 2));
	ck_assert_ptr_nonnull(strstr(unit_heard(), "limit of 2 bytes"));
	ck_assert_int_eq(exit_status(), EXIT_DATA);
	input_free(&in);
	close(ends[0]);
}
END_TEST

static const struct {
	const char *path;
	size_t limit;
	int code;
	const char *text;
} absent[] = {
	{"/nowhere", 0, EXIT_NO_INPUT, "/nowhere: error: no such file"},
	{"/dev/null/x", 0, EXIT_NO_INPUT, "no such file"},
	{"/", 0, EXIT_DATA, "cannot read: Is a directory"},
	{"/proc/self/exe", 10, EXIT_DATA, "larger than the limit of 10 bytes"},
	{"/dev/zero", 1000, EXIT_DATA, "larger than the limit of 1000 bytes"},
	{"/proc/self/mem", 0, EXIT_IO, "cannot read"},
};

START_TEST(cannot_read)
{
	struct input in;
	const char *heard;
	bool ok;

	unit_listen();
	ok = input_read(&in, absent[_i].path, absent[_i].limit);
	heard = unit_heard();
	ck_assert_msg(!ok, "%s", absent[_i].path);
	ck_assert_msg(strstr(heard, absent[_i].text) != NULL, "%s: %s", absent[_i].path, heard);
	ck_assert_int_eq(exit_status(), absent[_i].code);
	input_free(&in);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{rename_when_closed, 0}, {replace, 0},         {large, 0},
		{full_disk, 0},          {full_disk_early, 0}, {full_stdout, 2},
		{device, 0},             {cannot_create, ROWS(nowhere)}, {in_memory, 0},
		{folders, 0},            {read_files, 0},      {read_stdin, 2},
		{stdin_too_large, 0},    {cannot_read, ROWS(absent)},
	};

	return UNIT_RUN("output, input", units);
}
