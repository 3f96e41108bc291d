#include "plots/deck_styles.h"

#include <stddef.h>

#include "plots/font.h"

#define NAMES                                                                                      \
	" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                           \
	" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""                             \
	" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                               \
	" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                             \
	" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""                            \
	" xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\""               \
	" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""                    \
	" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""                      \
	" xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\">\n"

#define FACES                                                                                      \
	"<office:font-face-decls><style:font-face style:name=\"face\" svg:font-family=\"'" FONT_FACE   \
	"'\"/></office:font-face-decls>\n"

#define FONT                                                                                       \
	"style:font-name=\"face\" style:font-name-asian=\"face\" fo:language=\"zh\" fo:country=\"TW\" " \
	"style:language-asian=\"zh\" style:country-asian=\"TW\" "

/* a paragraph of this size and colour */
#define LINES(name, size, colour, weight, more)                                                    \
	"<style:style style:name=\"" name "\" style:family=\"paragraph\">"                             \
	"<style:paragraph-properties " more "/><style:text-properties " FONT "fo:font-size=\"" size    \
	"\" style:font-size-asian=\"" size "\" fo:font-weight=\"" weight                               \
	"\" style:font-weight-asian=\"" weight "\" fo:color=\"" colour "\"/></style:style>\n"

/* a frame for text */
#define FRAME(name, paint)                                                                         \
	"<style:style style:name=\"" name "\" style:family=\"graphic\"><style:graphic-properties " paint \
	" draw:auto-grow-height=\"false\" draw:auto-grow-width=\"false\" fo:wrap-option=\"wrap\""        \
	" fo:padding-top=\"0cm\" fo:padding-bottom=\"0cm\" fo:padding-left=\"0cm\" fo:padding-right=\"0cm\" draw:textarea-horizontal-align=\"justify\"/></style:style>\n"

#define BADGE(name, ground, border)                                                                \
	FRAME(name, "draw:fill=\"solid\" draw:fill-color=\"" ground "\" draw:stroke=\"solid\" "        \
	            "svg:stroke-color=\"" border "\" svg:stroke-width=\"0.04cm\" "                     \
	            "draw:textarea-vertical-align=\"middle\"")

#define WIDTH(name, width)                                                                         \
	"<style:style style:name=\"" name "\" style:family=\"table-column\">"                          \
	"<style:table-column-properties style:column-width=\"" width "\"/></style:style>\n"

#define CELL(name, ground, border)                                                                 \
	"<style:style style:name=\"" name "\" style:family=\"table-cell\"><style:graphic-properties "  \
	"draw:fill=\"solid\" draw:fill-color=\"" ground "\" fo:padding=\"0.2cm\"/>"                    \
	"<style:paragraph-properties fo:border-bottom=\"" border "\"/></style:style>\n"

const char *const deck_content_head[] = {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content" NAMES FACES
        "<office:automatic-styles>\n"
        "<style:style style:name=\"page\" style:family=\"drawing-page\"><style:drawing-page-properties "
        "presentation:background-visible=\"true\" presentation:background-objects-visible=\"true\"/></style:style>\n"
        "<style:style style:name=\"notes-page\" style:family=\"drawing-page\"/>\n"
        FRAME("plain", "draw:fill=\"none\" draw:stroke=\"none\" draw:textarea-vertical-align=\"top\"")
        FRAME("accent", "draw:fill=\"solid\" draw:fill-color=\"#12436d\" draw:stroke=\"none\""),
        BADGE("verified", "#e3f3f1", "#28a197") BADGE("partial", "#fff6e5", "#f46a25")
        BADGE("unverified", "#fbe9f1", "#801650"),
        LINES("title", "30pt", "#1a1a1a", "bold", "fo:text-align=\"start\"")
        LINES("subtitle", "17pt", "#505a5f", "normal", "fo:text-align=\"start\"")
        LINES("lead", "22pt", "#1a1a1a", "normal", "fo:text-align=\"start\"")
        LINES("small", "16pt", "#1a1a1a", "normal", "fo:text-align=\"start\"")
        LINES("headline", "18pt", "#1a1a1a", "normal", "fo:text-align=\"start\" fo:margin-bottom=\"0.12cm\"")
        LINES("value", "32pt", "#1a1a1a", "bold", "fo:text-align=\"start\""),
        LINES("foot", "13pt", "#505a5f", "normal", "fo:text-align=\"start\"")
        LINES("badge", "13pt", "#1a1a1a", "bold", "fo:text-align=\"center\"")
        LINES("note", "12pt", "#1a1a1a", "normal", "fo:text-align=\"start\"")
        "<style:style style:name=\"table\" style:family=\"table\"/>\n"
        WIDTH("fifth", "6.138cm") WIDTH("line", "3.2cm") WIDTH("finding", "17.49cm") WIDTH("advice", "10cm")
        CELL("head", "#f5f7f9", "0.06cm solid #505a5f") CELL("body", "#ffffff", "0.03cm solid #b1b4b6")
        "</office:automatic-styles>\n<office:body><office:presentation>\n",
        NULL,
};

const char *const deck_styles[] = {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles" NAMES FACES
        "<office:styles>\n"
        "<style:default-style style:family=\"graphic\"><style:text-properties " FONT
        "fo:font-size=\"18pt\" style:font-size-asian=\"18pt\"/></style:default-style>\n"
        "<style:style style:name=\"Standard-title\" style:family=\"presentation\"><style:graphic-properties "
        "draw:fill=\"none\" draw:stroke=\"none\" fo:padding=\"0cm\" draw:auto-grow-height=\"false\" "
        "draw:fit-to-size=\"shrink-to-fit\" draw:textarea-vertical-align=\"middle\"/></style:style>\n"
        "<style:style style:name=\"Standard-notes\" style:family=\"presentation\"><style:graphic-properties "
        "draw:fill=\"none\" draw:stroke=\"none\"/></style:style>\n"
        "</office:styles>\n",
        "<office:automatic-styles>\n"
        "<style:page-layout style:name=\"slide\"><style:page-layout-properties fo:margin-top=\"0cm\" "
        "fo:margin-bottom=\"0cm\" fo:margin-left=\"0cm\" fo:margin-right=\"0cm\" fo:page-width=\"33.867cm\" "
        "fo:page-height=\"19.05cm\" style:print-orientation=\"landscape\"/></style:page-layout>\n"
        "<style:page-layout style:name=\"notes\"><style:page-layout-properties fo:margin-top=\"0cm\" "
        "fo:margin-bottom=\"0cm\" fo:margin-left=\"0cm\" fo:margin-right=\"0cm\" fo:page-width=\"21cm\" "
        "fo:page-height=\"29.7cm\" style:print-orientation=\"portrait\"/></style:page-layout>\n"
        "<style:style style:name=\"page\" style:family=\"drawing-page\"><style:drawing-page-properties "
        "draw:background-size=\"full\" draw:fill=\"solid\" draw:fill-color=\"#ffffff\"/></style:style>\n"
        "</office:automatic-styles>\n<office:master-styles>\n"
        "<draw:layer-set><draw:layer draw:name=\"layout\"/></draw:layer-set>\n"
        "<style:master-page style:name=\"Standard\" style:page-layout-name=\"slide\" draw:style-name=\"page\">"
        "<presentation:notes style:page-layout-name=\"notes\"/></style:master-page>\n"
        "</office:master-styles>\n</office:document-styles>\n",
        NULL,
};
