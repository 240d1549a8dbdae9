import pytest

from checker.rulebook.regexes import regex_fault


@pytest.mark.parametrize("text", [r"\d{4}年", "第[一二三]条", "甲.{0,10}乙", "a+b*"])
def test_harmless_ones_pass(text):
    assert regex_fault(text) is None


@pytest.mark.parametrize(
    "text", ["(a+)+", "(a|aa)+", "(.*)*x", ".*.*.*", "(", "a*", "(a)\\1", "(?:x{1,50}){1,50}", "x" * 400]
)
def test_dangerous_ones_are_refused(text):
    assert regex_fault(text)
