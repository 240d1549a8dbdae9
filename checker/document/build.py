"""Source to Document: the one way through the reading of a report's structure."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.bounds import body_start, heading_start
from checker.document.clean import cleaned
from checker.document.closing import signature_above
from checker.document.contents import without_contents
from checker.document.glued import glued_bodies
from checker.document.issuers import names_of
from checker.document.letter import letter_end, letter_signature
from checker.document.lines import join_lines, raw_lines
from checker.document.lookalikes import by_title
from checker.document.metadata import read_metadata
from checker.document.model import Document, Heading, Line, Sentence, Table
from checker.document.noise import is_noise
from checker.document.notes import completeness_notes, own_marks
from checker.document.parts import assign_parts
from checker.document.pictures import with_pictured
from checker.document.pieces import Structure
from checker.document.rows import told_tables
from checker.document.sentences import LineReader, mark_years
from checker.document.structure import read_structure
from checker.document.tables import behind, cells_of, starts_in_lines
from checker.document.title import find_title, title_of_kind, with_repeats
from checker.reading.source import HEADING, Source
from checker.rulebook.model import Rulebook
from checker.text.characters import plain


def build_document(source: Source, rulebook: Rulebook, year: int | None = None) -> Document:
    """Read the structure of a report. ``year`` overrides the reporting year found in the text."""
    kind = rulebook.kind
    source = cleaned(source)
    text = plain(source.text)
    lexicon = rulebook.lexicon
    cells = cells_of(source, kind.parts)
    inside = (*starts_in_lines(cells, text), *glued_bodies(text, kind))
    raws = raw_lines(source, text, inside)
    below = letter_end(raws, lambda text: title_of_kind(text, kind))
    letter, raws = raws[:below], without_contents(raws[below:])
    letter_lines = tuple(join_lines(letter, lambda _: True))
    first = body_start(raws)
    title = find_title(raws, first, text, kind, lambda line: by_title(line, kind, lexicon) is not None)
    if title is not None:
        title = with_repeats(title, raws, first)
        first = heading_start(raws, first, title.lines)
    styled = [
        (extra.span, extra.text)
        for extra in source.extras
        if extra.kind == HEADING and extra.span is not None
    ]
    own = names_of(title.issuer) if title is not None and title.issuer is not None else ()
    structure = read_structure(title.lines if title else frozenset(), raws, first, styled, cells, own)
    reader = LineReader(lexicon)
    headings = _headings(structure, reader, text)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(structure.paragraphs):
        sentences.extend(reader.sentences(paragraph, number))
    lines = (*structure.lines, *structure.closing, *structure.annex)
    tables = told_tables(source)
    body = "\n".join(line.text for line in lines)
    metadata = read_metadata(
        title,
        structure.head,
        structure.tail,
        structure.closing
        or signature_above(_outside(tables, structure.lines[behind(cells, structure.lines) :])),
        [line for raw in letter_signature(letter) for line in join_lines([raw], lambda _: True)],
        headings,
        sentences,
        body,
        kind,
    )
    if year is not None:
        metadata = metadata._replace(year=year)
    units = [(sentence.unit, sentence.years, sentence.line.text) for sentence in sentences]
    units.extend(
        (heading.unit, reader.scan(entry.piece.line).numerals.years, heading.line.text)
        for heading, entry in zip(headings, structure.headings, strict=True)
    )
    mark_years(units, metadata.year)
    parts, placed = assign_parts(headings, sentences, kind, cells)
    notes = (*own_marks(source), *completeness_notes(structure, headings, placed))
    head = tuple(
        raw.text.replace(" ", "")
        for index, raw in enumerate(structure.head)
        if raw.text.strip(" ") and not is_noise(raw) and not (title is not None and index in title.lines)
    )
    where: dict[str, list[int]] = {}
    for index, sentence in enumerate(placed):
        for name in sentence.unit.groups:
            where.setdefault(name, []).append(index)
    return Document(
        with_pictured(source, headings, placed),
        metadata,
        head,
        lines,
        tuple(headings),
        parts,
        placed,
        where,
        notes,
        letter_lines,
        cells,
        tables,
    )


def _outside(tables: Sequence[Table], lines: Sequence[Line]) -> list[Line]:
    """Return the lines that stand in no table."""
    spans = [table.span for table in tables]
    return [line for line in lines if not any(start <= line.source_offset(0) <= end for start, end in spans)]


def _headings(structure: Structure, reader: LineReader, text: str) -> list[Heading]:
    headings: list[Heading] = []
    open_ones: list[int] = []
    for index, entry in enumerate(structure.headings):
        while open_ones and headings[open_ones[-1]].level >= entry.level:
            open_ones.pop()
        headings.append(reader.heading(entry, open_ones[-1] if open_ones else None, text))
        open_ones.append(index)
    return headings
