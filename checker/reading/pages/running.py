"""Running heads, feet and page numbers of printed pages, which are no part of the text."""

from __future__ import annotations

from checker.reading.pages.printed import Page, PrintedLine
from checker.reading.source import FOOTER, HEADER, Extra
from checker.text.lazy import pattern

_SIGNED = pattern(
    "[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十]{1,3}日"
)
_MOST_SIGNING = 6
_MARGIN_LINES = 2
_NEAR_EDGE = 0.18
"""Running heads, feet and page numbers stand in this share of the page's height from its edge."""


def without_running_heads(pages: list[Page], extras: list[Extra]) -> list[Page]:
    """Return the pages without running heads and feet, which are added to ``extras``, each wording once."""
    seen: set[tuple[str, str]] = set()
    for kind, outermost in ((HEADER, min), (FOOTER, max)):
        for _ in range(_MARGIN_LINES):
            edges = [
                outermost(page.lines, key=lambda line: line.top) if page.lines else None for page in pages
            ]
            running = _running(pages, edges, kind)
            if not any(running):
                break
            for edge in (edge for edge, one in zip(edges, running, strict=True) if one and edge is not None):
                if (kind, _wording(edge.text)) not in seen:
                    seen.add((kind, _wording(edge.text)))
                    extras.append(Extra(kind, edge.text))
            pages = [
                Page(page.height, [line for line in page.lines if not (one and line is edge)])
                for page, edge, one in zip(pages, edges, running, strict=True)
            ]
    return pages


def _running(pages: list[Page], edges: list[PrintedLine | None], kind: str) -> list[bool]:
    """Tell for each page whether its outermost line is repeated on other pages at the same height, or a page number."""
    alike: dict[str, list[tuple[int, PrintedLine]]] = {}
    edges = [None if _only_signs(page) else edge for page, edge in zip(pages, edges, strict=True)]
    for number, edge in enumerate(edges):
        if edge is not None:
            alike.setdefault(_wording(edge.text), []).append((number, edge))
    needed = max(2, len([page for page in pages if page.lines]) // 3)
    running = []
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        if edge is None:
            running.append(False)
            continue
        same = sum(
            1
            for other, one in alike[_wording(edge.text)]
            if abs(one.top - edge.top) <= edge.size and _repeats(edge.text, one.text, other - number)
        )
        from_edge = edge.bottom if kind == HEADER else page.height - edge.top
        near = from_edge <= _NEAR_EDGE * page.height
        running.append(near and (same >= needed or _is_page_number(edge.text)))
    return running


def _only_signs(page: Page) -> bool:
    """Whether a page holds no more than issuer and date: at its top stands the name with which the title begins as well."""
    return 2 <= len(page.lines) <= _MOST_SIGNING and any(
        _SIGNED.fullmatch(line.text.replace(" ", "")) for line in page.lines
    )


def _repeats(text: str, other: str, pages: int) -> bool:
    """Whether ``other``, ``pages`` pages further on, is the same text but for a number that counts the pages."""
    if text == other:
        return True
    pairs = list(zip(_numbers(text), _numbers(other), strict=False))
    return any(two - one == pages for one, two in pairs) and all(
        two - one in (0, pages) for one, two in pairs
    )


def _wording(text: str) -> str:
    """Return a line without blanks, every number as one sign, so that page numbers do not tell pages apart."""
    out: list[str] = []
    for char in text:
        if not char.isspace() and not (char.isdigit() and out and out[-1] == "0"):
            out.append("0" if char.isdigit() else char)
    return "".join(out)


def _numbers(text: str) -> list[int]:
    spaced = "".join(char if char in "0123456789" else " " for char in text)
    return [int(word[:9]) for word in spaced.split()]


def _is_page_number(text: str) -> bool:
    numbers = _numbers(text)
    rest = "".join(char for char in text if char not in "0123456789").translate(_AROUND_NUMBERS)
    return not rest and 0 < len(numbers) <= 2 and max(numbers) < 1000


_AROUND_NUMBERS = str.maketrans(dict.fromkeys("-—–－·~～/第页共，, \u3000\xa0"))
