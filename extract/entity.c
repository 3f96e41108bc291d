#include "extract/entity.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_BYTES = 8, NUMBER_MAX_BYTES = 12, REPLACEMENT = 0xfffd, LATIN_1_END = 0x100 };

struct entity {
	const char *name;
	char32_t c;
};

static const struct entity entities[] = {
#define ENTITY(name, c) {name, c},
#include "extract/entities.def"
#undef ENTITY
};

static int by_name(const void *key, const void *entry)
{
	return strcmp(key, ((const struct entity *)entry)->name);
}

static bool is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int digit_of(char c, int base)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
		return (c | 0x20) - 'a' + 10;
	return -1;
}

static char32_t checked(unsigned long v)
{
	bool scalar = v > 0 && v < 0x110000 && !(v >= 0xd800 && v < 0xe000);

	return scalar ? (char32_t)v : REPLACEMENT;
}

/* &#19968; &#x4E00; */
static size_t read_number(const char *p, size_t n, char32_t *c)
{
	int base = n > 2 && (p[2] == 'x' || p[2] == 'X') ? 16 : 10;
	size_t i = base == 16 ? 3 : 2, first = i;
	unsigned long v = 0;

	for (; i < n && i < NUMBER_MAX_BYTES && digit_of(p[i], base) >= 0; i++)
		v = v * (unsigned long)base + (unsigned long)digit_of(p[i], base);
	if (i == first)
		return 0;
	*c = checked(v);
	return i < n && p[i] == ';' ? i + 1 : i;
}

size_t entity_read(const char *p, size_t n, char32_t *c)
{
	char name[NAME_MAX_BYTES + 1];
	const struct entity *e;
	size_t i = 1;

	if (n > 1 && p[1] == '#')
		return read_number(p, n, c);
	for (; i < n && i <= NAME_MAX_BYTES && is_alphanumeric(p[i]); i++)
		name[i - 1] = p[i];
	name[i - 1] = '\0';
	e = bsearch(name, entities, sizeof entities / sizeof entities[0], sizeof entities[0], by_name);
	/* the old names may go without a semicolon: &nbsp &amp */
	if (e == NULL || ((i == n || p[i] != ';') && e->c >= LATIN_1_END))
		return 0;
	*c = e->c;
	return i < n && p[i] == ';' ? i + 1 : i;
}
