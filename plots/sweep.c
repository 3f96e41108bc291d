#include "plots/sweep.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

/* KIND-NUMBER and its suffix */
static bool take_apart(struct slice name, struct slice *id, struct slice *suffix)
{
	size_t dot = slice_find(name, SLICE(".")), dash = slice_find(name, SLICE("-"));
	size_t digits = 0;

	if (dot == name.n || dash >= dot || kind_of((struct slice){name.p, dash}) == KINDS)
		return false;
	for (size_t i = dash + 1; i < dot; i++)
		digits += name.p[i] >= '0' && name.p[i] <= '9';
	*id = (struct slice){name.p, dot};
	*suffix = (struct slice){name.p + dot, name.n - dot};
	return digits > 0 && digits == dot - dash - 1 &&
	       (slice_is(*suffix, ".svg") || slice_is(*suffix, ".png") || slice_is(*suffix, ".pdf") ||
	        slice_is(*suffix, ".csv"));
}

static bool is_written(const struct charts *charts, struct slice id, struct slice suffix, struct kept kept)
{
	if ((slice_is(suffix, ".svg") && !kept.svg) || (slice_is(suffix, ".png") && !kept.png) ||
	    (slice_is(suffix, ".pdf") && !kept.pdf))
		return false;
	for (size_t i = 0; i < charts->n; i++)
		if (slice_eq(charts->v[i].chart.chart_id, id))
			return true;
	return false;
}

void sweep_charts(const char *folder, const struct charts *charts, struct kept kept)
{
	DIR *d = opendir(folder);
	struct dirent *entry;

	if (d == NULL)
		return;
	while ((entry = readdir(d)) != NULL) {
		struct slice id, suffix;
		char path[PATH_MAX];
		int n = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);

		if (n > 0 && n < PATH_MAX && take_apart(slice_of(entry->d_name), &id, &suffix) &&
		    !is_written(charts, id, suffix, kept))
			unlink(path);
	}
	closedir(d);
}
