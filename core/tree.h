/* tree: folders as a whole, and the paths of what is in them. Links are never followed. */
#ifndef CORE_TREE_H
#define CORE_TREE_H

#include <limits.h>
#include <stdbool.h>

/* A path, printf style; one that is too long ends the program with exit code 73. */
void path_print(char out[PATH_MAX], const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Makes the folder `to` with the folders and the files of `from`, the files as hard links. False, and
 * nothing made, when that cannot be done (`from` absent, `to` there, another file system): not reported. */
bool tree_link(const char *from, const char *to);
/* Removes a file or a folder with all that is in it, as far as possible. */
void tree_remove(const char *path);

#endif
