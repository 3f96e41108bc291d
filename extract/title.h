/* title: what a table is about, as its caption or the line in front of it calls it. */
#ifndef EXTRACT_TITLE_H
#define EXTRACT_TITLE_H

#include "extract/draft.h"

/* Sets the title of the table, of n rows: 表3　113年度勞資爭議案件按性質分統計表（續） gives 勞資爭議案件按性質分統計表. Left empty
 * where nothing in front of the table is a caption. */
void title_read(struct maker *m, uint32_t n);
/* what the title says is measured: 勞資爭議案件 */
struct slice title_matter(struct slice title);
/* the label says no more than that it is the whole: 合計, 總　計 */
bool title_stands_for(struct slice label);

#endif
