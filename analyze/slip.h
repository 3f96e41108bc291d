/* slip: the mistakes of a pen: one digit changed, dropped, doubled or added, two neighbours
 * swapped, a factor of ten, 萬 for 億 and back. */
#ifndef ANALYZE_SLIP_H
#define ANALYZE_SLIP_H

#include <stddef.h>

#include "core/decimal.h"

enum slip { SLIP_NONE, SLIP_DIGIT, SLIP_SWAP, SLIP_LENGTH, SLIP_SCALE };

/* How `needed` could have become `written`; quantum is the last written place of both. *digits: the
 * number of digits written. */
enum slip slip_between(struct decimal written, struct decimal quantum, struct decimal needed,
                       size_t *digits);
/* The two neighbouring digits that SLIP_SWAP exchanged, as written: "64". */
void slip_swapped(struct decimal written, struct decimal quantum, struct decimal needed,
                  char pair[3]);

#endif
