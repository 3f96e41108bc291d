/* command: heshu plot. */
#ifndef PLOTS_COMMAND_H
#define PLOTS_COMMAND_H

/* argv[0] is "plot". Returns the exit status. */
int plots_plot(int argc, char **argv);

#endif
