#include "extract/tag.h"

#include <strings.h>

static const struct {
	const char *name;
	enum element_kind kind;
} elements[] = {
#define ELEMENT(name, kind) {name, ELEMENT_##kind},
#include "extract/elements.def"
#undef ELEMENT
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* as slice_trim() */
static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool tag_name_is(struct slice a, struct slice b)
{
	return a.n == b.n && (a.n == 0 || strncasecmp(a.p, b.p, a.n) == 0);
}

static enum element_kind kind_of(struct slice name)
{
	for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
		if (tag_name_is(name, slice_of(elements[i].name)))
			return elements[i].kind;
	return ELEMENT_INLINE;
}

/* the offset behind the next `end` from i on, or behind the last byte */
static size_t behind(struct slice s, size_t i, struct slice end)
{
	size_t at = i + slice_find((struct slice){s.p + i, s.n - i}, end);

	return at < s.n ? at + end.n : s.n;
}

/* <!-- -->, <!doctype>, <?xml ?>: no element */
static bool read_declaration(struct slice s, uint32_t at, struct tag *t)
{
	struct slice rest = {s.p + at, s.n - at};

	if (s.p[at + 1] != '!' && s.p[at + 1] != '?')
		return false;
	t->end = (uint32_t)(slice_starts(rest, SLICE("<!--")) ? behind(s, at + 2, SLICE("-->")) : behind(s, at, SLICE(">")));
	return true;
}

bool tag_read(struct slice s, uint32_t at, struct tag *t)
{
	size_t i = at + 1, name;
	char quote = '\0';

	*t = (struct tag){.start = at, .name = {"", 0}, .attributes = {"", 0}};
	if (i >= s.n)
		return false;
	if (read_declaration(s, at, t))
		return true;
	t->closing = s.p[i] == '/';
	i += t->closing;
	if (i >= s.n || !is_letter(s.p[i]))
		return false;
	for (name = i; i < s.n && !is_blank(s.p[i]) && s.p[i] != '>' && s.p[i] != '/'; i++)
		;
	t->name = (struct slice){s.p + name, i - name};
	t->attributes = (struct slice){s.p + i, 0};
	for (; i < s.n && (quote || s.p[i] != '>'); i++) {
		if (quote && s.p[i] == quote)
			quote = '\0';
		else if (!quote && (s.p[i] == '"' || s.p[i] == '\'') && s.p[i - 1] == '=')
			quote = s.p[i];
	}
	t->attributes.n = (size_t)(s.p + i - t->attributes.p);
	t->end = (uint32_t)(i < s.n ? i + 1 : s.n);
	t->kind = kind_of(t->name);
	return true;
}

uint32_t tag_raw_end(struct slice s, const struct tag *t)
{
	size_t i = t->end;

	for (; i + 2 + t->name.n <= s.n; i++) {
		const char *hit = memchr(s.p + i, '<', s.n - i);

		if (hit == NULL)
			break;
		i = (size_t)(hit - s.p);
		if (i + 2 + t->name.n <= s.n && hit[1] == '/' && strncasecmp(hit + 2, t->name.p, t->name.n) == 0)
			return (uint32_t)i;
	}
	return (uint32_t)s.n;
}

/* the value behind "=" at the beginning of rest, with or without quotes; rest moves behind it */
static struct slice take_value(struct slice *rest)
{
	struct slice value;
	size_t n = 0;
	char quote;

	if (rest->n == 0 || rest->p[0] != '=')
		return (struct slice){"", 0};
	*rest = slice_trim((struct slice){rest->p + 1, rest->n - 1});
	quote = rest->n && (rest->p[0] == '"' || rest->p[0] == '\'') ? rest->p[0] : '\0';
	if (quote)
		*rest = (struct slice){rest->p + 1, rest->n - 1};
	while (n < rest->n && (quote ? rest->p[n] != quote : !is_blank(rest->p[n])))
		n++;
	value = (struct slice){rest->p, n};
	n += quote && n < rest->n;
	*rest = (struct slice){rest->p + n, rest->n - n};
	return value;
}

bool tag_attribute(const struct tag *t, const char *name, struct slice *value)
{
	struct slice rest = t->attributes;

	for (;;) {
		struct slice found;
		size_t n = 0;

		rest = slice_trim(rest);
		while (n < rest.n && !is_blank(rest.p[n]) && rest.p[n] != '=')
			n++;
		if (rest.n == 0)
			return false;
		found = (struct slice){rest.p, n};
		rest = slice_trim((struct slice){rest.p + n, rest.n - n});
		*value = take_value(&rest);
		if (tag_name_is(found, slice_of(name)))
			return true;
	}
}
