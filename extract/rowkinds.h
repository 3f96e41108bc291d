/* rowkinds: which rows of a table are captions, headers and data, and which of its columns are labels. */
#ifndef EXTRACT_ROWKINDS_H
#define EXTRACT_ROWKINDS_H

#include "extract/draft.h"

/* Sets the kind of n drafted rows; headers that lost cells to a row above move right. False: no data. */
bool rowkinds_find(struct maker *m, uint32_t n);
/* leading columns that hold no numbers in most data rows; the first one always */
uint32_t rowkinds_labels(const struct maker *m, uint32_t n);

#endif
