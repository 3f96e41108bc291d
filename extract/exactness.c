#include "extract/exactness.h"

/* 約446人 is written to its last digit: it says a rounding, not a guess */
static bool is_precise(const struct figure *f)
{
	int64_t coef = f->value.coef < 0 ? -f->value.coef : f->value.coef;

	return (f->decimal || coef >= 100) && coef % 10 != 0;
}

static bool is_bound(enum qualifier q)
{
	return q == QUALIFIER_OVER || q == QUALIFIER_UNDER || q == QUALIFIER_AT_LEAST || q == QUALIFIER_AT_MOST;
}

static const char *by_notation(const struct figure *f)
{
	if (f->scaled && (f->decimal || f->tabled))
		return "scaled";
	if (f->scaled && f->segments < 2)
		return "assumed";
	if (f->kind == KIND_COUNT || f->kind == KIND_DURATION)
		return f->decimal ? "scaled" : "integer";
	if (f->kind == KIND_MEASURE && f->decimal)
		return "scaled";
	return "exact";
}

const char *exactness_name(const struct figure *f)
{
	switch (f->kind) {
	case KIND_DATE:
	case KIND_PERIOD:
	case KIND_TIME:
		return "exact";
	case KIND_ORDINAL:
		return "integer";
	case KIND_LEGAL:
	case KIND_HEADING:
	case KIND_ITEMS:
	case KIND_NAMES:
		return "";
	default:
		break;
	}
	if (f->qualifier == QUALIFIER_ABOUT)
		return is_precise(f) ? "rate" : "approximate";
	if (is_bound(f->qualifier))
		return "bound";
	if (f->kind == KIND_PERCENT || f->kind == KIND_RATIO)
		return "rate";
	return by_notation(f);
}
