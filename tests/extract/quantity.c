/* quantities: kind, value, upper bound, unit and qualifier of what a line says (facts.md) */
#include "tests/extract/reading.h"

static fact_column *const meaning[] = {column_raw,   column_kind, column_value,
                                       column_upper, column_unit, column_qualifier};

static const struct {
	const char *line, *figures;
} lines[] = {
	/* money */
	{"本處核列160億2,594萬元。", "160億2,594萬元|money|16025940000||TWD|exact"},
	{"編列598.5萬元辦理。", "598.5萬元|money|5985000||TWD|exact"},
	{"編列447萬6千元辦理。", "447萬6千元|money|4476000||TWD|exact"},
	{"補助新臺幣1億元辦理。", "新臺幣1億元|money|100000000||TWD|exact"},
	{"預算新臺幣100萬元整。", "新臺幣100萬元|money|1000000||TWD|exact"},
	{"經費計1,234,567元。", "1,234,567元|money|1234567||TWD|exact"},
	{"預算24億0,850萬元。", "24億0,850萬元|money|2408500000||TWD|exact"},
	{"歲出2兆534億元。", "2兆534億元|money|2053400000000||TWD|exact"},
	{"預算二○八八億元。", "二○八八億元|money|208800000000||TWD|exact"},
	{"預算二、○八八億元。", "二、○八八億元|money|208800000000||TWD|exact"},
	{"罰鍰壹仟貳佰萬元。", "壹仟貳佰萬元|money|12000000||TWD|exact"},
	{"收入500萬美元。", "500萬美元|money|5000000||USD|exact"},
	{"收入100億日圓。", "100億日圓|money|10000000000||JPY|exact"},
	{"貸款US$500萬。", "US$500萬|money|5000000||USD|exact"},
	{"短絀△1,234元。", "△1,234元|money|-1234||TWD|exact"},
	{"短絀▲1,234元。", "▲1,234元|money|-1234||TWD|exact"},
	{"補助100萬元至200萬元。", "100萬元至200萬元|money|1000000|2000000|TWD|exact"},
	{"補助3至5億元。", "3至5億元|money|300000000|500000000|TWD|exact"},
	{"採購金額逾1,000萬元者應送審。", "逾1,000萬元|money|10000000||TWD|over"},
	{"處2萬元以上100萬元以下罰鍰。", "2萬元|money|20000||TWD|at_least ; 100萬元|money|1000000||TWD|at_most"},
	{"預算約3億元。", "約3億元|money|300000000||TWD|about"},
	{"減少5億元。", "5億元|money|500000000||TWD|exact"},
	{"編列 1 億 2,000 萬元辦理。", "1 億 2,000 萬元|money|120000000||TWD|exact"},
	/* counts */
	{"受理53件。", "53件|count|53||件|exact"},
	{"受理１２３件。", "１２３件|count|123||件|exact"},
	{"受理１，２３４件。", "１，２３４件|count|1234||件|exact"},
	{"就業者61萬2,000人。", "61萬2,000人|count|612000||人|exact"},
	{"就業者一萬五千人。", "一萬五千人|count|15000||人|exact"},
	{"辦理3至5場。", "3至5場|count|3|5|場|exact"},
	{"約50位參加。", "約50位|count|50||位|about"},
	{"密碼至少8碼。", "至少8碼|count|8||碼|at_least"},
	{"報告1萬5千餘字。", "1萬5千餘字|count|15000||字|over"},
	{"參加300多人。", "300多人|count|300||人|over"},
	{"參加十餘萬人。", "十餘萬人|count|100000||人|over"},
	{"召集28個部會。", "28個|count|28||個|exact"},
	{"設2署6司6處。", "2署|count|2||署|exact ; 6司|count|6||司|exact ; 6處|count|6||處|exact"},
	{"涵蓋5縣市。", "5縣市|count|5||縣市|exact"},
	{"推動五大面向。", "五大|count|5||大|exact"},
	{"推動4大主軸。", "4大|count|4||大|exact"},
	{"列出前3名。", "3名|count|3||名|exact"},
	{"完成3處，餘5處。", "3處|count|3||處|exact ; 5處|count|5||處|exact"},
	{"建置5台主機。", "5台|count|5||臺|exact"},
	{"服務1萬2,000人次。", "1萬2,000人次|count|12000||人次|exact"},
	{"未滿50人。", "未滿50人|count|50||人|under"},
	{"20人以下之班級。", "20人|count|20||人|at_most"},
	{"20人以上之班級。", "20人|count|20||人|at_least"},
	{"共計12場次。", "12場次|count|12||場次|exact"},
	{"合計：1,234。", "1,234|count|1234|||exact"},
	{"受理0件。", "0件|count|0||件|exact"},
	{"受理兩件。", "兩件|count|2||件|exact"},
	{"新設三百零五處據點。", "三百零五處|count|305||處|exact"},
	{"每月2次。", "2次|count|2||次|exact"},
	/* percentages */
	{"成長47.52%。", "47.52%|percent|47.52||%|exact"},
	{"成長４７％。", "４７％|percent|47||%|exact"},
	{"成長百分之四十七點五二。", "百分之四十七點五二|percent|47.52||%|exact"},
	{"成長百分之五。", "百分之五|percent|5||%|exact"},
	{"占三成五。", "三成五|percent|35||%|exact"},
	{"占3成。", "3成|percent|30||%|exact"},
	{"占比近五成。", "近五成|percent|50||%|under"},
	{"占95.16%，逾九成五。", "95.16%|percent|95.16||%|exact ; 逾九成五|percent|95||%|over"},
	{"費率千分之三。", "千分之三|percent|3||‰|exact"},
	{"下降0.3個百分點。", "0.3個百分點|percent|0.3||pp|exact"},
	{"達成率未達80%者應檢討。", "未達80%|percent|80||%|under"},
	{"成長率-2.5%。", "-2.5%|percent|-2.5||%|exact"},
	{"成長率負3%。", "負3%|percent|-3||%|exact"},
	{"占10%至15%。", "10%至15%|percent|10|15|%|exact"},
	{"占10~15%。", "10~15%|percent|10|15|%|exact"},
	{"約47.52%之案件。", "約47.52%|percent|47.52||%|about"},
	/* ratios */
	{"為去年之0.62倍。", "0.62倍|ratio|0.62||倍|exact"},
	{"為去年之1.5倍。", "1.5倍|ratio|1.5||倍|exact"},
	{"席次1/2。", "1/2|ratio|0.5|||exact"},
	{"席次1/3。", "1/3|ratio|1/3|||exact"},
	{"席次三分之一。", "三分之一|ratio|1/3|||exact"},
	{"席次四分之三。", "四分之三|ratio|0.75|||exact"},
	/* measures */
	{"頻率3.5吉赫。", "3.5吉赫|measure|3.5||GHz|exact"},
	{"頻率3.5GHz。", "3.5GHz|measure|3.5||GHz|exact"},
	{"頻率700兆赫。", "700兆赫|measure|700||MHz|exact"},
	{"頻率七百兆赫。", "七百兆赫|measure|700||MHz|exact"},
	{"裝置容量500千瓦。", "500千瓦|measure|500||千瓦|exact"},
	{"速率100Mbps。", "100Mbps|measure|100||Mbps|exact"},
	{"全長12公里。", "12公里|measure|12||公里|exact"},
	{"面積3.2公頃。", "3.2公頃|measure|3.2||公頃|exact"},
	{"年滿65歲者。", "65歲|measure|65||歲|exact"},
	{"滿意度85分。", "85分|measure|85||分|exact"},
	/* durations */
	{"公告30日。", "30日|duration|30||日|exact"},
	{"兩周內完成。", "兩周|duration|2||周|within"},
	{"3週內完成。", "3週|duration|3||周|within"},
	{"期間3個月。", "3個月|duration|3||個月|exact"},
	{"近2年成果。", "近2年|duration|2||年|recent"},
	{"近3個月成果。", "近3個月|duration|3||個月|recent"},
	{"任期2年半。", "2年半|duration|2.5||年|exact"},
	{"10天以內完成。", "10天|duration|10||天|at_most"},
	{"工時8小時。", "8小時|duration|8||小時|exact"},
	{"為期十五天。", "十五天|duration|15||天|exact"},
	{"至少5年。", "至少5年|duration|5||年|at_least"},
	{"5年以上之經驗。", "5年|duration|5||年|at_least"},
};

