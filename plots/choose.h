/* choose: facts and checks -> charts (charts.md 4.1). Nothing is chosen by hand: the kinds look for
 * the shapes they can show, in the order of the catalogue, and what they leave is not drawn. */
#ifndef PLOTS_CHOOSE_H
#define PLOTS_CHOOSE_H

#include "plots/series.h"
#include "plots/spec.h"

/* Charts in the order of the text, named KIND-1, KIND-2 ...; charts_free() when done. The facts,
 * checks and series must outlive the result. only: one kind, KINDS for all;
 * series_alone: none but those of the series. */
void choose_charts(const struct facts *facts, const struct checks *checks, const struct series *series,
                   enum chart_kind only, bool series_alone, struct charts *charts);

#endif
