/* message: what the program tells its operator, on stderr, one line each:
 *     heshu: FILE:LINE: LEVEL: TEXT: DETAIL
 * FILE and LINE are left out where there is none. Text of documents goes through message_quote():
 * control, direction and zero-width characters are escaped and long text is cut.
 *
 * The exit code of the process is the largest that any message or stage raised. */
#ifndef CORE_MESSAGE_H
#define CORE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/slice.h"

/* sysexits.h numbers as far as they fit; commands.md names the cases */
enum exit_code {
	EXIT_DONE = 0,
	EXIT_FINDING = 1,   /* done, and a check failed */
	EXIT_USAGE = 64,    /* wrong options */
	EXIT_DATA = 65,     /* a document or table that cannot be read; the others are done */
	EXIT_NO_INPUT = 66, /* no such file, no input at all */
	EXIT_MISSING = 69,  /* gnuplot or a font is missing */
	EXIT_BUG = 70,
	EXIT_MEMORY = 71,
	EXIT_CREATE = 73,
	EXIT_IO = 74, /* I/O error, full disk, broken pipe */
	EXIT_RETRY = 75,
	EXIT_CONFIG = 78, /* rule or catalogue file wrong */
};

enum message_level { MESSAGE_ERROR, MESSAGE_WARNING, MESSAGE_NOTE, MESSAGE_INFO };

/* line 0: none; file NULL: none. MESSAGE_INFO is printed only after message_verbose(true). */
void message(enum message_level level, const char *file, int64_t line, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* as message(MESSAGE_ERROR, ...) and raises the exit code */
void message_error(enum exit_code code, const char *file, int64_t line, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* prints and ends the program at once */
_Noreturn void message_fatal(enum exit_code code, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void message_verbose(bool on);
/* Nothing is printed while it is on; exit codes are raised all the same. */
void message_mute(bool on);
/* the first error of this process, "FILE:LINE: TEXT", without controls and |; "" when there was none */
const char *message_first(void);

/* Document text made safe for a terminal, at most about `limit` bytes; valid until four more
 * calls; a message makes one of them. */
const char *message_quote(struct slice s, size_t limit);

void exit_raise(enum exit_code code);
/* another program's convention, the last word before the end (check --nagios) */
void exit_replace(int code);
int exit_status(void);
/* the status so far, which then begins anew: for one job of many */
int exit_take(void);

#endif
