/* head: what a caption, a header cell or a row label says about the numbers of a table: their unit and
 * scale (單位：新臺幣千元, 面積（公頃）, 占比), their role (合計, 比較增減), their time (113年度). */
#ifndef EXTRACT_HEAD_H
#define EXTRACT_HEAD_H

#include "extract/grid.h"

/* Adds what cell `span` of the text says to `head`; what a lower header says goes before what stands above it.
 * label: it stands in front of a row, where 講座 is a name and no unit. figures: those of the text. The text of the head is the caller's. */
void head_read(const struct text *t, const struct figures *figures, struct span span, bool label, struct head *head);
/* Adds what the next lower level says. */
void head_merge(struct head *head, const struct head *lower);
/* The units behind 單位： in the text; false when there is none. */
bool head_unit_line(const struct text *t, struct span span, struct measures *measures);
/* The unit that is all of the cell; false when it is no known one. */
bool head_unit_cell(const struct text *t, struct span span, struct measure *measure);
/* What columns that say nothing of their unit are in: the first that is not %. */
struct measure head_main_measure(const struct measures *measures);
/* Gives a column that says nothing of its unit, or counts heads (人口數), the one of several that its text speaks of. */
void head_choose(const struct measures *measures, struct head *column);

#endif
