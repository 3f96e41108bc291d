/* the number grammar: every number ends behind its beginning and within the text, and prints and parses back */
#include "tests/fuzz/fuzz.h"

#include "core/decimal.h"
#include "extract/numeral.h"

static void check_numeral(const struct text *t, size_t i, const struct numeral *n, struct slice bytes)
{
	char text[DECIMAL_TEXT];
	struct decimal back;

	fuzz_must(n->start == i && n->end > i && n->end <= t->n, bytes);
	fuzz_must(n->segments > 0, bytes);
	if (n->value.exp < -DECIMAL_EXP_MAX || n->value.exp > 18)
		return;
	if (decimal_parse((struct slice){text, decimal_print(n->value, text)}, &back))
		fuzz_must(decimal_cmp(back, n->value) == 0, bytes);
}

static void fuzz_one(struct slice bytes)
{
	struct text t = fuzz_text(bytes);

	for (size_t i = 0; i < t.n; i++) {
		struct numeral n, low, high;
		int value;
		size_t end = numeral_small(&t, i, &value);

		fuzz_must(end >= i && end <= t.n && (end == i || (value >= 0 && value <= 9999)), bytes);
		if (text_is(&t, i, CHAR_DIGIT | CHAR_NUMERAL | CHAR_SMALL) && numeral_read(&t, i, &n))
			check_numeral(&t, i, &n, bytes);
		if (numeral_pair(&t, i, &low, &high))
			fuzz_must(low.end == high.end && low.end <= t.n && decimal_cmp(low.value, high.value) < 0, bytes);
	}
	text_free(&t);
}
