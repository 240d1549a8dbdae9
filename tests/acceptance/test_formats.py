"""Reports of the labelled corpus in every format: the same verdicts (all of them: benchmarks/formats.py)."""

import importlib.util
import os

import pytest

from tests.formats import FORMATS, unbroken

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_spec = importlib.util.spec_from_file_location(
    "formats_command", os.path.join(ROOT, "benchmarks", "formats.py")
)
command = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(command)
NEEDS = {".html": "lxml", ".mht": "lxml", ".pdf": "pypdfium2"}
KEEP_TABS = (".txt", ".docx")
"""Formats in which a tab sets cells of a table apart; elsewhere it is a blank."""
EVERY = 17
"""Each format gets other texts, one in so many."""


@pytest.mark.parametrize("name", FORMATS)
def test_verdicts_are_those_of_the_plain_text(name, rulebook):
    ending, make = FORMATS[name]
    if ending in NEEDS:
        pytest.importorskip(NEEDS[ending], reason=f"{NEEDS[ending]} 没有安装")
    paths = command.texts(1)[list(FORMATS).index(name) :: EVERY]
    assert len(paths) > 10
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if "\t" in text and ending not in KEEP_TABS:
            continue
        plain = command.verdicts(text.encode(), ".txt", rulebook, command.CONTENT)
        assert command.verdicts(make(unbroken(text)), ending, rulebook, command.CONTENT) == plain, path
