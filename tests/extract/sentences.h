/* sentences: the sentences of tests/sentences/, each with its figures marked where they stand:
 *     全年查獲{1,234件}，較{112年|date|2023}減少{約一成|percent|10|%||about}，電話{02-2345-6789|-phone}。
 * {raw|kind|value|unit|upper|qualifier}: what is left out at the end is empty, a qualifier is looked at where it is
 * given. {1,234件} and {12.5%} alone say themselves: a count of 件, per cent. {raw|-reason} is a reject. A line is read
 * as a document of 2024-07-15; \n in it is a line break. It has these figures, no others, and no digit unread. */
#ifndef TESTS_EXTRACT_SENTENCES_H
#define TESTS_EXTRACT_SENTENCES_H

#include "tests/extract/reading.h"

#define SENTENCES_DATE "2024-07-15"

static const char *const sentence_files[] = {"agencies.txt", "numerals.txt", "dates.txt", "references.txt",
                                             "units.txt",    "names.txt",    "damage.txt", "words.txt"};

enum { FIELDS = 6, LINE_MAX_BYTES = 4096, FIGURES_MAX = 64 };
enum field { RAW, KIND, VALUE, UNIT, UPPER, QUALIFIER };

struct mark {
	struct slice field[FIELDS];
};

struct sentence {
	char text[LINE_MAX_BYTES];
	size_t n;
	struct mark marks[FIGURES_MAX];
	size_t n_marks;
	char values[LINE_MAX_BYTES]; /* of the marks that say themselves */
	size_t n_values;
};

static inline void add_text(struct sentence *s, const char *p, size_t n)
{
	ck_assert_uint_lt(s->n + n, sizeof s->text);
	for (size_t i = 0; i < n; i++) {
		bool breaks = p[i] == '\\' && i + 1 < n && p[i + 1] == 'n';

		s->text[s->n++] = breaks ? '\n' : p[i];
		i += breaks;
	}
	s->text[s->n] = '\0';
}

/* 1,234件: digits, then the unit */
static inline void say_itself(struct sentence *s, struct mark *m)
{
	struct slice raw = m->field[RAW];
	size_t i = 0;
	char *value = s->values + s->n_values;

	for (; i < raw.n && ((raw.p[i] >= '0' && raw.p[i] <= '9') || raw.p[i] == ',' || raw.p[i] == '.'); i++)
		if (raw.p[i] != ',')
			s->values[s->n_values++] = raw.p[i];
	ck_assert_msg(i > 0 && i < raw.n, "'%.*s' does not say itself", SLICE_ARGS(raw));
	m->field[UNIT] = (struct slice){raw.p + i, raw.n - i};
	m->field[KIND] = slice_is(m->field[UNIT], "%") ? SLICE("percent") : SLICE("count");
	m->field[VALUE] = (struct slice){value, (size_t)(s->values + s->n_values - value)};
}

static inline void add_mark(struct sentence *s, const char *p, size_t n)
{
	struct mark *m = &s->marks[s->n_marks++];
	size_t field = 0, start = 0;

	ck_assert_uint_le(s->n_marks, FIGURES_MAX);
	*m = (struct mark){0};
	for (size_t i = 0; i <= n; i++)
		if (i == n || p[i] == '|') {
			ck_assert_uint_lt(field, FIELDS);
			m->field[field++] = (struct slice){p + start, i - start};
			start = i + 1;
		}
	/* raw is what the text has, its line breaks included */
	start = s->n;
	add_text(s, p, m->field[RAW].n);
	m->field[RAW] = (struct slice){s->text + start, s->n - start};
	if (field == 1)
		say_itself(s, m);
}

static inline void parse_sentence(struct sentence *s, const char *line)
{
	s->n = s->n_marks = s->n_values = 0;
	while (*line) {
		size_t n = strcspn(line, "{");

		add_text(s, line, n);
		line += n;
		if (*line == '{') {
			n = strcspn(line, "}");
			ck_assert_msg(line[n] == '}', "no } in '%s'", line);
			add_mark(s, line + 1, n - 1);
			line += n + 1;
		}
	}
}

static inline bool is_reject(const struct mark *m)
{
	return m->field[KIND].n > 0 && m->field[KIND].p[0] == '-';
}

static inline bool fits(const struct fact *f, const struct mark *m)
{
	return slice_eq(f->raw, m->field[RAW]) && slice_eq(f->kind, m->field[KIND]) && slice_eq(f->value, m->field[VALUE]) &&
	       slice_eq(f->unit, m->field[UNIT]) && slice_eq(f->upper, m->field[UPPER]) &&
	       (m->field[QUALIFIER].n == 0 || slice_eq(f->qualifier, m->field[QUALIFIER]));
}

static inline bool is_rejected(const struct reading *r, const struct mark *m)
{
	struct slice reason = {m->field[KIND].p + 1, m->field[KIND].n - 1};

	for (size_t i = 0; i < r->n_rejects; i++)
		if (slice_eq(r->rejects[i].raw, m->field[RAW]) && slice_eq(r->rejects[i].reason, reason))
			return true;
	return false;
}

static inline bool is_marked(const struct sentence *s, struct slice raw)
{
	for (size_t i = 0; i < s->n_marks; i++)
		if (slice_eq(s->marks[i].field[RAW], raw))
			return true;
	return false;
}

/* what is not as marked, in `why`; true when all is */
static inline bool sentence_holds(const struct sentence *s, const struct reading *r, struct buffer *why)
{
	size_t k = 0;

	why->n = 0;
	for (size_t i = 0; i < r->facts.n; i++) {
		const struct fact *f = &r->facts.v[i];

		if (is_structure(f))
			continue;
		for (; k < s->n_marks && is_reject(&s->marks[k]); k++)
			if (!is_rejected(r, &s->marks[k]))
				return buffer_printf(why, "'%.*s' is no reject so", SLICE_ARGS(s->marks[k].field[RAW])), false;
		if (k == s->n_marks || !fits(f, &s->marks[k]))
			return buffer_printf(why, "got %.*s|%.*s|%.*s|%.*s|%.*s|%.*s, wanted '%.*s'", SLICE_ARGS(f->raw),
			                     SLICE_ARGS(f->kind), SLICE_ARGS(f->value), SLICE_ARGS(f->unit), SLICE_ARGS(f->upper),
			                     SLICE_ARGS(f->qualifier),
			                     SLICE_ARGS(k < s->n_marks ? s->marks[k].field[RAW] : SLICE("nothing"))),
			       false;
		k++;
	}
	for (; k < s->n_marks; k++)
		if (!is_reject(&s->marks[k]) || !is_rejected(r, &s->marks[k]))
			return buffer_printf(why, "'%.*s' was not found", SLICE_ARGS(s->marks[k].field[RAW])), false;
	for (size_t i = 0; i < r->n_rejects; i++)
		if (slice_is(r->rejects[i].reason, "unread") && !is_marked(s, r->rejects[i].raw))
			return buffer_printf(why, "unread '%.*s'", SLICE_ARGS(r->rejects[i].raw)), false;
	return true;
}

/* Calls `each` with every line of the file that is a sentence; their number. */
static inline size_t sentences_of(const char *file, void (*each)(void *context, const char *line), void *context)
{
	char line[LINE_MAX_BYTES], path[256];
	FILE *in;
	size_t n = 0;

	snprintf(path, sizeof path, "tests/sentences/%s", file);
	in = fopen(path, "r");
	ck_assert_msg(in != NULL, "%s", path);
	while (fgets(line, sizeof line, in) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || line[0] == '#')
			continue;
		each(context, line);
		n++;
	}
	fclose(in);
	return n;
}

#endif
