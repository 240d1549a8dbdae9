"""Writes small PDF files by hand: what no program makes on purpose (scans without text, rotated pages, passwords)."""

from __future__ import annotations

import zlib

IMAGE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"


def write_pdf(pages, *, rotate=0, extra_trailer=b"", extra=(), fonts=b"", packed=False):
    """Return a PDF; a page is the content stream of it, in which /F is Helvetica and /I a picture."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        IMAGE,
    ]
    objects += extra
    kids = []
    for content in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {rotate}/Contents {len(objects) + 2} 0 R"
            "/Resources<</Font<</F 3 0 R".encode()
            + fonts
            + b">>/XObject<</I 4 0 R>>>>>>"
        )
        data = zlib.compress(content) if packed else content
        head = b"<</Length %d%s>>stream\n" % (len(data), b"/Filter/FlateDecode" if packed else b"")
        objects.append(head + data + b"\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        extra_trailer,
        start,
    )
    return bytes(out)


def text_at(x, y, text, size=12):
    """Return the operators that print a Latin text with its base line at a place (y grows upwards)."""
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n".encode()


SCAN = b"q 595 0 0 842 0 0 cm /I Do Q"


def locked_pdf():
    """Return a PDF that needs a password (standard security handler, PDF 1.4)."""
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
    return write_pdf([text_at(100, 700, "secret")], extra_trailer=lock)
