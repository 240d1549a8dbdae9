"""Word files made by LibreOffice (tests/fixtures/docx/make.py): read and annotated as a clerk would have it."""

import os
import shutil
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import pytest

from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.reading.source import DELETED, HEADING, INSERTED
from checker.reading.word.docx import read_docx
from checker.reporting.people.remarks import remarks
from checker.reporting.word.annotate import annotate
from tests.docx_files import docx, level, lists, numbered, p

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILES = os.path.join(ROOT, "tests", "fixtures", "docx")
SEEDS = sorted(name[:-4] for name in os.listdir(os.path.join(ROOT, "seeds")) if name.endswith(".txt"))
CONTENT = ("annual-report", "three-systems", "document")
NEEDS_OFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not installed (apt-get install libreoffice-writer)",
)


def word_file(seed, kind):
    return os.path.join(FILES, f"{seed}.{kind}.docx")


def verdicts(report):
    return {
        result.rule.id: result.outcome.verdict for result in report.results if result.rule.pack in CONTENT
    }


@pytest.mark.parametrize("kind", ["plain", "styled"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_in_word_gets_the_verdicts_of_the_text(rulebook, seed, kind):
    text = judge(read_file(os.path.join(ROOT, "seeds", f"{seed}.txt")), rulebook)
    word = judge(read_file(word_file(seed, kind)), rulebook)
    assert verdicts(word) == verdicts(text)
    assert word.document.metadata.year == text.document.metadata.year
    assert word.document.source.line_count == text.document.source.line_count
    kinds = {extra.kind for extra in word.document.source.extras}
    assert kinds == ({HEADING, INSERTED, DELETED} if kind == "styled" else set())
    assert "已经删去" not in word.document.source.text


@pytest.mark.parametrize("kind", ["plain", "styled"])
@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_finding_quotes_stands_at_its_paragraph_and_column(rulebook, seed, kind):
    report = judge(read_file(word_file(seed, kind)), rulebook)
    source = report.document.source
    paragraphs = source.text.split("\n")
    seen = 0
    for result in report.results:
        for place in (*result.outcome.evidence, *(finding.place for finding in result.outcome.findings)):
            if place.span is None or not place.quote or "*" in place.quote:
                continue
            line, column = source.position(place.span[0])
            words = "".join(place.quote.removesuffix("……").split())
            there = "".join("".join(paragraphs[line - 1 :])[column - 1 :].split())
            assert normal(there).startswith(normal(words))
            seen += 1
    assert seen > 5


def normal(text):
    return text.translate(str.maketrans("()，：；", "（）,:;"))


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_writes_a_copy_and_leaves_the_draft(tmp_path):
    draft = tmp_path / "稿.docx"
    shutil.copy(word_file("kaili-2024", "styled"), draft)
    before = draft.read_bytes()
    first, second, third = (str(tmp_path / f"批注稿{number}.docx") for number in (1, 2, 3))
    done = run("annotate", str(draft), "-o", first)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"结果已写入 {first}" in done.stderr
    assert draft.read_bytes() == before
    assert run("annotate", first, "-o", second, "-q").stderr == ""
    assert run("-f", "docx", str(draft), "-o", third, "--fail-on", "never").returncode == 0
    with open(first, "rb") as one, open(second, "rb") as two, open(third, "rb") as three:
        assert one.read() == two.read() or three.read() == one.read()
    refused = run("annotate", str(draft), "-o", str(draft))
    assert refused.returncode == 2
    assert "覆盖" in refused.stderr
    assert draft.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["annotate", word_file("kaili-2024", "plain")], "-o"),
        (["annotate", word_file("kaili-2024", "plain"), "-o", "稿.doc"], ".docx"),
        (["annotate", os.path.join(ROOT, "seeds", "kaili-2024.txt"), "-o", "稿.docx"], "另存为 .docx"),
        (["annotate", FILES, "-o", "稿.docx"], "一次只能"),
        (["annotate", "没有.docx", "-o", "稿.docx"], "找不到"),
    ],
)
def test_a_wrong_call_says_what_to_do(tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(ROOT)
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr and "Traceback" not in done.stderr
    assert not os.path.exists("稿.docx")


@NEEDS_OFFICE
def test_libreoffice_opens_the_annotated_file_and_shows_the_comments_at_their_words(rulebook, tmp_path):
    wanted = {}
    for seed in ("kaili-2024", "lasa-2019"):
        path = word_file(seed, "styled")
        report = judge(read_file(path), rulebook)
        with open(path, "rb") as file:
            (tmp_path / f"{seed}.docx").write_bytes(annotate(file.read(), report))
        text = report.document.source.text
        wanted[seed] = [
            (remark.paragraphs[0], text[slice(*remark.span)].strip()) for remark in remarks(report)
        ]
    convert(tmp_path, "fodt", *(tmp_path / f"{seed}.docx" for seed in wanted))
    for seed, remarked in wanted.items():
        assert shown(tmp_path / f"{seed}.fodt") == sorted(remarked)


@NEEDS_OFFICE
def test_libreoffice_shows_the_same_numbers(tmp_path):
    levels = [
        ("chineseCountingThousand", "%1、", "nothing"),
        ("japaneseCounting", "（%2）", "nothing"),
        ("decimal", "%3.", "space"),
        ("decimalEnclosedCircle", "%4", "nothing"),
        ("decimalFullWidth", "%3．%5", "space"),
        ("upperRoman", "第%6节", "space"),
        ("lowerLetter", "%7)", "space"),
        ("ideographTraditional", "%8：", "nothing"),
    ]
    numbering = lists(
        *(
            level(at, format_, text, f'<w:suff w:val="{suffix}"/>').replace(
                'w:start w:val="1"', f'w:start w:val="{at + 1}"'
            )
            for at, (format_, text, suffix) in enumerate(levels)
        ),
        instances='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="9"/></w:lvlOverride></w:num>',
    )
    walk = [0, 1, 1, 2, 3, 3, 4, 4, 2, 4, 5, 6, 7, 7, 0, 1, 2, 2, 6, 6, *[1] * 12]
    body = "".join(numbered("甲", depth) for depth in walk)
    body += numbered("乙", 1, 2) + numbered("乙", 1, 2) + numbered("丙") + p("丁") + numbered("戊", 1)
    data = docx(body, numbering=numbering)
    (tmp_path / "稿.docx").write_bytes(data)
    convert(tmp_path, "txt:Text (encoded):UTF8,LF,,,", tmp_path / "稿.docx")
    shown = (tmp_path / "稿.txt").read_text(encoding="utf-8-sig").rstrip("\n")
    # LibreOffice writes indents as blanks.
    assert ["".join(line.split()) for line in read_docx(data, "稿.docx").text.split("\n")] == [
        "".join(line.split()) for line in shown.split("\n")
    ]


def convert(folder, format_, *paths):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format_,
         "--outdir", str(folder), *map(str, paths)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def shown(path):
    """Return head and enclosed words of each comment in a flat OpenDocument file, sorted."""
    heads, words, opened = {}, {}, set()
    inside = 0

    def walk(node):
        nonlocal inside
        name = node.get(f"{OFFICE}name")
        if node.tag == f"{OFFICE}annotation":
            heads[name] = "".join(node.find(f"{TEXT}p").itertext())
            words[name] = ""
            opened.add(name)
        elif node.tag == f"{OFFICE}annotation-end":
            opened.discard(name)
        elif node.tag == f"{TEXT}tracked-changes":
            return
        else:
            for one in opened:
                words[one] += (node.text or "") + (" " if node.tag == f"{TEXT}s" else "")
            for child in node:
                walk(child)
                for one in opened:
                    words[one] += child.tail or ""

    walk(ElementTree.parse(path).getroot().find(f"{OFFICE}body"))
    return sorted((heads[name], words[name].strip()) for name in heads)


def test_fixtures_are_small_and_made_by_a_program():
    for seed in SEEDS:
        for kind in ("plain", "styled"):
            assert os.path.getsize(word_file(seed, kind)) < 40_000
            with zipfile.ZipFile(word_file(seed, kind)) as archive:
                assert b"LibreOffice" in archive.read("docProps/app.xml")
