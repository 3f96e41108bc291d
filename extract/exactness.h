/* exactness: what the notation of a figure allows to infer (reconciliation.md 1.1). */
#ifndef EXTRACT_EXACTNESS_H
#define EXTRACT_EXACTNESS_H

#include "extract/figure.h"

/* integer exact assumed scaled rate bound approximate; "" for references */
const char *exactness_name(const struct figure *f);

#endif
