/* builder: facts of a small document for the tests, clause by clause, as extraction hands them
 * over. */
#ifndef TESTS_ANALYZE_BUILDER_H
#define TESTS_ANALYZE_BUILDER_H

#include <check.h>
#include <string.h>

#include "analyze/reconcile.h"

struct builder {
	struct facts facts;
	struct checks checks;
	struct fact
	        place; /* doc, line, section, block, sentence, clause, context of what comes next */
	int64_t base;  /* offset of the clause */
	size_t searched; /* in the clause: figures are found from here on */
};

static inline void open_document(struct builder *b, const char *doc)
{
	b->place = (struct fact){.doc = slice_of(doc), .line = 1, .block = 1, .sentence = 1};
}

/* a new block (line) of a section */
static inline void block(struct builder *b, const char *section)
{
	b->base += (int64_t)b->place.context.n + 3;
	b->place.section = slice_of(section);
	b->place.line += 2;
	b->place.block++;
	b->place.sentence++;
	b->place.context = SLICE("");
	b->searched = 0;
}

static inline void sentence(struct builder *b)
{
	b->place.sentence++;
}

static inline void clause(struct builder *b, const char *text)
{
	b->base += (int64_t)b->place.context.n + 3;
	b->place.clause++;
	b->place.context = slice_of(text);
	b->searched = 0;
}

static inline struct fact *row(struct builder *b, const char *kind, const char *raw,
                               const char *value)
{
	struct fact f = b->place;
	size_t at = slice_find((struct slice){f.context.p + b->searched, f.context.n - b->searched},
	                       slice_of(raw));

	f.fact = (int64_t)b->facts.n + 1;
	f.kind = slice_of(kind);
	f.raw = slice_of(raw);
	f.value = slice_of(value);
	f.qualifier = SLICE("exact");
	f.at = (int64_t)(b->searched + at);
	f.start = b->base + f.at;
	f.end = f.start + (int64_t)f.raw.n;
	b->searched += at + f.raw.n;
	if (b->searched > f.context.n)
		b->searched = f.context.n;
	facts_add(&b->facts, &f);
	return &b->facts.v[b->facts.n - 1];
}

static inline struct fact *count(struct builder *b, const char *raw, const char *value,
                                 const char *unit, const char *role, const char *cue)
{
	struct fact *f = row(b, "count", raw, value);

	/* a mutant is written as its value says */
	if (!slice_has(f->raw, f->value))
		f->raw = arena_printf(&b->facts.mem, "%s%s", value, unit);
	f->unit = slice_of(unit);
	f->quantum = SLICE("1");
	f->exactness = SLICE("integer");
	f->role = slice_of(role);
	f->cue = slice_of(cue);
	return f;
}

/* exactness by the notation, quantum in yuan */
static inline struct fact *money(struct builder *b, const char *raw, const char *value,
                                 const char *quantum, const char *exactness, const char *role,
                                 const char *cue)
{
	struct fact *f = row(b, "money", raw, value);

	f->unit = SLICE("TWD");
	f->quantum = slice_of(quantum);
	f->exactness = slice_of(exactness);
	f->role = slice_of(role);
	f->cue = slice_of(cue);
	return f;
}

static inline struct fact *share(struct builder *b, const char *raw, const char *value,
                                 const char *quantum)
{
	struct fact *f = row(b, "percent", raw, value);

	f->unit = SLICE("%");
	f->quantum = slice_of(quantum);
	f->exactness = SLICE("rate");
	f->role = SLICE("share");
	f->cue = SLICE("占");
	return f;
}

/* the list of n marked items that begins here; subject: the parent's text */
static inline struct fact *items(struct builder *b, const char *mark, const char *n,
                                 const char *parent, const char *subject)
{
	struct fact *f = row(b, "items", mark, n);

	f->section = slice_of(parent);
	f->subject = slice_of(subject);
	f->members = SLICE("5;7");
	return f;
}

static inline struct fact *names(struct builder *b, const char *list, const char *best,
                                 const char *lower, const char *upper, const char *cue)
{
	struct fact *f = row(b, "names", list, best);

	f->lower = slice_of(lower);
	f->upper = slice_of(upper);
	f->cue = slice_of(cue);
	return f;
}

static inline void heading(struct builder *b, const char *section, const char *text)
{
	block(b, section);
	clause(b, text);
	row(b, "heading", text, "");
}

static inline void reconcile_all(struct builder *b)
{
	const struct terms terms = {.rounding = ROUNDING_AUTO};

	reconcile(&b->facts, &terms, &b->checks);
}

static inline void close_document(struct builder *b)
{
	facts_free(&b->facts);
	checks_free(&b->checks);
	*b = (struct builder){0};
}

static inline const struct check *only_check(const struct builder *b)
{
	ck_assert_uint_eq(b->checks.n, 1);
	return &b->checks.v[0];
}

#define assert_text(actual, expected)                                                              \
	do {                                                                                       \
		if (!slice_is(actual, expected))                                                   \
			ck_abort_msg("got '%.*s', expected '%s'", SLICE_ARGS(actual), expected);   \
	} while (0)

#endif
