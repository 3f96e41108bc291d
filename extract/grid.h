/* grid: the tables of a document. A run of table rows (blocks) becomes a grid of cells; what its captions,
 * header cells and row labels say of a cell is kept for the rows of facts.csv. */
#ifndef EXTRACT_GRID_H
#define EXTRACT_GRID_H

#include "core/arena.h"
#include "extract/attribute.h"
#include "extract/outline.h"

/* what a bare number counts: 1,234 under 千元 is 1,234,000 TWD */
struct measure {
	const char *unit; /* owned by the tables, or static; NULL: not known */
	enum fact_kind kind;
	int power; /* of ten that the numbers are written in */
};

/* what a header or a row label says */
struct head {
	struct slice text;
	struct measure measure;
	enum role role;
	bool is_change;          /* increase or decrease by the sign of the number */
	struct figure when;      /* date or period; kind below KIND_DATE: none */
	int years_back;          /* 上年同期: so many years before the time of the report */
};

enum row_kind {
	ROW_OTHER,   /* a rule of dashes, a note, an empty row */
	ROW_CAPTION,
	ROW_HEADER,
	ROW_DATA,
};

struct grid_row {
	enum row_kind kind;
	uint32_t cells;   /* as many as the row has */
	uint16_t *column; /* of each cell */
	bool heads;       /* the rows below it are parts of it, by their indent */
	struct head label;
};

/* LABELS_MAX: label columns of a table; MEASURES_MAX: units of its unit line */
enum { LABELS_MAX = 4, MEASURES_MAX = 6, NO_COLUMN = 0xffff };

/* the units of a line 單位：件；新臺幣千元；%. What each is for the columns say. */
struct measures {
	struct measure v[MEASURES_MAX];
	uint32_t n;
};

struct table_grid {
	uint32_t number;      /* in the document, from 1; the pieces of a table over several pages have one */
	uint32_t first, last; /* blocks */
	struct measure measure; /* of columns and rows that have none of their own */
	struct head *columns;
	uint32_t columns_n, labels_n; /* label columns in front */
	uint32_t unit_column;         /* the label column that gives the units of the rows, or NO_COLUMN */
	struct slice title;           /* title.h; may be empty */
	int16_t year;                 /* that its caption names: of the months and quarters in it that have none; or 0 */
	bool years;                   /* bare numbers among its headers, or its first labels, are years: 年度 | 111 | 112 */
	bool totaled;                 /* one of its rows, or of its other pieces, is the total */
	struct grid_row *rows; /* one a block */
};

struct grids {
	struct table_grid *v;
	size_t n, cap;
	struct arena mem;
};

/* Finds and reads the tables of the outline. A zeroed struct is empty; may be called again. text, figures:
 * room to work in. */
void grids_read(struct grids *g, const struct document *d, const struct outline *o, struct text *text,
                struct figures *figures);
void grids_free(struct grids *g);
/* the table that block b is a row of, or NULL */
const struct table_grid *grids_at(const struct grids *g, uint32_t b);

/* Replaces in `figures` what was read or left out in cells that are bare numbers by those numbers, with the
 * units of their columns and rows. */
void grid_figures(const struct table_grid *table, uint32_t b, const struct text *t, struct figures *figures);
/* The cell of the row of block b, among its n cells, that character i lies in; NULL: none that has a column. */
const struct span *grid_cell(const struct table_grid *table, uint32_t b, const struct span *cells, size_t n, size_t i,
                             uint32_t *column);

#endif
