/* deck_styles: the fixed parts of briefing.odp: page, fonts, colours. In pieces, because C11 promises no string
 * longer than 4095 bytes; NULL at the end. */
#ifndef PLOTS_DECK_STYLES_H
#define PLOTS_DECK_STYLES_H

#define DECK_TYPE "application/vnd.oasis.opendocument.presentation"

/* content.xml up to the first slide */
extern const char *const deck_content_head[];
/* styles.xml */
extern const char *const deck_styles[];

#endif
