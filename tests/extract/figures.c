/* what is no figure: digits with their reason, and numerals that are no numbers (facts.md 2.8) */
#include "tests/extract/reading.h"

static void show_rejects(const struct reading *r, struct buffer *out)
{
	for (size_t i = 0; i < r->n_rejects; i++)
		buffer_printf(out, "%s%.*s:%.*s", i ? " ; " : "", SLICE_ARGS(r->rejects[i].reason),
		              SLICE_ARGS(r->rejects[i].raw));
}

static const struct {
	const char *line, *rejects;
} excluded[] = {
	{"推動5G專網。", "code:5G"},
	{"推動５Ｇ專網。", "code:５Ｇ"},
	{"參與W3C標準。", "code:W3C"},
	{"發展web3應用。", "code:web3"},
	{"數位轉型2.0計畫。", "version:2.0"},
	{"更新至7.2.9版。", "version:7.2.9版"},
	{"更新至v1.2.3。", "version:v1.2.3"},
	{"參加ICANN 76會議。", "name:76"},
	{"取得ISO 27001驗證。", "name:27001"},
	{"修補CVE-2026-23918漏洞。", "code:CVE-2026-23918"},
	{"電話02-2345-6789。", "phone:02-2345-6789"},
	{"電話（02）2345-6789轉123。", "phone:（02）2345-6789轉123"},
	{"手機0912345678。", "phone:0912345678"},
	{"免付費0800-123-456。", "phone:0800-123-456"},
	{"撥打1922專線。", "phone:1922"},
	{"位於中山路100號5樓。", "address:100號5樓"},
	{"位於忠孝東路3段。", "address:3段"},
	{"見https://example.gov.tw/a/12?b=3。", "url:https://example.gov.tw/a/12?b=3"},
	{"見www.example.com/12。", "url:www.example.com/12"},
	{"寄至a1b2@example.com。", "url:a1b2@example.com"},
	{"詳註1。", "note:1"},
	{"詳第12頁。", "page:第12頁"},
	{"詳p.12。", "page:p.12"},
	{"發布2035白皮書。", "name:2035"},
	{"總說明............12", "page:12"},
	{"辦理：（1）規劃。（2）執行。", "mark:1 ; mark:2"},
	{"國道1號。", "name:1號"},
	{"使用HTML5技術。", "code:HTML5"},
	{"AI-2024-001號報告。", "code:AI-2024-001"},
	{"<td width=\"120\">內容</td>", "markup:120"},
	{"數字12是孤立的。", "unread:12"},
};

START_TEST(digits)
{
	struct reading r;
	struct buffer got = {0};

	read_document(&r, excluded[_i].line, "2022-12-20");
	for (size_t i = 0; i < r.facts.n; i++)
		ck_assert_msg(is_structure(&r.facts.v[i]), "'%s': '%.*s' is no figure", excluded[_i].line,
		              SLICE_ARGS(r.facts.v[i].raw));
	show_rejects(&r, &got);
	ck_assert_msg(slice_is(buffer_slice(&got), excluded[_i].rejects), "'%s' gives '%.*s'", excluded[_i].line,
	              SLICE_ARGS(buffer_slice(&got)));
	buffer_free(&got);
	reading_free(&r);
}
END_TEST

/* no digit and no number */
static const char *const idioms[] = {
	"一般性補助。", "統一發包。", "一併檢討。", "三讀通過。", "萬一發生。", "由第三方驗證。", "委託第三人。",
	"動支第二預備金。", "雙因子認證。", "零信任架構。", "四捨五入。", "中央二級機關。", "提出一案討論。",
	"新增一筆資料。", "推動一系列活動。", "為原因之一。", "包含數項措施。", "本月、上個月及去年同期。", "一致同意。",
	"進一步說明。", "一定規模。", "一旦發生。", "唯一管道。", "專一窗口。", "同一地點。", "任一機關。",
	"逐一檢視。", "第一線人員。", "兩岸交流。", "兩性平權。", "十分重要。", "百姓安居。", "千里之外。", "萬全準備。",
	"零售業者。", "淨零排放。", "三角地帶。", "四處宣導。", "五金行。", "六都首長。", "七夕情人節。", "八德路。",
	"九份老街。", "星期一開會。", "週五開會。", "第三人稱。", "一對一輔導。", "再三叮嚀。", "不一而足。",
	"無預算。", "一站式服務。",
};

START_TEST(idiom)
{
	ck_assert_figures(idioms[_i], "2022-12-20", (fact_column *const[]){column_raw}, 1, "");
}
END_TEST

/* beside them the number is read all the same */
static const struct {
	const char *line, *figures;
} beside[] = {
	{"三讀通過3案。", "3案"},
	{"一般性補助款一百億元。", "一百億元"},
	{"統一發票十億元。", "十億元"},
	{"十分之一。", "十分之一"},
	{"5G基地臺53臺。", "53臺"},
	{"ISO 27001驗證28個。", "28個"},
	{"中央二級機關28個。", "28個"},
	{"電話02-2345-6789，受理53件。", "53件"},
	{"以四捨五入計為三成五。", "三成五"},
	{"其中之一億元。", "一億元"},
};

START_TEST(number_beside)
{
	ck_assert_figures(beside[_i].line, "2022-12-20", (fact_column *const[]){column_raw}, 1, beside[_i].figures);
}
END_TEST

/* 一 counts where something announces a number */
START_TEST(indefinite)
{
	fact_column *const raw[] = {column_raw};

	ck_assert_figures("共計一案。", NULL, raw, 1, "一案");
	ck_assert_figures("計一件。", NULL, raw, 1, "一件");
	ck_assert_figures("僅一件。", NULL, raw, 1, "一件");
	ck_assert_figures("提出一件申請。", NULL, raw, 1, "");
}
END_TEST

/* figures and rejects of a text never overlap and stand in order */
START_TEST(order)
{
	struct text t;
	struct figures f = {0};
	uint32_t last = 0;
	size_t i = 0, k = 0;

	read_text(&t, "112年5G計畫（電話02-2345-6789）核列1億元，第9條之3至5場、47.52%於v1.2完成12");
	figures_read(&t, &f);
	ck_assert_uint_ge(f.n, 5);
	ck_assert_uint_ge(f.n_out, 4);
	while (i < f.n || k < f.n_out) {
		bool figure = k == f.n_out || (i < f.n && f.v[i].start < f.out[k].start);
		uint32_t start = figure ? f.v[i].start : f.out[k].start, end = figure ? f.v[i].end : f.out[k].end;

		ck_assert_uint_ge(start, last);
		ck_assert_uint_gt(end, start);
		ck_assert_uint_le(end, t.n);
		last = end;
		if (figure)
			i++;
		else
			k++;
	}
	figures_free(&f);
	text_free(&t);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{digits, ROWS(excluded)}, {idiom, ROWS(idioms)}, {number_beside, ROWS(beside)}, {indefinite, 0}, {order, 0},
	};

	return UNIT_RUN("figures", units);
}
