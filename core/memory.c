#include "core/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/message.h"

static void *or_die(void *p, size_t size)
{
	if (p == NULL && size != 0)
		message_fatal(EXIT_MEMORY, "out of memory");
	return p;
}

void *xmalloc(size_t size)
{
	return or_die(malloc(size ? size : 1), size);
}

void *xcalloc(size_t count, size_t size)
{
	return or_die(calloc(count ? count : 1, size ? size : 1), size);
}

void *xrealloc(void *old, size_t size)
{
	return or_die(realloc(old, size ? size : 1), size);
}

char *xstrdup(const char *text)
{
	size_t n = strlen(text) + 1;

	return memcpy(xmalloc(n), text, n);
}

void *xgrow_more(void *old, size_t *cap, size_t need, size_t size)
{
	size_t wanted = *cap ? *cap : 16;

	while (wanted < need) {
		if (wanted > SIZE_MAX / 2 / size)
			message_fatal(EXIT_MEMORY, "out of memory");
		wanted *= 2;
	}
	*cap = wanted;
	return xrealloc(old, wanted * size);
}
