/* heshu extract: documents -> facts */
#ifndef EXTRACT_COMMAND_H
#define EXTRACT_COMMAND_H

/* argv[0] is the subcommand's name; the outcome is in exit_status(). */
void extract_command(int argc, char **argv);

#endif
