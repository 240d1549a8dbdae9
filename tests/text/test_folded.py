"""Letters and digits by which quotes are compared."""

import re
import sys
import unicodedata

import pytest

from checker.text.quotes import _ORDINARY, folded


def by_tables(text):
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


@pytest.mark.parametrize("text", ["第１２条 ＡbC，①㎡", "审核文件9件，占100％。", "⽴案（三）", "ﬁnal", ""])
def test_forms_of_letters_do_not_count(text):
    assert folded(text) == by_tables(text)


def test_ordinary_characters_are_what_they_are_without_the_tables_too():
    ordinary = re.findall(_ORDINARY.pattern[:-1], "".join(map(chr, range(sys.maxunicode + 1))))
    assert len(ordinary) > 20_000
    assert folded("".join(ordinary)) == by_tables("".join(ordinary))
    assert not any(map(unicodedata.combining, ordinary))  # none joins the one before it
