from hypothesis import given
from hypothesis import strategies as st

from checker.document.lines import compact, join_lines, raw_lines
from checker.document.markers import opens_item
from checker.document.sentences import split_sentences
from checker.reading.source import make_source


def lines(text):
    return join_lines(raw_lines(make_source("x", "txt", "UTF-8", text)), opens_item)


def test_characters_are_normalised_one_to_one():
    assert [line.text for line in lines("２０２３年,共(１２)件；率９８.６％")] == [
        "2023年，共（12）件；率98.6%"
    ]


def test_a_half_width_stop_ends_a_chinese_sentence_but_not_a_number():
    assert lines("1.持续推进.全年1.5万件.")[0].text == "1.持续推进。全年1.5万件。"
    assert lines("一. 依法治税")[0].text == "一.依法治税"


def test_blanks_go_except_between_latin_words():
    assert lines("检查 1780 家,用 Word 97 起草")[0].text == "检查1780家，用Word 97起草"


WRAPPED = "\n".join(
    [
        "　　2019年，澜州市坚持以习近平新时代中国特色社会主义思想为指导深入",
        "贯彻党的十九大和十九届二中三中四中全会精神，按照中央和省关于法治政府",
        "建设的决策部署，扎实推进依法行政，法治建设迈出坚实步伐。",
        "一、主要工作",
        "　　转变政府职能，优化发展环境，深化改革，全面推开证照分离，编制公布",
        "目录，推动工程建设项目审批流程再造，企业开办不动产登记等事项实现一窗",
        "受理并行办理，机构改革后及时组织各部门对照规定调整权责清单并公布。",
        "　　坚持依法立规，提升制度质量，推动出台饮用水水源保护条例，填补了我",
        "市水源地保护的立法空白，出台城市公园管理方面的政府规章明确部门监管职",
        "责和市民行为规范。",
    ]
)


def test_hard_wraps_are_joined_and_positions_kept():
    found = lines(WRAPPED)
    assert len(found) == 4
    assert found[0].text.endswith("迈出坚实步伐。")
    at = found[0].text.index("贯彻党的十九大")
    assert WRAPPED[found[0].source_offset(at) :].startswith("贯彻党的十九大")


def test_paragraphs_on_lines_of_their_own_are_not_joined():
    assert len(lines("一、主要工作\n全年审核文件9件。\n\n二、不足\n力量薄弱。")) == 4


@given(st.text(alphabet="甲乙，1a 　\t", min_size=1, max_size=40))
def test_every_character_that_stays_stands_where_the_map_says(text):
    raw = raw_lines(make_source("x", "txt", "UTF-8", text))[0]
    kept, origin = compact(raw.text, raw.start)
    for at, char in enumerate(kept):
        start, source = max(pair for pair in origin if pair[0] <= at)
        assert raw.text[source + at - start] == char


def test_the_break_of_a_line_and_blanks_before_it_are_no_part_of_the_line():
    for ending in ("\n", "\r\n", "\r", "  \r\n"):
        source = make_source("x", "txt", "UTF-8", f"甲乙{ending}丙")
        assert raw_lines(source)[0][:4] == (0, 2, "甲乙", False)


def test_a_soft_break_ends_a_line_but_not_the_numbered_line():
    source = make_source("x", "docx", "", "甲。\v乙。\n丙。")
    assert [line.text for line in join_lines(raw_lines(source), opens_item)] == ["甲。", "乙。", "丙。"]
    assert source.position(source.text.index("乙")) == (1, 4)
    assert source.position(source.text.index("丙")) == (2, 1)


def test_short_paragraphs_of_about_one_length_are_no_wrapped_text():
    lines = [
        "（一）上一年度推进法治政府建设的主要举措和成效；",
        "全年审查合同44份，调解纠纷132件，开展普法赶集9场。",
        "（二）存在的不足和原因；",
        "村级公共法律服务点利用率低，主要是因为宣传不够。",
        "（三）党政主要负责人履行推进法治建设第一责任人职责情况；",
        "乡党委书记主持党委会研究法治工作3次。",
        "（四）下一年度推进法治政府建设的主要安排；",
        "组织法律服务点开放日12次，聘请村级法律顾问5名。",
    ]
    source = make_source("x", "txt", "", "\n".join(lines))
    assert [line.text for line in join_lines(raw_lines(source), opens_item)] == lines


def test_paragraphs_stay_apart_though_they_are_of_one_length():
    sentence = "全年开展行政执法公示四十二件，执法全过程记录三十六件，法制审核十二件。"
    text = "\n".join([sentence] * 10)
    joined = {
        format_: len(join_lines(raw_lines(make_source("x", format_, "", text)), opens_item))
        for format_ in ("txt", "docx")
    }
    assert joined == {"txt": 10, "docx": 10}
    wrapped = "\n".join([sentence[:-1]] * 10)
    assert len(join_lines(raw_lines(make_source("x", "docx", "", wrapped)), opens_item)) == 1


def test_an_indent_behind_a_sentence_is_a_break_that_was_lost():
    text = "2023年，我县依法行政。　　一、主要工作　　审核文件9件。　　“三个带头”落实。”　　二、存在问题"
    assert [line.text for line in lines(text)] == [
        "2023年，我县依法行政。",
        "一、主要工作审核文件9件。",
        "“三个带头”落实。”",
        "二、存在问题",
    ]
    assert [line.text for line in lines("来源：　　日期：2024年1月2日　　打印")] == [
        "来源：日期：2024年1月2日打印"
    ]


def test_marks_once_too_often_end_one_sentence():
    text = "审核文件9件。。！清理文件3件。"
    assert [text[start:end] for start, end, _ in split_sentences(text, 0, len(text))] == [
        "审核文件9件。。！",
        "清理文件3件。",
    ]
