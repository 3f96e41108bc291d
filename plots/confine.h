/* confine: Landlock for a program about to be started: it may execute nothing but itself and the
 * shared libraries, and write nowhere but in its folder. A kernel without Landlock does without. */
#ifndef PLOTS_CONFINE_H
#define PLOTS_CONFINE_H

/* For the child between fork and exec; for good. */
void confine(const char *program, const char *folder);

#endif
