/* reference: numbers that name a place or a rank, not an amount: 第9條第2項, 附表十, 某字第1114000229號
 * (legal), 第2期, 第四屆 (ordinal). */
#ifndef EXTRACT_REFERENCE_H
#define EXTRACT_REFERENCE_H

#include "extract/figure.h"

/* Reads the reference that begins at i (第 or 附). before: the figure read last, or NULL. */
bool reference_read(const struct text *t, size_t low, size_t i, const struct figure *before,
                    struct figure *f);
/* A document number whose year stands in brackets at its head: i is in 92 of （92）台體秘字第123號. */
bool reference_of_year(const struct text *t, size_t low, size_t i, struct figure *f);
/* A number that goes on with the list of the reference before it: 二期 in 第一、二期. */
bool reference_continue(const struct text *t, size_t i, const struct figure *before, struct figure *f);
/* 第12頁: its end, or i */
size_t reference_page(const struct text *t, size_t i);

#endif
