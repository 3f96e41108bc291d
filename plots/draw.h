/* draw: facts and checks -> a folder with charts.csv, charts/ID.svg, ID.png, ID.pdf, ID.csv and
 * briefing.html. The same input gives the same bytes. */
#ifndef PLOTS_DRAW_H
#define PLOTS_DRAW_H

#include <stdbool.h>

#include "core/tables.h"
#include "plots/series.h"
#include "plots/spec.h"

struct plot_options {
	const char *folder; /* made when it is missing */
	bool svg, png, pdf;
	bool odp; /* briefing.odp too */
	enum chart_kind only; /* KINDS: all */
	/* the document, shown with numbered lines; p NULL: left out. It goes with the facts whose
	 * doc is source_name. */
	struct slice source;
	struct slice source_name;
	const struct rejects *rejects; /* for the page's list of unread digits; NULL: left out */
	struct series series; /* of many documents; zeroed: none */
	bool series_alone; /* charts of the series and nothing else, without a page */
};

/* Faults are reported with their exit code: 69 when gnuplot, its templates or the font is missing
 * (tables and page are written all the same), 73 and 74 for files. False when anything is missing.
 */
bool plots_draw(const struct facts *facts, const struct checks *checks,
                const struct plot_options *options);

#endif
