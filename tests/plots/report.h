/* report: facts and checks of a small document for the tests of this floor. */
#ifndef TESTS_PLOTS_REPORT_H
#define TESTS_PLOTS_REPORT_H

#include <stdio.h>

#include "core/tables.h"

struct report {
	struct facts facts;
	struct checks checks;
	struct fact next; /* line, section, sentence, period ... of the figures to come */
};

static inline void report_open(struct report *r)
{
	*r = (struct report){.next = {.doc = SLICE("r.md"),
	                              .line = 1,
	                              .block = 1,
	                              .sentence = 1,
	                              .clause = 1,
	                              .section = SLICE("十/（一）/1"),
	                              .office = SLICE("主計處"),
	                              .period = SLICE("2023/2024")}};
}

static inline void report_close(struct report *r)
{
	facts_free(&r->facts);
	checks_free(&r->checks);
}

/* a new line is a new block and sentence */
static inline void line(struct report *r)
{
	r->next.line++;
	r->next.block++;
	r->next.sentence++;
}

/* returns the number of the fact */
static inline int64_t figure(struct report *r, const char *kind, const char *raw, const char *value,
                             const char *unit, const char *role, const char *cue,
                             const char *subject)
{
	struct fact f = r->next;

	f.fact = (int64_t)r->facts.n + 1;
	f.start = f.fact * 100;
	f.end = f.start + (int64_t)slice_of(raw).n;
	f.kind = slice_of(kind);
	f.raw = slice_of(raw);
	f.value = slice_of(value);
	f.unit = slice_of(unit);
	f.qualifier = SLICE("exact");
	f.role = slice_of(role);
	f.cue = slice_of(cue);
	f.subject = slice_of(subject);
	facts_add(&r->facts, &f);
	return f.fact;
}

static inline void heading(struct report *r, const char *section, const char *text)
{
	struct fact kept = r->next;

	r->next.section = slice_of(section);
	figure(r, "heading", text, "1", "", "", "", "");
	r->next.section = kept.section;
}

/* members: numbers of the facts; target: the reported one */
static inline void relation(struct report *r, const char *type, const char *verdict,
                            const int64_t *members, size_t n, int64_t target)
{
	const struct fact *t = &r->facts.v[target - 1];
	struct check c = {.doc = t->doc,
	                  .check = (int64_t)r->checks.n + 1,
	                  .type = slice_of(type),
	                  .source = SLICE("cue"),
	                  .verdict = slice_of(verdict),
	                  .line = t->line,
	                  .reported = t->value,
	                  .message = SLICE("【相符】試算。")};
	char ids[256] = "";
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		used += (size_t)snprintf(ids + used, sizeof ids - used, "%sr.md#%lld", i ? ";" : "",
		                         (long long)members[i]);
	c.facts = slice_of(ids);
	c.lines = SLICE("1");
	checks_add(&r->checks, &c);
}

/* 160億2,594萬元 less two cuts; verdict of the bridge, last: raw and value of the revised amount */
static inline void budget(struct report *r, const char *verdict, const char *raw, const char *value)
{
	int64_t m[4];

	heading(r, "十/（一）", "本部前瞻基礎建設計畫第4期特別預算案(112-113年度)審查結果");
	m[0] = figure(r, "money", "160億2,594萬元", "16025940000", "TWD", "original", "原列",
	              "預算原列");
	m[1] = figure(r, "money", "1億5,400萬元", "154000000", "TWD", "cut", "刪減",
	              "聯席會議審查刪減");
	m[2] = figure(r, "money", "447萬6千元", "4476000", "TWD", "cut", "刪減", "通案刪減");
	m[3] = figure(r, "money", raw, value, "TWD", "revised", "改列", "");
	relation(r, "balance", verdict, m, 4, m[3]);
}

#endif