START_TEST(table)
{
	ck_assert_figures(lines[_i].line, "2022-12-20", meaning, 6, lines[_i].figures);
}
END_TEST

/* 過半 says no number: only kind and qualifier are certain */
START_TEST(half)
{
	fact_column *const columns[] = {column_raw, column_kind, column_qualifier};

	ck_assert_figures("委員過半出席。", NULL, columns, 3, "過半|ratio|over");
}
END_TEST

static fact_column *const notation[] = {column_raw, column_quantum, column_exactness};

static const struct {
	const char *line, *figures;
} notations[] = {
	{"編列598.5萬元。", "598.5萬元|1000|scaled"},
	{"編列447萬6千元。", "447萬6千元|1000|exact"},
	{"編列160億2,594萬元。", "160億2,594萬元|10000|exact"},
	{"編列399萬元。", "399萬元|10000|assumed"},
	{"編列5,985,000元。", "5,985,000元|1|exact"},
	{"占47.52%。", "47.52%|0.01|rate"},
	{"下降2.1個百分點。", "2.1個百分點|0.1|rate"},
	{"為1.5倍。", "1.5倍|0.1|rate"},
	{"受理53件。", "53件|1|integer"},
	{"受理300多件。", "300多件|1|bound"},
	{"逾5成通過。", "逾5成|10|bound"},
	{"未滿50人。", "未滿50人|1|bound"},
	{"約50位。", "約50位|1|approximate"},
	{"約446人。", "約446人|1|rate"},
	{"辦理3至5場。", "3至5場|1|integer"},
	{"於第3次會議。", "第3次|1|integer"},
};

