/* output: bytes to a file or to stdout, every write and close checked.
 * A file appears under its name only when it is complete (temporary beside the target, fsync,
 * rename); a device or pipe is written directly. The first failure is reported once with exit code
 * 73 (cannot create) or 74 (I/O, full disk or quota, broken pipe); later writes are then ignored. */
#ifndef CORE_OUTPUT_H
#define CORE_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/slice.h"

struct output;

/* path NULL or "-": stdout. NULL when it cannot be created (reported). */
struct output *output_open(const char *path);
/* an output that only collects: take the bytes with output_bytes_of() before output_abandon() */
struct output *output_memory(void);
struct slice output_bytes_of(const struct output *o);

void output_add(struct output *o, struct slice s);
void output_char(struct output *o, char c);
void output_text(struct output *o, const char *text);
void output_int(struct output *o, int64_t value);
void output_printf(struct output *o, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Room for n bytes to be written directly; output_taken() says how many were. */
char *output_room(struct output *o, size_t n);
void output_taken(struct output *o, size_t n);
bool output_failed(const struct output *o);

/* Flushes, syncs, renames and frees. False when anything failed; the target is then untouched. */
bool output_close(struct output *o);
/* Frees and removes the temporary; the target is untouched. */
void output_abandon(struct output *o);

/* Off: files are closed and renamed without being synced one by one. For whoever builds a folder of many
 * files and syncs the file system before it is published. */
void output_sync(bool on);

/* Writes a whole small file as above. */
bool output_file(const char *path, struct slice bytes);
/* Makes the folder and its parents; false is reported. */
bool make_folders(const char *path);

#endif
