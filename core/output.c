#include "core/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/buffer.h"
#include "core/memory.h"
#include "core/message.h"

enum { FLUSH_AT = 256 * 1024 };

struct output {
	int fd;          /* -1: collects in memory */
	bool owned;      /* close fd when done */
	bool failed;
	char *name;      /* for messages */
	char *target;    /* rename to this; NULL: written directly */
	char *temporary;
	struct buffer pending;
};

static bool sync_files = true;

void output_sync(bool on)
{
	sync_files = on;
}

/* a full disk is no fault of the path */
static enum exit_code creation_code(void)
{
	return errno == ENOSPC || errno == EDQUOT ? EXIT_IO : EXIT_CREATE;
}

static struct output *output_new(int fd, bool owned, const char *name)
{
	struct output *o = xcalloc(1, sizeof *o);

	o->fd = fd;
	o->owned = owned;
	o->name = xstrdup(name);
	return o;
}

static bool is_device(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static struct output *open_direct(const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0) {
		message_error(EXIT_CREATE, path, 0, "cannot write: %s", strerror(errno));
		return NULL;
	}
	return output_new(fd, true, path);
}

struct output *output_open(const char *path)
{
	struct output *o;
	mode_t mask;
	int fd;

	if (path == NULL || strcmp(path, "-") == 0)
		return output_new(STDOUT_FILENO, false, "standard output");
	if (is_device(path))
		return open_direct(path);
	o = output_new(-1, true, path);
	o->target = xstrdup(path);
	o->temporary = xmalloc(strlen(path) + 16);
	sprintf(o->temporary, "%s.tmp.XXXXXX", path);
	fd = mkostemp(o->temporary, O_CLOEXEC);
	if (fd < 0) {
		message_error(creation_code(), path, 0, "cannot create: %s", strerror(errno));
		o->temporary[0] = '\0';
		output_abandon(o);
		return NULL;
	}
	mask = umask(0);
	umask(mask);
	fchmod(fd, 0666 & ~mask);
	o->fd = fd;
	return o;
}

struct output *output_memory(void)
{
	return output_new(-1, false, "memory");
}

struct slice output_bytes_of(const struct output *o)
{
	return buffer_slice(&o->pending);
}

static void fail(struct output *o)
{
	if (!o->failed)
		message_error(EXIT_IO, o->name, 0, "cannot write: %s", strerror(errno));
	o->failed = true;
	buffer_clear(&o->pending);
}

static void flush(struct output *o)
{
	size_t done = 0;

	while (!o->failed && done < o->pending.n) {
		ssize_t n = write(o->fd, o->pending.p + done, o->pending.n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			fail(o);
		else
			done += (size_t)n;
	}
	buffer_clear(&o->pending);
}

void output_add(struct output *o, struct slice s)
{
	if (o->failed)
		return;
	buffer_add(&o->pending, s);
	if (o->fd >= 0 && o->pending.n >= FLUSH_AT)
		flush(o);
}

void output_char(struct output *o, char c)
{
	if (o->failed)
		return;
	if (o->pending.n < o->pending.cap)
		o->pending.p[o->pending.n++] = c;
	else
		output_add(o, (struct slice){&c, 1});
}

void output_text(struct output *o, const char *text)
{
	output_add(o, slice_of(text));
}

void output_int(struct output *o, int64_t value)
{
	if (o->failed)
		return;
	buffer_int(&o->pending, value);
}

void output_printf(struct output *o, const char *format, ...)
{
	va_list args;
	char *text;
	int n;

	va_start(args, format);
	n = vasprintf(&text, format, args);
	va_end(args);
	if (n < 0)
		message_fatal(EXIT_MEMORY, "out of memory");
	output_add(o, (struct slice){text, (size_t)n});
	free(text);
}

char *output_room(struct output *o, size_t n)
{
	if (o->failed)
		buffer_clear(&o->pending);
	o->pending.p = xgrow(o->pending.p, &o->pending.cap, o->pending.n + n, 1);
	return o->pending.p + o->pending.n;
}

void output_taken(struct output *o, size_t n)
{
	o->pending.n += n;
	if (o->fd >= 0 && o->pending.n >= FLUSH_AT)
		flush(o);
}

bool output_failed(const struct output *o)
{
	return o->failed;
}

static void release(struct output *o)
{
	buffer_free(&o->pending);
	free(o->name);
	free(o->target);
	free(o->temporary);
	free(o);
}

static void sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? xstrdup(path) : xstrdup(".");
	int fd;

	if (slash)
		folder[slash - path + 1] = '\0';
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd); /* a file system that cannot sync a folder keeps the rename all the same */
		close(fd);
	}
	free(folder);
}

bool output_close(struct output *o)
{
	bool ok;

	flush(o);
	if (!o->failed && o->target && sync_files && fsync(o->fd) != 0)
		fail(o);
	if (o->owned && close(o->fd) != 0)
		fail(o);
	o->fd = -1;
	if (!o->failed && o->target && rename(o->temporary, o->target) != 0)
		fail(o);
	ok = !o->failed;
	if (o->target && !ok)
		unlink(o->temporary);
	else if (o->target && sync_files)
		sync_folder(o->target);
	release(o);
	return ok;
}

void output_abandon(struct output *o)
{
	if (o->owned && o->fd >= 0)
		close(o->fd);
	if (o->temporary && o->temporary[0])
		unlink(o->temporary);
	release(o);
}

bool output_file(const char *path, struct slice bytes)
{
	struct output *o = output_open(path);

	if (o == NULL)
		return false;
	output_add(o, bytes);
	return output_close(o);
}

static bool is_folder(const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	errno = ENOTDIR;
	return false;
}

bool make_folders(const char *path)
{
	char *part = xstrdup(path);
	size_t n = strlen(part);
	bool ok = true;

	for (size_t i = 1; ok && i <= n; i++) {
		if (part[i] != '/' && part[i] != '\0')
			continue;
		part[i] = '\0';
		ok = mkdir(part, 0777) == 0 || (errno == EEXIST && is_folder(part));
		if (i < n)
			part[i] = '/';
	}
	if (!ok)
		message_error(creation_code(), path, 0, "cannot create the folder: %s", strerror(errno));
	free(part);
	return ok;
}
