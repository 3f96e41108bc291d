/* page_frame: what all our pages begin and end with, and their style sheet. One file, no script, no request: the
 * policy in the head allows inline style and data: pictures, nothing else. */
#ifndef PLOTS_PAGE_FRAME_H
#define PLOTS_PAGE_FRAME_H

#include "core/output.h"

/* everything up to <body> and the link that skips to #main; the title is clean or is cleaned here */
void page_begin(struct output *o, struct slice title);
/* footer (remarks: one HTML paragraph's text) and the end of the file */
void page_end(struct output *o, const char *remarks);
/* 1,803 */
void page_count(struct output *o, int64_t n);

#endif
