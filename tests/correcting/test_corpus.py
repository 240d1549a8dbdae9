"""Over the labelled corpus, as text and as Word files of five structures, with the faults of people planted beside its own.

Each text comes in one structure; LAWCHECK_FUZZ=1 tries every text in every one.
"""

import glob
import os
import random
import re

import pytest

from checker.checking import Checker, Wishes
from checker.correcting.draft import correct
from checker.reading.files import read_bytes
from checker.replacing import replaced
from tests.correcting.settling import assert_settles
from tests.correcting.structures import STRUCTURES

ROOT = os.path.join(os.path.dirname(os.path.dirname(__file__)), "corpus")
TEXTS = sorted(
    name
    for name in glob.glob(os.path.join(ROOT, "**", "*.txt"), recursive=True)
    if f"{os.sep}aside{os.sep}" not in name
)
ALL = os.environ.get("LAWCHECK_FUZZ") == "1"
RANK = ("met", "review", "partial", "unmet")
"""What was skipped has no verdict: a corrected title or term can let a rule see what it looks for."""
CHECKER = Checker(Wishes(use_config=False))


def check(data, name):
    return CHECKER.check_source(name, read_bytes(data, name, os.path.splitext(name)[1]))


def damaged(text, seed):
    """Return a text with slips of all certain kinds in some places."""
    rng = random.Random(seed)

    def at_times(pattern, new, count):
        nonlocal text
        places = [match.span() for match in re.finditer(pattern, text)]
        for start, end in sorted(rng.sample(places, min(count, len(places))), reverse=True):
            text = text[:start] + new + text[end:]

    at_times("(?<=[一-鿿])，(?=[一-鿿])", ",", 9)
    at_times("(?<=[一-鿿])；(?=[一-鿿])", ";", 2)
    at_times("公示制度", "公式制度", 1)
    at_times("行政复议", "行政复义", 1)
    at_times("法治政府(?=建设水平|建设工作)", "法制政府", 1)
    at_times("(?<=[一-鿿]{4})的(?=[一-鿿]{4})", "的的", 1)
    at_times("(?<=[一-鿿])。(?=\n+[一二三四五六七八九十（])", "", 1)
    at_times("(?<=[一-鿿])。(?=[一-鿿])", "。。", 1)
    at_times("〔(?=20\\d\\d〕)", "[", 1)
    at_times("(?<=\\[20\\d\\d)〕", "]", 1)
    at_times("(?<=[一-鿿])，(?=[一-鿿])", "， ", 1)
    return text


def assert_good(data, name, clean=()):
    """Correct a file and check what holds of every one; returns what was done.

    ``clean`` are the rules and verdicts of the text without its slips: what a slip hid may come to light.
    """
    before = check(data, name)
    done = correct(data, before, lambda new: check(new, name))
    assert done.after == replaced(done.before, done.changes)
    assert not done.left
    worse = {
        result.rule.id: (result.outcome.verdict, now.outcome.verdict)
        for result, now in zip(before.results, done.report.results, strict=True)
        if result.outcome.verdict != "skipped"
        and (result.rule.id, now.outcome.verdict) not in clean
        and (
            now.outcome.verdict == "skipped"
            or RANK.index(now.outcome.verdict) > RANK.index(result.outcome.verdict)
        )
    }
    assert not worse
    assert not [
        finding.fix for result in done.report.results for finding in result.outcome.findings if finding.fix
    ]
    again = correct(done.data, check(done.data, name), lambda new: check(new, name))
    assert again.data == done.data
    return done


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=lambda at: os.path.basename(TEXTS[at]))
def test_a_text_of_the_corpus(number):
    with open(TEXTS[number], "rb") as file:
        text = file.read().decode("utf-8-sig").replace("\r\n", "\n")
    clean = {(one.rule.id, one.outcome.verdict) for one in check(text.encode(), "报告.txt").results}
    for seed, one in enumerate((text, damaged(text, number))):
        done = assert_good(one.encode(), "报告.txt", clean if seed else ())
        assert done.data.decode() == done.after
        if seed:
            assert done.places >= 9
        rows = [line for line in one.split("\n") if line.strip()]
        kinds = list(STRUCTURES) if ALL else [list(STRUCTURES)[(number + seed) % len(STRUCTURES)]]
        for kind in kinds:
            data, numbers = STRUCTURES[kind](rows)
            done = assert_good(data, "报告.docx", clean if seed else ())
            wanted = [line[len(own) :] for line, own in zip(done.after.split("\n"), numbers, strict=True)]
            assert_settles(data, done.data, wanted)
