#include "extract/pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/message.h"
#include "core/utf8.h"

enum { MATCH_LIMIT = 100000, JIT_STACK_MIN = 32 * 1024, JIT_STACK_MAX = 1024 * 1024, HAN_FIRST = 0x3400 };

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	bool jit, tried; /* compiled to machine code at its first use: most patterns of a catalogue meet no text */
	char32_t first, last; /* characters that every match has, 0: not known; of Chinese only, which has no case */
};

static pcre2_match_context *match_context;
static pcre2_jit_stack *jit_stack;

static void start(void)
{
	if (match_context != NULL)
		return;
	match_context = pcre2_match_context_create(NULL);
	jit_stack = pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
	if (match_context == NULL || jit_stack == NULL)
		message_fatal(EXIT_MEMORY, "out of memory");
	pcre2_set_match_limit(match_context, MATCH_LIMIT);
	pcre2_jit_stack_assign(match_context, NULL, jit_stack);
}

size_t code_points(struct slice s, char32_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		size_t length = utf8_decode(s.p + i, s.n - i, &out[n]);

		if (length == 0) {
			out[n] = 0xfffd;
			length = 1;
		}
		i += length;
		n++;
	}
	return n;
}

/* what: PCRE2_INFO_FIRSTCODEUNIT or PCRE2_INFO_LASTCODEUNIT, type: the question whether there is one */
static char32_t needed_unit(const pcre2_code *code, uint32_t type, uint32_t what)
{
	uint32_t kind = 0, unit = 0;

	if (pcre2_pattern_info(code, type, &kind) < 0 || kind != 1 || pcre2_pattern_info(code, what, &unit) < 0)
		return 0;
	return unit >= HAN_FIRST ? unit : 0;
}

struct pattern *pattern_compile(struct slice source, unsigned flags, const char **error,
                                size_t *offset)
{
	static char text[256];
	char32_t *points = xmalloc((source.n + 1) * sizeof *points);
	size_t n = code_points(source, points);
	uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C;
	struct pattern *p = xcalloc(1, sizeof *p);
	int code;

	start();
	if (flags & PATTERN_ANCHORED)
		options |= PCRE2_ANCHORED;
	p->code = pcre2_compile((PCRE2_SPTR)points, n, options, &code, offset, NULL);
	free(points);
	if (p->code == NULL) {
		PCRE2_UCHAR wide[256];
		size_t i = 0;

		pcre2_get_error_message(code, wide, sizeof wide / sizeof wide[0]);
		for (; i < sizeof text - 1 && wide[i]; i++)
			text[i] = (char)wide[i];
		text[i] = '\0';
		*error = text;
		free(p);
		return NULL;
	}
	p->data = pcre2_match_data_create(1, NULL);
	if (p->data == NULL)
		message_fatal(EXIT_MEMORY, "out of memory");
	p->first = needed_unit(p->code, PCRE2_INFO_FIRSTCODETYPE, PCRE2_INFO_FIRSTCODEUNIT);
	p->last = needed_unit(p->code, PCRE2_INFO_LASTCODETYPE, PCRE2_INFO_LASTCODEUNIT);
	return p;
}

void pattern_free(struct pattern *p)
{
	if (p == NULL)
		return;
	pcre2_match_data_free(p->data);
	pcre2_code_free(p->code);
	free(p);
}

static bool has_jit(struct pattern *p)
{
	if (!p->tried)
		p->jit = pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) == 0;
	p->tried = true;
	return p->jit;
}

static bool has_unit(const char32_t *subject, size_t n, char32_t unit)
{
	for (size_t i = 0; i < n; i++)
		if (subject[i] == unit)
			return true;
	return false;
}

/* cheaper than a call of the matcher, and mostly the answer for a name of some characters */
bool pattern_may_match(const struct pattern *p, const char32_t *subject, size_t n)
{
	return (p->last == 0 || has_unit(subject, n, p->last)) && (p->first == 0 || has_unit(subject, n, p->first));
}

bool pattern_find(struct pattern *p, const char32_t *subject, size_t n, size_t at,
                  struct pattern_match *m)
{
	PCRE2_SPTR s = (PCRE2_SPTR)subject;
	int rc = has_jit(p) ? pcre2_jit_match(p->code, s, n, at, PCRE2_NO_UTF_CHECK, p->data, match_context)
	                : pcre2_match(p->code, s, n, at, PCRE2_NO_UTF_CHECK, p->data, match_context);
	const size_t *ends;

	if (rc < 0)
		return false;
	ends = pcre2_get_ovector_pointer(p->data);
	m->start = ends[0];
	m->end = ends[1];
	m->mark = (const char32_t *)pcre2_get_mark(p->data);
	return true;
}

const char *pattern_version(void)
{
	static char text[96];
	PCRE2_UCHAR version[64];
	uint32_t jit = 0;
	size_t n;

	pcre2_config(PCRE2_CONFIG_VERSION, version);
	pcre2_config(PCRE2_CONFIG_JIT, &jit);
	n = (size_t)snprintf(text, sizeof text, "PCRE2 ");
	for (size_t i = 0; version[i] && version[i] != ' ' && n < sizeof text - 16; i++)
		text[n++] = (char)version[i];
	snprintf(text + n, sizeof text - n, ", %s", jit ? "JIT" : "no JIT");
	return text;
}
