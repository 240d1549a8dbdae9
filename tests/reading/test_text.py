import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import LawcheckError
from checker.reading import bounds
from checker.reading import text as reader
from checker.reading.text import read_text

REPORT = "2023年，青川县依法行政。\r\n一、主要工作\n全年审核文件9件。"


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", b"\xef\xbb\xbf", "UTF-8（带 BOM）"),
        ("gb18030", b"", "GB18030"),
        ("gbk", b"", "GB18030"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("utf-16-le", b"", "UTF-16"),
        ("utf-16-be", b"", "UTF-16"),
    ],
)
def test_encodings_of_chinese_offices(codec, mark, name):
    source = read_text(mark + REPORT.encode(codec), "x.txt")
    assert source.text == REPORT
    assert source.encoding == name


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (b"\xef\xbb\xbf \r\n\t", "文件是空的"),
        ("法治".encode() + b"\n\n\x00\x01\x02", "空字符"),
        ("法治政府".encode() + b"\xff\xff\xfe", "文字编码无法识别"),
        (b"\x01\x02\x03\x04\x05 abc", "不能显示的字符"),
        ("甲\n".encode() * 10 + ("乙" * 200_001).encode(), "这一行有"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data, words):
    with pytest.raises(LawcheckError) as caught:
        read_text(data, "x.txt")
    assert words in str(caught.value)
    assert caught.value.remedy
    assert caught.value.path == "x.txt"


def test_the_line_of_a_fault_is_named():
    with pytest.raises(LawcheckError) as caught:
        read_text("一\n二\n三".encode() + b"\x00", "x.txt")
    assert caught.value.line == 3


def test_bounds(monkeypatch):
    monkeypatch.setattr(reader, "MAX_BYTES", 30)
    with pytest.raises(LawcheckError, match="超过"):
        read_text(("法治" * 20).encode(), "x.txt")
    monkeypatch.setattr(reader, "MAX_BYTES", 10_000)
    monkeypatch.setattr(bounds, "MAX_CHARACTERS", 20)
    with pytest.raises(LawcheckError, match="上限"):
        read_text(("法治" * 20).encode(), "x.txt")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_clear_error(data):
    try:
        source = read_text(data, "x.txt")
    except LawcheckError as error:
        assert error.remedy and "x.txt" in str(error)
    else:
        assert source.text.strip()