START_TEST(exactness)
{
	fact_column *const *columns = notation;
	bool ordinal = slice_has(slice_of(notations[_i].line), SLICE("第"));
	fact_column *const no_quantum[] = {column_raw, column_exactness};

	if (ordinal)
		ck_assert_figures(notations[_i].line, NULL, no_quantum, 2, "第3次|integer");
	else
		ck_assert_figures(notations[_i].line, NULL, columns, 3, notations[_i].figures);
}
END_TEST

/* ---- references -------------------------------------------------------------------------------------- */

static fact_column *const reference[] = {column_raw, column_kind, column_value, column_unit};

static const struct {
	const char *line, *figures;
} references[] = {
	{"依預算法第9條第2項規定。", "第9條第2項|legal|第9條第2項|"},
	{"依第9條辦理。", "第9條|legal|第9條|"},
	{"依第十二條辦理。", "第十二條|legal|第十二條|"},
	{"依第80條之1第1項公布。", "第80條之1第1項|legal|第80條之1第1項|"},
	{"依第24條、第32條第2項及第36條第1項規定。",
	 "第24條|legal|第24條| ; 第32條第2項|legal|第32條第2項| ; 第36條第1項|legal|第36條第1項|"},
	{"依注意事項第3點、第4點、第5點辦理。", "第3點|legal|第3點| ; 第4點|legal|第4點| ; 第5點|legal|第5點|"},
	{"詳如附表十。", "附表十|legal|附表十|"},
	{"詳如附件2。", "附件2|legal|附件2|"},
	{"依產經字第1114000229號函。", "產經字第1114000229號|legal|產經字第1114000229號|"},
	{"辦理第2期工程。", "第2期|ordinal|2|期"},
	{"獲得第1名。", "第1名|ordinal|1|名"},
	{"立法院第四屆會期。", "第四屆|ordinal|4|屆"},
	{"提升至第1級。", "第1級|ordinal|1|級"},
	{"排名第2位。", "第2位|ordinal|2|位"},
	{"辦理第二階段招標。", "第二階段|ordinal|2|階段"},
	{"召開第１２次會議。", "第１２次|ordinal|12|次"},
};

START_TEST(references_read)
{
	ck_assert_figures(references[_i].line, "2022-12-20", reference, 4, references[_i].figures);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{table, ROWS(lines)},
		{half, 0},
		{exactness, ROWS(notations)},
		{references_read, ROWS(references)},
	};

	return UNIT_RUN("quantity, reference", units);
}
