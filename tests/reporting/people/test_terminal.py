from hypothesis import given
from hypothesis import strategies as st

from checker.reporting.people.blocks import Fields, PageTitle, Table, Text
from checker.reporting.people.terminal import render, width_of, wrap


@given(st.text(alphabet="甲乙，。a1", max_size=80), st.integers(10, 40))
def test_wrapping_loses_nothing_and_keeps_the_width(text, width):
    lines = wrap(text, width)
    assert "".join(lines) == text
    # A mark of punctuation may hang over: Chinese never begins a line with one.
    assert all(width_of(line.rstrip("，。")) <= width for line in lines)


def test_the_same_content_is_shown_with_and_without_colour():
    blocks = [
        PageTitle(1, "差距报告"),
        Text("暂不能公开发布。", strong=True),
        Fields((("位置", "第1行"),)),
        Table(("检查内容", "结果"), (("述法", "不符合"),)),
    ]
    plain, coloured = render(blocks, 40, False), render(blocks, 40, True)
    assert "\033[" not in plain and "\033[31m不符合\033[0m" in coloured
    for code in ("\033[1m", "\033[31m", "\033[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain
