"""Forms of identity and of telephone numbers: each reported from every input, masked in every output."""

import html
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile

import pytest

from checker.batch.entry import written as back_to_unit
from checker.gate.baseline import baseline_text, entries_of
from checker.judging.judge import judge
from checker.reading.files import read_bytes
from checker.reporting.formats import FORMATS as OUTPUTS
from checker.reporting.shown import shown
from tests.formats import FORMATS
from tests.numbers import IDENTITIES, IDENTITY, MOBILE, MOBILES, RULES, WITH_X, groups, text_with
from tests.outputs import written

PARTS = (*groups(IDENTITY, 6, 8, 4), *groups(WITH_X, 6, 8), *groups(MOBILE, 3, 4, 4))
"""Of these, the ones of four digits and more may stand in no output."""
FROM_FULL = str.maketrans("０１２３４５６７８９", "0123456789")
NUMERALS = str.maketrans("〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "001234567891123456789")
WHOLES = tuple(
    number[at : at + 7]
    for number in (IDENTITY, WITH_X[:-1], MOBILE, "13800138000")
    for at in range(3, len(number) - 6)
)
"""So many digits of a number in a row, in whatever form, may stand in no output."""
DIGEST = re.compile(
    r'"(fingerprint|lawcheck/v1|primaryLocationLineHash)": "(?:[0-9a-f]{16}(?::\d+)?|[0-9a-f]{20}|[0-9a-f]{32})"'
)
"""What stands for a finding in an output: drawn from all digits, it may hold those of any number by chance."""
LONE_STAR = re.compile(r"(?<=\d)\*(?=\d)")
"""A single one is what somebody wrote, not a mask."""
INPUTS = (*FORMATS, "doc", "odt", "rtf")


def test_there_are_forty_of_each():
    assert len(IDENTITIES) >= 40 and len(MOBILES) >= 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("numbers")


@pytest.fixture(autouse=True)
def inside(folder, monkeypatch):
    """Files are named as they stand in this folder: the digits of a temporary path are drawn anew by each run."""
    monkeypatch.chdir(folder)


@pytest.fixture(scope="module")
def checked(rulebook, folder):
    """Return the report of all forms from an input, and its path; each input is read once for all outputs."""
    known = {}

    def report_of(name):
        if name not in known:
            ending, make = FORMATS.get(name, (f".{name}", None))
            text = text_with([*IDENTITIES, *MOBILES])
            data = make(text) if make is not None else by_libreoffice(FORMATS["docx"][1](text), name, folder)
            path = f"{name}-a{ending}"
            (folder / path).write_bytes(data)
            known[name] = judge(read_bytes(data, path, ending), rulebook), path
        return known[name]

    return report_of


def by_libreoffice(data, ending, folder):
    """Return a Word file in another format of an office program."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice 没有安装")
    source = folder / "a.docx"
    source.write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, ending, "--outdir", folder, source], check=True, capture_output=True, timeout=120
    )
    return (folder / f"a.{ending}").read_bytes()


def outputs_of(name, rulebook, checked):
    """Yield by its name every text that leaves the program for a report: its formats, what goes back to the unit, the baseline."""
    report, path = checked(name)
    for output in (*OUTPUTS, "terminal"):
        if output == "docx" and not path.endswith(".docx"):
            continue
        made = written(
            output,
            rulebook,
            [report],
            files=(path,),
            path=f"{path}.out.docx" if output == "docx" else f"{path}.out",
            width=100,
        )
        yield output, shown_in(made, comments=output == "docx")
    made = back_to_unit(shown(report), rulebook, texts=True)
    yield "results.jsonl", made.json
    yield "gap report of a batch", made.gap
    yield "notice to the unit", made.notice
    yield "baseline", baseline_text({path: entries_of(report)})


def shown_in(data, comments):
    """Return the text of an output; of a Word file with comments these alone, since the file is the user's own."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not comments or "comments" in name]
        assert names
        return "\n".join(html.unescape(archive.read(name).decode("utf-8", "replace")) for name in names)


def digits_in(text):
    """Return the digits of a text in a row, whatever they are written in, with the stars of a mask between them."""
    plain = unicodedata.normalize("NFKC", text).translate(NUMERALS)
    return LONE_STAR.sub(
        "",
        "".join(
            str(unicodedata.digit(char)) if char != "*" else char
            for char in plain
            if char == "*" or char.isdigit()
        ),
    )


@pytest.mark.parametrize("name", INPUTS)
def test_each_form_is_reported_from_every_input(name, checked):
    if name.startswith(("html", "mht")):
        pytest.importorskip("lxml", reason="lxml 没有安装")
    report, _ = checked(name)
    for rule, forms in RULES.items():
        found = next(result.outcome.findings for result in report.results if result.rule.id == rule)
        assert len(found) == len(forms), [finding.place.quote for finding in found]


@pytest.mark.parametrize("name", INPUTS)
def test_no_form_stands_in_any_output(name, checked, rulebook):
    if name.startswith(("html", "mht")):
        pytest.importorskip("lxml", reason="lxml 没有安装")
    for output, text in outputs_of(name, rulebook, checked):
        plain, digests = DIGEST.subn(r'"\1": ""', text.translate(FROM_FULL))
        assert bool(digests) == (output in ("sarif", "gitlab", "baseline"))
        assert not [part for part in PARTS if len(part) > 4 and part in plain], output
        assert not [form for form in (*IDENTITIES, *MOBILES) if form in text], output
        digits = digits_in(plain)
        assert not [one for one in WHOLES if one in digits], output


def test_a_number_in_any_form_would_be_seen():
    for form in (*IDENTITIES, *MOBILES):
        told = digits_in(f'{{"quote": "联系{form}"}}')
        # Between digits, 一 is one of them, and letters are none: such forms are sought as they stand, like an identity number of fifteen.
        sought = "一1234一" in form or re.search("[lI]", form) or form.endswith("900307447")
        assert sought or [one for one in WHOLES if one in told], form
