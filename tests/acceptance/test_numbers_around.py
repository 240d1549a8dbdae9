"""Identity and telephone numbers told by what stands around them, over the ends of lines, in the source of pages; and what is none."""

import html

import pytest

from checker.judging.judge import judge
from checker.reading.files import read_bytes
from checker.reporting.formats import FORMATS as OUTPUTS
from tests.numbers import IDENTITY, MOBILE, RULES, WITH_X, groups, text_with
from tests.outputs import written

OVER_A_LINE_END = {
    "disclosure.id-number": (
        "11010119900307\n4477",
        "110101\n19900307\n4477",
        "11010519491231\n　　002X",
        "一一零一零一\n一九九零零三零七四四七七",
    ),
    "disclosure.phone": (
        "139123\n45678",
        "139-1234\n-5678",
        "139 1234 \r\n  5678",
        "幺三九幺二三\n四五六七八",
    ),
}
TOLD_AROUND = {
    "disclosure.id-number": (
        f"对两名鉴定人{IDENTITY}、{WITH_X}分别停业3个月",
        f"撤回处罚1件，相对人号码{' '.join(groups(IDENTITY, 4, 4, 4, 4, 2))}",
        f"公示页面（http://www.example.invalid/xzcf?sfz={IDENTITY}&id=7）已经归档",
        f"核对{IDENTITY}户籍所在地",
    ),
    "disclosure.phone": (
        "机主号码 139 1234 5678，接报险情9起",
        "由陶某牵头，号码\u3000139\u30001234\u30005678，签约33户",
        "通讯录已更新，示例：柳河镇\t139\t1234\t5678，入册96人",
        "值班员号码13912345678",
    ),
}
SOURCES = {
    "md": "[一键呼叫](tel:+8613912345678)试用良好。\n\n<!-- 身份证110101199003074477 -->\n",
    "html": "<p>办理<!-- 找小王13912345678 -->留言</p><p style='display:none'>110101199003074477</p>",
}
FIELDS = ("docid:{}", "id={}", "docId=&quot;{}&quot;", "news_id: {}", "articleId:'{}', title", "var ts = {};")
"""What the source of a page numbers otherwise."""
OTHERS = (
    "13,912,345,678元",
    "罚没收入13912345678.35元",
    "罚没收入1391.2345678万元",
    "办理139、1234、5678件",
    "分别为139、1234、5678",
    "合同编号M13912345678",
    "文书第13912345678号",
    "（2024）13912345678号",
    "项目代码110101199003074477A01",
    "受理13912\n345678件",
    "比上年增加139→1234→5678",
    "2024年10月31日、2023年11月30日、2022年12月31日",
    "139\t1234\t5678",
    "一二三四五六七八九",
    "共有13912345678人参加",
    "共有13912345 678人参加",
    "型号Il39I2345678kW",
    "车牌桂lOO139l2345678A",
    "来电、微信、来访分别为13 9123 45678",
    "会员号13912345678",
    "网址http://www.example.invalid/110101202403074456.html",
    "①13912人，②345678人",
    "电话回访、微信回访、上门回访分别为186、2345、6789",
    "来电、微信、来访三类依次办结138、1234、5678",
    "手机端、电脑端、窗口各受理135，2468，1357",
)
"""Figures, dates, lists and codes: none of them is a number of a person."""


@pytest.mark.parametrize("rule", OVER_A_LINE_END)
def test_numbers_over_the_end_of_a_line_are_reported_and_masked(rule, rulebook):
    report = judge(read_bytes(text_with(OVER_A_LINE_END[rule]).encode(), "a.txt", ".txt"), rulebook)
    found = next(result.outcome.findings for result in report.results if result.rule.id == rule)
    assert len(found) == len(OVER_A_LINE_END[rule]), [finding.place.quote for finding in found]
    for output in OUTPUTS:
        if output not in ("docx", "xlsx", "terminal"):
            shown = written(output, rulebook, [report]).decode("utf-8", "replace")
            pieces = [max(form.split(), key=len) for form in OVER_A_LINE_END[rule]]
            assert not [piece for piece in pieces if len(piece) > 4 and piece in shown], output


@pytest.mark.parametrize("other", OTHERS)
def test_figures_dates_and_codes_are_no_numbers_of_persons(other, rulebook):
    report = judge(
        read_bytes(
            f"青禾县2024年法治政府建设年度报告\n一、主要工作\n全年工作，{other}。\n".encode(), "a.txt", ".txt"
        ),
        rulebook,
    )
    assert not [
        result.outcome.message
        for result in report.results
        if result.rule.id in RULES and result.outcome.findings
    ]


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, one) for rule, all_ in TOLD_AROUND.items() for one in all_]
)
def test_what_stands_around_tells_a_number_of_a_person(rule, words, rulebook):
    report = judge(
        read_bytes(f"青禾县2024年法治政府建设年度报告\n一、主要工作\n{words}。\n".encode(), "a.txt", ".txt"),
        rulebook,
    )
    found = next(result.outcome.findings for result in report.results if result.rule.id == rule)
    assert len(found) == words.count("、") + 1


@pytest.mark.parametrize("name", SOURCES)
def test_numbers_in_the_source_of_a_page_are_reported(name, rulebook):
    if name == "html":
        pytest.importorskip("lxml", reason="lxml 没有安装")
    text = SOURCES[name] + "<p>青禾县2024年法治政府建设年度报告</p><p>一、主要工作</p>"
    report = judge(read_bytes(text.encode(), f"a.{name}", f".{name}"), rulebook)
    told = {result.rule.id: result.outcome.findings for result in report.results if result.rule.id in RULES}
    assert [len(found) for found in told.values()] == [1, 1]
    assert "源代码里" in told["disclosure.id-number"][0].message
    assert "110101199003074477" not in written("json", rulebook, [report]).decode()


@pytest.mark.parametrize("field", FIELDS)
def test_codes_in_the_source_of_a_page_are_no_numbers_of_persons(field, rulebook):
    pytest.importorskip("lxml", reason="lxml 没有安装")
    comment = html.unescape(field).format(MOBILE)
    text = f"<!-- {comment} --><p>青禾县2024年法治政府建设年度报告</p><p>一、主要工作</p><!-- 联系mobile={MOBILE} -->"
    report = judge(read_bytes(text.encode(), "a.html", ".html"), rulebook)
    found = next(one.outcome.findings for one in report.results if one.rule.id == "disclosure.phone")
    assert len(found) == 1
