/* deck: briefing.odp, an OpenDocument presentation: the counts, what is to be corrected, a slide a chart. Titles,
 * sources and tables are text that can be edited; pictures have alternative texts; the checks behind a chart stand
 * in the notes of its slide. The same input gives the same bytes. */
#ifndef PLOTS_DECK_H
#define PLOTS_DECK_H

#include "plots/page.h"

struct deck {
	const struct page *page;
	const struct buffer *pictures; /* of each chart, without title, source and badge; empty: none */
	bool png;                      /* else they are SVG */
};

/* False, reported, when it is too large for its format; the output is then no presentation. */
bool deck_write(struct output *o, const struct deck *deck);

#endif
