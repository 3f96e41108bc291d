/* source: the report's text as numbered lines with the figures of the facts marked. */
#ifndef PLOTS_SOURCE_H
#define PLOTS_SOURCE_H

#include "core/output.h"
#include "core/tables.h"

/* Lines with the ids L1, L2 ...; figures that a failing check names get the class "bad". Only facts
 * of the document `name` whose raw text stands where they say are marked. */
void source_write(struct output *o, struct slice source, struct slice name,
                  const struct facts *facts, const struct checks *checks);

#endif
