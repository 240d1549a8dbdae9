"""What reading the body of a .docx yields: its text, where each stretch came from, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reading.source import Extra, Unread
from checker.reading.xmltree import Node
from checker.values import NamedTuple

ANNOTATOR = "lawcheck"
"""The author of the comments and corrections that this program puts into a file; they are no part of the draft."""


class Chunk(NamedTuple):
    """Something embedded: the lines of its text with what stands beside them, or what it is and why there are none."""

    lines: tuple[str, ...]
    what: str = ""
    why: str = ""
    extras: tuple[Extra, ...] = ()
    unread: tuple[Unread, ...] = ()


Chunks = Mapping[str, Chunk]
NO_CHUNK = Chunk((), "文档", "文件里没有这一部分")


Host = tuple[Node | None, Node]
"""The run and the paragraph of the body that something stands in or belongs to; the run is None for an automatic number."""


class TextPiece(NamedTuple):
    """A stretch of the text, from ``start`` to ``end``, and where a comment on it can be hung up.

    ``run`` is the element of the body (a run as a rule) that a comment can enclose, None for an automatic
    number; ``leaf`` the child of the run with these very characters, None where there is none to split;
    ``paragraph`` the paragraph in the body. ``origin`` is the element with these very characters wherever it stands
    (in a text box or a note, too), ``home`` its paragraph, ``part`` the kind of part it is in, empty for the main one.
    """

    start: int
    end: int
    run: Node | None
    leaf: Node | None
    paragraph: Node
    origin: Node | None = None
    home: Node | None = None
    part: str = ""


class Body(NamedTuple):
    """The text of a document, its pieces in order, tracked changes and other asides, the spans of comments by their ids.

    ``unread`` are the parts of it that are no text of Word and could not be read.
    """

    text: str
    pieces: tuple[TextPiece, ...]
    extras: tuple[Extra, ...]
    comments: dict[str, tuple[int, int]]
    unread: tuple[Unread, ...] = ()


class TrackedChange(NamedTuple):
    """A tracked change or another aside within the paragraph that is being read."""

    kind: str
    text: str
    start: int
    end: int
