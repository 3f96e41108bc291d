#include "core/walk.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/memory.h"
#include "core/message.h"

static void add(struct paths *p, const char *path, bool given)
{
	p->v = xgrow(p->v, &p->cap, p->n + 1, sizeof *p->v);
	p->given = xgrow(p->given, &p->given_cap, p->n + 1, sizeof *p->given);
	p->v[p->n] = xstrdup(path);
	p->given[p->n++] = given;
}

static int by_path(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static void walk(struct paths *p, const char *folder)
{
	char *roots[] = {xstrdup(folder), NULL};
	size_t first = p->n, n = strlen(roots[0]);
	FTS *tree;
	FTSENT *entry;

	while (n > 1 && roots[0][n - 1] == '/')
		roots[0][--n] = '\0';
	tree = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
	while (tree != NULL && (entry = fts_read(tree)) != NULL) {
		if (entry->fts_level > 0 && entry->fts_name[0] == '.')
			fts_set(tree, entry, FTS_SKIP);
		else if (entry->fts_info == FTS_F)
			add(p, entry->fts_path, false);
		else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS)
			message_error(EXIT_DATA, entry->fts_path, 0, "cannot read: %s", strerror(entry->fts_errno));
	}
	if (tree == NULL)
		message_error(EXIT_DATA, folder, 0, "cannot read the folder: %s", strerror(errno));
	else
		fts_close(tree);
	free(roots[0]);
	if (p->n > first)
		qsort(p->v + first, p->n - first, sizeof *p->v, by_path);
}

void paths_expand(struct paths *p, char *const *operands, int n)
{
	for (int i = 0; i < n; i++) {
		struct stat st;

		if (strcmp(operands[i], "-") != 0 && stat(operands[i], &st) == 0 && S_ISDIR(st.st_mode))
			walk(p, operands[i]);
		else
			add(p, operands[i], true);
	}
}

void paths_free(struct paths *p)
{
	for (size_t i = 0; i < p->n; i++)
		free(p->v[i]);
	free(p->v);
	free(p->given);
	*p = (struct paths){0};
}
