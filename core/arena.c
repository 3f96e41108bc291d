#include "core/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif

#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define poison(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define unpoison(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
#define poison(p, n) ((void)(p), (void)(n))
#define unpoison(p, n) ((void)(p), (void)(n))
#endif

enum { CHUNK_SIZE = 64 * 1024, ALIGN = 16 };

struct arena_chunk {
	struct arena_chunk *next;
	size_t used;
	size_t size;
	_Alignas(ALIGN) char data[];
};

static struct arena_chunk *chunk_new(size_t size, struct arena_chunk *next)
{
	struct arena_chunk *c = xmalloc(sizeof *c + size);

	c->next = next;
	c->used = 0;
	c->size = size;
	poison(c->data, size);
	return c;
}

static void chunk_free(struct arena_chunk *c)
{
	unpoison(c->data, c->size);
	free(c);
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t rounded = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	void *p;

	if (a->chunk == NULL || a->chunk->size - a->chunk->used < rounded)
		a->chunk = chunk_new(rounded > CHUNK_SIZE ? rounded : CHUNK_SIZE, a->chunk);
	p = a->chunk->data + a->chunk->used;
	a->chunk->used += rounded;
	unpoison(p, size);
	return p;
}

struct slice arena_copy(struct arena *a, struct slice s)
{
	char *p;

	if (s.n == 0)
		return (struct slice){"", 0};
	p = arena_alloc(a, s.n);
	memcpy(p, s.p, s.n);
	return (struct slice){p, s.n};
}

struct slice arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	int n;
	char *p;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		return (struct slice){"", 0};
	p = arena_alloc(a, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return (struct slice){p, (size_t)n};
}

void arena_reset(struct arena *a)
{
	struct arena_chunk *keep = a->chunk;

	if (keep == NULL)
		return;
	while (keep->next != NULL) {
		struct arena_chunk *next = keep->next;
		chunk_free(keep);
		keep = next;
	}
	keep->used = 0;
	poison(keep->data, keep->size);
	a->chunk = keep;
}

void arena_free(struct arena *a)
{
	while (a->chunk != NULL) {
		struct arena_chunk *next = a->chunk->next;
		chunk_free(a->chunk);
		a->chunk = next;
	}
}
