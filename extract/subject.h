/* subject: the noun phrase that a figure measures, or the event that a date dates. */
#ifndef EXTRACT_SUBJECT_H
#define EXTRACT_SUBJECT_H

#include "extract/attribute.h"

void subjects_start(void);
/* Sets subject, of, topic and source of all figures of the block; roles, cues and clauses are there already. */
void subjects_read(const struct text *t, const struct figures *f, const struct clauses *c, struct attributes *a);

#endif
