"""The one gate out: a number or a control character in any field of a report reaches no output."""

import io
import json
import zipfile

import pytest

from checker.cli import console
from checker.document.model import Named
from checker.errors import LawcheckError
from checker.gate.baseline import baseline_text, entries_of, key_of
from checker.gate.fingerprint import fingerprints
from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.reporting.formats import FORMATS
from checker.reporting.shown import shown, shown_rulebook
from checker.results import Excuse, Finding, Place, Replacement, Report
from checker.rulebook.model import UNMET
from tests.docx_files import docx, p, run
from tests.outputs import PERSON, of_text, written

NUMBER = "13912345678"
IDENTITY = "11010519491231002X"
EVIL = f"甲{NUMBER}乙{IDENTITY}丙\x1b[31m\x07\x9b\u202e\u200b丁"
RAW = (NUMBER, IDENTITY, "39123456", "19491231", "\x1b", "\x07", "\x9b", "\u202e", "\u200b")
PATH = f"::error 张三{NUMBER}\n\x1b]0;\u202e.txt"
# What a format itself is written with; xlsx and docx are archives, terminals are asked for without colour.
FORMAT_NAMES = (*(name for name in FORMATS if name != "docx"), "terminal")


def place(span):
    return Place(span, (EVIL, EVIL), EVIL, (EVIL,))


def with_numbers_everywhere(report):
    """Put what may not leave into every text that a report has."""
    excuse = Excuse("waived", EVIL, EVIL, "2030-01-01")
    results = []
    for at, result in enumerate(report.results):
        found = tuple(
            Finding(EVIL, EVIL, place(span), EVIL, False, excuse if at % 3 == 0 else None, fix)
            for span, fix in (((0, 4), (Replacement((0, 2), EVIL),)), (None, ()))
        )
        outcome = result.outcome._replace(
            verdict=UNMET if at % 2 else result.outcome.verdict,
            message=EVIL,
            evidence=(place((0, 4)),),
            findings=found,
        )
        rule = result.rule._replace(
            title=EVIL, asks=EVIL, basis=tuple(one._replace(text=EVIL) for one in result.rule.basis)
        )
        results.append(result._replace(rule=rule, outcome=outcome, basis=(EVIL,), confirm=EVIL))
    document = report.document
    metadata = document.metadata._replace(title=Named(EVIL, (0, 4)), issuer=Named(EVIL, None))
    document = document._replace(
        metadata=metadata,
        notes=(EVIL,),
        headings=tuple(one._replace(text=EVIL) for one in document.headings),
        sentences=tuple(one._replace(text=EVIL) for one in document.sentences),
    )
    return report._replace(path=PATH, document=document, results=tuple(results), notices=(EVIL,))


def evil_rulebook(rulebook):
    packs = tuple(
        pack._replace(
            title=EVIL,
            version=EVIL,
            rules=tuple(
                rule._replace(
                    title=EVIL, asks=EVIL, basis=tuple(one._replace(text=EVIL) for one in rule.basis)
                )
                for rule in pack.rules
            ),
        )
        for pack in rulebook.packs
    )
    return rulebook._replace(kind=rulebook.kind._replace(name=EVIL), packs=packs)


def texts_of(data):
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return data.decode()


def assert_clean(text):
    for raw in RAW:
        assert raw not in text, repr(raw)


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_no_format_lets_a_number_or_a_control_out(rulebook, name):
    book = evil_rulebook(rulebook)
    reports = [
        with_numbers_everywhere(of_text(rulebook, PERSON)),
        Report(PATH, None, (), f"{EVIL}读不了。"),
    ]
    text = texts_of(written(name, book, reports, error=EVIL, width=80))
    assert_clean(text)
    assert "139" in text and "5678" in text
    if name in ("json", "sarif", "gitlab"):
        assert_clean(json.dumps(json.loads(text), ensure_ascii=False))
    # A log takes lines that begin with :: for commands; the format github is made of them.
    if name != "github":
        assert not [line for line in text.splitlines() if line.startswith(("::", "##["))]


def test_the_annotated_word_file_adds_no_number(rulebook, tmp_path):
    path = tmp_path / f"张三{NUMBER}.docx"
    path.write_bytes(
        docx("".join(p(run(line)) for line in PERSON.replace("13800138000", NUMBER).splitlines()))
    )
    report = judge(read_file(str(path)), rulebook)
    data = written("docx", rulebook, [report], files=(str(path),), path=str(tmp_path / "a.docx"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert NUMBER in archive.read("word/document.xml").decode()  # his own text stays as it is
        assert_clean(archive.read("word/comments.xml").decode())


def test_what_no_output_shows_is_left_out_of_what_it_sees(rulebook):
    view = shown(with_numbers_everywhere(of_text(rulebook, PERSON)))
    assert_clean(repr(view))
    assert shown(view) == view
    assert_clean(repr(shown_rulebook(evil_rulebook(rulebook), rules=True).packs))


def test_a_quote_shows_no_half_of_a_number_and_all_of_a_date(rulebook):
    text = PERSON.replace("张三，手机", "110101199003074477,李四，身份证号③③⓪①⓪⑥①⑨⑧⓪⓪①⓪①⓪⓪①⑨，手机").replace(
        "\n\n2023", "\n索引号：0142-20240321-007\u3000发布日期：2024-03-21\n2023"
    )
    told = written("json", rulebook, [of_text(rulebook, text)]).decode()
    assert "2024-03-21" in told and "20240321" not in told
    assert not [one for one in ("03074477", "③⓪①⓪", "199003", "①⓪⓪①⑨") if one in told]


def test_offsets_stay_true_in_the_view(rulebook):
    report = of_text(rulebook, PERSON)
    before, after = report.document.source, shown(report).document.source
    assert len(before.text) == len(after.text) and before.line_starts == after.line_starts
    assert fingerprints(report) == fingerprints(shown(report))


def test_errors_messages_and_the_baseline_pass_the_gate(rulebook, capsysbinary, monkeypatch):
    error = LawcheckError(EVIL, remedy=EVIL, path=PATH, line=3)
    error.others = (LawcheckError(EVIL, path=PATH),)
    assert_clean(str(error))
    assert len(str(error).splitlines()) == 2 and not str(error).startswith("::")
    console.message(f"错误：{EVIL}\n::set-env name=x::{EVIL}")
    console.output(f"{EVIL}\n")
    out, err = capsysbinary.readouterr()
    assert_clean(out.decode())
    assert_clean(err.decode())
    assert not [line for line in err.decode().splitlines() if line.startswith("::")]
    entries = entries_of(with_numbers_everywhere(of_text(rulebook, PERSON)))
    assert_clean(baseline_text({key_of(PATH, "lawcheck-baseline.json"): entries}))
