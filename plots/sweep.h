/* sweep: pictures of an earlier run that this one does not write again would stand beside
 * charts.csv as if they belonged to it. */
#ifndef PLOTS_SWEEP_H
#define PLOTS_SWEEP_H

#include "plots/spec.h"

/* formats written this time */
struct kept {
	bool svg, png, pdf;
};

/* Removes from the folder every file KIND-NUMBER.svg, .png, .pdf or .csv that is not one of these
 * charts in these formats; other files stay. */
void sweep_charts(const char *folder, const struct charts *charts, struct kept kept);

#endif
