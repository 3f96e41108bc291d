#include "core/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/memory.h"
#include "core/message.h"

enum { FIRST_ROOM = 64 * 1024 };

static bool open_failed(const char *path)
{
	if (errno == ENOENT || errno == ENOTDIR)
		message_error(EXIT_NO_INPUT, path, 0, "no such file");
	else
		message_error(EXIT_DATA, path, 0, "cannot open: %s", strerror(errno));
	return false;
}

static bool too_large(struct input *in, size_t limit)
{
	message_error(EXIT_DATA, in->name, 0, "larger than the limit of %zu bytes: raise --max-bytes",
	              limit);
	return false;
}

/* read(2) until it says something: bytes, 0 at the end, -1 reported */
static ssize_t read_some(int fd, char *room, size_t n, const char *name)
{
	ssize_t got;

	do
		got = read(fd, room, n);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		message_error(errno == EISDIR ? EXIT_DATA : EXIT_IO, name, 0, "cannot read: %s", strerror(errno));
	return got;
}

static bool read_all(struct input *in, int fd, size_t room, size_t limit)
{
	size_t cap = 0, n = 0;
	ssize_t got;

	in->room = xgrow(NULL, &cap, room, 1);
	do {
		if (n == cap)
			in->room = xgrow(in->room, &cap, cap + 1, 1);
		got = read_some(fd, in->room + n, cap - n, in->name);
		if (got < 0)
			return false;
		n += (size_t)got;
		if (limit && n > limit)
			return too_large(in, limit);
	} while (got > 0);
	in->bytes = (struct slice){in->room, n};
	return true;
}

const char *input_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* STDIN_FILENO for "-"; -1 reported */
static int open_path(const char *path)
{
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		open_failed(path);
	return fd;
}

static void close_path(int fd)
{
	if (fd != STDIN_FILENO)
		close(fd);
}

bool input_read(struct input *in, const char *path, size_t limit)
{
	size_t size = 0;
	struct stat st;
	int fd = open_path(path);
	bool ok;

	*in = (struct input){input_name(path), {"", 0}, NULL};
	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		size = (size_t)st.st_size;
	ok = limit && size > limit ? too_large(in, limit)
	                           : read_all(in, fd, size ? size + 1 : FIRST_ROOM, limit);
	close_path(fd);
	return ok;
}

bool input_each(const char *path, bool (*piece)(void *context, struct slice bytes), void *context)
{
	int fd = open_path(path);
	char *room;
	ssize_t got;
	bool ok = true;

	if (fd < 0)
		return false;
	room = xmalloc(FIRST_ROOM);
	while (ok && (got = read_some(fd, room, FIRST_ROOM, input_name(path))) != 0)
		ok = got > 0 && piece(context, (struct slice){room, (size_t)got});
	free(room);
	close_path(fd);
	return ok;
}

void input_free(struct input *in)
{
	free(in->room);
	in->room = NULL;
	in->bytes = (struct slice){"", 0};
}
