/* page_style: the style sheet of our pages: 1440 px and 360 px wide, printed as slides and A4. In pieces, because
 * C11 promises no string longer than 4095 bytes; NULL at the end. */
#ifndef PLOTS_PAGE_STYLE_H
#define PLOTS_PAGE_STYLE_H

extern const char *const page_style[];

#endif
