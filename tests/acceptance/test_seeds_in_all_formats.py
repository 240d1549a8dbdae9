"""The seeds in every format: the same verdicts, and quotes that stand where the findings say."""

import os

import pytest

from checker.judging.judge import judge
from checker.reading.files import read_bytes, read_file
from checker.reporting.people.gap import gap_blocks
from checker.reporting.people.markdown import render
from tests.formats import as_markdown, as_page
from tests.ofd_files import write_ofd

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SEEDS = ("bachu-2022", "changdu-2023", "kaili-2024", "lasa-2019", "shuocheng-2023")
CONTENT = ("annual-report", "three-systems", "document")
"""The packs whose verdicts are about content and not about how it is set."""


MADE = {
    ".html": as_page,
    ".md": as_markdown,
    ".ofd": write_ofd,
    ".txt": lambda text: text.encode("gb18030"),
}
NEEDS = {".html": "lxml", ".pdf": "pypdfium2"}


def verdicts(report):
    return {
        result.rule.id: result.outcome.verdict for result in report.results if result.rule.pack in CONTENT
    }


def places(report):
    """Yield the span and the quote of every finding and piece of evidence that has both."""
    for result in report.results:
        for place in (*(finding.place for finding in result.outcome.findings), *result.outcome.evidence):
            if place.span is not None and place.quote:
                yield place.span, place.quote


def plain(text):
    return "".join(text.replace("**", "").split()).removesuffix("……").lstrip("#")


def read(name, ending):
    if ending in NEEDS:
        pytest.importorskip(NEEDS[ending], reason=f"{NEEDS[ending]} 没有安装")
    if ending == ".pdf":
        return read_file(os.path.join(ROOT, "tests", "fixtures", "pdf", f"{name}.pdf"))
    text = read_file(os.path.join(ROOT, "seeds", f"{name}.txt")).text
    return read_bytes(MADE[ending](text), f"{name}{ending}", ending)


@pytest.mark.parametrize("ending", [*MADE, ".pdf"])
@pytest.mark.parametrize("name", SEEDS)
def test_verdicts_do_not_depend_on_the_format(name, ending, rulebook):
    expected = verdicts(judge(read_file(os.path.join(ROOT, "seeds", f"{name}.txt")), rulebook))
    assert len(expected) > 15
    assert verdicts(judge(read(name, ending), rulebook)) == expected


@pytest.mark.parametrize("ending", [*MADE, ".pdf"])
@pytest.mark.parametrize("name", SEEDS)
def test_a_quote_is_what_stands_at_its_page_line_and_column(name, ending, rulebook):
    source = read(name, ending)
    lines = source.text.splitlines()
    if ending == ".md":  # positions are those of the file, in which marks stand between
        lines = as_markdown(read_file(os.path.join(ROOT, "seeds", f"{name}.txt")).text).decode().splitlines()
    count = 0
    for (start, end), quote in places(judge(source, rulebook)):
        first, last = source.position(start), source.position(end - 1)
        shown = "\n".join([lines[first.line - 1][first.column - 1 :], *lines[first.line : last.line]])
        assert plain(quote) in plain(shown)
        assert plain(shown)[0] in (plain(quote)[0], *"一二三四五六七八九十（(0123456789#")
        assert (source.page_at(start) is not None) == (ending in (".pdf", ".ofd"))
        count += 1
    assert count > 10


def test_the_line_and_column_of_a_markdown_draft_are_those_of_its_file(rulebook):
    written = as_markdown(read_file(os.path.join(ROOT, "seeds", "kaili-2024.txt")).text).decode()
    source = read("kaili-2024", ".md")
    lines = written.split("\n")
    for (start, _), quote in places(judge(source, rulebook)):
        line, column = source.position(start)
        assert (
            lines[line - 1][column - 1 :]
            .replace("*", "")
            .lstrip("#（(一二三四五六七八九十）)、")
            .startswith(plain(quote)[:6].lstrip("（(一二三四五六七八九十）)、"))
        )


def test_the_gap_report_tells_how_a_file_was_read_and_on_which_page_a_fault_stands(rulebook):
    report = judge(read("kaili-2024", ".ofd"), rulebook)
    text = render(gap_blocks(report, rulebook, "1"))
    assert "OFD 版式文件，共7页，" in text
    assert "| 第1页，正文" in text or "| 第1页，“" in text
