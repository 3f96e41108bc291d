/* unit: what stands behind a number and says what it counts or measures (units.def). */
#ifndef EXTRACT_UNIT_H
#define EXTRACT_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include "extract/text.h"

enum fact_kind {
#define KIND(id, name) KIND_##id,
#include "extract/kinds.def"
#undef KIND
};

enum unit_flags { UNIT_HAN = 1 };

struct unit {
	const char32_t *word;
	size_t length;
	enum fact_kind kind;
	const char *name; /* as written to facts */
	unsigned flags;
};

const char *fact_kind_name(enum fact_kind kind);
void units_start(void);
/* the longest unit that begins at i and is not the beginning of another word, or NULL */
const struct unit *unit_match(const struct text *t, size_t i);
/* the unit that c alone is, or NULL */
const struct unit *unit_of(char32_t c);
/* c alone is a unit */
bool unit_is_known(char32_t c);


#endif
