/* tidy: what the phrases of wording.h have in common. */
#ifndef PLOTS_TIDY_H
#define PLOTS_TIDY_H

#include "core/arena.h"
#include "core/buffer.h"

/* a copy of what was built; the buffer is freed */
struct slice tidy_take(struct arena *mem, struct buffer *b);
/* s without any of the endings (NULL at their end), however many stand there; what is nothing but an ending
 * stays */
struct slice tidy_drop_end(struct slice s, const char *const *endings);

/* does it end in a grade: 甲等, 考列優等? Its 等 is no "and so on". */
bool tidy_is_grade(struct slice s);

#endif
