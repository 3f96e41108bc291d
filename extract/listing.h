/* listing: the figures that are told one by one in a list, and what the list is of. Every look is bounded. */
#ifndef EXTRACT_LISTING_H
#define EXTRACT_LISTING_H

#include "extract/scene.h"

/* The entries of a list in front of a figure: 進口45件、出口38件及轉口12件，共95件. */
struct listing {
	size_t first, last; /* figures; only those of the unit of the last one are entries */
	size_t n;           /* how many entries; fewer than 2: no list */
};

/* The list whose last entry is the nearest amount in front of figure s->i in its sentence. */
struct listing listing_before(const struct scene *s);
/* The next entry behind figure j of the list, SIZE_MAX behind the last. */
size_t listing_next(const struct scene *s, const struct listing *list, size_t j);
/* What all entries are of, told in front of the first one: [受檢貨物]分別為進口45件…; or nothing. */
struct phrase listing_whole(const struct scene *s, const struct listing *list);

#endif
