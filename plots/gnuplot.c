#include "plots/gnuplot.h"

#include <stdio.h>
#include <string.h>

#include "core/input.h"
#include "core/message.h"
#include "core/output.h"
#include "plots/layout.h"
#include "plots/process.h"
#include "plots/specfile.h"

static const char *const format_names[] = {[PICTURE_SVG] = "svg", [PICTURE_PNG] = "png", [PICTURE_PDF] = "pdf"};

static bool write_with(const struct workspace *w, const char *name, const struct spec *s,
                       void (*writer)(struct output *, const struct spec *))
{
	char path[PATH_MAX];
	struct output *o;

	workspace_file(w, name, path);
	o = output_open(path);
	if (o == NULL)
		return false;
	writer(o, s);
	return output_close(o);
}

bool gnuplot_prepare(const struct workspace *w, const struct spec *s)
{
	return write_with(w, "META.tsv", s, specfile_meta) &&
	       write_with(w, "DATA.tsv", s, specfile_data);
}

static uint32_t big_endian(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;

	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

bool picture_is_whole(struct slice bytes, enum picture format)
{
	enum { IHDR_END = 24, WIDTH_AT = 16, HEIGHT_AT = 20 };
	static const char head[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
	                  tail[] = "\0\0\0\0IEND\xae\x42\x60\x82";

	if (format == PICTURE_SVG)
		return slice_starts(bytes, SLICE("<?xml")) &&
		       slice_ends(slice_trim(bytes), SLICE("</svg>"));
	if (format == PICTURE_PDF)
		return slice_starts(bytes, SLICE("%PDF-")) && slice_ends(slice_trim(bytes), SLICE("%%EOF"));
	return bytes.n > IHDR_END && slice_starts(bytes, (struct slice){head, sizeof head - 1}) &&
	       slice_ends(bytes, (struct slice){tail, sizeof tail - 1}) &&
	       big_endian(bytes.p + WIDTH_AT) == CANVAS_WIDTH &&
	       big_endian(bytes.p + HEIGHT_AT) == CANVAS_HEIGHT;
}

/* cairo writes the time of day whatever SOURCE_DATE_EPOCH says; places in the file stay as they are */
static void forget_time(struct buffer *pdf)
{
	static const char key[] = "/CreationDate (D:", fixed[] = "20000101000000";
	size_t at = slice_find(buffer_slice(pdf), SLICE(key)) + sizeof key - 1;

	if (at + sizeof fixed <= pdf->n)
		memcpy(pdf->p + at, fixed, sizeof fixed - 1);
}

static enum drawing read_picture(const char *path, const struct spec *s, enum picture format,
                                 struct buffer *bytes)
{
	struct input in;
	enum drawing result = DRAWING_FAILED;

	if (!input_read(&in, path, 0)) {
		input_free(&in);
		return DRAWING_FAILED;
	}
	if (picture_is_whole(in.bytes, format)) {
		buffer_add(bytes, in.bytes);
		if (format == PICTURE_PDF)
			forget_time(bytes);
		result = DRAWING_DONE;
	} else {
		message_error(EXIT_IO, NULL, 0,
		              "%.*s.%s: gnuplot's picture is not whole: is %s full?",
		              SLICE_ARGS(s->chart.chart_id), format_names[format], path);
	}
	input_free(&in);
	return result;
}

enum drawing gnuplot_draw(const struct workspace *w, const char *templates, const struct spec *s,
                          enum picture format, struct buffer *bytes)
{
	char name[] = "gnuplot", no_init[] = "-d", call[] = "-c", kind[PATH_MAX + 32];
	char folder[PATH_MAX], meta[PATH_MAX], data[PATH_MAX], out[PATH_MAX], terminal[8];
	char *const argv[] = {name, no_init, call, kind, folder, meta, data, out, terminal, NULL};
	struct buffer said = {0};
	enum process_end end;
	enum drawing result = DRAWING_FAILED;

	snprintf(folder, sizeof folder, "%s", templates);
	snprintf(kind, sizeof kind, "%s/%s.gp", templates, kind_name(s->kind));
	snprintf(terminal, sizeof terminal, "%s", format_names[format]);
	workspace_file(w, "META.tsv", meta);
	workspace_file(w, "DATA.tsv", data);
	workspace_file(w, "OUT.tmp", out);
	remove(out);
	end = process_run(argv, w->path, &said);
	if (end == PROCESS_MISSING)
		result = DRAWING_MISSING;
	else if (end == PROCESS_DONE && said.n == 0)
		result = read_picture(out, s, format, bytes);
	else
		message_error(EXIT_BUG, NULL, 0, "%.*s.%s: gnuplot %s: %s",
		              SLICE_ARGS(s->chart.chart_id), terminal,
		              end == PROCESS_TIMEOUT ? "took too long" : "failed",
		              message_quote(slice_trim(buffer_slice(&said)), 400));
	buffer_free(&said);
	return result;
}
