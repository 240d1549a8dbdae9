"""Words, slips across words, and long names."""

import pytest

from checker.text.alike import Alike
from checker.text.names import Names
from checker.text.words import cost, is_word, reads_better

NAMES = Names(
    (
        "中华人民共和国",
        "习近平新时代中国特色社会主义思想",
        "全国人民代表大会",
        "最高人民检察院",
        "中国人民解放军",
    ),
    (
        "人民代表大会",
        "全国代表大会",
        "全省人民代表大会",
        "新时代中国特色社会主义思想",
        "人民共和国",
        "最高检察院",
    ),
    Alike(("主注住", "义意易")),
)


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("宣传中华人共和国宪法", "中华人共和国"),
        ("成立于中华人民工和国时期", "中华人民工和国"),
        ("中华共和国公民", "中华共和国"),
        ("中共人民共和国", "中共人民共和国"),
        ("以习近平新时代特色社会主义思想为指导", "习近平新时代特色社会主义思想"),
        ("以习近平新时代中国特社会主义思想为指导", "习近平新时代中国特社会主义思想"),
        ("以习进平新时代中国特色社会主义思想为指导", "习进平新时代中国特色社会主义思想"),
        ("全国人民代大会常务委员会", "全国人民代大会"),
        ("全国人代民表大会", "全国人代民表大会"),
        ("全国人民代大表会", "全国人民代大表会"),
        ("全国人民表代大会", "全国人民表代大会"),
        ("最高人民检查院", "最高人民检查院"),
        ("以习近平新时代中国特色社会注意思想为指导", "习近平新时代中国特色社会注意思想"),
    ],
)
def test_a_long_name_with_one_wrong_character_or_two_left_out(text, wrong):
    found = [text[miss.start : miss.end] for miss in NAMES.misses(text)]
    assert found == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    "text",
    [
        "中华人民共和国成立以来，人民共和国的武装力量不断壮大",
        "党的全国代表大会和全国人民代表大会",
        "召开全省人民代表大会",
        "坚持新时代中国特色社会主义思想",
        "盼望中国人民解放台湾",
        "我国人民代表大会制度",
        "最高检察院批复",
    ],
)
def test_another_right_name_is_no_slip(text):
    assert NAMES.misses(text) == []


@pytest.mark.parametrize(
    "text, wrong, right, better",
    [
        ("依法查处对公共安全产生影响的行为", "安全产生", "安全生产", False),
        ("压紧安全产生责任", "安全产生", "安全生产", True),
        ("参观原子能科学展览", "子能科学", "职能科学", False),
        ("人民调解圆满成功", "人民调解圆", "人民调解员", False),
        ("落实行政执法公式制度", "行政执法公式", "行政执法公示", True),
    ],
)
def test_a_slip_breaks_words(text, wrong, right, better):
    start = text.index(wrong)
    assert reads_better(text, (start, start + len(wrong)), right, {}) is better


def test_dictionary():
    assert is_word("目的") and not is_word("的的")
    assert cost("公共安全产生") == 20


@pytest.mark.parametrize(
    ("text", "word"),
    [("一一", True), ("龟裂", True), ("", False), ("的", False), ("鿿的", False), ("ab", False), ("\n一", False), ("\ud800的", False), ("一 一", False)],
)  # fmt: skip
def test_whatever_is_asked_about(text, word):
    assert is_word(text) is word
