/* command: the subcommands of this floor. argv[0] is the subcommand's name; the result is the exit
 * code (core/message.h). */
#ifndef ANALYZE_COMMAND_H
#define ANALYZE_COMMAND_H

/* heshu check: facts -> checks */
int analyze_check(int argc, char **argv);
/* heshu series: facts of many documents -> series */
int analyze_series(int argc, char **argv);

#endif
