import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.alike import Alike, differing
from checker.text.phrases import Phrases

PHRASES = ["行政执法公示制度", "双随机", "规范性文件", "行政复议", "人民调解员", "重大行政决策程序"]
ALIKE = Alike(["示式事", "机即", "范犯", "文问", "义议意", "员圆", "行形"])
KNOWN = Phrases(PHRASES, ["行政复意向"], ALIKE, ["调解员"])


def wrong(text):
    return [(text[miss.start : miss.end], miss.phrase) for miss in KNOWN.misses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实行政执法公式制度。", [("行政执法公式制度", "行政执法公示制度")]),
        ("推行双随即监管", [("双随即", "双随机")]),
        ("办理行政复义案件", [("行政复义", "行政复议")]),
        ("办理形政复议案件", [("形政复议", "行政复议")]),
        ("重大行政策程序", [("重大行政策程序", "重大行政决策程序")]),
        ("重大行政政决策程序", [("重大行政政决策程序", "重大行政决策程序")]),
        ("重大行决政策程序", [("重大行决政策程序", "重大行政决策程序")]),
        ("重大政行决策程序", [("重大政行决策程序", "重大行政决策程序")]),
        ("范规性文件", [("范规性文件", "规范性文件")]),
        ("人民调解圆满成功", []),
        ("人民调解圆，", [("人民调解圆", "人民调解员")]),
        ("行政复意向书", []),
        ("规范文件、行政复查、行政执法公开制度", []),
        ("", []),
        ("行政复", []),
        ("双随", []),
    ],
)
def test_one_slip_is_seen_and_other_words_are_not(text, expected):
    assert wrong(text) == expected


@given(st.lists(st.sampled_from([*PHRASES, "的", "，", "工作", "\n"]), max_size=8))
def test_right_phrases_in_any_company_are_right(pieces):
    assert not KNOWN.misses("。".join(pieces))


@given(st.data(), st.sampled_from([phrase for phrase in PHRASES if len(phrase) > 3]))
def test_a_character_of_the_same_sound_is_found_wherever_it_stands(data, phrase):
    at = data.draw(st.integers(0, len(phrase) - 1))
    meant = phrase[at]
    other = next(char for char in "甲乙" if char not in phrase)
    known = Phrases(PHRASES, [], Alike([meant + other]))
    (miss,) = known.misses(f"前。{phrase[:at]}{other}{phrase[at + 1 :]}。后")
    assert (miss.at, miss.phrase) == (2 + at, phrase)


@given(st.text(alphabet="行政执法公示制度双随机规范性文件复议重大决策程序人民调解员，\n", max_size=60))
def test_whatever_is_reported_differs_from_its_phrase_by_one_slip(text):
    for miss in KNOWN.misses(text):
        written = text[miss.start : miss.end]
        left, right, _ = differing(written, miss.phrase)
        assert written != miss.phrase
        assert max(len(left), len(right)) <= 2


def test_groups_tell_which_characters_are_mistaken():
    alike = Alike(["职治", "智制职"])
    assert alike.mistaken("职", "制") and alike.mistaken("治", "职")
    assert not alike.mistaken("治", "制") and not alike.mistaken("无", "职") and not alike.mistaken(" ", "职")
