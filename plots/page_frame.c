#include "plots/page_frame.h"

#include "plots/clean.h"
#include "plots/number.h"
#include "plots/page_style.h"

void page_begin(struct output *o, struct slice title)
{
	struct arena mem = {0};

	output_text(o, "<!DOCTYPE html>\n<html lang=\"zh-Hant-TW\">\n<head>\n<meta charset=\"utf-8\">\n"
	               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	               "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
	               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	               "<title>");
	clean_markup(o, clean_text(&mem, title));
	output_text(o, "</title>\n<style>\n");
	for (size_t i = 0; page_style[i] != NULL; i++)
		output_text(o, page_style[i]);
	output_text(o, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">跳到主要內容</a>\n");
	arena_free(&mem);
}

void page_end(struct output *o, const char *remarks)
{
	output_printf(o, "<footer>\n<p>%s本頁由 heshu " HESHU_VERSION " 自動產生。</p>\n</footer>\n</body>\n</html>\n",
	              remarks);
}

void page_count(struct output *o, int64_t n)
{
	struct arena mem = {0};

	output_add(o, number_text(&mem, decimal_int(n)));
	arena_free(&mem);
}
