#include "run_store.h"

#include <errno.h>
#include <fcntl.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/memory.h"
#include "core/message.h"
#include "core/output.h"
#include "core/tree.h"

static const char temporary[] = ".tmp.";

static bool fault(enum exit_code code, const char *path, const char *what)
{
	message_error(code, path, 0, "%s: %s", what, strerror(errno));
	return false;
}

static bool take_lock(struct store *s)
{
	char path[PATH_MAX];

	path_print(path, "%s/.lock", s->folder);
	s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (s->lock < 0)
		return fault(errno == ENOSPC ? EXIT_IO : EXIT_CREATE, path, "cannot create");
	if (flock(s->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno != EWOULDBLOCK)
		return fault(EXIT_IO, path, "cannot lock");
	message_error(EXIT_RETRY, path, 0, "another run is at work there: try again later");
	return false;
}

struct run_entry {
	char *name;
	struct timespec written;
};

struct run_entries {
	struct run_entry *v;
	size_t n, cap;
};

static void path_of_run(const struct store *s, const char *name, char out[PATH_MAX])
{
	path_print(out, "%s/runs/%s", s->folder, name);
}

static void list_runs(const struct store *s, struct run_entries *runs)
{
	char path[PATH_MAX];
	struct dirent *entry;
	DIR *d;

	path_of_run(s, "", path);
	d = opendir(path);
	while (d != NULL && (entry = readdir(d)) != NULL) {
		struct stat st;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
		    fstatat(dirfd(d), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		runs->v = xgrow(runs->v, &runs->cap, runs->n + 1, sizeof *runs->v);
		runs->v[runs->n++] = (struct run_entry){xstrdup(entry->d_name), st.st_mtim};
	}
	if (d != NULL)
		closedir(d);
}

static void free_runs(struct run_entries *runs)
{
	for (size_t i = 0; i < runs->n; i++)
		free(runs->v[i].name);
	free(runs->v);
}

static bool is_temporary(const char *name)
{
	return strncmp(name, temporary, sizeof temporary - 1) == 0;
}

/* whoever holds the lock knows that nobody else is at work */
static void sweep(const struct store *s)
{
	struct run_entries runs = {0};
	char path[PATH_MAX];

	list_runs(s, &runs);
	for (size_t i = 0; i < runs.n; i++)
		if (is_temporary(runs.v[i].name)) {
			path_of_run(s, runs.v[i].name, path);
			tree_remove(path);
		}
	free_runs(&runs);
}

bool store_open(struct store *s, const char *folder)
{
	char path[PATH_MAX];

	*s = (struct store){.folder = folder, .lock = -1};
	if (!make_folders(folder) || !take_lock(s))
		return false;
	path_of_run(s, "", path);
	if (!make_folders(path))
		return false;
	sweep(s);
	path_print(s->building, "%s/runs/%s%ld", folder, temporary, (long)getpid());
	return make_folders(s->building);
}

static int newest_first(const void *x, const void *y)
{
	const struct run_entry *a = x, *b = y;

	if (a->written.tv_sec != b->written.tv_sec)
		return a->written.tv_sec > b->written.tv_sec ? -1 : 1;
	if (a->written.tv_nsec != b->written.tv_nsec)
		return a->written.tv_nsec > b->written.tv_nsec ? -1 : 1;
	return strcmp(a->name, b->name);
}

static void prune(const struct store *s, const char *current)
{
	struct run_entries runs = {0};
	char path[PATH_MAX];
	size_t kept = 1;

	list_runs(s, &runs);
	if (runs.n)
		qsort(runs.v, runs.n, sizeof *runs.v, newest_first);
	for (size_t i = 0; i < runs.n; i++) {
		/* what is not named by a key is not ours */
		if (strlen(runs.v[i].name) != RUN_KEY || strcmp(runs.v[i].name, current) == 0 ||
		    kept++ < RUNS_KEPT)
			continue;
		path_of_run(s, runs.v[i].name, path);
		tree_remove(path);
	}
	free_runs(&runs);
}

static bool sync_path(const char *path, int (*sync)(int))
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && sync(fd) == 0;

	if (!ok)
		fault(EXIT_IO, path, "cannot sync");
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool name_run(struct store *s, const char *run, bool replace)
{
	if (rename(s->building, run) == 0) {
		s->building[0] = '\0';
		return true;
	}
	if (errno != EEXIST && errno != ENOTEMPTY)
		return fault(EXIT_IO, run, "cannot publish the run");
	/* the old run is then the one that store_close() removes */
	if (replace && renameat2(AT_FDCWD, s->building, AT_FDCWD, run, RENAME_EXCHANGE) != 0)
		return fault(EXIT_IO, run, "cannot replace the run");
	return true;
}

static bool point_to(const struct store *s, const char *key)
{
	char target[PATH_MAX], link[PATH_MAX], current[PATH_MAX];

	path_print(target, "runs/%s", key);
	path_print(link, "%s/runs/%slink", s->folder, temporary);
	path_print(current, "%s/current", s->folder);
	if (symlink(target, link) != 0)
		return fault(EXIT_IO, link, "cannot create");
	if (rename(link, current) != 0) {
		fault(EXIT_IO, current, "cannot point to the new run");
		unlink(link);
		return false;
	}
	return true;
}

bool store_publish(struct store *s, const char key[RUN_KEY + 1], bool replace)
{
	char run[PATH_MAX], runs[PATH_MAX];

	path_of_run(s, key, run);
	path_of_run(s, "", runs);
	if (!sync_path(s->building, syncfs) || !name_run(s, run, replace))
		return false;
	utimensat(AT_FDCWD, run, NULL, 0); /* the youngest now */
	if (!sync_path(runs, fsync) || !point_to(s, key) || !sync_path(s->folder, fsync))
		return false;
	prune(s, key);
	return true;
}

void store_close(struct store *s)
{
	if (s->building[0])
		tree_remove(s->building);
	s->building[0] = '\0';
	if (s->lock >= 0)
		close(s->lock);
	s->lock = -1;
}
