/* spec: one chart as data: its row of charts.csv, the rows gnuplot draws, and the table a reader
 * gets. All text is final and clean; '\n' inside a cell is a line end on the picture. */
#ifndef PLOTS_SPEC_H
#define PLOTS_SPEC_H

#include <stdbool.h>

#include "core/tables.h"
#include "plots/book.h"

enum chart_kind {
#define KIND(name, title, columns) KIND_##name,
#include "plots/kinds.def"
#undef KIND
	KINDS
};

enum { SPEC_CELLS = 10 };

struct spec_row {
	struct slice cell[SPEC_CELLS];
};

/* a line of the reader's table */
struct spec_item {
	struct slice label;
	struct slice value;
	struct slice detail;
	const struct fact *fact; /* NULL: not a figure of these facts */
	struct slice origin;     /* where it comes from, when it is neither in the facts nor derived by us */
};

static inline struct spec_item spec_item(struct slice label, struct slice value, struct slice detail,
                                         const struct fact *fact)
{
	return (struct spec_item){.label = label, .value = value, .detail = detail, .fact = fact};
}

struct spec {
	enum chart_kind kind;
	struct slice doc; /* of the chart, and its place there: set from its figures unless the kind does */
	int64_t start;
	bool finding; /* it shows what does not hold: no badge can be taken from it */
	struct chart chart;
	struct spec_row *rows;
	size_t n_rows, cap_rows;
	struct spec_item *items;
	size_t n_items, cap_items;
	const struct fact **figures; /* each once, in the order added */
	size_t n_figures, cap_figures;
	const struct check **checks; /* each once: the relations behind the figures */
	size_t n_checks, cap_checks;
};

/* a relation that is not drawn, and why */
struct refusal {
	const struct check *check;
	struct slice reason;
};

struct charts {
	struct spec *v;
	size_t n, cap;
	struct refusal *refusals;
	size_t n_refusals, cap_refusals;
	struct arena mem; /* of all text in it */
};

const char *kind_name(enum chart_kind kind);
const char *kind_title(enum chart_kind kind);
const char *kind_columns(enum chart_kind kind);
/* KINDS when there is none of this name */
enum chart_kind kind_of(struct slice name);

void spec_add_row(struct spec *s, struct spec_row row);
void spec_add_item(struct spec *s, struct spec_item item);
void spec_add_figure(struct spec *s, const struct fact *f);
void spec_add_check(struct spec *s, const struct check *c);
void spec_free(struct spec *s);

/* takes over what the spec holds */
void charts_add(struct charts *list, struct spec *s);
/* a check is refused once, with the first reason */
void charts_refuse(struct charts *list, const struct check *c, const char *reason);
void charts_free(struct charts *list);

#endif
