#include "analyze/rule.h"

#include <string.h>

/* ---- words of an expression ---------------------------------------------------------------------- */

enum token { TOKEN_END, TOKEN_NAME, TOKEN_QUOTED, TOKEN_NUMBER, TOKEN_SIGN, TOKEN_BAD };

struct lexer {
	struct slice text;
	size_t at; /* behind the token */
	enum token token;
	struct slice word; /* the token; of a quoted one what is between the quotes */
	size_t start;
	const char *fault; /* what was expected; NULL: none so far */
	size_t fault_at;
};

static bool is_delimiter(char c)
{
	return (unsigned char)c <= ' ' || strchr("=<>~+-*/(),'\"", c) != NULL;
}

static void read_quoted(struct lexer *x, char quote)
{
	size_t end = x->at + 1;

	while (end < x->text.n && x->text.p[end] != quote)
		end++;
	x->token = end < x->text.n ? TOKEN_QUOTED : TOKEN_BAD;
	x->word = (struct slice){x->text.p + x->at + 1, end - x->at - 1};
	x->at = end < x->text.n ? end + 1 : end;
}

static void read_sign(struct lexer *x)
{
	bool two = x->at + 1 < x->text.n && x->text.p[x->at + 1] == '=' && strchr("=<>", x->text.p[x->at]) != NULL;

	x->token = TOKEN_SIGN;
	x->word = (struct slice){x->text.p + x->at, two ? 2 : 1};
	x->at += x->word.n;
}

static void read_word(struct lexer *x)
{
	struct decimal d;
	size_t end = x->at;

	while (end < x->text.n && !is_delimiter(x->text.p[end]))
		end++;
	x->word = (struct slice){x->text.p + x->at, end - x->at};
	x->token = decimal_parse(x->word, &d) ? TOKEN_NUMBER : TOKEN_NAME;
	x->at = end;
}

static void next(struct lexer *x)
{
	while (x->at < x->text.n && (unsigned char)x->text.p[x->at] <= ' ')
		x->at++;
	x->start = x->at;
	if (x->at == x->text.n) {
		x->token = TOKEN_END;
		x->word = SLICE("");
	} else if (x->text.p[x->at] == '\'' || x->text.p[x->at] == '"') {
		read_quoted(x, x->text.p[x->at]);
	} else if (is_delimiter(x->text.p[x->at])) {
		read_sign(x);
	} else {
		read_word(x);
	}
}

/* the first fault counts */
static bool expected(struct lexer *x, const char *what)
{
	if (x->fault == NULL) {
		x->fault = x->token == TOKEN_BAD ? "the quote is not closed" : what;
		x->fault_at = x->start;
	}
	return false;
}

static bool is_sign(const struct lexer *x, const char *sign)
{
	return x->token == TOKEN_SIGN && slice_is(x->word, sign);
}

static bool take_sign(struct lexer *x, const char *sign)
{
	if (!is_sign(x, sign))
		return false;
	next(x);
	return true;
}

/* ---- grammar ------------------------------------------------------------------------------------- */

static bool parse_call(struct lexer *x, struct reference *r)
{
	if (x->token != TOKEN_QUOTED && x->token != TOKEN_NAME)
		return expected(x, "expected a name in quotes");
	r->name = x->word;
	next(x);
	if (take_sign(x, ",")) {
		if (x->token != TOKEN_QUOTED && x->token != TOKEN_NAME)
			return expected(x, "expected a unit in quotes");
		r->unit = x->word;
		next(x);
	}
	return take_sign(x, ")") || expected(x, "expected )");
}

/* 26000億元, 1%, ２６０, 收入＝支出: no name without quotes looks like that */
static bool is_odd(struct slice word)
{
	static const char *const signs[] = {"＝", "＋", "－", "＊", "／", "＜", "＞", "（", "）", "‘", "’", "“", "”", "「", "」"};

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (slice_has(word, slice_of(signs[i])))
			return true;
	return word.n > 0 && ((word.p[0] >= '0' && word.p[0] <= '9') || (word.n >= 3 && word.p[0] == '\xef' && word.p[1] == '\xbc' && word.p[2] >= '\x90' && word.p[2] <= '\x99'));
}

static bool parse_reference(struct lexer *x, struct reference *r)
{
	static const struct {
		const char *name;
		enum take take;
	} calls[] = {{"this", TAKE_ONE}, {"sum", TAKE_ALL}, {"count", TAKE_COUNT}, {"prev", TAKE_EARLIER}};
	struct slice word = x->word;
	enum token token = x->token;

	*r = (struct reference){.take = TAKE_ONE, .name = word};
	if (token != TOKEN_NAME && token != TOKEN_QUOTED && token != TOKEN_NUMBER)
		return expected(x, "expected a name, a number, this(), sum(), count() or prev()");
	if (token == TOKEN_NAME && is_odd(word))
		return expected(x, "numbers are plain (26000000000, 0.015: no 億, no 元, no %), signs and quotes are half width (== + - * / ')");
	next(x);
	if (token == TOKEN_NUMBER) {
		r->take = TAKE_NUMBER;
		return decimal_parse(word, &r->value);
	}
	if (token == TOKEN_QUOTED || !take_sign(x, "("))
		return true;
	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
		if (slice_is(word, calls[i].name)) {
			r->take = calls[i].take;
			return parse_call(x, r);
		}
	return expected(x, "unknown function: this(), sum(), count() and prev() are known, in lower case");
}

