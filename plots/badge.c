#include "plots/badge.h"

void badge_by_relations(struct arena *mem, const struct book *b, struct spec *s, size_t implied)
{
	size_t held = 0;

	for (size_t i = 0; i < s->n_figures; i++)
		held += book_holds(b, s->figures[i]);
	if (implied > 0) {
		s->chart.badge = SLICE("partial");
		s->chart.badge_text = arena_printf(mem, "%zu項原文・%zu項回推", s->n_figures, implied);
	} else if (held == 0) {
		s->chart.badge = SLICE("unverified");
		s->chart.badge_text = SLICE("原文引用・未經勾稽");
	} else if (held < s->n_figures) {
		s->chart.badge = SLICE("partial");
		s->chart.badge_text = arena_printf(mem, "%zu數中%zu數已核對", s->n_figures, held);
	} else {
		s->chart.badge = SLICE("verified");
		s->chart.badge_text = SLICE("已核對：各數均經勾稽");
	}
}
