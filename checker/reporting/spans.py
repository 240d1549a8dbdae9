"""Where in the source a finding stands, for every output that points at it."""

from __future__ import annotations

from checker.document.model import Document
from checker.results import Finding
from checker.text.terms import Span

_BEFORE = "之前"
"""How packs name the place before the body, where a title belongs."""


def place_span(document: Document, finding: Finding) -> Span:
    """Return where a finding stands, or where what is missing belongs; one about the whole document stands at its title."""
    place = finding.place
    if place.span is not None:
        return place.span
    if place.behind is not None:
        return place.behind, place.behind
    if not place.section:
        title = document.metadata.title
        return title.span if title is not None and title.span is not None else (0, 0)
    for index, heading in enumerate(document.headings):
        if document.section(index) == place.section:
            return heading.span
    if place.section[0].endswith(_BEFORE):
        return 0, 0
    end = len(document.source.text.rstrip())
    return end, end
