import pytest


def headings(document, text):
    built = document(text)
    return [(heading.level, heading.number, heading.text) for heading in built.headings]


PREFACE = "2023年，青川县依法行政，各项工作取得新进展，现将有关情况报告如下。\n"


def test_own_line_and_run_in(document):
    text = (
        PREFACE
        + "一、主要工作\n（一）加强党的领导。一是学习。\n（二）规范执法\n办理案件9件。\n二、存在问题\n力量薄弱。"
    )
    assert headings(document, text) == [
        (1, "一", "主要工作"), (2, "一", "加强党的领导"), (2, "二", "规范执法"), (1, "二", "存在问题"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        (
            "二、压实法治建设责任情况省委、省政府主要领导高度重视法治政府建设，切实担负起政治责任，推动形成工作格局。",
            "压实法治建设责任情况",
        ),
        (
            "三、今后努力方向2021年是开局之年，也是新征程的起步之年，我省将深入学习贯彻，努力建设法治政府。",
            "今后努力方向",
        ),
        (
            "二、强化统筹推动，压紧工作链条厅党组把法治建设与业务工作同部署、同检查、同考核，制发工作要点。",
            "强化统筹推动，压紧工作链条",
        ),
        (
            "一、加强组织领导一是成立领导小组，组长由局长担任，成员由各科室负责人组成，下设办公室。",
            "加强组织领导",
        ),
    ],
)
def test_headings_glued_to_the_body(document, line, heading):
    assert headings(document, PREFACE + line)[0][2] == heading


def test_headings_in_mid_line(document):
    text = PREFACE + "一、做法（一）简政放权。取消事项9项。（二）规范执法。办案12件。"
    assert [entry[2] for entry in headings(document, text)] == ["做法", "简政放权", "规范执法"]


def test_an_item_of_facts_is_no_heading(document):
    text = PREFACE + "第一部分　工作情况\n1.清理文件28件，修改4件。\n2.审核合同12件，提出意见30条。"
    assert headings(document, text) == [(1, "一", "工作情况")]


def test_parenthesised_numbers_on_top(document):
    assert headings(document, PREFACE + "（一）抓班子\n局长主持会议3次。\n（二）抓执法\n办案9件。")[0] == (
        1,
        "一",
        "抓班子",
    )


def test_unnumbered_and_markdown_headings(document):
    body = (
        "全年办理行政处罚案件276件，没有一件被撤销，群众满意，执法水平不断提高，得到上级肯定和群众的好评。\n"
    )
    text = PREFACE + "规范监管执法，净化市场环境\n" + body + "注重宣传教育，营造浓厚氛围\n" + body
    assert [entry[2] for entry in headings(document, text)] == [
        "规范监管执法，净化市场环境",
        "注重宣传教育，营造浓厚氛围",
    ]
    assert headings(document, PREFACE + "## 一、工作\n办案9件。\n### 学习\n学法3次。")[:2] == [
        (1, "一", "工作"),
        (2, None, "学习"),
    ]


def test_page_numbers_and_pagers_are_set_aside(document):
    text = PREFACE + "一、主要工作\n办案9件，\n— 1 —\n二、存在问题\n力量薄弱。\n上一页  1  [2]  下一页"
    built = document(text)
    assert not any("页" in sentence.text or "1" in sentence.text for sentence in built.sentences)


def test_a_heading_with_nothing_below_is_content_too(document):
    built = document(PREFACE + "三、下一步打算\n（一）充实审核力量，配备审核员。\n（二）举办培训。")
    assert [sentence.text for sentence in built.sentences if sentence.part == "plan"] == [
        "充实审核力量，配备审核员",
        "举办培训",
    ]


def test_an_unnumbered_heading_printed_behind_the_paragraph_before_it(document):
    body = "县委常委会会议3次听取汇报，县长督办法治政府建设重点事项12件，依法行政工作取得新的进展，群众满意。"
    text = f"{PREFACE.strip()} 高位推动，压紧压实法治建设责任\n{body}\n\n锐意改革\n{body}\n"
    assert headings(document, text) == [
        (1, None, "高位推动，压紧压实法治建设责任"),
        (1, None, "锐意改革"),
    ]
    assert [heading for _, _, heading in headings(document, text.replace("。 高", "。高"))] == ["锐意改革"]


