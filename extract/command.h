/* heshu extract: documents -> facts */
#ifndef EXTRACT_COMMAND_H
#define EXTRACT_COMMAND_H

/* argv[0] is the subcommand's name; the result is the exit code (core/message.h). */
int extract_extract(int argc, char **argv);

#endif
