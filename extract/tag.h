/* tag: the tags of a page of HTML, read as browsers do: quoted attributes may hold ">", what never closes goes on to
 * the end of the page. */
#ifndef EXTRACT_TAG_H
#define EXTRACT_TAG_H

#include <stdbool.h>
#include <stdint.h>

#include "core/slice.h"

enum element_kind {
	ELEMENT_INLINE, /* not listed */
	ELEMENT_VOID,
	ELEMENT_BREAK,
	ELEMENT_RULE,
	ELEMENT_RAW,
	ELEMENT_NO_TEXT,
	ELEMENT_HEAD,
	ELEMENT_BANNER,
	ELEMENT_SUPERSCRIPT,
	ELEMENT_BLOCK,
	ELEMENT_ARTICLE,
	ELEMENT_PARAGRAPH,
	ELEMENT_PRE,
	ELEMENT_HEADING,
	ELEMENT_BULLETS,
	ELEMENT_NUMBERS,
	ELEMENT_LIST_ITEM,
	ELEMENT_TABLE,
	ELEMENT_CAPTION,
	ELEMENT_ROWS,
	ELEMENT_ROW,
	ELEMENT_CELL,
};

struct tag {
	uint32_t start, end;     /* of the whole tag, its brackets included */
	struct slice name;       /* empty: a comment, a doctype */
	struct slice attributes;
	enum element_kind kind;
	bool closing;
};

/* Reads the tag that begins at `at`; false when the "<" there is text. */
bool tag_read(struct slice source, uint32_t at, struct tag *t);
/* Where the content of a RAW element that opened with t ends: its end tag, or the end of the page. */
uint32_t tag_raw_end(struct slice source, const struct tag *t);
/* The value of an attribute, empty when it has none; false when it is absent. */
bool tag_attribute(const struct tag *t, const char *name, struct slice *value);
/* The names are the same, whatever their case. */
bool tag_name_is(struct slice a, struct slice b);

#endif
