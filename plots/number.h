/* number: figures as a reader in Taiwan expects them: thousands separators, a true minus sign
 * (U+2212), money in 億元 or 萬元. Rounding is half away from zero (四捨五入) and exact. */
#ifndef PLOTS_NUMBER_H
#define PLOTS_NUMBER_H

#include "core/arena.h"
#include "core/decimal.h"
#include "core/slice.h"

/* A unit for display: a value shown in it is divided by 10^exp. */
struct scale {
	int exp;
	struct slice name; /* 億元, 件 */
};

/* The scale for figures of this unit (facts.csv) whose largest is `largest`: of money, and of counts
 * from ten million. */
struct scale number_scale(struct arena *mem, struct slice unit, struct decimal largest);
/* "新臺幣" before a scaled unit of TWD, else empty: for the line that names the unit */
struct slice number_currency(struct slice unit);

/* d to the place 10^exp; false when it does not fit */
bool number_round(struct decimal d, int exp, struct decimal *rounded);
/* part of whole in percent, to `places` decimals; false when whole is 0 or it does not fit */
bool number_percent(struct decimal part, struct decimal whole, int places, struct decimal *percent);
/* a divided by b, to `places` decimals; exact tells whether nothing was rounded */
bool number_quotient(struct decimal a, struct decimal b, int places, struct decimal *quotient,
                     bool *exact);

/* "61,687", "−47.52", digits as in d */
struct slice number_text(struct arena *mem, struct decimal d);
/* d in the scale, to 2 decimals or, below 0.1, to 2 digits; no zeros at the end of what is exact */
struct slice number_label(struct arena *mem, struct decimal d, struct scale scale);
/* d in the scale with so many decimals, for a column; what is below a tenth of the scale in its own:
 * 4.90, 0.14, 432.5萬元 */
struct slice number_column(struct arena *mem, struct decimal d, struct slice unit, struct scale scale, int places);
/* d with its unit, no digit lost: 2億2,985萬元 is 2.2985億元, 1億2,345萬6,789元 is 12,345.6789萬元 */
struct slice number_exact(struct arena *mem, struct decimal d, struct slice unit);
/* "0.99%", "−0.03%" */
struct slice number_percent_text(struct arena *mem, struct decimal percent);
/* d as reports write it, nothing rounded: money in 億 and 萬 (2億2,985萬元), else digits and unit */
struct slice number_written(struct arena *mem, struct decimal d, struct slice unit);
/* plain decimal of d in the scale, for gnuplot */
struct slice number_plain(struct arena *mem, struct decimal d, struct scale scale);

static inline struct decimal number_negative(struct decimal d)
{
	return (struct decimal){-d.coef, d.exp};
}

static inline struct decimal number_magnitude(struct decimal d)
{
	return d.coef < 0 ? number_negative(d) : d;
}

#endif
