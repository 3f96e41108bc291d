#include "core/datadir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool exists_below(const char *folder, const char *relative, char out[PATH_MAX])
{
	int n = snprintf(out, PATH_MAX, "%s/%s", folder, relative);

	return n > 0 && n < PATH_MAX && access(out, R_OK) == 0;
}

bool data_path(const char *relative, char out[PATH_MAX])
{
	static const char *const places[] = {"/../share/heshu", "/..", "/../.."};
	const char *set = getenv("HESHU_DATA");
	char exe[PATH_MAX], folder[PATH_MAX + 32];
	ssize_t n;
	char *slash;

	if (set != NULL && *set)
		return exists_below(set, relative, out);
	n = readlink("/proc/self/exe", exe, sizeof exe - 1);
	if (n <= 0)
		return false;
	exe[n] = '\0';
	slash = strrchr(exe, '/');
	if (slash == NULL)
		return false;
	*slash = '\0';
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		snprintf(folder, sizeof folder, "%s%s", exe, places[i]);
		if (exists_below(folder, relative, out))
			return true;
	}
	return false;
}

bool metrics_path(const char *folder, char out[PATH_MAX])
{
	static const char name[] = "metrics.csv";
	size_t n;

	if (folder == NULL)
		return data_path("catalog/metrics.csv", out);
	n = strlen(folder);
	if (n >= sizeof name - 1 && strcmp(folder + n - (sizeof name - 1), name) == 0)
		snprintf(out, PATH_MAX, "%s", folder);
	else
		snprintf(out, PATH_MAX, "%s/%s", folder, name);
	return true;
}
