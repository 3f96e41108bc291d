/* 待更正: what can be sent to the authors as it is; 提醒: what a person is to judge */
#include "plots/clean.h"
#include "plots/page_parts.h"
#include "plots/wording.h"

enum { QUOTE_BYTES = 240 };

/* The sentence of the report around the figure, at most QUOTE_BYTES to each side; *at: where the figure stands
 * in it. */
static struct slice sentence(const struct view *v, const struct fact *f, size_t *at)
{
	static const struct slice stop = {"。", sizeof "。" - 1};
	struct slice source = v->page->source;
	size_t start = (size_t)f->start, end = (size_t)f->end, least = start < QUOTE_BYTES ? 0 : start - QUOTE_BYTES;

	while (start > least && source.p[start - 1] != '\n' &&
	       !slice_ends((struct slice){source.p, start}, stop))
		start--;
	/* not within a character */
	while (start < (size_t)f->start && ((unsigned char)source.p[start] & 0xc0) == 0x80)
		start++;
	while (end < source.n && end < (size_t)f->end + QUOTE_BYTES && source.p[end] != '\n' &&
	       !slice_starts((struct slice){source.p + end, source.n - end}, stop))
		end++;
	while (end > (size_t)f->end && end < source.n && ((unsigned char)source.p[end] & 0xc0) == 0x80)
		end--;
	*at = (size_t)f->start - start;
	return (struct slice){source.p + start, end - start};
}

/* The figure in its sentence, or in its row of a table. */
static void quote(struct output *o, const struct view *v, const struct fact *f)
{
	struct slice text = f->context;
	size_t at = f->at >= 0 && (uint64_t)f->at < text.n ? (size_t)f->at : text.n;

	if (f->row.n == 0 && is_in_source(v, f))
		text = sentence(v, f, &at);
	if (f->raw.n > text.n - at || !slice_eq((struct slice){text.p + at, f->raw.n}, f->raw)) {
		put_text(o, text.n ? text : f->raw);
		return;
	}
	put_text(o, (struct slice){text.p, at});
	output_printf(o, "<b class=\"f %s\">", verdict_class(v->verdicts.of[number_of_figure(v, f) - 1]));
	put_text(o, f->raw);
	output_text(o, "</b>");
	put_text(o, (struct slice){text.p + at + f->raw.n, text.n - at - f->raw.n});
}

/* where in the report: line and the heading above */
static void place(struct output *o, const struct view *v, const struct fact *f, const struct check *c)
{
	struct slice topic = {"", 0};

	put_line(o, v, c->doc, f != NULL ? f->line : c->line);
	if (f != NULL)
		topic = wording_topic(v->mem, &v->book, f);
	/* a heading that is the sentence itself tells nothing more */
	if (topic.n && !slice_has(topic, clean_figure(v->mem, f->raw))) {
		output_text(o, "<br>");
		clean_markup(o, topic);
	}
}

static void head(struct output *o, const char *caption, const char *last)
{
	output_printf(o,
	              "<div class=\"wide fixed\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">\n<table>\n"
	              "<caption>%s</caption>\n<thead><tr><th scope=\"col\" class=\"n\">項次</th>"
	              "<th scope=\"col\">出處</th><th scope=\"col\">報告原文</th><th scope=\"col\">發現</th>"
	              "%s</tr></thead>\n<tbody>\n",
	              caption, caption, last);
}

static void message(struct output *o, const struct view *v, const struct check *c)
{
	clean_markup(o, wording_message(v->mem, c));
	output_text(o, "（");
	put_check(o, v, c);
	output_text(o, "）");
}

static void findings(struct output *o, const struct view *v, const struct correction *c)
{
	if (c->n == 1) {
		message(o, v, c->best->check);
		return;
	}
	output_text(o, "<ul>");
	for (size_t i = 0; i < c->n; i++) {
		output_text(o, "<li>");
		message(o, v, c->checks[i]->check);
		output_text(o, "</li>");
	}
	output_text(o, "</ul>");
}

static void row(struct output *o, const struct view *v, size_t i)
{
	const struct correction *c = &v->corrections.v[i];

	output_printf(o, "<tr><td class=\"n\">%zu</td><th scope=\"row\">", i + 1);
	place(o, v, c->figure, c->best->check);
	output_text(o, "</th><td>");
	if (c->figure != NULL)
		quote(o, v, c->figure);
	output_text(o, "</td><td>");
	findings(o, v, c);
	output_text(o, "</td><td>");
	clean_markup(o, correction_advice(v->mem, c));
	output_text(o, "</td></tr>\n");
}

static void wrong(struct output *o, const struct view *v)
{
	if (v->corrections.n == 0) {
		output_text(o, v->page->checks->n
		                       ? "<p>已勾稽之關係未發現不符，本節無待更正事項。未列出者表示未經核對，不表示無誤。</p>\n"
		                       : "<p>報告未列可互相勾稽之數字，本節無待更正事項。未列出者表示未經核對，不表示無誤。</p>\n");
		return;
	}
	output_text(o, "<p>下列數字與報告內其他數字不一致，請撰擬單位查明更正。本表可逕行複製寄送；未列出者表示未經核對"
	               "或未發現不符，不表示無誤。</p>\n");
	head(o, "待更正事項", "<th scope=\"col\">建議</th>");
	for (size_t i = 0; i < v->corrections.n; i++)
		row(o, v, i);
	output_text(o, "</tbody>\n</table>\n</div>\n");
}

static void note(struct output *o, const struct view *v, const struct relation *r, size_t number)
{
	const struct fact *f = r->target != NULL ? r->target : r->n ? r->members[0] : NULL;

	output_printf(o, "<tr><td class=\"n\">%zu</td><th scope=\"row\">", number);
	place(o, v, f, r->check);
	output_text(o, "</th><td>");
	if (f != NULL)
		quote(o, v, f);
	output_text(o, "</td><td>");
	message(o, v, r->check);
	output_text(o, "</td></tr>\n");
}

static void notes(struct output *o, const struct view *v)
{
	size_t n = 0;

	if (v->checks[VERDICT_NOTE] == 0)
		return;
	output_text(o, "<h3 id=\"notes\">提醒：請人工判斷</h3>\n");
	head(o, "提醒事項", "");
	for (size_t i = 0; i < v->book.n; i++)
		if (verdict_of(v->book.relations[i].check) == VERDICT_NOTE)
			note(o, v, &v->book.relations[i], ++n);
	output_text(o, "</tbody>\n</table>\n</div>\n");
}

void page_corrections(struct output *o, const struct view *v)
{
	/* on paper the first screen has said that there is nothing */
	bool quiet = v->corrections.n + v->checks[VERDICT_NOTE] == 0;

	output_printf(o,
	              "<section class=\"doc%s\" aria-labelledby=\"corrections\">\n<h2 id=\"corrections\">待更正</h2>\n",
	              quiet ? " quiet" : "");
	wrong(o, v);
	notes(o, v);
	output_text(o, "</section>\n");
}