static bool parse_term(struct lexer *x, struct rule *rule, int sign)
{
	struct rule_term *t = &rule->terms[rule->n];

	if (rule->n == RULE_TERMS)
		return expected(x, "too many terms");
	*t = (struct rule_term){.sign = sign};
	rule->n++;
	if (!parse_reference(x, &t->a))
		return false;
	t->product = take_sign(x, "*");
	if (t->product && !parse_reference(x, &t->b))
		return false;
	if (t->product && (t->a.take == TAKE_ALL || t->b.take == TAKE_ALL))
		return expected(x, "sum() stands alone: it is not multiplied");
	return true;
}

/* loose: several terms without brackets around them */
static bool parse_sum(struct lexer *x, struct rule *rule, bool *loose)
{
	bool bracket = take_sign(x, "(");
	size_t first = rule->n;

	if (!parse_term(x, rule, take_sign(x, "-") ? -1 : 1))
		return false;
	while (is_sign(x, "+") || is_sign(x, "-")) {
		int sign = is_sign(x, "+") ? 1 : -1;

		next(x);
		if (!parse_term(x, rule, sign))
			return false;
	}
	*loose = !bracket && rule->n > first + 1;
	return !bracket || take_sign(x, ")") || expected(x, "expected )");
}

/* a / b, (a + b) / (c - d): a + b / c could be meant in two ways, and is refused */
static bool parse_side(struct lexer *x, struct rule *rule)
{
	bool loose;

	if (!parse_sum(x, rule, &loose))
		return false;
	if (!is_sign(x, "/"))
		return true;
	if (loose)
		return expected(x, "a sum that is divided stands in brackets: (a + b) / c");
	next(x);
	rule->divisor = rule->n;
	if (!parse_sum(x, rule, &loose))
		return false;
	return !loose || expected(x, "a sum that divides stands in brackets: a / (b + c)");
}

static bool is_one_figure(const struct rule *rule)
{
	const struct rule_term *t = &rule->terms[0];

	return rule->n == 1 && !t->product && t->sign > 0 && t->a.take != TAKE_ALL;
}

static bool parse_expression(struct lexer *x, struct rule *rule)
{
	if (!parse_reference(x, &rule->target))
		return false;
	if (rule->target.take != TAKE_ONE)
		return expected(x, "the left side must be one figure");
	if (is_sign(x, "+") || is_sign(x, "-") || is_sign(x, "*") || is_sign(x, "/"))
		return expected(x, "only one figure stands on the left: write total == a + b");
	if (take_sign(x, "<="))
		rule->relation = RULE_AT_MOST;
	else if (take_sign(x, ">="))
		rule->relation = RULE_AT_LEAST;
	else if (!take_sign(x, "=="))
		return expected(x, is_sign(x, "=") ? "equal is written =="
		                                   : "expected ==, <= or >=, in half width (== not ＝, quotes where a name has blanks)");
	if (!parse_side(x, rule))
		return false;
	if (rule->relation != RULE_EQUAL && rule->divisor > 0)
		return expected(x, "<= and >= take no division: multiply by a number (* 0.5)");
	if (rule->relation == RULE_AT_LEAST && !is_one_figure(rule))
		return expected(x, ">= compares two figures; write a sum on the right of <=");
	if (is_sign(x, ","))
		return expected(x, "a number has no separators: 2600000");
	return x->token == TOKEN_END || expected(x, "expected + - * / or the end");
}

/* section ~ '預算案審查結果' */
static bool parse_condition(struct lexer *x, struct rule *rule)
{
	static const char *const fields[] = {[RULE_DOC] = "doc", [RULE_OFFICE] = "office", [RULE_SECTION] = "section"};

	if (x->token == TOKEN_END)
		return true;
	for (int f = RULE_DOC; f <= RULE_SECTION; f++)
		if (x->token == TOKEN_NAME && slice_is(x->word, fields[f]))
			rule->field = (enum rule_field)f;
	if (rule->field == RULE_ANYWHERE)
		return expected(x, "expected doc, office or section");
	next(x);
	if (!take_sign(x, "~"))
		return expected(x, "expected ~");
	if (x->token != TOKEN_QUOTED)
		return expected(x, "expected a text in quotes");
	rule->where = x->word;
	next(x);
	return x->token == TOKEN_END || expected(x, "expected the end");
}

static bool parse(struct slice text, struct rule *rule, bool (*grammar)(struct lexer *x, struct rule *rule),
                  struct rule_fault *fault)
{
	struct lexer x = {.text = text};

	next(&x);
	if (grammar(&x, rule))
		return true;
	*fault = (struct rule_fault){x.fault, x.fault_at};
	return false;
}

bool rule_parse_expression(struct slice text, struct rule *rule, struct rule_fault *fault)
{
	return parse(text, rule, parse_expression, fault);
}

bool rule_parse_condition(struct slice text, struct rule *rule, struct rule_fault *fault)
{
	return parse(text, rule, parse_condition, fault);
}
