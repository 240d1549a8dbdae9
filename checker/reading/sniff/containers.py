"""What kind of file a zip archive or an OLE container is: the office formats are kept in both."""

from __future__ import annotations

_ZIP, _OLE = "zip", "ole"
_PARTS = (
    ("word/", "docx"),
    ("OFD.xml", "ofd"),
    ("xl/", "xls"),
    ("ppt/", "ppt"),
)
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)


def kind_of_container(data: bytes, family: str) -> str:
    """Return the format of ``data``, which begins as a container of ``family`` (``zip`` or ``ole``) does.

    A zip that can't be opened is called a zip, so that its reader says what is wrong. An office document
    with a password is an OLE container that holds an ``EncryptedPackage`` ([MS-OFFCRYPTO] 2.3).
    """
    if family != _OLE:
        return _kind_of_zip(data)
    for stream, format_ in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return format_
    return _OLE


def _kind_of_zip(data: bytes) -> str:
    from checker.errors import LawcheckError
    from checker.reading.archive import Archive

    try:
        names = Archive(data, "").names
    except LawcheckError:
        # A torn archive still begins with the parts of what it was.
        head = data[:65536]
        return next((kind for part, kind in _PARTS if part.encode() in head), _ZIP)
    for part, format_ in _PARTS:
        if part in names or (part.endswith("/") and any(name.startswith(part) for name in names)):
            if part.endswith("/") and "[Content_Types].xml" not in names:
                continue
            return format_
    if "mimetype" in names and "content.xml" in names:
        return "doc"  # OpenDocument, which LibreOffice reads as it does .doc
    return _ZIP
