"""The objects on a page of an OFD file (GB/T 33190-2016): runs of characters with their places, pictures, outlines."""

from __future__ import annotations

from checker.reading.pages.layout import merged_fragments
from checker.reading.pages.printed import PrintedLine
from checker.reading.xmltree import Node

_SLANTED = 0.1
"""Text turned by more than this (the sine, from any side of the page) is a watermark or a stamp."""
_LONGEST_RUN = 100_000
_MANY_PATHS = 150


def drawn(page: Node, area: tuple[float, ...]) -> float:
    """Return the share of a page that its pictures cover; 1 where its letters may be drawn as outlines."""
    covered = 0.0
    paths = 0
    for node in page.walk():
        if local(node) == "ImageObject":
            box = numbers_in(node.attributes.get("Boundary", ""))
            covered += box[2] * box[3] if len(box) == 4 else 0.0
        paths += local(node) == "PathObject"
    if paths > _MANY_PATHS:
        return 1.0
    return max(covered / (area[2] * area[3] or 1.0), 0.01) if covered else 0.0


def runs_across(node: Node) -> bool:
    """Whether a text object runs across the page."""
    a, b = (*numbers_in(node.attributes.get("CTM", "1 0")), 0.0, 0.0)[:2]
    return min(abs(a), abs(b)) > _SLANTED * max(abs(a), abs(b))


def text_object(node: Node) -> list[PrintedLine]:
    """Return the runs of a text object (GB/T 33190-2016, 11.2): one for each TextCode, cut where the level changes."""
    left, top = (*numbers_in(node.attributes.get("Boundary", "")), 0.0, 0.0)[:2]
    matrix = numbers_in(node.attributes.get("CTM", ""))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    size = next(iter(numbers_in(node.attributes.get("Size", ""))), 4.0)
    wide = next(iter(numbers_in(node.attributes.get("HScale", ""))), 1.0)
    height = abs(size * d) or size
    x = y = 0.0
    runs: list[PrintedLine] = []
    for code in children(node, "TextCode"):
        x = next(iter(numbers_in(code.attributes.get("X", ""))), x)
        y = next(iter(numbers_in(code.attributes.get("Y", ""))), y)
        text = code.text.strip("\r\n\t")
        right, down = (
            _deltas(code.attributes.get("DeltaX", ""), len(text)),
            _deltas(code.attributes.get("DeltaY", ""), len(text)),
        )
        at_x, at_y = x, y
        for index, char in enumerate(text):
            width = size * wide * (0.5 if char.isascii() else 1.0)
            start = left + a * at_x + c * at_y + e
            base = top + b * at_x + d * at_y + f
            box = PrintedLine(
                char, start, start + abs(a) * width, base - 0.88 * height, base + 0.12 * height, height
            )
            last = runs[-1] if runs and index else None
            if last is not None and abs(last.bottom - box.bottom) < 0.1 * height and start >= last.left:
                gap = " " if start - last.right > 1.2 * height and not char.isspace() else ""
                runs[-1] = last._replace(text=last.text + gap + char, right=max(box.right, last.right))
            else:
                runs.append(box)
            at_x += right[index] if index < len(right) else 0.0 if down else width
            at_y += down[index] if index < len(down) else 0.0
    return [run for run in runs if run.text.strip()]


def lines_of(runs: list[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of a page from top to bottom. A run drawn twice (to look bold) counts once."""
    levels: list[list[PrintedLine]] = []
    for run in sorted(runs, key=lambda one: (one.bottom, one.left)):
        if levels and abs(levels[-1][0].bottom - run.bottom) < 0.4 * min(levels[-1][0].size, run.size):
            levels[-1].append(run)
        else:
            levels.append([run])
    pieces: list[PrintedLine] = []
    for level in levels:
        kept: list[PrintedLine] = []
        for run in sorted(level, key=lambda one: one.left):
            if kept and kept[-1].text == run.text and run.left - kept[-1].left < 0.3 * run.size:
                continue
            kept.append(run)
        pieces.extend(merged_fragments(kept))
    return pieces


def _deltas(text: str, most: int) -> list[float]:
    """Return the steps of ``DeltaX`` or ``DeltaY``: numbers, and ``g n v`` for n times v (GB/T 33190-2016, 11.3)."""
    words = text.split()[:_LONGEST_RUN]
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < most:
        if words[at] == "g" and at + 2 < len(words):
            times = int(words[at + 1]) if words[at + 1].isdecimal() else 0
            steps.extend([_number(words[at + 2])] * min(times, most - len(steps)))
            at += 3
        else:
            steps.append(_number(words[at]))
            at += 1
    return steps


def _number(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e6 else 0.0


def numbers_in(text: str) -> list[float]:
    """Return the numbers of an attribute, eight at most."""
    return [_number(word) for word in text.split()[:8]]


def box_of(node: Node | None) -> tuple[float, ...] | None:
    """Return the physical box of a page: left, top, width, height."""
    for area in ("PageArea", "Area"):
        numbers = numbers_in(text_in(child(node, area), "PhysicalBox"))
        if len(numbers) == 4 and numbers[3] > 0:
            return tuple(numbers)
    return None


def local(node: Node) -> str:
    """Return the name of an element without its prefix."""
    return node.name.rpartition(":")[2]


def children(node: Node | None, name: str) -> list[Node]:
    """Return the children of that name."""
    return [one for one in node.children if local(one) == name] if node is not None else []


def child(node: Node | None, name: str) -> Node | None:
    """Return the first child of that name."""
    return next(iter(children(node, name)), None)


def text_in(node: Node | None, name: str) -> str:
    """Return the text of the first child of that name."""
    found = child(node, name)
    return found.text.strip() if found is not None else ""
