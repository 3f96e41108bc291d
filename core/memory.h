/* memory: allocation that cannot fail quietly. Out of memory ends the program with exit code 71. */
#ifndef CORE_MEMORY_H
#define CORE_MEMORY_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);

/* xgrow() where there is no room left */
void *xgrow_more(void *old, size_t *cap, size_t need, size_t size);
/* An array of `size`-byte elements with room for at least `need` of them: returns old, or a larger
 * copy of it, and updates *cap (elements). The caller owns and frees it. */
static inline void *xgrow(void *old, size_t *cap, size_t need, size_t size)
{
	return need <= *cap ? old : xgrow_more(old, cap, need, size);
}

#endif
