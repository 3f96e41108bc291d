/* the report's text in numbered lines; each figure in it is a link to its row among the figures */
#include <stdlib.h>

#include "core/memory.h"
#include "core/utf8.h"
#include "plots/clean.h"
#include "plots/page_parts.h"

/* Figures over the text. Where one stands inside another or two overlap, the text belongs to the one that began
 * last; an open one waits below it. */
struct cover {
	const struct view *view;
	const struct fact **figures; /* by start, the longer first */
	size_t n, next;              /* next: the first that has not begun */
	const struct fact **open;    /* those that have begun and not ended, the last one on top */
	size_t n_open;
};

static int in_text(const void *x, const void *y)
{
	const struct fact *a = *(const struct fact *const *)x, *b = *(const struct fact *const *)y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return (a > b) - (a < b);
}

static void cover_open(struct cover *c, const struct view *v)
{
	const struct facts *facts = v->book.facts;

	*c = (struct cover){v, xcalloc(facts->n + 1, sizeof *c->figures), 0, 0,
	                    xcalloc(facts->n + 1, sizeof *c->open), 0};
	for (size_t i = 0; i < facts->n; i++)
		if (is_in_source(v, &facts->v[i]))
			c->figures[c->n++] = &facts->v[i];
	if (c->n)
		qsort(c->figures, c->n, sizeof *c->figures, in_text);
}

static void cover_close(struct cover *c)
{
	free(c->figures);
	free(c->open);
}

/* what is printable of the text, escaped */
static void put_characters(struct output *o, struct slice text)
{
	for (size_t i = 0, n; i < text.n; i += n) {
		char32_t c;

		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n == 0) {
			n = 1;
			output_text(o, "\xef\xbf\xbd");
		} else if (c == '\t') {
			output_char(o, ' ');
		} else if (!clean_drops(c)) {
			clean_markup(o, (struct slice){text.p + i, n});
		}
	}
}

static bool is_blank(struct slice text)
{
	char32_t c;

	for (size_t i = 0, n; i < text.n; i += n ? n : 1) {
		n = utf8_decode(text.p + i, text.n - i, &c);
		if (n == 0 || (c > ' ' && c != 0xa0 && c != U'\u3000' && !clean_drops(c)))
			return false;
	}
	return true;
}

/* [at, end) of the figure on top, a link with the figure's name where it begins */
static void put_piece(struct output *o, const struct cover *c, size_t at, size_t end)
{
	const struct fact *f = c->open[c->n_open - 1];
	size_t number = number_of_figure(c->view, f);
	struct slice text = {c->view->page->source.p + at, end - at};
	/* nobody can follow a link of blanks, which other figures may leave of one */
	const char *element = is_blank(text) ? "span" : "a";

	output_printf(o, "<%s", element);
	if ((size_t)f->start == at)
		output_printf(o, " id=\"f%zu\"", number);
	output_printf(o, " class=\"f %s%s\"", verdict_class(c->view->verdicts.of[number - 1]),
	              (size_t)f->end == end ? " end" : "");
	if (element[0] == 'a')
		output_printf(o, " href=\"#F%zu\"", number);
	output_char(o, '>');
	put_characters(o, text);
	output_printf(o, "</%s>", element);
}

/* opens the figures that begin at `at`, forgets those that ended there */
static void move_to(struct output *o, struct cover *c, size_t at)
{
	while (c->next < c->n && (size_t)c->figures[c->next]->start == at) {
		bool hidden = c->next + 1 < c->n && (size_t)c->figures[c->next + 1]->start == at;

		/* a longer one that begins here too gets no piece of its own at this place */
		if (hidden)
			output_printf(o, "<span id=\"f%zu\"></span>", number_of_figure(c->view, c->figures[c->next]));
		c->open[c->n_open++] = c->figures[c->next++];
	}
	while (c->n_open > 0 && (size_t)c->open[c->n_open - 1]->end <= at)
		c->n_open--;
}

/* where the text that begins at `at` stops belonging to what it belongs to */
static size_t next_border(const struct cover *c, size_t at, size_t end)
{
	size_t border = end;

	if (c->next < c->n && (size_t)c->figures[c->next]->start < border)
		border = (size_t)c->figures[c->next]->start;
	if (c->n_open > 0 && (size_t)c->open[c->n_open - 1]->end < border)
		border = (size_t)c->open[c->n_open - 1]->end;
	return border > at ? border : end;
}

/* one line, bytes [start, end) */
static void put_source_line(struct output *o, struct cover *c, size_t start, size_t end)
{
	for (size_t at = start, border; at < end; at = border) {
		move_to(o, c, at);
		border = next_border(c, at, end);
		if (c->n_open > 0)
			put_piece(o, c, at, border);
		else
			put_characters(o, (struct slice){c->view->page->source.p + at, border - at});
	}
}

/* does the line hold columns, set apart by blanks, or stand where blanks put it? */
static bool is_tabular(struct slice line)
{
	return slice_has(slice_trim(line), SLICE("   ")) || slice_starts(line, SLICE("        "));
}

static void key(struct output *o)
{
	output_text(o, "<ul class=\"key\">\n");
	for (int i = 0; i < VERDICTS; i++)
		output_printf(o, "<li><span class=\"f %s\">%s</span></li>\n", verdict_class((enum verdict)i),
		              verdict_word((enum verdict)i));
	output_text(o, "</ul>\n");
}

void page_source(struct output *o, const struct view *v)
{
	struct slice source = v->page->source;
	struct cover cover;
	size_t line = 1;

	if (source.p == NULL)
		return;
	output_text(o, "<section class=\"doc\" aria-labelledby=\"source\">\n<h2 id=\"source\">報告原文</h2>\n"
	               "<p>逐行編號；數字依核對結果標示，點選可見其內容與所屬勾稽。</p>\n");
	key(o);
	output_text(o, "<div class=\"source\">\n");
	cover_open(&cover, v);
	for (size_t at = 0; at < source.n; line++) {
		size_t end = at + slice_find((struct slice){source.p + at, source.n - at}, SLICE("\n"));

		output_printf(o, "<p id=\"L%zu\"%s><a href=\"#L%zu\">%zu</a>", line,
		              is_tabular((struct slice){source.p + at, end - at}) ? " class=\"m\"" : "", line, line);
		put_source_line(o, &cover, at, end);
		output_text(o, "</p>\n");
		at = end + 1;
	}
	cover_close(&cover);
	output_text(o, "</div>\n</section>\n");
}
