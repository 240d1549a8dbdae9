"""What holds for every format: the same bytes each time, nobody's numbers, hostile text, an unreadable file."""

import io
import json
import zipfile
from xml.etree import ElementTree

import pytest

from checker.reporting.formats import FORMATS
from checker.results import Report
from tests.outputs import PERSON, of_file, of_text, written

# The Word copy takes one file on disk (tests/reporting/test_annotate.py); the user's own text is left as it is there.
NAMES = [name for name in FORMATS if name != "docx"]
BROKEN = Report("没有.txt", None, (), "没有.txt：找不到这个文件。")
HOSTILE = (
    "</script><img src=x onerror=alert(1)>]]>&amp;\x00\x07\ud800\u202e2023年法治政府建设年度报告\r\n"
    '一、=cmd|"/c calc"!A1，::error file=x::%0A\n（二）@SUM(A1) 法制政府 ＋1,"\'`|~\n'
)


def text_of(data):
    """Return all text in an output, the members of an archive one after the other."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
    return data.decode()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bytes_each_time(rulebook, name):
    reports = [of_file(rulebook), of_text(rulebook, PERSON), BROKEN]
    assert written(name, rulebook, reports) == written(name, rulebook, reports)


@pytest.mark.parametrize("name", NAMES)
def test_nobodys_numbers_are_spread(rulebook, name):
    text = text_of(written(name, rulebook, [of_text(rulebook, PERSON)]))
    assert "青川县" in text or "公民" in text or "手机" in text
    for number in ("13800138000", "11010519491231002X", "0838-12345678", "1380013", "110105194912"):
        assert number not in text


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_breaks_no_format(rulebook, name):
    report = of_text(rulebook, HOSTILE, "a<b>&\"'\x01\ud800,:%.txt")
    text = text_of(written(name, rulebook, [report, report]))
    assert "<img" not in text or name in ("json", "sarif", "gitlab", "csv", "github")
    if name in ("json", "sarif", "gitlab"):
        json.loads(text)
    if name == "junit":
        ElementTree.fromstring(text)
    if name == "github":
        assert all(
            line.startswith(("::error file=", "::warning file=", "::notice file=", "::notice title="))
            for line in text.splitlines()
        )


@pytest.mark.parametrize("name", [name for name in NAMES if FORMATS[name].machine])
def test_a_run_that_read_nothing_is_still_an_output(rulebook, name):
    text = text_of(written(name, rulebook, [], error="没有“x”这条规则。"))
    if name in ("json", "sarif", "gitlab"):
        json.loads(text)
    if name == "junit":
        assert ElementTree.fromstring(text).get("errors") == "1"
    if name in ("sarif", "junit", "github"):
        assert "没有“x”这条规则。" in text


@pytest.mark.parametrize("name", NAMES)
def test_an_unreadable_file_is_told(rulebook, name):
    assert "没有.txt" in text_of(written(name, rulebook, [BROKEN, of_file(rulebook)])).replace("\\", "")
