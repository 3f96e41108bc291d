/* wording: the fixed phrases around a chart: what a figure is about, where it stands, which period
 * it describes. Traditional Chinese as used in Taiwan. Results live in the arena and are clean. */
#ifndef PLOTS_WORDING_H
#define PLOTS_WORDING_H

#include "plots/spec.h"

enum { TITLE_EMS = 28 }; /* a title has room for 28 full-width glyphs */

/* Text without brackets and what they hold, without quotes around it, the 本部 before it and the
 * 審查結果, 辦理情形 ... behind it. */
struct slice wording_tidy(struct arena *mem, struct slice text);
/* The thing a figure measures: its subject, else its heading, else its office. */
struct slice wording_subject(struct arena *mem, const struct book *b, const struct fact *f);
/* What a cell's row or column is called: the last level of its header, with the span that the level above names:
 * 累計執行數 of 累計 / 執行數（千元）. *group: the level above when it is none, else empty. */
struct slice wording_levels(struct arena *mem, struct slice label, struct slice *group);
/* Its subject alone; may be empty. */
struct slice wording_own_name(struct arena *mem, const struct fact *f);
/* What a title calls a total: by its own name, when that names a thing and is none of the parts' labels. A heading
 * tells where a figure stands, not what it is. May be empty. */
struct slice wording_total_name(struct arena *mem, const struct fact *total, const struct slice *labels, size_t n);
/* The label of a part: its subject, with its period when another part has the same subject. */
struct slice wording_part(struct arena *mem, const struct book *b, const struct fact *const *parts,
                          size_t n, size_t i);
/* Does the label name a thing? Not what a sentence left over, a row of numbers, or a word like 金額 and
 * 部分 that says nothing without its sentence. */
bool wording_is_name(struct slice label);
/* May it name a part of a whole? Shorter and plainer words do beside each other. */
bool wording_is_part(struct slice label);
/* May a cell's row or column? It is a name by its place, however long. */
bool wording_is_cell_name(struct slice label);
/* 合計, 總計 ... */
bool wording_is_total(struct slice label);
/* a Western digit */
bool wording_has_digit(struct slice s);
/* A figure as written, with the unit of its column when it is a cell; Chinese numerals and full-width
 * digits as Western ones. */
struct slice wording_written(struct arena *mem, const struct fact *f);
/* A figure in a title: counts as written, money and counts of ten million rounded in their scale. */
struct slice wording_amount(struct arena *mem, const struct fact *f);
/* The heading that names the matter: the nearest one that says more than 辦理情形; may be empty. */
struct slice wording_topic(struct arena *mem, const struct book *b, const struct fact *f);
/* Office and heading, "，" between: the scope in a subtitle. A heading that `said` already has, or
 * that states a figure, gives way to the one above it, in the end to the document's title. */
struct slice wording_scope(struct arena *mem, const struct book *b, const struct fact *f,
                           struct slice said);
/* ISO 8601 point or interval in ROC years: 111年11月, 112–113年; empty when it cannot be read */
struct slice wording_period(struct arena *mem, struct slice iso);
/* 資料來源：DOCUMENT，十、主計處（一）1，第224行 */
struct slice wording_source(struct arena *mem, const struct book *b, const struct spec *s);
/* 第224行, 第25–31行, 第25、40行 */
struct slice wording_lines(struct arena *mem, const struct spec *s);
/* 【...】 at the head of a check's message is left out */
struct slice wording_message(struct arena *mem, const struct check *c);
/* the title of the document (heading 0); may be empty */
struct slice wording_document(struct arena *mem, const struct book *b, struct slice doc);

/* the first of the candidates that fits a title; the last, cut, when none does */
struct slice wording_title(struct arena *mem, const struct slice *candidates, size_t n);
/* scope，period；單位：unit, of one line's width; parts may be empty */
struct slice wording_subtitle(struct arena *mem, struct slice scope, struct slice period,
                              struct slice unit);

#endif
