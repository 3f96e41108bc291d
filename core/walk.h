/* walk: the operands of a command as files. A folder is walked recursively, files in byte order of their
 * path, without dot files and without following links. */
#ifndef CORE_WALK_H
#define CORE_WALK_H

#include <stdbool.h>
#include <stddef.h>

struct paths {
	char **v;
	bool *given; /* named by the user, not found in a folder */
	size_t n, cap, given_cap;
};

/* Expands operands in the order given. What cannot be read is reported (65, 66), the rest is done.
 * paths_free() when done. */
void paths_expand(struct paths *p, char *const *operands, int n);
void paths_free(struct paths *p);

#endif
