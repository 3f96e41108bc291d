/* page: briefing.html, one file that needs nothing else: no script, no request, pictures inline,
 * the numbered text of the report at its end when it is given. Traditional Chinese. */
#ifndef PLOTS_PAGE_H
#define PLOTS_PAGE_H

#include "core/buffer.h"
#include "core/output.h"
#include "plots/spec.h"

struct page {
	const struct facts *facts;
	const struct checks *checks;
	const struct charts *charts;
	struct buffer *pictures; /* a finished SVG element for each chart; empty: not drawn */
	struct slice source;     /* p NULL: none */
	struct slice source_name;
	const struct rejects *rejects; /* NULL: not known */
};

void page_write(struct output *o, const struct page *page);

#endif
