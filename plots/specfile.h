/* specfile: a chart written down: META and DATA for gnuplot, ID.csv for readers. */
#ifndef PLOTS_SPECFILE_H
#define PLOTS_SPECFILE_H

#include "core/output.h"
#include "plots/spec.h"

/* key and value a line; source and note become the wrapped footer */
void specfile_meta(struct output *o, const struct spec *s);
/* tab separated, cells escaped for gnuplot */
void specfile_data(struct output *o, const struct spec *s);
/* the same columns as CSV, line ends taken out of labels */
void specfile_csv(struct output *o, const struct spec *s);

#endif
