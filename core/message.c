#include "core/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"

enum { FIRST_MAX = 1400 };

static int status;
static bool verbose, mute;
static char first[FIRST_MAX];

void exit_raise(enum exit_code code)
{
	if ((int)code > status)
		status = (int)code;
}

void exit_replace(int code)
{
	status = code;
}

int exit_status(void)
{
	return status;
}

int exit_take(void)
{
	int taken = status;

	status = EXIT_DONE;
	return taken;
}

void message_verbose(bool on)
{
	verbose = on;
}

void message_mute(bool on)
{
	mute = on;
}

const char *message_first(void)
{
	return first;
}

/* | separates what a monitor shows from what it draws. name: already quoted */
static void keep_first(const char *name, int64_t line, const char *format, va_list args)
{
	size_t n = 0;

	if (name != NULL)
		n = (size_t)snprintf(first, sizeof first, "%s:", name);
	if (name != NULL && line > 0)
		n += (size_t)snprintf(first + n, sizeof first - n, "%lld:", (long long)line);
	if (n > 0)
		first[n++] = ' ';
	vsnprintf(first + n, sizeof first - n, format, args);
	/* it may have been cut within a character */
	first[utf8_check(first, strlen(first))] = '\0';
	for (char *p = first; *p; p++)
		if (*p == '|' || (unsigned char)*p < ' ')
			*p = ' ';
}

static void put(enum message_level level, const char *file, int64_t line, const char *format,
                va_list args)
{
	static const char *const names[] = {"error", "warning", "note", "info"};
	const char *name = file != NULL ? message_quote(slice_of(file), 200) : NULL;
	va_list again;

	if (mute)
		return;
	va_copy(again, args);
	if (level == MESSAGE_ERROR && first[0] == '\0')
		keep_first(name, line, format, again);
	va_end(again);
	fputs("heshu: ", stderr);
	if (name != NULL && line > 0)
		fprintf(stderr, "%s:%lld: ", name, (long long)line);
	else if (name != NULL)
		fprintf(stderr, "%s: ", name);
	fprintf(stderr, "%s: ", names[level]);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
}

void message(enum message_level level, const char *file, int64_t line, const char *format, ...)
{
	va_list args;

	if (level == MESSAGE_INFO && !verbose)
		return;
	va_start(args, format);
	put(level, file, line, format, args);
	va_end(args);
}

void message_error(enum exit_code code, const char *file, int64_t line, const char *format, ...)
{
	va_list args;

	exit_raise(code);
	va_start(args, format);
	put(MESSAGE_ERROR, file, line, format, args);
	va_end(args);
}

void message_fatal(enum exit_code code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put(MESSAGE_ERROR, NULL, 0, format, args);
	va_end(args);
	exit((int)code);
}

/* C0, C1, direction and zero-width controls could rewrite a terminal line or hide text */
static bool is_unsafe(char32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

const char *message_quote(struct slice s, size_t limit)
{
	static char rooms[4][1024];
	static unsigned turn;
	char *out = rooms[++turn % 4];
	size_t n = 0, i = 0;

	if (limit > sizeof rooms[0] - 20)
		limit = sizeof rooms[0] - 20;
	while (i < s.n && n < limit) {
		char32_t c;
		size_t length = utf8_decode(s.p + i, s.n - i, &c);

		if (length == 0)
			n += (size_t)snprintf(out + n, 16, "\\x%02x", (unsigned char)s.p[i]);
		else if (is_unsafe(c))
			n += (size_t)snprintf(out + n, 16, "\\u{%x}", (unsigned)c);
		else {
			memcpy(out + n, s.p + i, length);
			n += length;
		}
		i += length ? length : 1;
	}
	if (i < s.n)
		n += (size_t)snprintf(out + n, 4, "...");
	out[n] = '\0';
	return out;
}
