/* run_store: the folder OUT of `heshu run`. A run is built under a temporary name beside the others and
 * appears complete or not at all:
 *     OUT/.lock  OUT/current -> runs/KEY  OUT/runs/KEY  OUT/runs/.tmp.PID */
#ifndef RUN_STORE_H
#define RUN_STORE_H

#include <limits.h>
#include <stdbool.h>

enum { RUNS_KEPT = 12, RUN_KEY = 16 };

struct store {
	const char *folder;
	char building[PATH_MAX]; /* where the new run is written; "" when there is none */
	int lock;                /* -1: not held */
};

/* Takes the lock, removes what a killed run left and makes the folder for the new one. Faults are reported
 * (73, 74; 75 when another run holds the lock) and give false. store_close() is due in every case. */
bool store_open(struct store *s, const char *folder);
/* Gives the built run its name, points `current` to it and removes the oldest runs. A run of that name stays
 * as it is, or is replaced when the new one differs. Faults are reported (74) and give false; `current` is
 * then as it was. */
bool store_publish(struct store *s, const char key[RUN_KEY + 1], bool replace);
/* Removes what was not published and gives the lock back. */
void store_close(struct store *s);

#endif
