"""Writes OFD files to GB/T 33190-2016, as the programs of offices do: a text object for each printed line."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

SPACE = "http://www.ofdspec.org/2016"
SIZE, PITCH, LEFT, TOP, WIDTH, HEIGHT = 5.64, 9.88, 28.0, 37.0, 28, 22
"""Millimetres of No. 3 type and 28-point lines; 28 characters a line and 22 lines a page (GB/T 9704-2012)."""


def write_ofd(text, *, prefix="ofd:", template="", numbers=True, split=False):
    """Return an OFD file that prints ``text``, a paragraph a line.

    ``prefix`` is that of the elements (empty: a default name space), ``template`` a line on every page, ``split`` puts
    each character into an object of its own, from the last to the first.
    """
    rows = [row for paragraph in text.splitlines() if paragraph.strip() for row in wrapped(paragraph.strip())]
    pages = [rows[at : at + HEIGHT] for at in range(0, len(rows), HEIGHT)]
    p = prefix
    space = f'xmlns:{p[:-1]}="{SPACE}"' if p else f'xmlns="{SPACE}"'
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    files = {
        "OFD.xml": f'{head}<{p}OFD {space} Version="1.0" DocType="OFD"><{p}DocBody><{p}DocInfo><{p}DocID>0</{p}DocID></{p}DocInfo>'
        f"<{p}DocRoot>Doc_0/Document.xml</{p}DocRoot></{p}DocBody></{p}OFD>"
    }
    listed = "".join(
        f'<{p}Page ID="{n + 100}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages))
    )
    used = f'<{p}TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    files["Doc_0/Document.xml"] = (
        f"{head}<{p}Document {space}><{p}CommonData><{p}MaxUnitID>9999</{p}MaxUnitID><{p}PageArea><{p}PhysicalBox>0 0 210 297"
        f"</{p}PhysicalBox></{p}PageArea>{used}</{p}CommonData><{p}Pages>{listed}</{p}Pages></{p}Document>"
    )
    if template:
        files["Doc_0/Tpls/Tpl_0/Content.xml"] = page_xml(p, space, text_object(p, template, LEFT, 20.0))
    for number, page in enumerate(pages):
        objects = []
        for index, (indent, row) in enumerate(page):
            place = (LEFT + indent * SIZE, TOP + index * PITCH)
            if split:
                objects += [
                    text_object(p, char, place[0] + at * SIZE, place[1]) for at, char in enumerate(row)
                ]
            else:
                objects.append(text_object(p, row, *place))
        if numbers:
            objects.append(text_object(p, f"— {number + 1} —", 98.0, 265.0))
        if split:
            objects.reverse()
        tied = f'<{p}Template TemplateID="9" ZOrder="Background"/>' if template else ""
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = page_xml(p, space, "".join(objects), tied)
    return packed(files)


def packed(files):
    """Return a zip file of names and contents."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def page_xml(p, space, objects, template=""):
    """Return the content of a page."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{p}Page {space}>{template}<{p}Content><{p}Layer Type="Body" ID="1">{objects}'
        f"</{p}Layer></{p}Content></{p}Page>"
    )


def text_object(p, text, x, y):
    """Return a text object whose base line stands at the bottom of its boundary."""
    steps = f' DeltaX="g {len(text) - 1} {SIZE}"' if len(text) > 1 else ""
    return (
        f'<{p}TextObject ID="2" Boundary="{x:.3f} {y:.3f} {len(text) * SIZE:.3f} {SIZE}" Font="3" Size="{SIZE}">'
        f'<{p}TextCode X="0" Y="{SIZE * 0.88:.3f}"{steps}>{escape(text)}</{p}TextCode></{p}TextObject>'
    )


def wrapped(paragraph):
    """Return the printed rows of a paragraph with their indents: the first one two characters in."""
    rows = [(2, paragraph[: WIDTH - 2])]
    rows += [(0, paragraph[at : at + WIDTH]) for at in range(WIDTH - 2, len(paragraph), WIDTH)]
    return rows