def test_a_colon_ends_a_heading_that_runs_into_a_sentence(document):
    built = document(
        "现将2021年法治工作报告如下。\n一、主要工作：局长主持制定责任清单，督办欠薪案件11起。\n二、不足：仲裁送达难，超期案件多。"
    )
    assert [heading.text for heading in built.headings] == ["主要工作", "不足"]


def test_the_sign_of_a_heading_in_markdown_is_no_sentence(document):
    built = document(PREFACE + "## 一、主要工作\n审核文件9件。\n## 二、存在问题\n力量薄弱。")
    assert [sentence.text for sentence in built.sentences][1:] == ["审核文件9件。", "力量薄弱。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、主要工作\n办案9件。\n二、不足\n1.文书不规范，缺项漏项。2.培训少。3.台账不全。原因是人手少。",
            [(1, "一", "主要工作"), (1, "二", "不足")],
        ),
        (
            "一、主要工作\n办案9件。\n二、2024年打算\n一、建立奖励办法。二、对护林员轮训一遍。三、下放采伐许可。",
            [(1, "一", "主要工作"), (1, "二", "2024年打算")],
        ),
        (
            "一、主要工作\n1.强化培训。全年轮训9期。2.强化监督。评查案卷80份。",
            [(1, "一", "主要工作"), (2, "1", "强化培训")],
        ),
    ],
)
def test_items_of_which_one_follows_the_other_in_a_line_are_no_headings(document, text, expected):
    assert headings(document, PREFACE + text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "1.案卷粗糙。2.文书不规范。主要原因是编制少。三、下一年安排。轮训执法人员两期。",
        "一、案卷粗糙。二、文书不规范。主要原因是编制少。三、下一年安排。轮训执法人员两期。",
    ],
)
def test_headings_behind_a_list_in_a_line_are_found(document, line):
    found = headings(document, f"{PREFACE}一、主要工作\n办案9件。\n二、不足\n{line}\n三、其他情况\n无。")
    assert found[:3] == [(1, "一", "主要工作"), (1, "二", "不足"), (1, "三", "下一年安排")]


def test_a_list_in_a_line_is_read_sentence_by_sentence(document):
    built = document(
        PREFACE + "一、主要工作\n办案9件。\n二、不足\n1.文书不规范，缺项漏项。2.培训少。原因是人手少。"
    )
    told = [sentence.text for sentence in built.sentences if sentence.part == "problems"]
    assert told == ["1.文书不规范，缺项漏项。", "2.培训少。", "原因是人手少。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "【一、做法】\n办案9件，培训6期。\n【二、差距】诊所超范围执业；底数不清。\n【三、2024年】一是约谈；二是比对。",
            [(1, None, "【一、做法】"), (1, "二", "差距"), (1, "三", "2024年")],
        ),
        (
            "【做法】办案9件，培训6期。\n【差距】诊所超范围执业；底数不清。",
            [(1, None, "做法"), (1, None, "差距")],
        ),
        (
            "做法\n办案9件，培训6期，成效明显，群众满意，发案率比上一年下降了，投诉也少了，工作得到肯定。\n【案例】某公司无证排污。",
            [(1, None, "做法")],
        ),
    ],
)
def test_headings_in_brackets_with_their_text_behind_them(document, text, expected):
    assert headings(document, PREFACE + text) == expected


def test_short_first_sentences_of_paragraphs_are_no_headings(document):
    """They read like the names of parts (仍有不足。明年的安排。), and one in two of such reports loses content where they are taken for it."""
    text = (
        "存在的不足和原因\n应诉能力存在短板。全年7件应诉案件败诉，多为程序违法所致，执法人员出庭准备不充分，答辩状也写得简单。\n"
        "下一年工作安排\n执法力量的不足。组织全县执法人员轮训两期，给8个乡镇各配2名专职法制员，年底前到岗，不能再拖到后年了。"
    )
    assert headings(document, PREFACE + text) == [(1, None, "存在的不足和原因"), (1, None, "下一年工作安排")]
