/* json: strings for JSON output. */
#ifndef CORE_JSON_H
#define CORE_JSON_H

#include "core/output.h"
#include "core/slice.h"

/* s in quotes, escaped as RFC 8259 asks */
void json_string(struct output *o, struct slice s);

#endif
