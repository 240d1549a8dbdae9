"""The body of a .docx: its paragraphs, then the notes that it cites."""

from __future__ import annotations

from types import MappingProxyType

from checker.reading.source import NOTE, Extra
from checker.reading.word.lists import Lists
from checker.reading.word.model import Body, Chunks
from checker.reading.word.styles import Styles
from checker.reading.word.walker import Walker
from checker.reading.xmltree import Node


def read_body(
    root: Node,
    styles: Styles,
    lists: Lists,
    notes: dict[tuple[str, str], Node],
    chunks: Chunks = MappingProxyType({}),
) -> Body:
    """Read the paragraphs in and below ``root``.

    ``notes`` are the foot- and endnotes by kind and id, ``chunks`` the lines of embedded pages by their ids.
    """
    walker = Walker(styles, lists, chunks)
    written = walker.written
    walker.blocks(root)
    for kind in ("footnote", "endnote"):
        walker.part = kind + "s"
        for key, host in list(walker.cited.items()):
            if key[0] == kind and key in notes:
                walker.host = host
                start = written.here
                walker.blocks(notes[key])
                written.extras.append(Extra(NOTE, "", (start, max(start, written.here - 1))))
    walker.finish()
    return Body(
        "\n".join(written.lines),
        tuple(written.pieces),
        tuple(written.extras),
        written.comments,
        tuple(walker.unread),
    )
