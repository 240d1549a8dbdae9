"""LibreOffice itself accepts and rejects what ``fix`` writes: accepting all gives the corrected text, rejecting all the original.

A few texts in every structure; LAWCHECK_FUZZ=1 tries the whole labelled corpus (a quarter of an hour).
"""

import pytest

from checker.correcting.draft import opened
from checker.replacing import replaced, smallest
from checker.results import Replacement
from tests.correcting.corpus import ALL, TEXTS, corrected, damaged, rows, text_of, unnumbered
from tests.correcting.libreoffice import SOFFICE, settled
from tests.correcting.settling import lines
from tests.correcting.structures import STRUCTURES
from tests.correcting.test_word_rewritten import FILES, NOTE, NOTES
from tests.docx_files import docx, p

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="没有安装 LibreOffice，不试接受和拒绝修订")
AT_ONCE = 20
"""Texts that one run of LibreOffice settles, each in every structure."""
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
SETS = (
    [range(at, min(at + AT_ONCE, len(TEXTS))) for at in range(0, len(TEXTS), AT_ONCE)] if ALL else [(0, 150)]
)


def filled(texts):
    """Return the lines that hold something: LibreOffice adds the separators of notes, and makes elements of tabs in a text."""
    return [text.replace("\t", "") for text in texts if text]


def assert_settled_alike(files, folder):
    """Check what LibreOffice makes of files: pairs of a name, the old and the new file and the corrected lines."""
    asked = [(what, new) for _, _, new, _ in files for what in ("Accept", "Reject")]
    results = iter(settled(asked, folder))
    for name, old, _, wanted in files:
        accepted, rejected = next(results), next(results)
        for data, right in ((accepted, wanted), (rejected, lines(old, accept=False))):
            assert lines(data, accept=True) == lines(data, accept=False), name  # no change is left
            assert filled(lines(data, accept=True)) == filled(right), name


@pytest.mark.parametrize("numbers", SETS, ids=lambda numbers: f"from {numbers[0]}")
def test_texts_of_the_corpus(numbers, tmp_path):
    files = []
    for number in numbers:
        for kind, make in STRUCTURES.items():
            old, listed = make(rows(damaged(text_of(number), number)))
            done = corrected(old, "报告.docx")
            files.append((f"{TEXTS[number]} {kind}", old, done.data, unnumbered(done.after, listed)))
    assert_settled_alike(files, tmp_path)


def placed_box(text):
    """Return a text box with a place and a size: LibreOffice takes no other."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline xmlns:wp="{DRAWING}wordprocessingDrawing">'
        f'<wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="1"/><a:graphic xmlns:a="{DRAWING}main">'
        f'<a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def test_wherever_text_stands(tmp_path):
    notes = p("正文", NOTE) + p("完")
    more = {"footnote": docx(notes, footnotes=NOTES), "box": docx(p("正文", placed_box("依法行政"), "后文"))}
    plain = {
        name: docx(body, comments=f'<w:comment w:id="1" w:author="甲">{p("核")}</w:comment>')
        for name, body in FILES.items()
        if name != "controls in controls"  # LibreOffice writes their text several times, changed or not
    }
    files = []
    for name, old in (plain | more).items():
        draft = opened(old, "docx", "a.docx")
        wanted = [
            Replacement((at, at + 1), "新&")
            for at, char in enumerate(draft.text)
            if char in "依行好后" and draft.fits(Replacement((at, at + 1), "新&"))
        ]
        assert wanted, name
        new = draft.write(smallest(draft.text, wanted))
        after = replaced(draft.text, wanted).replace("\t", "").replace("\v", "").split("\n")
        files.append((name, old, new, after))
    assert_settled_alike(files, tmp_path)
