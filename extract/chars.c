#include "extract/chars.h"

#include <stddef.h>

uint32_t char_table[0x10000];

static void set(const char32_t *list, unsigned classes)
{
	for (; *list; list++)
		char_table[*list] |= classes;
}

static void set_range(char32_t from, char32_t to, unsigned classes)
{
	for (char32_t c = from; c <= to; c++)
		char_table[c] |= classes;
}

/* what text.c cannot take over from the source without a look at it or at its neighbours */
static bool is_odd(char32_t c)
{
	return c <= U' ' || c == 0x7f || (c >= 0x200b && c <= 0x200f) || c == 0xfeff || char_fold(c) != c ||
	       is_any(c, U"<*,:．－−﹣‐‑");
}

void chars_start(void)
{
	for (char32_t c = 0; c <= 0xffff; c = c == 0x3000 ? 0xf900 : c + 1)
		if (is_odd(c))
			char_table[c] |= CHAR_ODD;
	set_range(U'0', U'9', CHAR_DIGIT | CHAR_FIRST);
	set_range(U'A', U'Z', CHAR_LATIN);
	set_range(U'a', U'z', CHAR_LATIN);
	set_range(0x2e80, 0x2fdf, CHAR_HAN);
	set_range(0x3400, 0x9fff, CHAR_HAN);
	set_range(0xf900, 0xfaff, CHAR_HAN);
	set(U"零〇○一二三四五六七八九兩廿卅壹貳參叁肆伍陸柒捌玖", CHAR_NUMERAL | CHAR_FIRST);
	set(U"十百千拾佰仟", CHAR_SMALL | CHAR_FIRST);
	set(U"萬億兆", CHAR_BIG);
	set(U" \t\f\v\u3000\u00a0\u2002\u2003\u2009", CHAR_SPACE);
	set(U"。！？；", CHAR_STOP);
	set(U"，：", CHAR_COMMA);
	set(U"（「『《〈【［〔", CHAR_OPEN);
	set(U"）」』》〉】］〕", CHAR_CLOSE);
	set(U"（）【】〔〕［］", CHAR_BRACKET);
	set(U"、", CHAR_PAUSE);
	set(U"-–—~～〜－", CHAR_DASH);
	set(U"第附半過萬", CHAR_FIRST);
	set(U"年月日號季學會時點:/.）、及與和至到迄Q -–—~～〜－", CHAR_DATED);
	set(U"分/：:比", CHAR_RATED);
	set(U"路街巷弄段鄰村道台臺線註圖表 （話打真機撥電接：號碼編國", CHAR_BARS);
	set(U".-–#+樓F號巷弄路K專保反地大震事紀砲無汽弱強課鄉號對會教（ ", CHAR_BARRED);
	set(U"上本當今去", CHAR_WHEN);
	set(U"預訂擬規將俟起", CHAR_COMING);
	set(U"（：分包即為", CHAR_LISTS);
	set(U"及與和或之的為是於在至到由向將已未並且但而則以其各每約共計占佔較比增減上下前後內外中均皆也仍又另再可應須得被把對從自者"
	    U"所有無不需要請依經按因如若即時年月日號第等餘多成分元整含萬億兆千百十起止完主獲達逾弱強升降", CHAR_GOES_ON);
	set_range(U'A', U'Z', CHAR_BARRED);
	set_range(U'a', U'z', CHAR_BARRED);
}

int numeral_value(char32_t c)
{
	switch (c) {
	case U'零':
	case U'〇':
	case U'○':
		return 0;
	case U'一':
	case U'壹':
		return 1;
	case U'二':
	case U'貳':
	case U'兩':
		return 2;
	case U'三':
	case U'參':
	case U'叁':
		return 3;
	case U'四':
	case U'肆':
		return 4;
	case U'五':
	case U'伍':
		return 5;
	case U'六':
	case U'陸':
		return 6;
	case U'七':
	case U'柒':
		return 7;
	case U'八':
	case U'捌':
		return 8;
	case U'九':
	case U'玖':
		return 9;
	case U'廿':
		return 20;
	case U'卅':
		return 30;
	default:
		return -1;
	}
}

int scale_value(char32_t c)
{
	switch (c) {
	case U'十':
	case U'拾':
		return 1;
	case U'百':
	case U'佰':
		return 2;
	case U'千':
	case U'仟':
		return 3;
	case U'萬':
		return 4;
	case U'億':
		return 8;
	case U'兆':
		return 12;
	default:
		return -1;
	}
}

/* U+F900 and on: the compatibility ideographs of Korean fonts, which PDF export leaves in Chinese text */
static const char32_t unified[] =
	U"豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟"
	U"廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累"
	U"縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮"
	U"兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈"
	U"裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉"
	U"杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘"
	U"藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀";

char32_t char_fold(char32_t c)
{
	if (c >= 0xf900 && c < 0xf900 + sizeof unified / sizeof unified[0] - 1)
		return unified[c - 0xf900];
	/* letters, digits and ideographs are what they are */
	if ((c >= U'0' && c <= U'9') || (c >= 0x3001 && c <= 0xfe2f))
		return c;
	switch (c) {
	case U'(':
		return U'（';
	case U')':
		return U'）';
	case U';':
		return U'；';
	case U'!':
		return U'！';
	case U'?':
		return U'？';
	case U'﹪':
		return U'%';
	case U'\u00a0':
	case U'\u3000':
		return U' ';
	case U'│':
	case U'┃':
	case U'║':
		return U'\t';
	case U'﹙':
		return U'（';
	case U'﹚':
		return U'）';
	case U'﹐':
		return U'，';
	case U'﹔':
		return U'；';
	case U'﹕':
	case U'︰':
		return U'：';
	default:
		break;
	}
	if ((c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ') ||
	    c == U'％' || c == U'／' || c == U'＋' || c == U'＠' || c == U'＃' || c == U'＄' || c == U'＆')
		return c - 0xfee0;
	return c;
}
