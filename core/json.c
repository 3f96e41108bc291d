#include "core/json.h"

void json_string(struct output *o, struct slice s)
{
	output_char(o, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\') {
			output_char(o, '\\');
			output_char(o, (char)c);
		} else if (c < 0x20) {
			output_printf(o, "\\u%04x", c);
		} else {
			output_char(o, (char)c);
		}
	}
	output_char(o, '"');
}
