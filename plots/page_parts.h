/* page_parts: the sections of briefing.html and what they share. Ids on the page: C1, C2 ... checks and F1, F2 ...
 * figures in the order of their tables, f1, f2 ... the same figures in the report's text, L1, L2 ... its lines. */
#ifndef PLOTS_PAGE_PARTS_H
#define PLOTS_PAGE_PARTS_H

#include "plots/corrections.h"
#include "plots/page.h"
#include "plots/verdict.h"

/* what all sections look at */
struct view {
	const struct page *page;
	struct book book;
	struct verdicts verdicts;
	size_t checks[VERDICTS]; /* by verdict */
	size_t figures[VERDICTS];
	size_t n_figures;
	size_t lines; /* of the text on the page; 0: none */
	struct corrections corrections;
	struct arena *mem; /* of texts made for it */
	struct arena memory;
};

/* The page must outlive the view. */
void view_open(struct view *v, const struct page *page);
void view_close(struct view *v);

/* ---- sections: each writes itself, or nothing when there is nothing to show ---------------------- */
void page_summary(struct output *o, const struct view *v);
void page_corrections(struct output *o, const struct view *v);
void page_charts(struct output *o, const struct view *v);
void page_checks(struct output *o, const struct view *v);
void page_source(struct output *o, const struct view *v);
void page_figures(struct output *o, const struct view *v);
void page_unread(struct output *o, const struct view *v);

/* title of the document, else its name */
struct slice page_title(const struct view *v);

/* ---- pieces ------------------------------------------------------------------------------------- */
/* document text, cleaned and escaped */
void put_text(struct output *o, struct slice s);
/* the verdict as a word in its colour */
void put_verdict(struct output *o, enum verdict verdict);
/* 第224行, a link when the document's text is on the page */
void put_line(struct output *o, const struct view *v, struct slice doc, int64_t line);
/* 第25、27行: the lines of a check */
void put_lines(struct output *o, const struct view *v, const struct check *c);
/* 勾稽3, a link to the row of the check */
void put_check(struct output *o, const struct view *v, const struct check *c);

/* is this row of the facts a figure (no heading, list or name)? */
bool is_figure(const struct fact *f);
/* does the figure stand in the text on the page, where it says? */
bool is_in_source(const struct view *v, const struct fact *f);
/* place in the table of the facts, of the checks, from 1 */
size_t number_of_figure(const struct view *v, const struct fact *f);
size_t number_of_check(const struct view *v, const struct check *c);

#endif
