import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.word.numberformats import format_number
from checker.text.numbers import value_of

TABLE = {
    "decimal": "1 10 21 101",
    "decimalZero": "01 10 21 101",
    "decimalFullWidth": "１ １０ ２１ １０１",
    "decimalEnclosedCircle": "① ⑩ 21 101",
    "decimalEnclosedParen": "⑴ ⑽ 21 101",
    "upperRoman": "I X XXI CI",
    "lowerRoman": "i x xxi ci",
    "upperLetter": "A J U WWWW",
    "chineseCounting": "一 十 二十一 一○一",
    "chineseCountingThousand": "一 十 二十一 一百〇一",
    "japaneseCounting": "一 十 二十一 百一",
    "ideographDigital": "一 一〇 二一 一〇一",
    "chineseLegalSimplified": "壹 壹拾 贰拾壹 壹佰零壹",
    "ideographTraditional": "甲 癸 21 101",
    "ideographEnclosedCircle": "㊀ ㊉ 21 101",
    "none": "",
    "a format of the future": "1 10 21 101",
}


@pytest.mark.parametrize("name", TABLE)
def test_numbers_are_written_as_word_writes_them(name):
    assert " ".join(format_number(value, name) for value in (1, 10, 21, 101)).strip() == TABLE[name]


@given(st.integers(1, 9999))
def test_a_chinese_number_reads_back_as_itself(value):
    assert value_of(format_number(value, "chineseCountingThousand").replace("〇", "零")) == value


@given(st.integers(1, 4999))
def test_a_roman_number_reads_back_as_itself(value):
    worth = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    digits = [worth[letter] for letter in format_number(value, "lowerRoman")]
    assert value == sum(-one if one < max(digits[at:]) else one for at, one in enumerate(digits))


@given(st.integers(0, 10**9), st.sampled_from(sorted(TABLE)))
def test_every_number_has_a_form_without_blanks(value, name):
    written = format_number(value, name)
    assert written == written.strip()
    assert written or name == "none"
