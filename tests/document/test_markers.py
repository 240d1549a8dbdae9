import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document.markers import chain_length, inline_markers, opens_item, read_marker


@pytest.mark.parametrize(
    ("text", "kind", "number", "length"),
    [
        ("一、工作", "cn", "一", 2),
        ("十一.工作", "cn", "十一", 3),
        ("（二）加强", "pcn", "二", 3),
        ("3.持续", "num", "3", 2),
        ("（12）规范", "pnum", "12", 4),
        ("第四部分下一年", "part", "四", 4),
        ("①学习", "circ", "①", 1),
        ("##标题", "md", "##", 2),
    ],
)
def test_markers(text, kind, number, length):
    assert read_marker(text) == (kind, number, length)


@pytest.mark.parametrize("text", ["一是学习", "1.5万件", "2023年", "（一", "第一责任人", "十分重要", "", "3"])
def test_what_only_looks_like_one(text):
    assert read_marker(text) is None


def test_chains():
    assert chain_length("一是学习") == 2
    assert chain_length("十二是学习") == 3
    assert chain_length("其一，学习") == 3
    assert chain_length("一般程序") == 0
    assert opens_item("（一）学习") and opens_item("二是学习") and not opens_item("学习")


def test_markers_in_mid_line():
    text = "一、总体情况（一）学习。（二）执法。二、不足"
    assert [text[at : at + 3] for at in inline_markers(text)] == ["（一）", "（二）", "二、不"]
    assert inline_markers("教育、医疗") == []


@given(st.text(alphabet="一二十（）1.、第部分#①是", max_size=12))
def test_a_marker_lies_in_the_text(text):
    marker = read_marker(text)
    assert marker is None or 0 < marker.length <= len(text)
