/* amounts: values in the way reports write them: 158億6,746萬4千元, 42 件, 1,234 in a column of 千元. A value takes the
 * unit and the manner of a figure, `like`. */
#ifndef ANALYZE_AMOUNTS_H
#define ANALYZE_AMOUNTS_H

#include "analyze/operand.h"
#include "core/buffer.h"

/* with separators, without a unit */
void amount_number(struct buffer *b, struct decimal value);
/* with the unit; spaced: 42 件 */
void amount_add(struct buffer *b, struct decimal value, const struct operand *like, bool spaced);
/* counts and measures without their unit, what else with it: what replaces a figure in the text */
void amount_bare(struct buffer *b, struct decimal value, const struct operand *like);
/* the figure as it is written: 42件 as 42 件 */
void amount_written(struct buffer *b, const struct operand *o);
/* money that is written with 萬, 億 or 兆 */
bool amount_in_myriads(const struct operand *like);

#endif
