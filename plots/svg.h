/* svg: gnuplot's SVG made fit for readers and for a page that holds many of them: a title and a
 * description of its own, role and language, ids that no other picture has, a font stack with true
 * weights, no tooltips with plot commands. */
#ifndef PLOTS_SVG_H
#define PLOTS_SVG_H

#include "core/buffer.h"
#include "plots/spec.h"

/* Appends the finished <svg> element (no XML declaration) to out. False, with nothing reported,
 * when bytes is no SVG of gnuplot's. */
bool svg_finish(struct slice bytes, const struct chart *chart, struct buffer *out);

#endif
