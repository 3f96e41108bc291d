/* entity: the characters that HTML writes as &name; and &#number; */
#ifndef EXTRACT_ENTITY_H
#define EXTRACT_ENTITY_H

#include <stddef.h>
#include <uchar.h>

/* The reference at p, which is a "&", of at most n bytes: its length and the character; 0 when it is none. As in
 * browsers the semicolon may be absent; a number that is no character gives U+FFFD. */
size_t entity_read(const char *p, size_t n, char32_t *c);

#endif
