/* run: extract, check and plot for a batch of documents in one process, published as a whole: for cron. The one
 * place besides heshu.c that rests on all floors. */
#ifndef RUN_H
#define RUN_H

/* heshu run: argv[0] is the subcommand's name; the result is the exit code (core/message.h). */
int run_run(int argc, char **argv);

#endif
