import time

import pytest

from checker.rulebook.regexes import bounded, regex_fault
from checker.text.terms import Lexicon, TermList

HARMLESS = [
    r"\d{4}年", "第[一二三]条", "甲.{0,10}乙", "a+b*", "[0-9]+件", r"\d+(?:\.\d+)?%", "受理[^，。]+件", "(?:民事|刑事)案件", r"[A-Z]{2,}-\d+",
    "甲.{0,10}乙.{0,10}丙", "[一-龥]{0,10}审核[0-9]{1,6}件", "a*?b", "(?:[0-9]|[5-9])+件", "[+*]+号", r"\++号", "x{3,}y",
]  # fmt: skip
DANGEROUS = [
    "(a+)+", "(a|aa)+", "(.*)*x", ".*.*.*", "(", "a*", "(a)\\1", "(?:x{1,50}){1,50}", "x" * 400, r"\w+\w+b", r"\w+审核\w+b", "(a?){30}a{30}",
    "(?:a|a)+b", "[一-龥]+审核[0-9]+件", "第.+条.+款", r"(?:\w\s?)+。", "a+[a-c]+d", r"(?:ab|a|b){2,}c", "(x{99}){99}", "(?=(a+)+b)a",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_ones_pass(text):
    assert regex_fault(text) is None


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_ones_are_refused(text):
    assert regex_fault(text)


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("unit", ["a", "甲", "0", "审核", "ab", "甲乙", "甲 ", "xA-1"])
def test_what_passes_takes_linear_time(text, unit):
    lexicon = Lexicon({"{x}": TermList((), regex=bounded(text))})
    began = time.process_time()
    lexicon.scan(unit * (40_000 // len(unit)))
    assert time.process_time() - began < 1.5


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[0-9]+件", "[0-9]{1,60}件"),
        (r"\+a*?[*+]b++", r"\+a{0,60}?[*+]b{1,60}+"),
        ("[]*]+x{2,}{", "[]*]{1,60}x{2,60}{"),
        ("[^]+]*a", "[^]+]{0,60}a"),
        ("甲{0,10}", "甲{0,10}"),
    ],
)
def test_every_repeat_is_given_an_end(text, wanted):
    assert bounded(text) == wanted
