"""What the machine is told of how a match begins changes nothing of what it finds."""

import re
import sys
from _sre import compile as machine
from re import _compiler, _parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checker.checking  # noqa: F401  (loads what a run uses)
from checker.rulebooks import load_rulebook
from checker.text import ahead, lazy
from checker.text.beginnings import add_beginnings

IN_RULES = [one.pattern for one in load_rulebook(()).lexicon.expressions]
IN_MODULES = [
    one.pattern
    for name, module in sorted(sys.modules.items())
    if name.startswith("checker.")
    for one in vars(module).values()
    if isinstance(one, lazy.pattern) and isinstance(one.pattern, str) and not one.flags
]
EXPRESSIONS = sorted({*IN_RULES, *IN_MODULES})
PIECES = [*sorted(set(re.findall("[\u4e00-\u9fff]", "".join(EXPRESSIONS)))), *"0129，。；“”年月（ \n件a.-"]


def spans(source, text):
    """Return what the code of an expression, worked out ahead, finds."""
    code = ahead._code(source, 0)
    made = machine(source, code[0], list(memoryview(code[1]).cast("I")), *code[2:])
    return [one.span() for one in made.finditer(text)]


@settings(max_examples=1500)
@given(st.sampled_from(EXPRESSIONS), st.text(st.sampled_from(PIECES), max_size=25))
def test_the_same_is_found(source, text):
    assert spans(source, text) == [one.span() for one in re.finditer(source, text)]


@settings(max_examples=300)
@given(st.data(), st.sampled_from(EXPRESSIONS))
def test_what_matches_is_found(data, source):
    text = data.draw(st.from_regex(re.compile(source)))
    assert spans(source, text) == [one.span() for one in re.finditer(source, text)]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("(?:甲|乙丙)丁|戊?己", True),
        ("(?:(?:甲|[乙丙])|丁{2,3})+", True),
        (r"(?<!\d)\d{2}|[〇一]", True),
        ("(?!甲)[甲乙](?=丙)|(?P<name>丁)", True),
        ("(?:甲|乙)?|丙", False),
        ("(?:甲|乙)*", False),
        ("[^甲]乙|丙", False),
        (".甲|乙", False),
        ("(?i:a)b|c", False),
        ("(?i)(?:a|b)c", False),
        (r"(?:甲|乙)?\b.丙", False),
    ],
)
def test_what_is_told(source, told):
    parsed = _parser.parse(source)
    code = _compiler._code(parsed, 0)
    before = list(code)
    add_beginnings(code, parsed, 0)
    assert (code != before) == told
    text = "甲乙丙丁己戊己1234〇一cabAB甲丙乙丁丁丁"
    assert spans(source, text) == [one.span() for one in re.finditer(source, text)]
