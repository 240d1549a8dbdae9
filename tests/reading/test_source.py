from hypothesis import given
from hypothesis import strategies as st

from checker.reading.source import make_source


def test_lines_end_at_lf_crlf_and_cr():
    source = make_source("x", "txt", "UTF-8", "甲\n乙\r\n丙\r丁")
    assert [source.position(at) for at, char in enumerate("甲\n乙\r\n丙\r丁") if char in "甲乙丙丁"] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
    ]


def test_other_separators_do_not_begin_a_line():
    source = make_source("x", "txt", "UTF-8", "甲\u2028乙\x0b丙\x85丁")
    assert source.position(6) == (1, 7)


@given(st.text(alphabet="甲乙\n\r ，", max_size=60))
def test_positions_count_as_a_plain_reader_does(text):
    source = make_source("x", "txt", "UTF-8", text)
    line, column = 1, 1
    for at, char in enumerate(text):
        assert source.position(at) == (line, column)
        column += 1
        if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
            line, column = line + 1, 1


def test_a_line_of_a_word_file_is_a_paragraph_to_the_user():
    assert [make_source("x", format_, "", "甲").unit for format_ in ("txt", "docx")] == ["行", "段"]
