#include "run_series.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/input.h"
#include "core/memory.h"
#include "core/tree.h"
#include "plots/clean.h"
#include "plots/draw.h"

/* a figure: doc#fact */
struct name {
	struct slice doc;
	int64_t fact;
};

/* what the charts are drawn from: the rows of series.csv, the checks that name one of their figures, and all figures
 * that rows and checks name */
struct gathered {
	struct series series;
	struct name *names; /* sorted, but for those behind `sorted` */
	size_t n, cap, sorted;
	struct facts facts;
	struct checks checks;
	struct arena row; /* of the check being read */
};

static int by_name(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int order = slice_cmp(x->doc, y->doc);

	return order ? order : (x->fact > y->fact) - (x->fact < y->fact);
}

static void add_name(struct gathered *g, struct name name)
{
	g->names = xgrow(g->names, &g->cap, g->n + 1, sizeof *g->names);
	g->names[g->n++] = name;
}

static void sort_names(struct gathered *g)
{
	if (g->n > 0)
		qsort(g->names, g->n, sizeof *g->names, by_name);
	g->sorted = g->n;
}

static bool is_named(const struct gathered *g, struct name name)
{
	return g->sorted > 0 && bsearch(&name, g->names, g->sorted, sizeof *g->names, by_name) != NULL;
}

/* "doc#fact;doc#fact": the next one; false at the end */
static bool next_name(struct slice *list, struct name *name)
{
	struct slice part;
	struct decimal number;

	while (slice_split(list, ';', &part)) {
		size_t hash = part.n;

		while (hash > 0 && part.p[hash - 1] != '#')
			hash--;
		if (hash == 0 || !decimal_parse((struct slice){part.p + hash, part.n - hash}, &number))
			continue;
		*name = (struct name){{part.p, hash - 1}, number.coef};
		return true;
	}
	return false;
}

static void on_check(void *context, const void *row)
{
	struct gathered *g = context;
	struct check c = *(const struct check *)row;
	struct slice list = c.facts;
	struct name name;
	bool wanted = false;

	while (!wanted && next_name(&list, &name))
		wanted = is_named(g, name);
	if (wanted) {
		table_copy_row(&checks_table, &g->checks.mem, &c);
		g->checks.v = xgrow(g->checks.v, &g->checks.cap, g->checks.n + 1, sizeof *g->checks.v);
		g->checks.v[g->checks.n++] = c;
		for (list = c.facts; next_name(&list, &name);)
			add_name(g, name);
	}
	arena_reset(&g->row);
}

static void on_document(void *context, const struct facts *facts)
{
	struct gathered *g = context;

	for (size_t i = 0; i < facts->n; i++) {
		struct fact f = facts->v[i];

		if (!is_named(g, (struct name){f.doc, f.fact}))
			continue;
		table_copy_row(&facts_table, &g->facts.mem, &f);
		g->facts.v = xgrow(g->facts.v, &g->facts.cap, g->facts.n + 1, sizeof *g->facts.v);
		g->facts.v[g->facts.n++] = f;
	}
}

static bool gather(struct gathered *g, const char *folder)
{
	char path[PATH_MAX];

	path_print(path, "%s/series.csv", folder);
	if (!series_rows_read(&g->series, path))
		return false;
	for (size_t i = 0; i < g->series.n; i++)
		add_name(g, (struct name){g->series.v[i].doc, g->series.v[i].fact});
	sort_names(g);
	path_print(path, "%s/checks.csv", folder);
	if (!table_read_path(&checks_table, path, &g->row, on_check, g))
		return false;
	sort_names(g);
	path_print(path, "%s/facts.csv", folder);
	return facts_each(path, on_document, g);
}

static void gathered_free(struct gathered *g)
{
	series_rows_free(&g->series);
	free(g->names);
	facts_free(&g->facts);
	checks_free(&g->checks);
	arena_free(&g->row);
}

bool run_series_draw(const char *folder, enum charts_wanted wanted)
{
	struct gathered g = {.n = 0};
	bool ok = gather(&g, folder);

	if (ok && g.series.n > 0) {
		struct plot_options options = {.folder = folder,
		                               .svg = true,
		                               .png = wanted == CHARTS_ALL,
		                               .only = KINDS,
		                               .series = g.series,
		                               .series_alone = true};

		ok = plots_draw(&g.facts, &g.checks, &options);
	}
	gathered_free(&g);
	return ok;
}

/* ---- index.html ---------------------------------------------------------------------------------- */

struct section {
	struct output *o;
	const char *folder;
	size_t n;
};

static void on_chart(void *context, const void *row)
{
	struct section *s = context;
	const struct chart *c = row;
	struct input picture;
	char path[PATH_MAX];

	path_print(path, "%s/charts/%.*s.svg", s->folder, SLICE_ARGS(c->chart_id));
	if (access(path, R_OK) != 0 || !input_read(&picture, path, 0))
		return;
	if (s->n++ == 0)
		output_text(s->o, "<section aria-labelledby=\"series\">\n<h2 id=\"series\">指標走勢</h2>\n");
	/* it scrolls in its frame where the window is too narrow for its text */
	output_text(s->o, "<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"圖：");
	clean_markup(s->o, c->title);
	output_text(s->o, "\">\n");
	output_add(s->o, picture.bytes);
	output_printf(s->o, "\n</div>\n<figcaption>資料：<a href=\"charts/%.*s.csv\">", SLICE_ARGS(c->chart_id));
	clean_markup(s->o, c->title);
	output_text(s->o, "（CSV）</a></figcaption>\n</figure>\n");
	input_free(&picture);
}

void run_series_show(struct output *o, const char *folder)
{
	struct section s = {o, folder, 0};
	struct arena mem = {0};
	char path[PATH_MAX];

	path_print(path, "%s/charts.csv", folder);
	if (access(path, R_OK) == 0)
		table_read_path(&charts_table, path, &mem, on_chart, &s);
	if (s.n > 0)
		output_text(o, "</section>\n");
	arena_free(&mem);
}
