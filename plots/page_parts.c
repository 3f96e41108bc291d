#include "plots/page_parts.h"

#include "plots/clean.h"

static void count(struct view *v)
{
	for (size_t i = 0; i < v->book.facts->n; i++)
		if (is_figure(&v->book.facts->v[i])) {
			v->figures[v->verdicts.of[i]]++;
			v->n_figures++;
		}
	for (size_t i = 0; i < v->book.n; i++)
		v->checks[verdict_of(v->book.relations[i].check)]++;
}

static size_t count_lines(struct slice source)
{
	size_t n = 0;

	for (size_t i = 0; i < source.n; i++)
		n += source.p[i] == '\n';
	return n + (source.n > 0 && source.p[source.n - 1] != '\n');
}

void view_open(struct view *v, const struct page *page)
{
	*v = (struct view){.page = page};
	v->mem = &v->memory;
	book_open(&v->book, page->facts, page->checks);
	verdicts_open(&v->verdicts, &v->book);
	corrections_open(&v->corrections, &v->book);
	v->lines = count_lines(page->source);
	count(v);
}

void view_close(struct view *v)
{
	corrections_close(&v->corrections);
	verdicts_close(&v->verdicts);
	book_close(&v->book);
	arena_free(&v->memory);
}

void put_text(struct output *o, struct slice s)
{
	struct arena mem = {0};

	clean_markup(o, clean_text(&mem, s));
	arena_free(&mem);
}

void put_verdict(struct output *o, enum verdict verdict)
{
	output_printf(o, "<span class=\"tag %s\">%s</span>", verdict_class(verdict), verdict_word(verdict));
}

static bool is_linked(const struct view *v, struct slice doc, int64_t line)
{
	return line > 0 && (uint64_t)line <= v->lines && slice_eq(doc, v->page->source_name);
}

static void put_number_of_line(struct output *o, const struct view *v, struct slice doc, int64_t line)
{
	if (is_linked(v, doc, line))
		output_printf(o, "<a href=\"#L%lld\">%lld</a>", (long long)line, (long long)line);
	else
		output_int(o, line);
}

void put_line(struct output *o, const struct view *v, struct slice doc, int64_t line)
{
	if (is_linked(v, doc, line))
		output_printf(o, "<a href=\"#L%lld\">第%lld行</a>", (long long)line, (long long)line);
	else
		output_printf(o, "第%lld行", (long long)line);
}

void put_lines(struct output *o, const struct view *v, const struct check *c)
{
	struct slice rest = c->lines, part;
	bool many = slice_has(c->lines, SLICE(";"));
	struct decimal line;
	size_t n = 0;

	while (many && slice_split(&rest, ';', &part)) {
		if (!decimal_parse(part, &line) || line.exp)
			continue;
		output_text(o, n++ ? "、" : "第");
		put_number_of_line(o, v, c->doc, line.coef);
	}
	if (n > 0)
		output_text(o, "行");
	else if (c->line > 0)
		put_line(o, v, c->doc, c->line);
}

void put_check(struct output *o, const struct view *v, const struct check *c)
{
	output_printf(o, "<a href=\"#C%zu\">勾稽%lld</a>", number_of_check(v, c), (long long)c->check);
}

bool is_figure(const struct fact *f)
{
	return !slice_is(f->kind, "heading") && !slice_is(f->kind, "items") && !slice_is(f->kind, "names");
}

bool is_in_source(const struct view *v, const struct fact *f)
{
	struct slice source = v->page->source;

	return source.p != NULL && is_figure(f) && slice_eq(f->doc, v->page->source_name) && f->start >= 0 &&
	       f->end > f->start && (size_t)f->end <= source.n && source.p[f->start] != '\n' &&
	       slice_eq(f->raw, (struct slice){source.p + f->start, (size_t)(f->end - f->start)});
}

size_t number_of_figure(const struct view *v, const struct fact *f)
{
	return (size_t)(f - v->book.facts->v) + 1;
}

size_t number_of_check(const struct view *v, const struct check *c)
{
	return (size_t)(c - v->page->checks->v) + 1;
}
