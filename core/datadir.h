/* datadir: where the program finds its data (plots/ templates, catalog/): the folder named by the
 * environment variable HESHU_DATA, else share/heshu beside an installed bin/, else the source tree
 * above build/. */
#ifndef CORE_DATADIR_H
#define CORE_DATADIR_H

#include <limits.h>
#include <stdbool.h>

/* relative: "plots" or "catalog/metrics.csv". False when it is nowhere; not reported. */
bool data_path(const char *relative, char out[PATH_MAX]);

/* The catalogue: metrics.csv of `folder`, which may also be named itself; NULL: the one of the program. False when
 * that is nowhere. */
bool metrics_path(const char *folder, char out[PATH_MAX]);

#endif
