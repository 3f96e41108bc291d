/* extract: the stage. One document in, its facts and rejects out, in the order of their place. */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include <stdbool.h>

#include "core/date.h"
#include "core/tables.h"
#include "extract/catalog.h"
#include "extract/intake.h"

/* Rows are valid during the call only. */
struct extract_sink {
	void (*fact)(void *context, const struct fact *row);
	void (*reject)(void *context, const struct reject *row); /* may be NULL */
	void (*block)(void *context, const struct block_row *row); /* may be NULL */
	void *context;
};

struct extract_options {
	struct date date;        /* --date, or resolution DATE_NONE */
	struct catalog *catalog; /* may be NULL */
	bool explain;            /* tell on stderr how dates were completed */
	bool figures_only;       /* leave role, subject, basis and period out */
};

struct extractor;

/* Memory is kept from one document to the next and does not grow with their number. */
struct extractor *extractor_new(void);
void extractor_free(struct extractor *x);
void extract_document(struct extractor *x, const struct document *d, const struct extract_options *options,
                      const struct extract_sink *sink);

#endif
