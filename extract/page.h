/* page: a page of HTML as the text that the other modules read: headings with #, items with their marks, a table's
 * row on a line of its own between <tr> and <td>, blocks apart by a blank line. What a reader does not see has gone. */
#ifndef EXTRACT_PAGE_H
#define EXTRACT_PAGE_H

#include <stdbool.h>

#include "core/buffer.h"
#include "core/slice.h"
#include "extract/origin.h"

/* The document begins as a page of HTML does. */
bool page_is(struct slice source);
/* Writes the text of the page behind what `text` has, and where each byte of it comes from. */
void page_read(struct slice source, struct buffer *text, struct origin *origin);

#endif
