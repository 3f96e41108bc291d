#include "core/tree.h"

#include <fts.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/message.h"

void path_print(char out[PATH_MAX], const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(out, PATH_MAX, format, args);
	va_end(args);
	if (n < 0 || n >= PATH_MAX)
		message_fatal(EXIT_CREATE, "the name of the output folder is too long");
}

static FTS *walk(char *path)
{
	char *const roots[] = {path, NULL};

	return fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
}

static bool link_entry(const FTSENT *entry, const char *from, const char *to)
{
	char path[PATH_MAX];

	path_print(path, "%s%s", to, entry->fts_path + strlen(from));
	switch (entry->fts_info) {
	case FTS_D:
		return mkdir(path, 0777) == 0;
	case FTS_DP:
		return true;
	case FTS_F:
		return link(entry->fts_path, path) == 0;
	default:
		return false;
	}
}

bool tree_link(const char *from, const char *to)
{
	char root[PATH_MAX];
	FTS *tree;
	FTSENT *entry;
	bool ok = true, made = false;

	path_print(root, "%s", from);
	tree = walk(root);
	if (tree == NULL)
		return false;
	while (ok && (entry = fts_read(tree)) != NULL) {
		ok = link_entry(entry, from, to);
		made = made || ok;
	}
	fts_close(tree);
	if (!ok && made)
		tree_remove(to);
	return ok;
}

void tree_remove(const char *path)
{
	char root[PATH_MAX];
	FTS *tree;
	FTSENT *entry;

	path_print(root, "%s", path);
	tree = walk(root);
	while (tree != NULL && (entry = fts_read(tree)) != NULL)
		if (entry->fts_info != FTS_D)
			remove(entry->fts_accpath);
	if (tree != NULL)
		fts_close(tree);
}
