/* heshu extract: documents -> facts; heshu catalog */
#ifndef EXTRACT_COMMAND_H
#define EXTRACT_COMMAND_H

/* argv[0] is the subcommand's name; the result is the exit code (core/message.h). */
int extract_extract(int argc, char **argv);
/* heshu catalog: is the metric catalogue good, what could be added */
int extract_catalog(int argc, char **argv);

#endif
