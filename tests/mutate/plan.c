#include "tests/mutate/plan.h"

#include <stdio.h>

#include "core/buffer.h"
#include "core/decimal.h"
#include "core/output.h"

enum { NAME_BYTES = 32 };

static const char *const names[] = {
#define OPERATOR(id, meaning) #id,
#include "tests/mutate/operators.def"
#undef OPERATOR
};

const char *operator_name(enum operator operator)
{
	return names[operator];
}

bool operator_is_neutral(struct slice name)
{
	return slice_starts(name, SLICE("N"));
}

static void write_copy(struct copies *c, const char *name, const struct edit *edits, size_t n)
{
	struct buffer path = {0}, text = {0};
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		buffer_add(&text, (struct slice){c->bytes.p + at, edits[i].start - at});
		buffer_add(&text, edits[i].with);
		at = edits[i].end;
	}
	buffer_add(&text, (struct slice){c->bytes.p + at, c->bytes.n - at});
	buffer_printf(&path, "%s/%s", c->folder, name);
	buffer_char(&path, '\0');
	c->failed = !output_file(path.p, buffer_slice(&text)) || c->failed;
	buffer_free(&path);
	buffer_free(&text);
}

static void print_folded(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		putchar(s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
}

void plan_copy(struct copies *c, enum operator operator, long fact, long second, const struct edit *edits, size_t n)
{
	char name[NAME_BYTES];

	snprintf(name, sizeof name, "%06ld.md", ++c->written);
	write_copy(c, name, edits, n);
	printf("%s\t%s\t%ld\t%ld\t%zu", name, operator_name(operator), fact, second, n);
	for (size_t i = 0; i < n; i++)
		printf("\t%zu\t%ld", edits[i].start, (long)edits[i].with.n - (long)(edits[i].end - edits[i].start));
	putchar('\t');
	for (size_t i = 0; i < n; i++) {
		print_folded((struct slice){c->bytes.p + edits[i].start, edits[i].end - edits[i].start});
		printf("->");
		print_folded(edits[i].with);
		putchar(' ');
	}
	putchar('\n');
}

static bool read_number(struct slice *line, int64_t *value)
{
	struct slice field;
	struct decimal d;

	if (!slice_split(line, '\t', &field) || !decimal_parse(field, &d))
		return false;
	*value = d.coef;
	return true;
}

bool plan_read(struct slice line, struct planned *p)
{
	int64_t fact, second, edits;

	*p = (struct planned){.fact = NO_FACT};
	if (!slice_split(&line, '\t', &p->file) || !slice_split(&line, '\t', &p->operator) ||
	    !read_number(&line, &fact) || !read_number(&line, &second) || !read_number(&line, &edits) || edits > EDITS_MAX)
		return false;
	p->fact = (long)fact;
	p->second = (long)second;
	p->edits = (size_t)edits;
	for (size_t i = 0; i < p->edits; i++)
		if (!read_number(&line, &p->at[i]) || !read_number(&line, &p->longer[i]))
			return false;
	p->what = line;
	return true;
}

int64_t plan_moved(const struct planned *p, int64_t start)
{
	int64_t moved = start;

	for (size_t i = 0; i < p->edits; i++)
		if (start > p->at[i])
			moved += p->longer[i];
	return moved;
}
