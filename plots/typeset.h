/* typeset: how wide text is in Noto Sans CJK TC and where a line may end, so that every label is
 * final before gnuplot sees it. Sizes in px of the 1920 x 1080 canvas. */
#ifndef PLOTS_TYPESET_H
#define PLOTS_TYPESET_H

#include "core/arena.h"
#include "core/slice.h"

enum weight { REGULAR, BOLD };

/* px of the widest line at this size, rounded up */
int typeset_width(struct slice text, enum weight weight, int size);

/* Lines of at most `width` px, '\n' between them, as even as their number allows; text beyond
 * max_lines is cut with an ellipsis. No line begins with a closing mark or ends with an opening
 * one, and a number stays with its unit; only a word wider than the line is broken. */
struct slice typeset_wrap(struct arena *mem, struct slice text, enum weight weight, int size,
                          int width, int max_lines);

/* one line, cut with an ellipsis when it is wider than `width` */
struct slice typeset_line(struct arena *mem, struct slice text, enum weight weight, int size,
                          int width);

#endif
