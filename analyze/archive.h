/* archive: the facts of earlier documents, to be asked what they reported of a thing at a time. */
#ifndef ANALYZE_ARCHIVE_H
#define ANALYZE_ARCHIVE_H

#include "analyze/thing.h"

/* a figure of an earlier document */
struct record {
	struct operand operand;
	struct date date;
	int64_t document; /* when its document was made (thing.h) */
	struct slice author; /* and by whom (thing.h) */
	size_t order;     /* as read */
};

/* Zeroed is empty. Only what can be asked for is kept. */
struct archive {
	struct record *v; /* owned; after archive_sort() by unit, date, then as read */
	size_t n, cap;
	size_t read; /* records ever */
	struct arena mem;
};

/* Adds the facts of a file; faults are reported and give false. archive_sort() once behind the last. */
bool archive_read(struct archive *a, const char *path);
/* Takes the documents out that are named, which newer readings of them will replace. */
void archive_drop(struct archive *a, const char *const *docs, size_t n);
void archive_sort(struct archive *a);
void archive_free(struct archive *a);

/* How sure it is that a record is the thing that was asked for. */
enum match { NO_MATCH, MATCH_WORD, MATCH_NAME };

/* The running figure (累計) of the name and unit of `like` which the office told last before `date`, of the same year; NULL:
 * none, or figures that contradict each other. */
const struct record *archive_running(const struct archive *a, const struct operand *like, struct slice author, struct date date);

/* What the newest document but that of `like` which speaks of its thing says of it at `date`, in the words of `told`, the
 * figure that speaks of that time; NULL: nothing, or figures that contradict each other. */
const struct record *archive_find(const struct archive *a, const struct operand *like, const struct fact *told,
                                  struct date date, enum match *match);

#endif
