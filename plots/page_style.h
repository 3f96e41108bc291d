/* page_style: the style sheet of our pages: 1440 px and 360 px wide, printed as slides and A4. */
#ifndef PLOTS_PAGE_STYLE_H
#define PLOTS_PAGE_STYLE_H

extern const char page_style[];

#endif
