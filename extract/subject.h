/* subject: the noun phrase that a figure measures, or the event that a date dates. */
#ifndef EXTRACT_SUBJECT_H
#define EXTRACT_SUBJECT_H

#include "extract/attribute.h"

void subjects_start(void);
/* Sets subject, source and of in a->v[i]; roles, cues and the attributes of the figures before i are
 * there already. */
void subject_read(const struct text *t, const struct figures *f, const struct clauses *c, size_t i,
                  struct attributes *a);

#endif
