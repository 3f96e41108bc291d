/* operand: a quantity of facts.csv read into numbers: value, last written place, exactness class,
 * role; and the interval it stands for (reconciliation.md 1.1). */
#ifndef ANALYZE_OPERAND_H
#define ANALYZE_OPERAND_H

#include <stdbool.h>

#include "analyze/interval.h"
#include "core/tables.h"

enum exactness {
#define EXACTNESS(id, name) EXACTNESS_##id,
#include "analyze/exactness.def"
#undef EXACTNESS
};

enum role {
#define ROLE(id, name) ROLE_##id,
#include "analyze/roles.def"
#undef ROLE
};

enum quantity {
	QUANTITY_COUNT,
	QUANTITY_MONEY,
	QUANTITY_PERCENT,
	QUANTITY_MEASURE,
	QUANTITY_OTHER
};

/* how written figures were rounded; AUTO is an option only, see judge.h */
enum rounding { ROUNDING_HALF, ROUNDING_TRUNC, ROUNDING_CEIL, ROUNDING_AUTO };

struct operand {
	const struct fact *fact;
	struct decimal value;
	struct decimal upper; /* of a range; else value */
	struct decimal quantum;
	enum quantity quantity;
	enum exactness exactness;
	enum role role;
};

/* False when the fact is no number: dates, structure rows, ratios without finite decimal. */
bool operand_read(const struct fact *fact, struct operand *o);
/* The interval of o in half-units of 10^exp. exact: read it as a point whatever its class.
 * False when it does not fit 128 bits or is approximate. */
bool operand_interval(const struct operand *o, enum rounding mode, bool exact, int exp,
                      struct interval *interval);
/* N or X: a point by its notation, and no qualifier loosens it */
bool operand_is_exact(const struct operand *o);
/* a number, an amount of money or a measure above zero; no range, no guess */
bool operand_is_amount(const struct operand *o);
/* it says by how much something rose or fell */
bool operand_is_change(const struct operand *o);
/* a percentage above zero, 約 or not */
bool operand_is_rate(const struct operand *o);
/* the finest place that value, bounds or quantum need */
int operand_exponent(const struct operand *o);
bool operand_same_unit(const struct operand *a, const struct operand *b);
bool operand_cue(const struct operand *o, const char *cue);
const char *rounding_name(enum rounding mode);

#endif
