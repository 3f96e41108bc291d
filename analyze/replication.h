/* replication: one relation as it comes back row by row or column by column of a table. It is established where its
 * cells agree in others; only then may a cell fail (reconciliation.md 2.5). */
#ifndef ANALYZE_REPLICATION_H
#define ANALYZE_REPLICATION_H

#include "analyze/arithmetic.h"

/* one relation of many alike, and how it came out */
struct instance {
	struct relation relation;
	bool complete; /* no cell is missing */
	bool weighty;  /* the target is no number that comes up by chance */
	struct result result;
};

/* A zeroed replication is empty. */
struct replication {
	struct instance *v; /* owned */
	size_t n, cap;
	size_t holding, exactly, complete; /* complete ones; those that hold, with and without rounding */
};

/* Works r out and takes it in; relations that cannot be worked out are left out. */
void replication_add(const struct scope *s, struct replication *p, const struct relation *r, bool complete);
/* Proposes the instances; incomplete ones can only be confirmed. Where all that hold do so to the last digit nothing
 * has been rounded. */
void replication_propose(struct relations *list, const struct replication *p, enum firmness firmness);
/* Proposes it when it is established, frees it, and says whether it was. */
bool replication_settle(struct relations *list, struct replication *p);
/* Keeps the one of the two that holds in more instances in `best`, frees the other. */
void replication_keep(struct replication *best, struct replication *p);
/* The same for one that a word names: one instance that holds is enough where most do. */
bool replication_settle_named(struct relations *list, struct replication *p);
/* The same for a rate of figures in different units: in all instances, or all but one of many. */
bool replication_settle_rate(struct relations *list, struct replication *p);
/* The same for one that must be sure. */
bool replication_settle_sure(struct relations *list, struct replication *p);
void replication_free(struct replication *p);

#endif
