/* workspace: a private folder for the files that go to and come from gnuplot. */
#ifndef PLOTS_WORKSPACE_H
#define PLOTS_WORKSPACE_H

#include <limits.h>
#include <stdbool.h>

struct workspace {
	char path[PATH_MAX]; /* "" when it was not made */
};

/* below TMPDIR, else /tmp; false is reported */
bool workspace_make(struct workspace *w);
/* removes it with all that is in it */
void workspace_remove(struct workspace *w);
/* the path of a file in it */
void workspace_file(const struct workspace *w, const char *name, char out[PATH_MAX]);

#endif
