"""What stands around the body of a report, as sentences: its title, the list of its annexes, its signature with the date.

They belong to no part of the body, and most rules have no business there. A rule that asks for them by ``title``, ``annex`` or
``signature`` gets them as sentences of that part; they are read when the first one asks.
"""

from __future__ import annotations

from checker.checks.outcome import Context
from checker.document.closing import ANNEXES, FOOTNOTES
from checker.document.flow import laid_out
from checker.document.model import Document, Line, Sentence
from checker.document.pieces import LinePiece, Paragraph
from checker.document.sentences import LineReader

TITLE, ANNEX, SIGNATURE = "title", "annex", "signature"
FRAME = (TITLE, ANNEX, SIGNATURE)
_SHARED = "frame"


def frame_sentences(document: Document, parts: tuple[str, ...], context: Context) -> list[Sentence]:
    """Return the sentences around the body that play one of ``parts``."""
    wanted = [part for part in FRAME if part in parts]
    if not wanted:
        return []
    known = context.shared.get(_SHARED)
    if not isinstance(known, tuple):
        known = context.shared[_SHARED] = _read(document, context)
    return [sentence for sentence in known if sentence.part in wanted]


def _read(document: Document, context: Context) -> tuple[Sentence, ...]:
    metadata = document.metadata
    reader = LineReader(context.rulebook.lexicon)
    lines: list[tuple[str, Line]] = []
    if metadata.title is not None and metadata.title.span is not None:
        lines.append((TITLE, laid_out(document.source.text, metadata.title.name, metadata.title.span)))
    below = _closing(document)
    annex = False
    for line in below:
        span = line.source_span(0, len(line.text))
        signs = any(
            named is not None and named.span is not None and span[0] <= named.span[0] < span[1]
            for named in (metadata.signature, metadata.signed)
        )
        annex = not signs and (annex or line.text.startswith(ANNEXES)) and not line.text.startswith(FOOTNOTES)
        if annex or signs:
            lines.append((ANNEX if annex else SIGNATURE, line))
    signature = metadata.signature
    if (
        signature is not None
        and signature.span is not None
        and not any(part == SIGNATURE for part, _ in lines)
    ):
        lines.append((SIGNATURE, laid_out(document.source.text, signature.name, signature.span)))
    return tuple(
        sentence._replace(part=part)
        for part, line in lines
        for sentence in reader.sentences(Paragraph(LinePiece(line, 0, len(line.text)), None), -1)
    )


def _closing(document: Document) -> list[Line]:
    """Return the lines below the last heading and sentence of the body."""
    body = [sentence.span[1] for sentence in document.sentences[-1:]]
    body += [heading.span[1] for heading in document.headings[-1:]]
    end = max(body, default=0)
    return [line for line in document.lines if line.text and line.source_offset(0) >= end]
