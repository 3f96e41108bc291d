/* run_index: index.html of a run: what ran, the verdicts document by document, the worst first, and the way to every
 * page and table. */
#ifndef RUN_INDEX_H
#define RUN_INDEX_H

#include "run_document.h"

/* with_pages: every document has its briefing.html. Faults are reported and give false. */
bool index_write(const char *folder, const struct outcome *outcomes, size_t n, bool with_pages);

#endif
