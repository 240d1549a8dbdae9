"""What an expression needs is in every text that it matches; expressions of which nothing can be told are always tried."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.rulebooks import load_rulebook
from checker.text.needed import needed
from checker.text.terms import Lexicon, TermList


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("公[示开]栏", {"公示", "公开"}),
        ("法(?:制|务)机构", {"机构"}),
        ("审(?!计)|把关", {"审", "把关"}),
        ("已[^，]{0,4}到货", {"到货"}),
        ("(?<!不)拍(?!卖)", {"拍"}),
        ("[0-9]{1,3}[件起]", {"件", "起"}),
        ("(?:甲乙)+", {"甲乙"}),
        ("(?>甲乙)丙?", {"甲乙"}),
        ("(?<=[，。])有", {"，有", "。有"}),
        ("(?<=[，。])(?:现|共)?(?:有|辖)[0-9]", {a + b for a in "，。现共" for b in "有辖"}),
        ("(?<=甲)(?:现在)?有", {"有"}),
        ("甲(?=乙)", {"甲"}),
        ("[两三](?:次|天(?!然))", {"两次", "三次", "两天", "三天"}),
        ("[两三](?:次|天然)", {"两", "三"}),
        ("(?=甲)乙", {"乙"}),
        ("甲?乙", {"乙"}),
        ("甲{0,2}乙", {"乙"}),
        ("(?:甲乙)*丙?", None),
        ("[^甲]", None),
        (".", None),
        ("(?i)ab", None),
        ("(?i:ab)", None),
        ("甲|.", None),
    ],
)
def test_what_an_expression_needs(source, expected):
    assert needed(source) == (None if expected is None else frozenset(expected))


EXPRESSIONS = [regex.pattern for regex in load_rulebook(()).lexicon.expressions]
PIECES = sorted(set(re.findall("[\u4e00-\u9fff]", "".join(EXPRESSIONS)))) + list("0，。；“”")


@settings(max_examples=300)
@given(st.sampled_from(EXPRESSIONS), st.text(st.sampled_from(PIECES), max_size=30))
def test_a_text_that_matches_holds_what_is_needed(source, text):
    needs = needed(source)
    if needs is not None and re.search(source, text):
        assert not needs.isdisjoint({*text, *map("".join, pairwise(text))})


def test_a_lexicon_finds_by_an_expression_what_the_expression_finds():
    lexicon = Lexicon({"{a}": TermList(("甲",), regex="乙[丙丁]"), "{b}": TermList((), regex="[^甲]{2}")})
    assert lexicon.scan("乙丁甲") == [(0, 2, ("{a}",)), (0, 2, ("{b}",)), (2, 3, ("{a}",))]
    assert lexicon.scan("甲") == [(0, 1, ("{a}",))]
