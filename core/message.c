#include "core/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/utf8.h"

static int status;
static bool verbose;

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

static void put(enum message_level level, const char *file, int64_t line, const char *format,
                va_list args)
{
	static const char *const names[] = {"error", "warning", "note", "info"};

	fputs("heshu: ", stderr);
	if (file != NULL && line > 0)
		fprintf(stderr, "%s:%lld: ", message_quote(slice_of(file), 200), (long long)line);
	else if (file != NULL)
		fprintf(stderr, "%s: ", message_quote(slice_of(file), 200));
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
	static char rooms[2][1024];
	static int turn;
	char *out = rooms[turn ^= 1];
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
