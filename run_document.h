/* run_document: one document of a run, from its bytes to its folder:
 *     FOLDER/facts.csv checks.csv rejects.csv charts.csv charts/ID.{svg,png,csv} briefing.html
 * byte for byte what extract, check and plot write. A document that the current run has under the same key is
 * taken over as hard links. */
#ifndef RUN_DOCUMENT_H
#define RUN_DOCUMENT_H

#include <limits.h>
#include <stdbool.h>

#include "analyze/accept.h"
#include "analyze/level.h"
#include "analyze/reconcile.h"
#include "core/sha256.h"
#include "core/tables.h"
#include "extract/batch.h"
#include "extract/extract.h"

enum charts_wanted { CHARTS_NONE, CHARTS_SVG, CHARTS_ALL };

enum outcome_state {
	OUTCOME_PENDING,
	OUTCOME_STARTED,
	OUTCOME_SKIPPED,    /* found in a folder, no report */
	OUTCOME_UNREADABLE, /* reported; listed all the same */
	OUTCOME_DONE,
};

/* What became of a document. Plain memory that processes can share, as all were forked from the one that
 * owns the text of row.doc. */
struct outcome {
	enum outcome_state state;
	int code;                  /* exit code of this document alone */
	char sha256[SHA256_TEXT];  /* of its bytes; "" when it was not read */
	char key[SHA256_TEXT];     /* row.key; "" unless it was read and nothing is missing */
	struct summary row;
};

/* an outcome that knows nothing but its document */
void outcome_start(struct outcome *o, enum outcome_state state, struct slice id);

/* The documents of an earlier run by id, to be taken over. Zeroed: none. */
struct previous {
	char folder[PATH_MAX];
	struct summary *v;
	size_t n, cap;
	struct arena mem;
};

void previous_read(struct previous *p, const char *folder);
void previous_free(struct previous *p);

struct document_job {
	struct batch *batch;
	const struct extract_options *extract;
	enum charts_wanted charts;
	enum fail_on fail_on;
	const struct accepts *accepts;
	struct terms terms;   /* how the figures are reconciled */
	struct sha256 seed;   /* what the tables depend on besides the document */
	const char *building; /* folder of the run */
	const struct previous *previous;
	struct extractor *extractor;
};

/* Where document_read() writes. */
void document_facts_path(const char *building, struct slice id, char out[PATH_MAX]);
/* The facts of document i alone, for the others to be compared with; false as document_run(). */
bool document_read(const struct document_job *job, size_t i, struct outcome *o);
/* Document i of the batch. Its faults are reported and in the outcome; false when going on is useless
 * because nothing can be written any more. */
bool document_run(const struct document_job *job, size_t i, struct outcome *o);

enum { DOCUMENT_FOLDER = 256 };

/* The name of a document's folder: its id, or what can stand for it as a file name beside the run's own. */
void document_folder(struct slice id, char out[DOCUMENT_FOLDER]);

#endif
