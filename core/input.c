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

static bool read_all(struct input *in, int fd, size_t room, size_t limit)
{
	size_t cap = 0, n = 0;

	in->room = xgrow(NULL, &cap, room, 1);
	for (;;) {
		ssize_t got;

		if (n == cap)
			in->room = xgrow(in->room, &cap, cap + 1, 1);
		got = read(fd, in->room + n, cap - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			message_error(errno == EISDIR ? EXIT_DATA : EXIT_IO, in->name, 0, "cannot read: %s",
			              strerror(errno));
			return false;
		}
		if (got == 0)
			break;
		n += (size_t)got;
		if (limit && n > limit)
			return too_large(in, limit);
	}
	in->bytes = (struct slice){in->room, n};
	return true;
}

bool input_read(struct input *in, const char *path, size_t limit)
{
	bool is_stdin = strcmp(path, "-") == 0;
	size_t size = 0;
	struct stat st;
	int fd = STDIN_FILENO;
	bool ok;

	*in = (struct input){is_stdin ? "standard input" : path, {"", 0}, NULL};
	if (!is_stdin)
		fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return open_failed(path);
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		size = (size_t)st.st_size;
	ok = limit && size > limit ? too_large(in, limit)
	                           : read_all(in, fd, size ? size + 1 : FIRST_ROOM, limit);
	if (!is_stdin)
		close(fd);
	return ok;
}

void input_free(struct input *in)
{
	free(in->room);
	in->room = NULL;
	in->bytes = (struct slice){"", 0};
}
