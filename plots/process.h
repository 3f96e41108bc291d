/* process: another program, run without a shell, with a closed environment (PATH, LC_ALL=C.UTF-8,
 * HOME), nothing to read, limits on time and file size, and where the kernel has Landlock no write
 * outside its folder and no program of its own. */
#ifndef PLOTS_PROCESS_H
#define PLOTS_PROCESS_H

#include "core/buffer.h"

enum process_end {
	PROCESS_DONE,    /* it ended with status 0 */
	PROCESS_MISSING, /* no such program on PATH */
	PROCESS_FAILED,  /* another status, a signal, or it could not be started */
	PROCESS_TIMEOUT, /* killed after PROCESS_SECONDS */
};

enum { PROCESS_SECONDS = 30 };

/* argv[0]: the program's name, found on PATH. folder: its HOME and the only place it may write.
 * said: what it printed on stdout and stderr together, cut at 4096 bytes. */
enum process_end process_run(char *const *argv, const char *folder, struct buffer *said);

#endif
