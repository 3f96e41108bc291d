/* font: gnuplot and cairo take any other font without a word when the one asked for is missing, so
 * it is looked for first. SVG files name the font and need none here. */
#ifndef PLOTS_FONT_H
#define PLOTS_FONT_H

#include <stdbool.h>

#define FONT_FACE "Noto Sans CJK TC"

/* folder: a private one that fc-match may use as its home */
bool font_available(const char *folder);

#endif
