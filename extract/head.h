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
/* The unit behind 單位： in the text, or in a bracket; false when there is none. Of several, money is for the
 * amounts, % for the columns that say so. */
bool head_unit_line(const struct text *t, struct span span, struct measure *measure);

#endif
