"""Regular expressions compiled ahead are the ones that are compiled on the spot, and a file that does not fit is no fault."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import checker.checking
import checker.document.clauses
from checker.rulebook import shipped
from checker.text import ahead, lazy

SEEDS = Path(__file__).parents[2] / "seeds"
CORPUS = Path(__file__).parents[1] / "corpus"


def codes(data: bytes) -> dict[tuple[str, int], tuple[object, ...]]:
    made_for, known = pickle.loads(data)
    assert made_for == lazy.version()
    return dict(known)


def test_every_expression_of_a_loaded_module_is_there_and_finds_what_re_finds():
    known = codes(ahead.patterns_ahead())
    assert (r"[0-9]+", 0) in known
    text = "截至2024年12月31日，县长主持会议3次，电话139 1234 5678，没有召开述法会议。OO年，全年应当办结。"
    for source, flags in known:
        made = lazy.pattern(source, flags)
        plain = re.compile(source, flags)
        subject = text if isinstance(source, str) else text.encode("utf-16-le") + bytes(9)
        assert [one.span() for one in made.finditer(subject)] == [
            one.span() for one in plain.finditer(subject)
        ]


def test_expressions_in_rules_are_there_too():
    known = codes(ahead.codes_ahead([lazy.pattern("甲(?P<name>乙)?丙")]))
    assert ("甲(?P<name>乙)?丙", 0) in known


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no pickle",
        pickle.dumps((("another", 1), {("a+", 0): (32, b"\0\0\0\0", 0, {}, (None,))})),
        pickle.dumps((lazy.version(), {("a+", 0): (32, b"\0\0\0\0", 0, {}, (None,))})),
        pickle.dumps((lazy.version(), {("a+", 0): (32, b"\xff" * 64, 0, {}, (None,))})),
        pickle.dumps((lazy.version(), [])),
        None,
    ],
)
def test_a_file_that_does_not_fit_is_passed_over(content, tmp_path, monkeypatch):
    file = tmp_path / "patterns"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(lazy, "_UNREAD", [str(file)])
    monkeypatch.setattr(lazy, "_KNOWN", {})
    assert lazy.pattern("a+").search("baa").span() == (1, 3)


def test_groups_and_flags_survive(tmp_path, monkeypatch):
    wanted = [("(?P<year>[0-9]{4})年|(x)", 0), ("AB", int(re.IGNORECASE)), ("^b", int(re.MULTILINE))]
    file = tmp_path / "patterns"
    file.write_bytes(ahead.codes_ahead([lazy.pattern(*one) for one in wanted]))
    monkeypatch.setattr(lazy, "_UNREAD", [str(file)])
    monkeypatch.setattr(lazy, "_KNOWN", {})
    assert lazy.pattern(*wanted[0]).search("2024年")["year"] == "2024"
    assert lazy.pattern(*wanted[1]).search("ab")
    assert lazy.pattern(*wanted[2]).search("a\nb")


COUNTING = """
import re, sys
from re import _compiler
compiled = []
work = _compiler.compile
_compiler.compile = lambda source, flags=0: compiled.append(source) or work(source, flags)
from checker import check_text
for file in sys.argv[1:]:
    check_text(open(file, encoding="utf-8").read())
print(*[source for source in compiled if isinstance(source, str) and any(char > "\\x7f" for char in source)], sep="\\n", end="")
"""


def test_a_run_works_out_no_expression_by_itself():
    """Each costs a run up to a millisecond, and the first of them five."""
    shipped.build("law-based-government")
    files = [SEEDS / "kaili-2024.txt", *sorted((CORPUS / "usual").glob("*.txt"))[:20]]
    found = subprocess.run(
        [sys.executable, "-c", COUNTING, *map(str, files)], capture_output=True, text=True, check=True
    )
    assert found.stdout == ""


def test_what_is_kept_is_made_again_where_a_module_has_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped, "COMPILED", str(tmp_path))
    file = tmp_path / shipped.PATTERNS
    file.write_bytes(ahead.codes_ahead([lazy.pattern("as it was")]))
    monkeypatch.setattr(lazy, "_UNREAD", [str(file)])
    monkeypatch.setattr(lazy, "_KNOWN", {})
    lazy.when_lacking(shipped._renew_patterns)
    assert lazy.pattern("of a module that has changed").search("") is None
    assert (checker.document.clauses._FRAME.pattern, 0) in codes(file.read_bytes())
    kept = file.stat().st_ino
    monkeypatch.setattr(lazy, "_KNOWN", codes(file.read_bytes()))
    lazy.when_lacking(shipped._renew_patterns)
    assert lazy.pattern("of a pack").search("") is None
    assert file.stat().st_ino == kept, "nothing is lacking, and it is made again all the same"
