#include "plots/workspace.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/message.h"

enum { OPEN_FOLDERS = 8 };

bool workspace_make(struct workspace *w)
{
	const char *below = getenv("TMPDIR");
	int n = snprintf(w->path, sizeof w->path, "%s/heshu.XXXXXX",
	                 below && *below ? below : "/tmp");

	if (n < 0 || (size_t)n >= sizeof w->path || mkdtemp(w->path) == NULL) {
		message_error(EXIT_CREATE, below && *below ? below : "/tmp", 0,
		              "cannot make a temporary folder: %s", strerror(errno));
		w->path[0] = '\0';
		return false;
	}
	return true;
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st;
	(void)type;
	(void)where;
	remove(path);
	return 0;
}

void workspace_remove(struct workspace *w)
{
	if (w->path[0])
		nftw(w->path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
	w->path[0] = '\0';
}

void workspace_file(const struct workspace *w, const char *name, char out[PATH_MAX])
{
	int n = snprintf(out, PATH_MAX, "%s/%s", w->path, name);

	if (n < 0 || n >= PATH_MAX)
		message_fatal(EXIT_CREATE, "temporary folder: its name is too long");
}
