/* plant: errors planted into a document, and changes that are none */
#ifndef MUTATE_PLANT_H
#define MUTATE_PLANT_H

#include "tests/mutate/plan.h"

/* One figure: M1 to M6, M10; N1, N3, N4, N6. */
void plant_digits(struct copies *c, const struct facts *facts, size_t fact);
void plant_words(struct copies *c, const struct facts *facts, size_t fact);
void plant_neutral(struct copies *c, const struct facts *facts, size_t fact);
/* One relation: M7, M8; N5, N7. checks: of the clean document, where the items of lists stand. */
void plant_exchange(struct copies *c, const struct facts *facts, const struct gold_relation *r);
void plant_missing_item(struct copies *c, const struct checks *checks, const struct facts *facts,
                        const struct gold_relation *r);
void plant_raised(struct copies *c, const struct facts *facts, const struct gold *gold, const struct gold_relation *r);
void plant_rounded(struct copies *c, const struct facts *facts, const struct gold_relation *r);
/* The document: N2, two neighbouring items without numbers exchanged. */
void plant_reordered(struct copies *c);

#endif
