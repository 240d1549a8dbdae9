"""Over the labelled corpus, as text and as Word files of five structures, with the faults of people planted beside its own.

Each text comes as it is in one form, and with its slips in another; LAWCHECK_FUZZ=1 tries both in every form, checks anew what
is known from the run before, and has each corrected package validated.
"""

import os
import zlib

import pytest

from checker.reading.markdown import visible
from checker.replacing import replaced
from tests.correcting.corpus import ALL, TEXTS, check, corrected, damaged, rows, text_of, unnumbered
from tests.correcting.settling import assert_settles
from tests.correcting.structures import STRUCTURES, markdown
from tests.reporting.word.test_annotate import faults

RANK = ("met", "review", "partial", "unmet")
"""What was skipped has no verdict: a corrected title or term can let a rule see what it looks for."""
KNOWN = {}
FORMS = ("text", "markdown", *STRUCTURES)


def assert_good(data, name, before, clean):
    """Correct a file and check what holds of every one; returns what was done.

    ``before`` is the report on the file, ``clean`` are the rules and verdicts of the text without its slips: what a slip hid
    may come to light.
    """
    done = corrected(data, name, before)
    assert done.after == replaced(done.before, done.changes)
    assert not done.left or name.endswith(".md")
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
    assert done.left == sum(
        len(finding.fix) for result in done.report.results for finding in result.outcome.findings
    )
    again = corrected(done.data, name, check(done.data, name) if ALL else done.report)
    assert again.data == done.data
    return done


def faults_in(data, folder):
    """Return what a validator of the schema finds in a package."""
    file = folder / "稿.docx"
    file.write_bytes(data)
    return faults(file)


def faults_in_structure(kind, folder):
    """Return what it finds in files of a structure, whatever they say: parts that ours do without."""
    if kind not in KNOWN:
        data, _ = STRUCTURES[kind](["一、主要工作", "依法行政。"])
        KNOWN[kind] = faults_in(data, folder)
    return KNOWN[kind]


def try_text(text, before, clean):
    done = assert_good(text.encode(), "报告.txt", before, clean)
    assert done.data.decode() == done.after
    return done


def markup(text):
    """Return what a reader of Markdown does not see of a text."""
    return [raw for raw, shown in zip(text, visible(text), strict=True) if raw != shown]


def try_markdown(text, clean):
    data = markdown(rows(text))
    done = assert_good(data, "报告.md", check(data, "报告.md"), clean)
    assert done.data.decode() == done.after
    assert markup(done.after) == markup(done.before)
    return done


def try_word(kind, text, clean, folder):
    data, numbers = STRUCTURES[kind](rows(text))
    done = assert_good(data, "报告.docx", check(data, "报告.docx"), clean)
    assert_settles(data, done.data, unnumbered(done.after, numbers))
    if ALL and done.places:
        assert faults_in(done.data, folder) == faults_in_structure(kind, folder)
    return done


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=lambda at: os.path.basename(TEXTS[at]))
def test_a_text_of_the_corpus(number, tmp_path):
    text = text_of(number)
    before = check(text.encode(), "报告.txt")
    clean = {(one.rule.id, one.outcome.verdict) for one in before.results}
    seed = zlib.crc32(
        os.path.basename(TEXTS[number]).encode()
    )  # no other text's coming or going changes what is tried
    forms = FORMS if ALL else (FORMS[seed % len(FORMS)],)
    try_text(text, before, ())
    for form in forms:
        slips = damaged(text, seed)
        if form == "text":
            done = try_text(slips, check(slips.encode(), "报告.txt"), clean)
        elif form == "markdown":
            done = try_markdown(slips, clean)
        else:
            done = try_word(form, slips, clean, tmp_path)
        assert done.places >= 9
        if ALL and form in STRUCTURES:
            try_word(form, text, (), tmp_path)
