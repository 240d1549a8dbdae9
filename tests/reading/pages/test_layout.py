"""Printed lines to running text: paragraphs, running heads, page numbers."""

import pytest

from checker.reading.pages.layout import merged_fragments, running_text
from checker.reading.pages.printed import Page, PrintedLine
from checker.reading.source import FOOTER, HEADER, Extra

FULL = "字" * 28


def line(text, row, indent=0, size=16.0, left=85.0):
    start = left + indent * size
    top = 100.0 + row * 28
    return PrintedLine(text, start, start + len(text) * size, top, top + size, size)


def paragraphs(*pages):
    source = running_text("x.pdf", "pdf", [Page(842.0, list(lines)) for lines in pages])
    return source.text.split("\n"), source


def test_full_lines_go_on_and_an_indent_begins_a_paragraph():
    rows = [
        line(FULL[:26], 0, 2),
        line(FULL, 1),
        line("完。", 2),
        line(FULL[:26], 3, 2),
        line(FULL, 4),
        line(FULL[:26], 5, 2),
    ]
    found, _ = paragraphs(rows)
    assert [len(text) for text in found] == [26 + 28 + 2, 26 + 28, 26]


def test_the_margin_of_a_short_text_is_where_a_full_line_goes_on():
    found, _ = paragraphs(
        [
            line(FULL[:26], 0, 1),  # a title in the middle, as wide as the text
            line("各乡镇：", 1, 2),
            line(FULL[:26], 2, 2),
            line("完。", 3),
            line("一、对象。", 4, 2),
            line("二、要求。", 5, 2),
        ]
    )
    assert [len(text) for text in found] == [26, 4, 28, 5, 5]


def test_a_number_that_the_margin_breaks_behind_its_point_goes_on():
    found, _ = paragraphs(
        [line("公共场所\u3000\u30002860\u3000\u300021.", 0), line("45", 1), line("合计", 2)]
    )
    assert found == ["公共场所\u3000\u30002860\u3000\u300021.45", "合计"]


def test_a_paragraph_goes_on_over_the_page():
    found, source = paragraphs(
        [line(FULL[:26], 0, 2), line(FULL, 1), line(FULL[:26], 2, 2), line(FULL, 3)],
        [line("末尾。", 0), line("新段", 1, 2)],
    )
    assert found[1].endswith("末尾。")
    assert source.page_at(source.text.index("末尾") - 1) == 1
    assert source.page_at(source.text.index("末尾")) == 2


def test_a_number_that_did_not_fit_leaves_its_line_nearly_full():
    found, _ = paragraphs(
        [line(FULL[:24], 0, 2), line(FULL, 1), line("123件。", 2), line("新段", 3, 2), line("末段", 4, 2)]
    )
    assert len(found) == 3


@pytest.mark.parametrize(("end", "goes_on"), [("字", True), ("。", False)])
def test_what_may_not_be_broken_leaves_as_much_room_as_it_takes(end, goes_on):
    found, _ = paragraphs(
        [
            line(FULL[:26], 0, 2),
            line(FULL[:23] + end, 1),
            line("98.1%。经分析", 2),
            line("新段", 3, 2),
            line(FULL, 4, 0),
        ]
    )
    assert ("98.1%" not in [text[:5] for text in found]) == goes_on


def test_without_indents_a_gap_begins_a_paragraph_and_else_full_lines_go_on():
    found, _ = paragraphs([line(FULL, 0), line(FULL, 1), line(FULL, 3), line("完。", 4), line(FULL, 5)])
    assert [len(text) for text in found] == [56, 30, 28]


def test_another_size_is_another_paragraph():
    found, _ = paragraphs(
        [
            line("标" * 20, 0, size=22.0),
            *(line(FULL[:26] if n % 3 == 0 else FULL, n + 1, 2 * (n % 3 == 0)) for n in range(9)),
        ]
    )
    assert found[0] == "标" * 20
    assert len(found) == 4


def running(number):
    head, foot = (
        PrintedLine("某县人民政府文件", 200, 330, 40, 50, 10),
        PrintedLine(f"— {number} —", 280, 320, 790, 804, 14),
    )
    return [
        head,
        line(FULL[:25] + str(number * 5), 0, 2),
        line(FULL, 1),
        line(f"第{number}页的第三行", 2),
        foot,
    ]


def test_running_heads_and_page_numbers_are_set_aside():
    found, source = paragraphs(running(1), running(2), running(3))
    assert source.extras == (Extra(HEADER, "某县人民政府文件"), Extra(FOOTER, "— 1 —"))
    assert len(found) == 3
    assert "—" not in source.text


def test_the_issuer_on_a_page_of_its_signature_is_no_running_head():
    """Though the first page begins with the same name, at the same height."""
    title = [line("某省自然资源厅", 0), line("关于2022年度法治政府建设情况的报告", 1)]
    first = [*title, line(FULL[:26], 2, 2), line(FULL, 3), line("完。", 4)]
    last = [line("某省自然资源厅", 0), line("2023 年 3 月 20 日", 1)]
    found, source = paragraphs(first, last)
    assert found[0] == found[-2] == "某省自然资源厅" and not source.extras


def test_a_page_number_on_the_only_page_is_one_but_not_a_number_in_the_text():
    only, source = paragraphs(
        [line("2023", 0), line("正文。", 1, 2), PrintedLine("1 / 1", 280, 320, 800, 812, 12)]
    )
    assert only == ["2023", "正文。"]
    assert source.extras == (Extra(FOOTER, "1 / 1"),)


def test_pieces_of_one_line_are_joined():
    pieces = [
        PrintedLine("发布", 0, 20, 0, 10, 10),
        PrintedLine("日期", 20.5, 40, 0.5, 10.5, 10),
        PrintedLine("2024", 70, 90, 0, 10, 10),
        PrintedLine("下行", 0, 20, 15, 25, 10),
    ]
    assert [one.text for one in merged_fragments(pieces)] == ["发布日期 2024", "下行"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("发布时间：2024-02-27　点击数：12　信息的来源：", "某局　字号：小", ""),
        ("信息的来源：某县司法局　日期：2024-02-27　来源：局", "阅读：61次", " "),
        ("信息的来源：某县司法局　点击数：61　日期：2024-02-27", "10:12　字号：小", " "),
        ("信息的来源：某县司法局　点击数：618　日期：2024-02-", "27　字号：小", ""),
        ("信息的来源：某县司法局　日期：2024-02-27　来源：局", "【打印】", " "),
        (
            "信息的来源：某县司法局　点击数：6　日期：2024年3",
            "月12日　阅读：612次　打印　关闭打印关闭打印关",
            "",
        ),
    ],
)
def test_a_row_of_labels_goes_on(first, second, joined):
    rows = [line(first.ljust(26, "字"), 0, 2) if len(first) < 24 else line(first, 0, 2), line(second, 1)]
    rows += [line(FULL[:26], 2, 2), line(FULL, 3), line(FULL, 4)]
    assert paragraphs(rows)[0][0] == rows[0].text + joined + second


def test_a_full_line_that_announces_the_text_ends_its_paragraph():
    rows = [line("二〇二四年三月十五日，现将二〇二三年有关情况报告如下：", 0, 2), line("主要工作", 1)]
    rows += [line(FULL[:26], 2, 2), line(FULL, 3), line(FULL, 4)]
    assert paragraphs(rows)[0][0].endswith("报告如下：")
